//! Path field for project files where the system has no file dialog, and confirmation before a file is replaced.

use std::path::Path;

use egui::{Button, Key, TextEdit, Ui};

use super::save_path;
use crate::{
    app::{
        command::{Command, FileCommand, OwnDataCommand, WindowCommand},
        frame_context::FrameContext,
        widgets::{self, notice},
        window_kind::{PathFor, Window},
    },
    model::{ShownPath, path_codec},
};

/// Draws the window with the path field.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, purpose: PathFor, start: &str, out: &mut Vec<Command>) {
    let texts = &context.texts.file;
    let (text_id, pass_id) =
        (egui::Id::unique(("path text", purpose as u8)), egui::Id::unique(("path pass", purpose as u8)));
    // The field always opens with its initial path, however the window was closed.
    let pass = ui.ctx().cumulative_pass_nr();
    let last: u64 = ui.data(|data| data.get_temp(pass_id).unwrap_or_default());
    let opens = last + 1 < pass;
    let mut path = ui.data(|data| data.get_temp(text_id).filter(|_| !opens)).unwrap_or_else(|| start.to_owned());
    widgets::note(ui, &context.texts.tiles.dialog_missing);
    let (label, does) = match purpose {
        PathFor::Open => (&texts.path_open, &texts.open),
        PathFor::Save => (&texts.path_save, &texts.save),
        PathFor::AddData => (&texts.path_open, &context.texts.import_window.read),
    };
    let label = ui.label(label);
    let field = ui.add(TextEdit::singleline(&mut path).desired_width(f32::INFINITY)).labelled_by(label.id);
    if opens {
        save_path::focus_end(&field, &path);
    }
    notice::in_window(ui, context, out);
    ui.add_space(8.0);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let wanted = path.trim();
    let clicked = ui.add_enabled(!wanted.is_empty(), Button::new(does)).clicked();
    if !wanted.is_empty() && (clicked || entered) {
        field.request_focus();
        out.push(match purpose {
            PathFor::Open => Command::from(FileCommand::Open(path_codec::to_path(wanted))),
            PathFor::AddData => OwnDataCommand::Import(vec![path_codec::to_path(wanted)]).into(),
            PathFor::Save => Command::from(FileCommand::SaveTo { path: path_codec::to_path(wanted), replace: false }),
        });
    }
    ui.data_mut(|data| {
        data.insert_temp(text_id, path);
        data.insert_temp(pass_id, pass);
    });
}

/// Draws the confirmation before a file is replaced.
pub(super) fn replace(ui: &mut Ui, context: &FrameContext<'_>, path: &Path, out: &mut Vec<Command>) {
    let texts = &context.texts.file;
    let text = texts.replace_text.replace("{path}", &ShownPath(path).to_string());
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if ui.button(&texts.other_name).clicked() {
            out.push(if matches!(context.ui_state.beneath.last(), Some(Window::Path { .. })) {
                Command::from(WindowCommand::Close)
            } else {
                Command::from(WindowCommand::Open(Window::Path {
                    purpose: PathFor::Save,
                    start: path_codec::to_text(path),
                }))
            });
        }
        if ui.button(&texts.replace).clicked() {
            out.push(FileCommand::SaveTo { path: path.to_owned(), replace: true }.into());
        }
    });
}
