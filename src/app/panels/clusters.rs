//! Filter panel: search, facets, and the list of matching clusters.

use std::collections::BTreeSet;

use egui::{RichText, ScrollArea, TextEdit, Ui};
use strum::IntoEnumIterator as _;

use crate::{
    app::{
        action::Action,
        command::{Command, FilterCommand},
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{self, Icon, IconButton, facet_head, facet_row, folded},
    },
    i18n::{Term, format, phrase},
    model::{Announcement, Cluster, Province, Region},
    query::{Hit, SearchTarget},
    view::{EditKind, FeatureQuery, PlaceFilter, Switch},
};

/// Field of a cluster's sector.
const SECTOR: &str = "sector";
/// Field of a cluster's announcement.
const ANNOUNCEMENT: &str = "announcement";
/// Number of provinces listed before the list is expanded.
const FEW: usize = 5;
/// Side length of the button that clears the search, points.
const CLEAR: f32 = 22.0;
/// Number of places offered below the search field.
const PLACES: usize = 4;

/// Draws the contents of the panel.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    search(ui, context, out);
    ui.add_space(2.0);
    focus::scroll(ScrollArea::vertical().auto_shrink([false, false]), ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        // During a search the results come directly below the search field.
        if context.view.cluster_query().text.trim().is_empty() {
            focus::apart(ui, "facets", |ui| facets(ui, context, out));
            ui.add_space(10.0);
            ui.separator();
            focus::apart(ui, "results", |ui| results(ui, context, out));
        } else {
            not_found(ui, context, out);
            places(ui, context, out);
            focus::apart(ui, "results", |ui| results(ui, context, out));
            ui.separator();
            focus::apart(ui, "facets", |ui| facets(ui, context, out));
        }
    });
}

fn search(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.filters;
    let line = egui::vec2(ui.available_width(), 28.0);
    ui.allocate_ui_with_layout(line, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        let query = context.view.cluster_query();
        let mut text = query.text.clone();
        let clears = !text.is_empty();
        // The field takes the width that the button leaves.
        let button = if clears { CLEAR + ui.spacing().item_spacing.x } else { 0.0 };
        let edit = TextEdit::singleline(&mut text)
            .id_salt("search")
            .hint_text(&texts.search_hint)
            .desired_width(ui.available_width() - button)
            .margin(egui::Margin::symmetric(8, 5));
        let response = ui.add(edit).accessible_name(&texts.search);
        if context.ui_state.focus_search {
            response.request_focus();
        }
        if response.changed() {
            out.push(FilterCommand::Clusters(query.searching(&text), EditKind::Typing).into());
        }
        if response.lost_focus() {
            out.push(Command::EndEdit);
            let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
            if entered {
                out.extend(context.computed.hits.iter().find_map(|hit| Command::fly_to_result(&hit.target)));
            }
        }
        if clears {
            let clear = IconButton::new(Icon::Cross, &texts.clear_search).size(egui::Vec2::splat(CLEAR));
            if ui.add(clear).on_hover_text(&texts.clear_search).clicked() {
                out.push(FilterCommand::Clusters(query.searching(""), EditKind::Single).into());
            }
        }
    });
}

/// Note that the search text matches nothing, with similar names as suggestions.
fn not_found(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, query) = (&context.texts.filters, context.view.cluster_query());
    if !context.computed.hits.is_empty() {
        return;
    }
    let searching = |text: &str| Command::from(FilterCommand::Clusters(query.searching(text), EditKind::Single));
    widgets::note(ui, &texts.not_found.replace("{text}", query.text.trim()));
    ui.horizontal_wrapped(|ui| {
        let names = context.computed.suggestions.iter().filter_map(|target| name(context, target));
        for (at, name) in names.enumerate() {
            if at == 0 {
                ui.label(&texts.did_you_mean);
            }
            if ui.button(name).clicked() {
                out.push(searching(name));
            }
        }
        if ui.button(&texts.show_all).clicked() {
            out.push(searching(""));
        }
    });
    ui.add_space(6.0);
}

/// Name of a search result.
fn name<'a>(context: &FrameContext<'a>, target: &SearchTarget) -> Option<&'a str> {
    let name = match target {
        SearchTarget::Cluster(id) => &context.catalogue().cluster(id)?.name,
        SearchTarget::Sector(id) => &context.catalogue().sector(id)?.name,
        SearchTarget::Province(id) => &context.catalogue().province(id)?.name,
        SearchTarget::City(id) => &context.catalogue().city(id)?.name,
    };
    Some(name.short(context.view.language))
}

/// Cities and provinces that match the search text; a click flies there.
fn places(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let language = context.view.language;
    let hits = context.computed.hits.iter().filter_map(|hit| match &hit.target {
        SearchTarget::City(id) => {
            let city = context.catalogue().city(id)?;
            let province = context.catalogue().province(&city.province)?;
            let name = format!("{} · {}", city.name.full(language), province.name.short(language));
            Some((name, Command::fly_to_result(&hit.target)?))
        }
        SearchTarget::Province(id) => {
            let province = context.catalogue().province(id)?;
            Some((province.name.full(language).to_owned(), Command::fly_to_result(&hit.target)?))
        }
        SearchTarget::Cluster(_) | SearchTarget::Sector(_) => None,
    });
    let hits: Vec<_> = hits.take(PLACES).collect();
    if hits.is_empty() {
        return;
    }
    widgets::note(ui, &context.texts.filters.also_places);
    for (name, command) in hits {
        if ui.add(egui::Button::new(name).frame(false)).clicked() {
            out.push(command);
        }
    }
    ui.add_space(6.0);
}

fn facets(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, facets) = (&context.texts.filters, &context.computed.facets);
    let (query, places) = (context.view.cluster_query(), &context.view.place);
    let language = context.view.language;
    let spoken = |name: &str, count: usize| texts.value_count.of(count).replace("{name}", name);
    let clusters = |query: FeatureQuery| Command::from(FilterCommand::Clusters(query, EditKind::Single));
    let lifted = |field: &str| query.filter.get(field).is_some().then(|| clusters(query.lifted(field)));

    let cleared = lifted(SECTOR);
    let mark = |ui: &mut Ui| drop(widgets::term(ui, context, Term::Sector, out));
    let ask = facet_head(ui, context.texts, (&texts.sectors, &texts.sector_note), cleared, mark);
    out.extend(ask);
    for sector in &context.catalogue().sectors {
        let count = facets.of_code(SECTOR, sector.id.as_str());
        let checked = query.filter.names(SECTOR, sector.id.as_str());
        let name = sector.name.short(language);
        let row = focus::apart(ui, ("sector", &sector.id), |ui| {
            facet_row(ui, name, count, checked, Some(&sector.id), &spoken(name, count))
        });
        if row.on_hover_text(sector.name.full(language)).clicked() {
            out.push(clusters(query.toggled(SECTOR, sector.id.as_str())));
        }
    }
    widgets::note(ui, &context.texts.map.legend_inferred);

    let cleared = lifted(ANNOUNCEMENT);
    let mark = |ui: &mut Ui| drop(widgets::term(ui, context, Term::Round, out));
    let ask = facet_head(ui, context.texts, (&texts.rounds, &texts.round_note), cleared, mark);
    out.extend(ask);
    for round in Announcement::iter() {
        if !context.view.asks_for(round) {
            continue;
        }
        let count = facets.of_code(ANNOUNCEMENT, round.into());
        let name = phrase(&context.texts.announcement, round);
        let checked = query.filter.names(ANNOUNCEMENT, round.into());
        let row = |ui: &mut Ui| facet_row(ui, name, count, checked, None, &spoken(name, count));
        if focus::apart(ui, ("round", round), row).clicked() {
            out.push(clusters(query.toggled(ANNOUNCEMENT, round.into())));
        }
    }
    later_switch(ui, context, out);

    let everywhere = PlaceFilter { regions: BTreeSet::new(), ..places.clone() };
    let cleared = (!places.regions.is_empty()).then(|| FilterCommand::Places(everywhere).into());
    out.extend(facet_head(ui, context.texts, (&texts.regions, &texts.region_note), cleared, |_| ()));
    for region in Region::iter() {
        let count = facets.of_region(region);
        let name = phrase(&context.texts.region, region);
        let checked = places.regions.contains(&region);
        let row = |ui: &mut Ui| facet_row(ui, name, count, checked, None, &spoken(name, count));
        if focus::apart(ui, ("region", region), row).clicked() {
            out.push(FilterCommand::Places(places.toggled_region(region)).into());
        }
    }
    provinces(ui, context, &spoken, out);
}

/// Switch for the clusters of 2024, which are a layer of their own; offered here because users look for it among the
/// filters.
fn later_switch(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let action = Action::LaterClusters;
    let all = &context.catalogue().clusters;
    let count = all.iter().filter(|cluster| cluster.round.announcement() == Announcement::Later35).count();
    ui.add_space(4.0);
    let text = if Switch::LaterClusters.is_on(context.view) {
        context.texts.filters.hide_later.clone()
    } else {
        context.texts.filters.show_later.replace("{n}", &count.to_string())
    };
    let link = focus::apart(ui, "later clusters", |ui| ui.link(RichText::new(text).size(12.0)));
    if link.on_hover_text(action.tip(context)).clicked() {
        out.push(action.into());
    }
}

fn provinces(ui: &mut Ui, context: &FrameContext<'_>, spoken: &dyn Fn(&str, usize) -> String, out: &mut Vec<Command>) {
    let (texts, places, facets) = (&context.texts.filters, &context.view.place, &context.computed.facets);
    let everywhere = PlaceFilter { provinces: BTreeSet::new(), ..places.clone() };
    let cleared = (!places.provinces.is_empty()).then(|| FilterCommand::Places(everywhere).into());
    out.extend(facet_head(ui, context.texts, (&texts.provinces, &texts.province_note), cleared, |_| ()));
    let mut rows: Vec<_> =
        context.catalogue().provinces.iter().map(|province| (province, facets.of_province(&province.id))).collect();
    // The order is independent of the filter, so that a clicked row stays in place.
    rows.sort_by_key(|(province, _)| {
        let all = context.catalogue().clusters.iter().filter(|cluster| {
            cluster.provinces.contains(&province.id) && context.view.asks_for(cluster.round.announcement())
        });
        (usize::MAX - all.count(), province.gbt2260.clone())
    });
    let is_chosen = |(province, _): &(&Province, usize)| places.provinces.contains(&province.id);
    folded(ui, (&rows, FEW), [&texts.more_provinces, &texts.fewer_provinces], is_chosen, |ui, row| {
        let (province, count) = row;
        let name = province.name.short(context.view.language);
        let add = |ui: &mut Ui| facet_row(ui, name, *count, is_chosen(row), None, &spoken(name, *count));
        if focus::apart(ui, ("province", &province.id), add).clicked() {
            out.push(FilterCommand::Places(places.toggled_province(&province.id)).into());
        }
    });
}

/// List of matching clusters.
fn results(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.filters;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        widgets::heading(ui, &texts.results);
        widgets::term(ui, context, Term::NationalAdvancedManufacturingCluster, out);
        let found = texts.found.replace("{n}", &context.computed.found.len().to_string());
        ui.label(RichText::new(found.replace("{m}", &context.computed.universe.to_string())).color(theme::faint(ui)));
    });
    if context.view.is_narrowed() && ui.button(&texts.clear_all).clicked() {
        out.push(Action::ClearFilters.into());
    }
    let clusters = context.computed.clusters(context.catalogue());
    if clusters.is_empty() {
        match &context.view.as_of {
            // Without conditions, the list is empty because of the date, not the filter.
            Some(date) if !context.view.is_narrowed() => {
                widgets::note(
                    ui,
                    &context.texts.map.nothing_yet.replace("{date}", &format::date(date, context.view.language)),
                );
            }
            _ => widgets::note(ui, &texts.empty),
        }
    }
    // During a search the best match comes first.
    let rank = |cluster: &Cluster| {
        let is_it = |hit: &Hit| matches!(&hit.target, SearchTarget::Cluster(id) if *id == cluster.id);
        context.computed.hits.iter().position(is_it)
    };
    let mut clusters = clusters;
    clusters.sort_by_key(|cluster| rank(cluster));
    for cluster in clusters {
        widgets::cluster_row(ui, context, cluster, out);
    }
    ui.add_space(12.0);
}
