//! Card of a feature of any dataset: names, what its fields say, note, sources.

use egui::{FontId, Label, RichText, Ui, text::LayoutJob};

use super::cluster_card::title;
use crate::{
    app::{
        command::Command,
        frame_context::FrameContext,
        theme,
        widgets::{
            self, feature_facts, feature_names, feature_note, is_weak, own_facts, own_origin, own_source, weak_mark,
        },
    },
    view::FeatureRef,
};

/// Width of the titles of fields, points.
const TITLE: f32 = 96.0;

/// Draws the card; nothing for a feature that does not exist.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, feature: &FeatureRef, out: &mut Vec<Command>) {
    let Some((dataset, at)) = context.facts.feature(feature) else { return };
    let (language, texts) = (context.view.language, &context.texts.card);
    let label = context.facts.label_of(context.view, feature, language);
    let is_labelled = context.view.label_field(&feature.dataset).is_some();
    let names = feature_names(dataset, at, language).filter(|name| label.as_deref() != Some(*name));
    let mut names = label.as_deref().into_iter().chain(names).take(if is_labelled { 2 } else { usize::MAX });
    let own = own_origin(dataset);
    let row = own.map(|_| context.texts.own_data.row.replace("{n}", &feature.key));
    let unnamed = row.as_deref().unwrap_or(&feature.key);
    title(ui, context, names.next().unwrap_or(unnamed), names.next().unwrap_or_default(), out);
    ui.label(RichText::new(dataset.title().get(language)).size(12.0).color(theme::faint(ui)));
    weak_mark(ui, context, is_weak(dataset, at));
    // Features without a position are on no map, whatever the filter.
    if dataset.point(at).is_some() && !context.computed.shows_row(dataset.id(), at) {
        widgets::note(ui, &texts.hidden_by_filter);
    }
    egui::Grid::new("feature facts").num_columns(2).spacing([12.0, 5.0]).show(ui, |ui| {
        // Titles of fields can be long.
        let title = |ui: &mut Ui, title: &str| {
            ui.vertical(|ui| {
                ui.set_width(TITLE);
                ui.add(Label::new(RichText::new(title).size(12.0).color(theme::faint(ui))).wrap());
            });
        };
        let facts = if own.is_none() { feature_facts(dataset, at, language) } else { Vec::new() };
        for fact in facts {
            title(ui, fact.title);
            ui.add(Label::new(fact.said).wrap());
            ui.end_row();
        }
        let own = if own.is_some() { own_facts(dataset, at, language) } else { Vec::new() };
        for fact in own {
            title(ui, fact.title);
            match fact.said {
                Some(said) => text_of_a_cell(ui, &said),
                None => widgets::note(ui, &context.texts.own_data.not_given),
            }
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
    if let Some(origin) = own {
        widgets::note(ui, &own_source(origin, context.texts));
    }
}

/// Text of a cell in a few lines; the whole of a longer one in its tooltip.
fn text_of_a_cell(ui: &mut Ui, text: &str) {
    /// Number of lines, and of letters of the tooltip.
    const MOST: (usize, usize) = (4, 1_000);
    let short: String = text.chars().take(MOST.1).collect();
    let mut job = LayoutJob::simple(short.clone(), FontId::proportional(13.0), ui.visuals().text_color(), 0.0);
    job.wrap.max_rows = MOST.0;
    let label = ui.add(Label::new(job).wrap());
    if short.chars().nth(60).is_some() {
        label.on_hover_text(short);
    }
}
