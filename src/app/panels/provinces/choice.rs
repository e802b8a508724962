//! Choice of the mapped variable, with the coverage of each.

use egui::Ui;

use super::{present, series};
use crate::{
    app::{
        action::Action,
        command::{Command, LayerCommand},
        focus,
        frame_context::FrameContext,
        widgets::{self, CoverageRow, coverage_row, steady_scroll},
    },
    caption::values as say,
    query::Coverage,
    view::{EditKind, ThematicLayer, Variable},
};

/// Draws the variables grouped by kind.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.thematic;
    let chosen = context.thematic().map(|layer| &layer.variable);
    let none = CoverageRow { name: &texts.none, known: None, chosen: chosen.is_none(), spoken: &texts.none };
    let nothing = focus::apart(ui, "none", |ui| coverage_row(ui, &none));
    steady_scroll::hold(&nothing);
    if nothing.clicked() {
        out.push(Action::NoValues.into());
    }
    type Kind = fn(&Variable) -> bool;
    let kinds: [(&str, &str, Kind); 5] = [
        (&texts.kind_batches, &texts.kind_batches_note, |v| matches!(v, Variable::LittleGiants(_))),
        (&texts.kind_ladder, &texts.kind_ladder_note, |v| matches!(v, Variable::Ladder(_))),
        (&texts.kind_targets, &texts.kind_targets_note, |v| matches!(v, Variable::Target(_))),
        (&texts.kind_indicators, "", |v| matches!(v, Variable::Indicator(_))),
        (&texts.kind_clusters, "", |v| *v == Variable::Clusters),
    ];
    for (name, note, holds) in kinds {
        ui.add_space(5.0);
        widgets::heading(ui, name);
        if !note.is_empty() {
            widgets::note(ui, note);
        }
        for coverage in context.computed.coverage.iter().filter(|coverage| holds(&coverage.variable)) {
            row(ui, context, coverage, chosen, out);
        }
    }
    ui.add_space(5.0);
    series::choice(ui, context, out);
}

/// Draws a variable with its coverage.
fn row(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    coverage: &Coverage,
    chosen: Option<&Variable>,
    out: &mut Vec<Command>,
) {
    let variable = &coverage.variable;
    let layer = ThematicLayer { variable: variable.clone(), ..present(context) };
    let name = say::choice(variable, context.texts);
    let known = (coverage.known, coverage.expected);
    let spoken = context.texts.thematic.spoken_choice.replace("{name}", &name);
    let spoken = spoken.replace("{n}", &known.0.to_string()).replace("{all}", &known.1.to_string());
    let spoken = spoken.replace("{areas}", context.texts.thematic.areas_of(known.1));
    let row = CoverageRow { name: &name, known: Some(known), chosen: chosen == Some(variable), spoken: &spoken };
    let row = focus::apart(ui, ("variable", variable), |ui| coverage_row(ui, &row));
    steady_scroll::hold(&row);
    if row.clicked() {
        // Weakly sourced values are drawn where a person asks for them: what was asked of one value is not asked of the next.
        let weak = layer.weak && chosen == Some(variable);
        out.push(LayerCommand::SetThematic(Some(ThematicLayer { weak, ..layer }), EditKind::Single).into());
    }
}
