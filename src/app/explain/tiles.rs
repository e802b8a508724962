//! Tile archives that cannot be drawn.

use super::{because, reason};
use crate::{i18n::ErrorTexts, surface::screen::TileError};

/// Why a tile archive was refused.
pub fn refused(error: &TileError, texts: &ErrorTexts) -> String {
    because(&texts.no_tiles, &error.path, reason(&texts.tiles, "kind"))
}
