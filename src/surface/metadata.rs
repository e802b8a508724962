//! What a picture says of itself: title, alt text, sources, and the view that it shows, so that the program can open it
//! again.

use std::{collections::BTreeSet, io::Cursor};

use quick_xml::{escape::resolve_predefined_entity, events::Event};
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
    /// It is damaged; the source says where in the stamp.
    #[error("expected the view of a picture, found that it is damaged")]
    Damaged(#[source] serde_json::Error),
    /// It is larger than any view, or was packed and cannot be unpacked.
    #[error("expected the view of a picture, found one that does not unpack to {megabytes} MB or less", megabytes = limit >> 20)]
    TooLarge {
        /// The largest stamp that is read, bytes.
        limit: usize,
    },
    /// It holds something else than a view of this version.
    #[error(transparent)]
    View(#[from] ViewError),
}

/// The largest stamp that is read, bytes, unpacked: the largest view that is read, with the texts of its picture.
const LARGEST: usize = (4 << 20) + (256 << 10);

/// The deepest that elements of an SVG may lie in one another before our own is met.
const DEEPEST: usize = 1000;

impl Stamp {
    /// A stamp for a picture of a view.
    pub fn new(view: &View) -> Self {
        Self {
            cluster_atlas_picture: 1,
            // What this program does not know may name files of a person's machine.
            view: serde_json::to_value(view.without_unknown()).unwrap_or_default(),
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
        values.next().ok_or(StampError::None)?.map_err(StampError::Damaged)
    }
}

/// Reads the stamp of a PNG, SVG or PDF that this program made.
///
/// # Errors
/// [`StampError`]: there is none, it is damaged, or larger than any. Nothing in a file makes this panic, and the memory that it
/// takes depends on the limit of a stamp, whatever the file unpacks to.
pub fn read_stamp(bytes: &[u8]) -> Result<Stamp, StampError> {
    let text = if bytes.starts_with(b"\x89PNG") {
        // A text that a decoder refuses is looked for as it stands: it may be whole, or it can be said what is wrong.
        png_text(bytes)?.or_else(|| marked(bytes))
    } else if bytes.starts_with(b"%PDF") {
        marked(bytes)
    } else {
        svg_text(bytes)?
    };
    Stamp::parse(&text.ok_or(StampError::None)?)
}

/// What stands from the mark of a stamp on, as text. The rest of the file is none; the stamp is.
fn marked(bytes: &[u8]) -> Option<String> {
    let rest = bytes.get(find(bytes, MARK.as_bytes())?..)?;
    Some(String::from_utf8_lossy(rest.get(..LARGEST).unwrap_or(rest)).into_owned())
}

/// The text with our keyword; `None` where there is none, or none that can be read.
fn png_text(bytes: &[u8]) -> Result<Option<String>, StampError> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: 16 * LARGEST });
    decoder.set_ignore_iccp_chunk(true);
    // All that stands before the pixels; the header alone has no texts.
    let Ok(reader) = decoder.read_info() else { return Ok(None) };
    let Some(text) = reader.info().utf8_text.iter().find(|text| text.keyword == KEYWORD) else { return Ok(None) };
    let mut text = text.clone();
    // Unpacked up to the limit only: a megabyte can unpack to a gigabyte.
    let too_large = || StampError::TooLarge { limit: LARGEST };
    text.decompress_text_with_limit(LARGEST).ok().ok_or_else(too_large)?;
    let text = text.get_text().unwrap_or_default();
    if text.len() > LARGEST { Err(too_large()) } else { Ok(Some(text)) }
}

/// The text of our element, wherever a drawing program has put it and whatever it calls our namespace. Read from event to
/// event, so that neither many elements nor many attributes cost more than the time to pass them.
fn svg_text(bytes: &[u8]) -> Result<Option<String>, StampError> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut prefixes: BTreeSet<Vec<u8>> = BTreeSet::new();
    let mut text: Option<String> = None;
    let mut depth = 0_usize;
    // What is damaged after our element, or before it in a way that can be passed, does not matter.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) if depth < DEEPEST => {
                depth += 1;
                for attribute in element.attributes().with_checks(false).flatten() {
                    if &*attribute.value == super::svg::NAMESPACE.as_bytes()
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
                    return Err(StampError::TooLarge { limit: LARGEST });
                }
            }
        }
    }
    Ok(None)
}

/// Adds what an event says: text, or a character that could not stand there as itself.
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

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
