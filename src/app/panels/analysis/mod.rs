//! Tab of analysis: question first, then the values, the choices of the measure, its result in words and as a chart.

mod chart;
mod questions;
mod result;
mod settings;

use egui::{Button, ProgressBar, RichText, ScrollArea, Ui};

use crate::{
    app::{
        action::Action,
        command::{AnalysisCommand, Command},
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{self, steady_scroll},
    },
    caption::{statistics, values as say},
    i18n::format,
    query::ClassifiedValues,
    view::{Analysis, EditKind},
};

/// Draws the contents of the panel.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    steady_scroll::scroll(ScrollArea::vertical().auto_shrink([false, false]), ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let texts = &context.texts.statistics;
        let title = ui.label(RichText::new(&texts.title).font(theme::bold(15.0)));
        widgets::as_heading(&title, 1);
        let Some(classified) = context.computed.classified.last() else {
            no_values(ui, context, out);
            return;
        };
        focus::apart(ui, "values", |ui| values(ui, context, classified, out));
        ui.add_space(4.0);
        let Some(analysis) = context.view.analysis else {
            focus::apart(ui, "questions", |ui| questions::list(ui, context, out));
            return;
        };
        focus::apart(ui, "question", |ui| questions::choice(ui, context, analysis, out));
        focus::apart(ui, "settings", |ui| settings::ui(ui, context, analysis, out));
        ui.add_space(4.0);
        ui.separator();
        focus::apart(ui, "result", |ui| outcome(ui, context, out));
        ui.add_space(6.0);
        focus::apart(ui, "actions", |ui| actions(ui, context, out));
        ui.add_space(16.0);
    });
}

/// Reason why there is nothing to analyse, and the way to values.
fn no_values(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.statistics;
    widgets::note(ui, &texts.no_values);
    ui.add_space(4.0);
    if ui.button(&texts.choose_values).clicked() {
        out.push(Action::ProvincesPanel.into());
    }
}

/// Values that are analysed, with the way to others.
fn values(ui: &mut Ui, context: &FrameContext<'_>, classified: &ClassifiedValues, out: &mut Vec<Command>) {
    let texts = &context.texts.statistics;
    ui.label(RichText::new(&texts.values_label).size(12.0).color(theme::faint(ui)));
    let name = say::title(classified, context.texts);
    ui.add(egui::Label::new(RichText::new(name).font(theme::bold(13.0))).wrap());
    if ui.link(RichText::new(&texts.other_values).size(12.0)).on_hover_text(&texts.other_values_tip).clicked() {
        out.push(Action::ProvincesPanel.into());
    }
}

/// Result, progress towards it, or the reason why there is none.
fn outcome(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.statistics;
    let Some(analysed) = &context.computed.analysed else {
        if let Some((done, all)) = context.ui_state.analysing {
            let of = texts.running.replace("{done}", &format::number(done as f64));
            let of = of.replace("{all}", &format::number(all as f64));
            ui.add(ProgressBar::new(done as f32 / all.max(1) as f32).text(of));
            if ui.button(&context.texts.export.cancel).clicked() {
                out.push(AnalysisCommand::Cancel.into());
            }
        }
        return;
    };
    match (&analysed.result, statistics::explain(context.catalogue(), analysed, context.texts)) {
        (Ok(outcome), Ok(words)) => result::ui(ui, context, (analysed, outcome), &words, out),
        (_, Err(fault)) => {
            let text = texts.no_result.replace("{why}", &fault);
            ui.add(egui::Label::new(RichText::new(format::capitalised(&text)).size(13.0)).wrap());
            if analysed.result == Err(crate::analysis::AnalysisError::Cancelled) && ui.button(&texts.again).clicked() {
                out.push(AnalysisCommand::Again.into());
            }
        }
        (Err(_), Ok(_)) => {}
    }
}

/// Buttons for the analysis as a whole.
fn actions(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.statistics;
    let has_result = context.computed.analysed.as_ref().is_some_and(|analysed| analysed.result.is_ok());
    ui.horizontal_wrapped(|ui| {
        let save = ui.add_enabled(has_result, Button::new(&texts.save_chart)).on_hover_text(&texts.save_chart_tip);
        if save.clicked() {
            out.push(AnalysisCommand::WithChart.into());
        }
        if ui.button(&texts.remove).on_hover_text(&texts.remove_tip).clicked() {
            out.push(set(None));
        }
    });
}

/// Command that changes the analysis in one step.
fn set(analysis: Option<Analysis>) -> Command {
    AnalysisCommand::Set(analysis, EditKind::Single).into()
}
