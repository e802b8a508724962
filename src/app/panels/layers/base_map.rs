//! Parts of the base map, and what is written on it.

use egui::Ui;

use crate::app::{action::Action, command::Command, frame_context::FrameContext, widgets};

/// Actions in their order.
const PARTS: [Action; 7] = [
    Action::ProvinceLabels,
    Action::CityLabels,
    Action::BothLanguages,
    Action::Water,
    Action::Graticule,
    Action::Legend,
    Action::DetailInsets,
];

/// Draws a box to tick for each part.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    widgets::heading(ui, &context.texts.layers.base);
    for action in PARTS {
        let mut on = action.checked(context).unwrap_or_default();
        if widgets::check_box(ui, &mut on, action.title(context)).on_hover_text(action.tip(context)).changed() {
            out.push(action.into());
        }
    }
}
