//! Arrow keys reserved for the focused widget.

use egui::{EventFilter, FocusDirection, Id, Key, Ui};

/// Reserves the arrow keys for a widget that has the focus.
pub fn keep_arrows(ui: &Ui, widget: Id) {
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
