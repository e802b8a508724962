//! Layers of a view by their subject: national clusters, values by province.

use super::{
    AnalysisMethod, ChartPlace, ColorRamp, ColorScheme, FeatureClasses, FeatureLayer, FeatureQuery, Layer,
    LayerContent, LayerId, PlaceFilter, Symbology, ThematicLayer, View,
};
use crate::{
    dataset::{DatasetId, FieldId},
    model::{Announcement, AsOf},
};

/// Dataset of the national clusters, and the layer of them.
const CLUSTERS: &str = "clusters";
/// Dataset of the programmes for small firms, and the layer that keeps their query.
const PROGRAMMES: &str = "programmes";
/// Field of a cluster's announcement.
const ANNOUNCEMENT: &str = "announcement";
/// Announcements that named the 45 clusters of 30 November 2022.
const OF_2022: [Announcement; 2] = [Announcement::First25, Announcement::Next20];

impl View {
    /// The layer of national clusters, whose symbols are those of their sectors and which values count; of several layers
    /// over their dataset the one that is called so, else the first by identifier.
    pub fn clusters(&self) -> Option<&Layer> {
        let layers = self.layers.iter().filter(|layer| layer.is_of_clusters());
        layers.min_by_key(|layer| (layer.id.as_str() != CLUSTERS, &layer.id))
    }

    /// `true` for a layer of features at their places, which all look alike: any but the layer of national clusters.
    pub fn is_of_points(&self, layer: &Layer) -> bool {
        layer.features().is_some() && !self.is_clusters(layer)
    }

    /// `true` for the layer of national clusters, which has a panel of its own.
    pub fn is_clusters(&self, layer: &Layer) -> bool {
        self.clusters().is_some_and(|clusters| clusters.id == layer.id)
    }

    /// Further layers over the dataset of national clusters, drawn or hidden.
    pub(crate) fn further_clusters(&self) -> impl Iterator<Item = &Layer> {
        self.layers.iter().filter(|layer| layer.is_of_clusters() && !self.is_clusters(layer))
    }

    /// Query of the national clusters: all of them if the view has no layer of them.
    pub fn cluster_query(&self) -> FeatureQuery {
        let layer = self.clusters().and_then(Layer::features);
        layer.map_or_else(|| FeatureQuery::of(CLUSTERS), |layer| layer.query.clone())
    }

    /// Places that a layer is asked about: those of the view, if the layer heeds them, else all.
    pub fn place_of(&self, query: &FeatureQuery) -> PlaceFilter {
        if query.heeds.place { self.place.clone() } else { PlaceFilter::default() }
    }

    /// Date that a layer is asked with; `None` without one, or if the layer does not heed it.
    pub fn date_of(&self, query: &FeatureQuery) -> Option<AsOf> {
        self.as_of.filter(|_| query.heeds.date)
    }

    /// Edits the query of the national clusters; a view without a layer of them gets a hidden one.
    pub fn edit_clusters(&mut self, edit: impl FnOnce(&mut FeatureQuery)) {
        self.edit_cluster_layer(|layer| {
            if let Some(features) = layer.features_mut() {
                edit(&mut features.query);
            }
        });
    }

    /// Edits the layer of national clusters; a view without one gets a hidden one.
    pub(crate) fn edit_cluster_layer(&mut self, edit: impl FnOnce(&mut Layer)) {
        if self.clusters().is_none() {
            self.layers.push(Layer { visible: false, ..Layer::clusters() });
        }
        if let Some(id) = self.clusters().map(|layer| layer.id.clone()) {
            self.edit_layer(&id, edit);
        }
    }

    /// Query of the programmes for small firms: all of them if the view has no layer of them.
    pub fn programme_query(&self) -> FeatureQuery {
        let layer = self.layer(&LayerId::new(PROGRAMMES)).and_then(Layer::features);
        layer.map_or_else(FeatureQuery::of_programmes, |layer| layer.query.clone())
    }

    /// Sets the query of the programmes, which a hidden layer keeps; one that asks for all of them needs none.
    pub fn set_programme_query(&mut self, query: FeatureQuery) {
        let id = LayerId::new(PROGRAMMES);
        if query == FeatureQuery::of_programmes() {
            self.remove_layer(&id);
        } else if self.layer(&id).is_none() {
            let layer = Layer::of_features(PROGRAMMES, FeatureLayer::of(query));
            self.add_layer(Layer { visible: false, labels: false, ..layer });
        } else {
            self.edit_query(&id, |present| *present = query);
        }
    }

    /// Edits the query of a layer of features or of a grid; does nothing without it.
    pub fn edit_query(&mut self, id: &LayerId, edit: impl FnOnce(&mut FeatureQuery)) {
        self.edit_layer(id, |layer| {
            if let Some(query) = layer.query_mut() {
                edit(query);
            }
        });
    }

    /// Tells the features of a layer apart by the categories, or classes of numbers, of a field, or draws them alike; does nothing without it.
    pub fn set_color_by(&mut self, id: &LayerId, field: Option<FieldId>) {
        self.edit_layer(id, |layer| {
            if let Some(features) = layer.features_mut() {
                features.color_by = field;
            }
        });
    }

    /// Classes the numbers by which the features of a layer are coloured; does nothing without it.
    pub fn set_feature_classes(&mut self, id: &LayerId, classes: FeatureClasses) {
        self.edit_layer(id, |layer| {
            if let Some(features) = layer.features_mut() {
                features.classes = (classes != FeatureClasses::default()).then_some(classes);
            }
        });
    }

    /// Sizes the symbols of the features of a layer by the numbers of a field, or draws them alike; does nothing without it.
    pub fn set_size_by(&mut self, id: &LayerId, field: Option<FieldId>) {
        self.edit_layer(id, |layer| {
            if let Some(features) = layer.features_mut() {
                features.size_by = field;
            }
        });
    }

    /// Labels the features of a layer by a field, or by their names; does nothing without it.
    pub fn set_label_by(&mut self, id: &LayerId, field: Option<FieldId>) {
        self.edit_layer(id, |layer| {
            if let Some(features) = layer.features_mut() {
                features.label_by = field;
            }
        });
    }

    /// Field that the uppermost layer of a dataset has for labels, of the visible ones if there are any; `None` for names.
    pub fn label_field(&self, dataset: &DatasetId) -> Option<&FieldId> {
        let mut layers = self.layers.iter().rev().filter(|layer| layer.dataset() == Some(dataset));
        let first = layers.next()?;
        let layer = if first.visible { first } else { layers.find(|layer| layer.visible).unwrap_or(first) };
        layer.features()?.label_by.as_ref()
    }

    /// `true` if national clusters are drawn.
    pub fn shows_clusters(&self) -> bool {
        self.clusters().is_some_and(|layer| layer.visible)
    }

    /// `true` if national clusters are labelled where they are drawn.
    pub fn shows_cluster_labels(&self) -> bool {
        self.clusters().is_some_and(|layer| layer.labels)
    }

    /// `true` if lines lead from all national clusters to their member cities.
    pub fn shows_cluster_links(&self) -> bool {
        self.clusters().and_then(Layer::features).is_some_and(|layer| layer.links)
    }

    /// `true` if the layer of national clusters is about those of an announcement, whatever its filter, drawn or not.
    pub fn asks_for(&self, announcement: Announcement) -> bool {
        let layer = self.clusters().and_then(Layer::features);
        layer.is_some_and(|layer| layer.query.definition.admits(ANNOUNCEMENT, announcement.into()))
    }

    /// `true` if national clusters of 2022 are drawn.
    pub fn shows_clusters_of_2022(&self) -> bool {
        self.shows_clusters() && OF_2022.iter().any(|id| self.asks_for(*id))
    }

    /// `true` if national clusters of 2024 are drawn.
    pub fn shows_clusters_of_2024(&self) -> bool {
        self.shows_clusters() && self.asks_for(Announcement::Later35)
    }

    /// Shows the national clusters of 2022, those of 2024, or both. With neither the layer is hidden and keeps its
    /// query, so that no count changes.
    #[expect(clippy::fn_params_excessive_bools, reason = "two groups of clusters, each shown or not")]
    pub fn show_clusters(&mut self, of_2022: bool, of_2024: bool) {
        if (self.shows_clusters_of_2022(), self.shows_clusters_of_2024()) == (of_2022, of_2024) {
            return;
        }
        self.edit_cluster_layer(|layer| {
            layer.visible = of_2022 || of_2024;
            let Some(features) = layer.features_mut() else { return };
            if of_2022 || of_2024 {
                let first = OF_2022.into_iter().filter(|_| of_2022);
                let all = first.chain(of_2024.then_some(Announcement::Later35));
                features.query.definition.choose(ANNOUNCEMENT, all.map(<&'static str>::from));
            }
        });
    }

    /// Hides the layer of national clusters, which keeps its query.
    pub(crate) fn hide_clusters(&mut self) {
        if let Some(id) = self.clusters().map(|layer| layer.id.clone()) {
            self.edit_layer(&id, |layer| layer.visible = false);
        }
    }

    /// Shows or hides a layer by its identifier; one that the atlas offers is added when it is first shown. Returns `false`
    /// if there is no such layer.
    pub fn show_layer(&mut self, id: &str, on: bool) -> bool {
        if let Some(layer) = self.layers.iter_mut().find(|layer| layer.id.as_str() == id) {
            layer.visible = on;
            return true;
        }
        match Layer::built_in(id) {
            Some(layer) if on => self.add_layer(layer),
            Some(_) => {}
            None => return false,
        }
        true
    }

    /// Shows a layer of a dataset if none is drawn: one that the view has, or else one that the atlas offers.
    pub(crate) fn show_dataset(&mut self, dataset: &DatasetId) {
        let layers = || self.layers.iter().filter(|layer| layer.dataset() == Some(dataset));
        if layers().any(|layer| layer.visible) {
            return;
        }
        let id = layers().next().map_or_else(|| dataset.to_string(), |layer| layer.id.to_string());
        self.show_layer(&id, true);
    }

    /// `true` if a layer is drawn.
    pub fn shows_layer(&self, id: &str) -> bool {
        self.layers.iter().any(|layer| layer.id.as_str() == id && layer.visible)
    }

    /// Layers of values by province that are drawn, the lowest first: the visible ones, but for areas that opaque areas
    /// cover.
    pub fn drawn_values(&self) -> Vec<&Layer> {
        let mut is_covered = false;
        let is_drawn = |layer: &&Layer| {
            let Some(values) = layer.values().filter(|_| layer.visible) else { return false };
            let (is_area, was_covered) = (values.form.fills_areas(), is_covered);
            is_covered |= is_area && layer.opacity >= 1.0;
            !(is_area && was_covered)
        };
        let mut drawn: Vec<&Layer> = self.layers.iter().rev().filter(is_drawn).collect();
        drawn.reverse();
        drawn
    }

    /// Layer of values that is worked on: the chosen one if its values are drawn, else the topmost one.
    pub fn active_values(&self, chosen: Option<&LayerId>) -> Option<&Layer> {
        let drawn = self.drawn_values();
        let is_chosen = |layer: &&&Layer| chosen == Some(&layer.id);
        drawn.iter().find(is_chosen).or(drawn.last()).copied()
    }

    /// Topmost layer of the values by province that are drawn.
    pub fn values_layer(&self) -> Option<&Layer> {
        self.layers.iter().rfind(|layer| layer.visible && layer.values().is_some())
    }

    /// Values by province of the topmost layer that is drawn.
    pub fn thematic(&self) -> Option<&ThematicLayer> {
        self.values_layer().and_then(Layer::values)
    }

    /// `true` if values that are drawn count clusters, or a chart of a picture.
    pub fn counts_clusters(&self) -> bool {
        let in_chart = self.analysis.is_some_and(|analysis| analysis.method == AnalysisMethod::Correlation);
        in_chart && self.chart() != ChartPlace::None
            || self.drawn_values().into_iter().filter_map(Layer::values).any(ThematicLayer::counts_clusters)
    }

    /// Replaces the values of the topmost layer that is drawn; `None` removes it. Where none are drawn, the topmost
    /// hidden layer of values takes the new ones, or else a new layer.
    pub fn set_thematic(&mut self, values: Option<ThematicLayer>) {
        let of_values =
            |visible: bool| self.layers.iter().rposition(|layer| layer.values().is_some() && layer.visible == visible);
        let hidden = || of_values(false).filter(|_| values.is_some());
        match (of_values(true).or_else(hidden), values) {
            (Some(at), Some(values)) => {
                if let Some(layer) = self.layers.get_mut(at) {
                    layer.visible = true;
                    layer.content = LayerContent::Values(values);
                }
            }
            (Some(at), None) => drop(self.layers.remove(at)),
            (None, Some(values)) => {
                let id = self.free_id("values");
                self.add_layer(Layer::of_values(&id, values));
            }
            (None, None) => {}
        }
    }

    /// Replaces the values of a layer; `None` removes it. Without such a layer of values the topmost one is meant.
    pub fn set_values(&mut self, id: Option<&LayerId>, values: Option<ThematicLayer>) {
        let is_of_values = |id: &&LayerId| self.layer(id).is_some_and(|layer| layer.values().is_some());
        match (id.filter(is_of_values), values) {
            (None, values) => self.set_thematic(values),
            (Some(id), None) => self.remove_layer(id),
            (Some(id), Some(values)) => self.edit_values(id, |present| *present = values),
        }
    }

    /// Edits the values of a layer; does nothing without it.
    pub fn edit_values(&mut self, id: &LayerId, edit: impl FnOnce(&mut ThematicLayer)) {
        self.edit_layer(id, |layer| {
            if let LayerContent::Values(values) = &mut layer.content {
                edit(values);
            }
        });
    }

    /// Removes all layers of values that are seen.
    pub fn remove_drawn_values(&mut self) {
        self.layers.retain(|layer| layer.values().is_none() || !layer.visible);
    }

    /// Adds values above all others; returns the identifier of their layer, `None` if the view has as many layers as it can
    /// hold. Where areas are drawn already, they are circles, so that both are seen; colours that are in use give way to
    /// others.
    pub fn add_values(&mut self, values: ThematicLayer) -> Option<LayerId> {
        let drawn: Vec<&ThematicLayer> = self.drawn_values().into_iter().filter_map(Layer::values).collect();
        let has_areas = drawn.iter().any(|values| values.form.fills_areas());
        let form = if has_areas { Symbology::GraduatedSymbols } else { values.form };
        let used: Vec<ColorScheme> = drawn.iter().map(|values| values.colors.scheme).collect();
        let colors = if used.contains(&values.colors.scheme) {
            ColorRamp { scheme: ColorScheme::unused(&used), ..values.colors }
        } else {
            values.colors
        };
        let layer = Layer::of_values(&self.free_id("values"), ThematicLayer { form, colors, ..values });
        let id = layer.id.clone();
        self.add_layer(layer);
        self.layer(&id).is_some().then_some(id)
    }

    /// Identifier that no layer of the view has: a stem, with a number if it is taken.
    pub(super) fn free_id(&self, stem: &str) -> String {
        let is_free = |id: &String| self.layers.iter().all(|layer| layer.id.as_str() != id);
        let numbered = (2..).map(|number| format!("{stem}_{number}"));
        std::iter::once(stem.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
    }

    /// `true` if places, or filters of the national clusters, narrow these.
    pub fn is_narrowed(&self) -> bool {
        let query = self.cluster_query();
        !self.place_of(&query).is_empty() || query.is_narrowed()
    }

    /// Number of conditions on place, date and national clusters; each value of a set counts.
    pub fn conditions(&self) -> usize {
        self.place.len() + self.cluster_query().chosen() + usize::from(self.as_of.is_some())
    }

    /// Lifts all conditions on place, date and national clusters.
    pub(crate) fn clear_filters(&mut self) {
        self.place = PlaceFilter::default();
        self.as_of = None;
        if self.cluster_query().is_narrowed() {
            self.edit_clusters(|query| *query = query.unfiltered());
        }
    }
}
