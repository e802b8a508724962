//! Drop-down list that is left and walked through by keys, however it was opened.

use egui::{ComboBox, InnerResponse, Ui};

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
    shown
}
