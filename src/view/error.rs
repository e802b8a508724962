//! Errors of reading a view document, as values that each front end words for its users.

use super::{camera::CameraError, fault::Fault, page::PageSizeError, thematic::ThematicError, version::VERSION};
use crate::model::short;

/// Error of reading a view document.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ViewError {
    /// Text that does not have the form of a view.
    #[error("line {line}, column {column}: expected {expected}, found {found}", expected = fault.expected(), found = fault.found())]
    Form {
        /// Line in the text, from 1; 0 for an empty text.
        line: usize,
        /// Column in the line, from 1.
        column: usize,
        /// Fault at this place.
        fault: Fault,
    },
    /// Document of another format version.
    #[error("expected view version {VERSION}, found version {0}")]
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
    /// Fault in a document of another minor version; its line is not known.
    #[error("view version {VERSION}.{minor}: expected {expected}, found {found}", expected = fault.expected(), found = fault.found())]
    OtherMinor {
        /// Minor version of the document.
        minor: u32,
        /// Fault in the document.
        fault: Fault,
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
    /// Thematic layer that cannot be drawn.
    #[error("layers.thematic: {0}")]
    Thematic(#[from] ThematicError),
    /// Camera out of range.
    #[error("camera: {0}")]
    Camera(#[from] CameraError),
}

impl ViewError {
    /// Converts a JSON error of `text`, classified by fault.
    pub(super) fn form(error: &serde_json::Error, text: &str) -> Self {
        Self::Form { line: error.line(), column: error.column(), fault: Fault::of(error, text) }
    }
}
