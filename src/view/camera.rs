//! Map camera: centre, scale and projection.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    geo::{PlanePoint, PlaneRect, ProjectionKind},
    model::{LonLat, short},
};

/// Closest zoom, metres per point; the base map is not more precise than this.
pub(crate) const MIN_METRES_PER_POINT: f64 = 30.0;
/// Farthest zoom, metres per point.
pub(crate) const MAX_METRES_PER_POINT: f64 = 20_000.0;

/// Camera above the projected plane.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Camera {
    /// Position at the centre of the map.
    pub center: LonLat,
    /// Map scale: metres in the projected plane per point (logical pixel).
    pub metres_per_point: f64,
    /// Map projection.
    pub projection: ProjectionKind,
}

impl Default for Camera {
    /// All of China in a window of usual size.
    fn default() -> Self {
        Self { center: LonLat::new(104.5, 36.6), metres_per_point: 6_500.0, projection: ProjectionKind::Albers }
    }
}

impl Camera {
    /// Centre in projected coordinates, metres.
    pub fn plane_center(&self) -> PlanePoint {
        self.projection.plane_from_lonlat(self.center)
    }

    /// The camera centred at `plane`, clamped to the bounds of the projection.
    pub(crate) fn at_plane(self, plane: PlanePoint) -> Self {
        let bounds = self.projection.limits();
        let clamped =
            PlanePoint { x: plane.x.clamp(bounds.min.x, bounds.max.x), y: plane.y.clamp(bounds.min.y, bounds.max.y) };
        match self.projection.lonlat_from_plane(clamped) {
            Some(center) => Self { center, ..self },
            None => self,
        }
    }

    /// The camera moved by `right` and `down` points of the screen.
    pub fn panned(self, right: f64, down: f64) -> Self {
        let c = self.plane_center();
        let m = self.metres_per_point;
        self.at_plane(PlanePoint { x: c.x + right * m, y: c.y - down * m })
    }

    /// The camera zoomed by `factor`; the position `right` and `down` points from the centre stays fixed.
    pub fn zoomed_about(self, factor: f64, right: f64, down: f64) -> Self {
        let target = (self.metres_per_point / factor).clamp(MIN_METRES_PER_POINT, MAX_METRES_PER_POINT);
        let shift = 1.0 - target / self.metres_per_point;
        let moved = self.panned(right * shift, down * shift);
        Self { metres_per_point: target, ..moved }
    }

    /// The camera that fits `bounds` into a picture of `width` × `height` points, with a margin on each side.
    pub(crate) fn fitting(self, bounds: PlaneRect, width: f64, height: f64, margin: f64) -> Self {
        let room = |points: f64| (points - 2.0 * margin).max(16.0);
        let scale = (bounds.width() / room(width)).max(bounds.height() / room(height));
        let metres_per_point = scale.clamp(MIN_METRES_PER_POINT, MAX_METRES_PER_POINT);
        Self { metres_per_point, ..self }.at_plane(bounds.center())
    }

    /// The camera in another projection, with the same centre and about the same scale there.
    pub fn in_projection(self, projection: ProjectionKind) -> Self {
        if projection == self.projection {
            return self;
        }
        let ratio = projection.scale_at(self.center) / self.projection.scale_at(self.center);
        let metres_per_point = (self.metres_per_point * ratio).clamp(MIN_METRES_PER_POINT, MAX_METRES_PER_POINT);
        Self { metres_per_point, projection, ..self }
    }

    pub(super) fn check(&self) -> Result<(), CameraError> {
        let scale = self.metres_per_point;
        if !(MIN_METRES_PER_POINT..=MAX_METRES_PER_POINT).contains(&scale) {
            return Err(CameraError::Scale { found: scale });
        }
        let LonLat { lon, lat } = self.center;
        if !((-180.0..=180.0).contains(&lon) && (-85.0..=85.0).contains(&lat)) {
            return Err(CameraError::Center { lon, lat });
        }
        Ok(())
    }
}

/// Error of a camera that no map can have.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum CameraError {
    /// Scale out of range, or not a number.
    #[error(
        "expected {MIN_METRES_PER_POINT} to {MAX_METRES_PER_POINT} metres per point, found {} metres per point",
        short(*found)
    )]
    Scale {
        /// Metres per point.
        found: f64,
    },
    /// Centre outside the map.
    #[error(
        "expected a centre within 180 degrees of longitude and 85 of latitude, found longitude {}, latitude {}",
        short(*lon),
        short(*lat)
    )]
    Center {
        /// Degrees east.
        lon: f64,
        /// Degrees north.
        lat: f64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_place_under_the_pointer() {
        let camera = Camera::default();
        let (right, down) = (210.0, -130.0);
        let under = |c: Camera| {
            let p = c.plane_center();
            (p.x + right * c.metres_per_point, p.y - down * c.metres_per_point)
        };
        let zoomed = camera.zoomed_about(3.0, right, down);
        let (a, b) = (under(camera), under(zoomed));
        assert!((a.0 - b.0).abs() < 1.0 && (a.1 - b.1).abs() < 1.0, "{a:?} {b:?}");
    }

    #[test]
    fn zooming_stops_at_the_limits() {
        assert_eq!(Camera::default().zoomed_about(1e9, 0.0, 0.0).metres_per_point, MIN_METRES_PER_POINT);
        assert_eq!(Camera::default().zoomed_about(1e-9, 0.0, 0.0).metres_per_point, MAX_METRES_PER_POINT);
    }

    #[test]
    fn the_map_cannot_be_lost_by_panning() {
        let far = Camera::default().panned(1e9, 1e9);
        assert!(far.center.lon.is_finite() && far.center.lat.is_finite());
        assert!(far.center.lat > -10.0);
    }

    #[test]
    fn another_projection_keeps_place_and_scale() {
        let albers = Camera::default();
        let back = albers.in_projection(ProjectionKind::WebMercator).in_projection(ProjectionKind::Albers);
        assert!((back.metres_per_point - albers.metres_per_point).abs() < 1e-6);
        assert_eq!(back.center, albers.center);
    }
}
