//! Text files: their encoding.

pub(super) mod encoding;
