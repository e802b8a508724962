//! Where a file goes: a field for its path where the system has no dialog, and the question before a file is replaced.

use std::path::{Path, PathBuf};

use egui::{Button, Id, Key, Response, TextEdit, Ui};

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
    let text_id = Id::unique(("target path", start));
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

/// The question before `found` is replaced; its first answer has the keyboard when it appears.
pub fn exists(ui: &mut Ui, atlas: &Atlas<'_>, found: &Path) -> Option<Answer> {
    let texts = &atlas.texts.file;
    let appears = widgets::appears(ui, "target exists");
    let text = texts.replace_text.replace("{path}", &ShownPath(found).to_string());
    ui.add(egui::Label::new(text).wrap());
    ui.horizontal(|ui| {
        let other = ui.button(&texts.other_name);
        if appears {
            other.request_focus();
        }
        if other.clicked() {
            return Some(Answer::Other);
        }
        if ui.button(&texts.replace).clicked() {
            return Some(Answer::Replace);
        }
        ui.button(&atlas.texts.export.cancel).clicked().then_some(Answer::Cancel)
    })
    .inner
}

/// A button whose place something else has taken: a line that asks where the file goes, or the making of it.
#[derive(Clone, Copy)]
pub struct Opener {
    /// Its number among the buttons of the window.
    pub button: usize,
    /// What has the focus for as long; without it, whatever has taken the place.
    pub holder: Option<Id>,
    /// The pass in which it was noted.
    pass: u64,
}

fn opener_id() -> Id {
    Id::unique("button that led to what stands in its place")
}

/// Notes it, in each pass in which something stands in its place.
pub fn note_opener(ui: &Ui, button: usize, holder: Option<Id>) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(opener_id(), Opener { button, holder, pass }));
}

/// The button that was noted in the last pass.
pub fn opener(ui: &Ui) -> Option<Opener> {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data(|data| data.get_temp(opener_id())).filter(|opener: &Opener| opener.pass + 1 >= pass)
}

/// Gives the focus back to a button that was noted, unless a person has moved it elsewhere in the meantime.
pub fn return_to(ui: &Ui, button: &Response, opener: Opener) {
    let focused = ui.memory(egui::Memory::focused);
    if opener.holder.is_none() || focused.is_none() || focused == opener.holder {
        button.request_focus();
    }
}
