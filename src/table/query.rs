//! Table query: clusters and provinces that pass the filter of a view.

use std::collections::BTreeSet;

use crate::{
    dataset::{Datasets, Question},
    model::{Announcement, AsOf, Catalogue, Cluster, ClusterId, Language, Province},
    query::{CountedClusters, Facts, MapQuestion, announcements_of, keys},
    view::{FeatureQuery, Layer, ThematicLayer, View},
};

/// Part of the catalogue, with the conditions that select it.
#[derive(Clone, Debug)]
pub struct TableQuery<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// The view.
    pub view: View,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The same facts as datasets, with keys of their rows and the registry of places.
    pub datasets: &'a Datasets,
    /// Clusters that any layer of them is about, in catalogue order.
    pub clusters: Vec<&'a Cluster>,
    /// Clusters that provinces count: those that lie in a province that passes, also if their first does not.
    pub located: Vec<&'a Cluster>,
    /// Provinces that pass the filter, in catalogue order.
    pub provinces: Vec<&'a Province>,
    /// Announcements included in the query; counts of all others are missing, not zero.
    pub announcements: BTreeSet<Announcement>,
    /// `true` if sector or text conditions exclude some clusters of a place.
    pub narrowed: bool,
    /// Date of the view: figures dated later are left out.
    pub until: Option<AsOf>,
    /// Language of citations and headings.
    pub language: Language,
}

impl<'a> TableQuery<'a> {
    /// Query of a view. Clusters pass as on the map; provinces must match the filter's provinces and regions, if any
    /// are set.
    pub fn of_view(facts: &'a Facts, view: &View) -> Self {
        let catalogue = facts.catalogue();
        let query = view.cluster_query();
        let queries = || std::iter::once(&query).chain(further_queries(view));
        let CountedClusters { clusters, located, .. } = CountedClusters::of(facts, view);
        let keys = |question: &MapQuestion| {
            let keys = further_queries(view).into_iter().flat_map(|query| keys(facts, query, question));
            keys.map(ClusterId::new).collect::<BTreeSet<ClusterId>>()
        };
        let question = MapQuestion::of(facts, view);
        let clusters = together(catalogue, clusters, &keys(&question));
        let located = together(catalogue, located, &keys(&question.of_all_regions()));
        Self {
            facts,
            view: view.clone(),
            catalogue,
            datasets: facts.datasets(),
            clusters,
            located,
            provinces: catalogue.provinces.iter().filter(|province| view.place.admits(province)).collect(),
            announcements: queries().flat_map(|query| announcements_of(catalogue, view, query)).collect(),
            narrowed: queries().any(|query| query.filter.codes("sector").is_some() || !query.text.trim().is_empty()),
            until: view.as_of,
            language: view.language,
        }
    }

    /// Layers of values, drawn or hidden.
    pub(super) fn values(&self) -> impl Iterator<Item = &ThematicLayer> {
        self.view.layers.iter().filter_map(Layer::values)
    }

    /// `true` if something of a date is in the table; what has no date is, while no date is set.
    pub(super) fn admits(&self, date: Option<AsOf>) -> bool {
        Question { places: None, as_of: self.until }.admits(date)
    }

    /// `true` if no condition of place is set.
    pub(super) fn asks_all_places(&self) -> bool {
        self.provinces.len() == self.catalogue.provinces.len()
    }

    /// `true` if a place, by its position in the registry, is a province asked about or lies in one.
    pub(super) fn asks_place(&self, place: u32) -> bool {
        let codes = self.datasets.places().codes();
        let mut inside = std::iter::successors(codes.get(place), |code| codes.get(code.parent?));
        inside.any(|code| self.provinces.iter().any(|province| province.id.as_str() == code.id))
    }
}

/// Queries of further layers of clusters, drawn or hidden.
fn further_queries(view: &View) -> Vec<&FeatureQuery> {
    view.further_clusters().filter_map(|layer| Some(&layer.features()?.query)).collect()
}

/// Clusters together with others, in catalogue order.
fn together<'a>(
    catalogue: &'a Catalogue,
    clusters: Vec<&'a Cluster>,
    others: &BTreeSet<ClusterId>,
) -> Vec<&'a Cluster> {
    if others.is_empty() {
        return clusters;
    }
    let known: BTreeSet<&ClusterId> = clusters.into_iter().map(|cluster| &cluster.id).collect();
    let is_asked = |cluster: &&Cluster| known.contains(&cluster.id) || others.contains(&cluster.id);
    catalogue.clusters.iter().filter(is_asked).collect()
}
