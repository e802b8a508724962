//! Choice of the mapped variable, with the coverage of each.

use egui::{CollapsingHeader, RichText, Ui};

use super::{own, present, series};
use crate::{
    app::{
        action::Action,
        command::{Command, LayerCommand},
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{self, CoverageRow, coverage_row, steady_scroll},
    },
    caption::values as say,
    query::Coverage,
    view::{EditKind, ThematicLayer, Variable},
};

/// Draws the variables: complete ones in a short list, others folded up by kind.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.thematic;
    let chosen = context.thematic().map(|layer| &layer.variable);
    let none = CoverageRow { name: &texts.none, known: None, chosen: chosen.is_none(), spoken: &texts.none };
    let nothing = focus::apart(ui, "none", |ui| coverage_row(ui, &none));
    steady_scroll::hold(&nothing);
    if nothing.clicked() {
        out.push(Action::NoValues.into());
    }
    own::choice(ui, context, out);
    let (complete, sparse): (Vec<_>, Vec<_>) = context.computed.coverage.iter().partition(|found| is_complete(found));
    ui.add_space(3.0);
    for coverage in complete {
        row(
            ui,
            context,
            coverage,
            (chosen, say::variable(&ThematicLayer::of(coverage.variable.clone()), context.texts)),
            out,
        );
    }
    ui.add_space(5.0);
    series::choice(ui, context, out);
    incomplete(ui, context, &sparse, out);
}

/// `true` if nearly every place that a variable applies to has a value: at least the 31 provinces of the mainland of all 34.
fn is_complete(coverage: &Coverage) -> bool {
    coverage.known * 34 >= coverage.expected * 31
}

/// Variables without a value for some places, folded up by kind with their number.
fn incomplete(ui: &mut Ui, context: &FrameContext<'_>, sparse: &[&Coverage], out: &mut Vec<Command>) {
    type Kind = fn(&Variable) -> bool;
    let texts = &context.texts.thematic;
    let chosen = context.thematic().map(|layer| &layer.variable);
    let kinds: [(&str, &str, &str, Kind); 5] = [
        ("batches", &texts.kind_batches, &texts.kind_batches_note, |v| matches!(v, Variable::LittleGiants(_))),
        ("ladder", &texts.kind_ladder, &texts.kind_ladder_note, |v| matches!(v, Variable::Ladder(_))),
        ("targets", &texts.kind_targets, &texts.kind_targets_note, |v| matches!(v, Variable::Target(_))),
        ("indicators", &texts.kind_indicators, "", |v| matches!(v, Variable::Indicator(_))),
        ("clusters", &texts.kind_clusters, "", |v| *v == Variable::Clusters),
    ];
    for (salt, name, note, holds) in kinds {
        let of_kind: Vec<_> = sparse.iter().filter(|coverage| holds(&coverage.variable)).collect();
        if of_kind.is_empty() {
            continue;
        }
        let name = texts.incomplete.replace("{kind}", name).replace("{n}", &of_kind.len().to_string());
        let heading = RichText::new(name).font(theme::bold(13.0));
        let is_mapped = of_kind.iter().any(|coverage| Some(&coverage.variable) == chosen);
        CollapsingHeader::new(heading).id_salt(salt).default_open(is_mapped).show(ui, |ui| {
            if !note.is_empty() {
                widgets::note(ui, note);
            }
            for coverage in of_kind {
                row(ui, context, coverage, (chosen, say::choice(&coverage.variable, context.texts)), out);
            }
        });
    }
}

/// Draws a variable with its coverage.
fn row(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    coverage: &Coverage,
    (chosen, name): (Option<&Variable>, String),
    out: &mut Vec<Command>,
) {
    let variable = &coverage.variable;
    let layer = ThematicLayer { variable: variable.clone(), ..present(context) };
    let known = (coverage.known, coverage.expected);
    let spoken = context.texts.thematic.spoken_choice.replace("{name}", &name);
    let spoken = spoken.replace("{n}", &known.0.to_string()).replace("{all}", &known.1.to_string());
    let spoken = spoken.replace("{areas}", context.texts.thematic.areas_of(known.1));
    let spoken = spoken.replace("{areas}", context.texts.thematic.areas_of(known.1));
    let row = CoverageRow { name: &name, known: Some(known), chosen: chosen == Some(variable), spoken: &spoken };
    let row = focus::apart(ui, ("variable", variable), |ui| coverage_row(ui, &row));
    steady_scroll::hold(&row);
    if row.clicked() {
        // Weakly sourced values are drawn where a person asks for them: what was asked of one value is not asked of the next.
        let weak = layer.weak && chosen == Some(variable);
        out.push(LayerCommand::SetThematic(Some(ThematicLayer { weak, ..layer }), EditKind::Single).into());
    }
    row.on_hover_text(spoken);
}
