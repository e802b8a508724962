//! What panels, the map and shortcuts ask for. They change nothing by themselves.

use std::path::PathBuf;

use super::action::Action;
use crate::{
    model::{Province, SourceId},
    scene::Attention,
    view::{Camera, Filter, Selection, Step},
};

/// A window above the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Window {
    /// Finds commands, clusters and places.
    Palette,
    /// All sources, or the ones given.
    Sources(Vec<SourceId>),
    /// Keys and gestures.
    Shortcuts,
    /// About the program and its data.
    About,
    /// Asks before tiles are loaded from the network.
    TileConsent(crate::view::Backdrop),
    /// Asks for a tile archive.
    TileFile,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A command of the list.
    Do(Action),
    /// The camera moved by hand.
    Camera(Camera),
    /// The camera shall move there, visibly.
    Fly(Camera),
    /// The map was thrown: points per second to the right and down.
    Glide(f32, f32),
    /// Other conditions.
    Filter(Filter, Step),
    /// Something, or nothing, is picked.
    Select(Option<Selection>),
    /// Something is picked, and the map shall show it.
    Show(Selection),
    /// A place shall be shown.
    GoTo(crate::model::LonLat),
    /// The pointer or the keyboard is on something.
    Attend(Attention),
    /// An interaction ended: what follows is another undo step.
    Settle,
    /// A window opens.
    Open(Window),
    /// The window above the map closes.
    CloseWindow,
    /// A person agreed to load these tiles.
    AcceptTiles(crate::view::Backdrop),
    /// A local archive was chosen.
    OpenTileFile(PathBuf),
    /// Tiles that failed shall be tried again.
    RetryTiles,
    /// A message was read.
    Dismiss,
}

impl From<Action> for Command {
    fn from(action: Action) -> Self {
        Self::Do(action)
    }
}

impl Command {
    /// Picks a province.
    pub fn select_province(province: &Province) -> Self {
        Self::Select(Some(Selection::Province(province.id.clone())))
    }
}
