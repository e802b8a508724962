//! Name, number of features and sources of a layer.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    app::{explain, frame_context::FrameContext},
    caption::{Mapped, grids, values as say},
    dataset::DatasetId,
    i18n::format,
    model::SourceId,
    query::{GridValues, mapped_measure, own_names},
    view::{Layer, ThematicLayer},
};

/// Short name of a layer.
pub(super) fn name(context: &FrameContext<'_>, layer: &Layer) -> String {
    if context.view.is_clusters(layer) { context.texts.layers.clusters.clone() } else { title(context, layer) }
}

/// Title: the variable of values, the dataset of features; one of several layers of a dataset bears its number.
pub(super) fn title(context: &FrameContext<'_>, layer: &Layer) -> String {
    let language = context.view.language;
    match (layer.values(), layer.dataset()) {
        (Some(values), _) => {
            let measure = mapped_measure(context.facts, values);
            let own = values.variable.own().and_then(|own| own_names(context.facts, own));
            say::variable(Mapped { layer: values, measure: measure.as_ref(), own: own.as_ref() }, context.texts)
        }
        (None, Some(dataset)) => {
            let known = context.facts.datasets().get(dataset);
            let stated = || context.view.own_data(dataset).map_or(dataset.as_str(), |data| data.title.as_str());
            let title = known.map_or_else(stated, |dataset| dataset.title().get(language));
            format::numbered(title, context.view.number_of_layer(&layer.id), language)
        }
        (None, None) => layer.grid().map_or_else(String::new, |grid| {
            let (own, layer) = (own_names(context.facts, &grid.value()), grid.as_values());
            say::variable(Mapped { layer: &layer, measure: None, own: own.as_ref() }, context.texts)
        }),
    }
}

/// Number of features or values, of all that there are; says so if the layer is out of sight.
pub(super) fn count(context: &FrameContext<'_>, layer: &Layer) -> String {
    let texts = &context.texts.layers;
    let number = match (layer.values(), layer.grid()) {
        (Some(values), _) => known(context, layer, values),
        (None, Some(_)) => cells(context, layer),
        (None, None) => features(context, layer),
    };
    let state = layer.dataset().and_then(|id| own_state(context, id)).unwrap_or_default();
    let unseen = match layer.visible {
        false => Some(&texts.hidden),
        true if layer.values().is_some() && !is_drawn(context, layer) => Some(&texts.covered),
        true => None,
    };
    let parts =
        [Some(number), Some(state.to_owned()), unseen.cloned()].into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// State of an own file that is being read, or with which something is wrong, in a few words.
pub(super) fn own_state<'c>(context: &FrameContext<'c>, id: &DatasetId) -> Option<&'c str> {
    let (status, texts) = (&context.ui_state.own_data, context.texts);
    if status.is_reading(id) {
        return Some(&texts.own_data.state_reading);
    }
    status.problem(id).map(|problem| explain::short_problem(problem, texts))
}

/// `true` for values that are drawn.
pub(super) fn is_drawn(context: &FrameContext<'_>, layer: &Layer) -> bool {
    context.values_of(&layer.id).is_some()
}

/// Number of features, of how many.
fn features(context: &FrameContext<'_>, layer: &Layer) -> String {
    let number = |n: usize| format::number(n as f64);
    let of = |form: &str, n: usize, gap: &str, all: usize| form.replace("{n}", &number(n)).replace(gap, &number(all));
    let texts = context.texts;
    if context.view.is_clusters(layer) {
        return of(&texts.layers.of, context.computed.found.len(), "{m}", context.computed.universe);
    }
    let Some(features) = context.computed.layers.iter().find(|features| features.layer == layer.id) else {
        return String::new();
    };
    match features.whole {
        Some(whole) if whole > features.asked => of(&texts.map.legend_known, features.asked, "{all}", whole),
        _ if features.asked < features.known => of(&texts.layers.of, features.asked, "{m}", features.known),
        _ => number(features.asked),
    }
}

/// Size and number of the cells of a grid; empty while it is hidden.
fn cells(context: &FrameContext<'_>, layer: &Layer) -> String {
    let drawn = context.computed.grids.iter().find(|grid| grid.classified.id == layer.id);
    let said = |grid: &Arc<GridValues>| {
        format!("{} · {}", grids::per_cell(grid, context.texts), grids::cells(grid, context.texts))
    };
    drawn.map(said).unwrap_or_default()
}

/// Number of provinces with a value.
fn known(context: &FrameContext<'_>, layer: &Layer, values: &ThematicLayer) -> String {
    if let Some(classified) = context.values_of(&layer.id) {
        return say::known(classified, context.texts);
    }
    let coverage = context.computed.coverage.iter().find(|coverage| coverage.variable == values.variable);
    coverage.map_or_else(String::new, |coverage| {
        let thematic = &context.texts.thematic;
        let form = if coverage.known == coverage.expected { &thematic.all_known } else { &thematic.known };
        form.of(coverage.expected).replace("{known}", &coverage.known.to_string())
    })
}

/// Sources by descending frequency; those of values only where they are drawn.
pub(super) fn sources(context: &FrameContext<'_>, layer: &Layer) -> Vec<SourceId> {
    if layer.values().is_some() {
        return context.values_of(&layer.id).map(say::sources).unwrap_or_default();
    }
    if context.view.is_clusters(layer) {
        let mut counts: BTreeMap<&SourceId, usize> = BTreeMap::new();
        for source in context.computed.clusters(context.catalogue()).into_iter().flat_map(|cluster| &cluster.sources) {
            *counts.entry(source).or_default() += 1;
        }
        let mut ids: Vec<_> = counts.into_iter().collect();
        ids.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        return ids.into_iter().map(|(id, _)| id.clone()).collect();
    }
    let features = context.computed.layers.iter().find(|features| features.layer == layer.id);
    features.map(|features| features.sources.clone()).unwrap_or_default()
}
