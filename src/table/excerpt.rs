//! What a table is about: the clusters and provinces that a view lets through.

use std::collections::BTreeSet;

use strum::IntoEnumIterator as _;

use crate::{
    model::{Announcement, Catalogue, Cluster, Language, Province},
    query::{SearchIndex, visible},
    view::View,
};

/// A part of the catalogue, and what was asked for to get it.
#[derive(Clone, Debug)]
pub struct Excerpt<'a> {
    /// The whole.
    pub catalogue: &'a Catalogue,
    /// The clusters that pass, in the order of the catalogue.
    pub clusters: Vec<&'a Cluster>,
    /// The provinces that pass, in the order of the catalogue.
    pub provinces: Vec<&'a Province>,
    /// The announcements that were asked for: no cluster of any other is unknown, it was not looked for.
    pub announcements: BTreeSet<Announcement>,
    /// Whether only some of the clusters of a place were asked for: of a sector, or with certain words.
    pub narrowed: bool,
    /// The language of citations and headings.
    pub language: Language,
}

impl<'a> Excerpt<'a> {
    /// What a view shows. Clusters pass as on the map; a province passes if it and its region are among those that the
    /// filter names, where it names any.
    pub fn of_view(catalogue: &'a Catalogue, index: &SearchIndex, view: &View) -> Self {
        let (layers, filter) = (&view.layers, &view.filter);
        let shown: BTreeSet<_> = visible(catalogue, layers, filter, index).into_iter().collect();
        let drawn = |round: Announcement| match round {
            Announcement::First25 | Announcement::Next20 => layers.clusters,
            Announcement::Later35 => layers.later_clusters,
        };
        let passes = |province: &Province| {
            let in_region = |region| filter.regions.contains(&region);
            (filter.provinces.is_empty() || filter.provinces.contains(&province.id))
                && (filter.regions.is_empty() || province.region.is_some_and(in_region))
        };
        Self {
            catalogue,
            clusters: catalogue.clusters.iter().filter(|cluster| shown.contains(&cluster.id)).collect(),
            provinces: catalogue.provinces.iter().filter(|province| passes(province)).collect(),
            announcements: Announcement::iter()
                .filter(|round| drawn(*round) && (filter.rounds.is_empty() || filter.rounds.contains(round)))
                .collect(),
            narrowed: !filter.sectors.is_empty() || !filter.text.trim().is_empty(),
            language: view.language,
        }
    }
}
