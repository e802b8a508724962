//! Remarks on rows, and names without a place, below the table.

use egui::Ui;

use super::{names, questions, remarks};
use crate::{
    app::{
        command::Command,
        focus,
        frame_context::FrameContext,
        import::{Draft, ImportDialog},
        widgets,
    },
    i18n::format,
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
        let tabs = [
            (Part::Remarks, &texts.remarks, report.remarks.len(), "", true),
            (Part::Names, &texts.names, report.unmatched.len(), texts.names_tip.as_str(), has_names),
        ];
        for (of, name, count, tip, _) in tabs.into_iter().filter(|(.., is_there)| *is_there) {
            let count = format::number(count as f64);
            let tab = ui.selectable_value(&mut part, of, format!("{name} {count}"));
            widgets::named(&tab, &context.texts.aside(name, &count));
            if !tip.is_empty() {
                tab.on_hover_text(tip);
            }
        }
        if part == Part::Remarks {
            focus::apart(ui, "severity", |ui| remarks::filter(ui, context, draft));
        }
    });
    ui.data_mut(|data| data.insert_temp(id, part));
    match part {
        Part::Remarks => {
            questions::ui(ui, context, dialog, draft, out);
            focus::apart(ui, "remarks", |ui| remarks::ui(ui, context, draft));
        }
        Part::Names => focus::apart(ui, "names", |ui| names::ui(ui, context, dialog, draft, out)),
    }
}
