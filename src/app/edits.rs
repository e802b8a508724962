//! Where an edit ends: all that is typed into a field until it is left, or dragged with one press, is one undo step.

use egui::{Context, Id, Memory};

/// What had the keyboard in the last frame.
#[derive(Debug, Default)]
pub struct Edits {
    focused: Option<Id>,
}

impl Edits {
    /// Whether an edit ended in this frame: the keyboard went elsewhere (Enter leaves a line), or a number or a slider that
    /// was dragged was let go.
    pub fn ended(&mut self, ctx: &Context) -> bool {
        let focused = ctx.memory(Memory::focused);
        let left = focused != self.focused;
        self.focused = focused;
        // A click inside a field moves its cursor only.
        let released = ctx.input(|input| input.pointer.any_released()) && !ctx.text_edit_focused();
        left || released
    }
}
