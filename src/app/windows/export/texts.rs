//! Texts of the picture: generated from the data unless the user has written others.

use egui::{RichText, TextEdit, Ui};
use strum::IntoEnumIterator as _;

use crate::{
    app::{command::Command, frame_context::FrameContext, theme, widgets},
    caption::{Caption, Citation, caption},
    export::caption_text,
    i18n::phrase,
    query::{MapContent, as_drawn},
    view::{EditKind, Page, View},
};

/// Fields for title, subtitle, note, credit and map approval number.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, written: &Caption, page: &mut Page, step: &mut EditKind) {
    let texts = &context.texts.export;
    for (name, text, auto, rows) in [
        (&texts.title, &mut page.title, &written.title, 2),
        (&texts.subtitle, &mut page.subtitle, &written.subtitle, 3),
        (&texts.note, &mut page.note, &written.note, 2),
    ] {
        field(ui, context, name, text, auto, rows, step);
    }
    for (name, hint, text) in [
        (&texts.credit, &texts.credit_hint, &mut page.credit),
        (&texts.approval_number, &texts.approval_number_hint, &mut page.approval_number),
    ] {
        let label = ui.label(name);
        let edit = TextEdit::singleline(text).hint_text(hint.as_str()).desired_width(f32::INFINITY);
        if ui.add(edit).labelled_by(label.id).changed() {
            *step = EditKind::Typing;
        }
    }
}

/// Alt text and a button that copies it.
pub(super) fn alt_text(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    auto: &str,
    (page, step): (&mut Page, &mut EditKind),
    out: &mut Vec<Command>,
) {
    let texts = &context.texts.export;
    widgets::note(ui, &texts.alt_text_note);
    field(ui, context, &texts.alt_text, &mut page.alt_text, auto, 5, step);
    if ui.button(&texts.copy_alt_text).clicked() {
        out.push(Command::CopyText(page.alt_text.clone().unwrap_or_else(|| auto.to_owned())));
    }
}

/// Buttons that copy caption and citations.
pub(super) fn cite(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.export;
    let view = as_drawn(&in_its_language(context));
    let caption = caption(context.catalogue(), &MapContent::of(context.facts, &view), &view);
    ui.horizontal_wrapped(|ui| {
        if ui.button(&texts.copy_caption).clicked() {
            out.push(Command::CopyText(caption_text(&caption)));
        }
        for citation in Citation::iter() {
            if ui.button(phrase(&texts.citation, citation)).clicked() {
                out.push(Command::CopyText(citation.cite(context.catalogue(), &caption, &view)));
            }
        }
    });
}

/// Generated texts, without those that the user has written.
pub(super) fn written(context: &FrameContext<'_>) -> Caption {
    let mut view = in_its_language(context);
    view.page = Page::default();
    (view.page.multiples, view.page.comparison) = (context.view.page.multiples, context.view.page.comparison);
    (view.analysis, view.page.chart) = (context.view.analysis, context.view.page.chart);
    let view = as_drawn(&view);
    let content = MapContent::of(context.facts, &view);
    let clusters = content.clusters.len();
    let visible = context.ui_state.export.preview.as_ref().map_or(clusters, |(_, preview)| preview.visible);
    caption(context.catalogue(), &content, &view).within(&view, visible, clusters)
}

/// View in the language of the picture.
fn in_its_language(context: &FrameContext<'_>) -> View {
    View { language: context.settings.export.language.unwrap_or(context.view.language), ..context.view.clone() }
}

/// Text field that shows the generated text until it is edited, then offers to restore it.
fn field(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    name: &str,
    text: &mut Option<String>,
    auto: &str,
    rows: usize,
    step: &mut EditKind,
) {
    let texts = &context.texts.export;
    let label = ui
        .horizontal(|ui| {
            let label = ui.label(name);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if text.is_some() {
                    let reset = context.texts.labelled(&texts.automatic, name);
                    let link = ui.link(RichText::new(&texts.automatic).size(11.5)).on_hover_text(&texts.automatic_tip);
                    widgets::named(&link, &reset);
                    if link.clicked() {
                        *text = None;
                    }
                } else {
                    ui.label(RichText::new(&texts.from_data).size(11.5).color(theme::faint(ui)));
                }
            });
            label
        })
        .inner;
    let mut edited = text.clone().unwrap_or_else(|| auto.to_owned());
    let edit = TextEdit::multiline(&mut edited).desired_rows(rows).desired_width(f32::INFINITY);
    if ui.add(edit).labelled_by(label.id).changed() {
        *text = Some(edited);
        *step = EditKind::Typing;
    }
}
