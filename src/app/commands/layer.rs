//! Basemap commands: embedded basemap, online tiles, local archive.

use std::path::Path;

use super::{change, layer_list};
use crate::{
    app::{
        action::Action,
        command::LayerCommand,
        message::{Message, Topic},
        state::AppState,
        window_kind::Window,
    },
    geo::ProjectionKind,
    surface::screen::{Opening, TileError, Tileset},
    view::{Basemap, EditKind},
};

/// Applies a command that changes a layer.
pub(super) fn apply(state: &mut AppState, ctx: &egui::Context, command: LayerCommand) {
    match command {
        LayerCommand::Edit(id, edit) => layer_list::edit(state, &id, edit),
        LayerCommand::Add(id) => layer_list::add(state, id),
        LayerCommand::AddValues => layer_list::add_values(state),
        LayerCommand::AddGrid(grid) => layer_list::add_grid(state, *grid),
        LayerCommand::Unfold(id) => state.ui_state.unfolded_layer = id,
        LayerCommand::SetThematic(values, edit) => layer_list::set_values(state, values, edit),
        LayerCommand::LoadOnlineTiles(basemap) => {
            state.ui_state.window = None;
            open(state, ctx, &basemap);
        }
        LayerCommand::OpenTileFile(path) => open(state, ctx, &Basemap::File(path)),
        LayerCommand::RetryTiles => retry_tiles(state, ctx),
    }
}

/// Handles a choice of basemap: online tiles ask for consent, an archive asks for its path.
pub(super) fn dispatch(state: &mut AppState, action: Action) {
    match action {
        Action::BackdropOsm => state.ui_state.window = Some(Window::TileConsent(Basemap::OpenStreetMap)),
        Action::BackdropTopo => state.ui_state.window = Some(Window::TileConsent(Basemap::OpenTopoMap)),
        Action::BackdropFile => {
            state.ui_state.messages.retry(Topic::Tiles);
            state.ui_state.window = Some(Window::TileFile);
        }
        _ if !state.view.base.basemap.is_tiles() => {}
        _ => {
            state.map.tiles = None;
            state.ui_state.tiles = None;
            state.ui_state.opening = None;
            state.ui_state.motion = None;
            change(state, EditKind::Single, |view| {
                view.base.basemap = Basemap::Embedded;
                view.camera = view.camera.in_projection(ProjectionKind::Albers);
            });
        }
    }
}

/// Retries failed tiles: opens the archive or the connection anew, since walkers requests each tile only once.
fn retry_tiles(state: &mut AppState, ctx: &egui::Context) {
    let backdrop = state.view.base.basemap.clone();
    open(state, ctx, &backdrop);
}

/// Updates the tile source after the view was replaced.
pub(crate) fn sync_tiles(state: &mut AppState, ctx: &egui::Context) {
    let wanted = state.view.base.basemap.clone();
    if state.map.tiles.as_ref().map_or(Basemap::Embedded, |tiles| tiles.backdrop().clone()) == wanted {
        state.ui_state.opening = None;
        return;
    }
    state.map.tiles = None;
    state.ui_state.tiles = None;
    open(state, ctx, &wanted);
}

/// Abandons an archive chosen in a window that has closed.
pub(super) fn give_up_opening(state: &mut AppState) {
    if state.ui_state.opening.as_ref().is_some_and(|opening| !is_wanted(state, opening.path())) {
        state.ui_state.opening = None;
    }
}

/// `true` if the view already refers to the archive: it came with a document or by undo.
fn is_wanted(state: &AppState, archive: &Path) -> bool {
    matches!(&state.view.base.basemap, Basemap::File(path) if path == archive)
}

/// Shows an archive once it is open, or reports why it is refused; `true` if it is shown.
pub(super) fn poll_opening(state: &mut AppState, ctx: &egui::Context) -> bool {
    let Some(opening) = &mut state.ui_state.opening else { return false };
    let Some(opened) = opening.poll() else {
        // The worker repaints the window; this timer covers systems that lose the request.
        ctx.request_repaint_after_secs(0.5);
        return false;
    };
    state.ui_state.opening = None;
    match opened {
        Ok(tiles) => {
            show(state, tiles);
            true
        }
        Err(error) => {
            refuse(state, error);
            false
        }
    }
}

/// Opens a tile source: a local archive on a thread of its own. An invalid one changes nothing.
fn open(state: &mut AppState, ctx: &egui::Context, backdrop: &Basemap) {
    state.ui_state.opening = None;
    state.ui_state.messages.retry(Topic::Tiles);
    if state.view.base.basemap == *backdrop {
        state.ui_state.lost_archive = None;
    }
    match backdrop {
        Basemap::File(path) => state.ui_state.opening = Some(Opening::start(path.clone(), ctx)),
        Basemap::Embedded | Basemap::OpenStreetMap | Basemap::OpenTopoMap => {
            match Tileset::online(backdrop, state.tile_cache.as_deref(), ctx) {
                Ok(Some(tiles)) => show(state, tiles),
                Ok(None) => {}
                Err(fault) => state.ui_state.messages.say(Message::NotConnected(fault)),
            }
        }
    }
}

/// Shows a tile source as one undo step.
fn show(state: &mut AppState, tiles: Tileset) {
    let backdrop = tiles.backdrop().clone();
    if let (true, Basemap::File(path)) = (tiles.is_unwritten(), &backdrop) {
        state.ui_state.messages.say(Message::TilesUnwritten(path.clone()));
    }
    state.map.tiles = Some(tiles);
    state.ui_state.motion = None;
    change(state, EditKind::Single, |view| {
        view.base.basemap = backdrop;
        view.camera = view.camera.in_projection(ProjectionKind::WebMercator);
    });
}

/// Reports a refused archive. A view that refers to it stays unchanged and shows the embedded basemap: the file may
/// reappear, and the document must not change by itself.
fn refuse(state: &mut AppState, error: TileError) {
    if is_wanted(state, &error.path) && state.map.tiles.is_none() {
        state.ui_state.lost_archive = Some(error);
    } else {
        state.ui_state.messages.say(Message::NoTiles(error));
    }
}
