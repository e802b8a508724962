//! Flags of all commands that make pictures.

use clap::Args;

use crate::data::write::Existing;

/// Files beside the pictures, replacing, reporting.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(super) struct OutputFlags {
    /// Also write the table, the view, alt text, caption, citations and sources beside the picture.
    #[arg(long)]
    pub pack: bool,
    /// Replace files that exist.
    #[arg(long)]
    pub force: bool,
    /// Report what became of each picture as JSON on the standard output: its `status` is `ok`, `error` or `not_tried`.
    /// A run that is refused before its first picture prints no report: exit code 1 or 2, and a message on the standard
    /// error.
    /// In `file`, a byte of a name that is not UTF-8 is a character from U+F780 (byte 80) to U+F7FF (byte FF).
    #[arg(long)]
    pub json: bool,
}

impl OutputFlags {
    /// Treatment of existing files.
    pub(super) fn existing(self) -> Existing {
        if self.force { Existing::Replace } else { Existing::Refuse }
    }
}
