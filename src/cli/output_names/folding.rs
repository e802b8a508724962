//! Folding of file names by file systems, which may ignore case or the Unicode form of accents.

use std::{
    ffi::{OsStr, OsString},
    path::Path,
};

use unicode_normalization::UnicodeNormalization as _;

/// Differences between names that a folder ignores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Folding {
    /// Case.
    pub case: bool,
    /// Unicode normalisation form: é as one code point or as two.
    pub forms: bool,
}

impl Folding {
    /// Both differences, the broadest folding of any file system.
    pub(super) const ALL: Self = Self { case: true, forms: true };
    const NONE: Self = Self { case: false, forms: false };

    /// Probes a folder with a temporary file, removed at once. Folders without write access are taken to distinguish
    /// all names, since no file will be written there.
    pub(super) fn of(folder: &Path) -> Self {
        let mut builder = tempfile::Builder::new();
        let Ok(probe) = builder.prefix(".Cluster-Atlas-\u{e9}-").suffix(".part").tempfile_in(folder) else {
            return Self::NONE;
        };
        let name = probe.path().file_name().and_then(OsStr::to_str).unwrap_or_default();
        let is_there = |name: String| folder.join(name).symlink_metadata().is_ok();
        Self {
            case: is_there(name.replace(".Cluster-Atlas-", ".CLUSTER-ATLAS-")),
            forms: is_there(name.replace('\u{e9}', "e\u{301}")),
        }
    }

    /// Folds a name for comparison; names that are not Unicode stay unchanged.
    pub(super) fn fold(self, name: &OsStr) -> OsString {
        let Some(text) = name.to_str() else { return name.to_owned() };
        let text: String = if self.forms { text.nfd().collect() } else { text.to_owned() };
        // Upper case first, so that ß and ss become equal.
        let text = if self.case { text.to_uppercase().to_lowercase() } else { text };
        OsString::from(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probe_agrees_with_the_folder_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let found = Folding::of(folder.path());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let same = |one: &str, other: &str| {
            crate::data::write::atomic(&folder.path().join(one), b"x").unwrap();
            folder.path().join(other).exists()
        };
        assert_eq!(found, Folding { case: same("a", "A"), forms: same("\u{e9}", "e\u{301}") });
    }

    #[test]
    fn a_folder_that_is_not_there_folds_nothing() {
        assert_eq!(Folding::of(Path::new("/nowhere/at/all")), Folding::NONE);
    }
}
