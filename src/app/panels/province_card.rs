//! The card of a province: names, region, the clusters that lie in it.

use egui::Ui;

use super::cluster_card::{row, title};
use crate::{
    app::{atlas::Atlas, command::Command, widgets},
    i18n::phrase,
    model::{Cluster, Province},
    view::{Filter, Step},
};

/// The card.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, province: &Province, out: &mut Vec<Command>) {
    let (language, texts) = (atlas.view.language, &atlas.texts.card);
    let other = province.name.full(language.other());
    title(ui, atlas, province.name.full(language), other, out);
    egui::Grid::new("province facts").num_columns(2).spacing([12.0, 5.0]).min_col_width(74.0).show(ui, |ui| {
        row(ui, &texts.region, |ui| {
            let region = province.region.map(|region| phrase(&atlas.texts.region, region));
            ui.label(region.unwrap_or(&texts.no_region));
        });
        row(ui, &texts.codes, |ui| {
            ui.label(format!("ISO 3166-2 {} · GB/T 2260 {}", province.iso, province.gbt2260));
        });
        row(ui, &texts.sources, |ui| widgets::sources(ui, atlas, &province.sources, out));
    });
    ui.add_space(8.0);
    let here: Vec<&Cluster> = atlas
        .derived
        .clusters(atlas.catalogue)
        .into_iter()
        .filter(|cluster| cluster.provinces.contains(&province.id))
        .collect();
    widgets::heading(ui, &format!("{}  {}", texts.clusters_here, here.len()));
    let all = atlas.catalogue.clusters.iter().filter(|cluster| cluster.provinces.contains(&province.id)).count();
    if all == 0 {
        widgets::note(ui, &texts.no_clusters_here);
    } else if all > here.len() {
        widgets::note(ui, &texts.more_hidden.replace("{n}", &(all - here.len()).to_string()));
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for cluster in &here {
        widgets::cluster_row(ui, atlas, cluster, out);
    }
    if !here.is_empty() && !atlas.view.filter.provinces.contains(&province.id) {
        ui.add_space(4.0);
        if ui.button(&texts.filter_here).clicked() {
            let filter = Filter { provinces: [province.id.clone()].into(), ..atlas.view.filter.clone() };
            out.push(Command::Filter(filter, Step::Single));
        }
    }
}
