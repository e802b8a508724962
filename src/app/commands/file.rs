//! Project files: new, open, save, and the handling of unsaved changes.

use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::{
    camera, import, own_data,
    path::{folder, full, in_folder, note_folder},
    sync_tiles, timeline,
};
use crate::{
    app::{
        action::Action,
        command::FileCommand,
        dialogs::Answer,
        message::{Message, Topic},
        project_file::{self, ProjectFile},
        state::AppState,
        window_kind::{Next, PathFor, Window},
    },
    data::{
        view_file,
        write::{self, Existing, Unwritable, WriteError},
    },
    export::{self, OpenedFile, is_list},
    model::path_codec,
    query::{IgnoredBecause, ignored_parts, unknown_ids},
    view::{Basemap, EditKind, View},
};

/// Applies a command concerning a file.
pub(super) fn apply(state: &mut AppState, ctx: &Context, command: FileCommand) {
    match command {
        FileCommand::Open(path) => open_or_confirm(state, ctx, Next::Open(path)),
        FileCommand::Drop(paths) => open_or_import(state, ctx, paths),
        FileCommand::SaveTo { path, replace } => save_to(state, &path, replace),
        FileCommand::SaveThen(next) => save_then(state, ctx, next),
        FileCommand::DiscardThen(next) => discard_then(state, ctx, next),
        FileCommand::ShowInFolder(path) => show_in_folder(state, path),
    }
}

/// Handles the actions of the file menu.
pub(super) fn dispatch(state: &mut AppState, ctx: &Context, action: Action) {
    match action {
        Action::New => open_or_confirm(state, ctx, Next::New),
        Action::Open => pick(state, ctx),
        Action::Save => {
            save(state);
        }
        Action::SaveAs => save_as(state),
        Action::ClearRecent => state.settings.recent.clear(),
        Action::ShowInFolder => {
            if let Some(path) = state.ui_state.messages.written().map(Path::to_owned) {
                show_in_folder(state, path);
            }
        }
        _ => {}
    }
}

/// Leaves the document for `next`; asks first if its file has unsaved changes. An untitled view needs no question: undo
/// or the next start restores it.
fn open_or_confirm(state: &mut AppState, ctx: &Context, next: Next) {
    timeline::stop(state);
    if has_changes(state) {
        let typed = if let Next::Open(path) = &next { path.clone() } else { PathBuf::new() };
        question(state, Window::Unsaved(next), &typed);
    } else {
        proceed(state, ctx, next);
    }
}

/// Opens the first project file or picture among dropped files, and imports all lists, one after the other.
fn open_or_import(state: &mut AppState, ctx: &Context, paths: Vec<PathBuf>) {
    let (lists, maps): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| is_list(path));
    if let Some(path) = maps.into_iter().next() {
        open_or_confirm(state, ctx, Next::Open(path));
    }
    if !lists.is_empty() {
        import::begin(state, ctx, &lists);
    }
}

/// Saves the changes, then continues; stops if saving fails.
fn save_then(state: &mut AppState, ctx: &Context, next: Next) {
    state.ui_state.window = None;
    if save(state) {
        proceed(state, ctx, next);
    }
}

/// Continues without saving the changes.
fn discard_then(state: &mut AppState, ctx: &Context, next: Next) {
    let saved = state.document().and_then(|document| document.saved.clone());
    // The next start shows the saved file. For another document, undo restores the changes.
    if let (Next::Close, Some(view)) = (&next, saved) {
        state.ui_state.motion = None;
        state.view = View { theme: state.view.theme, ..view };
    }
    proceed(state, ctx, next);
}

/// Handles a request to close the window: cancels it while the user is asked about changes.
pub(crate) fn close_requested(state: &mut AppState, ctx: &Context) {
    timeline::stop(state);
    if state.ui_state.closing || !has_changes(state) {
        return;
    }
    ctx.send_viewport_cmd(ViewportCommand::CancelClose);
    if ctx.input(|input| input.viewport().minimized) == Some(true) {
        ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
    }
    state.ui_state.window = Some(Window::Unsaved(Next::Close));
}

/// Saves the view to a path; an existing file is replaced only with `replace`, and otherwise needs confirmation.
fn save_to(state: &mut AppState, path: &Path, replace: bool) {
    let name = format!("{}.json", state.texts().file.untitled);
    let full = project_file::with_suffix(in_folder(full(state, path), &name));
    let existing = if replace { Existing::Replace } else { Existing::Refuse };
    if let Err(WriteError { why: Unwritable::Exists, .. }) = write::check(&full, existing) {
        question(state, Window::Replace(full), path);
    } else if write(state, full, existing) {
        state.ui_state.window = None;
    } else if matches!(state.ui_state.window, Some(Window::Replace(_))) {
        back_to_path(state);
    }
}

/// Asks before a file is replaced or a document is left. A path field that led to the question returns with the typed
/// path if the user declines or the path is refused.
fn question(state: &mut AppState, question: Window, typed: &Path) {
    let before = state.ui_state.window.replace(question);
    if let Some(Window::Path { purpose, .. }) = before {
        state.ui_state.beneath.push(Window::Path { purpose, start: path_codec::to_text(typed) });
    }
}

/// Closes a question; the path field that led to it returns.
fn back_to_path(state: &mut AppState) {
    state.ui_state.window = state.ui_state.beneath.pop().filter(|window| matches!(window, Window::Path { .. }));
}

/// At start, checks the project file for changes by other programs. The view follows the file if it has no unsaved
/// changes; otherwise it stays as it is.
pub(crate) fn resume(state: &mut AppState) {
    let Some(document) = state.document().cloned() else { return };
    let saved = match view_file::load(&document.path) {
        Ok(found) => {
            let before = document.saved.as_ref();
            if !before.is_some_and(|before| project_file::same_document(before, &found)) {
                if before.is_some_and(|before| project_file::same_document(before, &state.view)) {
                    let offline = offline(found.clone(), &state.view.base.basemap);
                    state.view = View { theme: state.view.theme, ..offline };
                } else if before.is_some() {
                    state.ui_state.messages.say(Message::ChangedElsewhere(document.path.clone()));
                }
            }
            Some(found)
        }
        Err(error) => {
            state.ui_state.messages.say(Message::NotResumed(error));
            None
        }
    };
    state.documents.insert(state.history.document(), ProjectFile { saved, ..document });
}

fn has_changes(state: &AppState) -> bool {
    // A running flight or glide counts as a change; saving a flight stores its target.
    state.document().is_some_and(|document| document.is_unsaved(&state.view))
}

fn proceed(state: &mut AppState, ctx: &Context, next: Next) {
    // A mistyped path can be corrected; any other window would hide the error.
    if !matches!(state.ui_state.window, Some(Window::Path { .. })) {
        back_to_path(state);
    }
    match next {
        Next::Close => {
            state.ui_state.closing = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        Next::New => {
            let view = View { language: state.view.language, ..View::default() };
            replace(state, ctx, view, None);
            state.fit_at_start = true;
        }
        Next::Open(path) => open(state, ctx, &path),
    }
}

fn pick(state: &mut AppState, ctx: &Context) {
    let texts = &state.texts().file;
    match state.dialogs.pick(&texts.open_title, state.settings.folder.as_deref(), project_file::OPENABLE) {
        Answer::Chosen(path) => open_or_confirm(state, ctx, Next::Open(path)),
        Answer::Cancelled => {}
        Answer::Missing => {
            let mut start = folder(state).unwrap_or_default();
            // The path ends in a separator: only the file name is missing.
            start.push("");
            ask_path(state, PathFor::Open, &start);
        }
    }
}

/// Opens a file as one undo step; if it cannot be read, nothing changes.
fn open(state: &mut AppState, ctx: &Context, path: &Path) {
    let path = full(state, path);
    state.ui_state.messages.retry(Topic::Project);
    match export::open_file(&path) {
        Ok(OpenedFile { view, pictures }) => {
            note(state, &path);
            // A picture is no project file: saving must not overwrite it.
            let is_project = pictures.is_none() && project_file::with_suffix(path.clone()) == path;
            let document = is_project.then(|| ProjectFile { path: path.clone(), saved: Some(view.clone()) });
            let newer = view.unknown.names();
            let unknown = unknown_ids(state.own_files.base(), &without_own_data(&view));
            // Settings that the form of a map cannot heed are kept for when another is chosen.
            let mut ignored = ignored_parts(&state.facts, &view);
            ignored.retain(|part| part.because != IgnoredBecause::Form);
            replace(state, ctx, view, document);
            if !newer.is_empty() {
                state.ui_state.messages.say(Message::PartlyShown(path, newer));
            } else if !unknown.is_empty() {
                let ids = unknown.into_iter().map(|unknown| unknown.id).collect();
                state.ui_state.messages.say(Message::UnknownIds(path, ids));
            } else if !ignored.is_empty() {
                let parts = ignored.into_iter().map(|part| part.property).collect();
                state.ui_state.messages.say(Message::IgnoredParts(path, parts));
            }
        }
        Err(error) => state.ui_state.messages.say(Message::NotOpened(error)),
    }
}

/// The view without own files, which are not read yet.
fn without_own_data(view: &View) -> View {
    let mut rest = view.clone();
    for data in &view.data {
        rest.remove_own_data(&data.id);
    }
    rest
}

/// Shows another document; undo restores the previous one and its file.
fn replace(state: &mut AppState, ctx: &Context, view: View, document: Option<ProjectFile>) {
    camera::finish_motion(state);
    own_data::retry(state);
    state.ui_state.window = None;
    state.history.record(&state.view, EditKind::Single);
    state.history.begin_document();
    if let Some(document) = document {
        state.documents.insert(state.history.document(), document);
    }
    let view = offline(view, &state.view.base.basemap);
    state.view = View { theme: state.view.theme, ..view };
    state.fit_at_start = false;
    state.fitted = None;
    sync_tiles(state, ctx);
}

/// View without online tiles, unless the user has already turned on the same source.
fn offline(mut view: View, present: &Basemap) -> View {
    if view.base.basemap.is_online() && view.base.basemap != *present {
        view.base.basemap = Basemap::Embedded;
    }
    view
}

/// Saves to the document's file, or asks for a path; returns `true` if it was saved.
fn save(state: &mut AppState) -> bool {
    if let Some(path) = state.document().map(|document| document.path.clone()) {
        return write(state, path, Existing::Replace);
    }
    save_as(state);
    false
}

fn save_as(state: &mut AppState) {
    let texts = &state.texts().file;
    let own = state.document().and_then(|document| document.path.file_name());
    let name = project_file::with_suffix(own.map_or_else(|| PathBuf::from(&texts.untitled), PathBuf::from));
    match state.dialogs.save(
        &texts.save_title,
        &project_file::name(&name),
        state.settings.folder.as_deref(),
        project_file::SAVED,
    ) {
        // The dialog confirmed the path that it returned, which may lack the file extension.
        Answer::Chosen(path) => {
            let asked = project_file::with_suffix(path.clone()) == path;
            save_to(state, &path, asked);
        }
        Answer::Cancelled => {}
        Answer::Missing => {
            let start = folder(state).unwrap_or_default().join(name);
            ask_path(state, PathFor::Save, &start);
        }
    }
}

/// Writes the view and makes the file that of the document; returns `true` on success. If an existing file must not be
/// replaced, asks the user.
fn write(state: &mut AppState, path: PathBuf, existing: Existing) -> bool {
    camera::finish_motion(state);
    timeline::stop(state);
    // From now on the camera belongs to the document: a larger window does not change it.
    state.fitted = None;
    // The viewport size lets the command line draw the same picture as the window.
    state.view.page.viewport_size = state.ui_state.map_size;
    match export::save_view(&path, &state.view, existing) {
        Ok(()) => {
            note(state, &path);
            state.ui_state.messages.retry(Topic::Project);
            state.ui_state.messages.say(Message::Saved(path.clone(), Topic::Project));
            let document = ProjectFile { path, saved: Some(state.view.clone()) };
            state.documents.insert(state.history.document(), document);
            true
        }
        Err(WriteError { why: Unwritable::Exists, .. }) => {
            let typed = path.clone();
            question(state, Window::Replace(path), &typed);
            false
        }
        Err(error) => {
            state.ui_state.messages.say(Message::NotSaved(error));
            false
        }
    }
}

fn show_in_folder(state: &mut AppState, path: PathBuf) {
    if state.dialogs.show_in_folder(&path).is_err() {
        state.ui_state.messages.say(Message::FolderNotShown(path));
    }
}

fn ask_path(state: &mut AppState, purpose: PathFor, start: &Path) {
    state.ui_state.messages.retry(Topic::Project);
    state.ui_state.window = Some(Window::Path { purpose, start: path_codec::to_text(start) });
}

fn note(state: &mut AppState, path: &Path) {
    project_file::note(&mut state.settings.recent, path);
    note_folder(state, path);
}
