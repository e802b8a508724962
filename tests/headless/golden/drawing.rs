//! SVG drawings as readable, comparable lines of text.

use std::fmt::Write as _;

use cluster_atlas::{
    export::{PictureFormat, PictureOptions},
    surface::TextForm,
};
use resvg::{
    tiny_skia,
    usvg::{
        self,
        roxmltree::{Document, Node},
    },
};

use super::{all_as_before, compare_text, failures, hash, pixels};
use crate::{
    export::svg::options,
    support::{Image, as_format, cases, exporter, picture},
};

/// Children of the root element that hold metadata and are not part of the drawing.
const STAMP: [&str; 3] = ["title", "desc", "metadata"];

/// Maximum length of a path written in full, bytes.
const LONG: usize = 120;

/// All elements of an SVG except its metadata, with attributes and texts, one per line; long paths as number of points,
/// extent and hash.
pub fn digest(svg: &str) -> String {
    let document = Document::parse(svg).unwrap();
    let root = document.root_element();
    let mut out = String::new();
    head(root, &mut out);
    for child in root.children().filter(|child| !STAMP.contains(&child.tag_name().name())) {
        node(child, 0, &mut out);
    }
    out
}

fn node(node: Node<'_, '_>, depth: usize, out: &mut String) {
    if node.is_element() {
        let _infallible = write!(out, "{:depth$}", "");
        head(node, out);
        match node.tag_name().name() {
            "text" | "style" => runs(node, out),
            _ => children(node, depth, out),
        }
    } else if let Some(text) = node.text().filter(|text| !text.trim().is_empty()) {
        let _infallible = writeln!(out, "{:depth$}{text:?}", "");
    }
}

fn children(parent: Node<'_, '_>, depth: usize, out: &mut String) {
    let elements: Vec<Node<'_, '_>> = parent.children().filter(Node::is_element).collect();
    let [child] = elements.as_slice() else {
        return parent.children().for_each(|child| node(child, depth + 1, out));
    };
    // An only child is written on the line of its parent.
    out.truncate(out.trim_end().len());
    out.push_str(" > ");
    let mut line = String::new();
    node(*child, depth, &mut line);
    out.push_str(line.trim_start());
}

/// Appends the runs of a text to its line.
fn runs(text: Node<'_, '_>, out: &mut String) {
    out.truncate(out.trim_end().len());
    out.push_str(" >");
    for run in text.descendants().skip(1) {
        if run.is_element() {
            out.push(' ');
            head(run, out);
            out.truncate(out.trim_end().len());
        } else {
            let _infallible = write!(out, " {:?}", without_fonts(run.text().unwrap_or_default()));
        }
    }
    out.push('\n');
}

/// Style sheet with the hash of each embedded font in its place.
fn without_fonts(style: &str) -> String {
    let mut parts = style.split("base64,");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let (font, rest) = part.split_once(')').unwrap();
        format!("{text}{:016x}){rest}", hash(font.as_bytes()))
    })
}

/// Appends name and attributes of an element.
fn head(element: Node<'_, '_>, out: &mut String) {
    out.push_str(element.tag_name().name());
    for attribute in element.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        if name == "d" && value.len() > LONG {
            let _infallible = write!(out, " d={}", path(value));
        } else {
            let _infallible = write!(out, " {name}={value}");
        }
    }
    out.push('\n');
}

/// Summary of a path: number of subpaths and points, extent and hash.
fn path(d: &str) -> String {
    let separator = |c: char| c == ' ' || c.is_ascii_alphabetic();
    let numbers: Vec<f64> =
        d.split(separator).filter(|text| !text.is_empty()).map(|text| text.parse().unwrap()).collect();
    let extent = |from: usize| {
        let along = numbers.iter().skip(from).step_by(2).copied();
        let (least, most) =
            along.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), value| (a.min(value), b.max(value)));
        format!("{least}..{most}")
    };
    let (lines, points) = (d.matches('M').count(), numbers.len() / 2);
    format!("[{lines} lines, {points} points, {} × {}, {:016x}]", extent(0), extent(1), hash(d.as_bytes()))
}

#[test]
fn drawings_are_as_they_were() {
    let mut exporter = exporter();
    all_as_before(cases().into_iter().map(|(name, view)| {
        // Live text can be read in the digest; that outlines look like it is another test.
        let options = PictureOptions { svg_text: TextForm::Live, ..as_format(PictureFormat::Svg) };
        let svg = String::from_utf8(picture(&mut exporter, &view, &options).bytes).unwrap();
        compare_text("export", &format!("{name}.drawing.txt"), &digest(&svg)).inspect_err(|_| {
            let expected = pixels::stored(name);
            let (width, height) = pixels::small(&view);
            failures::leave_pictures(&format!("{name}-svg"), expected.as_ref(), &drawn(&svg, width, height));
        })
    }));
}

/// SVG rendered as by a viewer with the same fonts.
pub fn drawn(svg: &str, width: u32, height: u32) -> Image {
    let tree = usvg::Tree::from_str(svg, &options()).unwrap();
    let mut pixmap = tiny_skia::Pixmap::new(width, height).unwrap();
    let scale =
        tiny_skia::Transform::from_scale(width as f32 / tree.size().width(), height as f32 / tree.size().height());
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    Image::of_rgb(width, height, pixmap.data().chunks_exact(4).flat_map(|pixel| pixel[..3].to_vec()).collect())
}

#[test]
fn a_digest_has_everything_but_the_stamp() {
    let svg = |title: &str, x: u32, said: &str| {
        let long = "L1 2".repeat(40);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\"><title>{title}</title><metadata>{title}</metadata>\n\
             <g data-cluster=\"a\"><path d=\"M{x} 5{long}\"/></g><g><text x=\"1\">{said}<tspan>b</tspan></text><path d=\"M1 2\"/></g></svg>"
        )
    };
    let first = digest(&svg("one", 1, "a"));
    assert_eq!(first.lines().count(), 5, "{first}");
    assert!(first.contains("\ng data-cluster=a > path d=[1 lines, 41 points, 1..1 × 2..5, "), "{first}");
    assert_eq!(first, digest(&svg("another", 1, "a")), "the title is of the stamp");
    assert_ne!(first, digest(&svg("one", 3, "a")), "a point moved");
    assert_ne!(first, digest(&svg("one", 1, "c")), "a text changed");
}
