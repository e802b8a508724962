//! A page as paths and texts in drawing order, for file formats that know neither circles nor symbols.

use tiny_skia_path::{LineCap, LineJoin, Path, PathBuilder, Rect as PathRect};

use super::{
    HALO,
    ground::{self, GroundStyle},
    rounded,
};
use crate::scene::{Color, Item, MapFrame, Outline, PageElement, Rect, ScreenPoint, Stroke, SymbolShape, Text};

/// Surface that is drawn on, in its own units.
pub(super) trait Canvas {
    /// Hides what follows outside a rectangle.
    fn clip(&mut self, rect: PathRect);
    /// Ends the clip.
    fn unclip(&mut self);
    /// Fills a path by the non-zero rule, then strokes it.
    fn path(&mut self, path: &Path, fill: Option<Color>, stroke: Option<&Pen>);
    /// Draws a text whose baseline begins at a position, above its halo.
    fn text(&mut self, text: &Text, halo: Option<&Pen>, x: f32, y: f32);
}

/// Pen of a line, in units of the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pen {
    pub color: Color,
    pub width: f32,
    /// Lengths of dash and gap.
    pub dash: Option<[f32; 2]>,
    pub join: LineJoin,
    pub cap: LineCap,
}

impl Pen {
    /// Pen of a stroke at `scale` units per point.
    pub(super) fn new(stroke: &Stroke, scale: f32, join: LineJoin, cap: LineCap) -> Self {
        let dash = stroke.dash.map(|lengths| lengths.map(|length| length * scale));
        Self { color: stroke.color, width: stroke.width * scale, dash, join, cap }
    }
}

/// Drawing at a scale.
pub(super) struct Drawing<'a, C> {
    canvas: &'a mut C,
    scale: (f32, f32),
    width_scale: f32,
}

impl<'a, C: Canvas> Drawing<'a, C> {
    /// Drawing on a canvas with `scale` units per point, to the right and downwards.
    pub(super) fn new(canvas: &'a mut C, scale: (f32, f32)) -> Self {
        Self { canvas, scale, width_scale: width_scale(scale) }
    }

    /// Draws an element of a page: its maps, then its marks.
    pub(super) fn element(&mut self, element: &PageElement) {
        for map in &element.panels {
            self.map(map);
        }
        for mark in &element.marks {
            self.item(&mark.item, ScreenPoint::default());
        }
    }

    fn map(&mut self, map: &MapFrame) {
        let frame = map.frame;
        let (min, max) = (self.position(frame.min), self.position(frame.max));
        let Some(clip) = PathRect::from_ltrb(min.0, min.1, max.0, max.1) else { return };
        self.canvas.clip(clip);
        let scene = &map.scene;
        if let Some(color) = scene.background {
            self.shape(self.rect(frame, 0.0), Some(color), None);
        }
        ground::paths(scene, frame, &mut |style, lines| {
            let path = self.lines(lines, matches!(style, GroundStyle::Fill(_)));
            match style {
                GroundStyle::Fill(color) => self.shape(path, Some(color), None),
                GroundStyle::Line(stroke) => {
                    let cap = if stroke.dash.is_none() { LineCap::Round } else { LineCap::Butt };
                    self.shape(path, None, Some(self.pen(&stroke, LineJoin::Round, cap)));
                }
            }
        });
        for mark in &scene.marks {
            if mark.item.is_near(frame, frame.min) {
                self.item(&mark.item, frame.min);
            }
        }
        self.canvas.unclip();
        self.shape(self.rect(frame, 0.0), None, Some(self.pen(&map.border, LineJoin::Miter, LineCap::Butt)));
    }

    fn item(&mut self, item: &Item, shift: ScreenPoint) {
        match item {
            Item::Shape { outline, fill, stroke } => {
                let (path, join) = match outline {
                    Outline::Line(points) | Outline::Area(points) => {
                        let points: Vec<_> = points.iter().map(|at| at.moved(shift)).collect();
                        (self.lines(&[points], matches!(outline, Outline::Area(_))), LineJoin::Round)
                    }
                    Outline::Rect(rect, radius) => (self.rect(rect.moved(shift), *radius), LineJoin::Miter),
                    Outline::Circle(center, radius) => (self.circle(center.moved(shift), *radius), LineJoin::Miter),
                };
                let pen = stroke.as_ref().map(|stroke| self.pen(stroke, join, LineCap::Butt));
                self.shape(path, *fill, pen);
            }
            Item::Symbol { shape, at, radius, fill, stroke } => {
                let path = match shape {
                    SymbolShape::Circle => self.circle(at.moved(shift), *radius),
                    SymbolShape::Square
                    | SymbolShape::Triangle
                    | SymbolShape::Cross
                    | SymbolShape::Diamond
                    | SymbolShape::Star => self.lines(&[corners(*shape, *at, *radius, shift)], true),
                };
                self.shape(path, Some(*fill), Some(self.pen(stroke, LineJoin::Miter, LineCap::Butt)));
            }
            Item::Discs(discs) => {
                for at in &discs.at {
                    self.shape(self.circle(at.moved(shift), discs.radius), Some(discs.fill), None);
                }
            }
            Item::Text(text) => {
                let (x, y) = self.position(text.baseline().moved(shift));
                let halo = text.halo.map(|color| self.pen(&Stroke::solid(color, HALO), LineJoin::Round, LineCap::Butt));
                self.canvas.text(text, halo.as_ref(), x, y);
            }
        }
    }

    fn shape(&mut self, path: Option<Path>, fill: Option<Color>, stroke: Option<Pen>) {
        if let Some(path) = path {
            self.canvas.path(&path, fill, stroke.as_ref());
        }
    }

    fn pen(&self, stroke: &Stroke, join: LineJoin, cap: LineCap) -> Pen {
        Pen::new(stroke, self.width_scale, join, cap)
    }

    /// Position on the canvas, of a position rounded to the precision of all files.
    fn position(&self, at: ScreenPoint) -> (f32, f32) {
        (rounded(at.x) * self.scale.0, rounded(at.y) * self.scale.1)
    }

    fn lines(&self, lines: &[Vec<ScreenPoint>], closed: bool) -> Option<Path> {
        let points = lines.iter().map(Vec::len).sum();
        let mut path = PathBuilder::with_capacity(points + lines.len(), points);
        for line in lines {
            for (i, at) in line.iter().enumerate() {
                let (x, y) = self.position(*at);
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
        let ((x, y), radius) = (self.position(center), rounded(radius));
        let (rx, ry) = (radius * self.scale.0, radius * self.scale.1);
        PathBuilder::from_oval(PathRect::from_ltrb(x - rx, y - ry, x + rx, y + ry)?)
    }

    fn rect(&self, rect: Rect, radius: f32) -> Option<Path> {
        let (left, top) = self.position(rect.min);
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

/// Scale of line widths and font sizes; equal to both scales but for the rounding of a size in pixels.
pub(super) fn width_scale(scale: (f32, f32)) -> f32 {
    (scale.0 * scale.1).sqrt()
}

/// Corners of a symbol moved by `shift`; none of a circle.
pub(super) fn corners(shape: SymbolShape, at: ScreenPoint, radius: f32, shift: ScreenPoint) -> Vec<ScreenPoint> {
    let corner =
        |corner: &ScreenPoint| ScreenPoint::new(at.x + corner.x * radius + shift.x, at.y + corner.y * radius + shift.y);
    shape.corners().iter().map(corner).collect()
}

/// Distance of the control points of a quarter of a circle from its ends, as a part of the radius.
const QUARTER: f32 = 0.552_284_8;
