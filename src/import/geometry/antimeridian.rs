//! Lines and areas across the meridian of 180°: their longitudes made contiguous, beyond 180° if need be.

use crate::{geo::GeometryParts, model::LonLat};

/// Longest step between two positions that does not lead across 180°, degrees.
const LONGEST_STEP: f64 = 180.0;
/// Circle of longitudes, degrees.
const CIRCLE: f64 = 360.0;
/// Longitudes nearer than this are one, degrees.
const NEAR: f64 = 1e-9;
/// Easternmost centre of a geometry: a map of China with the central meridian 105° E ends there.
const EAST: f64 = 285.0;

/// Makes the longitudes of all parts contiguous. `true` if the geometry crosses 180°, or lies beyond.
pub(super) fn unwrap(parts: &mut GeometryParts) -> bool {
    if parts.lines.is_empty() && parts.areas.is_empty() {
        return wrap_points(&mut parts.points);
    }
    let mut crosses = false;
    for line in &mut parts.lines {
        crosses |= unwrap_line(line, false);
    }
    for ring in parts.areas.iter_mut().flatten() {
        crosses |= unwrap_line(ring, true);
    }
    if crosses {
        for rings in &mut parts.areas {
            align_holes(rings);
        }
    }
    crosses |= positions(parts).any(|at| at.lon.abs() > LONGEST_STEP);
    let touches = |meridian: f64| {
        runs(parts).any(|(west, east)| (west - meridian).abs() < NEAR || (east - meridian).abs() < NEAR)
    };
    let is_cut = touches(180.0) && touches(-180.0) && runs(parts).all(|(west, east)| east - west < LONGEST_STEP);
    if !crosses && !is_cut {
        return false;
    }
    // Parts on the western side of 180° go beyond it, if that makes the whole narrower.
    let width = |shifted: bool| {
        let ends = runs(parts).map(|(west, east)| {
            let shift = if shifted && west + east < 0.0 { CIRCLE } else { 0.0 };
            (west + shift, east + shift)
        });
        ends.fold((f64::INFINITY, f64::NEG_INFINITY), |whole, part| (whole.0.min(part.0), whole.1.max(part.1)))
    };
    let (kept, shifted) = (width(false), width(true));
    let shifts = shifted.1 - shifted.0 < kept.1 - kept.0 - NEAR;
    let (west, east) = if shifts { shifted } else { kept };
    let center = f64::midpoint(west, east);
    let whole = if center > EAST {
        -CIRCLE
    } else if center < EAST - CIRCLE {
        CIRCLE
    } else {
        0.0
    };
    let shift_of = |(west, east): (f64, f64)| whole + if shifts && west + east < 0.0 { CIRCLE } else { 0.0 };
    let shift = |run: &mut [LonLat], by: f64| run.iter_mut().for_each(|at| at.lon += by);
    parts.points.iter_mut().for_each(|at| at.lon += shift_of((at.lon, at.lon)));
    for line in &mut parts.lines {
        let by = shift_of(ends(line));
        shift(line, by);
    }
    for rings in &mut parts.areas {
        let by = shift_of(rings.first().map_or((0.0, 0.0), |outer| ends(outer)));
        for ring in rings {
            shift(ring, by);
        }
    }
    crosses || shifts
}

/// Brings points beyond 180° to where they are; `true` if there are any.
fn wrap_points(points: &mut [LonLat]) -> bool {
    let mut wrapped = false;
    for at in points.iter_mut().filter(|at| at.lon.abs() > LONGEST_STEP) {
        at.lon -= CIRCLE.copysign(at.lon);
        wrapped = true;
    }
    wrapped
}

/// Moves the holes of an area by whole circles to where its outer ring is.
fn align_holes(rings: &mut [Vec<LonLat>]) {
    let Some((outer, holes)) = rings.split_first_mut() else { return };
    let (west, east) = ends(outer);
    for hole in holes {
        let center = ends(hole);
        let center = f64::midpoint(center.0, center.1);
        let shift = if center > east {
            -CIRCLE
        } else if center < west {
            CIRCLE
        } else {
            0.0
        };
        for at in hole {
            at.lon += shift;
        }
    }
}

/// Makes the longitudes of one line contiguous; `true` if one of its steps was longer than half the circle. Rings around
/// a pole, and edges along the whole of the circle, stay as they are.
fn unwrap_line(line: &mut [LonLat], is_ring: bool) -> bool {
    let steps = || line.iter().zip(line.iter().skip(1)).map(|(from, to)| to.lon - from.lon);
    if !steps().any(|step| step.abs() > LONGEST_STEP) || steps().any(|step| step.abs() > CIRCLE - NEAR) {
        return false;
    }
    let turn = |step: f64| {
        if step > LONGEST_STEP {
            -CIRCLE
        } else if step < -LONGEST_STEP {
            CIRCLE
        } else {
            0.0
        }
    };
    if is_ring && steps().map(turn).sum::<f64>() != 0.0 {
        return false;
    }
    let (mut shift, mut before) = (0.0, None);
    for at in line {
        let lon = at.lon;
        shift += before.map_or(0.0, |before: f64| turn(lon - before));
        at.lon += shift;
        before = Some(lon);
    }
    true
}

fn ends(run: &[LonLat]) -> (f64, f64) {
    let start = (f64::INFINITY, f64::NEG_INFINITY);
    run.iter().fold(start, |(west, east), at| (west.min(at.lon), east.max(at.lon)))
}

fn positions(parts: &GeometryParts) -> impl Iterator<Item = &LonLat> {
    parts.points.iter().chain(parts.lines.iter().flatten()).chain(parts.areas.iter().flatten().flatten())
}

/// Westernmost and easternmost longitudes of points, lines and outer rings.
fn runs(parts: &GeometryParts) -> impl Iterator<Item = (f64, f64)> {
    let points = parts.points.iter().map(|at| (at.lon, at.lon));
    let lines = parts.lines.iter().chain(parts.areas.iter().filter_map(|rings| rings.first()));
    points.chain(lines.map(|line| ends(line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(positions: &[(f64, f64)]) -> Vec<LonLat> {
        positions.iter().map(|(lon, lat)| LonLat::new(*lon, *lat)).collect()
    }

    fn extent(mut parts: GeometryParts) -> (bool, f64, f64) {
        let crosses = unwrap(&mut parts);
        let start = (f64::INFINITY, f64::NEG_INFINITY);
        let (west, east) = positions(&parts).fold(start, |(west, east), at| (west.min(at.lon), east.max(at.lon)));
        (crosses, west, east)
    }

    fn area(rings: &[&[(f64, f64)]]) -> Vec<Vec<LonLat>> {
        rings.iter().map(|ring| line(ring)).collect()
    }

    fn areas(areas: &[Vec<Vec<LonLat>>]) -> GeometryParts {
        GeometryParts { areas: areas.to_vec(), ..GeometryParts::default() }
    }

    fn rectangle(west: f64, east: f64) -> Vec<(f64, f64)> {
        vec![(west, 50.0), (east, 50.0), (east, 52.0), (west, 52.0), (west, 50.0)]
    }

    #[test]
    fn an_area_across_180_is_as_wide_as_it_is() {
        assert_eq!(extent(areas(&[area(&[&rectangle(179.0, -179.0)])])), (true, 179.0, 181.0));
        let hole = rectangle(-179.9, -179.1);
        assert_eq!(extent(areas(&[area(&[&rectangle(179.0, -179.0), &hole])])), (true, 179.0, 181.0));
    }

    #[test]
    fn an_area_cut_at_180_is_put_together_and_one_that_only_touches_it_stays() {
        let (east, west) = (area(&[&rectangle(179.0, 180.0)]), area(&[&rectangle(-180.0, -179.0)]));
        assert_eq!(extent(areas(&[east.clone(), west.clone()])), (true, 179.0, 181.0));
        assert_eq!(extent(areas(&[east])), (false, 179.0, 180.0));
        assert_eq!(extent(areas(&[west])), (false, -180.0, -179.0));
    }

    #[test]
    fn lines_beyond_180_stay_contiguous() {
        let of_line = |positions: &[(f64, f64)]| GeometryParts { lines: vec![line(positions)], ..Default::default() };
        assert_eq!(extent(of_line(&[(178.0, 55.0), (181.0, 55.0)])), (true, 178.0, 181.0));
        assert_eq!(extent(of_line(&[(-178.0, 55.0), (178.0, 55.0), (170.0, 50.0)])), (true, 170.0, 182.0));
        assert_eq!(extent(of_line(&[(-100.0, 0.0), (100.0, 0.0)])), (true, 100.0, 260.0));
    }

    #[test]
    fn points_beyond_180_are_brought_back() {
        let of_point = |lon: f64| extent(GeometryParts { points: line(&[(lon, 0.0)]), ..Default::default() });
        assert_eq!(
            [of_point(282.5), of_point(-190.0), of_point(180.0)].map(|(wrapped, west, _)| (wrapped, west)),
            [(true, -77.5), (true, 170.0), (false, 180.0)]
        );
    }

    #[test]
    fn the_whole_world_and_the_surroundings_of_a_pole_stay() {
        let world = areas(&[area(&[&rectangle(-180.0, 180.0)])]);
        assert_eq!(extent(world), (false, -180.0, 180.0));
        let pole = [(-120.0, -80.0), (0.0, -80.0), (120.0, -80.0), (-120.0, -80.0)];
        assert_eq!(extent(areas(&[area(&[&pole])])), (false, -120.0, 120.0));
    }
}
