//! Observation with its date, sources and caveats.

use egui::{RichText, Ui};

use super::{dated_sources, note};
use crate::{
    app::{command::Command, frame_context::FrameContext, theme},
    caption::observation::FormattedObservation,
};

/// Draws the observation with date, sources and caveats.
pub(crate) fn reading(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    found: &FormattedObservation<'_>,
    out: &mut Vec<Command>,
) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(&found.value).font(theme::bold(14.0)));
        if !found.details.is_empty() {
            ui.label(RichText::new(found.details.join(" · ")).size(12.0));
        }
        weak_mark(ui, context, found.weak);
    });
    dated_sources(ui, context, found.as_of, found.sources, out);
    if !found.note.is_empty() {
        note(ui, found.note);
    }
}

/// Mark of a weakly sourced value.
pub(crate) fn weak_mark(ui: &mut Ui, context: &FrameContext<'_>, weak: bool) {
    if weak {
        let color = ui.visuals().warn_fg_color;
        ui.label(RichText::new(&context.texts.province.weak).size(12.0).color(color));
    }
}

/// Label of an unknown value.
pub(crate) fn unknown(ui: &mut Ui, context: &FrameContext<'_>) {
    let color = theme::faint(ui);
    ui.label(RichText::new(&context.texts.app.unknown).size(12.0).color(color));
}
