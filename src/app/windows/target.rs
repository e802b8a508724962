//! Where a file goes: a field for its path where the system has no dialog, and the question before a file is replaced.

use std::path::{Path, PathBuf};

use egui::{Button, Key, TextEdit, Ui};

use crate::{
    app::{atlas::Atlas, widgets},
    model::{ShownPath, path_text},
};

/// What a person answered.
pub enum Answer {
    /// The file goes there.
    Write(PathBuf),
    /// The file that exists is replaced.
    Replace,
    /// Another path is wanted.
    Other,
    /// No file is wanted.
    Cancel,
}

/// A field for a path, which has the keyboard when it appears; `start` stands in it at first.
pub fn path(ui: &mut Ui, atlas: &Atlas<'_>, start: &Path) -> Option<Answer> {
    let texts = &atlas.texts.export;
    let text_id = egui::Id::unique(("target path", start));
    let appears = widgets::appears(ui, "target path");
    let shown = path_text::to_text(start);
    let mut text = ui.data(|data| data.get_temp(text_id).filter(|_| !appears)).unwrap_or(shown);
    widgets::note(ui, &atlas.texts.tiles.dialog_missing);
    let mut answer = None;
    ui.horizontal(|ui| {
        let label = ui.label(&atlas.texts.file.path_save);
        let width = (ui.available_width() - 170.0).max(120.0);
        let field = ui.add(TextEdit::singleline(&mut text).desired_width(width)).labelled_by(label.id);
        if appears {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let wanted = text.trim();
        let clicked = ui.add_enabled(!wanted.is_empty(), Button::new(&texts.write)).clicked();
        if entered {
            // What was mistyped can be corrected.
            field.request_focus();
        }
        if !wanted.is_empty() && (clicked || entered) {
            answer = Some(Answer::Write(path_text::to_path(wanted)));
        }
        if ui.button(&texts.cancel).clicked() {
            answer = Some(Answer::Cancel);
        }
    });
    ui.data_mut(|data| data.insert_temp(text_id, text));
    answer
}

/// The question before `found` is replaced.
pub fn exists(ui: &mut Ui, atlas: &Atlas<'_>, found: &Path) -> Option<Answer> {
    let texts = &atlas.texts.file;
    let text = texts.replace_text.replace("{path}", &ShownPath(found).to_string());
    ui.add(egui::Label::new(text).wrap());
    ui.horizontal(|ui| {
        if ui.button(&texts.other_name).clicked() {
            return Some(Answer::Other);
        }
        if ui.button(&texts.replace).clicked() {
            return Some(Answer::Replace);
        }
        ui.button(&atlas.texts.export.cancel).clicked().then_some(Answer::Cancel)
    })
    .inner
}
