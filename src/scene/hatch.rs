//! Hatching of areas without data: parallel lines in projected coordinates, identical on screen and in exports.

use std::collections::BTreeMap;

use super::{ProjectedArea, projected::ProjectedLine};

/// Spacing of lines on the picture, points.
const APART: f64 = 6.5;
/// Minimum spacing of lines, metres: limits their number when zoomed in to a city.
const LEAST: f64 = 6_000.0;

/// Spacing step for a map scale: half-octaves of metres (2 × log₂), so that nearby scales share the same lines.
pub(super) fn step(metres_per_point: f64) -> i8 {
    let wanted = (metres_per_point * APART).max(LEAST);
    (2.0 * wanted.log2()).round() as i8
}

/// Spacing of the lines for a step, metres.
fn spacing(step: i8) -> f64 {
    2.0_f64.powf(f64::from(step) / 2.0)
}

/// Rising hatch lines clipped to an area by the even-odd rule, leaving holes free.
pub(super) fn lines(area: &ProjectedArea, step: i8) -> Vec<ProjectedLine> {
    let spacing = spacing(step);
    area.polygons.iter().flat_map(|rings| across(rings, spacing)).collect()
}

/// Hatch lines clipped to one polygon. Lines satisfy `y - x = n × spacing × √2`, so they continue across neighbouring
/// areas.
fn across(rings: &[ProjectedLine], spacing: f64) -> Vec<ProjectedLine> {
    let pitch = spacing * std::f64::consts::SQRT_2;
    let level = |[x, y]: [f32; 2]| (f64::from(y) - f64::from(x)) / pitch;
    let mut crossings: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (from, to) = (level(*a), level(*b));
            let (low, high) = (from.min(to), from.max(to));
            // Half-open interval: a vertex exactly on a line counts once.
            let (first, last) = (low.ceil() as i64, high.ceil() as i64);
            for line in first..last {
                let part = (line as f64 - from) / (to - from);
                let x = f64::from(a[0]) + part * (f64::from(b[0]) - f64::from(a[0]));
                crossings.entry(line).or_default().push(x);
            }
        }
    }
    let mut out = Vec::new();
    for (line, mut xs) in crossings {
        xs.sort_by(f64::total_cmp);
        for pair in xs.chunks_exact(2) {
            let &[from, to] = pair else { continue };
            let point = |x: f64| [x as f32, (x + line as f64 * pitch) as f32];
            out.push(vec![point(from), point(to)]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{PlanePoint, PlaneRect};

    fn area(rings: Vec<ProjectedLine>) -> ProjectedArea {
        let corners = rings.iter().flatten().map(|[x, y]| PlanePoint { x: f64::from(*x), y: f64::from(*y) });
        let bounds = PlaneRect::around(corners).unwrap();
        ProjectedArea { key: "A".to_owned(), polygons: vec![rings], bounds }
    }

    fn square(min: f32, max: f32) -> ProjectedLine {
        vec![[min, min], [max, min], [max, max], [min, max]]
    }

    fn length(lines: &[ProjectedLine]) -> f64 {
        lines.iter().map(|line| f64::from((line[1][0] - line[0][0]).hypot(line[1][1] - line[0][1]))).sum()
    }

    #[test]
    fn lines_cover_an_area_evenly_and_leave_its_holes_free() {
        let step = step(100.0);
        let whole = length(&lines(&area(vec![square(0.0, 1e6)]), step));
        // The length of line per square metre does not depend on the shape.
        assert!((whole * spacing(step) / 1e12 - 1.0).abs() < 0.01, "{whole}");
        let holed = length(&lines(&area(vec![square(0.0, 1e6), square(2.5e5, 7.5e5)]), step));
        assert!((holed / whole - 0.75).abs() < 0.01, "{holed}");
    }

    #[test]
    fn nearby_scales_have_the_same_lines_and_none_are_too_many() {
        assert_eq!(step(5_000.0), step(5_200.0));
        assert_ne!(step(5_000.0), step(8_000.0));
        assert_eq!(step(1.0), step(100.0));
    }
}
