//! Remarks on rows, and names without a place, below the table.

use egui::Ui;

use super::{names, remarks};
use crate::app::{
    command::Command,
    focus,
    frame_context::FrameContext,
    import::{Draft, ImportDialog},
};

/// Part of the report that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Remarks,
    Names,
}

/// Draws the report.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    dialog: &ImportDialog,
    draft: &Draft,
    out: &mut Vec<Command>,
) {
    let texts = &context.texts.import_window;
    let report = &draft.import.report;
    let id = ui.scope_id().with("part");
    let has_names = !report.unmatched.is_empty() || !dialog.recipe.places.is_empty();
    let mut part: Part = ui.data(|data| data.get_temp(id).unwrap_or_default());
    if !has_names {
        part = Part::Remarks;
    }
    ui.horizontal(|ui| {
        let counted = |name: &str, n: usize| context.texts.aside(name, &crate::i18n::format::number(n as f64));
        ui.selectable_value(&mut part, Part::Remarks, counted(&texts.remarks, report.remarks.len()));
        if has_names {
            ui.selectable_value(&mut part, Part::Names, counted(&texts.names, report.unmatched.len()))
                .on_hover_text(&texts.names_tip);
        }
        if part == Part::Remarks {
            focus::apart(ui, "severity", |ui| remarks::filter(ui, context, draft));
        }
    });
    ui.data_mut(|data| data.insert_temp(id, part));
    match part {
        Part::Remarks => focus::apart(ui, "remarks", |ui| remarks::ui(ui, context, draft)),
        Part::Names => focus::apart(ui, "names", |ui| names::ui(ui, context, dialog, draft, out)),
    }
}
