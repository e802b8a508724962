//! Polygons in pixels: what the rasteriser fills.
//!
//! Outlines are stroked, dashed and flattened here, by additions, multiplications, divisions and square roots alone,
//! which IEEE 754 rounds alike on every machine.

use tiny_skia_path::{Path, PathSegment, Point, Stroke as PathStroke, StrokeDash};

use crate::{scene::Color, surface::drawing::Pen};

/// Distance between a curve and the chords that replace it, pixels.
const TOLERANCE: f32 = 0.05;

/// Closed rings filled with a colour by the non-zero rule.
#[derive(Clone, Debug)]
pub(super) struct Polygon {
    pub color: Color,
    /// Points of all rings, pixels.
    pub points: Vec<[f32; 2]>,
    /// End of each ring in `points`.
    pub ends: Vec<usize>,
    /// Extent from top to bottom, pixels.
    pub rows: (f32, f32),
}

impl Polygon {
    /// Flattens a path; `None` if nothing of it can be seen.
    pub(super) fn new(path: &Path, color: Color) -> Option<Self> {
        if color.a == 0 {
            return None;
        }
        let bounds = path.bounds();
        let mut polygon = Self {
            color,
            points: Vec::with_capacity(path.len()),
            ends: Vec::new(),
            rows: (bounds.top(), bounds.bottom()),
        };
        for segment in path.segments() {
            match segment {
                PathSegment::MoveTo(to) => {
                    polygon.end_ring();
                    polygon.points.push([to.x, to.y]);
                }
                PathSegment::LineTo(to) => polygon.points.push([to.x, to.y]),
                PathSegment::QuadTo(control, to) => polygon.quadratic(control, to),
                PathSegment::CubicTo(one, two, to) => polygon.cubic(one, two, to),
                PathSegment::Close => {}
            }
        }
        polygon.end_ring();
        Some(polygon).filter(|polygon| !polygon.ends.is_empty())
    }

    /// Area within a distance of a path, as a pen draws it; `None` if nothing can be seen.
    pub(super) fn stroked(path: &Path, pen: &Pen) -> Option<Self> {
        let dashed;
        let path = match pen.dash.and_then(|[dash, gap]| StrokeDash::new(vec![dash, gap], 0.0)) {
            Some(dash) => {
                dashed = path.dash(&dash, 1.0)?;
                &dashed
            }
            None => path,
        };
        let stroke = PathStroke { width: pen.width, line_join: pen.join, line_cap: pen.cap, ..PathStroke::default() };
        Self::new(&path.stroke(&stroke, 1.0)?, pen.color)
    }

    /// Rings, without a repeated first point.
    pub(super) fn rings(&self) -> impl Iterator<Item = &[[f32; 2]]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).filter_map(|(start, end)| self.points.get(start..*end))
    }

    fn end_ring(&mut self) {
        let start = self.ends.last().copied().unwrap_or(0);
        // Fewer points enclose nothing.
        if self.points.len() < start + 3 {
            self.points.truncate(start);
        } else {
            self.ends.push(self.points.len());
        }
    }

    fn last(&self) -> Point {
        self.points.last().map_or(Point::zero(), |[x, y]| Point::from_xy(*x, *y))
    }

    fn quadratic(&mut self, control: Point, to: Point) {
        let from = self.last();
        // Chords of a parabola are at most a quarter of its second difference away, less with the square of their number.
        let bend = second_difference(from, control, to) / 4.0;
        self.chords(bend, |t| {
            let s = 1.0 - t;
            let along = |a: f32, b: f32, c: f32| s * s * a + 2.0 * s * t * b + t * t * c;
            [along(from.x, control.x, to.x), along(from.y, control.y, to.y)]
        });
        self.points.push([to.x, to.y]);
    }

    fn cubic(&mut self, one: Point, two: Point, to: Point) {
        let from = self.last();
        let bend = second_difference(from, one, two).max(second_difference(one, two, to)) * 0.75;
        self.chords(bend, |t| {
            let s = 1.0 - t;
            let along = |a: f32, b: f32, c: f32, d: f32| {
                s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
            };
            [along(from.x, one.x, two.x, to.x), along(from.y, one.y, two.y, to.y)]
        });
        self.points.push([to.x, to.y]);
    }

    /// Appends points inside a curve, evenly by parameter.
    fn chords(&mut self, bend: f32, at: impl Fn(f32) -> [f32; 2]) {
        let number = (bend / TOLERANCE).sqrt().ceil().clamp(1.0, MOST_CHORDS);
        let step = 1.0 / number;
        self.points.extend((1..number as u32).map(|i| at(i as f32 * step)));
    }
}

/// Most chords for one curve; bounds the work on a curve larger than any page.
const MOST_CHORDS: f32 = 1000.0;

#[expect(clippy::imprecise_flops, reason = "`hypot` of the system differs between machines")]
fn second_difference(a: Point, b: Point, c: Point) -> f32 {
    let (x, y) = (a.x - 2.0 * b.x + c.x, a.y - 2.0 * b.y + c.y);
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use tiny_skia_path::{LineCap, LineJoin, PathBuilder};

    use super::*;
    use crate::scene::Stroke;

    const BLACK: Color = Color { r: 0, g: 0, b: 0, a: 255 };

    fn area(polygon: &Polygon) -> f32 {
        let ring = |ring: &[[f32; 2]]| {
            let next = ring.iter().cycle().skip(1);
            ring.iter().zip(next).map(|([ax, ay], [bx, by])| ax * by - bx * ay).sum::<f32>() / 2.0
        };
        polygon.rings().map(ring).sum::<f32>().abs()
    }

    #[test]
    fn a_flattened_circle_keeps_its_area() {
        let circle = PathBuilder::from_circle(50.0, 50.0, 40.0).unwrap();
        let polygon = Polygon::new(&circle, BLACK).unwrap();
        let exact = std::f32::consts::PI * 1600.0;
        // Nowhere further away than the tolerance.
        assert!((area(&polygon) - exact).abs() < 2.0 * std::f32::consts::PI * 40.0 * TOLERANCE);
        let far = polygon.points.iter().map(|[x, y]| ((x - 50.0).hypot(y - 50.0) - 40.0).abs()).fold(0.0, f32::max);
        assert!(far < 0.02, "{far}");
    }

    #[test]
    fn a_dashed_line_has_an_area_for_each_dash() {
        let mut line = PathBuilder::new();
        line.move_to(0.0, 0.0);
        line.line_to(50.0, 0.0);
        let stroke = Stroke::dashed(BLACK, 2.0, 5.0, 5.0);
        let pen = Pen::new(&stroke, 2.0, LineJoin::Round, LineCap::Butt);
        let polygon = Polygon::stroked(&line.finish().unwrap(), &pen).unwrap();
        assert_eq!(polygon.rings().count(), 3, "dashes of 10 pixels at 0, 20 and 40");
        assert!((area(&polygon) - 3.0 * 40.0).abs() < 1e-3);
    }

    #[test]
    fn nothing_is_left_of_what_cannot_be_seen() {
        let circle = PathBuilder::from_circle(5.0, 5.0, 4.0).unwrap();
        assert!(Polygon::new(&circle, Color { a: 0, ..BLACK }).is_none());
        let mut line = PathBuilder::new();
        line.move_to(0.0, 0.0);
        line.line_to(50.0, 0.0);
        assert!(Polygon::new(&line.finish().unwrap(), BLACK).is_none());
    }
}
