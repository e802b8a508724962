//! Base geometry as paths on the page, clipped to the map frame and thinned, for every file format.

use crate::{
    geo::PlanePoint,
    scene::{Color, PlaneShape, Rect, Scene, ScreenPoint, Stroke},
};

/// Clip margin around the frame, points; more than half of any stroke width.
const BEYOND: f32 = 6.0;

/// Minimum distance between points of a line, points; a quarter of a pixel at 4 pixels per point.
const APART: f32 = 0.06;

/// Style shared by consecutive shapes, which are joined to one path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum GroundStyle {
    /// Areas: rings, filled by the non-zero rule.
    Fill(Color),
    /// Lines with round joins, and with round caps unless dashed.
    Line(Stroke),
}

/// Passes the paths of a scene placed in `frame` to `draw`, the lowest first.
pub(super) fn paths(scene: &Scene, frame: Rect, draw: &mut dyn FnMut(GroundStyle, &[Vec<ScreenPoint>])) {
    let near = frame.grown(BEYOND);
    let pos = |[x, y]: &[f32; 2]| {
        let at = scene.to_screen.pos(PlanePoint { x: f64::from(*x), y: f64::from(*y) });
        ScreenPoint::new(at.x + frame.min.x, at.y + frame.min.y)
    };
    for layer in &scene.ground {
        let mut open: Option<GroundStyle> = None;
        let mut path = Vec::new();
        for shape in &layer.shapes {
            let style = match shape {
                PlaneShape::Area { fill, .. } => GroundStyle::Fill(*fill),
                PlaneShape::Line { stroke, .. } => GroundStyle::Line(*stroke),
            };
            if let Some(former) = open.filter(|former| *former != style) {
                flush(former, &mut path, draw);
            }
            open = Some(style);
            match shape {
                PlaneShape::Area { rings, .. } => {
                    let rings = rings.iter().enumerate();
                    path.extend(rings.filter_map(|(i, ring)| area(ring.iter().map(pos).collect(), i == 0, near)));
                }
                PlaneShape::Line { line, .. } => {
                    let line: Vec<ScreenPoint> = line.iter().map(pos).collect();
                    runs(&line, near, |stretch| path.push(thinned(stretch)));
                }
            }
        }
        if let Some(last) = open {
            flush(last, &mut path, draw);
        }
    }
}

fn flush(style: GroundStyle, path: &mut Vec<Vec<ScreenPoint>>, draw: &mut dyn FnMut(GroundStyle, &[Vec<ScreenPoint>])) {
    if !path.is_empty() {
        draw(style, path);
        path.clear();
    }
}

/// Clipped ring; `None` if nothing of it is near the frame. Outer rings and holes run in opposite directions, so that
/// areas with a common edge can share one path under the non-zero rule, without a seam.
fn area(ring: Vec<ScreenPoint>, outside: bool, near: Rect) -> Option<Vec<ScreenPoint>> {
    let bounds = Rect::bounding(&ring)?;
    if !bounds.intersects(&near) {
        return None;
    }
    let mut ring = if near.contains(&bounds) { ring } else { clipped(ring, near) };
    if (signed_area(&ring) > 0.0) != outside {
        ring.reverse();
    }
    Some(thinned(&ring)).filter(|ring| ring.len() >= 3)
}

/// Passes the stretches of a line near the frame to `emit`.
fn runs(line: &[ScreenPoint], near: Rect, mut emit: impl FnMut(&[ScreenPoint])) {
    let mut start = 0;
    let seen = |a: ScreenPoint, b: ScreenPoint| Rect::bounding(&[a, b]).is_some_and(|bounds| touches(&bounds, &near));
    for (i, pair) in line.windows(2).enumerate() {
        let &[a, b] = pair else { continue };
        if !seen(a, b) {
            if let Some(stretch) = line.get(start..=i).filter(|stretch| stretch.len() > 1) {
                emit(stretch);
            }
            start = i + 1;
        }
    }
    if let Some(stretch) = line.get(start..).filter(|stretch| stretch.len() > 1) {
        emit(stretch);
    }
}

/// `true` if two boxes touch; a horizontal line has a box without height.
fn touches(a: &Rect, b: &Rect) -> bool {
    a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y
}

/// Twice the signed area of a ring; positive if it runs clockwise on the page.
fn signed_area(ring: &[ScreenPoint]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| f64::from(a.x) * f64::from(b.y) - f64::from(b.x) * f64::from(a.y)).sum()
}

/// Removes points too close to the previous one; first and last point stay.
fn thinned(line: &[ScreenPoint]) -> Vec<ScreenPoint> {
    let mut kept: Vec<ScreenPoint> = Vec::with_capacity(line.len());
    for (i, at) in line.iter().enumerate() {
        let apart = kept.last().is_none_or(|last| (last.x - at.x).abs().max((last.y - at.y).abs()) >= APART);
        if apart {
            kept.push(*at);
        } else if i + 1 == line.len() && kept.len() > 1 {
            kept.pop();
            kept.push(*at);
        }
    }
    kept
}

/// Coordinate of a point along one axis.
type Axis = fn(ScreenPoint) -> f32;

/// Clips a ring to a rectangle by Sutherland and Hodgman (1974), side by side. A ring that leaves and re-enters keeps
/// edges along the rectangle, which lies outside the frame.
fn clipped(ring: Vec<ScreenPoint>, rect: Rect) -> Vec<ScreenPoint> {
    let sides: [(Axis, f32, bool); 4] = [
        (|p| p.x, rect.min.x, true),
        (|p| p.x, rect.max.x, false),
        (|p| p.y, rect.min.y, true),
        (|p| p.y, rect.max.y, false),
    ];
    sides.into_iter().fold(ring, |ring, (axis, limit, above)| {
        let inside = |p: ScreenPoint| if above { axis(p) >= limit } else { axis(p) <= limit };
        let mut out = Vec::with_capacity(ring.len());
        let Some(mut from) = ring.last().copied() else { return out };
        for to in ring {
            if inside(from) != inside(to) {
                let t = (limit - axis(from)) / (axis(to) - axis(from));
                out.push(ScreenPoint::new(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t));
            }
            if inside(to) {
                out.push(to);
            }
            from = to;
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(min: f32, max: f32) -> Vec<ScreenPoint> {
        [(min, min), (max, min), (max, max), (min, max)].map(|(x, y)| ScreenPoint::new(x, y)).to_vec()
    }

    #[test]
    fn a_ring_is_clipped_to_the_overlap() {
        let frame = Rect::from_min_size(ScreenPoint::new(5.0, 5.0), 10.0, 10.0);
        let ring = clipped(square(0.0, 10.0), frame);
        assert!((signed_area(&ring).abs() - 50.0).abs() < 1e-3, "twice the area of 5 by 5: {ring:?}");
        assert!(clipped(square(20.0, 30.0), frame).is_empty());
        let all = signed_area(&clipped(square(-100.0, 100.0), frame)).abs();
        assert!((all - 200.0).abs() < 1e-3, "twice the area of the frame: {all}");
    }

    #[test]
    fn outsides_and_holes_run_against_one_another() {
        let near = Rect::from_min_size(ScreenPoint::default(), 100.0, 100.0);
        for ring in [square(10.0, 20.0), square(10.0, 20.0).into_iter().rev().collect()] {
            let [outer, hole] = [true, false].map(|outside| area(ring.clone(), outside, near).unwrap());
            assert_eq!((outer.len(), hole.len()), (4, 4));
            assert!(signed_area(&outer) > 0.0 && signed_area(&hole) < 0.0);
        }
    }

    #[test]
    fn a_line_loses_only_what_is_far_from_the_frame() {
        let near = Rect::from_min_size(ScreenPoint::default(), 100.0, 100.0);
        let line = [(-500.0, 50.0), (-400.0, 50.0), (50.0, 50.0), (60.0, 50.0), (900.0, 50.0), (950.0, 50.0)];
        let mut kept = Vec::new();
        runs(&line.map(|(x, y)| ScreenPoint::new(x, y)), near, |stretch| kept.push(stretch.to_vec()));
        let [stretch] = kept.as_slice() else { panic!("{kept:?}") };
        assert_eq!(stretch.iter().map(|at| at.x).collect::<Vec<_>>(), [-400.0, 50.0, 60.0, 900.0]);
    }

    #[test]
    fn the_ends_of_a_line_stay_where_they_are() {
        let line = [(0.0, 0.0), (0.01, 0.0), (5.0, 0.0), (5.01, 0.0)].map(|(x, y)| ScreenPoint::new(x, y));
        assert_eq!(thinned(&line), [ScreenPoint::new(0.0, 0.0), ScreenPoint::new(5.01, 0.0)]);
    }
}
