//! Window for the export of tables: kind and format.

use egui::{Button, Ui};
use strum::IntoEnumIterator as _;

use super::{export::primary, save_path};
use crate::{
    app::{
        command::{Command, TableCommand, WindowCommand},
        frame_context::FrameContext,
        table::{TableFile, naming},
        widgets::{self, notice},
    },
    i18n::phrase,
    table::{TableFormat, TableKind},
};

/// Draws the contents of the window.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.table;
    let before = &context.ui_state.table_file;
    let mut file = before.clone();
    widgets::heading(ui, &texts.save_which);
    for (heading, kinds) in naming::groups(context.facts, context.texts) {
        widgets::note(ui, heading);
        ui.horizontal_wrapped(|ui| {
            for kind in kinds {
                let (name, tip) = (
                    naming::name(context.facts, context.texts, &kind),
                    naming::tip(context.facts, context.texts, &kind),
                );
                // Without values on the map, or provinces that are compared, their tables have no rows.
                let (is_there, why_not) = match kind {
                    TableKind::Values => (!context.computed.classified.is_empty(), &texts.no_values),
                    TableKind::Grid => (!context.computed.grids.is_empty(), &texts.no_grid),
                    TableKind::Comparison => (!context.view.compare.is_empty(), &texts.no_comparison),
                    _ => (true, &texts.empty),
                };
                let choice = ui.add_enabled(is_there, Button::selectable(file.kind == kind, name));
                if choice.on_hover_text(tip).on_disabled_hover_text(why_not).clicked() {
                    file.kind = kind;
                }
            }
        });
    }
    ui.add_space(6.0);
    widgets::heading(ui, &context.texts.export.format);
    ui.horizontal_wrapped(|ui| {
        for format in TableFormat::iter() {
            ui.selectable_value(&mut file.format, format, phrase(&texts.format, format));
        }
    });
    widgets::note(ui, phrase(&texts.format_tip, file.format));
    if file.format == TableFormat::Csv {
        widgets::check_box(ui, &mut file.for_excel, &texts.for_excel).on_hover_text(&texts.for_excel_tip);
    }
    ui.add_space(6.0);
    widgets::note(ui, &texts.save_note);
    if file != *before {
        out.push(TableCommand::SetFile(Box::new(file)).into());
    }
    ui.separator();
    bottom(ui, context, before, out);
}

fn bottom(ui: &mut Ui, context: &FrameContext<'_>, file: &TableFile, out: &mut Vec<Command>) {
    notice::in_window(ui, context, out);
    let to = |path, replace| Command::from(TableCommand::SaveTo { path, replace });
    let asks = file.exists.is_some() || file.path.is_some();
    if asks {
        save_path::note_opener(ui, 0, None);
    }
    let answer = match (&file.exists, &file.path) {
        (Some(found), _) => save_path::exists(ui, context, found),
        (None, Some(start)) => save_path::path(ui, context, start),
        (None, None) => {
            ui.horizontal(|ui| {
                widgets::at_end(ui, "buttons", |ui| {
                    if ui.add(Button::new(&context.texts.export.cancel)).clicked() {
                        out.push(WindowCommand::Close.into());
                    }
                    let save = ui.add(primary(ui, &context.texts.table.save));
                    if let Some(opener) = save_path::opener(ui) {
                        save_path::return_to(ui, &save, opener);
                    }
                    if save.clicked() {
                        out.push(to(Default::default(), false));
                    }
                });
            });
            None
        }
    };
    out.extend(answer.map(|answer| match answer {
        save_path::Answer::Write(path) => to(path, false),
        save_path::Answer::Replace => to(file.exists.clone().unwrap_or_default(), true),
        save_path::Answer::Other => to(Default::default(), false),
        save_path::Answer::Cancel => {
            Command::withdraw_question(context.ui_state).unwrap_or(WindowCommand::Close.into())
        }
    }));
}
