//! Flags of all commands that make pictures.

use clap::Args;

use crate::data::write::Existing;

/// Files beside the pictures, replacing, reporting.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(super) struct OutputFlags {
    /// Also save the tables, project file, alt text, caption, citations and sources next to the image.
    #[arg(long)]
    pub pack: bool,
    /// Overwrite existing files.
    #[arg(long)]
    pub force: bool,
    /// Print a report as JSON: the `status` of each image is `ok`, `error` or `not_tried`. A run that is refused before its
    /// first image prints no report: exit code 1 or 2, and a message on standard error.
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
