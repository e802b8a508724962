//! Result of an analysis: sentence, groups, chart, formula, what it does not say, cautions, sources.

use egui::{RichText, Ui};

use super::chart;
use crate::{
    analysis::Outcome,
    app::{
        command::{Command, InteractionCommand, SelectionCommand},
        frame_context::FrameContext,
        theme, widgets,
    },
    caption::{
        statistics::{self, Explanation},
        values as say,
    },
    query::Analysed,
    surface::screen::color,
};

/// Side of the sample of a group, points.
const SWATCH: f32 = 10.0;

/// Draws the result.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (analysed, outcome): (&Analysed, &Outcome),
    words: &Explanation,
    out: &mut Vec<Command>,
) {
    let texts = &context.texts.statistics;
    ui.add(egui::Label::new(RichText::new(&words.sentence).font(theme::bold(13.5))).wrap());
    ui.add_space(4.0);
    groups(ui, context, outcome, out);
    chart::ui(ui, context, (analysed, outcome), out);
    for (label, text) in [(&texts.formula_label, &words.formula), (&texts.not_said_label, &words.not_said)] {
        part(ui, label, text);
    }
    for caution in &words.cautions {
        part(ui, &texts.caution_label, caution);
    }
    let method: Vec<&str> = words.method.iter().chain([&words.reference]).map(String::as_str).collect();
    part(ui, &texts.method_label, &method.join(" "));
    ui.add_space(2.0);
    widgets::dated_sources(ui, context, &words.as_of, &say::sources(&analysed.classified), out);
}

/// Heading and text.
fn part(ui: &mut Ui, label: &str, text: &str) {
    ui.add_space(4.0);
    widgets::heading(ui, label);
    ui.add(egui::Label::new(RichText::new(text).size(12.5)).wrap());
}

/// Groups with their provinces, each of which can be selected.
fn groups(ui: &mut Ui, context: &FrameContext<'_>, outcome: &Outcome, out: &mut Vec<Command>) {
    for (group, units) in outcome.groups() {
        ui.horizontal_wrapped(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(SWATCH), egui::Sense::hover());
            ui.painter().rect_filled(rect, 2.0, color(theme::palette(ui).group(group)));
            ui.label(RichText::new(statistics::group_name(group, context.texts)).size(12.5));
            for id in units {
                let Some(province) = context.catalogue().province(id) else { continue };
                let link = ui.link(RichText::new(province.name.short(context.view.language)).size(12.5));
                if link.hovered() {
                    out.push(InteractionCommand::Hover(id.clone().into()).into());
                }
                if link.clicked() {
                    out.push(SelectionCommand::Select(Some(id.clone().into())).into());
                }
            }
        });
    }
}
