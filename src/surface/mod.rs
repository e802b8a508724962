//! Rendering of scenes and page layouts. Renderers take no design decisions: they match every kind of item.
//!
//! The window draws a [`Scene`](crate::scene::Scene) and the marks of charts; files are drawn from a
//! [`PageLayout`](crate::scene::PageLayout): as SVG, whose elements keep their kind, and as PDF and pixels, which are
//! drawn from the same paths.

mod drawing;
mod error;
mod glyphs;
mod ground;
mod metadata;
mod pdf;
mod png;
mod raster;
#[cfg(feature = "gui")]
pub mod screen;
mod svg;

pub use error::DrawError;
pub(crate) use metadata::is_metadata;
pub use metadata::{MetadataError, PictureMetadata, picture_count, read_metadata};
pub use pdf::{DocumentMetadata, PdfDocument, PdfError, Violation, pdf};
pub use png::{PngError, Resolution, png};
pub use raster::{Pixels, Raster};
pub use svg::{TextForm, svg};

/// Stroke width of a halo in files, points: twice its reach on screen.
const HALO: f32 = 2.6;

/// Coordinate in whole hundredths of a point, the precision of all files: below visibility, and above what differs
/// between the mathematics of two machines. Non-finite numbers become 0 and distant ones are clamped.
fn hundredths(value: f32) -> i64 {
    let rounded = (f64::from(value) * 100.0).round();
    if rounded.is_finite() { rounded.clamp(-1e9, 1e9) as i64 } else { 0 }
}

/// Coordinate rounded to the precision of all files, points.
fn rounded(value: f32) -> f32 {
    (hundredths(value) as f64 / 100.0) as f32
}
