//! Coordinates of Chinese web maps: GCJ-02 and BD-09.
//!
//! The transformation from WGS 84 is known from public descriptions; its inverse is found by iteration. Within China the
//! result agrees with the forward transformation to 10⁻⁹ degrees; how closely the published transformation follows the
//! one in use is not known, a few metres are usual.

use crate::{model::LonLat, recipe::Datum};

/// Semi-major axis of the Krasovsky ellipsoid, metres.
const A: f64 = 6_378_245.0;
/// Square of its eccentricity.
const EE: f64 = 0.006_693_421_622_965_943;
/// Iterations after which the inverse ends; each makes the error about a thousandth.
const MOST_ROUNDS: usize = 30;

/// Position on WGS 84 of coordinates in a datum; `in_china` tells whether a position on WGS 84 lies in China, outside of
/// which the datums of web maps are WGS 84.
pub(in crate::import) fn to_wgs84(at: LonLat, datum: Datum, in_china: impl Fn(LonLat) -> bool) -> LonLat {
    match datum {
        Datum::Wgs84 => at,
        Datum::Gcj02 if !in_china(at) => at,
        Datum::Gcj02 => inverse(at, gcj02),
        Datum::Bd09 => {
            let gcj = inverse(at, bd09);
            if in_china(gcj) { inverse(gcj, gcj02) } else { gcj }
        }
    }
}

/// Position that a transformation leads to `at`.
fn inverse(at: LonLat, forward: fn(LonLat) -> LonLat) -> LonLat {
    let mut from = at;
    for _ in 0..MOST_ROUNDS {
        let to = forward(from);
        let (east, north) = (to.lon - at.lon, to.lat - at.lat);
        from = LonLat::new(from.lon - east, from.lat - north);
        if east.abs().max(north.abs()) < 1e-10 {
            break;
        }
    }
    from
}

/// GCJ-02 of a position on WGS 84 in China.
fn gcj02(at: LonLat) -> LonLat {
    use std::f64::consts::PI;
    let (x, y) = (at.lon - 105.0, at.lat - 35.0);
    let waves =
        |value: f64, of: [(f64, f64); 2]| of.iter().map(|(size, rate)| size * (value * rate).sin()).sum::<f64>();
    let short = (20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin()) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + short
        + waves(y, [(20.0, PI), (40.0, PI / 3.0)]) * 2.0 / 3.0
        + waves(y, [(160.0, PI / 12.0), (320.0, PI / 30.0)]) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + short
        + waves(x, [(20.0, PI), (40.0, PI / 3.0)]) * 2.0 / 3.0
        + waves(x, [(150.0, PI / 12.0), (300.0, PI / 30.0)]) * 2.0 / 3.0;
    let latitude = at.lat.to_radians();
    let magic = 1.0 - EE * latitude.sin() * latitude.sin();
    let root = magic.sqrt();
    let per_north = (A * (1.0 - EE)) / (magic * root) * PI / 180.0;
    let per_east = A / root * latitude.cos() * PI / 180.0;
    LonLat::new(at.lon + east / per_east, at.lat + north / per_north)
}

/// BD-09 of a position in GCJ-02.
fn bd09(at: LonLat) -> LonLat {
    let rate = std::f64::consts::PI * 3000.0 / 180.0;
    let radius = at.lon.hypot(at.lat) + 0.000_02 * (at.lat * rate).sin();
    let angle = at.lat.atan2(at.lon) + 0.000_003 * (at.lon * rate).cos();
    LonLat::new(radius * angle.cos() + 0.0065, radius * angle.sin() + 0.006)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_moves_back_to_where_it_was_and_stays_abroad() {
        for (lon, lat) in [(112.939, 28.228), (116.3972, 39.9075), (87.6, 43.8), (126.6, 45.75), (108.3, 22.8)] {
            let at = LonLat::new(lon, lat);
            for (datum, moved) in [(Datum::Gcj02, gcj02(at)), (Datum::Bd09, bd09(gcj02(at)))] {
                let back = to_wgs84(moved, datum, |_| true);
                assert!((back.lon - lon).abs() < 1e-8 && (back.lat - lat).abs() < 1e-8, "{datum:?} {back:?}");
                assert!((moved.lon - lon).abs() > 1e-3 || (moved.lat - lat).abs() > 1e-3);
            }
        }
        let seoul = LonLat::new(126.978, 37.5665);
        assert_eq!(to_wgs84(seoul, Datum::Gcj02, |_| false), seoul);
    }

    /// A pair of positions that a map service published for one bridge.
    #[test]
    fn the_transformation_is_the_usual_one() {
        let back = to_wgs84(LonLat::new(112.944_450, 28.224_493), Datum::Gcj02, |_| true);
        assert!((back.lon - 112.939).abs() < 2e-6 && (back.lat - 28.228).abs() < 2e-6, "{back:?}");
    }
}
