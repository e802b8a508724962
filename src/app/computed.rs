//! Results computed from facts and view, once per change.

use std::{cell::RefCell, sync::Arc};

use super::{settings::Settings, table::TableModel};
use crate::{
    model::{Announcement, Catalogue, Cluster, ClusterId, ProgrammeId},
    query::{
        Aggregate, ClassifiedValues, CountedClusters, Coverage, Facets, Facts, Figures, Hit, MapContent,
        ProgrammeFacets, ProgrammeGroup, ProgrammeQuery, ProvinceValues, SearchTarget, TimeStep, aggregate, coverage,
        facets, figures, ordered, programme_facets, programmes, time_steps, visible,
    },
    view::{Filter, Layers, ThematicLayer, View},
};

/// Results that depend on the view's filter, cluster layers and thematic layer.
#[derive(Debug, Default)]
pub struct Computed {
    key: Option<(Filter, bool, bool, Option<ThematicLayer>)>,
    /// Clusters that match the filter, in catalogue order.
    pub found: Vec<ClusterId>,
    /// Number of clusters without a filter.
    pub universe: usize,
    /// Counts per value of each facet.
    pub facets: Facets,
    /// Search results for the filter text, best match first.
    pub hits: Vec<Hit>,
    /// Similar names, if the search text matches nothing.
    pub suggestions: Vec<SearchTarget>,
    /// Counts of the matching clusters.
    pub aggregate: Aggregate,
    /// Monetary figures of the matching clusters in yuan; listed, never summed.
    pub figures: Figures,
    /// Counts of the 45 clusters of 2022, independent of the filter.
    pub of_2022: Aggregate,
    /// Classified values by province; `None` without a thematic layer.
    pub classified: Option<Arc<ClassifiedValues>>,
    /// Time steps: announcements that change the map.
    pub timeline: Vec<TimeStep>,
    /// Mappable variables and the number of provinces with a value.
    pub coverage: Vec<Coverage>,
    /// Programmes that match the filter of their panel.
    pub programmes: FoundProgrammes,
    /// Contents of the table panel; `None` while it is closed.
    pub table: Option<TableModel>,
    /// Number of tables built so far, which identifies each of them.
    tables: u64,
    /// Values by province for cards and the comparison.
    pub values: CardValues,
}

impl Computed {
    /// Updates the results; returns at once if their inputs are unchanged.
    pub(crate) fn update(&mut self, facts: &Facts, view: &View) {
        let Layers { clusters, later_clusters, .. } = view.layers;
        let key = (view.filter.clone(), clusters, later_clusters, view.layers.thematic.clone());
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let (catalogue, index) = (facts.catalogue(), facts.index());
        self.found = visible(facts, &view.layers, &view.filter);
        self.universe = visible(facts, &view.layers, &Filter::default()).len();
        self.facets = facets(facts, &view.layers, &view.filter);
        self.hits = index.search(&view.filter.text);
        self.suggestions = if self.hits.is_empty() { index.suggestions(&view.filter.text) } else { Vec::new() };
        let clusters = self.clusters(catalogue);
        let classified = ClassifiedValues::of(facts, &CountedClusters::of(facts, view, &clusters), view).map(Arc::new);
        let first = catalogue.clusters.iter().filter(|c| c.round.announcement() != Announcement::Later35);
        (self.aggregate, self.figures, self.of_2022) =
            (aggregate(catalogue, clusters.iter().copied()), figures(clusters), aggregate(catalogue, first));
        self.timeline = time_steps(facts, view);
        let until = view.filter.until.as_ref();
        if self.coverage.is_empty() || self.key.as_ref().is_none_or(|(filter, ..)| filter.until.as_ref() != until) {
            self.coverage = coverage(facts, until);
        }
        self.classified = classified;
        self.key = Some(key);
    }

    /// Map content of the window.
    pub fn content<'a>(&self, catalogue: &'a Catalogue) -> MapContent<'a> {
        MapContent { values: self.classified.clone(), ..MapContent::clusters(self.clusters(catalogue)) }
    }

    /// Updates the table panel: rebuilds the table if its inputs have changed, and only sorts it if the order has. A
    /// closed panel keeps no table.
    pub(crate) fn update_table(&mut self, facts: &Facts, view: &View, settings: &Settings) {
        if !settings.table_open {
            self.table = None;
            return;
        }
        let sort = settings.table.sort();
        let kind = &settings.table.kind;
        if let Some(rows) = self.table.as_mut().filter(|rows| rows.is_of(kind, view)) {
            rows.sort_by(facts.catalogue(), sort);
        } else {
            self.tables += 1;
            self.table = Some(TableModel::new(self.tables, kind.clone(), facts, view, sort));
        }
    }

    /// Clusters that match the filter.
    pub fn clusters<'a>(&self, catalogue: &'a Catalogue) -> Vec<&'a Cluster> {
        self.found.iter().filter_map(|id| catalogue.cluster(id)).collect()
    }
}

/// Cache of values by province that depend on the facts alone; filled on demand.
#[derive(Debug, Default)]
pub struct CardValues {
    kept: RefCell<Vec<(ThematicLayer, Arc<ProvinceValues>)>>,
}

impl CardValues {
    /// Values of a layer that counts no clusters; independent of the view.
    pub fn of(&self, facts: &Facts, layer: &ThematicLayer) -> Arc<ProvinceValues> {
        // Symbology and classification do not affect the values.
        let key = ThematicLayer { per: layer.per(), weak: layer.weak, ..ThematicLayer::of(layer.variable) };
        let kept = self.kept.borrow().iter().find(|(layer, _)| *layer == key).map(|(_, values)| Arc::clone(values));
        kept.unwrap_or_else(|| {
            let values = Arc::new(ProvinceValues::of(facts, &CountedClusters::default(), &key, None));
            self.kept.borrow_mut().push((key, Arc::clone(&values)));
            values
        })
    }

    /// Number of cached sets of values.
    pub fn worked_out(&self) -> usize {
        self.kept.borrow().len()
    }
}

/// Programmes that match the filter of their panel and the regions and provinces of the map's filter.
#[derive(Debug, Default)]
pub struct FoundProgrammes {
    key: Option<(Filter, ProgrammeQuery)>,
    /// Programmes by group, in display order.
    pub groups: Vec<(ProgrammeGroup, Vec<ProgrammeId>)>,
    /// Counts per value of each facet.
    pub facets: ProgrammeFacets,
}

impl FoundProgrammes {
    /// Updates the list; returns at once if its inputs are unchanged.
    pub(crate) fn update(&mut self, facts: &Facts, on_map: &Filter, room: &ProgrammeQuery) {
        // Programmes have provinces and regions only: other conditions of the map's filter do not apply.
        let on_map =
            Filter { provinces: on_map.provinces.clone(), regions: on_map.regions.clone(), ..Filter::default() };
        let key = (on_map, room.clone());
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let found = programmes(facts, &key.0, &room.filter);
        let ids = |list: Vec<&crate::model::Programme>| list.iter().map(|programme| programme.id.clone()).collect();
        self.groups =
            ordered(facts.catalogue(), found, room.order).into_iter().map(|(group, list)| (group, ids(list))).collect();
        self.facets = programme_facets(facts, &key.0, &room.filter);
        self.key = Some(key);
    }

    /// Number of matching programmes.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|(_, programmes)| programmes.len()).sum()
    }

    /// `true` if no programme matches.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        export::embedded_facts,
        view::{Normalisation, Symbology, Variable},
    };

    #[test]
    fn values_of_cards_are_those_of_the_catalogue_and_worked_out_once() {
        let (facts, _) = embedded_facts();
        let kept = CardValues::default();
        let batches = ["1-2", "5"].map(|batch| Variable::LittleGiants(batch.parse().unwrap()));
        let ways = || {
            [Normalisation::Nothing, Normalisation::Population, Normalisation::Gdp]
                .into_iter()
                .flat_map(|per| [(per, false), (per, true)])
        };
        for pass in 0..3 {
            for variable in batches {
                for (per, weak) in ways() {
                    let form = if pass == 1 { Symbology::GraduatedSymbols } else { Symbology::Choropleth };
                    let layer = ThematicLayer { per, form, weak, ..ThematicLayer::of(variable) };
                    assert_eq!(
                        *kept.of(&facts, &layer),
                        ProvinceValues::of(&facts, &CountedClusters::default(), &layer, None)
                    );
                }
            }
            assert_eq!(kept.worked_out(), 2 * 6, "pass {pass}");
        }
    }
}
