//! Questions that the measures answer: as a list where none is asked, and as a choice above its result.

use egui::{ComboBox, RichText, Ui};
use strum::IntoEnumIterator as _;

use super::set;
use crate::{
    app::{command::Command, focus, frame_context::FrameContext, theme, widgets},
    caption::statistics,
    i18n::Messages,
    view::{Analysis, AnalysisMethod},
};

/// Methods by what they are about, with the heading of each.
fn topics(texts: &Messages) -> Vec<(&str, Vec<AnalysisMethod>)> {
    let words = &texts.statistics;
    let is_together = |method: AnalysisMethod| method == AnalysisMethod::Correlation;
    let is_concentration =
        |method: AnalysisMethod| !(method.has_industries() || is_together(method) || method.has_neighbors());
    let of = |is_about: &dyn Fn(AnalysisMethod) -> bool| {
        AnalysisMethod::iter().filter(|method| is_about(*method)).collect::<Vec<_>>()
    };
    vec![
        (&words.topic_concentration, of(&is_concentration)),
        (&words.topic_industries, of(&AnalysisMethod::has_industries)),
        (&words.topic_together, of(&is_together)),
        (&words.topic_neighbors, of(&AnalysisMethod::has_neighbors)),
    ]
}

/// Draws all questions, each with the name of its measure.
pub(super) fn list(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    widgets::note(ui, &context.texts.statistics.ask);
    for (topic, methods) in topics(context.texts) {
        ui.add_space(6.0);
        widgets::heading(ui, topic);
        for method in methods {
            let (name, question) = statistics::named(method, context.texts);
            let response = focus::apart(ui, <&str>::from(method), |ui| ui.link(RichText::new(question).size(13.0)));
            ui.label(RichText::new(name).size(11.5).color(theme::faint(ui)));
            ui.add_space(3.0);
            if response.clicked() {
                out.push(set(Some(Analysis::of(method))));
            }
        }
    }
}

/// Draws the question that is asked, and the choice of another.
pub(super) fn choice(ui: &mut Ui, context: &FrameContext<'_>, analysis: Analysis, out: &mut Vec<Command>) {
    let words = &context.texts.statistics;
    let (name, question) = statistics::named(analysis.method, context.texts);
    ui.label(RichText::new(&words.question_label).size(12.0).color(theme::faint(ui)));
    let list = ComboBox::from_id_salt("question").width(ui.available_width() - 8.0).truncate();
    widgets::dropdown(
        ui,
        list.selected_text(RichText::new(question).font(theme::bold(13.0))),
        &words.question_label,
        |ui| {
            for (topic, methods) in topics(context.texts) {
                ui.label(RichText::new(topic).size(11.5).color(theme::faint(ui)));
                for method in methods {
                    let (name, question) = statistics::named(method, context.texts);
                    let entry = ui.selectable_label(method == analysis.method, question).on_hover_text(name);
                    if entry.clicked() {
                        out.push(set(Some(Analysis { method, ..analysis })));
                        ui.close();
                    }
                }
            }
        },
    );
    ui.label(RichText::new(name).size(12.0).color(theme::faint(ui)));
}
