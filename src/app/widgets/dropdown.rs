//! Drop-down list that is left and walked through by keys, however it was opened.

use egui::{ComboBox, InnerResponse, Ui, accesskit::HasPopup};

use super::named;
use crate::app::focus;

/// Shows a list called `name`. Its button takes the focus when it is clicked, so that keys go on from there and the focus
/// returns to it; Home and End move to the first and the last entry.
pub(crate) fn dropdown<R>(
    ui: &mut Ui,
    list: ComboBox,
    name: &str,
    add: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<Option<R>> {
    let shown = list.show_ui(ui, |ui| {
        let result = add(ui);
        focus::home_and_end(ui);
        focus::follow(ui);
        result
    });
    if shown.response.clicked() {
        shown.response.request_focus();
    }
    named(&shown.response, name);
    let is_open = shown.inner.is_some();
    ui.ctx().accesskit_node_builder(shown.response.id, |node| {
        node.set_has_popup(HasPopup::Listbox);
        node.set_expanded(is_open);
        // Some clients ask for no value of a list.
        if let Some(value) = node.value().map(str::to_owned) {
            node.set_description(value);
        }
    });
    shown
}
