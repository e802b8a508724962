//! Sources of a picture, and its source line.

use std::{collections::BTreeMap, sync::Arc};

use super::{announced, list, own_data, publishers::publishers, steps, values};
use crate::{
    i18n::{Messages, filled, format, phrase},
    model::{Announced, Announcement, BaseLayer, Catalogue, IndicatorKind, Quality, Source, SourceId},
    query::{ClassifiedValues, MapContent, sources_apart, sources_of},
    view::{ChartPlace, Normalisation, SourceLine, View},
};

/// Maximum number of publishers named in the full source line, in addition to the ministry.
const NAMED: usize = 6;

/// Sources of a picture: values by province, announcements, clusters by descending frequency, boundaries, places.
pub(super) fn of(catalogue: &Catalogue, content: &MapContent<'_>, view: &View) -> Vec<SourceId> {
    let clusters = content.evidence();
    let mut ids = of_values(content);
    // Also without clusters in view: their absence follows from the announcement.
    ids.extend(lists_behind(catalogue, view));
    let mut counts: BTreeMap<&SourceId, usize> = BTreeMap::new();
    for cluster in clusters {
        let members = cluster.members.iter().flat_map(|member| &member.sources);
        for id in cluster.sources.iter().chain(members).collect::<std::collections::BTreeSet<_>>() {
            *counts.entry(id).or_default() += 1;
        }
    }
    let mut read: Vec<_> = counts.into_iter().collect();
    read.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let places = content.names_places(view);
    // A chart alone rests on the base map only where it knows neighbours.
    let is_chart = view.chart() == ChartPlace::Alone;
    let has_ground = !is_chart || view.analysis.is_some_and(|analysis| analysis.method.has_neighbors());
    let is_used = |layer: BaseLayer| if layer == BaseLayer::Boundaries { has_ground } else { places && !is_chart };
    let ground = catalogue.base_sources.iter().filter(|(layer, _)| is_used(*layer));
    let ground = ground.map(|(_, id)| id.clone());
    let features = content.features.iter().rev().flat_map(|layer| layer.sources.iter().cloned());
    for id in read.into_iter().map(|(id, _)| id.clone()).chain(features).chain(ground) {
        if !ids.contains(&id) && catalogue.source(&id).is_some() {
            ids.push(id);
        }
    }
    ids
}

/// Published lists of the clusters that a view shows or counts.
pub(crate) fn lists_behind(catalogue: &Catalogue, view: &View) -> Vec<SourceId> {
    announced::lists_behind(catalogue, view).into_iter().flatten().map(|announced| announced.list.clone()).collect()
}

/// Sources of the values of all layers, including small multiples, the topmost layer first.
fn of_values(content: &MapContent<'_>) -> Vec<SourceId> {
    let mut ids: Vec<SourceId> = Vec::new();
    let of_layers = content.values.iter().rev().flat_map(|classified| sources_of(with_steps(content, classified)));
    for id in of_layers {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Values of a layer with those of its small multiples.
fn with_steps<'c>(
    content: &'c MapContent<'_>,
    classified: &'c ClassifiedValues,
) -> impl Iterator<Item = &'c ClassifiedValues> {
    let steps = content.steps.iter().flat_map(|step| &step.content.values).map(Arc::as_ref);
    steps.filter(|step| step.id == classified.id).chain([classified])
}

/// Publishers of the values of a layer, and apart from these those of the people or the product that they are divided by.
fn lines_of_values(
    catalogue: &Catalogue,
    content: &MapContent<'_>,
    classified: &ClassifiedValues,
    most: usize,
    texts: &Messages,
) -> Vec<String> {
    let divisor = match classified.layer.per() {
        Normalisation::Population => Some(IndicatorKind::Population),
        Normalisation::Gdp => Some(IndicatorKind::Gdp),
        Normalisation::Nothing | Normalisation::Nation | Normalisation::Industries => None,
    };
    let is_stepped = !content.steps.is_empty() && content.top_values().is_some_and(|top| top.id == classified.id);
    let name =
        if is_stepped { steps::variable(classified, texts) } else { values::own_name(content, classified, texts) };
    let name = values::inside(classified, name);
    let items = match divisor {
        None => vec![(name, sources_of(with_steps(content, classified)))],
        Some(kind) => {
            let [read, per] = sources_apart(with_steps(content, classified));
            vec![(name, read), (values::lower(phrase(&texts.indicator, kind)), per)]
        }
    };
    let line = |(name, ids): (String, Vec<SourceId>)| {
        let sources: Vec<&Source> = ids.iter().filter_map(|id| catalogue.source(id)).collect();
        let named = publishers(&sources, most, texts);
        let line = || filled(&texts.thematic.source, &[("name", &name), ("names", &list(&named, texts))]);
        (!named.is_empty()).then(line)
    };
    items.into_iter().filter_map(line).collect()
}

/// Source line of a picture, of an extent: of its sources, and of those of the compared facts, which are named apart.
pub(super) fn line(
    catalogue: &Catalogue,
    (ids, compared): (&[SourceId], &[SourceId]),
    content: &MapContent<'_>,
    view: &View,
    (extent, texts): (SourceLine, &Messages),
) -> String {
    let caption = &texts.caption;
    let short = extent == SourceLine::Short;
    let mut parts: Vec<String> = Vec::new();
    let cited = of_values(content);
    let most = if short { 1 } else { NAMED };
    let layers = content.values.iter().rev();
    parts.extend(layers.flat_map(|classified| lines_of_values(catalogue, content, classified, most, texts)));
    parts.extend(own_data::lines(content, texts));
    let read: Vec<&Source> = compared.iter().filter_map(|id| catalogue.source(id)).collect();
    let named = publishers(&read, most, texts);
    if !named.is_empty() {
        let form = texts.thematic.source.replace("{name}", &texts.compare.page_sources);
        parts.push(form.replace("{names}", &list(&named, texts)));
    }
    let date = |announced: &Announced| format::date(&announced.total.as_of, texts.language);
    let lists = announced::lists_behind(catalogue, view);
    // The lists of all clusters are no press, also where an earlier one is cited.
    let is_list = |announced: &Announced| announced.id != Announcement::First25 || lists.contains(&Some(announced));
    match lists.map(|announced| announced.map(date)) {
        [Some(first), Some(later)] => {
            parts.push(caption.source_both.replace("{first}", &first).replace("{later}", &later));
        }
        [Some(first), None] => parts.push(caption.source_2022.replace("{date}", &first)),
        [None, Some(later)] => parts.push(caption.source_2024.replace("{date}", &later)),
        [None, None] => {}
    }
    let ground = || catalogue.base_sources.iter().map(|(_, id)| id);
    let is_read = |id: &&SourceId| {
        !cited.contains(id)
            && !compared.contains(id)
            && !ground().any(|base| base == *id)
            && !catalogue.announcements.iter().any(|announced| announced.list == **id && is_list(announced))
    };
    // Results of this project are not sources to be read.
    let foreign = |source: &&Source| source.quality != Quality::Own;
    let read: Vec<&Source> = ids.iter().filter(is_read).filter_map(|id| catalogue.source(id)).filter(foreign).collect();
    let named = publishers(&read, if short { 0 } else { NAMED }, texts);
    if !named.is_empty() {
        parts.push(caption.source_read.replace("{names}", &values::spaced(list(&named, texts), texts.language)));
    }
    let ground: Vec<String> =
        ground().filter(|id| ids.contains(id)).filter_map(|id| catalogue.source(id)?.publisher.clone()).collect();
    parts.extend((!ground.is_empty()).then(|| ground.join(&caption.comma)));
    let collected = super::citation::collected(catalogue, texts.language);
    format!(
        "{}{}{}",
        caption.source_head,
        parts.join(&caption.semicolon),
        caption.source_tail.replace("{date}", &collected)
    )
}
