//! Filter conditions on programmes, with the number of matches for each.

use std::collections::BTreeSet;

use egui::{RichText, Ui};
use strum::IntoEnumIterator as _;

use super::{ask, year_histogram};
use crate::{
    app::{
        command::Command,
        frame_context::FrameContext,
        theme,
        widgets::{self, facet_row},
    },
    i18n::phrase,
    model::ProgrammeKind,
    query::ProgrammeFilter,
    view::toggled,
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

/// Heading of a facet, with a button that clears its conditions.
fn head(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    title: &str,
    cleared: Option<ProgrammeFilter>,
    out: &mut Vec<Command>,
) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        widgets::heading(ui, title);
        if let Some(filter) = cleared {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let clear = &context.texts.filters.clear_facet;
                if ui.small_button(clear).accessible_name(format!("{clear}: {title}")).clicked() {
                    ask(context, filter, out);
                }
            });
        }
    });
}

fn kinds(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let filter = &context.ui_state.programmes.filter;
    let cleared = (!filter.kinds.is_empty()).then(|| ProgrammeFilter { kinds: BTreeSet::new(), ..filter.clone() });
    head(ui, context, &context.texts.programmes.kinds, cleared, out);
    for kind in ProgrammeKind::iter() {
        let count = context.computed.programmes.facets.kinds.get(&kind).copied().unwrap_or_default();
        let name = phrase(&context.texts.programme_kind, kind);
        let checked = filter.kinds.contains(&kind);
        if facet_row(ui, name, count, checked, None, &accessible_label(context, name, count)).clicked() {
            ask(context, ProgrammeFilter { kinds: toggled(&filter.kinds, &kind), ..filter.clone() }, out);
        }
    }
}

fn periods(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, filter) = (&context.texts.programmes, &context.ui_state.programmes.filter);
    let is_set = filter.years.is_some() || filter.undated;
    let cleared = is_set.then(|| ProgrammeFilter { years: None, undated: false, ..filter.clone() });
    head(ui, context, &texts.periods, cleared, out);
    year_histogram::ui(ui, context, out);
    let count = context.computed.programmes.facets.undated;
    let row =
        facet_row(ui, &texts.undated, count, filter.undated, None, &accessible_label(context, &texts.undated, count));
    if row.clicked() {
        ask(context, ProgrammeFilter { undated: !filter.undated, ..filter.clone() }, out);
    }
    widgets::note(ui, &texts.period_note);
}

fn provinces(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, filter) = (&context.texts.programmes, &context.ui_state.programmes.filter);
    let cleared =
        (!filter.provinces.is_empty()).then(|| ProgrammeFilter { provinces: BTreeSet::new(), ..filter.clone() });
    head(ui, context, &texts.provinces, cleared, out);
    // Provinces without known programmes are left out; the order is independent of the filter.
    let known = |id| context.catalogue().programmes_of(id).count();
    let mut rows: Vec<_> = context.catalogue().provinces.iter().filter(|province| known(&province.id) > 0).collect();
    rows.sort_by_key(|province| std::cmp::Reverse(known(&province.id)));
    let id = ui.scope_id().with("all provinces");
    let mut unfolded = ui.data(|data| data.get_temp(id).unwrap_or(false));
    for (at, province) in rows.iter().enumerate() {
        let checked = filter.provinces.contains(&province.id);
        if at >= FEW && !unfolded && !checked {
            continue;
        }
        let count = context.computed.programmes.facets.provinces.get(&province.id).copied().unwrap_or_default();
        let name = province.name.short(context.view.language);
        if facet_row(ui, name, count, checked, None, &accessible_label(context, name, count)).clicked() {
            ask(
                context,
                ProgrammeFilter { provinces: toggled(&filter.provinces, &province.id), ..filter.clone() },
                out,
            );
        }
    }
    let more = texts.more_provinces.replace("{n}", &rows.len().to_string());
    let label = if unfolded { &texts.fewer_provinces } else { &more };
    if ui.link(RichText::new(label).size(12.0)).clicked() {
        unfolded = !unfolded;
        ui.data_mut(|data| data.insert_temp(id, unfolded));
    }
    ui.label(RichText::new(&texts.province_note).size(11.5).color(theme::faint(ui)));
}
