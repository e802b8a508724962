//! Map content of a view: clusters that pass its filter, and its thematic values.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Analysed, ClassifiedValues, ComparedCounts, Count, CountedClusters, EventKind, Facts, GridValues, LayerDensity,
    LayerFeatures, MapExtent, OwnDataset, TimeEvent, TimeStep, time_steps,
};
use crate::{
    model::{Batches, Catalogue, Cluster, ProvinceId},
    view::{ChartPlace, LayerContent, LayerId, Normalisation, PlaceFilter, Symbology, ThematicLayer, Variable, View},
};

/// Map content of a view.
#[derive(Clone, Debug, Default)]
pub struct MapContent<'a> {
    /// Clusters that are drawn, in catalogue order.
    pub clusters: Vec<&'a Cluster>,
    /// Clusters that the values count, also if their symbols are hidden; empty if they count none.
    pub counted: Vec<&'a Cluster>,
    /// Number of clusters in each province asked about, from most to fewest; those that the layer of clusters is about,
    /// drawn or not.
    pub by_province: Vec<Count<ProvinceId>>,
    /// Features of further visible layers, the lowest first.
    pub features: Vec<Arc<LayerFeatures>>,
    /// Classified values of the layers that are drawn, the lowest first.
    pub values: Vec<Arc<ClassifiedValues>>,
    /// Number of time steps that small multiples leave out, since nothing was known by then that values could be divided by.
    pub steps_left_out: usize,
    /// Number of time steps that small multiples leave out, since the filter admits nothing that they add.
    pub steps_unmatched: usize,
    /// Values by the cells of the grids that are drawn, the lowest first.
    pub grids: Vec<Arc<GridValues>>,
    /// Layers of features that are so dense that they are drawn as hexagons.
    pub densities: Vec<LayerDensity>,
    /// Own datasets behind what is drawn, the topmost first.
    pub own: Vec<OwnDataset>,
    /// Titles of own files that are not there, so that their layers are not drawn.
    pub missing_data: Vec<String>,
    /// Values for the comparison of provinces; `None` unless the page has one.
    pub compared: Option<ComparedCounts>,
    /// Analysis of the topmost values; `None` without one, and in small multiples.
    pub analysis: Option<Arc<Analysed>>,
    /// Content of each time step; empty unless the page has small multiples.
    pub steps: Vec<StepContent<'a>>,
}

/// Time step of a view.
#[derive(Clone, Debug)]
pub struct StepContent<'a> {
    /// Date and events.
    pub step: TimeStep,
    /// The view as of its date.
    pub view: View,
    /// Map content as of its date.
    pub content: MapContent<'a>,
}

impl<'a> MapContent<'a> {
    /// Computes the content of a view; see also [`as_drawn`].
    pub fn of(facts: &'a Facts, view: &View) -> Self {
        let counted = CountedClusters::of(facts, view);
        let clusters = if view.shows_clusters() { counted.clusters.clone() } else { Vec::new() };
        let values = ClassifiedValues::of_view(facts, &counted, view);
        let counts = view.counts_clusters();
        let by_province = counted.by_province(facts.catalogue(), view);
        let counted = if counts { counted.located } else { Vec::new() };
        let mut steps = if view.page.multiples { on_one_scale(stops(facts, view)) } else { Vec::new() };
        let features = LayerFeatures::of_view(facts, view);
        let map = MapExtent::of_page(view, steps.len());
        let densities = densities(steps.last().map_or(&features, |last| &last.content.features), &map);
        for step in &mut steps {
            step.content.densities.clone_from(&densities);
        }
        let grids = GridValues::of_view(facts, view);
        let values: Vec<_> = values.into_iter().map(|classified| as_in_steps(classified, &steps)).collect();
        let [steps_left_out, steps_unmatched] = match steps.len() {
            0 => [0, 0],
            drawn => [left_out(facts, view, drawn), unmatched(facts, view, drawn)],
        };
        let compared = view.has_comparison().then(|| ComparedCounts::of(facts));
        let analysis =
            if steps.is_empty() { Analysed::of_view(facts, view, values.last(), &|_, _| true) } else { None };
        let analysis = analysis.map(Arc::new);
        let (own, missing_data) = (OwnDataset::of_view(facts, view), OwnDataset::missing(facts, view));
        Self {
            clusters,
            counted,
            by_province,
            features,
            values,
            steps_left_out,
            steps_unmatched,
            grids,
            densities,
            own,
            missing_data,
            compared,
            analysis,
            steps,
        }
    }

    /// Hexagons of a layer; `None` if it is drawn as symbols.
    pub fn density(&self, layer: &LayerId) -> Option<&LayerDensity> {
        self.densities.iter().find(|density| density.layer == *layer)
    }

    /// Values of the topmost layer, which title and lists are about; `None` without one.
    pub fn top_values(&self) -> Option<&ClassifiedValues> {
        self.values.last().map(Arc::as_ref)
    }

    /// Analysis whose groups colour the provinces instead of the classes of its values.
    pub fn groups(&self) -> Option<&Analysed> {
        self.analysis.as_deref().filter(|analysed| analysed.analysis.colors_map() && analysed.result.is_ok())
    }

    /// Analysis whose groups colour the provinces instead of the classes of these values.
    pub fn groups_of(&self, classified: &ClassifiedValues) -> Option<&Analysed> {
        self.groups().filter(|analysed| analysed.classified.id == classified.id)
    }

    /// `true` if a layer of values is drawn as circles.
    pub(crate) fn has_circles(&self) -> bool {
        let is_of_circles = |classified: &Arc<ClassifiedValues>| classified.layer.form == Symbology::GraduatedSymbols;
        self.values.iter().any(is_of_circles)
    }

    /// National clusters that are drawn, in any layer; once for each that draws them.
    pub(crate) fn drawn_clusters<'c>(&self, catalogue: &'c Catalogue) -> impl Iterator<Item = &'c Cluster>
    where
        'a: 'c,
    {
        let further: Vec<&Cluster> = self.features.iter().flat_map(|layer| layer.clusters(catalogue)).collect();
        self.clusters.clone().into_iter().chain(further)
    }

    /// `true` if several layers of national clusters are drawn, or a further one alone.
    pub(crate) fn has_further_clusters(&self) -> bool {
        self.features.iter().any(|layer| layer.is_of_clusters())
    }

    /// Clusters that the map rests on: those drawn, and those that its values count.
    pub fn evidence(&self) -> Vec<&'a Cluster> {
        let is_drawn = |cluster: &&&Cluster| self.clusters.iter().any(|drawn| drawn.id == cluster.id);
        let counted = self.counted.iter().filter(|cluster| !is_drawn(cluster));
        self.clusters.iter().chain(counted).copied().collect()
    }

    /// `true` if places of the gazetteer are on the map of a view: those of clusters and features, or named cities.
    pub(crate) fn names_places(&self, view: &View) -> bool {
        view.shows_clusters() || !self.features.is_empty() || view.base.city_labels
    }

    /// Content of clusters only.
    pub fn clusters(clusters: Vec<&'a Cluster>) -> Self {
        Self { clusters, ..Self::default() }
    }
}

/// Layers of features that are dense on a map.
fn densities(features: &[Arc<LayerFeatures>], map: &MapExtent) -> Vec<LayerDensity> {
    features.iter().filter_map(|layer| LayerDensity::of(&layer.layer, &layer.points, map, false)).collect()
}

/// Values of a layer as small multiples show them: the year that a view has for a single map is none of these.
fn as_in_steps(classified: Arc<ClassifiedValues>, steps: &[StepContent<'_>]) -> Arc<ClassifiedValues> {
    if !classified.layer.variable.is_yearly() {
        return classified;
    }
    let last = steps.last().and_then(|last| last.content.values.iter().find(|values| values.id == classified.id));
    last.cloned().unwrap_or(classified)
}

/// Time steps whose circles compare: those of a layer are scaled by its greatest value in any of them.
fn on_one_scale(mut steps: Vec<StepContent<'_>>) -> Vec<StepContent<'_>> {
    let mut greatest: BTreeMap<LayerId, f64> = BTreeMap::new();
    for classified in steps.iter().flat_map(|step| &step.content.values) {
        let most = greatest.entry(classified.id.clone()).or_default();
        *most = most.max(classified.greatest.unwrap_or_default());
    }
    for classified in steps.iter_mut().flat_map(|step| &mut step.content.values) {
        let most = greatest.get(&classified.id).copied();
        Arc::make_mut(classified).greatest = most;
    }
    steps
}

/// Content of each time step of a view.
fn stops<'a>(facts: &'a Facts, view: &View) -> Vec<StepContent<'a>> {
    let mut base = as_drawn(view);
    base.page.multiples = false;
    base.analysis = None;
    // Each step has a date of its own.
    base.as_of = None;
    let steps = small_steps(facts, view).into_iter().map(|step| {
        let view = step.applied(facts, &base);
        let content = MapContent::of(facts, &view);
        StepContent { step, view, content }
    });
    steps.collect()
}

/// Time steps of a view as small multiples; none is later than the view's date.
fn small_steps(facts: &Facts, view: &View) -> Vec<TimeStep> {
    let mut steps = time_steps(facts, &as_drawn(view));
    steps.retain(|step| view.as_of.is_none_or(|until| step.date.is_by(&until)));
    // Titles count the dates of the topmost values, which layers below them do not add to.
    if let Some(top) = view.thematic() {
        let is_yearly = top.variable.is_yearly();
        let is_of_top = |event: &TimeEvent| {
            matches!(event.kind, EventKind::Year(_)) == is_yearly
                && matches!(event.kind, EventKind::Year(_) | EventKind::LittleGiants(_))
        };
        for step in &mut steps {
            step.events.retain(is_of_top);
        }
        steps.retain(|step| !step.events.is_empty());
    }
    steps
}

/// Number of time steps that a view would have besides, were its topmost values not divided.
fn left_out(facts: &Facts, view: &View, drawn: usize) -> usize {
    let Some(top) = view.thematic().filter(|top| top.per() != Normalisation::Nothing) else { return 0 };
    let mut undivided = view.clone();
    undivided.set_thematic(Some(ThematicLayer { per: Normalisation::Nothing, ..top.clone() }));
    small_steps(facts, &undivided).len().saturating_sub(drawn)
}

/// Number of time steps that a view of features would have besides, did no filter narrow it.
fn unmatched(facts: &Facts, view: &View, drawn: usize) -> usize {
    if view.thematic().is_some() {
        return 0;
    }
    let mut all = View { place: PlaceFilter::default(), ..view.clone() };
    for layer in &mut all.layers {
        if let Some(features) = layer.features_mut() {
            features.query = features.query.unfiltered();
        }
    }
    small_steps(facts, &all).len().saturating_sub(drawn)
}

/// `true` if a view asks for small multiples, of which there are none.
pub(crate) fn lacks_steps(facts: &Facts, view: &View) -> bool {
    as_drawn(view).page.multiples && small_steps(facts, view).is_empty()
}

/// `true` if a view can be shown as a series of time steps: features only, batches of little giants, or years of a series.
/// No other values are dated step by step.
pub(crate) fn has_stops(view: &View) -> bool {
    let is_dated = |variable: &Variable| matches!(variable, Variable::LittleGiants(_) | Variable::Series(_));
    view.thematic().is_none_or(|layer| is_dated(&layer.variable) && layer.form != Symbology::Bivariate)
}

/// The view of the facts that a page is about: small multiples only if there are time steps, without the batch and
/// the choice of announcements that the view has for a single map.
pub(crate) fn as_asked(view: &View) -> View {
    let mut view = view.clone();
    view.page.multiples &= has_stops(&view);
    if view.page.multiples {
        if view.thematic().is_some() {
            for layer in &mut view.layers {
                if let LayerContent::Values(ThematicLayer { variable: Variable::LittleGiants(batches), .. }) =
                    &mut layer.content
                {
                    *batches = Batches::FIRST_TWO;
                }
            }
        } else if view.shows_clusters() {
            view.show_clusters(true, true);
        }
    }
    view
}

/// The view as drawn on a page: as `as_asked`, and small multiples of values without features, which would cover them. So is
/// a chart alone, which has no place for them.
pub fn as_drawn(view: &View) -> View {
    let mut view = as_asked(view);
    let has_chart_alone = view.chart() == ChartPlace::Alone;
    if (view.page.multiples || has_chart_alone) && view.thematic().is_some() {
        for layer in view.layers.iter_mut().filter(|layer| layer.values().is_none()) {
            layer.visible = false;
        }
    }
    view
}
