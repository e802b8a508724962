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
        widgets::{self, Icon, IconButton, facet_row},
    },
    i18n::phrase,
    model::{Announcement, Cluster, Region},
    query::{Hit, SearchTarget},
    view::{EditKind, Filter, toggled},
};

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
        if context.view.filter.text.trim().is_empty() {
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
        let mut text = context.view.filter.text.clone();
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
            out.push(
                FilterCommand::Clusters(Filter { text: text.clone(), ..context.view.filter.clone() }, EditKind::Typing)
                    .into(),
            );
        }
        if response.lost_focus() {
            out.push(Command::EndEdit);
            let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
            if entered {
                out.extend(
                    context
                        .computed
                        .hits
                        .iter()
                        .find_map(|hit| Command::fly_to_result(context.catalogue(), &hit.target)),
                );
            }
        }
        if clears {
            let clear = IconButton::new(Icon::Cross, &texts.clear_search).size(egui::Vec2::splat(CLEAR));
            if ui.add(clear).on_hover_text(&texts.clear_search).clicked() {
                out.push(
                    FilterCommand::Clusters(
                        Filter { text: String::new(), ..context.view.filter.clone() },
                        EditKind::Single,
                    )
                    .into(),
                );
            }
        }
    });
}

/// Note that the search text matches nothing, with similar names as suggestions.
fn not_found(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, filter) = (&context.texts.filters, &context.view.filter);
    if !context.computed.hits.is_empty() {
        return;
    }
    let searching =
        |text: String| Command::from(FilterCommand::Clusters(Filter { text, ..filter.clone() }, EditKind::Single));
    widgets::note(ui, &texts.not_found.replace("{text}", filter.text.trim()));
    ui.horizontal_wrapped(|ui| {
        let names = context.computed.suggestions.iter().filter_map(|target| name(context, target));
        for (at, name) in names.enumerate() {
            if at == 0 {
                ui.label(&texts.did_you_mean);
            }
            if ui.button(name).clicked() {
                out.push(searching(name.to_owned()));
            }
        }
        if ui.button(&texts.show_all).clicked() {
            out.push(searching(String::new()));
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
            Some((name, Command::fly_to_result(context.catalogue(), &hit.target)?))
        }
        SearchTarget::Province(id) => {
            let province = context.catalogue().province(id)?;
            Some((province.name.full(language).to_owned(), Command::fly_to_result(context.catalogue(), &hit.target)?))
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

/// Heading of a facet, with a button that clears its conditions.
fn head(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    title: &str,
    note: &str,
    cleared: Option<Filter>,
    out: &mut Vec<Command>,
) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(title).font(theme::bold(13.0))).on_hover_text(note);
        if let Some(filter) = cleared {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let spoken = format!("{}: {title}", context.texts.filters.clear_facet);
                if ui.small_button(&context.texts.filters.clear_facet).accessible_name(spoken).clicked() {
                    out.push(FilterCommand::Clusters(filter, EditKind::Single).into());
                }
            });
        }
    });
}

fn facets(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, filter, facets) = (&context.texts.filters, &context.view.filter, &context.computed.facets);
    let language = context.view.language;
    let spoken = |name: &str, count: usize| texts.value_count.of(count).replace("{name}", name);
    let all = filter.clone();

    let cleared = (!filter.sectors.is_empty()).then(|| Filter { sectors: BTreeSet::new(), ..all.clone() });
    head(ui, context, &texts.sectors, &texts.sector_note, cleared, out);
    for sector in &context.catalogue().sectors {
        let count = facets.sectors.get(&sector.id).copied().unwrap_or_default();
        let checked = filter.sectors.contains(&sector.id);
        let name = sector.name.short(language);
        let row = focus::apart(ui, ("sector", &sector.id), |ui| {
            facet_row(ui, name, count, checked, Some(&sector.id), &spoken(name, count))
        });
        if row.on_hover_text(sector.name.full(language)).clicked() {
            let sectors = toggled(&filter.sectors, &sector.id);
            out.push(FilterCommand::Clusters(Filter { sectors, ..all.clone() }, EditKind::Single).into());
        }
    }
    widgets::note(ui, &context.texts.map.legend_inferred);

    let cleared = (!filter.rounds.is_empty()).then(|| Filter { rounds: BTreeSet::new(), ..all.clone() });
    head(ui, context, &texts.rounds, &texts.round_note, cleared, out);
    for round in Announcement::iter() {
        if round == Announcement::Later35 && !context.view.layers.later_clusters {
            continue;
        }
        let count = facets.rounds.get(&round).copied().unwrap_or_default();
        let name = phrase(&context.texts.announcement, round);
        let checked = filter.rounds.contains(&round);
        let row = |ui: &mut Ui| facet_row(ui, name, count, checked, None, &spoken(name, count));
        if focus::apart(ui, ("round", round), row).clicked() {
            let rounds = toggled(&filter.rounds, &round);
            out.push(FilterCommand::Clusters(Filter { rounds, ..all.clone() }, EditKind::Single).into());
        }
    }
    later_switch(ui, context, out);

    let cleared = (!filter.regions.is_empty()).then(|| Filter { regions: BTreeSet::new(), ..all.clone() });
    head(ui, context, &texts.regions, &texts.region_note, cleared, out);
    for region in Region::iter() {
        let count = facets.regions.get(&region).copied().unwrap_or_default();
        let name = phrase(&context.texts.region, region);
        let checked = filter.regions.contains(&region);
        let row = |ui: &mut Ui| facet_row(ui, name, count, checked, None, &spoken(name, count));
        if focus::apart(ui, ("region", region), row).clicked() {
            let regions = toggled(&filter.regions, &region);
            out.push(FilterCommand::Clusters(Filter { regions, ..all.clone() }, EditKind::Single).into());
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
    let text = if context.view.layers.later_clusters {
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
    let (texts, filter, facets) = (&context.texts.filters, &context.view.filter, &context.computed.facets);
    let cleared = (!filter.provinces.is_empty()).then(|| Filter { provinces: BTreeSet::new(), ..filter.clone() });
    head(ui, context, &texts.provinces, &texts.province_note, cleared, out);
    let mut rows: Vec<_> = context
        .catalogue()
        .provinces
        .iter()
        .map(|province| (province, facets.provinces.get(&province.id).copied().unwrap_or_default()))
        .collect();
    // The order is independent of the filter, so that a clicked row stays in place.
    rows.sort_by_key(|(province, _)| {
        let all = context.catalogue().clusters.iter().filter(|cluster| {
            cluster.provinces.contains(&province.id)
                && (cluster.round.announcement() != Announcement::Later35 || context.view.layers.later_clusters)
        });
        (usize::MAX - all.count(), province.gbt2260.clone())
    });
    let id = ui.scope_id().with("all provinces");
    let mut unfolded = ui.data(|data| data.get_temp(id).unwrap_or(false));
    for (i, (province, count)) in rows.iter().enumerate() {
        let checked = filter.provinces.contains(&province.id);
        if i >= FEW && !unfolded && !checked {
            continue;
        }
        let name = province.name.short(context.view.language);
        let row = |ui: &mut Ui| facet_row(ui, name, *count, checked, None, &spoken(name, *count));
        if focus::apart(ui, ("province", &province.id), row).clicked() {
            let provinces = toggled(&filter.provinces, &province.id);
            out.push(FilterCommand::Clusters(Filter { provinces, ..filter.clone() }, EditKind::Single).into());
        }
    }
    let label = if unfolded {
        texts.fewer_provinces.clone()
    } else {
        texts.more_provinces.replace("{n}", &rows.len().to_string())
    };
    if focus::apart(ui, "more provinces", |ui| ui.link(RichText::new(label).size(12.0))).clicked() {
        unfolded = !unfolded;
        ui.data_mut(|data| data.insert_temp(id, unfolded));
    }
}

/// List of matching clusters.
fn results(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.filters;
    ui.horizontal(|ui| {
        widgets::heading(ui, &texts.results);
        let found = texts.found.replace("{n}", &context.computed.found.len().to_string());
        ui.label(RichText::new(found.replace("{m}", &context.computed.universe.to_string())).color(theme::faint(ui)));
    });
    if context.view.filter.has_conditions() && ui.button(&texts.clear_all).clicked() {
        out.push(Action::ClearFilters.into());
    }
    let clusters = context.computed.clusters(context.catalogue());
    if clusters.is_empty() {
        match &context.view.filter.until {
            // Without conditions, the list is empty because of the date, not the filter.
            Some(date) if !context.view.filter.has_conditions() => {
                widgets::note(ui, &context.texts.map.nothing_yet.replace("{date}", &date.to_string()));
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
