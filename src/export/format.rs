//! What kind of file a picture becomes.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::data::write::names_folder;

/// A kind of file.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
pub enum Format {
    /// Pixels.
    #[default]
    Png,
    /// Vectors for the web and for drawing programs.
    Svg,
    /// Vectors for print, tagged for readers.
    Pdf,
}

impl Format {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        self.into()
    }

    /// The format that a file's ending stands for; none for the name of a folder.
    pub fn of_path(path: &std::path::Path) -> Option<Self> {
        let extension = path.extension().filter(|_| !names_folder(path));
        extension?.to_str()?.parse().ok()
    }
}

/// How a picture is written. What it shows and how large it is stands in its view.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The kind of file.
    pub format: Format,
    /// How many times the pixels of the page a PNG has.
    pub scale: f64,
    /// Whether page and sea are left out (PNG and SVG).
    pub transparent: bool,
    /// Whether the letters of an SVG are outlines.
    pub outlines: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { format: Format::Png, scale: 1.0, transparent: false, outlines: false }
    }
}
