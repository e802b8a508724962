//! Texts as SVG, as outlines of their letters or as live text.
//!
//! A text is a group, of outlines one with an accessible name. Its halo is a copy below it, not `paint-order`, which drawing programs ignore.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};
use tiny_skia_path::{Path, PathSegment, Point};

use super::{
    fonts,
    write::{color_attribute, escape, number, place},
};
use crate::{
    scene::{ScreenPoint, Text, TypeFace},
    surface::{
        HALO,
        glyphs::{Glyphs, shaped_runs},
        rounded,
    },
};

/// Form of the texts in an SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumIter, EnumString, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum TextForm {
    /// Outlines of the letters, which look the same in every program and cannot be edited.
    #[default]
    Outlines,
    /// Text that can be edited, selected and searched. Browsers draw it in the embedded fonts, other programs in those of
    /// the computer.
    Live,
}

/// Writer of the texts of a picture.
#[derive(Default)]
pub(super) struct TextWriter {
    form: TextForm,
    glyphs: Glyphs,
    /// Characters of live text by the font that draws them.
    used: BTreeMap<TypeFace, BTreeSet<char>>,
    /// Number of texts with a halo so far.
    halos: usize,
}

impl TextWriter {
    pub(super) fn new(form: TextForm) -> Self {
        Self { form, ..Self::default() }
    }

    /// Style sheet of the texts written so far; empty for outlines.
    pub(super) fn style(&self) -> String {
        match self.form {
            TextForm::Outlines => String::new(),
            TextForm::Live => fonts::style(&self.used),
        }
    }

    /// Appends a text moved by `shift`.
    pub(super) fn write(&mut self, out: &mut String, text: &Text, shift: ScreenPoint) {
        let at = text.baseline().moved(shift);
        let outline = match self.form {
            TextForm::Live => None,
            TextForm::Outlines => match self.glyphs.outline(text, 1.0, rounded(at.x), rounded(at.y)) {
                None => return,
                outline => outline,
            },
        };
        out.push_str("<g");
        if outline.is_some() {
            let name = escape(text.text.trim());
            // The second name is that in Inkscape's list of objects.
            let _infallible = write!(out, " role=\"img\" aria-label=\"{name}\" inkscape:label=\"{name}\"");
        }
        // The colour is that of the group, so that the copy for the halo can go without it.
        color_attribute(out, "fill", text.color);
        out.push('>');
        let mut id = String::new();
        if let Some(halo) = text.halo {
            self.halos += 1;
            let _infallible =
                write!(out, "<use aria-hidden=\"true\" xlink:href=\"#text-{}\" fill=\"none\"", self.halos);
            color_attribute(out, "stroke", halo);
            let _infallible = write!(out, " stroke-width=\"{}\" stroke-linejoin=\"round\"/>", number(HALO));
            id = format!(" id=\"text-{}\"", self.halos);
        }
        match outline {
            Some(outline) => outlined(out, &outline, &id),
            None => self.live(out, text, at, &id),
        }
        out.push_str("</g>\n");
    }

    /// Appends live text. Each run keeps its measured width, so that a wider font of the computer does not run into what
    /// stands beside it.
    fn live(&mut self, out: &mut String, text: &Text, at: ScreenPoint, id: &str) {
        let _infallible =
            write!(out, "<text{id} x=\"{}\" y=\"{}\" font-size=\"{}\"", number(at.x), number(at.y), number(text.size));
        if text.bold {
            out.push_str(" font-weight=\"700\"");
        }
        let runs: Vec<_> = shaped_runs(text).collect();
        // Inkscape heeds the length of a text, but not that of its spans.
        let is_single = runs.len() == 1;
        // A trailing blank separates words: screen readers must not join the line to the next. rsvg drops blanks at the ends of
        // spans, too.
        if !is_single || text.text.ends_with(' ') {
            out.push_str(" xml:space=\"preserve\"");
        }
        if !is_single {
            out.push('>');
        }
        for (face, run, shaped) in runs {
            self.used.entry(face).or_default().extend(run.chars());
            if !is_single {
                out.push_str("<tspan");
            }
            if face.is_chinese() {
                out.push_str(" class=\"zh\"");
            }
            // A blank needs no adjustment, and some programs stretch it wrongly.
            if !run.trim().is_empty() {
                let width = number(shaped.width() * text.size);
                let _infallible = write!(out, " textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"");
            }
            let _infallible = write!(out, ">{}", escape(run));
            if !is_single {
                out.push_str("</tspan>");
            }
        }
        out.push_str("</text>");
    }
}

/// Appends a text as one path of its letters.
fn outlined(out: &mut String, outline: &Path, id: &str) {
    let _infallible = write!(out, "<path{id} d=\"");
    let point = |at: Point| ScreenPoint::new(at.x, at.y);
    for segment in outline.segments() {
        match segment {
            PathSegment::MoveTo(to) => place(out, 'M', point(to)),
            PathSegment::LineTo(to) => place(out, 'L', point(to)),
            PathSegment::QuadTo(control, to) => {
                place(out, 'Q', point(control));
                place(out, ' ', point(to));
            }
            PathSegment::CubicTo(one, two, to) => {
                place(out, 'C', point(one));
                place(out, ' ', point(two));
                place(out, ' ', point(to));
            }
            PathSegment::Close => out.push('Z'),
        }
    }
    out.push_str("\"/>");
}
