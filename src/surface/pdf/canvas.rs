//! Drawing on a page of a PDF: paths as paths, texts as text.

use std::collections::BTreeMap;

use krilla::{
    color::rgb,
    geom::{self, Point},
    num::NormalizedF32,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash},
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph},
};
use tiny_skia_path::{LineCap as Cap, LineJoin as Join, Path, PathBuilder, PathSegment, Rect};

use crate::{
    scene::{Color, Glyph, Shaped, Text, TypeFace},
    surface::{
        drawing::{Canvas, Pen},
        glyphs::{Glyphs, shaped_runs},
        rounded,
    },
};

/// Fonts and outlines of glyphs that the pages of a document share.
#[derive(Default)]
pub(super) struct FontCache {
    loaded: BTreeMap<TypeFace, Option<Font>>,
    glyphs: Glyphs,
}

impl FontCache {
    fn font(&mut self, face: TypeFace) -> Option<Font> {
        let load = || Font::new(face.bytes().into(), 0);
        self.loaded.entry(face).or_insert_with(load).clone()
    }
}

/// Part of a page; its units are points.
pub(super) struct PageCanvas<'a, 'page> {
    surface: &'a mut Surface<'page>,
    fonts: &'a mut FontCache,
    is_clipped: bool,
    /// `true` to end each text with a blank, so that it is not joined to the next one when they are read out.
    pub(super) separates_texts: bool,
}

impl<'a, 'page> PageCanvas<'a, 'page> {
    pub(super) fn new(surface: &'a mut Surface<'page>, fonts: &'a mut FontCache) -> Self {
        Self { surface, fonts, is_clipped: false, separates_texts: false }
    }
}

impl Canvas for PageCanvas<'_, '_> {
    fn clip(&mut self, rect: Rect) {
        if let Some(path) = krilla_path(&PathBuilder::from_rect(rect)) {
            self.surface.push_clip_path(&path, &FillRule::NonZero);
            self.is_clipped = true;
        }
    }

    fn unclip(&mut self) {
        if std::mem::take(&mut self.is_clipped) {
            self.surface.pop();
        }
    }

    fn path(&mut self, path: &Path, fill: Option<Color>, stroke: Option<&Pen>) {
        let (fill, stroke) = (fill.and_then(krilla_fill), stroke.and_then(krilla_stroke));
        // krilla would fill a path without either in black.
        if fill.is_none() && stroke.is_none() {
            return;
        }
        let Some(path) = krilla_path(path) else { return };
        self.surface.set_fill(fill);
        self.surface.set_stroke(stroke);
        self.surface.draw_path(&path);
    }

    /// The halo is drawn as outlines: as text, its words would be read and copied twice.
    fn text(&mut self, text: &Text, halo: Option<&Pen>, x: f32, y: f32) {
        if let Some(halo) = halo
            && let Some(outline) = self.fonts.glyphs.outline(text, 1.0, x, y)
        {
            self.path(&outline, None, Some(halo));
        }
        let Some(fill) = krilla_fill(text.color) else { return };
        self.surface.set_fill(Some(fill));
        self.surface.set_stroke(None);
        let mut x = x;
        let separate = self.separates_texts.then(|| Text { text: format!("{} ", text.text), ..text.clone() });
        for (face, run, shaped) in shaped_runs(separate.as_ref().unwrap_or(text)) {
            let Some(font) = self.fonts.font(face) else { continue };
            self.surface.draw_glyphs(Point::from_xy(x, y), &glyphs(&shaped, run), font, run, text.size, false);
            x += shaped.width() * text.size;
        }
    }
}

/// Glyphs of a run with the characters that each stands for.
fn glyphs(shaped: &Shaped, run: &str) -> Vec<KrillaGlyph> {
    let em = 1.0 / shaped.units_per_em;
    // Embedded fonts are shaped from left to right: characters end where those of a later glyph begin.
    let (mut end, mut next) = (run.len(), run.len());
    let glyph = |glyph: &Glyph| {
        if glyph.start < next {
            (end, next) = (next, glyph.start);
        }
        let (right, up) = glyph.offset;
        let range = glyph.start..end;
        KrillaGlyph::new(GlyphId::new(glyph.id.into()), glyph.advance * em, right * em, up * em, 0.0, range, None)
    };
    let mut glyphs: Vec<KrillaGlyph> = shaped.glyphs.iter().rev().map(glyph).collect();
    glyphs.reverse();
    glyphs
}

/// Path with coordinates in the precision of all files, which keeps the page small; `None` if empty.
fn krilla_path(path: &Path) -> Option<geom::Path> {
    let mut out = geom::PathBuilder::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => out.move_to(rounded(to.x), rounded(to.y)),
            PathSegment::LineTo(to) => out.line_to(rounded(to.x), rounded(to.y)),
            PathSegment::QuadTo(control, to) => {
                out.quad_to(rounded(control.x), rounded(control.y), rounded(to.x), rounded(to.y));
            }
            PathSegment::CubicTo(one, two, to) => out.cubic_to(
                rounded(one.x),
                rounded(one.y),
                rounded(two.x),
                rounded(two.y),
                rounded(to.x),
                rounded(to.y),
            ),
            PathSegment::Close => out.close(),
        }
    }
    out.finish()
}

/// Fill of a colour; `None` if it cannot be seen.
fn krilla_fill(color: Color) -> Option<Fill> {
    Some(Fill { paint: rgb(color).into(), opacity: opacity(color)?, rule: FillRule::NonZero })
}

/// Stroke of a pen; `None` if it cannot be seen.
fn krilla_stroke(pen: &Pen) -> Option<Stroke> {
    Some(Stroke {
        paint: rgb(pen.color).into(),
        opacity: opacity(pen.color)?,
        width: pen.width,
        line_cap: match pen.cap {
            Cap::Butt => LineCap::Butt,
            Cap::Round => LineCap::Round,
            Cap::Square => LineCap::Square,
        },
        line_join: match pen.join {
            Join::Miter | Join::MiterClip => LineJoin::Miter,
            Join::Round => LineJoin::Round,
            Join::Bevel => LineJoin::Bevel,
        },
        dash: pen.dash.map(|lengths| StrokeDash { array: lengths.to_vec(), offset: 0.0 }),
        ..Stroke::default()
    })
}

fn rgb(color: Color) -> rgb::Color {
    rgb::Color::new(color.r, color.g, color.b)
}

fn opacity(color: Color) -> Option<NormalizedF32> {
    NormalizedF32::new(f32::from(color.a) / 255.0).filter(|_| color.a > 0)
}
