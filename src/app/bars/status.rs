//! Status bar at the lower edge: number of clusters shown, loading of tiles, projection.

use egui::{RichText, Ui};

use crate::{
    app::{action::Action, command::Command, frame_context::FrameContext, theme},
    geo::ProjectionKind,
    surface::screen::TileState,
};

/// Draws the status bar.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    egui::Panel::bottom("status").show(ui, |ui| {
        ui.horizontal(|ui| {
            let small = |text: &str| RichText::new(text).size(11.5);
            let found = context.texts.filters.found.replace("{n}", &context.computed.found.len().to_string());
            let found = found.replace("{m}", &context.computed.universe.to_string());
            ui.label(small(&found).color(theme::faint(ui)));
            if context.view.is_narrowed() && ui.small_button(&context.texts.filters.clear_all).clicked() {
                out.push(Action::ClearFilters.into());
            }
            if context.ui_state.tiles == Some(TileState::Loading) || context.ui_state.opening.is_some() {
                ui.label(small(&context.texts.tiles.loading).color(theme::faint(ui)));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let camera = &context.view.camera;
                let action = match camera.projection {
                    ProjectionKind::Albers => Action::Albers,
                    ProjectionKind::WebMercator => Action::WebMercator,
                };
                ui.label(small(action.title(context)).color(theme::faint(ui)))
                    .on_hover_text(camera.projection.description());
            });
        });
    });
}
