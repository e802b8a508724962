//! Input files of a run, protected from being overwritten by its results.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::model::ShownPath;

/// Error: a result would overwrite an input of the same run.
#[derive(Debug, thiserror::Error)]
#[error(
    "{} would be written over {}, which is read by the same run: take another name",
    ShownPath(output),
    ShownPath(input)
)]
pub(super) struct OverInput {
    output: PathBuf,
    input: PathBuf,
}

/// Input files by canonical path, each with the given path and data about its readers.
pub(super) struct Inputs<'a, R>(BTreeMap<PathBuf, (&'a Path, R)>);

impl<R> Default for Inputs<'_, R> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'a, R> Inputs<'a, R> {
    /// Registers an input file. Returns the data about its readers, which are the earlier ones if the file was already
    /// registered under any path; `None` if the file does not exist.
    pub(super) fn insert(&mut self, input: &'a Path, reader: R) -> Option<&mut R> {
        let place = fs::canonicalize(input).ok()?;
        Some(&mut self.0.entry(place).or_insert((input, reader)).1)
    }

    /// Checks that a result does not overwrite an input, unless `may` permits it for the readers of that input. Returns
    /// `true` if it overwrites one.
    ///
    /// # Errors
    /// [`OverInput`] with both paths.
    pub(super) fn check(&self, output: &Path, may: impl Fn(&Path, &R) -> bool) -> Result<bool, OverInput> {
        if self.0.is_empty() {
            return Ok(false);
        }
        // A missing file overwrites nothing. Links and other spellings resolve to the same canonical path.
        let found = fs::canonicalize(output).ok().and_then(|place| self.0.get(&place));
        match found {
            Some((input, reader)) if !may(input, reader) => {
                Err(OverInput { output: output.to_owned(), input: (*input).to_owned() })
            }
            found => Ok(found.is_some()),
        }
    }
}
