//! Arrow keys reserved for the focused widget, and Home and End in a list.

use egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Ui};

use super::keeper::ends_in;

/// Moves the focus to the first or last entry of the open list drawn in `ui` by Home and End.
pub(crate) fn home_and_end(ui: &Ui) {
    let (home, end) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::Home), input.consume_key(Modifiers::NONE, Key::End))
    });
    let (first, last) = ends_in(ui);
    if let Some(entry) = if home { first } else { last.filter(|_| end) } {
        ui.memory_mut(|memory| memory.request_focus(entry));
    }
}

/// Reserves the arrow keys for a widget that has the focus.
pub(crate) fn keep_arrows(ui: &Ui, widget: Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    // egui applies the filter from the next pass on; in this pass it has already used a key to move the focus.
    let pressed = |key: &Key| ui.input(|input| input.key_pressed(*key));
    let now = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown].iter().any(pressed);
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(widget, filter);
        if now {
            memory.move_focus(FocusDirection::None);
        }
    });
}
