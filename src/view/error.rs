//! Errors of reading a view document, as values that each front end words for its users.

use super::{
    camera::CameraError, document_error::DocumentError, layer::LayerId, page::PageSizeError, thematic::ThematicError,
    version::VERSION,
};
use crate::{dataset::DatasetId, model::short};

/// Error of reading a view document.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ViewError {
    /// Text that does not have the form of a view.
    #[error("line {line}, column {column}: expected {expected}, found {found}", expected = error.expected(), found = error.found())]
    Form {
        /// Line in the text, from 1; 0 for an empty text.
        line: usize,
        /// Column in the line, from 1.
        column: usize,
        /// Error at this place.
        error: DocumentError,
    },
    /// Document of another format version.
    #[error("expected view version 1 or {VERSION}, found version {0}")]
    Version(u64),
    /// List with more values than a map can use.
    #[error("{field}: expected at most {most} values, found {found}")]
    TooMany {
        /// Path of the field in the document.
        field: &'static str,
        /// Largest number allowed.
        most: usize,
        /// Number found.
        found: usize,
    },
    /// Two layers of one identifier.
    #[error("layers: expected identifiers of their own, found “{0}” twice")]
    LayerTwice(LayerId),
    /// Two own files of one identifier.
    #[error("data: expected identifiers of their own, found “{0}” twice")]
    OwnDataTwice(DatasetId),
    /// Text longer than any name.
    #[error("{field}: expected at most {most} characters, found {found}")]
    TooLong {
        /// Path of the field in the document.
        field: &'static str,
        /// Largest number of characters allowed.
        most: usize,
        /// Number of characters found.
        found: usize,
    },
    /// Error in a document of another minor version; its line is not known.
    #[error("view version {version}.{minor}: expected {expected}, found {found}", expected = error.expected(), found = error.found())]
    OtherMinor {
        /// Version of the document.
        version: u64,
        /// Minor version of the document.
        minor: u32,
        /// Error in the document.
        error: DocumentError,
    },
    /// Page size that cannot be drawn.
    #[error("page.size: {0}")]
    Page(#[from] PageSizeError),
    /// Viewport without a usable size.
    #[error(
        "page.seen: expected a width and height of at least 1 point, found {} × {} points",
        short(*width),
        short(*height)
    )]
    Seen {
        /// Width, points.
        width: f32,
        /// Height, points.
        height: f32,
    },
    /// Opacity out of range.
    #[error("layers.opacity: expected a number from 0 to 1, found {}", short(*found))]
    Opacity {
        /// Opacity found.
        found: f32,
    },
    /// Number of permutations out of range.
    #[error("analysis.permutations: expected a number from 1 to {most}, found {found}")]
    Permutations {
        /// Largest number allowed.
        most: u32,
        /// Number found.
        found: u32,
    },
    /// Thematic layer that cannot be drawn.
    #[error("layers: {0}")]
    Thematic(#[from] ThematicError),
    /// Camera out of range.
    #[error("camera: {0}")]
    Camera(#[from] CameraError),
}

impl ViewError {
    /// Converts a JSON error of `text`, classified.
    pub(super) fn form(error: &serde_json::Error, text: &str) -> Self {
        Self::Form { line: error.line(), column: error.column(), error: DocumentError::of(error, text) }
    }
}

#[cfg(test)]
mod tests {
    use crate::view::View;

    #[test]
    fn a_list_in_place_of_any_object_is_refused() {
        fn objects(value: &serde_json::Value, place: &str, out: &mut Vec<String>) {
            for (key, value) in value.as_object().into_iter().flatten() {
                objects(value, &format!("{place}/{key}"), out);
            }
            for (at, value) in value.as_array().into_iter().flatten().enumerate() {
                objects(value, &format!("{place}/{at}"), out);
            }
            out.extend(value.is_object().then(|| place.to_owned()));
        }
        let mut view = View::default();
        view.set_thematic(Some(crate::view::ThematicLayer::default()));
        let sound = serde_json::to_value(&view).unwrap();
        let mut places = Vec::new();
        objects(&sound, "", &mut places);
        assert!(places.len() >= 7, "{places:?}");
        for place in &places {
            let of_fields = sound.pointer(place).unwrap().as_object().unwrap().values().cloned().collect();
            for list in [serde_json::json!([]), serde_json::json!([1]), serde_json::Value::Array(of_fields)] {
                for minor in [0, 5, 9] {
                    let mut document = sound.clone();
                    document["minor"] = minor.into();
                    *document.pointer_mut(place).unwrap() = list.clone();
                    let why = View::from_json(&document.to_string()).unwrap_err().to_string();
                    assert!(why.contains("expected ") && why.contains("found a list"), "{place} = {list}: {why}");
                    assert!(!why.contains("struct"), "{why}");
                }
            }
        }
    }

    #[test]
    fn what_is_wrong_with_a_text_or_a_list_is_said_without_the_words_of_the_parser() {
        let view = |from: &str, to: &str| {
            let sound = View::default().to_json();
            assert!(sound.contains(from), "{sound}");
            View::from_json(&sound.replacen(from, to, 1)).unwrap_err().to_string()
        };
        for (from, to, said) in [
            ("\"as_of\": null", "\"as_of\": \"2021-02-30\"", "expected a day of the calendar, found “2021-02-30”"),
            ("\"as_of\": null", "\"as_of\": \"soon\"", "expected a date like 2021-06-11, found “soon”"),
            (
                "\"layers\": [",
                "\"layers\": [{\"id\": \"v\", \"content\": {\"values\": {\"variable\": {\"little_giants\": \"0\"}}}},",
                "expected a batch like 5 or 1-2, found “0”",
            ),
            ("\"opacity\": 1.0", "\"opacity\": 1.5", "layers.opacity: expected a number from 0 to 1, found 1.5"),
            ("\"opacity\": 1.0", "\"opacity\": -0.1", "layers.opacity: expected a number from 0 to 1, found -0.1"),
            ("\"dpi\": 300.0", "\"dpi\": -3", "page.size: expected width, height and resolution above 0, found dpi -3"),
            ("\"metres_per_point\": 6500.0", "\"metres_per_point\": 1e300", "found 1e300 metres per point"),
            (
                "\"metres_per_point\": 6500.0",
                "\"metres_per_point\": -1e400",
                "expected a number between -1.8e308 and 1.8e308, found -1e400",
            ),
            ("\"title\": null", "\"title\": 1e9999", "expected a number between -1.8e308 and 1.8e308, found 1e9999"),
            ("\"theme\": \"light\"", "\"theme\": 1e400", "expected a name, found 1e400"),
            ("\"seen\": [\n      1000.0,", "\"seen\": [\n 3, 1000.0,", "expected a shorter list, found 750.0"),
            ("\"metres_per_point\": 6500.0", "\"metres_per_point\": 1e-300", "found 1e-300 metres per point"),
        ] {
            let why = view(from, to);
            assert!(why.ends_with(said), "{to}: {why}");
        }
        let mut strip = View::default();
        strip.page.size = crate::view::PageSize::px(1e9, 1.0);
        let why = View::from_json(&strip.to_json()).unwrap_err().to_string();
        assert_eq!(why, "page.size: expected at most 30000 px a side, found 1000000000 × 1 px");
        let mut unseen = View::default();
        unseen.page.viewport_size = (0.0, 1e30);
        let why = View::from_json(&unseen.to_json()).unwrap_err().to_string();
        assert!(
            why.starts_with("page.seen: expected a width and height of at least 1 point, found 0 × 1e30 points"),
            "{why}"
        );
        let pair = serde_json::json!({"version": 1, "minor": 5, "page": {"seen": [1]}}).to_string();
        let why = View::from_json(&pair).unwrap_err().to_string();
        assert!(why.ends_with("expected a list of 2 values, found one of 1"), "{why}");
    }

    #[test]
    fn what_is_found_is_short_and_printable() {
        let long = format!("{{\"version\": 1, \"theme\": \"{}\\u0000\\u001b[2J\"}}", "é".repeat(100_000));
        let raw = format!("{{\"version\": 1, {}\u{1b}\u{7}}}", "é".repeat(100_000));
        for text in [long.as_str(), &raw, "\u{0}\u{1}\u{2}PK\u{3}", "{\"version\": 1}\u{1b}[31m"] {
            let message = View::from_json(text).unwrap_err().to_string();
            assert!(message.chars().count() < 400 && !message.chars().any(char::is_control), "{message:?}");
        }
    }
}
