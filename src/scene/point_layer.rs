//! Layers of points of any dataset.

use std::sync::Arc;

use super::{FeatureColors, Opacity, Palette, SymbolShape};
use crate::{
    dataset::DatasetId,
    query::{LayerFeatures, LayerPoints, MapContent},
    view::{ColorRamp, LayerId, View},
};

/// Points of a dataset that are drawn alike.
#[derive(Clone, Debug, PartialEq)]
pub struct PointLayer {
    /// The layer.
    pub layer: LayerId,
    /// Dataset of the points.
    pub dataset: DatasetId,
    /// Points, the most important ones first: their labels are placed first.
    pub points: Arc<LayerPoints>,
    /// Shape of the symbols.
    pub shape: SymbolShape,
    /// Fill colours of the symbols.
    pub colors: FeatureColors,
    /// Colours of hexagons where the points are dense.
    pub ramp: ColorRamp,
    /// Radius of the symbols, points.
    pub radius: f32,
    /// Greatest number by which symbols are sized, in proportion to their areas; `None` for symbols of one size.
    pub greatest: Option<f64>,
    /// Opacity of the symbols.
    pub opacity: Opacity,
    /// `true` if the points are labelled where there is room.
    pub labels: bool,
}

/// Radius of the symbols of features, points.
const RADIUS: f32 = 4.0;

impl PointLayer {
    /// Layers of the features of a map below and above the symbols of the clusters, each the lowest first.
    pub(super) fn of_map(content: &MapContent<'_>, view: &View, palette: &Palette) -> [Vec<Self>; 2] {
        let layer = |features: &Arc<LayerFeatures>| Self {
            layer: features.layer.clone(),
            dataset: features.dataset.clone(),
            points: Arc::clone(&features.points),
            shape: SymbolShape::Circle,
            colors: FeatureColors::of(features, view, palette),
            ramp: Palette::density(view.feature_number(features.layer.as_str())),
            radius: RADIUS,
            greatest: features.sizes.as_ref().map(|sizes| sizes.greatest),
            opacity: Opacity::of(view.layer(&features.layer)),
            labels: features.labels,
        };
        let drawn = content.features.iter().filter(|features| !features.points.is_empty());
        let (above, below): (Vec<_>, Vec<_>) = drawn.partition(|features| view.is_above_clusters(&features.layer));
        [below, above].map(|layers| layers.into_iter().map(layer).collect())
    }
}
