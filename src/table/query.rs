//! Table query: clusters and provinces that pass the filter of a view.

use std::collections::BTreeSet;

use crate::{
    dataset::Datasets,
    model::{Announcement, AsOf, Catalogue, Cluster, Language, Province},
    query::{CountedClusters, Facts, asked_announcements},
    view::{ThematicLayer, View},
};

/// Part of the catalogue, with the conditions that select it.
#[derive(Clone, Debug)]
pub struct TableQuery<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The same facts as datasets, with keys of their rows and the registry of places.
    pub datasets: &'a Datasets,
    /// Clusters that pass the filter, in catalogue order.
    pub clusters: Vec<&'a Cluster>,
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
    /// Query of what a picture of a view rests on: of clusters only if they are drawn, or counted by its values.
    pub(crate) fn of_picture(facts: &'a Facts, view: &View) -> Self {
        let query = Self::of_view(facts, view);
        if view.shows_clusters() || view.thematic().is_some_and(ThematicLayer::counts_clusters) {
            return query;
        }
        Self { clusters: Vec::new(), announcements: BTreeSet::new(), ..query }
    }

    /// Query of a view. Clusters pass as on the map; provinces must match the filter's provinces and regions, if any
    /// are set.
    pub fn of_view(facts: &'a Facts, view: &View) -> Self {
        let catalogue = facts.catalogue();
        let query = view.cluster_query();
        Self {
            catalogue,
            datasets: facts.datasets(),
            clusters: CountedClusters::of(facts, view).clusters,
            provinces: catalogue.provinces.iter().filter(|province| view.place.admits(province)).collect(),
            announcements: asked_announcements(catalogue, view).into_iter().collect(),
            narrowed: query.filter.codes("sector").is_some() || !query.text.trim().is_empty(),
            until: view.as_of,
            language: view.language,
        }
    }
}
