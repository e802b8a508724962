//! Layers of points of any dataset, and their positions in projected coordinates.

use std::sync::Arc;

use super::{FeatureColors, Opacity, Palette, SymbolShape, identity_cache::IdentityCache};
use crate::{
    dataset::DatasetId,
    geo::{PlanePoint, ProjectionKind},
    query::{FeaturePoint, LayerFeatures, MapContent},
    view::View,
};

/// Points of a dataset that are drawn alike.
#[derive(Clone, Debug, PartialEq)]
pub struct PointLayer {
    /// Dataset of the points.
    pub dataset: DatasetId,
    /// Points, the most important ones first: their labels are placed first.
    pub points: Arc<[FeaturePoint]>,
    /// Shape of the symbols.
    pub shape: SymbolShape,
    /// Fill colours of the symbols.
    pub colors: FeatureColors,
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
            dataset: features.dataset.clone(),
            points: Arc::clone(&features.points),
            shape: SymbolShape::Circle,
            colors: FeatureColors::of(features, view, palette),
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

/// Cache of the projected positions of points, which depend neither on camera nor on style.
#[derive(Clone, Debug, Default)]
pub(super) struct PlanePoints(IdentityCache<FeaturePoint, ProjectionKind, Arc<[PlanePoint]>>);

impl PlanePoints {
    /// Positions of points in a projection, in the same order.
    pub(super) fn of(&self, points: &Arc<[FeaturePoint]>, projection: ProjectionKind) -> Arc<[PlanePoint]> {
        let positions = || points.iter().map(|point| projection.plane_from_lonlat(point.at)).collect();
        self.0.get(points, projection, || Some(positions())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LonLat;

    fn points(lon: f64) -> Arc<[FeaturePoint]> {
        [FeaturePoint {
            key: "a".into(),
            at: LonLat::new(lon, 30.0),
            label: None,
            is_weak: false,
            category: None,
            size: None,
        }]
        .into()
    }

    #[test]
    fn positions_belong_to_their_points_and_projection() {
        let cache = PlanePoints::default();
        let (east, west) = (points(120.0), points(90.0));
        for projection in [ProjectionKind::Albers, ProjectionKind::WebMercator, ProjectionKind::Albers] {
            for points in [&east, &west, &east] {
                let expected = projection.plane_from_lonlat(points[0].at);
                assert_eq!(*cache.of(points, projection), [expected]);
            }
        }
        assert_eq!(cache.0.len(), 4);
    }
}
