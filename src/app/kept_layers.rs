//! Features and grids of the layers of a view, made anew only where what they are made of has changed.

use std::sync::Arc;

use crate::{
    model::{AsOf, Language},
    query::{Facts, GridValues, LayerFeatures, MapQuestion},
    view::{FeatureLayer, GridLayer, Layer, LayerId, PlaceFilter, View},
};

/// Features and grids of layers with what they were made of.
#[derive(Debug, Default)]
pub(super) struct KeptLayers {
    of: Option<(PlaceFilter, Option<AsOf>, Language)>,
    features: Vec<(FeatureLayer, Arc<LayerFeatures>)>,
    grids: Vec<(GridLayer, Arc<GridValues>)>,
}

impl KeptLayers {
    /// Features of all further layers of a view, drawn or hidden, and grids of those that are drawn, the lowest first.
    pub(super) fn update(&mut self, facts: &Facts, view: &View) -> (Vec<Arc<LayerFeatures>>, Vec<Arc<GridValues>>) {
        let of = (view.place.clone(), view.as_of, view.language);
        if self.of.as_ref() != Some(&of) {
            *self = Self { of: Some(of), ..Self::default() };
        }
        let question = MapQuestion::of(facts, view);
        let layers = view.layers.iter().filter(|layer| view.is_of_points(layer));
        self.features = layers.filter_map(|layer| self.features_of(facts, layer, &question, view.language)).collect();
        let layers = view.layers.iter().filter(|layer| layer.visible);
        self.grids = layers.filter_map(|layer| self.grid_of(facts, view, layer)).collect();
        let features = self.features.iter().map(|(_, features)| Arc::clone(features)).collect();
        (features, self.grids.iter().map(|(_, grid)| Arc::clone(grid)).collect())
    }

    fn features_of(
        &self,
        facts: &Facts,
        layer: &Layer,
        question: &MapQuestion,
        language: Language,
    ) -> Option<(FeatureLayer, Arc<LayerFeatures>)> {
        // Lines are drawn of national clusters alone.
        let of = FeatureLayer { links: false, ..layer.features()?.clone() };
        let is_same = |id: &LayerId| *id == layer.id;
        let known = self.features.iter().find(|(known, features)| is_same(&features.layer) && *known == of);
        let features = match known {
            Some((_, features)) if features.labels == layer.labels => Arc::clone(features),
            Some((_, features)) => Arc::new(LayerFeatures { labels: layer.labels, ..features.as_ref().clone() }),
            None => Arc::new(LayerFeatures::of(facts, layer, question, language)?),
        };
        Some((of, features))
    }

    fn grid_of(&self, facts: &Facts, view: &View, layer: &Layer) -> Option<(GridLayer, Arc<GridValues>)> {
        let of = layer.grid()?;
        let known = self.grids.iter().find(|(known, grid)| grid.classified.id == layer.id && known == of);
        let grid = match known {
            Some((_, grid)) => Arc::clone(grid),
            None => Arc::new(GridValues::of(facts, view, layer)?),
        };
        Some((of.clone(), grid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::embedded_facts;

    const LAYER: &str = "characteristic_clusters";

    #[test]
    fn style_and_order_of_layers_make_nothing_anew_but_their_queries_do() {
        let (facts, _) = embedded_facts();
        let mut view = View::default();
        view.show_layer(LAYER, true);
        let mut kept = KeptLayers::default();
        let mut points = |view: &View| {
            let (features, _) = kept.update(&facts, view);
            let [features] = features.as_slice() else { panic!("one layer") };
            (Arc::clone(&features.points), features.labels)
        };
        let (first, labelled) = points(&view);
        let id = LayerId::new(LAYER);
        let with = |edit: &dyn Fn(&mut Layer)| {
            let mut other = view.clone();
            other.edit_layer(&id, |layer| edit(layer));
            other
        };
        for (other, labels) in [
            (with(&|layer| layer.opacity = 0.5), labelled),
            (with(&|layer| layer.visible = false), labelled),
            (with(&|layer| layer.labels = !labelled), !labelled),
        ] {
            let (same, labelled) = points(&other);
            assert!(Arc::ptr_eq(&same, &first) && labelled == labels);
        }
        let narrowed = with(&|layer| layer.query_mut().unwrap().text = "xingtai".to_owned());
        assert!(points(&narrowed).0.len() < first.len());
        let chinese = View { language: Language::Zh, ..view.clone() };
        assert!(!Arc::ptr_eq(&points(&chinese).0, &first), "labels are those of the language");
    }
}
