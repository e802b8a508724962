//! Filter conditions on programmes, with the number of matches for each.

use egui::{RichText, Ui};
use strum::IntoEnumIterator as _;

use super::{KIND, PLACE, ask, year_histogram};
use crate::{
    app::{
        command::Command,
        frame_context::FrameContext,
        theme,
        widgets::{self, facet_head, facet_row, folded},
    },
    i18n::phrase,
    model::{ProgrammeKind, Province},
    query::{asked_period, with_period},
    view::FeatureQuery,
};

/// Number of provinces listed before the list is expanded.
const FEW: usize = 5;

/// Draws all facets.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    kinds(ui, context, out);
    periods(ui, context, out);
    provinces(ui, context, out);
    ui.add_space(6.0);
    ui.separator();
}

fn accessible_label(context: &FrameContext<'_>, name: &str, count: usize) -> String {
    context.texts.programmes.value_count.of(count).replace("{name}", name)
}

/// Draws the heading of a facet, with a button that asks the query without its conditions.
fn head(ui: &mut Ui, context: &FrameContext<'_>, title: &str, cleared: Option<FeatureQuery>, out: &mut Vec<Command>) {
    if let Some(query) = facet_head(ui, context.texts, (title, ""), cleared, |_| ()) {
        ask(query, out);
    }
}

/// The query without the condition on a field; `None` if it has none.
fn without(query: &FeatureQuery, field: &str) -> Option<FeatureQuery> {
    query.filter.get(field).is_some().then(|| query.lifted(field))
}

fn kinds(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let query = &context.view.programme_query();
    head(ui, context, &context.texts.programmes.kinds, without(query, KIND), out);
    for kind in ProgrammeKind::iter() {
        let count = context.computed.programmes.facets.of_code(KIND, kind.into());
        let name = phrase(&context.texts.programme_kind, kind);
        let checked = query.filter.names(KIND, kind.into());
        if facet_row(ui, name, count, checked, None, &accessible_label(context, name, count)).clicked() {
            ask(query.toggled(KIND, kind.into()), out);
        }
    }
}

fn periods(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, query) = (&context.texts.programmes, context.view.programme_query());
    let (years, unknown) = asked_period(&query);
    let is_set = years.is_some() || unknown;
    let cleared = is_set.then(|| with_period(&query, None, false));
    head(ui, context, &texts.periods, cleared, out);
    year_histogram::ui(ui, context, out);
    let count = context.computed.programmes.facets.of_unknown_period();
    let row = facet_row(ui, &texts.undated, count, unknown, None, &accessible_label(context, &texts.undated, count));
    if row.clicked() {
        ask(with_period(&query, years, !unknown), out);
    }
    widgets::note(ui, &texts.period_note);
}

fn provinces(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, query) = (&context.texts.programmes, &context.view.programme_query());
    head(ui, context, &texts.provinces, without(query, PLACE), out);
    // Provinces without known programmes are left out; the order is independent of the filter.
    let known = |id| context.catalogue().programmes_of(id).count();
    let mut rows: Vec<_> = context.catalogue().provinces.iter().filter(|province| known(&province.id) > 0).collect();
    rows.sort_by_key(|province| std::cmp::Reverse(known(&province.id)));
    let is_chosen = |province: &&Province| query.filter.names(PLACE, province.id.as_str());
    folded(ui, (&rows, FEW), [&texts.more_provinces, &texts.fewer_provinces], is_chosen, |ui, province| {
        let count = context.computed.programmes.facets.of_code(PLACE, province.id.as_str());
        let name = province.name.short(context.view.language);
        let spoken = accessible_label(context, name, count);
        if facet_row(ui, name, count, is_chosen(province), None, &spoken).clicked() {
            ask(query.toggled(PLACE, province.id.as_str()), out);
        }
    });
    ui.label(RichText::new(&texts.province_note).size(11.5).color(theme::faint(ui)));
}
