//! Facets of the layer that is unfolded in the panel of layers.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    dataset::{FieldId, Role},
    model::AsOf,
    query::{Facets, Facts, MapQuestion, YEARS, facets},
    view::{FeatureQuery, Layer, LayerId, PlaceFilter, View},
};

/// Places, date and query that are asked about.
type Asked = (PlaceFilter, Option<AsOf>, FeatureQuery);

/// Numbers of features of a layer by the values of its fields.
#[derive(Debug, Default)]
pub struct LayerFacets {
    key: Option<Asked>,
    /// Question without the filter, to which `values` belong.
    values_of: Option<Asked>,
    /// Features that each value would leave, with the other conditions of the filter.
    pub found: Facets,
    /// Values that features have, whatever the filter, by field: positions in the list of codes, in its order.
    pub values: BTreeMap<FieldId, Arc<[u32]>>,
}

impl LayerFacets {
    /// Counts the features of a layer anew if the question has changed; forgets them if neither a layer of points
    /// nor a grid is unfolded.
    pub(super) fn update(&mut self, facts: &Facts, view: &View, unfolded: Option<&LayerId>) {
        let layer = unfolded.and_then(|id| view.layer(id)).filter(|layer| !view.is_clusters(layer));
        let Some(query) = layer.and_then(Layer::query) else {
            return *self = Self::default();
        };
        let key = Some((view.place.clone(), view.as_of, query.clone()));
        if self.key == key {
            return;
        }
        let question = MapQuestion::of(facts, view);
        self.found = facets(facts, query, &question, YEARS);
        self.key = key;
        let unfiltered = query.unfiltered();
        let values_of = Some((view.place.clone(), view.as_of, unfiltered.clone()));
        if self.values_of == values_of {
            return;
        }
        let all = facets(facts, &unfiltered, &question, YEARS);
        self.values_of = values_of;
        let dataset = facts.datasets().get(&query.dataset);
        let categories =
            dataset.iter().flat_map(|dataset| dataset.fields()).filter(|field| field.role == Role::Category);
        let used = |id: &FieldId| -> Option<Arc<[u32]>> {
            let list = dataset?.column(id)?.list()?;
            Some(list.iter().filter(|(_, code)| all.of_code(id.as_str(), &code.id) > 0).map(|(at, _)| at).collect())
        };
        self.values = categories.filter_map(|field| Some((field.id.clone(), used(&field.id)?))).collect();
    }
}
