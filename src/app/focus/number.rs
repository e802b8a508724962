//! Number fields, which egui turns from a button into a text field while they have the focus.

use egui::{Context, Id, Key, Response, Ui, Widget};

use super::pending_entry::note_entry;

/// Id of the number field that last had the focus.
fn number_id() -> Id {
    Id::unique("number that is typed")
}

/// Number field that last had the focus.
pub(super) fn noted(ctx: &Context) -> Option<Id> {
    ctx.data(|data| data.get_temp(number_id()))
}

/// Adds a number field or a slider with one, which must not update while it is edited: a typed number takes effect when
/// the field is left. Escape restores the old number and keeps the focus in the field.
pub(crate) fn number(ui: &mut Ui, field: impl Widget) -> Response {
    let escaped = ui.next_auto_id().with("left by Escape");
    // egui discards the typed text when the field gains the focus, and otherwise applies it in the pass after Escape.
    if let Some(field) = ui.data_mut(|data| data.remove_temp::<Option<Id>>(escaped)).flatten() {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    let response = ui.add(field);
    if response.has_focus() && ui.ctx().text_edit_focused() {
        ui.data_mut(|data| data.insert_temp(number_id(), response.id));
        note_entry(&response, true);
    } else if response.lost_focus() && noted(ui.ctx()) == Some(response.id) && escape(ui) {
        ui.data_mut(|data| data.insert_temp(escaped, Some(response.id)));
        ui.request_repaint();
    }
    response
}

fn escape(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Escape))
}
