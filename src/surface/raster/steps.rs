//! A page as polygons in drawing order.

use tiny_skia_path::{Path, Rect};

use super::polygon::Polygon;
use crate::{
    scene::{Color, PageLayout, Text},
    surface::{
        drawing::{Canvas, Drawing, Pen, width_scale},
        glyphs::Glyphs,
    },
};

/// Step of a drawing.
pub(super) enum Step {
    /// Fills a polygon.
    Fill(Polygon),
    /// Hides what follows outside a rectangle, in pixels.
    Clip(Rect),
    /// Ends the clip.
    Unclip,
}

/// Drawing of a page at `scale` pixels per point, to the right and downwards.
pub(super) fn steps(page: &PageLayout, scale: (f32, f32)) -> Vec<Step> {
    let mut canvas = Polygons { steps: Vec::new(), glyphs: Glyphs::default(), scale: width_scale(scale) };
    let mut drawing = Drawing::new(&mut canvas, scale);
    for part in &page.parts {
        drawing.element(part);
    }
    canvas.steps
}

struct Polygons {
    steps: Vec<Step>,
    glyphs: Glyphs,
    /// Scale of font sizes, pixels per point.
    scale: f32,
}

impl Canvas for Polygons {
    fn clip(&mut self, rect: Rect) {
        self.steps.push(Step::Clip(rect));
    }

    fn unclip(&mut self) {
        self.steps.push(Step::Unclip);
    }

    fn path(&mut self, path: &Path, fill: Option<Color>, stroke: Option<&Pen>) {
        let filled = fill.and_then(|color| Polygon::new(path, color));
        let stroked = stroke.and_then(|pen| Polygon::stroked(path, pen));
        self.steps.extend(filled.into_iter().chain(stroked).map(Step::Fill));
    }

    fn text(&mut self, text: &Text, halo: Option<&Pen>, x: f32, y: f32) {
        let Some(path) = self.glyphs.outline(text, self.scale, x, y) else { return };
        self.path(&path, None, halo);
        self.path(&path, Some(text.color), None);
    }
}
