//! Facets of the layer that is unfolded in the panel of layers.

use crate::{
    model::AsOf,
    query::{Facets, Facts, MapQuestion, YEARS, facets},
    view::{FeatureQuery, Layer, LayerId, PlaceFilter, View},
};

/// Numbers of features of a layer by the values of its fields.
#[derive(Debug, Default)]
pub struct LayerFacets {
    key: Option<(PlaceFilter, Option<AsOf>, FeatureQuery)>,
    /// Features that each value would leave, with the other conditions of the filter.
    pub found: Facets,
    /// Features with each value, whatever the filter.
    pub all: Facets,
}

impl LayerFacets {
    /// Counts the features of a layer anew if the question has changed; forgets them if no layer of points is unfolded.
    pub(super) fn update(&mut self, facts: &Facts, view: &View, unfolded: Option<&LayerId>) {
        let layer = unfolded.and_then(|id| view.layer(id)).filter(|layer| view.is_of_points(layer));
        let Some(query) = layer.and_then(Layer::features).map(|features| &features.query) else {
            return *self = Self::default();
        };
        let key = Some((view.place.clone(), view.as_of, query.clone()));
        if self.key == key {
            return;
        }
        let question = MapQuestion::of(facts, view);
        self.found = facets(facts, query, &question, YEARS);
        self.all = facets(facts, &query.unfiltered(), &question, YEARS);
        self.key = key;
    }
}
