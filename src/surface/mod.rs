//! Rendering of scenes and page layouts. Renderers take no design decisions: they match every kind of item.
//!
//! The window draws a [`Scene`](crate::scene::Scene); files are drawn from a [`PageLayout`](crate::scene::PageLayout): as SVG,
//! and as PNG and PDF from usvg's tree of that SVG, so that all three are the same picture.

mod error;
mod metadata;
mod pdf;
mod png;
mod raster;
#[cfg(feature = "gui")]
pub mod screen;
mod svg;
mod tree;

pub use error::DrawError;
pub use metadata::{MetadataError, PictureMetadata, read_metadata};
pub use pdf::{PdfError, Violation, pdf};
pub(crate) use png::encode;
pub use png::{PngError, Resolution};
pub use raster::{Pixels, draw};
pub use svg::{outlined, svg};
