//! Neighbours of provinces.

use super::AnalysisError;
use crate::{
    model::{Area, LonLat, ProvinceId},
    stats::autocorrelation::{Contiguity, Proximity, Weights, contiguity},
    view::NeighborRule,
};

/// Radius of a sphere with the surface of the ellipsoid of WGS 84, kilometres.
const RADIUS: f64 = 6_371.007_181;

/// Binary weights of units, by the areas of the finest base map.
///
/// # Errors
/// [`AnalysisError::NoArea`] for a unit that the base map does not have.
pub(super) fn weights(rule: NeighborRule, units: &[ProvinceId], areas: &[Area]) -> Result<Weights, AnalysisError> {
    let area = |unit: &ProvinceId| {
        let found = areas.iter().find(|area| area.key == unit.as_str());
        found.ok_or_else(|| AnalysisError::NoArea(unit.clone()))
    };
    let areas = units.iter().map(area).collect::<Result<Vec<&Area>, _>>()?;
    let middles = || areas.iter().map(|area| middle(area)).collect::<Vec<_>>();
    Ok(match rule {
        NeighborRule::Queen => contiguity(&corners(&areas), Contiguity::Queen)?,
        NeighborRule::Rook => contiguity(&corners(&areas), Contiguity::Rook)?,
        NeighborRule::Nearest(count) => Proximity::nearest(&middles(), count)?.binary(),
        NeighborRule::Within(distance) => {
            // Straight through the globe: the chord of the arc.
            let chord = 2.0 * (distance / RADIUS / 2.0).min(std::f64::consts::FRAC_PI_2).sin();
            Proximity::within(&middles(), chord)?.binary()
        }
    })
}

fn corners(areas: &[&Area]) -> Vec<Vec<Vec<[f64; 2]>>> {
    let rings = |area: &&Area| {
        let rings = area.polygons.iter().flat_map(|polygon| &polygon.rings);
        rings.map(|ring| ring.iter().map(|at| [at.lon, at.lat]).collect()).collect()
    };
    areas.iter().map(rings).collect()
}

/// Middle of an area as a point of a globe of radius 1: of all places of the area the mean position, lifted to the surface.
fn middle(area: &Area) -> [f64; 3] {
    let mut sum = [0.0; 3];
    for polygon in &area.polygons {
        for (number, ring) in polygon.rings.iter().enumerate() {
            let points: Vec<[f64; 3]> = ring.iter().map(on_globe).collect();
            let of_ring = moment(&points);
            let outward: f64 = points.first().map_or(0.0, |point| dot(*point, of_ring));
            // Outer rings add, holes take away, in whichever direction they run.
            let sign = if (outward > 0.0) == (number == 0) { 1.0 } else { -1.0 };
            sum = add(sum, of_ring, sign);
        }
    }
    let length = dot(sum, sum).sqrt();
    if length > 0.0 { sum.map(|part| part / length) } else { sum }
}

/// Integral of the position over the inside of a ring on the globe: half the sum, over its edges, of their length times the
/// direction at right angles to them.
fn moment(points: &[[f64; 3]]) -> [f64; 3] {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).fold([0.0; 3], |sum, (a, b)| {
        let across = cross(*a, *b);
        let sine = dot(across, across).sqrt();
        if sine == 0.0 { sum } else { add(sum, across, sine.atan2(dot(*a, *b)) / sine / 2.0) }
    })
}

fn on_globe(at: &LonLat) -> [f64; 3] {
    let (lon, lat) = (at.lon.to_radians(), at.lat.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

fn dot([a, b, c]: [f64; 3], [x, y, z]: [f64; 3]) -> f64 {
    a * x + b * y + c * z
}

fn cross([a, b, c]: [f64; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    [b * z - c * y, c * x - a * z, a * y - b * x]
}

fn add([a, b, c]: [f64; 3], [x, y, z]: [f64; 3], times: f64) -> [f64; 3] {
    [a + times * x, b + times * y, c + times * z]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bilingual, Polygon};

    fn area(key: &str, corners: &[(f64, f64)]) -> Area {
        let ring = corners.iter().map(|(lon, lat)| LonLat { lon: *lon, lat: *lat }).collect();
        Area { key: key.to_owned(), name: Bilingual::default(), polygons: vec![Polygon { rings: vec![ring] }] }
    }

    #[test]
    fn the_middle_of_a_square_at_the_equator_lies_in_it_whichever_way_its_ring_runs() {
        let mut corners = vec![(100.0, -1.0), (102.0, -1.0), (102.0, 1.0), (100.0, 1.0)];
        for _ in 0..2 {
            let [x, y, z] = middle(&area("A", &corners));
            assert!((y.atan2(x).to_degrees() - 101.0).abs() < 1e-9 && z.abs() < 1e-9, "{x} {y} {z}");
            corners.reverse();
        }
    }

    #[test]
    fn neighbours_by_distance_are_over_the_globe() {
        let square = |key: &str, lon: f64| area(key, &[(lon, 0.0), (lon + 1.0, 0.0), (lon + 1.0, 1.0), (lon, 1.0)]);
        let areas = [square("A", 100.0), square("B", 101.0), square("C", 104.0)];
        let units = ["A", "B", "C"].map(ProvinceId::new);
        let neighbors = |rule: NeighborRule| {
            let weights = weights(rule, &units, &areas).unwrap();
            (0..3).map(|unit| weights.neighbors(unit).to_vec()).collect::<Vec<_>>()
        };
        assert_eq!(neighbors(NeighborRule::Queen), [vec![1], vec![0], vec![]]);
        assert_eq!(neighbors(NeighborRule::Nearest(1)), [vec![1], vec![0], vec![1]]);
        // A degree at the equator is about 111.2 km.
        assert_eq!(neighbors(NeighborRule::Within(111.3)), [vec![1], vec![0], vec![]]);
        assert_eq!(neighbors(NeighborRule::Within(110.0)), [vec![], vec![], Vec::<u32>::new()]);
    }
}
