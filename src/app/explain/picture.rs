//! Error texts for pictures.

use super::{file, page_size::size, reason};
use crate::{
    app::export_worker::Failure,
    export::{ExportError, no_room},
    i18n::{ErrorTexts, messages},
    model::Language,
    surface::{DrawError, PdfError},
};

/// Error text for an export that could not be drawn or written.
pub fn failure(failure: &Failure, texts: &ErrorTexts, language: Language) -> String {
    match failure {
        Failure::Write(error) => file::not_written(error, texts),
        Failure::Export(error) => not_made(error, texts, language),
    }
}

/// Error text for a picture that could not be drawn, with advice.
pub fn not_made(error: &ExportError, texts: &ErrorTexts, language: Language) -> String {
    let of = |name: &str| reason(&texts.picture, name).to_owned();
    let why = match error {
        ExportError::Size(error) => size(error, texts, language),
        ExportError::Room { content, found, enough } => no_room(*content, *found, *enough, language),
        ExportError::Draw(DrawError::TooLarge { .. })
        | ExportError::Pdf(PdfError::Draw(DrawError::TooLarge { .. })) => of("memory"),
        ExportError::Pdf(PdfError::Size(..)) => of("pdf_size"),
        ExportError::Table(_) => of("table"),
        ExportError::Cancelled => return messages(language).export.cancelled.clone(),
        ExportError::Draw(_) | ExportError::Pdf(_) | ExportError::Png(_) => of("defect"),
    };
    texts.no_picture.replace("{why}", &why)
}
