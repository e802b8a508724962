//! Number fields, which egui turns from a button into a text field while they have the focus.

use egui::{Context, DragValue, Id, Key, Response, Ui};

use super::entry::note_entry;

/// Id of the number field that last had the focus.
fn number_id() -> Id {
    Id::unique("number that is typed")
}

/// Number field that last had the focus.
pub fn noted(ctx: &Context) -> Option<Id> {
    ctx.data(|data| data.get_temp(number_id()))
}

/// Adds a number field. A typed number takes effect when the field is left; Escape restores the old number and keeps the
/// focus in the field.
pub fn number(ui: &mut Ui, field: DragValue<'_>) -> Response {
    let id = ui.next_auto_id();
    let escaped = id.with("left by Escape");
    // egui discards the typed text when the field gains the focus, and otherwise applies it in the pass after Escape.
    if ui.data_mut(|data| data.remove_temp::<bool>(escaped)).is_some() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let response = ui.add(field.update_while_editing(false));
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(number_id(), id));
    } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        ui.data_mut(|data| data.insert_temp(escaped, true));
        ui.request_repaint();
    }
    note_entry(&response, true);
    response
}
