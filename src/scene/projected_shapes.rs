//! Lines and areas of layers in projected coordinates, kept, and worked out elsewhere where that takes longer than a frame may.

use std::{cell::RefCell, sync::Arc};

use super::{
    FeatureColors, Palette, Stroke,
    identity_cache::IdentityCache,
    shape_layer::{FeatureShapes, ShapeLayer, ShapeStyle},
};
use crate::{
    geo::ProjectionKind,
    query::FeatureShape,
    view::{FeatureRef, Theme},
};

/// Feature that is set off in a theme, and whether it is selected or only pointed at.
#[derive(Clone, Debug, PartialEq)]
struct SetOff {
    feature: Arc<str>,
    projection: ProjectionKind,
    theme: Theme,
    is_selected: bool,
}

/// Key of projected lines and areas: projection, colours, and whether these are of classes.
type ShapesKey = (ProjectionKind, FeatureColors, bool);

/// Lines and areas of a layer that are too many to be projected within a frame.
#[derive(Clone, Debug)]
pub(crate) struct ShapesToProject {
    layer: ShapeLayer,
    projection: ProjectionKind,
}

impl ShapesToProject {
    /// Projects them, on whatever thread.
    pub(crate) fn projected(self) -> ProjectedShapes {
        ProjectedShapes { shapes: self.layer.projected(self.projection), of: self }
    }

    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.layer.shapes, &other.layer.shapes) && self.key() == other.key()
    }

    fn key(&self) -> ShapesKey {
        (self.projection, self.layer.colors.clone(), self.layer.are_classed)
    }
}

/// Lines and areas of a layer, projected.
#[derive(Debug)]
pub(crate) struct ProjectedShapes {
    of: ShapesToProject,
    shapes: FeatureShapes,
}

/// Cache of projected lines and areas, which do not depend on the camera.
#[derive(Clone, Debug, Default)]
pub(super) struct PlaneShapes {
    layers: IdentityCache<FeatureShape, ShapesKey, FeatureShapes>,
    set_off: IdentityCache<FeatureShape, SetOff, Option<FeatureShapes>>,
    /// `true` if large layers are projected elsewhere.
    defers: bool,
    /// Layers to be projected elsewhere, and whether that has begun.
    waiting: RefCell<Vec<(ShapesToProject, bool)>>,
}

impl PlaneShapes {
    /// Cache for a window, which never waits for large layers.
    pub(super) fn deferring() -> Self {
        Self { defers: true, ..Self::default() }
    }

    /// Lines and areas of a layer. While those of a large layer are being projected elsewhere: as they were before, or
    /// `None`.
    pub(super) fn of(&self, layer: &ShapeLayer, projection: ProjectionKind) -> Option<FeatureShapes> {
        let wanted = ShapesToProject { layer: layer.clone(), projection };
        let made = self.layers.get(&layer.shapes, wanted.key(), || {
            if self.defers && layer.is_large() {
                self.wait_for(wanted);
                return None;
            }
            Some(layer.projected(projection))
        });
        made.or_else(|| self.layers.latest(&layer.shapes, |(known, ..)| *known == projection))
    }

    fn wait_for(&self, wanted: ShapesToProject) {
        let mut waiting = self.waiting.borrow_mut();
        if !waiting.iter().any(|(known, _)| known.is_same(&wanted)) {
            waiting.push((wanted, false));
        }
    }

    /// Layers whose projection elsewhere is to begin.
    pub(super) fn take_wanted(&self) -> Vec<ShapesToProject> {
        let mut waiting = self.waiting.borrow_mut();
        let new = waiting.iter_mut().filter(|(_, has_begun)| !*has_begun);
        let begun = new.map(|(wanted, has_begun)| {
            *has_begun = true;
            wanted.clone()
        });
        begun.collect()
    }

    /// Forgets layers whose projection has not begun; what is still wanted is asked for again by the next frame.
    pub(super) fn forget_wanted(&self) {
        self.waiting.borrow_mut().retain(|(_, has_begun)| *has_begun);
    }

    /// Keeps lines and areas that were projected elsewhere.
    pub(super) fn provide(&self, made: ProjectedShapes) {
        let ProjectedShapes { of, shapes } = made;
        self.waiting.borrow_mut().retain(|(known, _)| !known.is_same(&of));
        self.layers.provide(&of.layer.shapes, of.key(), shapes);
    }

    /// Outline of a feature that is selected or pointed at; `None` if the layer does not have it.
    pub(super) fn set_off(
        &self,
        layer: &ShapeLayer,
        projection: ProjectionKind,
        (feature, is_selected): (&FeatureRef, bool),
        theme: Theme,
    ) -> Option<FeatureShapes> {
        let key = SetOff { feature: Arc::clone(&feature.key), projection, theme, is_selected };
        let outline = || {
            let shape = layer.shapes.iter().find(|shape| shape.point.key == feature.key)?;
            let stroke = Stroke::solid(Palette::of(theme).map.selection, if is_selected { 2.6 } else { 1.8 });
            let style = ShapeStyle::of_stroke(stroke);
            Some(FeatureShapes::new(std::slice::from_ref(shape), projection, |_| style))
        };
        self.set_off.get(&layer.shapes, key, || Some(outline())).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::DatasetId,
        geo::{Geometry, GeometryParts},
        model::LonLat,
        query::FeaturePoint,
        scene::{Color, Opacity, shape_layer::LARGE},
    };

    fn feature(key: &str, parts: GeometryParts) -> FeatureShape {
        let geometry = Geometry::of_parts(parts).unwrap();
        let at = geometry.representative_point().unwrap();
        FeatureShape {
            point: FeaturePoint { key: key.into(), at, label: None, is_weak: false, category: None },
            geometry: Arc::new(geometry),
        }
    }

    fn square(low: f64, high: f64) -> Vec<LonLat> {
        [(low, low), (high, low), (high, high), (low, high), (low, low)]
            .map(|(x, y)| LonLat::new(100.0 + x, 20.0 + y))
            .to_vec()
    }

    fn layer(shapes: Vec<FeatureShape>) -> ShapeLayer {
        ShapeLayer {
            dataset: DatasetId::new("own"),
            shapes: shapes.into(),
            colors: FeatureColors::plain(Color::default()),
            are_cells: false,
            are_classed: false,
            opacity: Opacity::FULL,
            labels: false,
        }
    }

    #[test]
    fn an_area_is_found_inside_but_not_in_its_hole_and_a_line_within_reach() {
        let ring = feature(
            "ring",
            GeometryParts { areas: vec![vec![square(0.0, 10.0), square(4.0, 6.0)]], ..GeometryParts::default() },
        );
        let road = feature(
            "road",
            GeometryParts {
                lines: vec![vec![LonLat::new(120.0, 30.0), LonLat::new(121.0, 30.0)]],
                ..GeometryParts::default()
            },
        );
        let (layer, projection) = (layer(vec![ring, road]), ProjectionKind::WebMercator);
        let shapes = PlaneShapes::default().of(&layer, projection).unwrap();
        let at = |lon, lat, reach| shapes.feature_at(projection.plane_from_lonlat(LonLat::new(lon, lat)), reach);
        assert_eq!(at(102.0, 22.0, 1.0), Some(0));
        assert_eq!(at(105.0, 25.0, 1.0), None, "a hole");
        assert_eq!(at(120.5, 30.001, 1_000.0), Some(1));
        assert_eq!(at(120.5, 30.1, 1_000.0), None);
    }

    #[test]
    fn shapes_are_projected_once_for_a_projection() {
        let cache = PlaneShapes::default();
        let areas = vec![vec![square(0.0, 1.0)]];
        let one = layer(vec![feature("a", GeometryParts { areas, ..GeometryParts::default() })]);
        assert_eq!(cache.of(&one, ProjectionKind::Albers), cache.of(&one, ProjectionKind::Albers));
        assert_ne!(cache.of(&one, ProjectionKind::Albers), cache.of(&one, ProjectionKind::WebMercator));
        let set_off = |key: &str| {
            let feature = FeatureRef::new(one.dataset.clone(), key);
            cache.set_off(&one, ProjectionKind::Albers, (&feature, true), Theme::default())
        };
        assert!(set_off("a").is_some() && set_off("a") == set_off("a"));
        assert_eq!(set_off("b"), None);
    }

    #[test]
    fn a_window_draws_a_large_layer_once_it_was_projected_elsewhere_and_as_it_was_until_then() {
        let cache = PlaneShapes::deferring();
        let ring = |n: usize| {
            let corner = |i: usize| (std::f64::consts::TAU * i as f64 / n as f64).sin_cos();
            let ring = (0..n).map(corner).map(|(x, y)| LonLat::new(110.0 + x, 30.0 + y));
            let ring: Vec<LonLat> = ring.chain([LonLat::new(110.0, 31.0)]).collect();
            layer(vec![feature("a", GeometryParts { areas: vec![vec![ring]], ..GeometryParts::default() })])
        };
        let albers = ProjectionKind::Albers;
        assert!(cache.of(&ring(100), albers).is_some(), "a small one at once");
        let large = ring(LARGE);
        assert_eq!((cache.of(&large, albers), cache.of(&large, albers)), (None, None));
        let [wanted] = cache.take_wanted().try_into().unwrap();
        assert!(cache.take_wanted().is_empty(), "it is projected once");
        cache.provide(wanted.projected());
        let made = cache.of(&large, albers).unwrap();
        assert_eq!(made.feature_at(albers.plane_from_lonlat(LonLat::new(110.2, 30.2)), 1.0), Some(0));
        let other = ShapeLayer { colors: FeatureColors::plain(Color { a: 7, ..Color::default() }), ..large.clone() };
        assert_eq!(cache.of(&other, albers), Some(made), "in its former colour");
        cache.forget_wanted();
        assert!(cache.take_wanted().is_empty() && cache.of(&other, albers).is_some());
        assert_eq!(cache.take_wanted().len(), 1);
        assert!(PlaneShapes::default().of(&large, albers).is_some(), "a file waits");
    }
}
