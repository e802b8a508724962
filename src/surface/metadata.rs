//! Picture metadata: title, alt text, sources, and the view, so that the program can reopen a picture.

use std::{collections::BTreeSet, io::Cursor};

use quick_xml::{escape::resolve_predefined_entity, events::Event};
use serde::{Deserialize, Serialize};

use crate::view::{View, ViewError};

/// Keyword of the PNG text chunk with the metadata.
pub(super) const KEYWORD: &str = "cluster-atlas";

/// Namespace of the metadata element of an SVG.
pub(super) const NAMESPACE: &str = "urn:cluster-atlas:picture:1";

/// Start of the metadata's JSON, by which it is found in a file.
const MARK: &str = "{\"cluster_atlas_picture\":1,";

/// Metadata embedded in a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureMetadata {
    /// Format version.
    cluster_atlas_picture: u32,
    /// Version of program and data.
    pub program: String,
    /// Language code: `en` or `zh`.
    pub language: String,
    /// Title of the picture.
    pub title: String,
    /// Alt text of the picture.
    pub alt_text: String,
    /// Source line as printed.
    pub source_line: String,
    /// Full citations of all sources.
    pub sources: Vec<String>,
    /// The view as JSON.
    view: serde_json::Value,
}

/// Failure to read the metadata of a file.
#[derive(Debug, thiserror::Error)]
pub enum MetadataError {
    /// The file has no metadata.
    #[error("expected an image exported by Cluster Atlas, found no map stored in it")]
    None,
    /// The JSON is damaged; the source error gives the position.
    #[error("expected a valid map stored in the image, found a damaged one")]
    Damaged(#[source] serde_json::Error),
    /// The metadata is above the size limit, or cannot be decompressed.
    #[error("expected a map stored in the image, found one that does not unpack to {megabytes} MB or less", megabytes = limit >> 20)]
    TooLarge {
        /// Size limit, bytes.
        limit: usize,
    },
    /// The view is invalid or of an unsupported version.
    #[error(transparent)]
    View(#[from] ViewError),
}

/// Maximum size of decompressed metadata, bytes: the largest view, plus the texts of its picture.
const LARGEST: usize = (4 << 20) + (256 << 10);

/// Maximum nesting depth of SVG elements at which the metadata element is found.
const DEEPEST: usize = 1000;

impl PictureMetadata {
    /// Metadata of a picture of a view; texts and sources are still empty.
    pub fn new(view: &View) -> Self {
        Self {
            cluster_atlas_picture: 1,
            // Unknown fields may contain paths of the user's machine.
            view: serde_json::to_value(view.without_unknown()).unwrap_or_default(),
            language: <&str>::from(view.language).to_owned(),
            ..Self::default()
        }
    }

    /// JSON on one line.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Parses the view.
    ///
    /// # Errors
    /// As for [`View::from_json`].
    pub fn view(&self) -> Result<View, ViewError> {
        View::from_json(&self.view.to_string())
    }

    fn parse(text: &str) -> Result<Self, MetadataError> {
        // In a PDF, other bytes follow the JSON.
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<Self>();
        values.next().ok_or(MetadataError::None)?.map_err(MetadataError::Damaged)
    }
}

/// `true` for a text that is the metadata of a picture by itself, as it is embedded in a PDF.
pub(crate) fn is_metadata(text: &str) -> bool {
    text.starts_with(MARK)
}

/// Number of pictures in a file made by this program: of a PDF that of the embedded metadata, otherwise 1.
pub fn picture_count(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"%PDF") { embedded(bytes).count().max(1) } else { 1 }
}

/// Reads the metadata of a PNG, SVG or PDF made by this program, of a PDF of several pictures that of the first, or a text
/// that is the metadata itself.
///
/// # Errors
/// [`MetadataError`] if the metadata is missing, damaged or above the size limit. Never panics; the memory used is bounded
/// by that limit, whatever the file decompresses to.
pub fn read_metadata(bytes: &[u8]) -> Result<PictureMetadata, MetadataError> {
    let text = if bytes.starts_with(b"\x89PNG") {
        // If the decoder fails, the raw bytes are searched: the metadata may be intact, or gives a more precise error.
        png_text(bytes)?.or_else(|| marked(bytes))
    } else if bytes.starts_with(b"%PDF") {
        // Any mark is better than none in a file whose ends of lines a program changed.
        embedded(bytes).next().map(text_at).or_else(|| marked(bytes))
    } else if bytes.starts_with(MARK.as_bytes()) {
        Some(text_at(bytes))
    } else {
        svg_text(bytes)?
    };
    PictureMetadata::parse(&text.ok_or(MetadataError::None)?)
}

/// Text from the first [`MARK`] on.
fn marked(bytes: &[u8]) -> Option<String> {
    marks(bytes).next().map(|(_, rest)| text_at(rest))
}

/// Metadata of the pictures of a PDF, each with the bytes that follow it. Titles and alt texts of a person's own may contain
/// the mark as well, but never after the beginning of a stream: PDF and JSON write line breaks in another way.
fn embedded(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_stream = |before: &[u8]| before.ends_with(b"stream\n") || before.ends_with(b"stream\r\n");
    marks(bytes).filter(move |(before, _)| is_stream(before)).map(|(_, rest)| rest)
}

/// Bytes before each [`MARK`], and those from it on.
fn marks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let braces = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'{');
    braces.filter_map(|(at, _)| bytes.split_at_checked(at)).filter(|(_, rest)| rest.starts_with(MARK.as_bytes()))
}

/// Text of at most [`LARGEST`] bytes; those that follow the metadata need not be text.
fn text_at(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes.get(..LARGEST).unwrap_or(bytes)).into_owned()
}

/// Metadata text of a PNG; `None` if missing or unreadable.
fn png_text(bytes: &[u8]) -> Result<Option<String>, MetadataError> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: 16 * LARGEST });
    decoder.set_ignore_iccp_chunk(true);
    // Reads all chunks before the pixels; the header alone has no texts.
    let Ok(reader) = decoder.read_info() else { return Ok(None) };
    let Some(text) = reader.info().utf8_text.iter().find(|text| text.keyword == KEYWORD) else { return Ok(None) };
    let mut text = text.clone();
    // Bounded, as a megabyte can decompress to a gigabyte.
    let too_large = || MetadataError::TooLarge { limit: LARGEST };
    text.decompress_text_with_limit(LARGEST).ok().ok_or_else(too_large)?;
    let text = text.get_text().unwrap_or_default();
    if text.len() > LARGEST { Err(too_large()) } else { Ok(Some(text)) }
}

/// Text of the metadata element, wherever a drawing program moved it and whatever prefix it gave the namespace.
/// Event-based, so that the time is linear in the number of elements and attributes.
fn svg_text(bytes: &[u8]) -> Result<Option<String>, MetadataError> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut prefixes: BTreeSet<Vec<u8>> = BTreeSet::new();
    let mut text: Option<String> = None;
    let mut depth = 0_usize;
    // Damage after the metadata element is never reached, and unmatched tags before it are tolerated.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) if depth < DEEPEST => {
                depth += 1;
                for attribute in element.attributes().with_checks(false).flatten() {
                    if &*attribute.value == NAMESPACE.as_bytes()
                        && let Some(prefix) = attribute.key.as_ref().strip_prefix(b"xmlns")
                    {
                        prefixes.insert(prefix.strip_prefix(b":").unwrap_or(prefix).to_vec());
                    }
                }
                let prefix = element.name().prefix().map(|prefix| prefix.into_inner().to_vec()).unwrap_or_default();
                if element.local_name().as_ref() == b"picture" && prefixes.contains(&prefix) {
                    text = Some(String::new());
                }
            }
            Event::Start(_) | Event::Eof => break,
            Event::End(_) if text.is_some() => return Ok(text),
            Event::End(_) => depth = depth.saturating_sub(1),
            event => {
                let Some(text) = &mut text else { continue };
                push(text, &event);
                if text.len() > LARGEST {
                    return Err(MetadataError::TooLarge { limit: LARGEST });
                }
            }
        }
    }
    Ok(None)
}

/// Appends the text of an event: characters, CDATA or a resolved reference.
fn push(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(part) => text.push_str(&part.decode().unwrap_or_default()),
        Event::CData(part) => text.push_str(&part.decode().unwrap_or_default()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(c)) => text.push(c),
            _ => text
                .extend(reference.decode().ok().and_then(|name| resolve_predefined_entity(&name).map(str::to_owned))),
        },
        _ => {}
    }
}
