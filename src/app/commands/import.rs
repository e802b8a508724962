//! The import that is being prepared.

use std::path::{Path, PathBuf};

use egui::Context;

use super::{
    camera, change, own_facts,
    path::{folder, full, in_folder, note_folder},
    window,
};
use crate::{
    app::{
        command::ImportCommand,
        dialogs::Answer,
        import::{Draft, ImportDialog, extensions},
        message::{Message, Topic},
        project_file,
        state::AppState,
        window_kind::{PathFor, Window},
    },
    data::write::{self, Existing},
    dataset::DatasetId,
    export::{OwnFile, import_report_csv, own_data_of},
    model::{Detail, path_codec},
    view::{EditKind, LayerId, OwnData},
};

/// Longest title and source line, characters.
const LONGEST: usize = 1_000;

/// Applies a command of the window.
pub(super) fn apply(state: &mut AppState, ctx: &Context, command: ImportCommand) {
    let now = ctx.input(|input| input.time);
    let Some(dialog) = &mut state.ui_state.import else { return };
    match command {
        ImportCommand::SetRecipe(recipe) => dialog.choose(*recipe, now),
        ImportCommand::SetTitle(title) => dialog.title = title.chars().take(LONGEST).collect(),
        ImportCommand::SetCredit(credit) => dialog.credit = credit.chars().take(LONGEST).collect(),
        ImportCommand::ReadFrom(path) => {
            let path = full(state, &path);
            if let Some(dialog) = &mut state.ui_state.import {
                dialog.read_from(path, now);
            }
        }
        ImportCommand::SearchPlace(name) => dialog.searched = name,
        ImportCommand::Browse => browse(state, now),
        ImportCommand::Stop => {
            if !dialog.stop() {
                window::finish(state, &Window::Import);
            }
        }
        ImportCommand::Accept => accept(state),
        ImportCommand::SaveReport { path, replace } => save_report(state, &path, replace),
        // A declined replacement leads back to the path field.
        ImportCommand::KeepReport if dialog.report.exists.is_some() => dialog.report.exists = None,
        ImportCommand::KeepReport => dialog.report.path = None,
    }
}

/// Asks for a file to import.
pub(super) fn pick(state: &mut AppState, ctx: &Context) {
    let title = &state.texts().import_window.pick_title;
    match state.dialogs.pick(title, folder(state).as_deref(), &extensions()) {
        Answer::Chosen(path) => begin(state, ctx, &[path]),
        Answer::Cancelled => {}
        Answer::Missing => {
            let mut start = folder(state).unwrap_or_default();
            // The path ends in a separator: only the file name is missing.
            start.push("");
            state.ui_state.messages.retry(Topic::Data);
            state.ui_state.window =
                Some(Window::Path { purpose: PathFor::AddData, start: path_codec::to_text(&start) });
        }
    }
}

/// Asks for another file in place of the one that is imported.
fn browse(state: &mut AppState, now: f64) {
    let title = &state.texts().import_window.pick_title;
    let answer = state.dialogs.pick(title, folder(state).as_deref(), &extensions());
    if let (Answer::Chosen(path), Some(dialog)) = (answer, &mut state.ui_state.import) {
        dialog.read_from(path, now);
    }
}

/// Imports files, one after the other.
pub(super) fn begin(state: &mut AppState, ctx: &Context, paths: &[PathBuf]) {
    let paths: Vec<PathBuf> = paths.iter().map(|path| full(state, path)).collect();
    state.ui_state.imports_waiting.extend(paths);
    let is_busy = matches!(state.ui_state.window, Some(Window::Import | Window::Replace(_) | Window::Unsaved(_)))
        || state.ui_state.import.is_some();
    if !is_busy {
        next(state, ctx);
    }
}

/// Opens the window for the next file that waits.
fn next(state: &mut AppState, ctx: &Context) {
    let Some(path) = state.ui_state.imports_waiting.pop_front() else { return };
    note_folder(state, &path);
    let outline = state.map.scenes.level(Draft::PROJECTION, Detail::Overview);
    show(state, ctx, ImportDialog::new(path, outline));
}

/// Opens the import of a file of the view again.
pub(super) fn edit(state: &mut AppState, ctx: &Context, id: &DatasetId) {
    let Some(data) = state.view.own_data(id).cloned() else { return };
    let outline = state.map.scenes.level(Draft::PROJECTION, Detail::Overview);
    let mut dialog = ImportDialog::new(data.path, outline);
    (dialog.recipe, dialog.title, dialog.credit, dialog.edited) = (data.recipe, data.title, data.credit, Some(data.id));
    show(state, ctx, dialog);
}

fn show(state: &mut AppState, ctx: &Context, mut dialog: ImportDialog) {
    state.ui_state.messages.retry(Topic::Data);
    dialog.follow(state.own_files.base(), ctx);
    state.ui_state.import = Some(dialog);
    window::open(state, Window::Import);
}

/// Follows the reading; opens the window for the next file once no window is open.
pub(crate) fn follow(state: &mut AppState, ctx: &Context) {
    let facts = state.own_files.base();
    if let Some(rest) = state.ui_state.import.as_mut().and_then(|dialog| dialog.follow(facts, ctx)) {
        ctx.request_repaint_after_secs(rest as f32);
    }
    if state.ui_state.window.is_none() && state.ui_state.import.is_none() && !state.ui_state.imports_waiting.is_empty()
    {
        next(state, ctx);
        ctx.request_repaint();
    }
}

/// Adds the result to the map as one undo step, or replaces the entry that is edited.
fn accept(state: &mut AppState) {
    let Some(dialog) = state.ui_state.import.as_ref().filter(|dialog| dialog.is_done()) else { return };
    let Some(draft) = dialog.draft.clone().filter(|_| dialog.refusal.is_none()) else { return };
    let mut data = own_data_of(&draft.import, &dialog.path, state.own_files.base(), &state.view);
    if !dialog.title.trim().is_empty() {
        dialog.title.trim().clone_into(&mut data.title);
    }
    dialog.credit.trim().clone_into(&mut data.credit);
    let edited = dialog.edited.clone().filter(|id| state.view.own_data(id).is_some());
    if let Some(id) = &edited {
        data.id.clone_from(id);
    }
    state.own_files.keep(&data, OwnFile { import: draft.import.clone() });
    let layer = match edited {
        Some(id) => {
            change(state, EditKind::Single, |view| {
                if let Some(entry) = view.data.iter_mut().find(|entry| entry.id == id) {
                    *entry = data;
                }
            });
            None
        }
        None => add(state, data),
    };
    state.ui_state.import = None;
    window::finish(state, &Window::Import);
    own_facts::sync(state);
    state.refresh();
    if let Some(layer) = layer {
        camera::reveal_layer(state, &layer);
    }
}

/// Adds a file with a layer above all others; the identifier of the layer.
fn add(state: &mut AppState, data: OwnData) -> Option<LayerId> {
    let mut layer = None;
    change(state, EditKind::Single, |view| layer = view.add_own_data(data));
    if layer.is_none() {
        state.ui_state.messages.say(Message::TooManyFiles);
    }
    let layer = layer?;
    state.ui_state.unfolded_layer = Some(layer.clone());
    Some(layer)
}

/// Saves the report as CSV. An empty path asks for one; an existing file is replaced only if the user agreed.
fn save_report(state: &mut AppState, path: &Path, replace: bool) {
    state.ui_state.messages.retry(Topic::Data);
    let Some(dialog) = &mut state.ui_state.import else { return };
    let Some(draft) = dialog.draft.clone() else { return };
    dialog.report.exists = None;
    let name =
        format!("{}-report.csv", dialog.path.file_stem().map(|s| path_codec::to_text(s.as_ref())).unwrap_or_default());
    if path.as_os_str().is_empty() {
        if dialog.report.path.is_none() {
            pick_report(state, &name);
        }
        return;
    }
    // The path field returns with the typed path if its file is not to be replaced.
    if let Some(typed) = dialog.report.path.as_mut().filter(|_| !replace) {
        path.clone_into(typed);
    }
    let path = project_file::with_ending(in_folder(full(state, path), &name), "csv", "csv");
    if !replace && path.is_file() {
        if let Some(dialog) = &mut state.ui_state.import {
            dialog.report.exists = Some(path);
        }
        return;
    }
    // With the mark of UTF-8, as spreadsheet programs in China expect it.
    let bytes = [b"\xef\xbb\xbf".as_slice(), &import_report_csv(&draft.import.report, &state.texts().import)].concat();
    match write::file(&path, &bytes, Existing::Replace) {
        Ok(()) => {
            note_folder(state, &path);
            if let Some(dialog) = &mut state.ui_state.import {
                dialog.report = Default::default();
            }
            state.ui_state.messages.say(Message::Saved(path, Topic::Data));
        }
        Err(error) => state.ui_state.messages.say(Message::ReportNotSaved(error)),
    }
}

fn pick_report(state: &mut AppState, name: &str) {
    let folder = folder(state);
    let title = &state.texts().import_window.report_title;
    match state.dialogs.save(title, name, folder.as_deref(), &["csv"]) {
        // The dialog confirmed the path that it returned, which may lack the file extension.
        Answer::Chosen(path) => {
            let asked = project_file::with_ending(path.clone(), "csv", "csv") == path;
            save_report(state, &path, asked);
        }
        Answer::Cancelled => {}
        Answer::Missing => {
            if let Some(dialog) = &mut state.ui_state.import {
                dialog.report.path = Some(folder.unwrap_or_default().join(name));
            }
        }
    }
}
