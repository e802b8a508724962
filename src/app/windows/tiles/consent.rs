//! Consent to load tiles from the network.

use egui::Ui;

use crate::{
    app::{
        command::{Command, LayerCommand, WindowCommand},
        explain,
        frame_context::FrameContext,
        widgets,
    },
    view::Basemap,
};

/// Draws the contents of the window.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, backdrop: &Basemap, out: &mut Vec<Command>) {
    let texts = &context.texts.tiles;
    let (name, host) = explain::tiles::server(backdrop);
    ui.add(egui::Label::new(texts.consent.replace("{name}", name).replace("{host}", host)).wrap());
    widgets::note(ui, &texts.mercator_note);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if ui.button(&texts.refuse).clicked() {
            out.push(WindowCommand::Close.into());
        }
        if ui.button(&texts.accept).clicked() {
            out.push(LayerCommand::LoadOnlineTiles(backdrop.clone()).into());
        }
    });
}
