//! What lasts as long as the window: open windows, what is pointed at, passing messages.

use super::{
    command::{Delivery, Window},
    pictures::Shown,
};
use crate::{
    export::Options,
    model::Verdict,
    query::{ProgrammeFilter, ProgrammeOrder},
    scene::Attention,
    surface::screen::{Opening, TileError, TileState},
    view::{Camera, View},
};

/// A movement of the camera that goes on by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Motion {
    /// From one camera to another in some seconds.
    Flight {
        /// Where it began.
        from: Camera,
        /// Where it ends.
        to: Camera,
        /// Seconds flown.
        elapsed: f32,
    },
    /// Thrown by hand, slowing down: points per second to the right and down.
    Glide(f32, f32),
}

/// The picture that is looked at before it is a file, and the file that is being made.
#[derive(Default)]
pub struct Export {
    /// What the picture was last asked for.
    pub asked: Option<(View, Options, u32)>,
    /// The picture.
    pub preview: Option<(egui::TextureHandle, Shown)>,
    /// How much of a file is done, 0 to 1.
    pub progress: Option<f32>,
    /// A field for the path, where the system has no dialog: what stands in it, and what it is for.
    pub path: Option<(String, Delivery)>,
    /// Where a picture shall go, a file of it that exists, and what it is: replaced only when a person says so.
    pub exists: Option<(std::path::PathBuf, std::path::PathBuf, Delivery)>,
}

impl std::fmt::Debug for Export {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Export").field("progress", &self.progress).field("path", &self.path).finish_non_exhaustive()
    }
}

/// A passing message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether something went wrong; such a message stays until it is dismissed.
    pub is_error: bool,
}

/// What the room of programmes lists, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgrammesRoom {
    /// Which programmes.
    pub filter: ProgrammeFilter,
    /// In which order.
    pub order: ProgrammeOrder,
}

/// Where a person is in the walk through the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticleWalk {
    /// The open claim by its place in the catalogue, from 0.
    pub at: usize,
    /// The verdict whose claims are listed; `None` lists all.
    pub verdict: Option<Verdict>,
    /// The open claim shall be scrolled to.
    pub reveal: bool,
}

/// State that is never saved and never exported.
#[derive(Debug, Default)]
pub struct Session {
    /// The window above the map.
    pub window: Option<Window>,
    /// The window that comes back when that one closes.
    pub beneath: Option<Window>,
    /// What is pointed at.
    pub attention: Attention,
    /// A movement of the camera.
    pub motion: Option<Motion>,
    /// When the timeline goes on by itself, seconds of the window's clock; `None` where it stands still.
    pub playing: Option<f64>,
    /// A message.
    pub message: Option<Message>,
    /// How loading of tiles goes; `None` without tiles.
    pub tiles: Option<TileState>,
    /// The size of the map, points.
    pub map_size: (f32, f32),
    /// Whether a text field had the keyboard in the last frame.
    pub was_typing: bool,
    /// The search box shall take the keyboard.
    pub focus_search: bool,
    /// Whether a person agreed to close the window.
    pub closing: bool,
    /// Why the tile archive was refused that the view asks for.
    pub lost_archive: Option<TileError>,
    /// Why a tile archive was refused that a person chose.
    pub tile_error: Option<TileError>,
    /// A tile archive that is being opened.
    pub opening: Option<Opening>,
    /// The picture that is being made.
    pub export: Export,
    /// The room of programmes.
    pub programmes: ProgrammesRoom,
    /// The walk through the article.
    pub article: ArticleWalk,
}
