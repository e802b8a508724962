//! Window about the program and its data.

use egui::{RichText, Ui};

use crate::{
    app::{frame_context::FrameContext, theme, widgets},
    model::{Announcement, Confidence},
};

/// Draws the contents of the window.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>) {
    let texts = &context.texts.about;
    let paragraph = |ui: &mut Ui, text: &str| {
        ui.add(egui::Label::new(text).wrap());
        ui.add_space(4.0);
    };
    ui.label(RichText::new(texts.version.replace("{v}", env!("CARGO_PKG_VERSION"))).color(theme::faint(ui)));
    paragraph(ui, &texts.purpose);
    let of_2022 = |confidence: Confidence| {
        context
            .catalogue()
            .clusters
            .iter()
            .filter(|c| c.round.announcement() != Announcement::Later35 && c.confidence == confidence)
            .count()
    };
    let first = [Announcement::First25, Announcement::Next20];
    let all: u32 = first.iter().filter_map(|id| Some(context.catalogue().announced(*id)?.size)).sum();
    let verified = texts.verified.replace("{n}", &of_2022(Confidence::Verified).to_string());
    let verified = verified.replace("{all}", &all.to_string());
    let data = texts
        .data
        .replace("{n}", &context.catalogue().clusters.len().to_string())
        .replace("{m}", &context.catalogue().cities.len().to_string())
        .replace("{k}", &context.catalogue().sources.len().to_string())
        .replace("{p}", &verified);
    paragraph(ui, &data);
    paragraph(ui, &texts.network);
    paragraph(ui, &texts.depiction);
    widgets::heading(ui, &texts.licences);
    for line in [
        &texts.licence_program,
        &texts.licence_boundaries,
        &texts.licence_places,
        &texts.licence_colors,
        &texts.licence_fonts,
    ] {
        widgets::note(ui, line);
    }
}
