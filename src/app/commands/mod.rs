//! Application of commands, in modules by subject.

mod article;
mod camera;
mod export;
mod file;
mod layer;
mod selection;
mod table;
mod timeline;
mod window;

use std::path::{Path, PathBuf};

pub use camera::{advance, fitting_china};
pub use export::follow as follow_export;
pub use file::{close_requested, resume};
pub use layer::sync_tiles;
pub use table::follow as follow_table;
pub use timeline::{at_rest, play_on};

use super::{
    action::Action,
    command::Command,
    message::Message,
    request::{Next, Window},
    state::AppState,
    widgets::notice,
};
use crate::view::{EditKind, Filter, View};

/// Applies commands and updates computed results after each.
pub fn run(state: &mut AppState, ctx: &egui::Context, queue: impl IntoIterator<Item = Command>) {
    for command in queue {
        apply(state, ctx, command);
        state.refresh();
    }
}

/// Applies one command.
fn apply(state: &mut AppState, ctx: &egui::Context, command: Command) {
    let before: Vec<Window> = state.session.windows().cloned().collect();
    dispatch(state, ctx, command);
    window::settle(state, ctx, &before);
}

fn dispatch(state: &mut AppState, ctx: &egui::Context, command: Command) {
    match command {
        Command::Do(action) => dispatch_action(state, ctx, action),
        Command::Camera(camera) => camera::moved(state, camera),
        Command::Fly(camera) => camera::fly(state, camera),
        Command::Glide(right, down) => camera::glide(state, right, down),
        Command::GoTo(place) => camera::go_to(state, place),
        Command::Filter(filter, step) => change(state, step, |view| view.filter = filter),
        Command::Until(moment) => timeline::until(state, moment.as_deref()),
        Command::Play(on) => timeline::play(state, ctx, on),
        Command::Programmes(room) => state.session.programmes = *room,
        Command::Thematic(layer, step) => change(state, step, |view| view.layers.thematic = layer),
        Command::Select(selection) => selection::select(state, selection),
        Command::Show(selection) => selection::show(state, selection),
        Command::Compare(ids) => selection::compare(state, ids),
        Command::Attend(attention) => state.session.attention = attention,
        // Merged into one `Attend` before commands are applied, see `settle_attention`.
        Command::Point(_) | Command::Emphasise(_) => {}
        Command::Settle => state.history.settle(),
        Command::Open(window) => window::open(state, window),
        Command::CloseWindow => window::close(state),
        Command::CloseWindows => window::close_all(state),
        Command::AcceptTiles(backdrop) => layer::accept_tiles(state, ctx, &backdrop),
        Command::OpenTileFile(path) => layer::open_tile_file(state, ctx, path),
        Command::OpenDocument(path) => file::open_or_confirm(state, ctx, Next::Open(path)),
        Command::SaveDocument { path, replace } => file::save_to(state, &path, replace),
        Command::SaveThen(next) => file::save_then(state, ctx, next),
        Command::DiscardThen(next) => file::discard_then(state, ctx, next),
        Command::Page(page, step) => change(state, step, |view| view.page = *page),
        Command::ExportSettings(settings) => state.settings.export = settings,
        Command::Table(settings) => state.settings.table = *settings,
        Command::ExportTo { path, delivery, replace } => export::export_to(state, ctx, &path, delivery, replace),
        Command::CancelExport => export::cancel(state),
        Command::CopyText(text) => ctx.copy_text(text),
        Command::Step(step) => article::show_step(state, ctx, &step),
        Command::Claim(at) => article::open(state, at),
        Command::Claims(verdict) => article::list(state, verdict),
        Command::CopyArticle => article::copy(state, ctx),
        Command::RetryTiles => layer::retry_tiles(state, ctx),
        Command::TableFile(file) => state.session.table_file = *file,
        Command::SaveTableTo { path, replace } => table::save_to(state, ctx, &path, replace),
        Command::Dismiss(number) => state.session.messages.dismiss(Some(number)),
        Command::ShowInFolder(path) => show_in_folder(state, path),
    }
}

/// Shows a tile archive once it is open, and closes the window in which it was chosen.
pub fn tiles_opened(state: &mut AppState, ctx: &egui::Context) {
    if layer::opened(state, ctx) {
        window::finish(state, &Window::TileFile);
    }
}

fn show_in_folder(state: &mut AppState, path: PathBuf) {
    if state.dialogs.show_in_folder(&path).is_err() {
        state.session.messages.say(Message::FolderNotShown(path));
    }
}

/// Removes messages whose display time has passed.
pub fn pass_messages(state: &mut AppState, ctx: &egui::Context) {
    let now = ctx.input(|input| input.time);
    let held = notice::is_held(ctx);
    let dialog = state.session.dialog().cloned();
    if let Some(rest) = state.session.messages.pass(now, dialog.as_ref(), held) {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(rest));
    }
}

/// Changes the view as one undo step; an edit without effect records none.
fn change(state: &mut AppState, step: EditKind, edit: impl FnOnce(&mut View)) {
    let mut view = state.view.clone();
    edit(&mut view);
    if view != state.view {
        state.history.record(&at_rest(state), step);
        state.view = view;
    }
}

fn dispatch_action(state: &mut AppState, ctx: &egui::Context, action: Action) {
    if let Some(layer) = action.layer() {
        change(state, EditKind::Single, |view| {
            let shown = layer(&mut view.layers);
            *shown = !*shown;
        });
        return;
    }
    match action {
        Action::Undo => undo_redo(state, ctx, false),
        Action::Redo => undo_redo(state, ctx, true),
        Action::New | Action::Open | Action::Save | Action::SaveAs | Action::ClearRecent => {
            file::dispatch(state, ctx, action);
        }
        Action::Export | Action::CopyPicture | Action::SnapshotPack => export::dispatch(state, ctx, action),
        Action::SaveTable => table::open(state),
        Action::ShowInFolder => {
            if let Some(path) = state.session.messages.written().map(Path::to_owned) {
                show_in_folder(state, path);
            }
        }
        Action::DismissMessage => state.session.messages.dismiss(None),
        Action::ClearFilters => change(state, EditKind::Single, |view| view.filter = Filter::default()),
        Action::FocusSearch => {
            state.settings.filters_open = true;
            state.settings.left = super::settings::LeftPanel::Clusters;
            state.session.focus_search = true;
        }
        Action::FitChina | Action::FitSelection | Action::ZoomIn | Action::ZoomOut => camera::dispatch(state, action),
        Action::Albers | Action::WebMercator => camera::project(state, action),
        Action::NextClaim => article::next_step(state, true),
        Action::PreviousClaim => article::next_step(state, false),
        Action::NextCluster | Action::PreviousCluster | Action::ClearSelection => selection::dispatch(state, action),
        Action::BackdropBase | Action::BackdropOsm | Action::BackdropTopo | Action::BackdropFile => {
            layer::backdrop(state, action);
        }
        _ => window::dispatch(state, ctx, action),
    }
}

/// Undoes or redoes a step; stops a camera animation and the playback first.
fn undo_redo(state: &mut AppState, ctx: &egui::Context, forward: bool) {
    state.session.motion = None;
    timeline::stop(state);
    let present = at_rest(state);
    let found = if forward { state.history.redo(&present) } else { state.history.undo(&present) };
    if let Some(mut view) = found {
        // Undo never changes the theme, which is a preference, and never connects to tile servers, which needs consent.
        view.theme = present.theme;
        if view.layers.basemap.is_online() && view.layers.basemap != present.layers.basemap {
            view.layers.basemap = crate::view::Basemap::Embedded;
        }
        state.view = view;
        sync_tiles(state, ctx);
    }
}
