//! Scene marks as SVG: symbols, shapes, texts. `data-` attributes identify the feature or class.

use std::fmt::Write as _;

use super::{
    text::TextWriter,
    write::{Paint, color_attribute, escape, number, place, shape},
};
use crate::{
    scene::{ClassRef, Item, Mark, Outline, Rect, ScreenPoint, SymbolShape, Tag},
    surface::drawing::corners,
    view::FeatureRef,
};

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
                Tag::Hexagon(hexagon) => ("hexagon", format!("{}/{}", hexagon.cell.column, hexagon.cell.line)),
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
        Item::Text(text) => texts.write(out, text, shift),
    }
}
