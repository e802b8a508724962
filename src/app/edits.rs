//! End of an edit: everything typed into a field until it loses focus, or dragged in one press, is one undo step.

use egui::{Context, Id, Memory};

/// Tracker of the focused widget between frames.
#[derive(Debug, Default)]
pub struct Edits {
    focused: Option<Id>,
}

impl Edits {
    /// `true` if an edit ended in this frame: the focus moved (Enter leaves a single-line field), or a dragged number
    /// or slider was released.
    pub fn ended(&mut self, ctx: &Context) -> bool {
        let focused = ctx.memory(Memory::focused);
        let left = focused != self.focused;
        self.focused = focused;
        // A click inside a text field only moves its cursor.
        let released = ctx.input(|input| input.pointer.any_released()) && !ctx.text_edit_focused();
        left || released
    }
}
