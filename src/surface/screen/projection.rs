//! Adapter of map projections to walkers.

use walkers::{Pixels, Position, Projection};

use crate::{
    geo::{PlanePoint, ProjectionKind},
    model::LonLat,
};

/// Metres per pixel at walkers' zoom 0: the equator of Web Mercator over 256 pixels.
const METRES_AT_ZOOM_0: f64 = 2.0 * HALF_EQUATOR / 256.0;
/// Half the width of the Web Mercator plane, metres.
const HALF_EQUATOR: f64 = std::f64::consts::PI * 6_378_137.0;

/// walkers' zoom of a map scale, metres per point.
pub(crate) fn zoom_for(metres_per_point: f64) -> f64 {
    (METRES_AT_ZOOM_0 / metres_per_point).log2().clamp(0.0, 26.0)
}

/// Map scale of a walkers zoom, metres per point.
pub(super) fn scale_for(zoom: f64) -> f64 {
    METRES_AT_ZOOM_0 / zoom.exp2()
}

/// Maps walkers' pixels to the plane of a projection; for Web Mercator they coincide with the tile grid.
#[derive(Clone, Copy, Debug)]
pub struct PlaneProjection(pub ProjectionKind);

impl Projection for PlaneProjection {
    fn project(&self, position: Position, zoom: f64) -> Pixels {
        let PlanePoint { x, y } = self.0.plane_from_lonlat(LonLat::new(position.x(), position.y()));
        let metres = scale_for(zoom);
        Pixels::new((x + HALF_EQUATOR) / metres, (HALF_EQUATOR - y) / metres)
    }

    fn unproject(&self, pixels: Pixels, zoom: f64) -> Position {
        let metres = scale_for(zoom);
        let plane = PlanePoint { x: pixels.x() * metres - HALF_EQUATOR, y: HALF_EQUATOR - pixels.y() * metres };
        let LonLat { lon, lat } = self.0.lonlat_from_plane(plane).unwrap_or(LonLat::new(0.0, 0.0));
        Position::new(lon, lat)
    }

    fn scale_pixel_per_meter(&self, position: Position, zoom: f64) -> f64 {
        let ground = self.0.scale_at(LonLat::new(position.x(), position.y()));
        ground * zoom.exp2() / METRES_AT_ZOOM_0
    }
}

#[cfg(test)]
mod tests {
    use walkers::MercatorProjection;

    use super::*;

    #[test]
    fn web_mercator_lies_on_the_tile_grid() {
        for (lon, lat) in [(0.0, 0.0), (116.4, 39.9), (87.6, 43.8), (110.3, 20.0)] {
            let at = Position::new(lon, lat);
            let (ours, theirs) =
                (PlaneProjection(ProjectionKind::WebMercator).project(at, 7.3), MercatorProjection.project(at, 7.3));
            assert!((ours.x() - theirs.x()).abs() < 1e-4 && (ours.y() - theirs.y()).abs() < 1e-4);
        }
    }

    #[test]
    fn zoom_and_scale_are_two_names_of_one_thing() {
        let kind = PlaneProjection(ProjectionKind::Albers);
        let (a, b) = (Position::new(105.0, 35.0), Position::new(105.0, 36.0));
        let zoom = zoom_for(2000.0);
        let pixels = (kind.project(a, zoom).y() - kind.project(b, zoom).y()).abs();
        let metres = ProjectionKind::Albers.plane_from_lonlat(LonLat::new(105.0, 36.0)).y
            - ProjectionKind::Albers.plane_from_lonlat(LonLat::new(105.0, 35.0)).y;
        assert!((pixels * 2000.0 - metres).abs() < 1.0);
    }
}
