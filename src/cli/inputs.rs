//! Files that a run reads: no result is written over one of them.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::model::ShownPath;

/// A result that would replace what the same run reads.
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

/// Files that are read, each with what is known of its readers.
pub(super) struct Inputs<'a, R>(BTreeMap<PathBuf, (&'a Path, R)>);

impl<R> Default for Inputs<'_, R> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'a, R> Inputs<'a, R> {
    /// Notes a file, and returns what is known of the readers of one that was noted before, under whatever name. `None` where
    /// no such file exists.
    pub(super) fn insert(&mut self, input: &'a Path, reader: R) -> Option<&mut R> {
        let place = fs::canonicalize(input).ok()?;
        Some(&mut self.0.entry(place).or_insert((input, reader)).1)
    }

    /// Whether a result replaces none of the files, but those whose readers `may` allow it by.
    ///
    /// # Errors
    /// [`OverInput`] names both files.
    pub(super) fn check(&self, output: &Path, may: impl Fn(&Path, &R) -> bool) -> Result<(), OverInput> {
        if self.0.is_empty() {
            return Ok(());
        }
        // What is not there replaces nothing. Links and other spellings lead to one place.
        let found = fs::canonicalize(output).ok().and_then(|place| self.0.get(&place));
        match found {
            Some((input, reader)) if !may(input, reader) => {
                Err(OverInput { output: output.to_owned(), input: (*input).to_owned() })
            }
            _ => Ok(()),
        }
    }
}
