//! Events that change the map of a view, by its visible layers.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    dated::{dated, last_batch, mapped},
    events::{EventKind, TimeEvent, timeline},
};
use crate::{
    dataset::Code,
    model::{Announcement, AsOf, ClusterId, ProvinceId},
    query::{CountedClusters, Facts, MapQuestion, ProvinceValues, evaluate, yearly_numbers},
    view::{FeatureQuery, Symbology, ThematicLayer, Variable, View},
};

/// Events that change a visible layer of a view, layer by layer.
pub(super) fn of_view(facts: &Facts, view: &View) -> Vec<TimeEvent> {
    let of_values = mapped(view).flat_map(|(_, layer)| match &layer.variable {
        Variable::LittleGiants(_) => batches(facts, layer),
        Variable::Series(_) => years(facts, layer),
        _ => Vec::new(),
    });
    let features = view.layers.iter().filter(|layer| layer.visible && view.is_of_points(layer));
    let queries = features.filter_map(|layer| Some(&layer.features()?.query));
    let lists = queries.flat_map(|query| lists(facts, view, query));
    clusters(facts, view).into_iter().chain(of_values).chain(lists).collect()
}

/// Events after which a layer shows something, and other things than before.
fn changing<T: Default + PartialEq>(
    events: impl IntoIterator<Item = TimeEvent>,
    content: impl Fn(&AsOf) -> T,
) -> Vec<TimeEvent> {
    let mut before = T::default();
    let mut changes = |event: &TimeEvent| {
        let content = content(&event.date);
        let changed = content != before && content != T::default();
        if changed {
            before = content;
        }
        changed
    };
    events.into_iter().filter(|event| changes(event)).collect()
}

/// Announcements that change the clusters that a view draws or counts.
fn clusters(facts: &Facts, view: &View) -> Vec<TimeEvent> {
    let counts = mapped(view).any(|(_, layer)| layer.counts_clusters());
    if !view.shows_clusters() && !counts {
        return Vec::new();
    }
    let mut all = View { as_of: None, ..view.clone() };
    if view.shows_clusters() {
        // As [`dated`] sets them; clusters count by province even if their symbols are hidden.
        all.show_clusters(true, true);
    }
    let all: Vec<(Announcement, ClusterId)> = CountedClusters::of(facts, &all)
        .clusters
        .into_iter()
        .map(|cluster| (cluster.round.announcement(), cluster.id.clone()))
        .collect();
    let events = timeline(facts).into_iter().filter(|event| matches!(event.kind, EventKind::Clusters(_)));
    changing(events, |date| {
        let are_seen = draws_clusters(facts, view, date);
        let announced = all.iter().filter(|(id, _)| are_seen && facts.catalogue().was_announced(*id, date));
        announced.map(|(_, id)| id).collect::<Vec<_>>()
    })
}

/// `true` if clusters that a view maps are on its map of a date: as the second variable of a bivariate map they need values
/// of the first.
fn draws_clusters(facts: &Facts, view: &View, date: &AsOf) -> bool {
    let is_pair = |layer: &ThematicLayer| layer.form == Symbology::Bivariate && layer.variable != Variable::Clusters;
    if view.shows_clusters() || mapped(view).any(|(_, layer)| layer.counts_clusters() && !is_pair(layer)) {
        return true;
    }
    let has_values = |layer: &ThematicLayer| {
        let values = || ProvinceValues::of(facts, &CountedClusters::default(), layer, Some(date)).values;
        layer.variable.own().is_some() || !values().is_empty()
    };
    mapped(&dated(facts, view, *date)).any(|(_, layer)| is_pair(layer) && has_values(layer))
}

/// Batches of little giants that change the values of a layer.
fn batches(facts: &Facts, layer: &ThematicLayer) -> Vec<TimeEvent> {
    let events = timeline(facts).into_iter().filter(|event| matches!(event.kind, EventKind::LittleGiants(_)));
    changing(events, |date| {
        let Some(batches) = last_batch(facts, date) else { return BTreeMap::new() };
        let layer = ThematicLayer { variable: Variable::LittleGiants(batches), ..layer.clone() };
        let values = ProvinceValues::of(facts, &CountedClusters::default(), &layer, Some(date)).values;
        values.into_iter().map(|(id, value)| (id, value.value)).collect::<BTreeMap<ProvinceId, f64>>()
    })
}

/// Years in which a series has a value.
fn years(facts: &Facts, layer: &ThematicLayer) -> Vec<TimeEvent> {
    let event = |year: i32| {
        let date = AsOf::of_year(year)?;
        Some(TimeEvent { date, kind: EventKind::Year(year), count: None, sources: Vec::new() })
    };
    yearly_numbers(facts, layer).into_keys().filter_map(event).collect()
}

/// Lists that change the features of a query.
fn lists(facts: &Facts, view: &View, query: &FeatureQuery) -> Vec<TimeEvent> {
    let Some(dataset) = facts.datasets().get(&query.dataset).filter(|_| query.heeds.date) else { return Vec::new() };
    let lists = dataset.fields().iter().filter_map(|field| Some((field, dataset.column(&field.id)?.list()?)));
    let codes = lists.flat_map(|(field, list)| {
        let admitted = list.iter().map(|(_, code)| code).filter(|code| query.admits(field.id.as_str(), &code.id));
        admitted.filter_map(|code| Some((code, code.dated?)))
    });
    let mut codes: Vec<_> = codes.collect();
    // A list of 2023 or 2024 is no event beside that of 2024.
    let whole: BTreeSet<_> =
        codes.iter().filter(|(code, _)| code.parts.is_empty()).map(|(_, date)| date.last_day()).collect();
    codes.retain(|(code, date)| code.parts.is_empty() || !whole.contains(&date.last_day()));
    codes.sort_by(|(_, a), (_, b)| a.by_end(b));
    let event = |(code, date): (&Code, AsOf)| {
        let kind = EventKind::List { dataset: dataset.title().clone(), list: code.title.clone() };
        TimeEvent { date, kind, count: None, sources: Vec::new() }
    };
    changing(codes.into_iter().map(event), |date| {
        evaluate(facts, query, &MapQuestion::with(facts, &view.place, Some(*date))).rows
    })
}
