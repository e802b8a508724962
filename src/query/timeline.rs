//! What was announced when: the clusters, and the batches of little giants.

use std::collections::{BTreeMap, BTreeSet};

use super::{ProvinceValues, SearchIndex, visible};
use crate::{
    model::{Announcement, AsOf, Batches, Catalogue, ClusterId, ProvinceId, ReportingUnit, SourceId},
    view::{Filter, Form, Layers, Thematic, Variable, View},
};

/// What was announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// Clusters.
    Clusters(Announcement),
    /// A batch of little giants, or the count of several together.
    LittleGiants(Batches),
}

/// A stop of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When, as precise as the source is.
    pub date: AsOf,
    /// What.
    pub event: Event,
    /// How many: clusters in all from then on, or the nation's little giants of the batch.
    pub count: u32,
    /// Where that was read.
    pub sources: Vec<SourceId>,
}

/// All that was announced, in the order in which dates are over, so that each moment has all that came before it.
pub fn timeline(catalogue: &Catalogue) -> Vec<Moment> {
    let clusters = catalogue.announcements.iter().map(|announced| Moment {
        date: announced.total.as_of,
        event: Event::Clusters(announced.id),
        count: announced.total.value,
        sources: announced.total.sources.clone(),
    });
    let mut seen = BTreeSet::new();
    let nation = catalogue.little_giants.iter().filter(|row| row.unit == ReportingUnit::Nation);
    // Of a batch the first count of the file: confirmed lists stand before publicised ones.
    let batches = nation.filter(|row| seen.insert(row.batches)).map(|row| Moment {
        date: row.firms.as_of,
        event: Event::LittleGiants(row.batches),
        count: row.firms.value,
        sources: row.firms.sources.clone(),
    });
    let mut moments: Vec<Moment> = clusters.chain(batches).collect();
    moments.sort_by(|a, b| a.date.by_end(&b.date));
    moments
}

/// Whether clusters had been announced by a date.
pub(super) fn was_announced(catalogue: &Catalogue, announcement: Announcement, until: &AsOf) -> bool {
    catalogue.announced(announcement).is_none_or(|announced| announced.total.as_of.is_by(until))
}

/// The stops of a view, by date: the moments that announce what it maps, each of which changes its map. A stop that
/// leaves the map as the one before it did is left out, and so is one at which there is nothing to draw.
///
/// The date that the view itself has is set aside; its other conditions hold.
pub fn stops_for(catalogue: &Catalogue, index: &SearchIndex, view: &View) -> Vec<Moment> {
    let moments = timeline(catalogue).into_iter().filter(|moment| moment.is_mapped_by(view));
    let clusters = candidates(catalogue, index, view);
    let mut before = Content::default();
    let mut changes = |moment: &Moment| {
        let content = Content {
            clusters: clusters
                .iter()
                .filter(|(announcement, _)| was_announced(catalogue, *announcement, &moment.date))
                .map(|(_, id)| id.clone())
                .collect(),
            batch: batch_values(catalogue, view, &moment.date),
        };
        let changed = content != before && content != Content::default();
        if changed {
            before = content;
        }
        changed
    };
    moments.filter(|moment| changes(moment)).collect()
}

/// The stop at which a map with that date stands: the last one that is over by then.
pub fn stop_at(stops: &[Moment], until: &AsOf) -> Option<usize> {
    stops.iter().rposition(|stop| stop.date.is_by(until))
}

/// The stop after the one at which a map with that date stands; the first of a map without one.
pub fn next_stop<'m>(stops: &'m [Moment], until: Option<&AsOf>) -> Option<&'m Moment> {
    stops.iter().find(|stop| until.is_none_or(|until| !stop.date.is_by(until)))
}

/// The part of a map that announcements change.
#[derive(Default, PartialEq)]
struct Content {
    /// Clusters drawn or counted.
    clusters: Vec<ClusterId>,
    /// Little giants by province of the batch announced last.
    batch: BTreeMap<ProvinceId, f64>,
}

/// The clusters that a view draws or counts once all of them are announced.
fn candidates(catalogue: &Catalogue, index: &SearchIndex, view: &View) -> Vec<(Announcement, ClusterId)> {
    if !maps_clusters(view) {
        return Vec::new();
    }
    // As [`Moment::applied`] sets them; symbols that are not drawn are still counted by province.
    let layers = Layers { clusters: true, later_clusters: view.layers.shows_clusters(), ..view.layers.clone() };
    let filter = Filter { until: None, ..view.filter.clone() };
    let found = visible(catalogue, &layers, &filter, index);
    let clusters = found.into_iter().filter_map(|id| catalogue.cluster(&id));
    clusters.map(|cluster| (cluster.round.announcement(), cluster.id.clone())).collect()
}

/// The values of the batch announced last by a date, where a view maps little giants.
fn batch_values(catalogue: &Catalogue, view: &View, until: &AsOf) -> BTreeMap<ProvinceId, f64> {
    let layer = view.layers.thematic.as_ref().filter(|_| maps_batches(view));
    let Some((layer, batches)) = layer.zip(last_batch(catalogue, until)) else { return BTreeMap::new() };
    let layer = Thematic { variable: Variable::LittleGiants(batches), ..layer.clone() };
    let values = ProvinceValues::of(catalogue, &[], &layer, Some(until)).values;
    values.into_iter().map(|(id, value)| (id, value.value)).collect()
}

/// Whether a view draws clusters, or counts them by province.
fn maps_clusters(view: &View) -> bool {
    let counts = |layer: &Thematic| layer.variable == Variable::Clusters || layer.form == Form::Bivariate;
    view.layers.shows_clusters() || view.layers.thematic.as_ref().is_some_and(counts)
}

/// Whether a view maps a batch of little giants.
fn maps_batches(view: &View) -> bool {
    view.layers.thematic.as_ref().is_some_and(|layer| matches!(layer.variable, Variable::LittleGiants(_)))
}

impl Moment {
    /// Whether a view maps what was announced.
    fn is_mapped_by(&self, view: &View) -> bool {
        match self.event {
            Event::LittleGiants(_) => maps_batches(view),
            Event::Clusters(_) => maps_clusters(view),
        }
    }

    /// The view as of this stop: what had been announced by then. A map of little giants shows the batch announced last.
    pub fn applied(&self, catalogue: &Catalogue, view: &View) -> View {
        let mut view = view.clone();
        view.filter.until = Some(self.date);
        if view.layers.shows_clusters() {
            view.layers.clusters = true;
            view.layers.later_clusters = was_announced(catalogue, Announcement::Later35, &self.date);
        }
        if let Some(layer) = &mut view.layers.thematic
            && matches!(layer.variable, Variable::LittleGiants(_))
            && let Some(batches) = last_batch(catalogue, &self.date)
        {
            layer.variable = Variable::LittleGiants(batches);
        }
        view
    }
}

/// The batch announced last by a date.
fn last_batch(catalogue: &Catalogue, until: &AsOf) -> Option<Batches> {
    let of = |moment: Moment| match moment.event {
        Event::LittleGiants(batches) if moment.date.is_by(until) => Some(batches),
        _ => None,
    };
    timeline(catalogue).into_iter().filter_map(of).next_back()
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{
        data::{self, Files, embedded_catalogue},
        model::{IndicatorKind, Rung},
        query::Shown,
        view::View,
    };

    fn mapping(variable: Option<Variable>, clusters: bool) -> View {
        let mut view = View::default();
        view.layers.clusters = clusters;
        view.layers.thematic = variable.map(Thematic::of);
        view
    }

    fn narrowed(view: &View) -> Vec<View> {
        let by = |narrow: &dyn Fn(&mut Filter)| {
            let mut view = view.clone();
            narrow(&mut view.filter);
            view
        };
        vec![
            view.clone(),
            by(&|filter| filter.provinces = [ProvinceId::new("GD")].into()),
            by(&|filter| filter.rounds = [Announcement::Later35].into()),
            by(&|filter| filter.text = "长沙".to_owned()),
            by(&|filter| filter.text = "nothing is called so".to_owned()),
            by(&|filter| filter.until = AsOf::parse("2021-07").ok()),
        ]
    }

    fn views() -> Vec<View> {
        let batch = Variable::LittleGiants(Batches::FIRST_TWO);
        let bivariate = Thematic { form: Form::Bivariate, ..Thematic::of(Variable::Indicator(IndicatorKind::Gdp)) };
        let mut pair = mapping(None, false);
        pair.layers.thematic = Some(bivariate);
        let kinds = [
            mapping(None, true),
            mapping(Some(batch), true),
            mapping(Some(batch), false),
            mapping(Some(Variable::Clusters), true),
            mapping(Some(Variable::Clusters), false),
            pair,
        ];
        kinds.iter().flat_map(narrowed).collect()
    }

    /// What is really drawn at a stop of what is announced: clusters, values, values of the second variable.
    fn drawn(catalogue: &Catalogue, index: &SearchIndex, view: &View) -> (Vec<ClusterId>, Vec<Vec<f64>>) {
        let shown = Shown::of(catalogue, index, view);
        let values = shown.mapped.iter().flat_map(|mapped| {
            let announced = matches!(mapped.layer.variable, Variable::LittleGiants(_) | Variable::Clusters);
            let second = mapped.second.as_ref().map(|second| second.values.numbers());
            [announced.then(|| mapped.values.numbers()), second].into_iter().flatten()
        });
        (shown.clusters.iter().map(|cluster| cluster.id.clone()).collect(), values.collect())
    }

    #[test]
    fn every_stop_of_a_view_changes_its_map_and_no_other_moment_of_its_kind_would() {
        let (catalogue, _) = embedded_catalogue();
        let index = SearchIndex::new(&catalogue);
        let mut offered = 0;
        for view in views() {
            let stops = stops_for(&catalogue, &index, &view);
            let mut before = None;
            for moment in timeline(&catalogue).iter().filter(|moment| moment.is_mapped_by(&view)) {
                let now = drawn(&catalogue, &index, &moment.applied(&catalogue, &view));
                let empty = now.0.is_empty() && now.1.iter().all(|values| values.iter().all(|value| *value == 0.0));
                if stops.contains(moment) {
                    offered += 1;
                    assert_ne!(Some(&now), before.as_ref(), "{} changes nothing of {:?}", moment.date, view.filter);
                    before = Some(now);
                } else if let Some(before) = &before {
                    assert_eq!(now, *before, "{} is missing of {:?}", moment.date, view.filter);
                } else {
                    assert!(empty, "{} is missing of {:?}", moment.date, view.filter);
                }
            }
        }
        assert!(offered > 50, "{offered}");
    }

    #[test]
    fn clusters_alone_have_no_stops_of_little_giants_and_values_that_are_not_announced_have_none() {
        let (catalogue, _) = embedded_catalogue();
        let index = SearchIndex::new(&catalogue);
        let kinds = |view: &View| {
            let stops = stops_for(&catalogue, &index, view);
            let clusters = stops.iter().filter(|stop| matches!(stop.event, Event::Clusters(_))).count();
            (clusters, stops.len() - clusters)
        };
        let batch = Some(Variable::LittleGiants(Batches::FIRST_TWO));
        assert_eq!(kinds(&mapping(None, true)), (3, 0));
        assert_eq!(kinds(&mapping(batch, false)), (0, 8));
        assert_eq!(kinds(&mapping(batch, true)), (3, 8));
        assert_eq!(kinds(&mapping(None, false)), (0, 0));
        for variable in [Variable::Indicator(IndicatorKind::Gdp), Variable::Ladder(Rung::LittleGiant)] {
            assert_eq!(kinds(&mapping(Some(variable), false)), (0, 0));
            assert_eq!(kinds(&mapping(Some(variable), true)), (3, 0));
        }
    }

    #[test]
    fn a_stop_that_changes_nothing_is_not_offered() {
        let (catalogue, _) = embedded_catalogue();
        let index = SearchIndex::new(&catalogue);
        let mut view = mapping(None, true);
        view.filter.rounds = [Announcement::Later35].into();
        let dates: Vec<String> =
            stops_for(&catalogue, &index, &view).iter().map(|stop| stop.date.to_string()).collect();
        assert_eq!(dates, ["2024-12"], "before the round of 2024 there is nothing to see");
    }

    #[test]
    fn the_order_of_rows_in_the_tables_changes_nothing() {
        let files = Files::EMBEDDED;
        let backwards = |text: &str| {
            let mut lines: Vec<&str> = text.lines().collect();
            lines[1..].reverse();
            lines.join("\n")
        };
        let (announcements, series) = (backwards(files.announcements), backwards(files.national_series));
        let shuffled = Files { announcements: &announcements, national_series: &series, ..files };
        let [(as_is, _), (other, report)] = [data::catalogue(&files), data::catalogue(&shuffled)];
        assert!(report.is_empty(), "{report}");
        assert_ne!(as_is.announcements, other.announcements, "the rows are in another order");
        assert_eq!(timeline(&as_is), timeline(&other));
        for until in
            ["2021-03-21", "2021-03-22", "2022-11-30", "2024", "2024-12"].map(|date| AsOf::parse(date).unwrap())
        {
            for announcement in Announcement::iter() {
                assert_eq!(
                    was_announced(&as_is, announcement, &until),
                    was_announced(&other, announcement, &until),
                    "{announcement:?} by {until}"
                );
            }
        }
    }
}
