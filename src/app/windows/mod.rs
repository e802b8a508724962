//! Windows above the map, one at a time.

mod about;
mod compare;
mod export;
mod palette;
mod path;
mod shortcuts;
mod sources;
mod table;
mod target;
mod tile_consent;
mod tile_file;
mod unsaved;

use egui::{Align2, Frame, RichText, Ui, vec2};

use super::{
    atlas::Atlas,
    command::{Command, PathFor, Window},
    dialogs::FileDialogs,
    document::Document,
    theme,
    widgets::{Icon, IconButton},
};

/// The window that is open, if any.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, dialogs: &dyn FileDialogs, out: &mut Vec<Command>) {
    match &atlas.session.window {
        None => {}
        Some(Window::Palette) => palette::ui(ui, atlas, out),
        Some(Window::Sources(ids)) => {
            modal(ui, atlas, &atlas.texts.source.title, 620.0, out, |ui, _| sources::ui(ui, atlas, ids));
        }
        Some(Window::Shortcuts) => {
            modal(ui, atlas, &atlas.texts.shortcuts.title, 520.0, out, |ui, _| shortcuts::ui(ui, atlas));
        }
        Some(Window::About) => {
            modal(ui, atlas, &atlas.texts.about.title, 520.0, out, |ui, _| about::ui(ui, atlas));
        }
        Some(Window::Compare) => {
            let (title, width) = (&atlas.texts.compare.title, compare::width(atlas));
            modal(ui, atlas, title, width, out, |ui, out| compare::ui(ui, atlas, out));
        }
        Some(Window::TileConsent(backdrop)) => {
            let title = &atlas.texts.tiles.consent_title;
            modal(ui, atlas, title, 460.0, out, |ui, out| tile_consent::ui(ui, atlas, backdrop, out));
        }
        Some(Window::TileFile) => {
            let title = &atlas.texts.tiles.file_title;
            modal(ui, atlas, title, 480.0, out, |ui, out| tile_file::ui(ui, atlas, dialogs, out));
        }
        Some(Window::Export) => {
            let title = &atlas.texts.export.window_title;
            modal(ui, atlas, title, 1500.0, out, |ui, out| export::ui(ui, atlas, out));
        }
        Some(Window::SaveTable) => {
            let title = &atlas.texts.table.save_window;
            modal(ui, atlas, title, 520.0, out, |ui, out| table::ui(ui, atlas, out));
        }
        Some(Window::Path { purpose, start }) => {
            let texts = &atlas.texts.file;
            let title = if *purpose == PathFor::Open { &texts.open_title } else { &texts.save_title };
            modal(ui, atlas, title, 560.0, out, |ui, out| path::ui(ui, atlas, *purpose, start, out));
        }
        Some(Window::Replace(path)) => {
            let title = &atlas.texts.file.replace_title;
            modal(ui, atlas, title, 480.0, out, |ui, out| path::replace(ui, atlas, path, out));
        }
        Some(Window::Unsaved(next)) => {
            let name = atlas.document.map(Document::name).unwrap_or_default();
            let title = atlas.texts.file.unsaved_title.replace("{name}", &name);
            modal(ui, atlas, &title, 480.0, out, |ui, out| unsaved::ui(ui, atlas, next, out));
        }
    }
}

/// A modal window with a title and a way to close it; Escape and a click beside it close it too.
fn modal(
    ui: &Ui,
    atlas: &Atlas<'_>,
    title: &str,
    width: f32,
    out: &mut Vec<Command>,
    add: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let frame = Frame::window(ui.style()).inner_margin(18);
    let response = egui::Modal::new(egui::Id::unique("window")).frame(frame).show(ui.ctx(), |ui| {
        // Fields are set off from the window's ground.
        ui.visuals_mut().extreme_bg_color = ui.visuals().panel_fill;
        let room = ui.ctx().content_rect().size() - vec2(64.0, 64.0);
        ui.set_width(width.min(room.x));
        ui.set_max_height(room.y);
        ui.horizontal(|ui| {
            ui.label(RichText::new(title).font(theme::bold(17.0)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.add(IconButton::new(Icon::Cross, &atlas.texts.app.close)).clicked() {
                    out.push(Command::CloseWindow);
                }
            });
        });
        ui.add_space(8.0);
        add(ui, out);
    });
    if response.should_close() {
        out.push(Command::CloseWindow);
    }
}

/// What is shown where nothing can be drawn on the map.
pub fn no_gpu(ui: &mut Ui, atlas: &Atlas<'_>) {
    egui::CentralPanel::default().show(ui, |ui| {
        egui::Area::new(ui.scope_id().with("no gpu")).anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0)).show(
            ui.ctx(),
            |ui| {
                Frame::popup(ui.style()).inner_margin(20).show(ui, |ui| {
                    ui.set_max_width(420.0);
                    ui.label(RichText::new(&atlas.texts.app.no_gpu_title).font(theme::bold(16.0)));
                    ui.label(&atlas.texts.app.no_gpu);
                });
            },
        );
    });
}
