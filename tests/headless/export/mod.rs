//! Exported pictures, as read by other programs and by this one.

mod open;
mod paths;
mod pdf;
mod png;
mod same_bytes;
pub mod svg;
mod svg_texts;
mod titles;
