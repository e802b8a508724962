//! Card of a province: names, region, clusters, SME cultivation tiers, indicators, programmes.

mod comparable_count;
mod ladder;
mod little_giant_batches;

use egui::{CollapsingHeader, Id, RichText, Ui, UiBuilder};
use strum::IntoEnumIterator as _;

use super::cluster_card::{row, title};
use crate::{
    app::{
        action::Action,
        command::{Command, FilterCommand, SelectionCommand, WindowCommand},
        frame_context::FrameContext,
        settings::LeftPanel,
        theme, widgets,
    },
    caption::observation::FormattedObservation,
    i18n::phrase,
    model::{Cluster, IndicatorKind, Programme, Province},
    view::{MOST_COMPARED, PlaceFilter},
};

/// Draws the card.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, out: &mut Vec<Command>) {
    // Sections keep their open state when another province is selected.
    let scope = UiBuilder::new().scope_id(Id::unique("province card"));
    ui.scope_builder(scope, |ui| {
        let language = context.view.language;
        title(ui, context, province.name.full(language), province.name.full(language.other()), out);
        facts(ui, context, province, out);
        compare(ui, context, province, out);
        clusters(ui, context, province, out);
        comparable_count::ui(ui, context, province, out);
        if province.region.is_some() {
            ladder::ui(ui, context, province, out);
            little_giant_batches::ui(ui, context, province, out);
        }
        indicators(ui, context, province, out);
        programmes(ui, context, province, out);
    });
}

/// Collapsible section.
fn section(ui: &mut Ui, key: &str, title: &str, open: bool, add: impl FnOnce(&mut Ui)) {
    ui.add_space(4.0);
    let title = RichText::new(title).font(theme::bold(13.0));
    CollapsingHeader::new(title).id_salt(key).default_open(open).show_unindented(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        add(ui);
        ui.add_space(6.0);
    });
}

fn facts(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, out: &mut Vec<Command>) {
    let texts = &context.texts.card;
    egui::Grid::new("province facts").num_columns(2).spacing([12.0, 5.0]).min_col_width(74.0).show(ui, |ui| {
        row(ui, &texts.region, |ui| {
            let region = province.region.map(|region| phrase(&context.texts.region, region));
            ui.label(region.unwrap_or(&texts.no_region));
        });
        row(ui, &texts.codes, |ui| {
            ui.label(format!("ISO 3166-2 {} · GB/T 2260 {}", province.iso, province.gbt2260));
        });
        row(ui, &texts.sources, |ui| widgets::sources(ui, context, &province.sources, out));
    });
}

/// Button that adds the province to the comparison, or opens the comparison.
fn compare(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, out: &mut Vec<Command>) {
    let (texts, compared) = (&context.texts.province, &context.view.compare);
    ui.add_space(6.0);
    let full = compared.len() >= MOST_COMPARED;
    if compared.contains(&province.id) || full {
        let name = texts.compare_open.replace("{n}", &compared.len().to_string());
        let tip = if compared.contains(&province.id) { &texts.compare_tip } else { &texts.compare_full };
        if ui.button(name).on_hover_text(tip).clicked() {
            out.push(WindowCommand::Show(LeftPanel::Compare).into());
        }
    } else if ui.button(&texts.compare).on_hover_text(&texts.compare_tip).clicked() {
        let with = compared.iter().chain([&province.id]).cloned().collect();
        out.extend([
            Command::from(SelectionCommand::Compare(with)),
            Command::from(WindowCommand::Show(LeftPanel::Compare)),
        ]);
    }
}

fn clusters(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, out: &mut Vec<Command>) {
    let texts = &context.texts.card;
    let here: Vec<&Cluster> = context
        .computed
        .clusters(context.catalogue())
        .into_iter()
        .filter(|cluster| cluster.provinces.contains(&province.id))
        .collect();
    section(ui, "clusters", &format!("{}  {}", texts.clusters_here, here.len()), true, |ui| {
        let all =
            context.catalogue().clusters.iter().filter(|cluster| cluster.provinces.contains(&province.id)).count();
        if all == 0 {
            widgets::note(ui, &texts.no_clusters_here);
        } else if all > here.len() {
            widgets::note(ui, &texts.more_hidden.replace("{n}", &(all - here.len()).to_string()));
        }
        ui.spacing_mut().item_spacing.y = 2.0;
        for cluster in &here {
            widgets::cluster_row(ui, context, cluster, out);
        }
        if !here.is_empty() && !context.view.place.provinces.contains(&province.id) {
            ui.add_space(4.0);
            if ui.button(&texts.filter_here).clicked() {
                let places = PlaceFilter { provinces: [province.id.clone()].into(), ..context.view.place.clone() };
                out.push(FilterCommand::Places(places).into());
            }
        }
    });
}

fn indicators(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, out: &mut Vec<Command>) {
    section(ui, "indicators", &context.texts.province.indicators, true, |ui| {
        for kind in IndicatorKind::iter() {
            ui.label(RichText::new(phrase(&context.texts.indicator, kind)).size(12.0).color(theme::faint(ui)));
            match context.catalogue().indicator(&province.id, kind) {
                Some(found) => {
                    widgets::reading(ui, context, &FormattedObservation::of_indicator(context.texts, found), out);
                }
                None => widgets::unknown(ui, context),
            }
            ui.add_space(4.0);
        }
    });
}

/// Number of programmes named on the card; the programme panel lists all.
const NAMED: usize = 3;

fn programmes(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, out: &mut Vec<Command>) {
    let texts = &context.texts.province;
    let found: Vec<&Programme> = context.catalogue().programmes_of(&province.id).collect();
    let title = match found.len() {
        0 => texts.no_programme.clone(),
        1 => texts.one_programme.clone(),
        n => texts.programmes.replace("{n}", &n.to_string()),
    };
    if found.is_empty() {
        ui.add_space(8.0);
        widgets::note(ui, &title);
        return;
    }
    section(ui, "programmes", &title, true, |ui| {
        for programme in found.iter().take(NAMED) {
            let name = programme.name.get(context.view.language);
            ui.add(egui::Label::new(RichText::new(name).size(12.0)).wrap());
            let as_of = programme.issued.as_ref().map_or("", |issued| issued.date.as_str());
            widgets::dated_sources(ui, context, as_of, &programme.sources, out);
            ui.add_space(3.0);
        }
        if found.len() > NAMED {
            widgets::note(ui, &texts.and_more.replace("{n}", &(found.len() - NAMED).to_string()));
        }
        if !context.shows(LeftPanel::Programmes) && ui.button(&texts.open_programmes).clicked() {
            out.push(Action::ProgrammesPanel.into());
        }
    });
}
