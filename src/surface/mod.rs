//! What draws a scene. A surface decides nothing: it matches every kind of item in full.
//!
//! The window draws a [`Scene`](crate::scene::Scene); files are drawn from a [`Sheet`](crate::scene::Sheet): as SVG, and
//! from the tree that usvg makes of it as PNG and PDF, so that all three are the same picture.

mod metadata;
mod pdf;
mod png;
mod raster;
#[cfg(feature = "gui")]
pub mod screen;
mod svg;

pub use metadata::{Stamp, StampError, read_stamp};
pub use pdf::{PdfError, pdf};
pub use png::{PngError, Resolution, encode};
pub use raster::{DrawError, Pixels, draw};
pub use svg::{outlined, svg};
