//! Layers of a map: a query, a style, and whether they are seen.

mod built_in;
mod condition;
mod feature_classes;
mod feature_query;
mod grid;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use built_in::BUILT_IN;
pub use condition::{Condition, Conditions};
pub use feature_classes::FeatureClasses;
pub use feature_query::{FeatureQuery, Heeds};
pub use grid::{CELL_KM2, GridLayer};

use super::ThematicLayer;
use crate::{dataset::FieldId, model::identifier};

identifier! {
    /// Identifier of a layer, unique in its view, for example `clusters`.
    LayerId
}

/// Layer of a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// Identifier.
    pub id: LayerId,
    /// `true` if it is drawn. A hidden layer keeps its query: counts, tables and statistics do not change.
    #[serde(default = "yes")]
    pub visible: bool,
    /// Opacity, from 0 to 1.
    #[serde(default = "opaque")]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub opacity: f32,
    /// Labels of its features.
    #[serde(default = "yes")]
    pub labels: bool,
    /// Subject and style.
    pub content: LayerContent,
}

fn yes() -> bool {
    true
}

fn opaque() -> f32 {
    1.0
}

/// Subject and style of a layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LayerContent {
    /// Values by province.
    Values(ThematicLayer),
    /// Features at their places.
    Features(FeatureLayer),
    /// Values by the cells of a hexagon grid.
    Grid(GridLayer),
}

/// Features at their places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeatureLayer {
    /// Query of the features.
    pub query: FeatureQuery,
    /// Lines from all features to their further places, not only from the one under the pointer.
    #[serde(default)]
    pub links: bool,
    /// Field whose categories, or classes of numbers, have colours of their own; absent for one colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color_by: Option<FieldId>,
    /// Classes of the numbers of that field; absent for the usual ones, and without meaning for categories.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classes: Option<FeatureClasses>,
    /// Field whose numbers are the areas of the symbols; absent for symbols of one size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size_by: Option<FieldId>,
    /// Field whose texts are the labels; absent for names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label_by: Option<FieldId>,
}

impl FeatureLayer {
    /// Features of a query in one colour, labelled by their names, without lines.
    pub fn of(query: FeatureQuery) -> Self {
        Self { query, links: false, color_by: None, classes: None, size_by: None, label_by: None }
    }
}

impl Layer {
    /// Layer of the 45 clusters of 30 November 2022.
    pub fn clusters() -> Self {
        let mut query = FeatureQuery::of("clusters");
        query.definition = Conditions::one_of("announcement", ["first25", "next20"]);
        Self::of_features("clusters", FeatureLayer::of(query))
    }

    /// Visible layer of features.
    pub fn of_features(id: &str, layer: FeatureLayer) -> Self {
        Self::visible(id, LayerContent::Features(layer))
    }

    /// Visible layer of values by province.
    pub fn of_values(id: &str, layer: ThematicLayer) -> Self {
        Self::visible(id, LayerContent::Values(layer))
    }

    /// Visible layer of values by the cells of a hexagon grid.
    pub fn of_grid(id: &str, layer: GridLayer) -> Self {
        Self::visible(id, LayerContent::Grid(layer))
    }

    /// The grid; `None` for other layers.
    pub fn grid(&self) -> Option<&GridLayer> {
        match &self.content {
            LayerContent::Grid(layer) => Some(layer),
            LayerContent::Features(_) | LayerContent::Values(_) => None,
        }
    }

    /// Query of its features or of the rows of its cells; `None` for values by province.
    pub fn query(&self) -> Option<&FeatureQuery> {
        match &self.content {
            LayerContent::Features(layer) => Some(&layer.query),
            LayerContent::Grid(layer) => Some(&layer.query),
            LayerContent::Values(_) => None,
        }
    }

    /// The same query, to change it; `None` for values by province.
    pub(crate) fn query_mut(&mut self) -> Option<&mut FeatureQuery> {
        match &mut self.content {
            LayerContent::Features(layer) => Some(&mut layer.query),
            LayerContent::Grid(layer) => Some(&mut layer.query),
            LayerContent::Values(_) => None,
        }
    }

    fn visible(id: &str, content: LayerContent) -> Self {
        Self { id: LayerId::new(id), visible: true, opacity: 1.0, labels: true, content }
    }

    /// The features; `None` for a layer of values.
    pub fn features(&self) -> Option<&FeatureLayer> {
        match &self.content {
            LayerContent::Features(layer) => Some(layer),
            LayerContent::Values(_) | LayerContent::Grid(_) => None,
        }
    }

    /// The features, to change them; `None` for a layer of values.
    pub(crate) fn features_mut(&mut self) -> Option<&mut FeatureLayer> {
        match &mut self.content {
            LayerContent::Features(layer) => Some(layer),
            LayerContent::Values(_) | LayerContent::Grid(_) => None,
        }
    }

    /// The values; `None` for a layer of features.
    pub fn values(&self) -> Option<&ThematicLayer> {
        match &self.content {
            LayerContent::Values(layer) => Some(layer),
            LayerContent::Features(_) | LayerContent::Grid(_) => None,
        }
    }
}
