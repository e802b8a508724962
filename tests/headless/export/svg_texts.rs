//! Texts of an SVG: what programs need to draw, name and read them.

use std::collections::BTreeMap;

use cluster_atlas::{
    export::PictureFormat,
    scene::{Item, TypeFace},
    surface::TextForm,
};
use resvg::usvg::roxmltree::{Document, Node};
use rustybuzz::Face;
use strum::IntoEnumIterator as _;

use super::svg::{planned, svg};
use crate::support::{as_format, cases, exporter};

/// Number of times that each text occurs.
fn counts<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    texts.for_each(|text| *out.entry(text.trim().to_owned()).or_default() += 1);
    out
}

#[test]
fn the_default_needs_no_fonts_and_nothing_that_drawing_programs_ignore() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        let text = svg(&mut exporter, &view, TextForm::default());
        let drawing = &text[text.find("</metadata>").unwrap()..];
        for refused in ["<text", "<tspan", "<style", "font", "paint-order", " href="] {
            assert!(!drawing.contains(refused), "{name}: {refused}");
        }
    }
}

#[test]
fn every_text_is_named_once_and_its_halo_has_no_name() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        let (layout, _) = exporter.layout(&view, &as_format(PictureFormat::Svg)).unwrap();
        let laid_out = counts(planned(&layout).iter().map(|(text, _)| text.text.as_str()));
        for form in TextForm::iter() {
            let text = svg(&mut exporter, &view, form);
            let document = Document::parse(&text).unwrap();
            // A text is read out by itself, outlines are by their name.
            let texts: Vec<(Node<'_, '_>, String)> = match form {
                TextForm::Outlines => {
                    let named = document
                        .descendants()
                        .filter_map(|node| Some((node, node.attribute("aria-label")?.to_owned())));
                    named.collect()
                }
                TextForm::Live => {
                    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
                    let said = |text: Node<'_, '_>| {
                        text.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
                    };
                    texts.map(|text| (text.parent().unwrap(), said(text))).collect()
                }
            };
            let names = counts(texts.iter().map(|(_, text)| text.as_str()));
            assert!(texts.len() > 10, "{name}");
            // What lies outside a map's frame is not drawn.
            assert!(names.iter().all(|(text, n)| laid_out.get(text) >= Some(n)), "{name}: {names:?} of {laid_out:?}");
            let beside = layout.parts.iter().flat_map(|part| &part.marks).filter_map(|mark| match &mark.item {
                Item::Text(text) => Some(text.text.trim()),
                Item::Shape { .. } | Item::Symbol { .. } | Item::Discs(_) => None,
            });
            for text in beside {
                assert!(names.contains_key(text), "{name}: {text} beside the map has no name");
            }
            for (group, text) in texts {
                let is_outlined = form == TextForm::Outlines;
                let label = group.attribute(("http://www.inkscape.org/namespaces/inkscape", "label"));
                assert_eq!(
                    (group.attribute("role"), label),
                    (is_outlined.then_some("img"), is_outlined.then_some(text.as_str()))
                );
                let tags: Vec<&str> = group.children().map(|child| child.tag_name().name()).collect();
                let letters = if is_outlined { "path" } else { "text" };
                assert!(tags == [letters] || tags == ["use", letters], "{name}: {tags:?}");
                let letters = group.last_child().unwrap();
                if let Some(halo) = group.children().find(|child| child.has_tag_name("use")) {
                    let target = halo.attribute(("http://www.w3.org/1999/xlink", "href")).unwrap();
                    assert_eq!(target.strip_prefix('#'), letters.attribute("id"), "{name}");
                    assert_eq!(halo.attribute("aria-hidden"), Some("true"), "{name}");
                }
            }
        }
    }
}

/// Embedded fonts by family and weight.
fn embedded(style: &str) -> BTreeMap<(String, bool), Vec<u8>> {
    let face = |rule: &str| {
        let after = |start: &str, end: char| Some(rule.split_once(start)?.1.split_once(end)?.0.to_owned());
        let font = base64_decoded(&after("base64,", ')')?);
        Some(((after("font-family:'", '\'')?, after("font-weight:", ';')? == "700"), font))
    };
    style.split("@font-face").skip(1).map(|rule| face(rule).unwrap()).collect()
}

fn base64_decoded(text: &str) -> Vec<u8> {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    STANDARD.decode(text).unwrap()
}

#[test]
fn live_text_has_its_characters_in_embedded_fonts_and_keeps_its_width_in_others() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        let text = svg(&mut exporter, &view, TextForm::Live);
        let document = Document::parse(&text).unwrap();
        let style = document.descendants().find(|node| node.has_tag_name("style")).unwrap();
        let fonts = embedded(style.text().unwrap());
        let is_run =
            |node: &Node<'_, '_>| node.has_tag_name("tspan") || node.has_tag_name("text") && node.text().is_some();
        let mut runs = 0;
        for run in document.descendants().filter(is_run) {
            runs += 1;
            assert!(run.children().all(|child| child.is_text()), "{name}: text outside of runs");
            let said = run.text().unwrap();
            let text = run.ancestors().find(|node| node.has_tag_name("text")).unwrap();
            let (chinese, bold) = (run.attribute("class") == Some("zh"), text.attribute("font-weight") == Some("700"));
            let family = if chinese { "Noto Sans SC" } else { "Noto Sans" };
            let font = Face::from_slice(&fonts[&(family.to_owned(), bold)], 0).unwrap();
            let whole = if chinese { TypeFace::chinese(bold) } else { TypeFace::latin(bold) };
            let original = whole.face().unwrap();
            for c in said.chars() {
                let (ours, theirs) = (font.glyph_index(c).unwrap(), original.glyph_index(c).unwrap());
                assert_eq!(font.glyph_hor_advance(ours), original.glyph_hor_advance(theirs), "{name}: {c}");
                assert_eq!(font.glyph_bounding_box(ours), original.glyph_bounding_box(theirs), "{name}: {c}");
            }
            let is_kept = text.attribute(("http://www.w3.org/XML/1998/namespace", "space")) == Some("preserve");
            assert!(is_kept || said == said.trim(), "{name}: blanks of {said:?} would be dropped");
            if said.trim().is_empty() {
                continue;
            }
            let size: f32 = text.attribute("font-size").unwrap().parse().unwrap();
            let width: f32 = run.attribute("textLength").unwrap().parse().unwrap();
            let ems = whole.shape(said).unwrap().width();
            // Sizes and lengths are written with two decimals.
            let rounding = 0.005 * (1.0 + ems) + 1e-3;
            assert!((width - ems * size).abs() < rounding, "{name}: {said} has {width}, needs {}", ems * size);
            assert_eq!(run.attribute("lengthAdjust"), Some("spacingAndGlyphs"));
        }
        assert!(runs > 10, "{name}");
        for (font, bytes) in &fonts {
            assert!(bytes.len() < 200_000, "{name}: {font:?} has only the characters drawn, {} bytes", bytes.len());
        }
    }
}
