//! Lines of a batch file, and the positions of its keys.

use std::collections::BTreeMap;

use toml::de::DeValue;

/// Key under the name that the arguments have: `tier` is another name of `rung`.
pub(super) fn canonical(key: &str) -> &str {
    if key == "tier" { "rung" } else { key }
}

/// Keys of a table with their byte offsets in the text.
pub(super) fn keys(value: &DeValue) -> BTreeMap<String, usize> {
    let table = value.as_table().into_iter().flatten();
    table.map(|(key, _)| (canonical(key.get_ref()).to_owned(), key.span().start)).collect()
}

/// Byte offsets of line starts.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// Line number (from 1) of a byte offset.
    pub(super) fn line(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at)
    }
}
