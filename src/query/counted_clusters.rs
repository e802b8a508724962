//! Clusters that a layer of values counts, and for which provinces the count is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    facts::Facts,
    filter::visible,
    province_answers::{NoValue, ProvinceAnswer, by_province},
    province_value::ProvinceValue,
};
use crate::{
    dataset::{DatasetId, FieldId, PlaceSet, Question, count},
    model::{Announcement, Catalogue, Cluster, Province, ProvinceId},
    view::{Filter, Layers, ThematicLayer, View},
};

/// Clusters that are counted by province.
#[derive(Clone, Debug, Default)]
pub struct CountedClusters<'a> {
    /// The clusters, in catalogue order.
    pub clusters: Vec<&'a Cluster>,
    /// Provinces for which they are counted; `None` for all.
    provinces: Option<BTreeSet<ProvinceId>>,
    /// `true` if further clusters exist that the catalogue does not name: a count is the least possible, and none found
    /// is not zero.
    is_incomplete: bool,
    /// `true` if nothing that is asked about had been announced: that is not zero either.
    is_unannounced: bool,
}

impl<'a> CountedClusters<'a> {
    /// Clusters counted in a view: all that pass its filter, even if their symbols are hidden. `drawn` are the clusters
    /// whose layer is on.
    pub fn of(facts: &'a Facts, view: &View, drawn: &[&'a Cluster]) -> Self {
        let catalogue = facts.catalogue();
        let layers = asked_layers(view);
        let clusters = if view.layers.shows_clusters() || view.layers.thematic.is_none() {
            drawn.to_vec()
        } else {
            visible(facts, &layers, &view.filter).iter().filter_map(|id| catalogue.cluster(id)).collect()
        };
        let filter = &view.filter;
        let asked = catalogue.announcements.iter().map(|announced| announced.id).filter(|id| {
            let is_on = if *id == Announcement::Later35 { layers.later_clusters } else { layers.clusters };
            let by_date = filter.until.is_none_or(|until| catalogue.was_announced(*id, &until));
            is_on && by_date && (filter.rounds.is_empty() || filter.rounds.contains(id))
        });
        let asked: Vec<Announcement> = asked.collect();
        let is_incomplete = asked.iter().any(|id| !catalogue.knows_all_of(*id));
        let is_placed = !filter.provinces.is_empty() || !filter.regions.is_empty();
        let provinces = is_placed.then(|| {
            let asked = catalogue.provinces.iter().filter(|province| is_asked(province, filter));
            asked.map(|province| province.id.clone()).collect()
        });
        Self { clusters, provinces, is_incomplete, is_unannounced: asked.is_empty() }
    }

    /// Clusters counted in all provinces, with none missing.
    pub fn all(clusters: Vec<&'a Cluster>) -> Self {
        Self { clusters, ..Self::default() }
    }

    /// Number of clusters by province of the mainland, which the programme covers.
    pub(super) fn answers(&self, facts: &Facts) -> BTreeMap<ProvinceId, ProvinceAnswer> {
        let (catalogue, places) = (facts.catalogue(), facts.datasets().places());
        let Some(dataset) = facts.datasets().get(&DatasetId::new("clusters")) else { return BTreeMap::new() };
        let position = |id: &ProvinceId| places.codes().position(id.as_str());
        let mainland = catalogue.provinces.iter().filter(|province| province.region.is_some());
        let universe: PlaceSet = mainland.filter_map(|province| position(&province.id)).collect();
        let asked = self.provinces.as_ref().map(|ids| ids.iter().filter_map(position).collect());
        let question = Question { places: asked, as_of: None };
        let rows = self.clusters.iter().filter_map(|cluster| dataset.row(cluster.id.as_str()));
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

/// Layers whose clusters a view asks about: those of 2022 also where its values count them without drawing them.
pub(crate) fn asked_layers(view: &View) -> Layers {
    let counts = view.layers.thematic.as_ref().is_some_and(ThematicLayer::counts_clusters);
    let is_counted = counts && !view.layers.shows_clusters();
    Layers { clusters: view.layers.clusters || is_counted, ..view.layers.clone() }
}

/// `true` if a province passes the conditions of place.
pub(crate) fn is_asked(province: &Province, filter: &Filter) -> bool {
    let in_region = province.region.is_some_and(|region| filter.regions.contains(&region));
    (filter.provinces.is_empty() || filter.provinces.contains(&province.id)) && (filter.regions.is_empty() || in_region)
}

impl Catalogue {
    /// `true` if the catalogue has every cluster of an announcement.
    pub(crate) fn knows_all_of(&self, id: Announcement) -> bool {
        let known = self.clusters.iter().filter(|cluster| cluster.round.announcement() == id).count();
        known >= self.announced(id).map_or(usize::MAX, |announced| announced.size as usize)
    }
}
