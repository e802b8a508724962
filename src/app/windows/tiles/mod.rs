//! Windows about map tiles: consent to online tiles, path of a local archive.

pub(crate) mod consent;
pub(crate) mod file;
