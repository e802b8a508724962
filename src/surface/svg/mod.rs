//! SVG writer for page layouts.

mod ground;
mod mark;
mod outlined;
mod write;

use std::fmt::Write as _;

use super::{Stamp, metadata::NAMESPACE};
use crate::{
    scene::{Color, Outline, Panel, Part, Pos, Rect, Role, Sheet},
    view::{PageSize, Unit},
};
pub use outlined::outlined;
use write::{Paint, escape, number};

/// Font stacks by script, so that no renderer takes Latin letters from a Chinese font. The embedded fonts come first,
/// then common system fonts.
const STYLE: &str = "<style>text{font-family:'Noto Sans','Helvetica Neue',Arial,sans-serif}.zh{font-family:'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif}</style>
";

/// Complete file with text as text, title and description for screen readers, and picture metadata.
pub fn svg(sheet: &Sheet, page: PageSize, stamp: &Stamp) -> String {
    let mut out = String::with_capacity(1 << 20);
    open(&mut out, sheet, page, &stamp.language);
    about(&mut out, stamp);
    body(&mut out, sheet, sheet.parts.iter().enumerate(), sheet.background, true);
    out.push_str("</svg>\n");
    out
}

/// Drawing for rasterisation. The overflow of the large map is covered by the page instead of clipped: the same picture
/// without a layer as large as the map, which takes two fifths of the time and a third of the memory of a large
/// picture. On a transparent page, which covers nothing, maps are clipped.
pub(super) fn drawing(sheet: &Sheet) -> String {
    let mut parts = sheet.parts.iter().enumerate();
    let large = parts.find_map(|(index, part)| Some((index, part.panels.first()?)));
    let (Some(color), Some((large_index, panel))) = (sheet.background, large) else { return whole(sheet) };
    let mut out = head(sheet);
    out.push_str(STYLE);
    // Slightly larger than the frame, so that its edge pixels are fully covered by the map before the page is drawn.
    contents(&mut out, panel, panel.frame.grown(2.0), false);
    page_around(&mut out, sheet, panel.frame, color);
    for (index, part) in sheet.parts.iter().enumerate() {
        write_part(&mut out, index, part, usize::from(index == large_index), false);
    }
    out.push_str("</svg>");
    out
}

/// Drawing without metadata, each map clipped to its frame.
fn whole(sheet: &Sheet) -> String {
    bare(sheet, sheet.parts.iter().enumerate(), sheet.background)
}

/// Drawing of a single part without page background, for tagged PDF.
pub(super) fn part(sheet: &Sheet, index: usize) -> String {
    bare(sheet, sheet.parts.iter().enumerate().filter(|(i, _)| *i == index), None)
}

fn bare<'a>(sheet: &Sheet, parts: impl Iterator<Item = (usize, &'a Part)>, background: Option<Color>) -> String {
    let mut out = head(sheet);
    body(&mut out, sheet, parts, background, false);
    out.push_str("</svg>");
    out
}

fn head(sheet: &Sheet) -> String {
    let mut out = String::with_capacity(1 << 20);
    let (width, height) = (number(sheet.size.width), number(sheet.size.height));
    let _infallible = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">"
    );
    out
}

fn open(out: &mut String, sheet: &Sheet, page: PageSize, language: &str) {
    let unit = match page.unit {
        Unit::Px => "",
        Unit::Mm => "mm",
    };
    let _infallible = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}{unit}\" height=\"{}{unit}\" viewBox=\"0 0 {} {}\" \
         xml:lang=\"{language}\" role=\"img\" aria-labelledby=\"title desc\">",
        number(page.width as f32),
        number(page.height as f32),
        number(sheet.size.width),
        number(sheet.size.height),
    );
}

fn about(out: &mut String, stamp: &Stamp) {
    let _infallible = write!(
        out,
        "<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n<metadata><atlas:picture xmlns:atlas=\"{NAMESPACE}\">{}</atlas:picture></metadata>\n",
        escape(&stamp.title),
        escape(&stamp.alt_text),
        escape(&stamp.to_json()),
    );
}

fn body<'a>(
    out: &mut String,
    sheet: &Sheet,
    parts: impl Iterator<Item = (usize, &'a Part)>,
    background: Option<Color>,
    fitted: bool,
) {
    out.push_str(STYLE);
    if let Some(color) = background {
        let paint = Paint { fill: Some(color), stroke: None };
        write::shape(out, &Outline::Rect(page(sheet), 0.0), paint, Pos::default());
    }
    for (index, part) in parts {
        write_part(out, index, part, 0, fitted);
    }
}

fn page(sheet: &Sheet) -> Rect {
    Rect::from_min_size(Pos::default(), sheet.size.width, sheet.size.height)
}

/// Appends a part; the contents of its first `drawn` map frames have been appended already.
fn write_part(out: &mut String, index: usize, part: &Part, drawn: usize, fitted: bool) {
    let class = match part.role {
        Role::Title => "title",
        Role::Paragraph => "text",
        Role::Figure => "figure",
    };
    let _infallible = writeln!(out, "<g class=\"{class}\">");
    for (number_of, panel) in part.panels.iter().enumerate() {
        if number_of >= drawn {
            let id = format!("clip-{index}-{number_of}");
            let frame = panel.frame;
            let _infallible = write!(
                out,
                "<clipPath id=\"{id}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>\n<g clip-path=\"url(#{id})\">\n",
                number(frame.min.x),
                number(frame.min.y),
                number(frame.width()),
                number(frame.height()),
            );
            contents(out, panel, frame, fitted);
            out.push_str("</g>\n");
        }
        let paint = Paint { fill: None, stroke: Some(panel.border) };
        write::shape(out, &Outline::Rect(panel.frame, 0.0), paint, Pos::default());
    }
    mark::marks(out, &part.marks, Pos::default(), None, fitted);
    out.push_str("</g>\n");
}

/// Appends the contents of a map frame, with a background of the size of `ground`.
fn contents(out: &mut String, panel: &Panel, ground: Rect, fitted: bool) {
    if let Some(color) = panel.scene.background {
        let paint = Paint { fill: Some(color), stroke: None };
        write::shape(out, &Outline::Rect(ground, 0.0), paint, Pos::default());
    }
    ground::layers(out, &panel.scene, panel.frame);
    mark::marks(out, &panel.scene.marks, panel.frame.min, Some(panel.frame), fitted);
}

/// Appends the page with a hole for a map frame, as one path: two adjacent paths would show a seam.
fn page_around(out: &mut String, sheet: &Sheet, frame: Rect, color: Color) {
    out.push_str("<path fill-rule=\"evenodd\" d=\"");
    for rect in [page(sheet), frame] {
        let corners = [rect.min, Pos::new(rect.max.x, rect.min.y), rect.max, Pos::new(rect.min.x, rect.max.y)];
        for (i, corner) in corners.into_iter().enumerate() {
            write::place(out, if i == 0 { 'M' } else { 'L' }, corner);
        }
        out.push('Z');
    }
    out.push('"');
    Paint { fill: Some(color), stroke: None }.attributes(out);
    out.push_str("/>\n");
}
