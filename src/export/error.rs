//! Error of an export.

use super::page_too_small;
use crate::{
    i18n::{messages, phrase},
    model::Language,
    scene::MissingContent,
    surface::{DrawError, PdfError, PngError},
    table::TableError,
    view::{PageSize, PageSizeError},
};

/// Failure to export a picture.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The page size is invalid.
    #[error(transparent)]
    Size(#[from] PageSizeError),
    /// It has no room for what it must show.
    #[error("{}", page_too_small::refusal(*.content, *.found, *.enough, messages(Language::En)).trim_end_matches('.'))]
    Room {
        /// Content that does not fit.
        content: MissingContent,
        /// Requested page size.
        found: PageSize,
        /// A size near that one with room for it, as the page is laid out; `None` where none was found.
        enough: Option<PageSize>,
    },
    /// Small multiples of a map that no date changes.
    #[error("{}", phrase(&messages(Language::En).error.picture, "no_steps").trim_end_matches('.'))]
    NoSteps,
    /// Drawing failed.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// PNG encoding failed.
    #[error(transparent)]
    Png(#[from] PngError),
    /// PDF writing failed.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A table of the export package could not be written.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Cancelled by the user.
    #[error("cancelled")]
    Cancelled,
}
