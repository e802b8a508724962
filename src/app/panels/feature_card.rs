//! Card of a feature of any dataset: names, what its fields say, note, sources.

use egui::{Label, RichText, Ui};

use super::cluster_card::title;
use crate::{
    app::{
        command::Command,
        frame_context::FrameContext,
        theme,
        widgets::{self, feature_facts, feature_names, feature_note, is_weak, weak_mark},
    },
    view::FeatureRef,
};

/// Width of the titles of fields, points.
const TITLE: f32 = 96.0;

/// Draws the card; nothing for a feature that does not exist.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, feature: &FeatureRef, out: &mut Vec<Command>) {
    let Some((dataset, at)) = context.facts.feature(feature) else { return };
    let (language, texts) = (context.view.language, &context.texts.card);
    let mut names = feature_names(dataset, at, language);
    title(ui, context, names.next().unwrap_or(&feature.key), names.next().unwrap_or_default(), out);
    ui.label(RichText::new(dataset.title().get(language)).size(12.0).color(theme::faint(ui)));
    weak_mark(ui, context, is_weak(dataset, at));
    // Features without a position are on no map, whatever the filter.
    if dataset.point(at).is_some() && !context.computed.shows_feature(feature) {
        widgets::note(ui, &texts.hidden_by_filter);
    }
    egui::Grid::new("feature facts").num_columns(2).spacing([12.0, 5.0]).show(ui, |ui| {
        for fact in feature_facts(dataset, at, language) {
            // Titles of fields can be long.
            ui.vertical(|ui| {
                ui.set_width(TITLE);
                ui.add(Label::new(RichText::new(fact.title).size(12.0).color(theme::faint(ui))).wrap());
            });
            ui.add(Label::new(fact.said).wrap());
            ui.end_row();
        }
    });
    if let Some(note) = feature_note(dataset, at, language) {
        ui.add_space(6.0);
        widgets::heading(ui, &texts.note);
        widgets::note(ui, note);
    }
    ui.add_space(6.0);
    widgets::heading(ui, &texts.sources);
    for source in dataset.sources(at) {
        widgets::sources(ui, context, &[source], out);
    }
}
