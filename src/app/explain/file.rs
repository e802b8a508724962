//! Error texts for files that could not be opened or written.

use super::{because, reason, view};
use crate::{
    data::{
        file_error::{Cause, FileError, NodeKind},
        read::{ReadError, Unreadable},
        view_file::ViewFileError,
        write::{Unwritable, WriteError},
    },
    export::OpenError,
    i18n::{ErrorTexts, format},
    model::ShownPath,
    surface::MetadataError,
};

/// Error text for a file that could not be opened.
pub(super) fn not_opened(error: &OpenError, texts: &ErrorTexts) -> String {
    match error {
        OpenError::View(error) => no_project(error, texts),
        OpenError::Picture { path, source } => {
            let why = match source {
                MetadataError::None => reason(&texts.view, "no_stamp").to_owned(),
                MetadataError::Damaged(_) | MetadataError::TooLarge { .. } => {
                    reason(&texts.view, "bad_stamp").to_owned()
                }
                MetadataError::View(error) => view::refused(error, texts),
            };
            because(&texts.not_opened, path, &why)
        }
    }
}

/// Error text for a project file that could not be opened.
pub(super) fn no_project(error: &ViewFileError, texts: &ErrorTexts) -> String {
    match error {
        ViewFileError::Read(error) => not_read(error, texts),
        ViewFileError::View { path, source } => because(&texts.not_opened, path, &view::refused(source, texts)),
    }
}

fn not_read(error: &ReadError, texts: &ErrorTexts) -> String {
    because(&texts.not_opened, &error.path, &why_unread(error, texts))
}

/// Reason why a file could not be read, with advice.
pub(super) fn why_unread(error: &ReadError, texts: &ErrorTexts) -> String {
    match &error.why {
        Unreadable::NoFile(kind) => reason(&texts.node, node(*kind)).to_owned(),
        Unreadable::TooLarge { limit } => {
            let most = format::number((limit >> 20) as f64);
            reason(&texts.cause, "too_large_to_read").replace("{most}", &most)
        }
        Unreadable::NoText { line } => reason(&texts.cause, "no_text").replace("{line}", &format::number(*line as f64)),
        Unreadable::DamagedBundle => reason(&texts.cause, "damaged_bundle").to_owned(),
        Unreadable::NotInBundle { name } => reason(&texts.cause, "not_in_bundle").replacen("{name}", name, 1),
        Unreadable::System(error) => system(error, texts).to_owned(),
    }
}

/// Error text for a file that could not be written.
pub(super) fn not_written(error: &WriteError, texts: &ErrorTexts) -> String {
    let why = match &error.why {
        Unwritable::Exists => reason(&texts.cause, "exists"),
        Unwritable::ReadOnly => reason(&texts.cause, "read_only_file"),
        Unwritable::NoFile(kind) => reason(&texts.node, node(*kind)),
        Unwritable::FolderName => reason(&texts.node, "folder"),
        Unwritable::FolderMissing => reason(&texts.cause, "folder_missing"),
        Unwritable::NoReader => reason(&texts.cause, "closed"),
        Unwritable::Unread => reason(&texts.cause, "unread"),
        Unwritable::Same => reason(&texts.cause, "same"),
        Unwritable::OwnFile(list) => return because(&texts.not_saved, &error.path, &own_file(list, texts)),
        Unwritable::System(error) => system(error, texts),
    };
    let text = because(&texts.not_saved, &error.path, why);
    // Only after an attempt to write is it worth saying that the old file is unchanged.
    let tried = matches!(&error.why, Unwritable::System(error) if error.cause != Cause::Missing && error.cause != Cause::NoFolder);
    if tried { text + &texts.unchanged } else { text }
}

/// Reason why a list cannot be put into a bundle.
fn own_file(error: &ReadError, texts: &ErrorTexts) -> String {
    let file = ShownPath(&error.path).to_string();
    reason(&texts.cause, "own_file").replacen("{file}", &file, 1)
}

fn node(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Folder => "folder",
        NodeKind::Pipe => "pipe",
        NodeKind::Socket => "socket",
        NodeKind::Device => "device",
        NodeKind::Unknown => "unknown",
    }
}

/// Error reported by the operating system, with advice.
fn system<'t>(error: &FileError, texts: &'t ErrorTexts) -> &'t str {
    let name = match error.cause {
        Cause::Missing => "missing",
        Cause::Denied => "denied",
        Cause::NoFolder => "no_folder",
        Cause::Full => "full",
        Cause::ReadOnly => "read_only",
        Cause::Name => "name",
        Cause::LinkLoop => "link_loop",
        Cause::Busy => "busy",
        Cause::TooLarge => "too_large_to_write",
        Cause::Memory => "memory",
        Cause::Closed => "closed",
        Cause::Ending => "ending",
        Cause::Other => "other",
    };
    reason(&texts.cause, name)
}
