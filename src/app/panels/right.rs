//! Right panel: card of the selected feature, then statistics of the clusters shown.

use egui::{ScrollArea, Ui};

use super::{cluster_card, feature_card, province as province_card, statistics, width};
use crate::{
    app::{
        command::Command,
        focus,
        frame_context::FrameContext,
        least_sizes::{MAP, RIGHT},
    },
    view::FeatureRef,
};

/// Draws the panel.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let usual = (ui.ctx().content_rect().width() * 0.235).clamp(*RIGHT.start(), 318.0);
    let id = ui.scope_id().with("statistics");
    let most = ui.available_width() - MAP.x;
    width::show(ui, egui::Panel::right(id), id, usual, (RIGHT, most), |ui| {
        // Each selection starts at the top of its card.
        let id = ui.scope_id().with(("right", &context.view.selection.as_ref().map(ToString::to_string)));
        focus::scroll(ScrollArea::vertical().id_salt(id).auto_shrink([false, false]), ui, |ui| {
            ui.add_space(8.0);
            if let Some(feature) = &context.view.selection {
                card(ui, context, feature, out);
                ui.add_space(6.0);
                ui.separator();
                ui.add_space(6.0);
            }
            focus::apart(ui, "shown", |ui| statistics::ui(ui, context, out));
            ui.add_space(16.0);
        });
    });
}

/// Card of a feature.
fn card(ui: &mut Ui, context: &FrameContext<'_>, feature: &FeatureRef, out: &mut Vec<Command>) {
    let catalogue = context.catalogue();
    if let Some(cluster) = feature.cluster().and_then(|id| catalogue.cluster(&id)) {
        cluster_card::ui(ui, context, cluster, out);
    } else if let Some(province) = feature.province().and_then(|id| catalogue.province(&id)) {
        province_card::ui(ui, context, province, out);
    } else {
        feature_card::ui(ui, context, feature, out);
    }
}
