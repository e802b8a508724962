//! Map tiles: online sources and local archives.

pub mod archives;
mod online;
