//! Choice of a local tile archive by file dialog or path.

use egui::{Key, TextEdit, Ui};

use super::super::save_path;
use crate::{
    app::{
        command::{Command, LayerCommand},
        dialogs::{Answer, FileDialogs},
        frame_context::FrameContext,
        widgets::{self, notice},
    },
    model::path_codec,
};

/// Draws the contents of the window.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, dialogs: &dyn FileDialogs, out: &mut Vec<Command>) {
    let texts = &context.texts.tiles;
    let id = ui.scope_id().with("path");
    let missing = ui.scope_id().with("dialog missing");
    let mut path: String = ui.data(|data| data.get_temp(id).unwrap_or_default());
    let appears = widgets::appears(ui, "tile file");
    let label = ui.label(&texts.file_path);
    let opening = context.ui_state.opening.is_some();
    let mut entered = false;
    let field = ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut path).desired_width(ui.available_width() - 100.0);
        let field = ui.add(edit).labelled_by(label.id);
        if appears {
            save_path::focus_end(&field, &path);
        }
        if field.changed() {
            ui.data_mut(|data| data.insert_temp(id, path.clone()));
        }
        entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.button(&texts.file_browse).clicked() {
            match dialogs.pick(&texts.file_title, context.settings.folder.as_deref(), &["pmtiles", "mbtiles"]) {
                Answer::Chosen(chosen) => out.push(LayerCommand::OpenTileFile(chosen).into()),
                Answer::Cancelled => {}
                Answer::Missing => {
                    ui.data_mut(|data| data.insert_temp(missing, true));
                }
            }
        }
        field
    });
    if ui.data(|data| data.get_temp(missing).unwrap_or(false)) {
        widgets::note(ui, &texts.dialog_missing);
    }
    notice::in_window(ui, context, out);
    widgets::note(ui, &texts.mercator_note);
    ui.add_space(8.0);
    let open = if opening { &texts.file_opening } else { &texts.file_open };
    let ready = !opening && !path.trim().is_empty();
    let clicked = ui.add_enabled(ready, egui::Button::new(open)).clicked();
    if clicked || entered {
        // A mistyped path can be corrected.
        field.inner.request_focus();
    }
    if ready && (clicked || entered) {
        out.push(LayerCommand::OpenTileFile(path_codec::to_path(path.trim())).into());
    }
}
