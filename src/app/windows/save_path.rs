//! Target of a file: path field where the system has no file dialog, and confirmation before a file is replaced.

use std::path::{Path, PathBuf};

use egui::{
    Button, Id, Key, Response, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use crate::{
    app::{focus, frame_context::FrameContext, widgets},
    model::{ShownPath, path_codec},
};

/// Answer of the user.
pub(super) enum Answer {
    /// Write to this path.
    Write(PathBuf),
    /// Replace the existing file.
    Replace,
    /// Choose another path.
    Other,
    /// Write no file.
    Cancel,
}

/// Path field, focused when it appears; `start` is its initial text.
pub(super) fn path(ui: &mut Ui, context: &FrameContext<'_>, start: &Path) -> Option<Answer> {
    let texts = &context.texts.export;
    let text_id = Id::unique(("target path", start));
    let appears = widgets::appears(ui, "target path");
    let shown = path_codec::to_text(start);
    let mut text = ui.data(|data| data.get_temp(text_id).filter(|_| !appears)).unwrap_or(shown);
    widgets::note(ui, &context.texts.tiles.dialog_missing);
    let mut answer = None;
    // A message above the line does not change its ids, and so the focus stays.
    let line = focus::apart(ui, "target path", |ui| {
        ui.horizontal(|ui| {
            let label = ui.label(&context.texts.file.path_save);
            let width = (ui.available_width() - 170.0).max(120.0);
            let field = ui.add(TextEdit::singleline(&mut text).desired_width(width)).labelled_by(label.id);
            if appears {
                focus_end(&field, &text);
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let wanted = text.trim();
            let clicked = ui.add_enabled(!wanted.is_empty(), Button::new(&texts.write)).clicked();
            if entered || clicked {
                // A mistyped path can be corrected.
                field.request_focus();
            }
            if !wanted.is_empty() && (clicked || entered) {
                answer = Some(Answer::Write(path_codec::to_path(wanted)));
            }
            if ui.button(&texts.cancel).clicked() {
                answer = Some(Answer::Cancel);
            }
        })
        .response
    });
    if appears {
        line.scroll_to_me(None);
    }
    ui.data_mut(|data| data.insert_temp(text_id, text));
    answer
}

/// Focuses a text field with the caret at its end, whatever was edited in it earlier.
pub(super) fn focus_end(field: &Response, text: &str) {
    field.request_focus();
    let mut state = TextEditState::load(&field.ctx, field.id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.clear_undoer();
    state.store(&field.ctx, field.id);
}

/// Confirmation before `found` is replaced; its first button is focused when it appears.
pub(super) fn exists(ui: &mut Ui, context: &FrameContext<'_>, found: &Path) -> Option<Answer> {
    let texts = &context.texts.file;
    let appears = widgets::appears(ui, "target exists");
    let text = texts.replace_text.replace("{path}", &ShownPath(found).to_string());
    ui.add(egui::Label::new(text).wrap());
    let line = focus::apart(ui, "target exists", |ui| {
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
            ui.button(&context.texts.export.cancel).clicked().then_some(Answer::Cancel)
        })
    });
    if appears {
        line.response.scroll_to_me(None);
    }
    line.inner
}

/// Button replaced by the path field, the confirmation or the progress bar that it led to.
#[derive(Clone, Copy)]
pub(super) struct Opener {
    /// Index of the button in the window.
    pub button: usize,
    /// Widget that has the focus meanwhile; `None` for any widget in place of the button.
    pub holder: Option<Id>,
    /// Pass in which this was recorded.
    pass: u64,
}

fn opener_id() -> Id {
    Id::unique("button that led to what stands in its place")
}

/// Records the button; called in each pass in which it is replaced.
pub(super) fn note_opener(ui: &Ui, button: usize, holder: Option<Id>) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(opener_id(), Opener { button, holder, pass }));
}

/// Button recorded in the last pass.
pub(super) fn opener(ui: &Ui) -> Option<Opener> {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data(|data| data.get_temp(opener_id())).filter(|opener: &Opener| opener.pass + 1 >= pass)
}

/// Returns the focus to a recorded button, unless the user has moved it elsewhere meanwhile.
pub(super) fn return_to(ui: &Ui, button: &Response, opener: Opener) {
    let focused = ui.memory(egui::Memory::focused);
    if opener.holder.is_none() || focused.is_none() || focused == opener.holder {
        button.request_focus();
    }
}
