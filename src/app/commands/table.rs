//! Export of tables; the files are identical to those of the command line's `table`.

use std::path::{Path, PathBuf};

use egui::Context;

use super::{path, window};
use crate::{
    app::{
        command::TableCommand,
        dialogs::Answer,
        message::{Message, Topic},
        project_file,
        state::AppState,
        table::{TableFile, TableFileError, TableOnItsWay},
        window_kind::Window,
    },
    data::write,
    table::{TableFormat, TableQuery},
};

/// Applies a command concerning tables.
pub(super) fn apply(state: &mut AppState, ctx: &Context, command: TableCommand) {
    match command {
        TableCommand::SetPanel(settings) => state.settings.table = *settings,
        TableCommand::SetFile(file) => state.ui_state.table_file = *file,
        TableCommand::SaveTo { path, replace } => save_to(state, ctx, &path, replace),
    }
}

/// Opens the window that saves a table, with the kind shown in the table panel.
pub(super) fn open_window(state: &mut AppState) {
    state.ui_state.table_file.kind = state.settings.table.kind.clone();
    window::open(state, Window::SaveTable);
}

/// Saves the table as a file. An empty path asks for one; an existing file is replaced only if the user agreed.
fn save_to(state: &mut AppState, ctx: &Context, path: &Path, replace: bool) {
    // One at a time: the window closes as soon as it is there.
    if state.table.is_some() {
        return;
    }
    state.ui_state.messages.retry(Topic::Table);
    state.ui_state.table_file.exists = None;
    if path.as_os_str().is_empty() {
        if state.ui_state.table_file.path.is_none() {
            pick(state, ctx);
        }
        return;
    }
    // The path field returns with the typed path if its file is not to be replaced.
    if let Some(typed) = state.ui_state.table_file.path.as_mut().filter(|_| !replace) {
        path.clone_into(typed);
    }
    let file = &state.ui_state.table_file;
    let path = with_format(path::in_folder(path::full(state, path), &name(file)), file.format);
    if !replace && path.is_file() {
        state.ui_state.table_file.exists = Some(path);
        return;
    }
    let TableFile { kind, format, for_excel, .. } = file.clone();
    let (facts, view, to) = (state.facts.clone(), state.view.clone(), path.clone());
    let write = move || {
        let excerpt = TableQuery::of_view(&facts, &view);
        let bytes = kind.make(&excerpt).bytes(format, for_excel && format == TableFormat::Csv)?;
        Ok(write::atomic(&to, &bytes)?)
    };
    state.table = Some(TableOnItsWay::start(path, ctx, write));
}

/// Reports the result of a table that was being written; its window closes if it was saved.
pub(crate) fn follow(state: &mut AppState) {
    let Some((path, outcome)) = state.table.as_ref().and_then(TableOnItsWay::outcome) else { return };
    state.table = None;
    match outcome {
        Ok(()) => {
            path::note_folder(state, &path);
            window::finish(state, &Window::SaveTable);
            state.ui_state.messages.say(Message::Saved(path, Topic::Table));
        }
        Err(TableFileError::Table(error)) => state.ui_state.messages.say(Message::NoTable(error)),
        Err(TableFileError::Write(error)) => state.ui_state.messages.say(Message::TableNotSaved(error)),
    }
}

fn pick(state: &mut AppState, ctx: &Context) {
    let file = &state.ui_state.table_file;
    let (name, folder) = (name(file), path::folder(state));
    let title = &state.texts().table.save_title;
    match state.dialogs.save(title, &name, folder.as_deref(), &[file.format.into()]) {
        // The dialog confirmed the path that it returned, which may lack the file extension.
        Answer::Chosen(path) => {
            let asked = with_format(path.clone(), file.format) == path;
            save_to(state, ctx, &path, asked);
        }
        Answer::Cancelled => {}
        Answer::Missing => state.ui_state.table_file.path = Some(folder.unwrap_or_default().join(name)),
    }
}

/// File name: kind of the table with the extension of the format.
fn name(file: &TableFile) -> String {
    format!("{}.{}", file.kind.id(), <&str>::from(file.format))
}

/// Path with the extension of the format.
fn with_format(path: PathBuf, format: TableFormat) -> PathBuf {
    let ending: &str = format.into();
    project_file::with_ending(path, ending, ending)
}
