//! Errors of the names of files.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    cli::protected_inputs::OverInput,
    data::{
        file_error::Cause,
        write::{Unwritable, WriteError},
    },
    export::Atlas,
    model::ShownPath,
};

/// Error of a picture's file name.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum NamesError {
    #[error("several images would go to one file: {}{}", ShownPath(.0), other_spelling(.0, .1))]
    Same(PathBuf, PathBuf),
    #[error("{} and {} are one file in this folder, which does not tell capital letters or the forms of accents apart", ShownPath(.0), ShownPath(.1))]
    Folded(PathBuf, PathBuf),
    #[error("{} is to be a file, and {} needs a folder of that name", ShownPath(.0), ShownPath(.1))]
    Folder(PathBuf, PathBuf),
    #[error("a name in it is longer than its folder allows: {}", ShownPath(.0))]
    Long(PathBuf),
    #[error("{} is the standard output, which holds one image of `export` and nothing else; name a file", ShownPath(.0))]
    Stdout(PathBuf),
    #[error("{} and {} are one file; the pages of an atlas spell its name in one way", ShownPath(.0), ShownPath(.1))]
    Spelling(PathBuf, PathBuf),
    #[error(
        "--one-file: has no effect on {}, which would hold one picture; it needs --each, several values of --lang or \
         --theme, or another picture with the same name",
        ShownPath(.0)
    )]
    OnePage(PathBuf),
    #[error(
        "{} would hold {pages} pictures, and one PDF holds at most {}: {{lang}}, {{theme}} or {{each}} in its name \
         makes several of it",
        ShownPath(path),
        Atlas::MOST_PAGES
    )]
    TooManyPages { path: PathBuf, pages: usize },
    #[error("--pack: has no effect on {}, which holds several images; leave --pack or --one-file out", ShownPath(.0))]
    PackOfAtlas(PathBuf),
    #[error(transparent)]
    Input(#[from] OverInput),
    #[error("already exists; add --force to overwrite it: {}", ShownPath(.0))]
    Exists(PathBuf),
    #[error(transparent)]
    Unwritable(WriteError),
    #[error("Windows has no such name: {}", ShownPath(.0))]
    Windows(PathBuf),
}

fn other_spelling(one: &Path, other: &Path) -> String {
    if one == other { String::new() } else { format!(", {}", ShownPath(other)) }
}

impl NamesError {
    /// 2 if the error can be fixed by other names, 1 if a file is in the way.
    pub(in crate::cli) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Same(..)
            | Self::Folded(..)
            | Self::Folder(..)
            | Self::Long(_)
            | Self::Stdout(_)
            | Self::Spelling(..)
            | Self::OnePage(_)
            | Self::TooManyPages { .. }
            | Self::PackOfAtlas(_)
            | Self::Input(_)
            | Self::Windows(_) => ExitCode::from(2),
            Self::Unwritable(WriteError { why: Unwritable::System(error), .. }) if error.cause == Cause::Name => {
                ExitCode::from(2)
            }
            Self::Exists(_) | Self::Unwritable(_) => ExitCode::FAILURE,
        }
    }
}
