//! Left panel: one of several contents, chosen in the activity bar.

use egui::Ui;

use super::{analysis, article, clusters, compare, layers, programmes, provinces, width};
use crate::app::{
    command::Command,
    frame_context::FrameContext,
    least_sizes::{LEFT, MAP, RIGHT},
    settings::LeftPanel,
};

/// Draws the panel.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let share = match context.settings.left {
        LeftPanel::Clusters | LeftPanel::Compare => 0.2,
        LeftPanel::Layers | LeftPanel::Analysis => 0.28,
        LeftPanel::Provinces | LeftPanel::Programmes | LeftPanel::Article => 0.25,
    };
    let usual = (ui.available_width() * share).clamp(*LEFT.start(), 340.0);
    // Each content has its own stored width.
    let id = ui.scope_id().with(("left", context.settings.left as u8));
    let most = ui.available_width() - MAP.x - *RIGHT.start();
    width::show(ui, egui::Panel::left(id), id, usual, (LEFT, most), |ui| {
        ui.add_space(6.0);
        match context.settings.left {
            LeftPanel::Clusters => clusters::ui(ui, context, out),
            LeftPanel::Provinces => provinces::ui(ui, context, out),
            LeftPanel::Compare => compare::ui(ui, context, out),
            LeftPanel::Programmes => programmes::ui(ui, context, out),
            LeftPanel::Article => article::ui(ui, context, out),
            LeftPanel::Layers => layers::ui(ui, context, out),
            LeftPanel::Analysis => analysis::ui(ui, context, out),
        }
    });
}
