//! The card beside the pointer.

use egui::{RichText, Ui, vec2};

use super::{amount, symbol};
use crate::{
    app::{atlas::Atlas, theme},
    i18n::{format, phrase},
    model::{Cluster, Confidence, ProvinceId, Rung},
    query::{ProvinceValue, ProvinceValues},
    scene::Tag,
    view::{Per, Thematic, Variable},
};

/// What the pointer is on, in a few lines.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, tag: &Tag) {
    ui.set_max_width(300.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    match tag {
        Tag::Cluster(id) => {
            if let Some(found) = atlas.catalogue.cluster(id) {
                cluster(ui, atlas, found);
            }
        }
        Tag::Province(id) => province(ui, atlas, id),
        // The legend says what its classes are.
        Tag::Class(_) => {}
        Tag::City(id) => {
            if let Some(city) = atlas.catalogue.city(id) {
                ui.label(city.name.full(atlas.view.language));
            }
        }
    }
}

fn cluster(ui: &mut Ui, atlas: &Atlas<'_>, cluster: &Cluster) {
    let (language, texts) = (atlas.view.language, atlas.texts);
    ui.label(RichText::new(cluster.name.full(language)).font(theme::bold(13.0)));
    let other = cluster.name.full(language.other());
    ui.label(RichText::new(other).size(12.0).color(theme::faint(ui)));
    if let Some(sector) = atlas.catalogue.sector(&cluster.sector) {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 14.0), egui::Sense::hover());
            symbol(ui, rect.center(), &sector.id, 1.0);
            ui.label(sector.name.full(language));
        });
    }
    let cities: Vec<&str> = cluster
        .members
        .iter()
        .filter_map(|member| Some(atlas.catalogue.city(&member.city)?.name.short(language)))
        .collect();
    let separator = if language == crate::model::Language::Zh { "、" } else { ", " };
    ui.label(RichText::new(cities.join(separator)).size(12.0));
    let announcement = phrase(&texts.announcement, cluster.round.announcement());
    ui.label(RichText::new(announcement).size(12.0).color(theme::faint(ui)));
    if cluster.confidence == Confidence::Recalled {
        ui.label(RichText::new(&texts.card.recalled).size(12.0).color(ui.visuals().warn_fg_color));
    }
}

fn province(ui: &mut Ui, atlas: &Atlas<'_>, id: &ProvinceId) {
    let Some(province) = atlas.catalogue.province(id) else { return };
    let count = atlas.derived.clusters(atlas.catalogue).iter().filter(|cluster| cluster.provinces.contains(id)).count();
    ui.label(RichText::new(province.name.full(atlas.view.language)).font(theme::bold(13.0)));
    let text = if count == 1 {
        atlas.texts.map.one_counted_here.clone()
    } else {
        atlas.texts.map.counted_here.replace("{n}", &count.to_string())
    };
    ui.label(RichText::new(text).size(12.0));
    if let Some(layer) = &atlas.view.layers.thematic {
        thematic(ui, atlas, layer, id);
    }
}

/// The value that the map shows of a province: what it is, how much, as of when.
fn thematic(ui: &mut Ui, atlas: &Atlas<'_>, layer: &Thematic, id: &ProvinceId) {
    let texts = atlas.texts;
    // Clusters are counted above.
    if layer.variable == Variable::Clusters && layer.per() == Per::Nothing {
        return;
    }
    let name = match layer.variable {
        Variable::Clusters => texts.compare.clusters.as_str(),
        Variable::LittleGiants(_) => phrase(&texts.rung, Rung::LittleGiant),
        Variable::Ladder(rung) | Variable::Target(rung) => phrase(&texts.rung, rung),
        Variable::Indicator(kind) => phrase(&texts.indicator, kind),
    };
    ui.label(RichText::new(name).size(12.0).color(theme::faint(ui)));
    let clusters = atlas.derived.clusters(atlas.catalogue);
    let values = ProvinceValues::of(atlas.catalogue, &clusters, layer);
    let Some(found) = values.get(id) else {
        super::unknown(ui, atlas);
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(value(atlas, layer, found)).font(theme::bold(13.0)));
        let goal = matches!(layer.variable, Variable::Target(_)).then(|| texts.series.goal.clone());
        let batches = match layer.variable {
            Variable::LittleGiants(batches) => Some(super::batch_words(texts, batches)),
            _ => None,
        };
        let count = found.count.filter(|_| batches.is_none()).map(|count| phrase(&texts.count, count).to_owned());
        let date = found.as_of.as_ref().map(ToString::to_string);
        let details: Vec<String> = [goal, batches, count, date].into_iter().flatten().collect();
        ui.label(RichText::new(details.join(" · ")).size(12.0));
        super::weak_mark(ui, atlas, found.weak);
    });
}

/// A value with its unit and its bound.
fn value(atlas: &Atlas<'_>, layer: &Thematic, found: &ProvinceValue) -> String {
    let (texts, language) = (atlas.texts, atlas.view.language);
    let number = match (layer.per(), layer.variable) {
        (Per::Population, _) => {
            format!("{} {}", format::number(found.value, language), texts.province.per_population)
        }
        (Per::Gdp, _) => format!("{} {}", format::number(found.value, language), texts.province.per_gdp),
        (Per::Nothing, Variable::Indicator(kind)) => amount(texts, language, found.value, kind.unit()),
        (Per::Nothing, Variable::Clusters) => format::number(found.value, language),
        (Per::Nothing, _) => format::quantity(found.value, "firms", language),
    };
    format!("{}{number}", phrase(&texts.bound, found.bound))
}
