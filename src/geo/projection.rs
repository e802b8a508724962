//! Map projections: Albers equal-area conic for China, Web Mercator for tiles.
//!
//! The computation is by proj4rs, a port of PROJ. The Albers parameters are those usual for maps of all China: standard
//! parallels 25° N and 47° N, central meridian 105° E (for instance the national layers of the Resource and Environment
//! Science Data Center).

use std::sync::OnceLock;

use proj4rs::{Proj, transform::transform};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::EnumIter;

use super::{PlanePoint, PlaneRect};
use crate::model::LonLat;

/// A projection offered by the atlas.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum ProjectionKind {
    /// Albers equal-area conic: areas are comparable, as a choropleth needs. Snyder, *Map Projections: A Working
    /// Manual*, USGS Professional Paper 1395 (1987), pp. 98–103.
    #[default]
    Albers,
    /// Web Mercator (EPSG:3857), the projection of online tiles.
    WebMercator,
}

/// Latitude limit of Web Mercator, degrees.
const MERCATOR_LIMIT: f64 = 85.051_128;

/// Geographic and projected coordinate systems of a projection.
struct Pair {
    degrees: Proj,
    plane: Proj,
}

impl ProjectionKind {
    fn pair(self) -> Option<&'static Pair> {
        static ALBERS: OnceLock<Option<Pair>> = OnceLock::new();
        static MERCATOR: OnceLock<Option<Pair>> = OnceLock::new();
        let (cell, degrees, plane) = match self {
            Self::Albers => (
                &ALBERS,
                "+proj=longlat +ellps=WGS84 +no_defs",
                "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs",
            ),
            // EPSG:3857 takes degrees on the ellipsoid as if they were degrees on a sphere.
            Self::WebMercator => (
                &MERCATOR,
                "+proj=longlat +a=6378137 +b=6378137 +no_defs",
                "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs",
            ),
        };
        let load = || {
            Some(Pair { degrees: Proj::from_proj_string(degrees).ok()?, plane: Proj::from_proj_string(plane).ok()? })
        };
        cell.get_or_init(load).as_ref()
    }

    /// Name and parameters for humans; not a PROJ definition.
    pub fn description(self) -> &'static str {
        match self {
            Self::Albers => "Albers equal-area conic, 25° N / 47° N, 105° E, WGS 84",
            Self::WebMercator => "Web Mercator (EPSG:3857)",
        }
    }

    /// Projects a position. Latitudes outside the projection's range are clamped; a failure gives the origin.
    pub fn plane_from_lonlat(self, at: LonLat) -> PlanePoint {
        let lat = match self {
            Self::Albers => at.lat.clamp(-60.0, 89.9),
            Self::WebMercator => at.lat.clamp(-MERCATOR_LIMIT, MERCATOR_LIMIT),
        };
        let mut point = (at.lon.to_radians(), lat.to_radians(), 0.0);
        match self.pair().map(|pair| transform(&pair.degrees, &pair.plane, &mut point)) {
            Some(Ok(())) if point.0.is_finite() && point.1.is_finite() => PlanePoint { x: point.0, y: point.1 },
            _ => PlanePoint::default(),
        }
    }

    /// Inverse projection; `None` for a point outside the map of the earth.
    pub(crate) fn lonlat_from_plane(self, at: PlanePoint) -> Option<LonLat> {
        let pair = self.pair()?;
        let mut point = (at.x, at.y, 0.0);
        transform(&pair.plane, &pair.degrees, &mut point).ok()?;
        let (lon, lat) = (point.0.to_degrees(), point.1.to_degrees());
        (lon.is_finite() && lat.is_finite()).then_some(LonLat { lon, lat })
    }

    /// Metres in the plane per metre on the ground, mean over all directions (the root of the areal scale).
    pub(crate) fn scale_at(self, at: LonLat) -> f64 {
        match self {
            // Equal-area: the areal scale is 1 everywhere.
            Self::Albers => 1.0,
            Self::WebMercator => 1.0 / at.lat.clamp(-MERCATOR_LIMIT, MERCATOR_LIMIT).to_radians().cos(),
        }
    }

    /// Bounds of the map centre, from 2° to 57° N and 66° to 142° E.
    pub fn limits(self) -> PlaneRect {
        let corners = [(66.0, 2.0), (66.0, 57.0), (142.0, 2.0), (142.0, 57.0), (105.0, 2.0), (105.0, 57.0)];
        PlaneRect::around(corners.into_iter().map(|(lon, lat)| self.plane_from_lonlat(LonLat::new(lon, lat))))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Values of PROJ 9.5.1 by way of pyproj 3.7.2: `Proj(definition)(lon, lat)`.
    const ALBERS_BY_PYPROJ: [(f64, f64, f64, f64); 6] = [
        (116.3972, 39.9075, 956108.2725, 4344354.4281),
        (121.4581, 31.2222, 1539170.598, 3436790.7574),
        (87.6, 43.8, -1378963.7648, 4849019.8637),
        (110.3, 20.0, 564082.6759, 2079895.1583),
        (105.0, 25.0, 0.0, 2613973.6597),
        (135.0, 48.3, 2204217.0051, 5565210.8063),
    ];

    #[test]
    fn albers_agrees_with_proj() {
        for (lon, lat, x, y) in ALBERS_BY_PYPROJ {
            let p = ProjectionKind::Albers.plane_from_lonlat(LonLat::new(lon, lat));
            assert!((p.x - x).abs() < 0.01 && (p.y - y).abs() < 0.01, "{lon} {lat}: {p:?} instead of {x} {y}");
        }
    }

    proptest! {
        #[test]
        fn projecting_there_and_back_is_the_identity(lon in 70.0..140.0f64, lat in 0.0..56.0f64) {
            for kind in [ProjectionKind::Albers, ProjectionKind::WebMercator] {
                let back = kind.lonlat_from_plane(kind.plane_from_lonlat(LonLat::new(lon, lat))).unwrap();
                prop_assert!((back.lon - lon).abs() < 1e-9 && (back.lat - lat).abs() < 1e-9, "{kind:?} {back:?}");
            }
        }

        /// A small square on the ellipsoid keeps its area, wherever it lies in China.
        #[test]
        fn albers_keeps_areas(lon in 73.0..135.0f64, lat in 18.0..53.0f64) {
            let d = 0.01;
            let corners = [(lon, lat), (lon + d, lat), (lon + d, lat + d), (lon, lat + d)]
                .map(|(lon, lat)| ProjectionKind::Albers.plane_from_lonlat(LonLat::new(lon, lat)));
            let mut twice = 0.0;
            for i in 0..4 {
                let (a, b) = (corners[i], corners[(i + 1) % 4]);
                twice += a.x * b.y - b.x * a.y;
            }
            // The area of a cell on the ellipsoid, M·N·cos φ dφ dλ at its middle (Snyder, p. 24–25).
            let (e2, a) = (0.006_694_379_990_14_f64, 6_378_137.0_f64);
            let phi = (lat + d / 2.0).to_radians();
            let w2 = 1.0 - e2 * phi.sin().powi(2);
            let (m, n) = (a * (1.0 - e2) / w2.powf(1.5), a / w2.sqrt());
            let cell = m * n * phi.cos() * d.to_radians().powi(2);
            prop_assert!((twice / 2.0 / cell - 1.0).abs() < 1e-6, "{} against {cell}", twice / 2.0);
        }
    }
}
