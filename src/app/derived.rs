//! What follows from catalogue and view, computed once per change.

use super::{rows::Rows, settings::Settings};
use crate::{
    model::{Announcement, Catalogue, Cluster, ClusterId},
    query::{Aggregate, Facets, Figures, Hit, SearchIndex, aggregate, facets, figures, visible},
    view::{Filter, Layers, View},
};

/// Results that depend on the filter and on which announcements are shown.
#[derive(Debug, Default)]
pub struct Derived {
    key: Option<(Filter, bool, bool)>,
    /// The clusters that pass, in the order of the catalogue.
    pub found: Vec<ClusterId>,
    /// How many clusters there are without a filter.
    pub universe: usize,
    /// Counts per value of each facet.
    pub facets: Facets,
    /// What the search text finds, the best first.
    pub hits: Vec<Hit>,
    /// Counts of the clusters that pass.
    pub aggregate: Aggregate,
    /// Their figures in yuan, side by side.
    pub figures: Figures,
    /// Counts of the 45 of 2022, whatever passes.
    pub of_2022: Aggregate,
    /// The table below the map, while that is open.
    pub table: Option<Rows>,
    /// How many tables were made.
    tables: u64,
}

impl Derived {
    /// Brings the results up to date; cheap where nothing changed.
    pub fn update(&mut self, catalogue: &Catalogue, index: &SearchIndex, view: &View) {
        let Layers { clusters, later_clusters, .. } = view.layers;
        let key = (view.filter.clone(), clusters, later_clusters);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        self.found = visible(catalogue, &view.layers, &view.filter, index);
        self.universe = visible(catalogue, &view.layers, &Filter::default(), index).len();
        self.facets = facets(catalogue, &view.layers, &view.filter, index);
        self.hits = index.search(&view.filter.text);
        let clusters = self.clusters(catalogue);
        let first = catalogue.clusters.iter().filter(|c| c.round.announcement() != Announcement::Later35);
        (self.aggregate, self.figures, self.of_2022) =
            (aggregate(catalogue, clusters.iter().copied()), figures(clusters), aggregate(catalogue, first));
        self.key = Some(key);
    }

    /// Brings the table below the map up to date: made anew where what passes has changed, sorted anew where only the
    /// order has. Nothing is kept while it is closed.
    pub fn update_table(&mut self, catalogue: &Catalogue, index: &SearchIndex, view: &View, settings: &Settings) {
        if !settings.table_open {
            self.table = None;
            return;
        }
        let sort = settings.table.sort();
        let kind = settings.table.kind;
        if let Some(rows) = self.table.as_mut().filter(|rows| rows.is_of(kind, view)) {
            rows.sort_by(catalogue, sort);
        } else {
            self.tables += 1;
            self.table = Some(Rows::new(self.tables, kind, catalogue, index, view, sort));
        }
    }

    /// The clusters that pass.
    pub fn clusters<'a>(&self, catalogue: &'a Catalogue) -> Vec<&'a Cluster> {
        self.found.iter().filter_map(|id| catalogue.cluster(id)).collect()
    }
}
