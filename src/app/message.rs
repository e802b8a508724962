//! Events reported to the user, stored as values and worded when drawn.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{export_worker::Failure, settings::Damage};
use crate::{
    data::{view_file::ViewFileError, write::WriteError},
    export::{OpenError, OwnDataProblem},
    surface::screen::{Fault, TileError},
    table::TableError,
};

/// Event reported to the user.
#[derive(Debug)]
pub enum Message {
    /// A file was written.
    Saved(PathBuf, Topic),
    /// The files of a pack were written: path of the first, number of files.
    Packed(PathBuf, usize),
    /// A picture was copied to the clipboard.
    PictureCopied,
    /// The check of the article was copied to the clipboard.
    ArticleCopied,
    /// The user cancelled an export.
    Cancelled,
    /// Stored settings could be read only in part or not at all.
    SettingsDamaged(Damage),
    /// The settings could not be written to this file.
    SettingsNotSaved(PathBuf),
    /// The embedded data is damaged.
    DataDamaged,
    /// A file could not be opened.
    NotOpened(OpenError),
    /// The project file of the last session could not be read; the last view is kept.
    NotResumed(ViewFileError),
    /// A file of a newer version has fields that are kept but not shown: path, field names.
    PartlyShown(PathBuf, Vec<String>),
    /// A file names what the atlas does not have: path, identifiers.
    UnknownIds(PathBuf, Vec<String>),
    /// An opened project names parts that its map cannot heed.
    IgnoredParts(PathBuf, Vec<String>),
    /// Another program has changed the project file.
    ChangedElsewhere(PathBuf),
    /// The project file could not be written.
    NotSaved(WriteError),
    /// A picture could not be drawn or written.
    NoPicture(Failure),
    /// A table could not be built.
    NoTable(TableError),
    /// A table could not be written.
    TableNotSaved(WriteError),
    /// A tile archive was refused.
    NoTiles(TileError),
    /// The connection to a tile server failed.
    NotConnected(Fault),
    /// A tile archive has changes in a journal that are not read.
    TilesUnwritten(PathBuf),
    /// A person's own file cannot be used, or is other than it was.
    OwnData(Arc<OwnDataProblem>),
    /// The report of an import could not be written.
    ReportNotSaved(WriteError),
    /// The map holds as many own files or layers as it can.
    TooManyFiles,
    /// The system could not show a folder.
    FolderNotShown(PathBuf),
}

/// Subject of a message; a new attempt at the same subject removes its earlier error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Pictures and packs.
    Picture,
    /// Tables.
    Table,
    /// Project files.
    Project,
    /// Tile archives.
    Tiles,
    /// Own files and their import.
    Data,
    /// Program as a whole.
    Program,
}

impl Message {
    /// Subject of the message.
    pub(crate) fn topic(&self) -> Topic {
        match self {
            Self::Saved(_, topic) => *topic,
            Self::Packed(..) | Self::PictureCopied | Self::Cancelled | Self::NoPicture(_) => Topic::Picture,
            Self::NoTable(_) | Self::TableNotSaved(_) => Topic::Table,
            Self::NotOpened(_)
            | Self::NotResumed(_)
            | Self::PartlyShown(..)
            | Self::UnknownIds(..)
            | Self::IgnoredParts(..)
            | Self::ChangedElsewhere(_)
            | Self::NotSaved(_) => Topic::Project,
            Self::NoTiles(_) | Self::NotConnected(_) | Self::TilesUnwritten(_) => Topic::Tiles,
            Self::OwnData(_) | Self::ReportNotSaved(_) | Self::TooManyFiles => Topic::Data,
            Self::ArticleCopied
            | Self::SettingsDamaged(_)
            | Self::SettingsNotSaved(_)
            | Self::DataDamaged
            | Self::FolderNotShown(_) => Topic::Program,
        }
    }

    /// `true` for a failure; an error stays until it is dismissed or the action is tried again.
    pub(crate) fn is_error(&self) -> bool {
        !matches!(
            self,
            Self::Saved(..) | Self::Packed(..) | Self::PictureCopied | Self::ArticleCopied | Self::Cancelled
        )
    }

    /// Written file that can be shown in its folder.
    pub fn written(&self) -> Option<&Path> {
        match self {
            Self::Saved(path, _) | Self::Packed(path, _) => Some(path),
            _ => None,
        }
    }
}
