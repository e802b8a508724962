//! What a picture says of itself: title, alt text, sources, and the view that it shows, so that the program can open it
//! again.

use std::io::Cursor;

use serde::{Deserialize, Serialize};

use crate::view::{View, ViewError};

/// The keyword of the PNG text that carries the stamp.
pub(super) const KEYWORD: &str = "cluster-atlas";

/// What stands before the stamp in any file.
const MARK: &str = "{\"cluster_atlas_picture\":1,";

/// What a picture says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The form of this stamp.
    cluster_atlas_picture: u32,
    /// The program and its version, and as of when its data is.
    pub program: String,
    /// `en` or `zh`.
    pub language: String,
    /// The title.
    pub title: String,
    /// The alt text.
    pub alt_text: String,
    /// The sources as printed.
    pub source_line: String,
    /// All sources, cited in full.
    pub sources: Vec<String>,
    /// The view as JSON.
    view: serde_json::Value,
}

/// Why no view could be read from a file.
#[derive(Debug, thiserror::Error)]
pub enum StampError {
    /// There is none.
    #[error("expected a picture made by Cluster Atlas, found none of its marks")]
    None,
    /// It is damaged.
    #[error("expected the view of a picture, found {0}")]
    Damaged(#[from] serde_json::Error),
    /// It holds something else than a view of this version.
    #[error(transparent)]
    View(#[from] ViewError),
}

impl Stamp {
    /// A stamp for a picture of a view.
    pub fn new(view: &View) -> Self {
        Self {
            cluster_atlas_picture: 1,
            view: serde_json::to_value(view).unwrap_or_default(),
            language: <&str>::from(view.language).to_owned(),
            ..Self::default()
        }
    }

    /// The stamp as JSON, on one line.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The view.
    ///
    /// # Errors
    /// As of [`View::from_json`].
    pub fn view(&self) -> Result<View, ViewError> {
        View::from_json(&self.view.to_string())
    }

    fn parse(text: &str) -> Result<Self, StampError> {
        // In a PDF other bytes follow.
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<Self>();
        Ok(values.next().ok_or(StampError::None)??)
    }
}

/// Reads the stamp of a PNG, SVG or PDF that this program made.
///
/// # Errors
/// [`StampError`]: there is none, or it is damaged. Nothing in a file makes this panic.
pub fn read_stamp(bytes: &[u8]) -> Result<Stamp, StampError> {
    if bytes.starts_with(b"\x89PNG") {
        // A text that a decoder refuses is looked for as it stands: it may be whole, or it can be said what is wrong.
        return match png_text(bytes) {
            Some(text) => Stamp::parse(&text),
            None => Stamp::parse(&marked(bytes).ok_or(StampError::None)?),
        };
    }
    if bytes.starts_with(b"%PDF") {
        return Stamp::parse(&marked(bytes).ok_or(StampError::None)?);
    }
    let text = std::str::from_utf8(bytes).ok().ok_or(StampError::None)?;
    let document = resvg::usvg::roxmltree::Document::parse(text).ok().ok_or(StampError::None)?;
    let element = document
        .descendants()
        .find(|node| node.has_tag_name((super::svg::NAMESPACE, "picture")))
        .and_then(|node| node.text())
        .ok_or(StampError::None)?;
    Stamp::parse(element)
}

/// What stands from the mark of a stamp on, as text. The rest of the file is none; the stamp is.
fn marked(bytes: &[u8]) -> Option<String> {
    /// A stamp is not longer than this.
    const LONGEST: usize = 1 << 22;
    let rest = bytes.get(find(bytes, MARK.as_bytes())?..)?;
    Some(String::from_utf8_lossy(rest.get(..LONGEST).unwrap_or(rest)).into_owned())
}

/// The text with our keyword.
fn png_text(bytes: &[u8]) -> Option<String> {
    // All that stands before the pixels; the header alone has no texts.
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info().ok()?;
    let texts = &reader.info().utf8_text;
    texts.iter().find(|text| text.keyword == KEYWORD)?.get_text().ok()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
