//! Surfaces draw a scene and decide nothing.

#[cfg(feature = "gui")]
pub mod screen;
