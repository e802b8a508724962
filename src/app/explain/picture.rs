//! Error texts for pictures.

use super::{file, page_size, reason};
use crate::{
    app::export_worker::Failure,
    export::{ExportError, no_room},
    i18n::Messages,
    surface::DrawError,
};

/// Error text for an export that could not be drawn or written.
pub(super) fn failure(failure: &Failure, texts: &Messages) -> String {
    match failure {
        Failure::Write(error) => file::not_written(error, &texts.error),
        Failure::Export(error) => no_picture(error, texts),
    }
}

/// Reason why a picture cannot be drawn, with advice.
pub fn no_picture(error: &ExportError, texts: &Messages) -> String {
    let of = |name: &str| reason(&texts.error.picture, name).to_owned();
    let why = match error {
        ExportError::Size(error) => page_size(error, &texts.error),
        ExportError::Room { content, found, enough } => no_room(*content, *found, *enough, texts),
        ExportError::NoSteps => of("no_steps"),
        ExportError::Draw(DrawError::TooLarge { .. }) => of("memory"),
        ExportError::Table(_) => of("table"),
        ExportError::Cancelled => return texts.export.cancelled.clone(),
        ExportError::Pdf(_) | ExportError::Png(_) => of("defect"),
    };
    texts.error.no_picture.replace("{why}", &why)
}
