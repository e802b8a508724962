//! Clusters that a layer of values counts, and for which provinces the count is asked.

use std::collections::BTreeMap;

use super::{
    Count, Facts, MapQuestion,
    aggregate::by_province as by_province_of,
    features::{Features, evaluate},
    province_answers::{NoValue, ProvinceAnswer, by_province},
    province_value::ProvinceValue,
};
use crate::{
    dataset::{DatasetId, FieldId, PlaceSet, count},
    model::{Announcement, Catalogue, Cluster, ClusterId, ProvinceId},
    view::{FeatureQuery, View},
};

/// Clusters that are counted by province.
#[derive(Clone, Debug, Default)]
pub struct CountedClusters<'a> {
    /// Clusters that pass all conditions, in catalogue order; of several provinces, by the region of the first.
    pub clusters: Vec<&'a Cluster>,
    /// Clusters that provinces count, in catalogue order: those that lie in a province asked about, whatever the region of
    /// their first.
    pub located: Vec<&'a Cluster>,
    /// Number of clusters that belong to the layer, whatever its filter, the places and the date.
    pub known: usize,
    /// Place and date that they were asked with.
    question: MapQuestion,
    /// `true` if further clusters exist that the catalogue does not name: a count is the least possible, and none found
    /// is not zero.
    is_incomplete: bool,
    /// `true` if nothing that is asked about had been announced: that is not zero either.
    is_unannounced: bool,
}

impl<'a> CountedClusters<'a> {
    /// Clusters that the layer of a view is about: all that pass its filter, whether or not they are drawn.
    pub fn of(facts: &'a Facts, view: &View) -> Self {
        let catalogue = facts.catalogue();
        let query = view.cluster_query();
        let question = MapQuestion::of(facts, view).heeded(query.heeds);
        let dataset = facts.datasets().get(&query.dataset);
        let cluster = |row: u32| catalogue.cluster(&ClusterId::new(dataset?.key(row)));
        let Features { known, rows } = evaluate(facts, &query, &question);
        let clusters: Vec<&Cluster> = rows.into_iter().filter_map(cluster).collect();
        let located = if question.asks_all_regions() {
            clusters.clone()
        } else {
            let place = view.place_of(&query);
            let is_located = |cluster: &&Cluster| {
                cluster.provinces.iter().any(|id| catalogue.province(id).is_some_and(|it| place.admits(it)))
            };
            let found = evaluate(facts, &query, &question.of_all_regions()).rows;
            found.into_iter().filter_map(cluster).filter(is_located).collect()
        };
        let asked = asked_announcements(catalogue, view);
        let is_incomplete = asked.iter().any(|id| !catalogue.knows_all_of(*id));
        Self { clusters, located, known, question, is_incomplete, is_unannounced: asked.is_empty() }
    }

    /// Clusters counted in all provinces, with none missing.
    pub fn all(clusters: Vec<&'a Cluster>) -> Self {
        Self { known: clusters.len(), located: clusters.clone(), clusters, ..Self::default() }
    }

    /// Number of clusters in each province asked about that has any, by descending count, then by GB/T 2260 code.
    pub fn by_province(&self, catalogue: &Catalogue, view: &View) -> Vec<Count<ProvinceId>> {
        let place = view.place_of(&view.cluster_query());
        let is_asked = |count: &Count<ProvinceId>| catalogue.province(&count.key).is_some_and(|it| place.admits(it));
        by_province_of(catalogue, &self.located).into_iter().filter(is_asked).collect()
    }

    /// Number of clusters by province of the mainland, which the programme covers.
    pub(super) fn answers(&self, facts: &Facts) -> BTreeMap<ProvinceId, ProvinceAnswer> {
        let (catalogue, places) = (facts.catalogue(), facts.datasets().places());
        let Some(dataset) = facts.datasets().get(&DatasetId::new("clusters")) else { return BTreeMap::new() };
        let mainland = catalogue.provinces.iter().filter(|province| province.region.is_some());
        let universe: PlaceSet =
            mainland.filter_map(|province| places.codes().position(province.id.as_str())).collect();
        let question = self.question.by_province(places, &universe);
        let rows = self.located.iter().filter_map(|cluster| dataset.row(cluster.id.as_str()));
        let by = FieldId::new("provinces");
        let is_complete = !self.is_incomplete && !self.is_unannounced;
        let counts = count(dataset, rows, &by, &universe, is_complete, &question);
        let mut answers = by_province(places, &counts, |_, value| ProvinceValue::stated(value));
        for answer in answers.values_mut().filter(|_| self.is_unannounced) {
            if *answer == ProvinceAnswer::None(NoValue::Incomplete) {
                *answer = ProvinceAnswer::None(NoValue::NotAnnounced(None));
            }
        }
        answers
    }
}

/// Announcements that the layer of clusters of a view is about, and that were made by its date.
pub(crate) fn asked_announcements(catalogue: &Catalogue, view: &View) -> Vec<Announcement> {
    announcements_of(catalogue, view, &view.cluster_query())
}

/// Announcements that a query of clusters is about, and that were made by the date of the view.
pub(crate) fn announcements_of(catalogue: &Catalogue, view: &View, query: &FeatureQuery) -> Vec<Announcement> {
    let ids = catalogue.announcements.iter().map(|announced| announced.id);
    let is_asked = |id: &Announcement| {
        query.admits("announcement", (*id).into())
            && view.date_of(query).is_none_or(|until| catalogue.was_announced(*id, &until))
    };
    ids.filter(is_asked).collect()
}

impl Catalogue {
    /// `true` if the catalogue has every cluster of an announcement.
    pub(crate) fn knows_all_of(&self, id: Announcement) -> bool {
        let known = self.clusters.iter().filter(|cluster| cluster.round.announcement() == id).count();
        known >= self.announced(id).map_or(usize::MAX, |announced| announced.size as usize)
    }
}
