//! Commands of the thematic layer and of tiles.

use std::path::PathBuf;

use crate::view::{Basemap, EditKind, ThematicLayer};

/// Request to change a layer of the map.
#[derive(Clone, Debug, PartialEq)]
pub enum LayerCommand {
    /// Set the thematic layer; `None` removes it.
    SetThematic(Option<ThematicLayer>, EditKind),
    /// Load tiles of an online basemap, with the user's consent.
    LoadOnlineTiles(Basemap),
    /// Open a local tile archive.
    OpenTileFile(PathBuf),
    /// Load failed tiles again.
    RetryTiles,
}
