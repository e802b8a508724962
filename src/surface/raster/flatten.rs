//! A page layout as polygons in drawing order.

use tiny_skia_path::{LineCap, LineJoin, Path, PathBuilder, Rect as PathRect};

use super::{
    glyphs::Glyphs,
    polygon::{Pen, Polygon},
};
use crate::{
    scene::{Color, Item, MapFrame, Outline, PageLayout, Rect, ScreenPoint, Stroke, SymbolShape, Text},
    surface::{
        HALO,
        ground::{self, GroundStyle},
        rounded,
    },
};

/// Step of a drawing.
pub(super) enum Step {
    /// Fills a polygon.
    Fill(Polygon),
    /// Hides what follows outside a rectangle: left, top, right, bottom in pixels.
    Clip([f32; 4]),
    /// Ends the clip.
    Unclip,
}

/// Drawing of a page at `scale` pixels per point, to the right and downwards.
pub(super) fn steps(page: &PageLayout, scale: (f32, f32)) -> Vec<Step> {
    let mut drawing =
        Drawing { scale, width_scale: (scale.0 * scale.1).sqrt(), steps: Vec::new(), glyphs: Glyphs::default() };
    for part in &page.parts {
        for map in &part.panels {
            drawing.map(map);
        }
        for mark in &part.marks {
            drawing.item(&mark.item, ScreenPoint::default());
        }
    }
    drawing.steps
}

struct Drawing {
    scale: (f32, f32),
    /// Scale of line widths and font sizes; equal to both scales but for the rounding of the size in pixels.
    width_scale: f32,
    steps: Vec<Step>,
    glyphs: Glyphs,
}

impl Drawing {
    fn map(&mut self, map: &MapFrame) {
        let frame = map.frame;
        let (min, max) = (self.pixel(frame.min), self.pixel(frame.max));
        self.steps.push(Step::Clip([min.0, min.1, max.0, max.1]));
        if let Some(color) = map.scene.background {
            self.fill(self.rect(frame, 0.0), color);
        }
        let scene = &map.scene;
        ground::paths(scene, frame, &mut |style, lines| {
            let path = self.lines(lines, matches!(style, GroundStyle::Fill(_)));
            match style {
                GroundStyle::Fill(color) => self.fill(path, color),
                GroundStyle::Line(stroke) => {
                    let cap = if stroke.dash.is_none() { LineCap::Round } else { LineCap::Butt };
                    self.stroke(path, &stroke, LineJoin::Round, cap);
                }
            }
        });
        for mark in &scene.marks {
            if mark.item.is_near(frame, frame.min) {
                self.item(&mark.item, frame.min);
            }
        }
        self.steps.push(Step::Unclip);
        let border = self.rect(frame, 0.0);
        self.stroke(border, &map.border, LineJoin::Miter, LineCap::Butt);
    }

    fn item(&mut self, item: &Item, shift: ScreenPoint) {
        match item {
            Item::Shape { outline, fill, stroke } => {
                let (path, join) = match outline {
                    Outline::Line(points) => {
                        let points: Vec<_> = points.iter().map(|at| at.moved(shift)).collect();
                        (self.lines(&[points], false), LineJoin::Round)
                    }
                    Outline::Rect(rect, radius) => (self.rect(rect.moved(shift), *radius), LineJoin::Miter),
                    Outline::Circle(center, radius) => (self.circle(center.moved(shift), *radius), LineJoin::Miter),
                };
                self.fill_and_stroke(path, *fill, stroke.as_ref(), join);
            }
            Item::Symbol { shape, at, radius, fill, stroke } => {
                let path = match shape {
                    SymbolShape::Circle => self.circle(at.moved(shift), *radius),
                    SymbolShape::Square
                    | SymbolShape::Triangle
                    | SymbolShape::Cross
                    | SymbolShape::Diamond
                    | SymbolShape::Star => {
                        let corner = |corner: &ScreenPoint| {
                            ScreenPoint::new(at.x + corner.x * radius + shift.x, at.y + corner.y * radius + shift.y)
                        };
                        self.lines(&[shape.corners().iter().map(corner).collect()], true)
                    }
                };
                self.fill_and_stroke(path, Some(*fill), Some(stroke), LineJoin::Miter);
            }
            Item::Text(text) => self.text(text, shift),
        }
    }

    fn text(&mut self, text: &Text, shift: ScreenPoint) {
        let (x, y) = self.pixel(text.baseline().moved(shift));
        let Some(path) = self.glyphs.outline(text, self.width_scale, x, y) else { return };
        if let Some(halo) = text.halo {
            self.stroke(Some(path.clone()), &Stroke::solid(halo, HALO), LineJoin::Round, LineCap::Butt);
        }
        self.fill(Some(path), text.color);
    }

    fn fill_and_stroke(&mut self, path: Option<Path>, fill: Option<Color>, stroke: Option<&Stroke>, join: LineJoin) {
        if let Some(color) = fill {
            self.fill(path.clone(), color);
        }
        if let Some(stroke) = stroke {
            self.stroke(path, stroke, join, LineCap::Butt);
        }
    }

    fn fill(&mut self, path: Option<Path>, color: Color) {
        let polygon = path.and_then(|path| Polygon::new(&path, color));
        self.steps.extend(polygon.map(Step::Fill));
    }

    fn stroke(&mut self, path: Option<Path>, stroke: &Stroke, join: LineJoin, cap: LineCap) {
        let pen = Pen::new(stroke, self.width_scale, join, cap);
        let polygon = path.and_then(|path| Polygon::stroked(&path, &pen, stroke.color));
        self.steps.extend(polygon.map(Step::Fill));
    }

    /// Position in pixels, of a position rounded as in SVG and PDF.
    fn pixel(&self, at: ScreenPoint) -> (f32, f32) {
        (rounded(at.x) * self.scale.0, rounded(at.y) * self.scale.1)
    }

    fn lines(&self, lines: &[Vec<ScreenPoint>], closed: bool) -> Option<Path> {
        let points = lines.iter().map(Vec::len).sum();
        let mut path = PathBuilder::with_capacity(points + lines.len(), points);
        for line in lines {
            for (i, at) in line.iter().enumerate() {
                let (x, y) = self.pixel(*at);
                if i == 0 {
                    path.move_to(x, y);
                } else {
                    path.line_to(x, y);
                }
            }
            if closed {
                path.close();
            }
        }
        path.finish()
    }

    fn circle(&self, center: ScreenPoint, radius: f32) -> Option<Path> {
        let ((x, y), radius) = (self.pixel(center), rounded(radius));
        let (rx, ry) = (radius * self.scale.0, radius * self.scale.1);
        PathBuilder::from_oval(PathRect::from_ltrb(x - rx, y - ry, x + rx, y + ry)?)
    }

    fn rect(&self, rect: Rect, radius: f32) -> Option<Path> {
        let (left, top) = self.pixel(rect.min);
        let right = left + rounded(rect.width()) * self.scale.0;
        let bottom = top + rounded(rect.height()) * self.scale.1;
        if radius <= 0.0 {
            return Some(PathBuilder::from_rect(PathRect::from_ltrb(left, top, right, bottom)?));
        }
        let rx = (rounded(radius) * self.scale.0).min((right - left) / 2.0);
        let ry = (rounded(radius) * self.scale.1).min((bottom - top) / 2.0);
        let (kx, ky) = (rx * (1.0 - QUARTER), ry * (1.0 - QUARTER));
        let mut path = PathBuilder::new();
        path.move_to(left + rx, top);
        path.line_to(right - rx, top);
        path.cubic_to(right - kx, top, right, top + ky, right, top + ry);
        path.line_to(right, bottom - ry);
        path.cubic_to(right, bottom - ky, right - kx, bottom, right - rx, bottom);
        path.line_to(left + rx, bottom);
        path.cubic_to(left + kx, bottom, left, bottom - ky, left, bottom - ry);
        path.line_to(left, top + ry);
        path.cubic_to(left, top + ky, left + kx, top, left + rx, top);
        path.close();
        path.finish()
    }
}

/// Distance of the control points of a quarter of a circle from its ends, as a part of the radius.
const QUARTER: f32 = 0.552_284_8;
