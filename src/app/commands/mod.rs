//! Application of commands, a module per noun; this one only dispatches.

mod analysis;
mod article;
mod camera;
mod export;
mod file;
mod filter;
mod import;
mod interaction;
mod layer;
mod layer_list;
mod own_data;
mod own_facts;
mod path;
mod selection;
mod table;
mod timeline;
mod tool;
mod window;

pub(super) use analysis::follow as follow_analysis;
pub(super) use camera::{advance as advance_camera, resize_map};
pub(super) use export::follow as follow_export;
pub(super) use file::{close_requested, resume};
pub(super) use import::follow as follow_import;
pub(super) use layer::sync_tiles;
pub(super) use own_data::follow as follow_own_data;
pub(super) use table::follow as follow_table;
pub(super) use timeline::{advance_playback, view_without_playback};

use super::{
    action::Action,
    command::{Command, ToolCommand},
    state::AppState,
    widgets::notice,
    window_kind::Window,
};
use crate::view::{EditKind, View};

/// Applies commands and updates computed results after each.
pub(super) fn run(state: &mut AppState, ctx: &egui::Context, queue: impl IntoIterator<Item = Command>) {
    for command in queue {
        apply(state, ctx, command);
        own_facts::sync(state);
        state.refresh();
    }
}

/// Applies one command.
fn apply(state: &mut AppState, ctx: &egui::Context, command: Command) {
    let before: Vec<Window> = state.ui_state.windows().cloned().collect();
    dispatch(state, ctx, command);
    window::complete_change(state, ctx, &before);
}

fn dispatch(state: &mut AppState, ctx: &egui::Context, command: Command) {
    match command {
        Command::Action(action) => dispatch_action(state, ctx, action),
        Command::Analysis(command) => analysis::apply(state, ctx, command),
        Command::Article(command) => article::apply(state, ctx, command),
        Command::Camera(command) => camera::apply(state, command),
        Command::Export(command) => export::apply(state, ctx, command),
        Command::File(command) => file::apply(state, ctx, command),
        Command::Filter(command) => filter::apply(state, command),
        Command::Import(command) => import::apply(state, ctx, command),
        Command::Interaction(command) => interaction::apply(state, command),
        Command::Layer(command) => layer::apply(state, ctx, command),
        Command::OwnData(command) => own_data::apply(state, ctx, command),
        Command::Selection(command) => selection::apply(state, command),
        Command::Table(command) => table::apply(state, ctx, command),
        Command::Timeline(command) => timeline::apply(state, ctx, command),
        Command::Tool(command) => tool::apply(state, command),
        Command::Window(command) => window::apply(state, command),
        Command::EndEdit => state.history.settle(),
        Command::CopyText(text) => ctx.copy_text(text),
        Command::DismissMessage(number) => state.ui_state.messages.dismiss(Some(number)),
    }
}

/// Shows a tile archive once it is open, and closes the window in which it was chosen.
pub(super) fn finish_opening_tiles(state: &mut AppState, ctx: &egui::Context) {
    if layer::poll_opening(state, ctx) {
        window::finish(state, &Window::TileFile);
    }
}

/// Ends the mark of a place after its time, or at the next click.
pub(super) fn expire_place_mark(state: &mut AppState, ctx: &egui::Context) {
    let Some(mark) = &mut state.ui_state.place_mark else { return };
    let (now, clicked) = ctx.input(|input| (input.time, input.pointer.any_click()));
    match mark.rest(now).filter(|_| !clicked) {
        Some(rest) => ctx.request_repaint_after(std::time::Duration::from_secs_f64(rest)),
        None => state.ui_state.place_mark = None,
    }
}

/// Removes messages whose display time has passed.
pub(super) fn expire_messages(state: &mut AppState, ctx: &egui::Context) {
    let now = ctx.input(|input| input.time);
    let held = notice::is_held(ctx);
    let dialog = state.ui_state.dialog().cloned();
    if let Some(rest) = state.ui_state.messages.pass(now, dialog.as_ref(), held) {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(rest));
    }
}

/// Changes the view as one undo step; an edit without effect records none.
fn change(state: &mut AppState, kind: EditKind, edit: impl FnOnce(&mut View)) {
    let mut view = state.view.clone();
    edit(&mut view);
    if view != state.view {
        state.history.record(&view_without_playback(state), kind);
        state.view = view;
    }
}

fn dispatch_action(state: &mut AppState, ctx: &egui::Context, action: Action) {
    if let Some(switch) = action.switch() {
        change(state, EditKind::Single, |view| switch.set(view, !switch.is_on(view)));
        return;
    }
    if let Some(chosen) = action.tool() {
        tool::apply(state, ToolCommand::Choose(chosen));
        return;
    }
    match action {
        Action::Undo => undo_redo(state, ctx, false),
        Action::Redo => undo_redo(state, ctx, true),
        Action::New | Action::Open | Action::Save | Action::SaveAs | Action::ClearRecent | Action::ShowInFolder => {
            file::dispatch(state, ctx, action);
        }
        Action::Export | Action::CopyPicture | Action::SnapshotPack => export::dispatch(state, ctx, action),
        Action::SaveTable => table::open_window(state),
        Action::AddData => import::pick(state, ctx),
        Action::DismissMessage => state.ui_state.messages.dismiss(None),
        Action::ClearFilters | Action::FocusSearch => filter::dispatch(state, action),
        Action::FitChina | Action::FitSelection | Action::FitResult | Action::ZoomIn | Action::ZoomOut => {
            camera::dispatch(state, action);
        }
        Action::ShowOnlyMarked | Action::ClearMarked => tool::dispatch(state, action),
        Action::Albers | Action::WebMercator => camera::project(state, action),
        Action::NextClaim => article::open_adjacent(state, true),
        Action::PreviousClaim => article::open_adjacent(state, false),
        Action::NextCluster | Action::PreviousCluster | Action::ClearSelection => selection::dispatch(state, action),
        Action::BackdropBase | Action::BackdropOsm | Action::BackdropTopo | Action::BackdropFile => {
            layer::dispatch(state, action);
        }
        _ => window::dispatch(state, ctx, action),
    }
}

/// Undoes or redoes a step; stops a camera animation and the playback first.
fn undo_redo(state: &mut AppState, ctx: &egui::Context, forward: bool) {
    state.ui_state.motion = None;
    timeline::stop(state);
    let present = view_without_playback(state);
    let found = if forward { state.history.redo(&present) } else { state.history.undo(&present) };
    if let Some(mut view) = found {
        // Undo never changes the theme, which is a preference, and never connects to tile servers, which needs consent.
        view.theme = present.theme;
        if view.base.basemap.is_online() && view.base.basemap != present.base.basemap {
            view.base.basemap = crate::view::Basemap::Embedded;
        }
        state.view = view;
        sync_tiles(state, ctx);
    }
}
