//! Choices of a measure of neighbours: who is a neighbour, permutations, what the map shows.

use egui::{ComboBox, DragValue, RichText, Ui};
use strum::IntoEnumIterator as _;

use crate::{
    app::{
        command::{AnalysisCommand, Command},
        frame_context::FrameContext,
        theme, widgets,
    },
    i18n::{StatisticsTexts, format, phrase},
    view::{Analysis, Correction, EditKind, NeighborRule},
};

/// Numbers of permutations that are offered.
const PERMUTATIONS: [u32; 4] = [99, 999, 9_999, 99_999];
/// Most neighbours that are offered: more are nearly all provinces.
const MOST_NEAREST: usize = 20;
/// Distances that are offered, kilometres.
const DISTANCES: std::ops::RangeInclusive<f64> = 200.0..=4_000.0;

/// Draws the choices; nothing for a measure without neighbours.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, analysis: Analysis, out: &mut Vec<Command>) {
    if !analysis.method.has_neighbors() {
        return;
    }
    let texts = &context.texts.statistics;
    let mut chosen = analysis;
    let mut is_dragged = false;
    ui.add_space(4.0);
    row(ui, &texts.neighbors_label, |ui| {
        rule(ui, texts, &mut chosen.neighbors);
        is_dragged |= number(ui, texts, &mut chosen.neighbors);
    });
    row(ui, &texts.permutations_label, |ui| {
        let shown = format::number(f64::from(chosen.permutations));
        let list = ComboBox::from_id_salt("permutations").width(72.0).selected_text(shown);
        widgets::dropdown(ui, list, &texts.permutations_label, |ui| {
            for number in PERMUTATIONS {
                let text = format::number(f64::from(number));
                if ui.selectable_label(chosen.permutations == number, text).clicked() {
                    chosen.permutations = number;
                    ui.close();
                }
            }
        })
        .response
        .on_hover_text(&texts.permutations_tip);
    });
    row(ui, &texts.seed_label, |ui| {
        let response = ui.add(DragValue::new(&mut chosen.seed).speed(0.1)).on_hover_text(&texts.seed_tip);
        widgets::named(&response, &texts.seed_label);
        is_dragged |= response.dragged() || response.has_focus();
    });
    if analysis.method.has_groups() {
        row(ui, &texts.correction_label, |ui| {
            let list = ComboBox::from_id_salt("correction").width(150.0);
            let list = list.selected_text(phrase(&texts.correction, chosen.correction));
            widgets::dropdown(ui, list, &texts.correction_label, |ui| {
                for correction in Correction::iter() {
                    let text = phrase(&texts.correction, correction);
                    if ui.selectable_label(chosen.correction == correction, text).clicked() {
                        chosen.correction = correction;
                        ui.close();
                    }
                }
            })
            .response
            .on_hover_text(&texts.correction_tip);
        });
        widgets::check_box_if(ui, true, &mut chosen.on_map, &texts.on_map).on_hover_text(&texts.on_map_tip);
    }
    if chosen != analysis {
        let edit = if is_dragged { EditKind::Typing } else { EditKind::Single };
        out.push(AnalysisCommand::Set(Some(chosen), edit).into());
    }
}

/// Label and controls in a line.
fn row(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(label).size(12.0).color(theme::faint(ui)));
        add(ui);
    });
}

/// Choice of the rule.
fn rule(ui: &mut Ui, texts: &StatisticsTexts, rule: &mut NeighborRule) {
    let name = |rule: NeighborRule| match rule {
        NeighborRule::Queen => &texts.queen,
        NeighborRule::Rook => &texts.rook,
        NeighborRule::Nearest(_) => &texts.nearest,
        NeighborRule::Within(_) => &texts.within,
    };
    let list = ComboBox::from_id_salt("neighbors").width(150.0).selected_text(name(*rule));
    widgets::dropdown(ui, list, &texts.neighbors_label, |ui| {
        for other in [NeighborRule::Queen, NeighborRule::Rook, NeighborRule::Nearest(5), NeighborRule::Within(800.0)] {
            let is_chosen = std::mem::discriminant(&other) == std::mem::discriminant(rule);
            if ui.selectable_label(is_chosen, name(other)).clicked() {
                *rule = if is_chosen { *rule } else { other };
                ui.close();
            }
        }
    });
}

/// Number of a rule, if it has one; `true` while it is dragged or typed.
fn number(ui: &mut Ui, texts: &StatisticsTexts, rule: &mut NeighborRule) -> bool {
    let response = match rule {
        NeighborRule::Nearest(count) => {
            let response = ui.add(DragValue::new(count).range(1..=MOST_NEAREST).speed(0.05));
            widgets::named(&response, &texts.nearest);
            response
        }
        NeighborRule::Within(distance) => {
            let value = DragValue::new(distance).range(DISTANCES).speed(5.0).fixed_decimals(0).suffix(" km");
            let response = ui.add(value);
            widgets::named(&response, &texts.within);
            response
        }
        NeighborRule::Queen | NeighborRule::Rook => return false,
    };
    response.dragged() || response.has_focus()
}
