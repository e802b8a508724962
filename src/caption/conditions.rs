//! Conditions of layers as text, and which layers do not answer to the places or the date of a view.

use super::{list, values};
use crate::{
    i18n::{Messages, filled, format, phrase},
    model::{Announcement, Catalogue, SectorId},
    query::{ClassifiedValues, FeatureCondition, LayerFeatures, MapContent, OwnBasis},
    view::View,
};

/// Field of the key of a cluster.
const KEY: &str = "id";

/// Conditions on the national clusters: places, and all others. Those of the view that they do not heed are left out.
pub(super) fn of_clusters(catalogue: &Catalogue, view: &View, texts: &Messages) -> [String; 2] {
    let (query, language) = (view.cluster_query(), texts.language);
    let sectors = query.filter.codes("sector").into_iter().flatten();
    let sectors =
        sectors.filter_map(|id| Some(catalogue.sector(&SectorId::new(id.as_str()))?.name.full(language).to_owned()));
    // The title's wording covers whole announcements; only one of the two halves of 2022 is a condition.
    let halves = [Announcement::First25, Announcement::Next20];
    let named = |round: &&Announcement| query.filter.names("announcement", (**round).into());
    let half = halves.iter().filter(named).count() == 1;
    let rounds = halves.iter().filter(|round| half && named(round));
    let rounds = rounds.map(|round| phrase(&texts.announcement, *round).to_owned());
    let joined = |names: Vec<String>| (!names.is_empty()).then(|| list(&names, texts));
    let chosen = query.filter.codes(KEY).map(|keys| texts.caption.chosen.of(keys.len()));
    let others = [joined(sectors.collect()), joined(rounds.collect()), chosen, quoted(&query.text, texts)];
    let place = if query.heeds.place { places(catalogue, view, texts) } else { String::new() };
    [place, others.into_iter().flatten().collect::<Vec<_>>().join(" · ")]
}

/// All conditions on the national clusters as one text; `None` without any.
pub(super) fn all_of_clusters(catalogue: &Catalogue, view: &View, texts: &Messages) -> Option<String> {
    let [places, others] = of_clusters(catalogue, view, texts);
    joined([others, places])
}

/// Conditions on a layer of features as one text: codes and words, then the places of the view; `None` without any.
pub(super) fn of_features(layer: &LayerFeatures, places: &str, texts: &Messages) -> Option<String> {
    joined_conditions(&layer.conditions, if layer.heeds.place { places } else { "" }, texts)
}

/// Conditions on the rows of values of a person's own, with the places of the view, as one text; `None` without any.
pub(super) fn of_rows(basis: &OwnBasis, places: &str, texts: &Messages) -> Option<String> {
    joined_conditions(&basis.conditions, if basis.heeds.place { places } else { "" }, texts)
}

/// Conditions as one text: codes and words, then places; `None` without any.
fn joined_conditions(conditions: &[FeatureCondition], places: &str, texts: &Messages) -> Option<String> {
    let own = conditions.iter().map(|condition| match condition {
        FeatureCondition::Code(_, title) => title.get(texts.language).to_owned(),
        FeatureCondition::Chosen(n) => texts.caption.chosen.of(*n),
        FeatureCondition::Years(first, last) if first == last => first.to_string(),
        FeatureCondition::Years(first, last) => format!("{first}–{last}"),
        FeatureCondition::UnknownPeriod => texts.programmes.period_unknown.clone(),
        FeatureCondition::Text(text) => quoted(text, texts).unwrap_or_default(),
    });
    joined(own.chain([places.to_owned()]))
}

/// Name of a layer; one of several layers of a dataset bears its number.
pub(super) fn layer_name(layer: &LayerFeatures, view: &View, texts: &Messages) -> String {
    format::numbered(layer.title.get(texts.language), view.number_of_layer(&layer.layer), texts.language)
}

/// Provinces and regions that a view asks about.
pub(super) fn places(catalogue: &Catalogue, view: &View, texts: &Messages) -> String {
    let name = |id| Some(catalogue.province(id)?.name.short(texts.language).to_owned());
    let provinces: Vec<String> = view.place.provinces.iter().filter_map(name).collect();
    let regions: Vec<String> =
        view.place.regions.iter().map(|region| phrase(&texts.region, *region).to_owned()).collect();
    joined([list(&provinces, texts), list(&regions, texts)]).unwrap_or_default()
}

/// Sentences about the places and the date of a view: until when, and which drawn layers answer to neither.
pub(super) fn unheeded(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> Vec<String> {
    let caption = &texts.caption;
    let grids = content.grids.iter().rev().map(|grid| &grid.classified);
    let values = grids.chain(content.values.iter().rev().map(AsRef::as_ref));
    let heeds_place = |classified: &ClassifiedValues| {
        classified.layer.counts_clusters() || classified.own.as_ref().is_some_and(|own| own.heeds.place)
    };
    let everywhere = values.clone().filter(|classified| !heeds_place(classified));
    let everywhere = everywhere.map(|classified| values::short_name(classified, texts));
    let undated = values.filter(|classified| classified.own.as_ref().is_some_and(|own| !own.heeds.date));
    let undated = undated.map(|classified| values::short_name(classified, texts));
    let clusters = view.cluster_query().heeds;
    let clusters_named = |heeds: bool| (!heeds && view.shows_clusters()).then(|| values::lower(&texts.layers.clusters));
    let of_layers = |heeds: fn(&LayerFeatures) -> bool| {
        let layers = content.features.iter().rev().filter(move |layer| !heeds(layer));
        layers.map(|layer| values::lower_of(&layer.title, layer_name(layer, view, texts)))
    };
    let place = everywhere.chain(clusters_named(clusters.place)).chain(of_layers(|layer| layer.heeds.place));
    let place: Vec<String> = place.collect();
    let date: Vec<String> =
        undated.chain(clusters_named(clusters.date)).chain(of_layers(|layer| layer.heeds.date)).collect();
    let form = |form: &str, names: &[String]| filled(form, &[("names", &list(names, texts))]);
    let where_asked = places(catalogue, view, texts);
    let place = (!place.is_empty() && !where_asked.is_empty()).then(|| {
        format::capitalised(&filled(&caption.everywhere, &[("names", &list(&place, texts)), ("where", &where_asked)]))
    });
    let drawn = usize::from(view.shows_clusters()) + content.features.len();
    let until = view.as_of.filter(|_| drawn == 0 || drawn > date.len() || !content.values.is_empty());
    // Years of a series and rows of a file are not announced.
    let is_dated = |top: &ClassifiedValues| top.layer.variable.is_yearly() || top.own.is_some();
    let is_yearly = content.top_values().map_or(!content.grids.is_empty(), is_dated);
    let form_of_date = if is_yearly { &texts.thematic.until_dated } else { &texts.thematic.until };
    let until = until.map(|until| form_of_date.replace("{date}", &format::date(&until, texts.language)));
    let later =
        view.as_of.filter(|until| content.values.iter().any(|classified| values::is_told_after(classified, until)));
    let later = later.map(|_| texts.thematic.until_told_later.clone());
    let date = (!date.is_empty() && view.as_of.is_some()).then(|| form(&caption.any_date, &date));
    [place, until, later, date].into_iter().flatten().collect()
}

fn quoted(text: &str, texts: &Messages) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| texts.caption.quoted.replace("{text}", text))
}

fn joined(parts: impl IntoIterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
