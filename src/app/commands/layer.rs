//! What lies under the map: the base map, online tiles, a local archive.

use std::path::PathBuf;

use super::change;
use crate::{
    app::{
        action::Action,
        command::Window,
        message::{Message, Topic},
        state::State,
    },
    geo::ProjectionKind,
    surface::screen::Tileset,
    view::{Backdrop, Step},
};

/// Another backdrop was asked for. Online ones ask a person first, a file asks for its path.
pub fn backdrop(state: &mut State, action: Action) {
    match action {
        Action::BackdropOsm => state.session.window = Some(Window::TileConsent(Backdrop::OpenStreetMap)),
        Action::BackdropTopo => state.session.window = Some(Window::TileConsent(Backdrop::OpenTopoMap)),
        Action::BackdropFile => {
            state.session.messages.retry(Topic::Tiles);
            state.session.window = Some(Window::TileFile);
        }
        _ if !state.view.layers.backdrop.is_tiles() => {}
        _ => {
            state.tiles = None;
            state.session.tiles = None;
            state.session.motion = None;
            change(state, Step::Single, |view| {
                view.layers.backdrop = Backdrop::BaseMap;
                view.camera = view.camera.in_projection(ProjectionKind::Albers);
            });
        }
    }
}

/// A person agreed: from here on the program may connect.
pub fn accept_tiles(state: &mut State, ctx: &egui::Context, backdrop: &Backdrop) {
    state.session.window = None;
    open(state, ctx, backdrop);
}

/// A local archive was chosen; a wrong one leaves everything as it is.
pub fn open_tile_file(state: &mut State, ctx: &egui::Context, path: PathBuf) {
    if open(state, ctx, &Backdrop::File(path)) {
        state.session.window = None;
    }
}

/// Tries again what failed: walkers never asks twice for a tile.
pub fn retry_tiles(state: &mut State, ctx: &egui::Context) {
    let backdrop = state.view.layers.backdrop.clone();
    open(state, ctx, &backdrop);
}

/// Makes the source of tiles fit the view after the view was replaced.
pub fn sync_tiles(state: &mut State, ctx: &egui::Context) {
    let wanted = state.view.layers.backdrop.clone();
    if state.tiles.as_ref().map_or(Backdrop::BaseMap, |tiles| tiles.backdrop().clone()) == wanted {
        return;
    }
    match &wanted {
        Backdrop::BaseMap => {
            state.tiles = None;
            state.session.tiles = None;
        }
        _ if !open(state, ctx, &wanted) => state.view.layers.backdrop = Backdrop::BaseMap,
        _ => {}
    }
}

fn open(state: &mut State, ctx: &egui::Context, backdrop: &Backdrop) -> bool {
    match Tileset::open(backdrop, state.tile_cache.as_deref(), ctx) {
        Ok(tiles) => {
            state.tiles = tiles;
            state.session.motion = None;
            state.session.messages.retry(Topic::Tiles);
            change(state, Step::Single, |view| {
                view.layers.backdrop = backdrop.clone();
                view.camera = view.camera.in_projection(ProjectionKind::WebMercator);
            });
            true
        }
        Err(error) => {
            state.session.messages.say(Message::NoTiles(error));
            false
        }
    }
}
