//! SVG: well-formed XML, with texts as laid out by usvg.

use std::{collections::BTreeSet, sync::Arc};

use cluster_atlas::{
    export::{Exporter, PictureFormat, PictureOptions},
    model::Language,
    scene::{BLANK, FONTS, Item, Mark, PageLayout, Text, runs},
    surface::TextForm,
    view::{PageSize, View},
};
use resvg::{
    tiny_skia,
    usvg::{
        self, Group, Node, fontdb,
        roxmltree::{self, Document},
    },
};

use strum::IntoEnumIterator as _;

use crate::support::{as_format, cases, exporter, picture};

pub fn svg(exporter: &mut Exporter, view: &View, svg_text: TextForm) -> String {
    let options = PictureOptions { svg_text, ..as_format(PictureFormat::Svg) };
    String::from_utf8(picture(exporter, view, &options).bytes).unwrap()
}

#[test]
fn it_says_what_it_is_and_in_which_language() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        for form in TextForm::iter() {
            let text = svg(&mut exporter, &view, form);
            let (_, caption) = exporter.layout(&view, &as_format(PictureFormat::Svg)).unwrap();
            let document = Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let root = document.root_element();
            let first = |tag: &str| root.children().find(|node| node.has_tag_name(tag)).unwrap();
            for (tag, said) in [("title", &caption.title), ("desc", &caption.alt_text)] {
                let said = if said.is_empty() { "Cluster Atlas" } else { said };
                assert_eq!(first(tag).text(), Some(said), "{name}");
                assert_eq!(first(tag).attribute("id"), Some(tag), "{name}");
            }
            assert_eq!(root.attribute("aria-labelledby"), Some("title"));
            assert_eq!(root.attribute("aria-describedby"), Some("desc"));
            // Inside an image, the names of its texts would not be read.
            assert_eq!(root.attribute("role"), Some("graphics-document document"));
            let language = root.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
            assert_eq!(language, Some(view.language.into()), "{name}");
            let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id stands once");
        }
    }
}

#[test]
fn its_symbols_name_exactly_the_clusters_shown() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        let text = svg(&mut exporter, &view, TextForm::default());
        let document = Document::parse(&text).unwrap();
        let named: BTreeSet<&str> = document.descendants().filter_map(|node| node.attribute("data-cluster")).collect();
        let (layout, _) = exporter.layout(&view, &as_format(PictureFormat::Svg)).unwrap();
        let shown: BTreeSet<&str> = exporter.clusters(&view).iter().map(|cluster| cluster.id.as_str()).collect();
        // A bubble names the first of the clusters for which it stands; an inset or a list may show them.
        let scenes = layout.parts.iter().flat_map(|part| &part.panels).map(|panel| &panel.scene);
        let closed = scenes.flat_map(|scene| &scene.bubbles).flat_map(|bubble| &bubble.members);
        let told: BTreeSet<&str> = named.iter().copied().chain(closed.map(|member| &*member.key)).collect();
        assert!(told.is_subset(&shown) && told.len() >= layout.visible, "{name}: {told:?}");
        // Clusters outside the map extent are not drawn.
        assert!(told == shown || layout.visible < shown.len(), "{name}: {told:?} of {shown:?}");
    }
}

#[test]
fn every_number_is_one() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        for form in TextForm::iter() {
            let text = svg(&mut exporter, &view, form);
            let document = Document::parse(&text).unwrap();
            let drawn = ["d", "x", "y", "r", "cx", "cy", "width", "height", "points", "transform", "font-size"];
            for node in document.descendants() {
                for attribute in node.attributes().filter(|attribute| drawn.contains(&attribute.name())) {
                    let value = attribute.value();
                    assert!(!value.contains("NaN") && !value.contains("inf"), "{name}: {value}");
                }
            }
        }
    }
}

/// Text without whitespace, which line breaks add and remove.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn its_texts_are_outlines_unless_they_are_asked_to_be_live() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        let texts = |svg: &str| {
            let document = Document::parse(svg).unwrap();
            let texts = document.descendants().filter(|node| node.has_tag_name("text"));
            let texts = texts.flat_map(|node| node.descendants().filter(roxmltree::Node::is_text));
            let texts = texts.filter_map(|node| node.text());
            letters(&texts.collect::<String>())
        };
        let (layout, caption) = exporter.layout(&view, &as_format(PictureFormat::Svg)).unwrap();
        let drawn = texts(&svg(&mut exporter, &view, TextForm::Live));
        let is_whole = !layout.cut;
        for said in [&caption.title, &caption.subtitle, &caption.note, &caption.source_line, &caption.depiction] {
            assert!(!is_whole || drawn.contains(&letters(said)), "{name}: {said}");
        }
        assert_eq!(texts(&svg(&mut exporter, &view, TextForm::default())), "", "{name}");
    }
}

/// Options with the embedded fonts only.
pub fn options() -> usvg::Options<'static> {
    let mut database = fontdb::Database::new();
    for font in FONTS {
        database.load_font_source(fontdb::Source::Binary(Arc::new(font.bytes)));
    }
    let font_resolver = usvg::FontResolver {
        select_font: usvg::FontResolver::default_font_selector(),
        select_fallback: Box::new(|_, _, _| None),
    };
    usvg::Options { fontdb: Arc::new(database), font_resolver, ..usvg::Options::default() }
}

/// Counts the paths of a drawing: those of letters, and all of them.
fn count_paths(group: &Group, of_letters: bool, counts: &mut [usize; 2]) {
    for node in group.children() {
        match node {
            Node::Group(group) => count_paths(group, of_letters, counts),
            Node::Text(text) => count_paths(text.flattened(), true, counts),
            Node::Path(_) | Node::Image(_) => {
                counts[0] += usize::from(of_letters);
                counts[1] += 1;
            }
        }
    }
}

fn paths(svg: &str) -> [usize; 2] {
    let mut counts = [0; 2];
    count_paths(usvg::Tree::from_str(svg, &options()).unwrap().root(), false, &mut counts);
    counts
}

/// Colours of a drawing on white, `width` pixels wide.
fn pixels(svg: &str, width: u32) -> Vec<u8> {
    let tree = usvg::Tree::from_str(svg, &options()).unwrap();
    let scale = width as f32 / tree.size().width();
    let mut pixmap = tiny_skia::Pixmap::new(width, (tree.size().height() * scale).round() as u32).unwrap();
    pixmap.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.take()
}

/// Root mean square difference, 0 to 255.
fn root_mean_square(a: &[u8], b: &[u8]) -> f64 {
    assert_eq!(a.len(), b.len());
    let squares: f64 = a.iter().zip(b).map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2)).sum();
    (squares / a.len() as f64).sqrt()
}

#[test]
fn outlines_look_like_the_texts_that_they_were() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        let (texts, outlines) =
            (svg(&mut exporter, &view, TextForm::Live), svg(&mut exporter, &view, TextForm::Outlines));
        let [letters, all] = paths(&texts);
        assert!(letters > 10, "{name}: {letters}");
        // Each text is one path, and so is each halo.
        let expected = all - letters + texts.matches("<text ").count() + texts.matches("<use ").count();
        assert_eq!(paths(&outlines), [0, expected], "{name}: every text, and every other path, is there");
        let (a, b) = (pixels(&texts, 900), pixels(&outlines, 900));
        let difference = root_mean_square(&a, &b);
        assert!(difference < 2.0, "{name}: {difference}");
        // Missing letters would give a large difference.
        let start = outlines.find("<metadata>").unwrap();
        let blank = format!("{}</svg>", &outlines[..start]);
        assert!(root_mean_square(&a, &pixels(&blank, 900)) > 20.0, "{name}");
    }
}

/// Viewers disagree on baseline attributes and per-letter positions; every text has its own position instead.
#[test]
fn every_text_has_a_place_of_its_own_and_no_attribute_that_viewers_disagree_on() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        let text = svg(&mut exporter, &view, TextForm::Live);
        let document = Document::parse(&text).unwrap();
        let mut texts = 0;
        for node in document.descendants().filter(|node| node.has_tag_name("text")) {
            texts += 1;
            assert!(node.attribute("x").is_some() && node.attribute("y").is_some(), "{name}: {node:?}");
        }
        assert!(texts > 10, "{name}");
        for node in document.descendants() {
            for refused in ["dominant-baseline", "alignment-baseline", "baseline-shift", "dx", "dy", "text-anchor"] {
                assert_eq!(node.attribute(refused), None, "{name}: {node:?}");
            }
        }
    }
}

/// Texts of a drawing with left edge and width; not those of halos.
fn laid_out(group: &Group, out: &mut Vec<(String, f32, f32)>) {
    for node in group.children() {
        match node {
            Node::Group(group) => laid_out(group, out),
            Node::Text(text)
                if text.chunks().iter().flat_map(usvg::TextChunk::spans).all(|span| span.fill().is_none()) => {}
            Node::Text(text) => {
                let said: String = text.chunks().iter().map(usvg::TextChunk::text).collect();
                let frame = text.abs_bounding_box();
                out.push((said, frame.left(), frame.width()));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// Texts of a page with left edge.
pub fn planned(layout: &PageLayout) -> Vec<(&Text, f32)> {
    let mut out = Vec::new();
    for part in &layout.parts {
        for panel in &part.panels {
            out.extend(panel.scene.marks.iter().filter_map(|mark| of_mark(mark, panel.frame.min.x)));
        }
        out.extend(part.marks.iter().filter_map(|mark| of_mark(mark, 0.0)));
    }
    out
}

fn of_mark(mark: &Mark, left: f32) -> Option<(&Text, f32)> {
    match &mark.item {
        Item::Text(text) => Some((text, left + text.frame.min.x)),
        Item::Shape { .. } | Item::Symbol { .. } | Item::Discs(_) => None,
    }
}

/// Layout and drawing use different shapers but the same fonts. Positions and sizes are written with two decimals; this
/// leaves differences of 0.003 points in widths and 0.005 in positions.
#[test]
fn letters_are_as_wide_as_they_were_planned() {
    let mut exporter = exporter();
    let mut views: Vec<View> = cases().into_iter().map(|(_, view)| view).collect();
    let mut hard = views[0].clone();
    hard.page.title = Some("To AV, Tu WA “fi” ffl 2022–2024: 集群（Łódź, Shāndōng）  x 🚀 y".to_owned());
    views.push(View { language: Language::Zh, ..hard.clone() });
    hard.page.size = PageSize::px(1500.0, 900.0);
    views.push(hard);
    for view in &views {
        let tree = usvg::Tree::from_str(&svg(&mut exporter, view, TextForm::Live), &options()).unwrap();
        let (layout, _) = exporter.layout(view, &as_format(PictureFormat::Svg)).unwrap();
        let scale = tree.size().width() / layout.size.width;
        let mut drawn = Vec::new();
        laid_out(tree.root(), &mut drawn);
        let planned = planned(&layout);
        assert!(drawn.len() > 10 && drawn.len() <= planned.len(), "{} of {}", drawn.len(), planned.len());
        for (said, left, width) in drawn {
            let (left, width) = (left / scale, width / scale);
            let near = planned.iter().filter(|(text, _)| text.text.trim_end() == said.trim_end());
            let (text, at) = near.min_by(|a, b| (a.1 - left).abs().total_cmp(&(b.1 - left).abs())).expect(&said);
            let trailing = if said.ends_with(' ') { text.size * BLANK } else { 0.0 };
            let wrong = (width - trailing - text.frame.width()).abs();
            // The width of each run is rounded by itself.
            let most = 0.02 * runs(&text.text).len() as f32;
            assert!(wrong < most && (at - left).abs() < 0.02, "{said}: {width} at {left}, planned {text:?} at {at}");
        }
    }
}
