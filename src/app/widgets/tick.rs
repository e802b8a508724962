//! Boxes to tick and radio buttons, whose outline is seen where they are empty.

use egui::{Response, Ui, Widget};

use crate::app::theme;

/// A box to tick.
pub(crate) fn check_box(ui: &mut Ui, on: &mut bool, text: &str) -> Response {
    check_box_if(ui, true, on, text)
}

/// A box that can be ticked where it is enabled.
#[expect(clippy::disallowed_methods, reason = "the one place that draws boxes to tick")]
pub(crate) fn check_box_if(ui: &mut Ui, enabled: bool, on: &mut bool, text: &str) -> Response {
    outlined(ui, enabled, egui::Checkbox::new(on, text))
}

/// A radio button: whether it is enabled and whether it is chosen.
#[expect(clippy::disallowed_methods, reason = "the one place that draws radio buttons")]
pub(crate) fn radio_button_if(ui: &mut Ui, (enabled, on): (bool, bool), text: &str) -> Response {
    outlined(ui, enabled, egui::RadioButton::new(on, text))
}

fn outlined(ui: &mut Ui, enabled: bool, widget: impl Widget) -> Response {
    let before = ui.visuals().widgets.inactive;
    theme::outline_boxes(ui.visuals_mut());
    let response = ui.add_enabled(enabled, widget);
    ui.visuals_mut().widgets.inactive = before;
    response
}
