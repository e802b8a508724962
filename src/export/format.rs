//! File formats and options of pictures.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::{
    data::write::names_folder,
    surface::TextForm,
    view::{PageSize, PageSizeError},
};

/// File format of a picture.
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
pub enum PictureFormat {
    /// Raster image.
    #[default]
    Png,
    /// Vector graphics for the web and for drawing programs.
    Svg,
    /// Vector graphics for print, tagged for screen readers.
    Pdf,
}

impl PictureFormat {
    /// File extension.
    pub fn extension(self) -> &'static str {
        self.into()
    }

    /// Format of a path's extension; `None` if it is unknown or the path names a folder.
    pub fn of_path(path: &std::path::Path) -> Option<Self> {
        let extension = path.extension().filter(|_| !names_folder(path));
        extension?.to_str()?.parse().ok()
    }
}

/// Export options; content and size are part of the view.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PictureOptions {
    /// File format.
    pub format: PictureFormat,
    /// PNG pixels per page pixel.
    pub scale: f64,
    /// `true` to leave out page and sea (PNG and SVG).
    pub transparent: bool,
    /// Form of the texts in an SVG.
    pub svg_text: TextForm,
}

impl PictureOptions {
    /// Checks that a picture of a size can be made with these options.
    ///
    /// # Errors
    /// [`PageSizeError`] for the first fault.
    pub fn check(&self, size: &PageSize) -> Result<(), PageSizeError> {
        size.check(self.scale)?;
        if self.format == PictureFormat::Pdf { size.check_pdf() } else { Ok(()) }
    }
}

impl Default for PictureOptions {
    fn default() -> Self {
        Self { format: PictureFormat::Png, scale: 1.0, transparent: false, svg_text: TextForm::default() }
    }
}
