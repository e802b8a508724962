//! SVG writer with text as outlines, from usvg's tree of the SVG.

use usvg::{Group, Indent, Node, Tree, WriteOptions, roxmltree::Document};

use super::{about, open, whole};
use crate::{
    scene::PageLayout,
    surface::{DrawError, PictureMetadata, tree::tree},
    view::PageSize,
};

/// Complete file with text as outlines: it looks the same everywhere, but its text cannot be edited.
///
/// # Errors
/// [`DrawError`] if usvg rejects the SVG or a text has no outlines, both of which would be defects.
pub fn outlined(layout: &PageLayout, page: PageSize, metadata: &PictureMetadata) -> Result<String, DrawError> {
    let written = whole(layout);
    let tree = tree(&written)?;
    // Text is escaped and cannot contain an opening tag.
    if outlined_texts(tree.root()) != written.matches("<text ").count() {
        return Err(DrawError::Outlines("a text has no outline"));
    }
    wrapped(&tree, |out| {
        open(out, layout, page, &metadata.language);
        about(out, metadata);
    })
}

/// Number of texts with outlines.
fn outlined_texts(group: &Group) -> usize {
    let count = |node: &Node| match node {
        Node::Group(group) => outlined_texts(group),
        Node::Text(text) => usize::from(text.flattened().has_children()),
        Node::Path(_) | Node::Image(_) => 0,
    };
    group.children().iter().map(count).sum()
}

/// Drawing of a tree inside the opening tag and description written by `begin`.
fn wrapped(tree: &Tree, begin: impl FnOnce(&mut String)) -> Result<String, DrawError> {
    const NAMESPACE: &str = "http://www.w3.org/2000/svg";
    let options = WriteOptions {
        coordinates_precision: 2,
        transforms_precision: 4,
        indent: Indent::None,
        attributes_indent: Indent::None,
        ..WriteOptions::default()
    };
    let drawn = tree.to_string(&options);
    let document = Document::parse(&drawn).map_err(|_error| DrawError::Outlines("what was drawn is no XML"))?;
    let root = document.root_element();
    if !root.has_tag_name((NAMESPACE, "svg")) || root.namespaces().any(|namespace| namespace.uri() != NAMESPACE) {
        return Err(DrawError::Outlines("the element around the drawing is another than expected"));
    }
    let ends = root.first_child().zip(root.last_child());
    let inner = ends.and_then(|(first, last)| drawn.get(first.range().start..last.range().end));
    let inner = inner.ok_or(DrawError::Outlines("nothing was drawn"))?;
    let mut out = String::with_capacity(drawn.len() + 8192);
    begin(&mut out);
    out.push_str(inner);
    out.push_str("</svg>\n");
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(body: &str) -> Tree {
        crate::surface::tree::tree(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\">{body}</svg>"
        ))
        .unwrap()
    }

    #[test]
    fn a_drawing_goes_whole_into_the_element_that_describes_it() {
        let rect = tree("<rect x=\"1\" y=\"1\" width=\"2\" height=\"2\"/><circle cx=\"5\" cy=\"5\" r=\"2\"/>");
        let out =
            wrapped(&rect, |out| out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>a</title>")).unwrap();
        let document = Document::parse(&out).unwrap();
        let names: Vec<&str> = document.root_element().children().map(|node| node.tag_name().name()).collect();
        assert_eq!(names, ["title", "path", "path"]);
    }

    #[test]
    fn what_is_lost_on_the_way_is_an_error() {
        let why = wrapped(&tree(""), |_| ()).unwrap_err().to_string();
        assert!(why.contains("nothing was drawn"), "{why}");
        // usvg draws no text of font size 0.
        assert_eq!(outlined_texts(tree("<text x=\"1\" y=\"5\" font-size=\"0\">a</text>").root()), 0);
        assert_eq!(outlined_texts(tree("<text x=\"1\" y=\"5\" font-size=\"3\">a</text>").root()), 1);
    }
}
