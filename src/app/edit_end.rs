//! End of an edit: everything typed into a field until it loses focus, or dragged in one press, is one undo step.

use egui::{Context, Event, Id, Memory};

use super::focus;

/// Tracker of the focused widget between frames.
#[derive(Debug, Default)]
pub(super) struct Edits {
    focused: Option<Id>,
    /// `true` if keys reached the focused field since its entry last took effect.
    typed: bool,
    /// Field left in this frame for commands that wait; it gets the focus back.
    left: Option<Id>,
    /// `true` if the field was left in the last frame.
    settled: bool,
}

impl Edits {
    /// `true` if an edit ended in this frame: the focus moved (Enter leaves a single-line field), or a dragged number
    /// or slider was released.
    pub(super) fn ended(&mut self, ctx: &Context) -> bool {
        let focused = ctx.memory(Memory::focused);
        let left = focused != self.focused;
        self.focused = focused;
        // A click inside a text field only moves its cursor.
        let released = ctx.input(|input| input.pointer.any_released()) && !ctx.text_edit_focused();
        left || released
    }

    /// Notes whether the focused field is typed into. Called before drawing.
    pub(super) fn note(&mut self, ctx: &Context) {
        let keys = |event: &Event| {
            matches!(
                event,
                Event::Text(_)
                    | Event::Paste(_)
                    | Event::Cut
                    | Event::Ime(_)
                    | Event::Key { pressed: true, .. }
                    | Event::AccessKitActionRequest(_)
            )
        };
        self.typed |= ctx.input(|input| input.events.iter().any(keys));
        self.typed &= focus::entry(ctx).is_some();
    }

    /// `true` if commands must wait for the next frame, since the focused field has an entry that takes effect when the
    /// field is left. The field is left for one frame, and its own command precedes those that wait.
    pub(super) fn holds_up(&mut self, ctx: &Context) -> bool {
        if std::mem::take(&mut self.settled) || !self.typed {
            return false;
        }
        let Some(field) = focus::entry(ctx) else { return false };
        let types = |event: &Event| matches!(event, Event::Text(_) | Event::Paste(_) | Event::Cut);
        // Text typed in this frame reaches the field only if it still has the focus.
        if !ctx.input(|input| input.events.iter().any(types)) {
            ctx.memory_mut(|memory| memory.surrender_focus(field));
            self.left = Some(field);
            self.typed = false;
        }
        true
    }

    /// Returns the focus to the field that was left for commands; `true` if there is one. Called after drawing.
    pub(super) fn take_up(&mut self, ctx: &Context) -> bool {
        let Some(field) = self.left.take() else { return false };
        self.settled = true;
        ctx.memory_mut(|memory| {
            if memory.focused().is_none() {
                memory.request_focus(field);
            }
        });
        true
    }
}
