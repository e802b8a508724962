//! Timeline of the announcements: clusters and batches of little giants.

use std::collections::{BTreeMap, BTreeSet};

use super::{CountedClusters, Facts, ProvinceValues};
use crate::{
    model::{Announcement, AsOf, Batches, ClusterId, ProvinceId, ReportingUnit, SourceId},
    view::{Symbology, ThematicLayer, Variable, View},
};

/// Content of an announcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeStepKind {
    /// A round of clusters.
    Clusters(Announcement),
    /// One batch of little giants, or several batches counted together.
    LittleGiants(Batches),
}

/// Time step of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeStep {
    /// Date of the announcement, at the precision of the source.
    pub date: AsOf,
    /// Subject of the announcement.
    pub kind: TimeStepKind,
    /// Cumulative number of clusters, or the national number of little giants of the batch.
    pub count: u32,
    /// Sources of date and count.
    pub sources: Vec<SourceId>,
}

/// All announcements, sorted by the end of their dates, so that each step includes all earlier ones.
pub fn timeline(facts: &Facts) -> Vec<TimeStep> {
    let catalogue = facts.catalogue();
    let clusters = catalogue.announcements.iter().map(|announced| TimeStep {
        date: announced.total.as_of,
        kind: TimeStepKind::Clusters(announced.id),
        count: announced.total.value,
        sources: announced.total.sources.clone(),
    });
    let mut seen = BTreeSet::new();
    let nation = catalogue.little_giants.iter().filter(|row| row.unit == ReportingUnit::Nation);
    // Several rows may count the same batch: the first of the file is used; confirmed lists precede publicised ones.
    let batches = nation.filter(|row| seen.insert(row.batches)).map(|row| TimeStep {
        date: row.firms.as_of,
        kind: TimeStepKind::LittleGiants(row.batches),
        count: row.firms.value,
        sources: row.firms.sources.clone(),
    });
    let mut moments: Vec<TimeStep> = clusters.chain(batches).collect();
    moments.sort_by(|a, b| a.date.by_end(&b.date));
    moments
}

/// Time steps of a view, by date: announcements that change its map. Steps that leave the map unchanged or empty are
/// left out.
///
/// The date filter of the view is ignored; its other conditions apply.
pub(crate) fn time_steps(facts: &Facts, view: &View) -> Vec<TimeStep> {
    let moments = timeline(facts).into_iter().filter(|moment| moment.is_mapped_by(view));
    let clusters = candidates(facts, view);
    let mut before = Content::default();
    let mut changes = |moment: &TimeStep| {
        let draws = draws_clusters(facts, view, &moment.date);
        let content = Content {
            clusters: clusters
                .iter()
                .filter(|(announcement, _)| draws && facts.catalogue().was_announced(*announcement, &moment.date))
                .map(|(_, id)| id.clone())
                .collect(),
            batch: batch_values(facts, view, &moment.date),
        };
        let changed = content != before && content != Content::default();
        if changed {
            before = content;
        }
        changed
    };
    moments.filter(|moment| changes(moment)).collect()
}

/// Index of the time step current at a date: the last one whose date is over by then.
pub(crate) fn stop_at(stops: &[TimeStep], until: &AsOf) -> Option<usize> {
    stops.iter().rposition(|stop| stop.date.is_by(until))
}

/// First time step after a date; the first of all if no date is given.
pub fn next_stop<'m>(stops: &'m [TimeStep], until: Option<&AsOf>) -> Option<&'m TimeStep> {
    stops.iter().find(|stop| until.is_none_or(|until| !stop.date.is_by(until)))
}

/// Part of a map that announcements change.
#[derive(Default, PartialEq)]
struct Content {
    /// Clusters drawn or counted.
    clusters: Vec<ClusterId>,
    /// Little giants by province, in the latest batch.
    batch: BTreeMap<ProvinceId, f64>,
}

/// Clusters that a view draws or counts once all are announced.
fn candidates(facts: &Facts, view: &View) -> Vec<(Announcement, ClusterId)> {
    if !maps_clusters(view) {
        return Vec::new();
    }
    let mut view = View { as_of: None, ..view.clone() };
    if view.shows_clusters() {
        // As [`TimeStep::applied`] sets them; clusters count by province even if their symbols are hidden.
        view.show_clusters(true, true);
    }
    let clusters = CountedClusters::of(facts, &view).clusters;
    clusters.into_iter().map(|cluster| (cluster.round.announcement(), cluster.id.clone())).collect()
}

/// Values of the latest batch by a date; empty unless the view maps little giants.
fn batch_values(facts: &Facts, view: &View, until: &AsOf) -> BTreeMap<ProvinceId, f64> {
    let layer = view.thematic().filter(|_| maps_batches(view));
    let Some((layer, batches)) = layer.zip(last_batch(facts, until)) else { return BTreeMap::new() };
    let layer = ThematicLayer { variable: Variable::LittleGiants(batches), ..layer.clone() };
    let values = ProvinceValues::of(facts, &CountedClusters::default(), &layer, Some(until)).values;
    values.into_iter().map(|(id, value)| (id, value.value)).collect()
}

/// `true` if a view draws clusters or counts them by province.
fn maps_clusters(view: &View) -> bool {
    view.shows_clusters() || view.thematic().is_some_and(ThematicLayer::counts_clusters)
}

/// `true` if clusters that a view maps are on its map of a date: as the second variable of a bivariate map they need values
/// of the first.
fn draws_clusters(facts: &Facts, view: &View, until: &AsOf) -> bool {
    let layer = view.thematic().filter(|layer| layer.form == Symbology::Bivariate);
    let Some(layer) = layer.filter(|_| !view.shows_clusters()) else { return true };
    layer.variable == Variable::Clusters
        || !ProvinceValues::of(facts, &CountedClusters::default(), layer, Some(until)).values.is_empty()
}

/// `true` if a view maps a batch of little giants.
fn maps_batches(view: &View) -> bool {
    view.thematic().is_some_and(|layer| matches!(layer.variable, Variable::LittleGiants(_)))
}

impl TimeStep {
    /// `true` if a view maps the subject of this announcement.
    fn is_mapped_by(&self, view: &View) -> bool {
        match self.kind {
            TimeStepKind::LittleGiants(_) => maps_batches(view),
            TimeStepKind::Clusters(_) => maps_clusters(view),
        }
    }

    /// The view as of this time step; a map of little giants switches to the latest batch by then.
    pub fn applied(&self, facts: &Facts, view: &View) -> View {
        let mut view = view.clone();
        view.as_of = Some(self.date);
        if view.shows_clusters() {
            view.show_clusters(true, facts.catalogue().was_announced(Announcement::Later35, &self.date));
        }
        if let Some(layer) = view.thematic().filter(|layer| matches!(layer.variable, Variable::LittleGiants(_)))
            && let Some(batches) = last_batch(facts, &self.date)
        {
            let variable = Variable::LittleGiants(batches);
            view.set_thematic(Some(ThematicLayer { variable, ..layer.clone() }));
        }
        view
    }
}

/// Latest batch of little giants by a date.
fn last_batch(facts: &Facts, until: &AsOf) -> Option<Batches> {
    let of = |moment: TimeStep| match moment.kind {
        TimeStepKind::LittleGiants(batches) if moment.date.is_by(until) => Some(batches),
        _ => None,
    };
    timeline(facts).into_iter().filter_map(of).next_back()
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{
        data::{self, Files},
        export::embedded_facts,
        model::{IndicatorKind, Tier},
        query::MapContent,
        view::View,
    };

    fn mapping(variable: Option<Variable>, clusters: bool) -> View {
        let mut view = View::default();
        view.show_clusters(clusters, false);
        view.set_thematic(variable.map(ThematicLayer::of));
        view
    }

    fn narrowed(view: &View) -> Vec<View> {
        let by = |narrow: &dyn Fn(&mut View)| {
            let mut view = view.clone();
            narrow(&mut view);
            view
        };
        vec![
            view.clone(),
            by(&|view| view.place.provinces = [ProvinceId::new("GD")].into()),
            by(&|view| view.edit_clusters(|query| query.filter.choose("announcement", ["later35"]))),
            by(&|view| view.edit_clusters(|query| query.text = "长沙".to_owned())),
            by(&|view| view.edit_clusters(|query| query.text = "nothing is called so".to_owned())),
            by(&|view| view.as_of = AsOf::parse("2021-07").ok()),
        ]
    }

    fn views() -> Vec<View> {
        let batch = Variable::LittleGiants(Batches::FIRST_TWO);
        let bivariate =
            ThematicLayer { form: Symbology::Bivariate, ..ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp)) };
        let mut pair = mapping(None, false);
        pair.set_thematic(Some(bivariate));
        let kinds = [
            mapping(None, true),
            mapping(Some(batch.clone()), true),
            mapping(Some(batch), false),
            mapping(Some(Variable::Clusters), true),
            mapping(Some(Variable::Clusters), false),
            pair,
        ];
        kinds.iter().flat_map(narrowed).collect()
    }

    /// Map content at a time step: clusters, values, values of the second variable.
    fn drawn(facts: &Facts, view: &View) -> (Vec<ClusterId>, Vec<Vec<f64>>) {
        let content = MapContent::of(facts, view);
        let values = content.values.iter().flat_map(|classified| {
            let announced = matches!(classified.layer.variable, Variable::LittleGiants(_) | Variable::Clusters);
            let second = classified.second.as_ref().map(|second| second.values.numbers());
            [announced.then(|| classified.values.numbers()), second].into_iter().flatten()
        });
        (content.clusters.iter().map(|cluster| cluster.id.clone()).collect(), values.collect())
    }

    #[test]
    fn every_stop_of_a_view_changes_its_map_and_no_other_moment_of_its_kind_would() {
        let (facts, _) = embedded_facts();
        let mut offered = 0;
        for view in views() {
            let stops = time_steps(&facts, &view);
            let mut before = None;
            for moment in timeline(&facts).iter().filter(|moment| moment.is_mapped_by(&view)) {
                let now = drawn(&facts, &moment.applied(&facts, &view));
                let empty = now.0.is_empty() && now.1.iter().all(|values| values.iter().all(|value| *value == 0.0));
                if stops.contains(moment) {
                    offered += 1;
                    assert_ne!(Some(&now), before.as_ref(), "{} changes nothing of {:?}", moment.date, view.layers);
                    before = Some(now);
                } else if let Some(before) = &before {
                    assert_eq!(now, *before, "{} is missing of {:?}", moment.date, view.layers);
                } else {
                    assert!(empty, "{} is missing of {:?}", moment.date, view.layers);
                }
            }
        }
        assert!(offered > 50, "{offered}");
    }

    #[test]
    fn clusters_alone_have_no_stops_of_little_giants_and_values_that_are_not_announced_have_none() {
        let (facts, _) = embedded_facts();
        let kinds = |view: &View| {
            let stops = time_steps(&facts, view);
            let clusters = stops.iter().filter(|stop| matches!(stop.kind, TimeStepKind::Clusters(_))).count();
            (clusters, stops.len() - clusters)
        };
        let batch = Some(Variable::LittleGiants(Batches::FIRST_TWO));
        assert_eq!(kinds(&mapping(None, true)), (3, 0));
        assert_eq!(kinds(&mapping(batch.clone(), false)), (0, 8));
        assert_eq!(kinds(&mapping(batch, true)), (3, 8));
        assert_eq!(kinds(&mapping(None, false)), (0, 0));
        for variable in [Variable::Indicator(IndicatorKind::Gdp), Variable::Ladder(Tier::LittleGiant)] {
            assert_eq!(kinds(&mapping(Some(variable.clone()), false)), (0, 0));
            assert_eq!(kinds(&mapping(Some(variable), true)), (3, 0));
        }
    }

    #[test]
    fn a_stop_that_changes_nothing_is_not_offered() {
        let (facts, _) = embedded_facts();
        let mut view = mapping(None, true);
        view.edit_clusters(|query| query.filter.choose("announcement", ["later35"]));
        let dates: Vec<String> = time_steps(&facts, &view).iter().map(|stop| stop.date.to_string()).collect();
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
        let [as_is, other] = [&files, &shuffled].map(|files| {
            let (catalogue, report) = data::catalogue(files);
            assert!(report.is_empty(), "{report}");
            Facts::new(catalogue, data::datasets)
        });
        assert_eq!(timeline(&as_is), timeline(&other));
        let [as_is, other] = [as_is.catalogue(), other.catalogue()];
        assert_ne!(as_is.announcements, other.announcements, "the rows are in another order");
        for until in
            ["2021-03-21", "2021-03-22", "2022-11-30", "2024", "2024-12"].map(|date| AsOf::parse(date).unwrap())
        {
            for announcement in Announcement::iter() {
                assert_eq!(
                    as_is.was_announced(announcement, &until),
                    other.was_announced(announcement, &until),
                    "{announcement:?} by {until}"
                );
            }
        }
    }
}
