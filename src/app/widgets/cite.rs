//! Source line of a figure.

use egui::{RichText, Ui};

use crate::{
    app::{
        command::{Command, WindowCommand},
        frame_context::FrameContext,
        theme,
        window_kind::Window,
    },
    i18n::{format, phrase},
    model::{AsOf, SourceId},
};

/// Line that cites the first source and the number of further ones; a click lists all of them.
pub(crate) fn sources(ui: &mut Ui, context: &FrameContext<'_>, ids: &[SourceId], out: &mut Vec<Command>) {
    dated_sources(ui, context, "", ids, out);
}

/// Source line preceded by the date of the figure, as the data states it or in a phrase.
pub(crate) fn dated_sources(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    as_of: &str,
    ids: &[SourceId],
    out: &mut Vec<Command>,
) {
    let language = context.view.language;
    let Some(first) = ids.first().and_then(|id| context.catalogue().source(id)) else { return };
    let mut text = first.citation(language);
    if ids.len() > 1 {
        text = format!("{text}  +{}", ids.len() - 1);
    }
    if !as_of.is_empty() {
        let date = AsOf::parse(as_of).map(|date| format::short_date(&date, language));
        text = format!("{} · {text}", date.as_deref().unwrap_or(as_of));
    }
    let label = egui::Label::new(RichText::new(text).size(11.0).color(theme::faint(ui)).underline())
        .truncate()
        // The tooltip below shows the full citation.
        .show_tooltip_when_elided(false)
        .sense(egui::Sense::click());
    let response = ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand);
    let hover = |ui: &mut Ui| {
        ui.set_max_width(340.0);
        for id in ids {
            let Some(source) = context.catalogue().source(id) else { continue };
            ui.label(RichText::new(source.citation(language)).font(theme::bold(12.0)));
            let quality = phrase(&context.texts.quality, source.quality);
            let note = source.note.get(language);
            ui.label(RichText::new(format!("{quality} · {note}")).size(11.5));
        }
    };
    if response.on_hover_ui(hover).clicked() {
        out.push(WindowCommand::Open(Window::Sources(ids.to_vec())).into());
    }
}
