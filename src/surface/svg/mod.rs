//! SVG writer for page layouts.

mod ground;
mod mark;
mod outlined;
mod write;

use std::fmt::Write as _;

use super::{PictureMetadata, metadata::NAMESPACE};
use crate::{
    scene::{Color, MapFrame, Outline, PageElement, PageLayout, Rect, Role, ScreenPoint},
    view::{PageSize, Unit},
};
pub use outlined::outlined;
use write::{Paint, escape, number};

/// Font stacks by script, so that no renderer takes Latin letters from a Chinese font. The embedded fonts come first,
/// then common system fonts.
const STYLE: &str = "<style>text{font-family:'Noto Sans','Helvetica Neue',Arial,sans-serif}.zh{font-family:'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif}</style>
";

/// Complete file with text as text, title and description for screen readers, and picture metadata.
pub fn svg(layout: &PageLayout, page: PageSize, metadata: &PictureMetadata) -> String {
    let mut out = String::with_capacity(1 << 20);
    open(&mut out, layout, page, &metadata.language);
    about(&mut out, metadata);
    body(&mut out, layout, layout.parts.iter().enumerate(), layout.background, true);
    out.push_str("</svg>\n");
    out
}

/// Drawing without metadata, each map clipped to its frame.
fn whole(layout: &PageLayout) -> String {
    bare(layout, layout.parts.iter().enumerate(), layout.background)
}

/// Drawing of a single part without page background, for tagged PDF.
pub(super) fn part(layout: &PageLayout, index: usize) -> String {
    bare(layout, layout.parts.iter().enumerate().filter(|(i, _)| *i == index), None)
}

fn bare<'a>(
    layout: &PageLayout,
    parts: impl Iterator<Item = (usize, &'a PageElement)>,
    background: Option<Color>,
) -> String {
    let mut out = head(layout);
    body(&mut out, layout, parts, background, false);
    out.push_str("</svg>");
    out
}

fn head(layout: &PageLayout) -> String {
    let mut out = String::with_capacity(1 << 20);
    let (width, height) = (number(layout.size.width), number(layout.size.height));
    let _infallible = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">"
    );
    out
}

fn open(out: &mut String, layout: &PageLayout, page: PageSize, language: &str) {
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
        number(layout.size.width),
        number(layout.size.height),
    );
}

fn about(out: &mut String, metadata: &PictureMetadata) {
    let _infallible = write!(
        out,
        "<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n<metadata><atlas:picture xmlns:atlas=\"{NAMESPACE}\">{}</atlas:picture></metadata>\n",
        escape(&metadata.title),
        escape(&metadata.alt_text),
        escape(&metadata.to_json()),
    );
}

fn body<'a>(
    out: &mut String,
    layout: &PageLayout,
    parts: impl Iterator<Item = (usize, &'a PageElement)>,
    background: Option<Color>,
    fitted: bool,
) {
    out.push_str(STYLE);
    if let Some(color) = background {
        let paint = Paint { fill: Some(color), stroke: None };
        write::shape(out, &Outline::Rect(page(layout), 0.0), paint, ScreenPoint::default());
    }
    for (index, part) in parts {
        write_part(out, index, part, fitted);
    }
}

fn page(layout: &PageLayout) -> Rect {
    Rect::from_min_size(ScreenPoint::default(), layout.size.width, layout.size.height)
}

fn write_part(out: &mut String, index: usize, part: &PageElement, fitted: bool) {
    let class = match part.role {
        Role::Title => "title",
        Role::Paragraph => "text",
        Role::Figure => "figure",
    };
    let _infallible = writeln!(out, "<g class=\"{class}\">");
    for (number_of, panel) in part.panels.iter().enumerate() {
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
        let paint = Paint { fill: None, stroke: Some(panel.border) };
        write::shape(out, &Outline::Rect(panel.frame, 0.0), paint, ScreenPoint::default());
    }
    mark::marks(out, &part.marks, ScreenPoint::default(), None, fitted);
    out.push_str("</g>\n");
}

/// Appends the contents of a map frame, with a background of the size of `ground`.
fn contents(out: &mut String, panel: &MapFrame, ground: Rect, fitted: bool) {
    if let Some(color) = panel.scene.background {
        let paint = Paint { fill: Some(color), stroke: None };
        write::shape(out, &Outline::Rect(ground, 0.0), paint, ScreenPoint::default());
    }
    ground::layers(out, &panel.scene, panel.frame);
    mark::marks(out, &panel.scene.marks, panel.frame.min, Some(panel.frame), fitted);
}
