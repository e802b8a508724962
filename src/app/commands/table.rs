//! Saving a table as a file: the same bytes as those of the command line's `table`.

use std::path::{Path, PathBuf};

use super::{file, window};
use crate::{
    app::{
        command::Window,
        dialogs::Answer,
        document,
        message::{Message, Topic},
        session::TableFile,
        state::State,
    },
    data::write,
    i18n::messages,
    table::{Excerpt, Format},
};

/// Opens the window that saves a table: the one that is shown below the map.
pub fn open(state: &mut State) {
    state.session.table_file.kind = state.settings.table.kind;
    window::open(state, Window::SaveTable);
}

/// Saves the table as that file; an empty path asks for one, and a file that exists is replaced only where a person said so.
pub fn save_to(state: &mut State, path: &Path, replace: bool) {
    state.session.messages.retry(Topic::Table);
    state.session.table_file.exists = None;
    if path.as_os_str().is_empty() {
        pick(state);
        return;
    }
    let file = &state.session.table_file;
    let path = with_format(file::in_folder(file::full(state, path), &name(file)), file.format);
    if !replace && path.is_file() {
        state.session.table_file.exists = Some(path);
        return;
    }
    match write(state, &path) {
        Ok(()) => {
            file::note_folder(state, &path);
            window::close(state);
            state.session.messages.say(Message::Saved(path, Topic::Table));
        }
        Err(message) => state.session.messages.say(message),
    }
}

fn write(state: &State, path: &Path) -> Result<(), Message> {
    let TableFile { kind, format, for_excel, .. } = state.session.table_file;
    let excerpt = Excerpt::of_view(&state.catalogue, &state.index, &state.view);
    let bytes = kind.make(&excerpt).bytes(format, for_excel && format == Format::Csv).map_err(Message::NoTable)?;
    write::atomic(path, &bytes).map_err(Message::TableNotSaved)
}

fn pick(state: &mut State) {
    let file = &state.session.table_file;
    let (name, folder) = (name(file), file::folder(state));
    let title = &messages(state.view.language).table.save_title;
    match state.dialogs.save(title, &name, folder.as_deref(), &[file.format.into()]) {
        // The dialog asked about the name that it gave, not about the one with the ending.
        Answer::Chosen(path) => {
            let asked = with_format(path.clone(), file.format) == path;
            save_to(state, &path, asked);
        }
        Answer::Cancelled => {}
        Answer::Missing => state.session.table_file.path = Some(folder.unwrap_or_default().join(name)),
    }
}

/// A name for the file: that of the table, with the ending of the format.
fn name(file: &TableFile) -> String {
    format!("{}.{}", <&str>::from(file.kind), <&str>::from(file.format))
}

/// The path with the ending of the format, where it has another one or none.
fn with_format(path: PathBuf, format: Format) -> PathBuf {
    let ending: &str = format.into();
    document::with_ending(path, ending, ending)
}
