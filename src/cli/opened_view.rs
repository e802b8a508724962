//! View that a command reads from a file: of a PDF of several pictures that of the first, with a note.

use std::path::Path;

use super::NAME;
use crate::{
    export::{self, OpenError, OpenedFile},
    model::ShownPath,
    view::View,
};

/// Reads the view of a file, and a note if the file holds several.
///
/// # Errors
/// As for [`export::open`].
pub(super) fn open(path: &Path) -> Result<(View, Option<String>), OpenError> {
    let OpenedFile { view, pictures } = export::open_file(path)?;
    let several = pictures.filter(|pictures| *pictures > 1);
    let note = several
        .map(|pictures| format!("{NAME}: note: {} holds {pictures} images; --view uses the first", ShownPath(path)));
    Ok((view, note))
}
