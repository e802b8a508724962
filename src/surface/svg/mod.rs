//! SVG writer for page layouts.

mod fonts;
mod ground;
mod mark;
mod text;
mod write;

use std::fmt::Write as _;

pub use self::text::TextForm;
use self::{
    text::TextWriter,
    write::{Paint, escape, number},
};
use super::{PictureMetadata, metadata::NAMESPACE};
use crate::{
    scene::{MapFrame, Outline, PageElement, PageLayout, Rect, Role, ScreenPoint},
    view::{PageSize, Unit},
};

/// Complete file with title and description for screen readers, and picture metadata.
pub fn svg(layout: &PageLayout, page: PageSize, metadata: &PictureMetadata, texts: TextForm) -> String {
    let mut out = String::new();
    open(&mut out, layout, page, &metadata.language);
    about(&mut out, metadata);
    let mut drawing = String::with_capacity(1 << 20);
    let mut writer = TextWriter::new(texts);
    if let Some(color) = layout.background {
        let paint = Paint { fill: Some(color), stroke: None };
        let whole = Rect::of(layout.size);
        write::shape(&mut drawing, &Outline::Rect(whole, 0.0), paint, ScreenPoint::default());
    }
    for (index, part) in layout.parts.iter().enumerate() {
        write_part(&mut drawing, index, part, &mut writer);
    }
    out.push_str(&writer.style());
    out.push_str(&drawing);
    out.push_str("</svg>\n");
    out
}

fn open(out: &mut String, layout: &PageLayout, page: PageSize, language: &str) {
    let unit = match page.unit {
        Unit::Px => "",
        Unit::Mm => "mm",
    };
    let _infallible = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" width=\"{}{unit}\" height=\"{}{unit}\" viewBox=\"0 0 {} {}\" \
         xml:lang=\"{language}\" role=\"graphics-document document\" aria-labelledby=\"title\" aria-describedby=\"desc\">",
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

fn write_part(out: &mut String, index: usize, part: &PageElement, texts: &mut TextWriter) {
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
        contents(out, panel, texts);
        out.push_str("</g>\n");
        let paint = Paint { fill: None, stroke: Some(panel.border) };
        write::shape(out, &Outline::Rect(panel.frame, 0.0), paint, ScreenPoint::default());
    }
    mark::marks(out, &part.marks, ScreenPoint::default(), None, texts);
    out.push_str("</g>\n");
}

/// Appends the contents of a map frame.
fn contents(out: &mut String, panel: &MapFrame, texts: &mut TextWriter) {
    if let Some(color) = panel.scene.background {
        let paint = Paint { fill: Some(color), stroke: None };
        write::shape(out, &Outline::Rect(panel.frame, 0.0), paint, ScreenPoint::default());
    }
    ground::layers(out, &panel.scene, panel.frame);
    mark::marks(out, &panel.scene.marks, panel.frame.min, Some(panel.frame), texts);
}
