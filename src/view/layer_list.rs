//! The list of a view's layers: order, copies, removal.
//!
//! Values lie below grids, and these below all features, whatever the order of the document; within the two the order is that of the document.

use super::{
    CellRef, FeatureLayer, FeatureQuery, FeatureRef, GridLayer, Layer, LayerContent, LayerId, OwnData, View,
    bounds::{MOST_LAYERS, MOST_OWN_DATA},
};
use crate::dataset::DatasetId;

impl View {
    /// The layer with an identifier.
    pub fn layer(&self, id: &LayerId) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.id == *id)
    }

    /// Edits a layer; does nothing without it.
    pub(crate) fn edit_layer(&mut self, id: &LayerId, edit: impl FnOnce(&mut Layer)) {
        if let Some(layer) = self.layers.iter_mut().find(|layer| layer.id == *id) {
            edit(layer);
        }
    }

    /// Layers in drawing order, the lowest first.
    pub fn drawn_order(&self) -> impl DoubleEndedIterator<Item = &Layer> {
        let values = self.layers.iter().filter(|layer| layer.values().is_some());
        let grids = self.layers.iter().filter(|layer| layer.grid().is_some());
        values.chain(grids).chain(self.layers.iter().filter(|layer| layer.features().is_some()))
    }

    /// Moves a layer to a place of the drawing order, counted from the lowest; values stay below features.
    pub fn move_layer(&mut self, id: &LayerId, to: usize) {
        let lies_above = |layer: &Layer| (layer.features().is_some(), layer.grid().is_some());
        self.layers.sort_by_key(lies_above);
        let Some(from) = self.layers.iter().position(|layer| layer.id == *id) else { return };
        let layer = self.layers.remove(from);
        self.layers.insert(to.min(self.layers.len()), layer);
        self.layers.sort_by_key(lies_above);
    }

    /// Adds a layer: values above all other values, features below the national clusters, whose symbols say more. Does
    /// nothing if the view has as many layers as it can hold.
    pub(super) fn add_layer(&mut self, layer: Layer) {
        if self.layers.len() >= MOST_LAYERS {
            return;
        }
        let clusters = self.clusters().map(|clusters| clusters.id.clone());
        let is_above = |other: &Layer| {
            let is_below = layer.values().is_some() && other.values().is_none();
            is_below || layer.grid().is_some() && other.features().is_some()
        };
        let at = self.layers.iter().position(|other| is_above(other) || Some(&other.id) == clusters.as_ref());
        self.layers.insert(at.unwrap_or(self.layers.len()), layer);
    }

    /// Adds a file with a layer of its features above all others; `None` if the view holds as many files or layers as it
    /// can.
    pub fn add_own_data(&mut self, data: OwnData) -> Option<LayerId> {
        if self.data.len() >= MOST_OWN_DATA || self.layers.len() >= MOST_LAYERS {
            return None;
        }
        let id = data.id.clone();
        self.data.push(data);
        self.add_own_layer(&id)
    }

    /// Adds a layer of the features of an own file above all others; `None` if the view holds as many layers as it can.
    pub fn add_own_layer(&mut self, id: &DatasetId) -> Option<LayerId> {
        if self.layers.len() >= MOST_LAYERS {
            return None;
        }
        let query = FeatureQuery::of(id.as_str());
        let layer = Layer::of_features(&self.free_id(id.as_str()), FeatureLayer::of(query));
        let id = layer.id.clone();
        self.layers.push(layer);
        Some(id)
    }

    /// Adds a visible copy right above a layer; returns its identifier.
    pub fn duplicate_layer(&mut self, id: &LayerId) -> Option<LayerId> {
        let from = self.layers.iter().position(|layer| layer.id == *id)?;
        let layer = self.layers.get(from)?;
        if self.layers.len() >= MOST_LAYERS {
            return None;
        }
        let stem = id.as_str().trim_end_matches(|c: char| c.is_ascii_digit());
        let stem = stem.strip_suffix('_').filter(|_| stem.len() < id.as_str().len()).unwrap_or(id.as_str());
        let copy = Layer { id: LayerId::new(self.free_id(stem)), visible: true, ..layer.clone() };
        let id = copy.id.clone();
        self.layers.insert(from + 1, copy);
        Some(id)
    }

    /// Removes a layer.
    pub fn remove_layer(&mut self, id: &LayerId) {
        self.layers.retain(|layer| layer.id != *id);
        self.forget_lost_cell();
    }

    /// Sets a hexagon grid; does nothing without the layer.
    pub(crate) fn set_grid(&mut self, id: &LayerId, grid: GridLayer) {
        self.edit_layer(id, |layer| layer.content = LayerContent::Grid(grid));
        self.forget_lost_cell();
    }

    /// Clears the selection of a cell that no grid of the view has.
    pub(super) fn forget_lost_cell(&mut self) {
        let has = |cell: CellRef| {
            let mut grids = self.layers.iter().filter_map(Layer::grid);
            grids.any(|grid| grid.area_km2().total_cmp(&cell.km2).is_eq())
        };
        if self.selection.as_ref().and_then(FeatureRef::cell).is_some_and(|cell| !has(cell)) {
            self.selection = None;
        }
    }

    /// Number of a layer among those of one dataset, from 1; `None` if it is the only one.
    pub fn number_of_layer(&self, id: &LayerId) -> Option<usize> {
        let dataset = self.layer(id)?.dataset()?;
        let of_dataset = self.features_by_id().into_iter().filter(|layer| layer.dataset() == Some(dataset));
        let ids: Vec<&LayerId> = of_dataset.map(|layer| &layer.id).collect();
        let at = ids.iter().position(|other| *other == id)?;
        (ids.len() > 1).then_some(at + 1)
    }

    /// Number of a layer among those of further features, from 0; order and visibility do not change it, so that a layer
    /// keeps its colour.
    pub fn feature_number(&self, id: &str) -> usize {
        let further = self.features_by_id().into_iter().filter(|layer| self.is_of_points(layer));
        further.take_while(|layer| layer.id.as_str() != id).count()
    }

    /// `true` if a layer is drawn above the national clusters.
    pub fn is_above_clusters(&self, id: &LayerId) -> bool {
        let place = |id: &LayerId| self.drawn_order().position(|layer| layer.id == *id);
        self.clusters().is_some_and(|clusters| place(id) > place(&clusters.id))
    }

    /// Adds a grid above all values; returns the identifier of its layer, `None` if the view has as many layers as it can
    /// hold.
    pub fn add_grid(&mut self, grid: GridLayer) -> Option<LayerId> {
        let layer = Layer::of_grid(&self.free_id("grid"), grid);
        let id = layer.id.clone();
        self.add_layer(layer);
        self.layer(&id).is_some().then_some(id)
    }

    /// Query of the rows of a dataset that its values by province are made of: that of its first layer of features, drawn or
    /// not, else all rows.
    pub fn query_of_values(&self, dataset: &DatasetId) -> FeatureQuery {
        self.layer_of_dataset(dataset).map_or_else(|| FeatureQuery::of(dataset.as_str()), |layer| layer.query.clone())
    }

    /// Features of the first layer of a dataset, drawn or not; the order of layers does not change which that is.
    fn layer_of_dataset(&self, dataset: &DatasetId) -> Option<&FeatureLayer> {
        self.features_by_id().into_iter().find(|layer| layer.dataset() == Some(dataset))?.features()
    }

    /// Layers of features, shorter identifiers first: copies are numbered.
    fn features_by_id(&self) -> Vec<&Layer> {
        let mut layers: Vec<&Layer> = self.layers.iter().filter(|layer| layer.features().is_some()).collect();
        layers.sort_by_key(|layer| (layer.id.as_str().len(), &layer.id));
        layers
    }
}

impl Layer {
    /// Dataset of its features; `None` for values.
    pub fn dataset(&self) -> Option<&DatasetId> {
        self.features().map(|layer| &layer.query.dataset)
    }

    /// Dataset of its features or of its values; `None` for values of the catalogue.
    pub fn source_dataset(&self) -> Option<&DatasetId> {
        let values = || Some(&self.values()?.variable.own()?.dataset);
        let grid = || Some(&self.grid()?.query.dataset);
        self.dataset().or_else(values).or_else(grid)
    }

    /// `true` for a layer over the dataset of national clusters.
    pub fn is_of_clusters(&self) -> bool {
        self.dataset().is_some_and(|dataset| dataset.as_str() == "clusters")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ThematicLayer;

    const FURTHER: &str = "characteristic_clusters";

    fn ids(view: &View) -> Vec<&str> {
        view.drawn_order().map(|layer| layer.id.as_str()).collect()
    }

    fn view() -> View {
        let mut view = View::default();
        view.show_layer(FURTHER, true);
        view.set_thematic(Some(ThematicLayer::default()));
        view
    }

    #[test]
    fn a_file_comes_with_a_layer_above_all_others_that_has_an_identifier_of_its_own() {
        let data = OwnData {
            id: DatasetId::new("values"),
            path: "/values.csv".into(),
            sha256: "0".repeat(64),
            dated: None,
            title: "values".to_owned(),
            credit: String::new(),
            recipe: crate::recipe::Recipe::default(),
        };
        let mut view = View::default();
        view.add_values(ThematicLayer::default());
        let layer = view.add_own_data(data).unwrap();
        assert_eq!(layer.as_str(), "values_2", "a layer of values has the name of the file");
        let top = view.layers.last().unwrap();
        assert_eq!((&top.id, top.dataset().unwrap().as_str()), (&layer, "values"));
        view.data.resize(MOST_OWN_DATA, view.data[0].clone());
        let full = view.clone();
        assert_eq!(view.add_own_data(full.data[0].clone()), None);
        assert_eq!(view, full);
    }

    #[test]
    fn a_new_layer_lies_below_the_national_clusters_and_values_below_all_features() {
        assert_eq!(ids(&view()), ["values", FURTHER, "clusters"]);
        let mut odd = view();
        odd.layers.reverse();
        assert_eq!(ids(&odd), ["values", "clusters", FURTHER]);
    }

    #[test]
    fn a_layer_moves_among_those_of_its_kind() {
        let id = |id: &str| LayerId::new(id);
        let mut moved = view();
        moved.move_layer(&id(FURTHER), 2);
        assert_eq!(ids(&moved), ["values", "clusters", FURTHER]);
        assert!(moved.is_above_clusters(&id(FURTHER)) && !view().is_above_clusters(&id(FURTHER)));
        moved.move_layer(&id(FURTHER), 0);
        assert_eq!(ids(&moved), ["values", FURTHER, "clusters"]);
        moved.move_layer(&id("values"), 9);
        assert_eq!(moved, view());
        moved.move_layer(&id("none"), 0);
        assert_eq!(moved, view());
    }

    #[test]
    fn copies_are_numbered_and_each_keeps_its_number_in_any_order() {
        let mut view = view();
        let first = LayerId::new(FURTHER);
        assert_eq!((view.number_of_layer(&first), view.feature_number(FURTHER)), (None, 0));
        let second = view.duplicate_layer(&first).unwrap();
        let third = view.duplicate_layer(&second).unwrap();
        assert_eq!([&second, &third].map(LayerId::as_str), ["characteristic_clusters_2", "characteristic_clusters_3"]);
        for _ in 0..2 {
            assert_eq!([&first, &second, &third].map(|id| view.number_of_layer(id)), [1, 2, 3].map(Some));
            assert_eq!([&first, &second, &third].map(|id| view.feature_number(id.as_str())), [0, 1, 2]);
            view.layers.reverse();
        }
        view.remove_layer(&second);
        assert_eq!(view.number_of_layer(&third), Some(2));
        assert_eq!(View::from_json(&view.to_json()), Ok(view));
    }

    #[test]
    fn a_copy_of_the_national_clusters_is_a_layer_of_points_in_any_order() {
        let mut view = View::default();
        let copy = view.duplicate_layer(&LayerId::new("clusters")).unwrap();
        for _ in 0..2 {
            assert_eq!(view.clusters().map(|layer| layer.id.as_str()), Some("clusters"));
            assert!(view.is_of_points(view.layer(&copy).unwrap()));
            view.layers.reverse();
        }
    }

    #[test]
    fn a_selected_cell_is_forgotten_with_the_last_grid_of_its_size() {
        let own = crate::view::OwnValue::rows(DatasetId::new("firms"));
        let grid = |cell_km2| GridLayer { cell_km2, ..GridLayer::of(own.clone()) };
        let mut view = View::default();
        let [first, second] = [view.add_grid(grid(2_500.0)), view.add_grid(grid(2_500.0))].map(Option::unwrap);
        let cell = FeatureRef::from(CellRef { km2: 2_500.0, column: 1, line: 2 });
        view.selection = Some(cell.clone());
        view.set_grid(&first, grid(10_000.0));
        assert_eq!(view.selection, Some(cell));
        view.remove_layer(&second);
        assert_eq!(view.selection, None);
        view.selection = Some(crate::model::ProvinceId::new("JS").into());
        view.remove_layer(&first);
        assert!(view.selection.is_some(), "other selections stay");
    }

    #[test]
    fn a_view_never_has_more_layers_than_can_be_read_again() {
        let mut view = view();
        for _ in 0..2 * MOST_LAYERS {
            view.duplicate_layer(&LayerId::new("values"));
        }
        assert_eq!(view.layers.len(), MOST_LAYERS);
        assert_eq!(View::from_json(&view.to_json()), Ok(view));
    }
}
