//! Question whether to save changes before leaving the document.

use egui::Ui;

use crate::app::{
    command::{Command, FileCommand, WindowCommand},
    frame_context::FrameContext,
    window_kind::Next,
};

/// Draws the contents of the window.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, next: &Next, out: &mut Vec<Command>) {
    let texts = &context.texts.file;
    let path = context.document.map(|document| document.path.display().to_string()).unwrap_or_default();
    ui.add(egui::Label::new(texts.unsaved_text.replace("{path}", &path)).wrap());
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if ui.button(&texts.save).clicked() {
            out.push(FileCommand::SaveThen(next.clone()).into());
        }
        if ui.button(&texts.discard).clicked() {
            out.push(FileCommand::DiscardThen(next.clone()).into());
        }
        if ui.button(&texts.cancel).clicked() {
            out.push(WindowCommand::Close.into());
        }
    });
}
