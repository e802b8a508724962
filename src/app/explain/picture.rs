//! Pictures that could not be made.

use super::{file, reason};
use crate::{
    app::pictures::Failure,
    export::ExportError,
    i18n::ErrorTexts,
    model::Language,
    surface::{DrawError, PdfError},
};

/// Why there is no picture.
pub fn failure(failure: &Failure, texts: &ErrorTexts) -> String {
    let why = match failure {
        Failure::Write(error) => return file::not_written(error, texts),
        Failure::Export(ExportError::Size(_)) => reason(&texts.picture, "size"),
        Failure::Export(
            ExportError::Draw(DrawError::TooLarge { .. })
            | ExportError::Pdf(PdfError::Draw(DrawError::TooLarge { .. })),
        ) => reason(&texts.picture, "memory"),
        Failure::Export(_) => reason(&texts.picture, "defect"),
    };
    texts.no_picture.replace("{why}", why)
}

/// What is wrong with a size that cannot be drawn.
pub fn page_size(_why: &str, language: Language) -> String {
    reason(&crate::i18n::messages(language).error.picture, "size").to_owned()
}
