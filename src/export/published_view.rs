//! Content of a view that is published with its picture.

use crate::{
    caption::Caption,
    view::{Basemap, View},
};

/// Maximum length of title, subtitle and credit, characters; more than any page can hold.
const LONGEST_LINE: usize = 2_000;
/// Maximum length of a note, characters.
const LONGEST_NOTE: usize = 6_000;
/// Maximum length of an alt text, characters.
const LONGEST_ALT_TEXT: usize = 12_000;

/// The view embedded in a picture or package. Tiles are left out, as pictures do not show them, and with them the path
/// of a local archive; so are unknown fields of newer versions, whose content cannot be judged. A person's own files are named without folders.
pub(super) fn published(view: &View) -> View {
    let mut view = view.without_unknown().with_file_names();
    view.base.basemap = Basemap::Embedded;
    view
}

/// Truncates the texts of a caption to their maximum lengths; `true` if a text was truncated.
pub(super) fn shorten(caption: &mut Caption) -> bool {
    let mut is_cut = false;
    for (text, most) in [
        (&mut caption.title, LONGEST_LINE),
        (&mut caption.subtitle, LONGEST_LINE),
        (&mut caption.credit, LONGEST_LINE),
        (&mut caption.note, LONGEST_NOTE),
        (&mut caption.alt_text, LONGEST_ALT_TEXT),
    ] {
        if let Some((end, _)) = text.char_indices().nth(most) {
            text.truncate(end);
            text.push('…');
            is_cut = true;
        }
    }
    is_cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_carries_no_path() {
        for backdrop in [Basemap::File("/home/someone/secret.mbtiles".into()), Basemap::OpenStreetMap] {
            let mut view = View::default();
            view.base.basemap = backdrop;
            view.page.title = Some("mine".to_owned());
            let published = published(&view);
            assert!(!published.to_json().contains("secret"));
            assert_eq!(published.base.basemap, Basemap::Embedded);
            assert_eq!(published.page, view.page);
        }
    }

    #[test]
    fn texts_that_no_page_holds_are_cut_between_characters() {
        let of = |title: String| Caption { title, ..Caption::default() };
        let mut whole = of("集".repeat(LONGEST_LINE));
        assert!(!shorten(&mut whole) && whole.title.chars().count() == LONGEST_LINE);
        let mut long = of("集".repeat(1 << 20));
        assert!(shorten(&mut long));
        assert!(long.title.chars().count() == LONGEST_LINE + 1 && long.title.ends_with('…'));
    }
}
