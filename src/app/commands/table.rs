//! Export of tables; the files are identical to those of the command line's `table`.

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

/// Opens the window that saves a table, with the kind shown in the table panel.
pub fn open(state: &mut State) {
    state.session.table_file.kind = state.settings.table.kind;
    window::open(state, Window::SaveTable);
}

/// Writes the table to a path; an empty path asks for one. Asks before an existing file is replaced.
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
        // The dialog confirmed the path that it returned, which may lack the file extension.
        Answer::Chosen(path) => {
            let asked = with_format(path.clone(), file.format) == path;
            save_to(state, &path, asked);
        }
        Answer::Cancelled => {}
        Answer::Missing => state.session.table_file.path = Some(folder.unwrap_or_default().join(name)),
    }
}

/// File name: kind of the table with the extension of the format.
fn name(file: &TableFile) -> String {
    format!("{}.{}", <&str>::from(file.kind), <&str>::from(file.format))
}

/// Path with the extension of the format.
fn with_format(path: PathBuf, format: Format) -> PathBuf {
    let ending: &str = format.into();
    document::with_ending(path, ending, ending)
}
