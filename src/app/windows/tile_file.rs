//! Asks for a tile archive: by the system's dialog, or by its path.

use egui::{RichText, TextEdit, Ui};

use crate::app::{
    atlas::Atlas,
    command::Command,
    dialogs::{Answer, FileDialogs},
    tile_words, widgets,
};

/// The window's contents.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, dialogs: &dyn FileDialogs, out: &mut Vec<Command>) {
    let texts = &atlas.texts.tiles;
    let id = ui.scope_id().with("path");
    let missing = ui.scope_id().with("dialog missing");
    let mut path: String = ui.data(|data| data.get_temp(id).unwrap_or_default());
    let label = ui.label(&texts.file_path);
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut path).desired_width(ui.available_width() - 100.0);
        if ui.add(edit).labelled_by(label.id).changed() {
            ui.data_mut(|data| data.insert_temp(id, path.clone()));
        }
        if ui.button(&texts.file_browse).clicked() {
            match dialogs.pick(&texts.file_title, atlas.settings.folder.as_deref(), &["pmtiles", "mbtiles"]) {
                Answer::Chosen(chosen) => out.push(Command::OpenTileFile(chosen)),
                Answer::Cancelled => {}
                Answer::Missing => {
                    ui.data_mut(|data| data.insert_temp(missing, true));
                }
            }
        }
    });
    if ui.data(|data| data.get_temp(missing).unwrap_or(false)) {
        widgets::note(ui, &texts.dialog_missing);
    }
    if let Some(error) = &atlas.session.tile_error {
        let color = ui.visuals().error_fg_color;
        ui.add(egui::Label::new(RichText::new(tile_words::refusal(texts, error)).color(color)).wrap());
    }
    widgets::note(ui, &texts.mercator_note);
    ui.add_space(8.0);
    let opening = atlas.session.opening.is_some();
    let open = if opening { &texts.file_opening } else { &texts.file_open };
    if ui.add_enabled(!opening && !path.trim().is_empty(), egui::Button::new(open)).clicked() {
        out.push(Command::OpenTileFile(path.trim().into()));
    }
}
