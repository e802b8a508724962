//! Files that could not be opened or written.

use std::io::{Error, ErrorKind};

use super::{because, reason, view};
use crate::{
    data::{view_file::ViewFileError, write::WriteError},
    export::OpenError,
    i18n::ErrorTexts,
    surface::StampError,
};

/// Why a file could not be opened.
pub fn not_opened(error: &OpenError, texts: &ErrorTexts) -> String {
    match error {
        OpenError::View(error) => not_read(error, texts),
        OpenError::Picture { path, source } => {
            let why = match source {
                StampError::None => reason(&texts.view, "no_stamp").to_owned(),
                StampError::Damaged(_) => reason(&texts.view, "bad_stamp").to_owned(),
                StampError::View(error) => view::refused(error, texts),
            };
            because(&texts.not_opened, path, &why)
        }
        OpenError::TooLarge { path, megabytes } => {
            let why = reason(&texts.view, "too_large").replace("{found}", &megabytes.to_string());
            because(&texts.not_opened, path, &why)
        }
    }
}

/// Why a project file could not be read.
pub fn not_read(error: &ViewFileError, texts: &ErrorTexts) -> String {
    match error {
        ViewFileError::Read { path, source } => because(&texts.not_opened, path, cause(source, texts)),
        ViewFileError::View { path, source } => because(&texts.not_opened, path, &view::refused(source, texts)),
    }
}

/// Why a file could not be written.
pub fn not_written(error: &WriteError, texts: &ErrorTexts) -> String {
    because(&texts.not_saved, &error.path, cause(&error.source, texts))
}

/// What the system reported, and what helps.
pub fn cause<'t>(error: &Error, texts: &'t ErrorTexts) -> &'t str {
    let name = match error.kind() {
        ErrorKind::NotFound => "not_found",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "full",
        ErrorKind::ReadOnlyFilesystem => "read_only",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::NotADirectory => "no_folder",
        ErrorKind::InvalidFilename => "name",
        ErrorKind::AlreadyExists => "exists",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => "busy",
        ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
            "no_answer"
        }
        ErrorKind::InvalidData => "no_text",
        _ => "other",
    };
    reason(&texts.cause, name)
}
