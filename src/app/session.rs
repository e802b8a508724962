//! What lasts as long as the window: open windows, what is pointed at, passing messages.

use super::command::Window;
use crate::{scene::Attention, surface::screen::TileState, view::Camera};

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

/// A passing message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether something went wrong; such a message stays until it is dismissed.
    pub is_error: bool,
}

/// State that is never saved and never exported.
#[derive(Debug, Default)]
pub struct Session {
    /// The window above the map.
    pub window: Option<Window>,
    /// What is pointed at.
    pub attention: Attention,
    /// A movement of the camera.
    pub motion: Option<Motion>,
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
    /// Why a tile archive was refused.
    pub tile_error: Option<String>,
}
