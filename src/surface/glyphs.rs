//! Outlines of texts in the embedded fonts.

use std::collections::BTreeMap;

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use tiny_skia_path::{Path, PathBuilder, Transform};

use crate::scene::{Shaped, Text, TypeFace, runs};

/// Outlines of glyphs that were drawn before, by face and glyph; in units of the font, upwards.
#[derive(Default)]
pub(super) struct Glyphs {
    known: BTreeMap<(TypeFace, u16), Option<Path>>,
}

impl Glyphs {
    /// Outline of a text whose baseline begins at `x` and `y`, all in units of the canvas, of which `scale` are a point.
    /// `None` if nothing of it is drawn.
    pub(super) fn outline(&mut self, text: &Text, scale: f32, x: f32, y: f32) -> Option<Path> {
        let mut path = PathBuilder::new();
        let mut x = x;
        for (face, _, shaped) in shaped_runs(text) {
            let em = text.size * scale / shaped.units_per_em;
            for glyph in shaped.glyphs {
                let known = self.known.entry((face, glyph.id)).or_insert_with(|| outline(face, glyph.id));
                let (left, base) = (x + glyph.offset.0 * em, y - glyph.offset.1 * em);
                // The y axis of fonts points upwards.
                let place = Transform::from_row(em, 0.0, 0.0, -em, left, base);
                if let Some(placed) = known.as_ref().and_then(|outline| outline.clone().transform(place)) {
                    path.push_path(&placed);
                }
                x += glyph.advance * em;
            }
        }
        path.finish()
    }
}

/// Runs of a text in one font each, shaped, from left to right.
pub(super) fn shaped_runs(text: &Text) -> impl Iterator<Item = (TypeFace, &str, Shaped)> {
    runs(&text.text).into_iter().filter_map(|(run, chinese)| {
        let face = if chinese { TypeFace::chinese(text.bold) } else { TypeFace::latin(text.bold) };
        Some((face, run, face.shape(run)?))
    })
}

fn outline(face: TypeFace, glyph: u16) -> Option<Path> {
    let mut path = GlyphPath(PathBuilder::new());
    face.face()?.outline_glyph(GlyphId(glyph), &mut path)?;
    path.0.finish()
}

/// Path of a glyph, built as the font draws it.
struct GlyphPath(PathBuilder);

impl OutlineBuilder for GlyphPath {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
