//! Results computed from facts and view, once per change.

use std::{
    cell::{OnceCell, RefCell},
    collections::BTreeMap,
    sync::Arc,
};

use super::{
    kept_layers::KeptLayers, layer_facets::LayerFacets, map_words::MapWords, settings::Settings, table::TableModel,
};
use crate::{
    dataset::DatasetId,
    model::{Announcement, AsOf, Catalogue, Cluster, ClusterId, Language, Programme, ProgrammeId, ProvinceId},
    query::{
        Aggregate, Analysed, ClassifiedValues, CountedClusters, Coverage, Facets, Facts, Figures, GridValues, Hit,
        LayerFeatures, MapContent, MapQuestion, OwnDataset, ProgrammeGroup, ProgrammeOrder, ProvinceValues,
        SearchTarget, SourceUses, TimeStep, YEARS, aggregate, coverage, facets, figures, find_features, ordered,
        programmes, time_steps,
    },
    scene::Measurer,
    view::{FeatureQuery, FeatureRef, Layer, PlaceFilter, ThematicLayer, View},
};

/// Results that depend on the view's places, date and layers.
#[derive(Debug, Default)]
pub struct Computed {
    key: Option<(PlaceFilter, Option<AsOf>, Vec<Layer>, Language)>,
    /// Clusters that match the filter, drawn or not, in catalogue order.
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
    /// Classified values of the layers that are drawn, the lowest first.
    pub classified: Vec<Arc<ClassifiedValues>>,
    /// Features of further layers, visible or not.
    pub layers: Vec<Arc<LayerFeatures>>,
    /// Those of visible layers.
    pub features: Vec<Arc<LayerFeatures>>,
    /// Result of the analysis of the view; `None` without one, and while it is being carried out.
    pub analysed: Option<Arc<Analysed>>,
    /// Values by the cells of the grids that are drawn, the lowest first.
    pub grids: Vec<Arc<GridValues>>,
    /// Own data behind the layers that are drawn, the topmost first.
    own: Vec<OwnDataset>,
    /// Time steps: announcements that change the map.
    pub timeline: Vec<TimeStep>,
    /// Mappable variables and the number of provinces with a value.
    pub coverage: Vec<Coverage>,
    /// Programmes that match the filter of their panel.
    pub programmes: FoundProgrammes,
    /// Facets of the layer that is unfolded.
    pub layer_facets: LayerFacets,
    kept_layers: KeptLayers,
    /// Text that was searched for last, the greatest number of features, and those found.
    by_text: RefCell<Option<(String, usize, Vec<FeatureRef>)>>,
    /// Contents of the table panel; `None` while it is closed.
    pub table: Option<TableModel>,
    /// Number of tables built so far, which identifies each of them.
    tables: u64,
    /// Rows that rest on each source, found when they are first asked for.
    source_uses: OnceCell<SourceUses>,
    /// Values by province for cards and the comparison.
    pub values: CardValues,
    /// Description of the map in words.
    pub(crate) map_words: MapWords,
    /// Widths of texts in charts.
    pub measurer: Measurer,
}

impl Computed {
    /// Updates the results; returns at once if their inputs are unchanged.
    pub(crate) fn update(&mut self, facts: &Facts, view: &View) {
        // Opacity changes nothing but colours.
        let layers = view.layers.iter().map(|layer| Layer { opacity: 1.0, ..layer.clone() }).collect();
        let key = (view.place.clone(), view.as_of, layers, view.language);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let (catalogue, index) = (facts.catalogue(), facts.index());
        let (query, question) = (view.cluster_query(), MapQuestion::of(facts, view));
        let counted = CountedClusters::of(facts, view);
        self.found = counted.clusters.iter().map(|cluster| cluster.id.clone()).collect();
        self.universe = counted.known;
        self.facets = facets(facts, &query, &question, YEARS);
        self.hits = index.search(&query.text);
        self.suggestions = if self.hits.is_empty() { index.suggestions(&query.text) } else { Vec::new() };
        let clusters = self.clusters(catalogue);
        let classified = ClassifiedValues::of_view(facts, &counted, view);
        let first = catalogue.clusters.iter().filter(|c| c.round.announcement() != Announcement::Later35);
        (self.aggregate, self.figures, self.of_2022) =
            (aggregate(catalogue, clusters.iter().copied()), figures(clusters), aggregate(catalogue, first));
        self.aggregate.provinces = counted.by_province(catalogue, view);
        self.timeline = time_steps(facts, view);
        if self.coverage.is_empty() || self.key.as_ref().is_none_or(|(_, as_of, ..)| *as_of != view.as_of) {
            self.coverage = coverage(facts, view.as_of.as_ref());
        }
        self.classified = classified;
        (self.layers, self.grids) = self.kept_layers.update(facts, view);
        self.own = OwnDataset::of_view(facts, view);
        self.by_text.take();
        let is_visible = |features: &&Arc<LayerFeatures>| view.shows_layer(features.layer.as_str());
        self.features = self.layers.iter().filter(is_visible).cloned().collect();
        self.map_words.forget();
        self.key = Some(key);
    }

    /// Forgets what depends on facts other than those of the catalogue: datasets were added, replaced or removed.
    pub(crate) fn forget_facts(&mut self) {
        self.key = None;
        self.kept_layers = KeptLayers::default();
        self.by_text.take();
        self.coverage.clear();
        self.layer_facets = LayerFacets::default();
        self.table = None;
        self.source_uses = OnceCell::new();
        self.values = CardValues::default();
    }

    /// Map content of the window.
    pub fn content<'a>(&self, catalogue: &'a Catalogue, view: &View) -> MapContent<'a> {
        let clusters = if view.shows_clusters() { self.clusters(catalogue) } else { Vec::new() };
        let (values, features, grids) = (self.classified.clone(), self.features.clone(), self.grids.clone());
        let (own, analysis) = (self.own.clone(), self.analysed.clone());
        MapContent { features, values, grids, own, analysis, ..MapContent::clusters(clusters) }
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

    /// `true` if a visible layer is about a row of a dataset.
    pub(crate) fn shows_row(&self, dataset: &DatasetId, row: u32) -> bool {
        let mut layers = self.features.iter().filter(|layer| layer.dataset == *dataset);
        layers.any(|layer| layer.rows.binary_search(&row).is_ok())
    }

    /// The first features of the visible layers that match a text; looked for once for each text.
    pub(crate) fn by_text(&self, facts: &Facts, view: &View, text: &str, most: usize) -> Vec<FeatureRef> {
        let mut kept = self.by_text.borrow_mut();
        match kept.as_ref() {
            Some((known, of, found)) if known == text && *of == most => found.clone(),
            _ => {
                let found = find_features(facts, view, text, most);
                *kept = Some((text.to_owned(), most, found.clone()));
                found
            }
        }
    }

    /// Rows that rest on each source.
    pub(crate) fn source_uses(&self, facts: &Facts) -> &SourceUses {
        self.source_uses.get_or_init(|| SourceUses::of(facts.datasets()))
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
        let key = ThematicLayer { per: layer.per(), weak: layer.weak, ..ThematicLayer::of(layer.variable.clone()) };
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

/// Programmes that a view asks about.
#[derive(Debug, Default)]
pub struct FoundProgrammes {
    key: Option<(PlaceFilter, Option<AsOf>, FeatureQuery, ProgrammeOrder)>,
    /// Programmes by group, in display order.
    pub groups: Vec<(ProgrammeGroup, Vec<ProgrammeId>)>,
    /// Provinces that they are about with the number of programmes of each, the largest first.
    pub covered: Vec<(ProvinceId, usize)>,
    /// Number of programmes of the whole nation.
    pub of_the_nation: usize,
    /// Counts per value of each facet.
    pub facets: Facets,
}

impl FoundProgrammes {
    /// Updates the list; returns at once if its inputs are unchanged.
    pub(crate) fn update(&mut self, facts: &Facts, view: &View, order: ProgrammeOrder) {
        let query = view.programme_query();
        let key = (view.place.clone(), view.as_of, query.clone(), order);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let question = MapQuestion::of(facts, view);
        let found = programmes(facts, &query, &question);
        (self.covered, self.of_the_nation) = by_province(facts.catalogue(), &found);
        let ids = |list: Vec<&Programme>| list.iter().map(|programme| programme.id.clone()).collect();
        self.groups =
            ordered(facts.catalogue(), found, order).into_iter().map(|(group, list)| (group, ids(list))).collect();
        self.facets = facets(facts, &query, &question, YEARS);
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

/// Provinces of programmes with their numbers, the largest first, and the number of programmes of the whole nation.
fn by_province(catalogue: &Catalogue, found: &[&Programme]) -> (Vec<(ProvinceId, usize)>, usize) {
    let mut counts: BTreeMap<&ProvinceId, usize> = BTreeMap::new();
    for id in found.iter().filter_map(|programme| programme.province.as_ref()) {
        *counts.entry(id).or_default() += 1;
    }
    let in_order = catalogue.provinces.iter().filter_map(|province| {
        let count = counts.get(&province.id)?;
        Some((province.id.clone(), *count))
    });
    let mut covered: Vec<_> = in_order.collect();
    covered.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    (covered, found.iter().filter(|programme| programme.province.is_none()).count())
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
            for variable in &batches {
                for (per, weak) in ways() {
                    let form = if pass == 1 { Symbology::GraduatedSymbols } else { Symbology::Choropleth };
                    let layer = ThematicLayer { per, form, weak, ..ThematicLayer::of(variable.clone()) };
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
