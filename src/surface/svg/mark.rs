//! Scene marks as SVG: symbols, shapes, texts. `data-` attributes identify the feature or class.

use std::fmt::Write as _;

use tiny_skia_path::{PathSegment, Point};

use super::write::{Paint, color_attribute, escape, number, place, shape};
use crate::{
    scene::{BLANK, ClassRef, Item, Mark, Outline, Rect, ScreenPoint, SymbolShape, Tag, Text, runs},
    surface::{HALO, drawing::corners, glyphs::Glyphs, rounded},
    view::FeatureRef,
};

/// Writer of texts, in one of their two forms.
pub(super) enum TextWriter {
    /// As text.
    Text,
    /// As outlines of the glyphs.
    Outlines(Glyphs),
}

/// Appends marks moved by `shift`; with a frame, only those near it.
pub(super) fn marks(out: &mut String, marks: &[Mark], shift: ScreenPoint, frame: Option<Rect>, texts: &mut TextWriter) {
    for mark in marks {
        if frame.is_some_and(|frame| !mark.item.is_near(frame, shift)) {
            continue;
        }
        let tagged = mark.tag.as_ref().map(|tag| {
            let (kind, id) = match tag {
                Tag::Feature(feature) => return feature_group(feature),
                Tag::Bubble(feature) => ("bubble", feature.key.to_string()),
                Tag::City(id) => ("city", id.to_string()),
                Tag::Class(ClassRef { layer: 0, class }) => ("class", class.to_string()),
                Tag::Class(ClassRef { layer, class }) => ("class", format!("{layer}/{class}")),
            };
            format!("<g data-{kind}=\"{}\">", escape(&id))
        });
        if let Some(open) = &tagged {
            out.push_str(open);
        }
        item(out, &mark.item, shift, texts);
        if tagged.is_some() {
            out.push_str("</g>\n");
        }
    }
}

/// Start of the group of a feature's mark.
fn feature_group(feature: &FeatureRef) -> String {
    let key = escape(&feature.key);
    if feature.cluster().is_some() {
        format!("<g data-cluster=\"{key}\">")
    } else if feature.province().is_some() {
        format!("<g data-province=\"{key}\">")
    } else {
        format!("<g data-dataset=\"{}\" data-feature=\"{key}\">", escape(feature.dataset.as_str()))
    }
}

fn item(out: &mut String, item: &Item, shift: ScreenPoint, texts: &mut TextWriter) {
    match item {
        Item::Shape { outline, fill, stroke } => {
            shape(out, outline, Paint { fill: *fill, stroke: *stroke }, shift);
        }
        Item::Symbol { shape: form, at, radius, fill, stroke } => {
            let paint = Paint { fill: Some(*fill), stroke: Some(*stroke) };
            match form {
                SymbolShape::Circle => shape(out, &Outline::Circle(*at, *radius), paint, shift),
                SymbolShape::Square
                | SymbolShape::Triangle
                | SymbolShape::Cross
                | SymbolShape::Diamond
                | SymbolShape::Star => {
                    out.push_str("<path d=\"");
                    for (i, corner) in corners(*form, *at, *radius, shift).into_iter().enumerate() {
                        place(out, if i == 0 { 'M' } else { 'L' }, corner);
                    }
                    out.push_str("Z\"");
                    paint.attributes(out);
                    out.push_str("/>\n");
                }
            }
        }
        Item::Discs(discs) => {
            let _infallible = write!(out, "<g data-dataset=\"{}\"", escape(discs.dataset.as_str()));
            color_attribute(out, "fill", discs.fill);
            out.push_str(">\n");
            let radius = number(discs.radius);
            for at in &discs.at {
                let (x, y) = (number(at.x + shift.x), number(at.y + shift.y));
                let _infallible = writeln!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
            }
            out.push_str("</g>\n");
        }
        Item::Text(run) => match texts {
            TextWriter::Text => text(out, run, shift),
            TextWriter::Outlines(glyphs) => outlined(out, run, shift, glyphs),
        },
    }
}

/// Appends a text as outlines, in the order of painting: halo, letters.
fn outlined(out: &mut String, run: &Text, shift: ScreenPoint, glyphs: &mut Glyphs) {
    let at = run.baseline().moved(shift);
    let Some(path) = glyphs.outline(run, 1.0, rounded(at.x), rounded(at.y)) else { return };
    out.push_str("<path d=\"");
    let point = |at: Point| ScreenPoint::new(at.x, at.y);
    for segment in path.segments() {
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
    out.push('"');
    colors(out, run);
    out.push_str("/>\n");
}

/// Appends the colours of letters and halo.
fn colors(out: &mut String, run: &Text) {
    color_attribute(out, "fill", run.color);
    if let Some(halo) = run.halo {
        color_attribute(out, "stroke", halo);
        let _infallible =
            write!(out, " stroke-width=\"{}\" stroke-linejoin=\"round\" paint-order=\"stroke\"", number(HALO));
    }
}

fn text(out: &mut String, run: &Text, shift: ScreenPoint) {
    let ScreenPoint { x, y } = run.baseline().moved(shift);
    let _infallible = write!(out, "<text x=\"{}\" y=\"{}\" font-size=\"{}\"", number(x), number(y), number(run.size));
    if run.bold {
        out.push_str(" font-weight=\"700\"");
    }
    // If fonts are missing, substitutes keep the measured width, so that texts do not overlap. Not for texts of several
    // runs: some renderers, resvg among them, stretch each run to the whole width.
    let runs = runs(&run.text);
    if runs.len() == 1 {
        // The frame of a text excludes a trailing blank.
        let blank = if run.text.ends_with(' ') { BLANK * run.size } else { 0.0 };
        let width = number(run.frame.width() + blank);
        let _infallible = write!(out, " textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"");
    }
    colors(out, run);
    // A trailing blank separates words: screen readers must not join the line to the next.
    if run.text.ends_with(' ') {
        out.push_str(" xml:space=\"preserve\"");
    }
    match runs.as_slice() {
        [(text, true)] => {
            out.push_str(" class=\"zh\">");
            out.push_str(&escape(text));
        }
        several => {
            out.push('>');
            for (text, chinese) in several {
                if *chinese {
                    let _infallible = write!(out, "<tspan class=\"zh\">{}</tspan>", escape(text));
                } else {
                    out.push_str(&escape(text));
                }
            }
        }
    }
    out.push_str("</text>\n");
}
