//! Right panel: details of what the chosen tab shows, with the card of the selected feature.

mod comparison;
mod coverage;
mod ranking;

use egui::{ScrollArea, Ui, Vec2};

use super::{cell_card, cluster_card, feature_card, province as province_card, statistics, width};
use crate::{
    app::{
        action::Action,
        command::Command,
        focus,
        frame_context::FrameContext,
        least_sizes::{FOLDED, MAP, RIGHT},
        settings::LeftPanel,
        side_panels::Side,
        widgets::{Icon, IconButton, with_keys},
    },
    view::FeatureRef,
};

/// Draws the panel; while it is closed or folded, a narrow strip that opens it.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    if !context.is_drawn(Side::Right) {
        return folded(ui, context, out);
    }
    let usual = (ui.ctx().content_rect().width() * 0.235).clamp(*RIGHT.start(), 318.0);
    let id = ui.scope_id().with("statistics");
    let most = ui.available_width() - MAP.x;
    width::show(ui, egui::Panel::right(id), id, usual, (RIGHT, most), |ui| {
        match context.settings.left {
            LeftPanel::Provinces => split(ui, context, out, &mut |ui, out| ranking::ui(ui, context, out)),
            LeftPanel::Programmes => split(ui, context, out, &mut |ui, out| coverage::ui(ui, context, out)),
            LeftPanel::Compare => scrolled(ui, "comparison", |ui| comparison::ui(ui, context, out)),
            LeftPanel::Clusters | LeftPanel::Article | LeftPanel::Layers | LeftPanel::Analysis => {
                // Each selection starts at the top of its card.
                scrolled(ui, ("right", &context.view.selection.as_ref().map(ToString::to_string)), |ui| {
                    if let Some(feature) = &context.view.selection {
                        card(ui, context, feature, out);
                        ui.add_space(6.0);
                        ui.separator();
                        ui.add_space(6.0);
                    }
                    focus::apart(ui, "shown", |ui| statistics::ui(ui, context, out));
                });
            }
        }
    });
}

/// Least and largest share of the panel's height for the list above the card of what is selected.
const LIST: (f32, f32) = (140.0, 0.5);

/// Draws a list, and below it the card of what is selected, each of which scrolls by itself.
fn split(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    out: &mut Vec<Command>,
    list: &mut dyn FnMut(&mut Ui, &mut Vec<Command>),
) {
    let Some(feature) = &context.view.selection else {
        return scrolled(ui, "list", |ui| list(ui, out));
    };
    let height = (ui.available_height() * LIST.1).max(LIST.0);
    let id = ui.scope_id().with("list");
    let area = ScrollArea::vertical().id_salt(id).max_height(height).auto_shrink([false, true]);
    focus::scroll(area, ui, |ui| list(ui, out));
    ui.separator();
    scrolled(ui, ("card", &feature.to_string()), |ui| card(ui, context, feature, out));
}

/// Scrolls contents in the rest of the panel.
fn scrolled(ui: &mut Ui, salt: impl egui::AsIdSalt, add: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(salt);
    focus::scroll(ScrollArea::vertical().id_salt(id).auto_shrink([false, false]), ui, |ui| {
        ui.add_space(8.0);
        add(ui);
        ui.add_space(16.0);
    });
}

/// Strip with a button that opens the panel.
fn folded(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let frame = egui::Frame::side_top_panel(ui.style()).inner_margin(egui::Margin::symmetric(2, 6));
    egui::Panel::right("details, folded").resizable(false).exact_size(FOLDED).frame(frame).show(ui, |ui| {
        let action = Action::StatisticsPanel;
        let name = action.title(context);
        let button = IconButton::new(Icon::Before, name).size(Vec2::splat(18.0));
        if ui.add(button).on_hover_text(with_keys(ui, name, action)).clicked() {
            out.push(action.into());
        }
    });
}

/// Card of a feature.
fn card(ui: &mut Ui, context: &FrameContext<'_>, feature: &FeatureRef, out: &mut Vec<Command>) {
    let catalogue = context.catalogue();
    if let Some(cluster) = feature.cluster().and_then(|id| catalogue.cluster(&id)) {
        cluster_card::ui(ui, context, cluster, out);
    } else if let Some(province) = feature.province().and_then(|id| catalogue.province(&id)) {
        province_card::ui(ui, context, province, out);
    } else if let Some(place) = feature.cell() {
        cell_card::ui(ui, context, place, out);
    } else {
        feature_card::ui(ui, context, feature, out);
    }
}
