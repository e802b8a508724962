//! Windows about map tiles: consent to online tiles, path of a local archive.

pub mod consent;
pub mod file;
