//! What lies under the map: the base map, online tiles, a local archive.

use std::path::PathBuf;

use super::change;
use crate::{
    app::{
        action::Action,
        command::{Command, Window},
        session::Message,
        state::State,
    },
    geo::ProjectionKind,
    i18n::messages,
    query::{Moment, next_stop},
    surface::screen::Tileset,
    view::{Backdrop, Step},
};

/// Another backdrop was asked for. Online ones ask a person first, a file asks for its path.
pub fn backdrop(state: &mut State, action: Action) {
    match action {
        Action::BackdropOsm => state.session.window = Some(Window::TileConsent(Backdrop::OpenStreetMap)),
        Action::BackdropTopo => state.session.window = Some(Window::TileConsent(Backdrop::OpenTopoMap)),
        Action::BackdropFile => {
            state.session.tile_error = None;
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

/// The map as of a stop of the timeline, or with everything.
pub fn until(state: &mut State, moment: Option<&Moment>) {
    let mut view = state.view.clone();
    match moment {
        Some(moment) => view = moment.applied(&state.catalogue, &view),
        None => view.filter.until = None,
    }
    // One step however many stops were passed: the timeline is played, not edited.
    change(state, Step::Typing, |present| *present = view);
}

/// Seconds from one stop of the timeline to the next.
const BEAT: f64 = 1.6;

/// Lets the timeline go on by itself; at its end it begins anew.
pub fn play(state: &mut State, ctx: &egui::Context, on: bool) {
    state.history.settle();
    let now = ctx.input(|input| input.time);
    state.session.playing = on.then_some(now);
    let present = state.view.filter.until.as_ref();
    if on && present.is_some() && next_stop(&state.derived.timeline, present).is_none() {
        until(state, None);
    }
}

/// Goes to the next stop when its time has come; at the last one the timeline stands still.
pub fn play_on(state: &mut State, ctx: &egui::Context) {
    let Some(due) = state.session.playing else { return };
    let now = ctx.input(|input| input.time);
    if now >= due {
        let next = next_stop(&state.derived.timeline, state.view.filter.until.as_ref());
        let Some(next) = next.cloned() else {
            state.session.playing = None;
            return;
        };
        state.run(ctx, [Command::Until(Some(Box::new(next)))]);
        state.session.playing = Some(now + BEAT);
    }
    let rest = state.session.playing.map_or(0.0, |due| (due - now).max(0.0));
    ctx.request_repaint_after(std::time::Duration::from_secs_f64(rest));
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
            state.session.tile_error = None;
            change(state, Step::Single, |view| {
                view.layers.backdrop = backdrop.clone();
                view.camera = view.camera.in_projection(ProjectionKind::WebMercator);
            });
            true
        }
        Err(error) => {
            let text = messages(state.view.language)
                .tiles
                .file_error
                .replace("{path}", &error.path.display().to_string())
                .replace("{expected}", error.expected)
                .replace("{found}", &error.found);
            if state.session.window == Some(Window::TileFile) {
                state.session.tile_error = Some(text);
            } else {
                state.session.message = Some(Message { text, is_error: true });
            }
            false
        }
    }
}
