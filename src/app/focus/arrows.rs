//! Arrow keys that belong to the widget with the focus.

use egui::{EventFilter, FocusDirection, Id, Key, Ui};

/// Leaves the arrow keys to a widget that has the focus.
pub fn keep_arrows(ui: &Ui, widget: Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    // egui heeds that from the next pass on, and has already taken a key of this one for a way to another widget.
    let pressed = |key: &Key| ui.input(|input| input.key_pressed(*key));
    let now = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown].iter().any(pressed);
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(widget, filter);
        if now {
            memory.move_focus(FocusDirection::None);
        }
    });
}
