//! Window of the import: how the file is read, its first rows with the roles of their columns, a small map, the report.

mod choice;
mod hexagons;
mod large;
mod names;
mod options;
mod place_search;
mod preview;
mod questions;
mod refusal;
mod remarks;
mod report;
mod sample;
mod summary;

use egui::{Button, Layout, ProgressBar, RichText, TextEdit, Ui, Vec2, vec2};

use crate::{
    app::{
        command::{Command, ImportCommand, WindowCommand},
        focus,
        frame_context::FrameContext,
        import::{Draft, ImportDialog, Update},
        theme,
        widgets::{self, notice},
        windows::{export::primary, save_path},
    },
    i18n::{Plural, format},
};

/// Least and greatest width of the small map and the numbers below it, points.
const SIDE: (f32, f32) = (300.0, 420.0);
/// Width below which the small map stands below the table, points.
const NARROW: f32 = 640.0;
/// Least height of the table with the report, points.
const LEAST: f32 = 300.0;

/// Draws the contents of the window.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 5.0;
    let top = ui.cursor().top();
    head(ui, context, dialog, out);
    let mut height = 0.0;
    if let Some(draft) = &dialog.draft {
        if let Some(refusal) = &dialog.refusal {
            refusal::banner(ui, context, dialog, refusal);
        }
        ui.separator();
        height = body_height(ui);
        body(ui, context, dialog, draft, height, out);
        ui.separator();
        fields(ui, context, dialog, out);
    } else {
        refusal::whole(ui, context, dialog, out);
    }
    bottom(ui, context, dialog, out);
    note_rest(ui, ui.min_rect().bottom() - top - height);
}

/// Height of the window's contents, points.
fn room(ui: &Ui) -> f32 {
    let window = ui.ctx().content_rect().size();
    let around = if window.min_elem() < 480.0 { 32.0 } else { 100.0 };
    window.y - around - 40.0
}

/// Height for table, report and map: what the parts around them left in the last pass.
fn body_height(ui: &Ui) -> f32 {
    let rest: f32 = ui.data(|data| data.get_temp(rest_id())).unwrap_or(220.0);
    (room(ui) - rest).clamp(LEAST, 900.0)
}

fn rest_id() -> egui::Id {
    egui::Id::unique("height of the import around its table")
}

/// Notes the height of the parts around the table; draws the pass again if it has changed.
fn note_rest(ui: &Ui, rest: f32) {
    let before: Option<f32> = ui.data(|data| data.get_temp(rest_id()));
    if before.is_none_or(|before| (before - rest).abs() > 1.0) {
        ui.data_mut(|data| data.insert_temp(rest_id(), rest));
        ui.ctx().request_discard("the parts around the table of the import have another height");
    }
}

/// Format and size of the file, progress, and how the file is read.
fn head(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, out: &mut Vec<Command>) {
    let texts = &context.texts.import_window;
    focus::apart(ui, "state", |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(22.0);
            let mut parts = Vec::new();
            if let Some(source) = &dialog.source {
                parts.extend((!source.format.is_empty()).then(|| source.format.to_owned()));
                parts.push(context.texts.import_size.size(source.bytes as u64));
            }
            if let Some(draft) = &dialog.draft {
                parts.push(counted(&texts.rows, draft.import.report.rows));
            }
            ui.label(RichText::new(parts.join(" · ")).size(12.0).color(theme::faint(ui)));
            if let Update::Running { progress, seconds } = dialog.update() {
                let text = if dialog.draft.is_some() { &texts.updating } else { &texts.reading };
                ui.label(RichText::new(text).size(12.0));
                ui.add(ProgressBar::new(progress.fraction()).desired_width(110.0).desired_height(8.0));
                let (rows, sizes) = (progress.rows(), &context.texts.import_size);
                if rows > 0 && seconds > 0.2 {
                    let text = sizes.rows_read(rows, seconds);
                    ui.label(RichText::new(text).size(12.0).color(theme::faint(ui)));
                }
                if ui.small_button(&texts.stop).on_hover_text(&texts.stop_tip).clicked() {
                    out.push(ImportCommand::Stop.into());
                }
            }
        });
    });
    if dialog.source.is_some() {
        focus::apart(ui, "options", |ui| options::ui(ui, context, dialog, out));
    }
}

/// Phrase for a count, with thousands separators.
fn counted(form: &Plural, n: usize) -> String {
    form.of(n).replacen(&n.to_string(), &format::number(n as f64), 1)
}

/// Table and report at the left, small map and numbers at the right.
fn body(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    dialog: &ImportDialog,
    draft: &Draft,
    height: f32,
    out: &mut Vec<Command>,
) {
    let width = ui.available_width();
    if width < NARROW {
        left(ui, context, dialog, draft, vec2(width, height), out);
        side(ui, context, dialog, draft, vec2(width, LEAST));
        return;
    }
    let side_width = (width * 0.3).clamp(SIDE.0, SIDE.1);
    let left_width = width - side_width - 14.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        left(ui, context, dialog, draft, vec2(left_width, height), out);
        side(ui, context, dialog, draft, vec2(side_width, height));
    });
}

/// Adds contents in a part of a steady size.
fn part(ui: &mut Ui, size: Vec2, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(size, Layout::top_down(egui::Align::Min), |ui| {
        ui.set_min_size(size);
        ui.set_max_size(size);
        add(ui);
    });
}

fn left(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    dialog: &ImportDialog,
    draft: &Draft,
    size: Vec2,
    out: &mut Vec<Command>,
) {
    let table = (size.y * 0.56).max(190.0).min(size.y - 120.0);
    ui.vertical(|ui| {
        part(ui, vec2(size.x, table), |ui| {
            focus::apart(ui, "sample", |ui| sample::ui(ui, context, dialog, draft, out));
        });
        part(ui, vec2(size.x, size.y - table - 5.0), |ui| {
            focus::apart(ui, "report", |ui| report::ui(ui, context, dialog, draft, out));
        });
    });
}

fn side(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, draft: &Draft, size: Vec2) {
    ui.vertical(|ui| {
        let map = (size.y - summary::HEIGHT).clamp(120.0, size.x * 0.9);
        preview::ui(ui, context, dialog, draft, vec2(size.x, map));
        summary::ui(ui, context, draft);
    });
}

/// Title and source line.
fn fields(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, out: &mut Vec<Command>) {
    let texts = &context.texts.import_window;
    focus::apart(ui, "fields", |ui| {
        ui.columns(2, |columns| {
            let [first, second] = columns else { return };
            let fields = [
                (
                    first,
                    &texts.dataset_title,
                    &dialog.title,
                    "",
                    ImportCommand::SetTitle as fn(String) -> ImportCommand,
                ),
                (second, &texts.credit, &dialog.credit, texts.credit_hint.as_str(), ImportCommand::SetCredit),
            ];
            for (ui, name, text, hint, command) in fields {
                ui.horizontal(|ui| {
                    let label = ui.label(RichText::new(name).size(12.0).color(theme::faint(ui)));
                    let mut typed = text.clone();
                    let edit = TextEdit::singleline(&mut typed).hint_text(hint).desired_width(ui.available_width());
                    if ui.add(edit).labelled_by(label.id).changed() {
                        out.push(command(typed).into());
                    }
                });
            }
        });
    });
}

/// Messages and buttons.
fn bottom(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, out: &mut Vec<Command>) {
    let to = |path, replace| Command::from(ImportCommand::SaveReport { path, replace });
    let report = &dialog.report;
    if report.exists.is_some() || report.path.is_some() {
        save_path::note_opener(ui, 0, None);
        notice::in_window(ui, context, out);
    }
    let answer = match (&report.exists, &report.path) {
        (Some(found), _) => save_path::exists(ui, context, found),
        (None, Some(start)) => save_path::path(ui, context, start),
        (None, None) => {
            ui.horizontal(|ui| {
                ui.set_min_height(30.0);
                let mut asked = Vec::new();
                widgets::both_ends(
                    ui,
                    "buttons",
                    |ui| notice::in_window(ui, context, out),
                    |ui| buttons(ui, context, dialog, &mut asked),
                );
                out.append(&mut asked);
            });
            None
        }
    };
    out.extend(answer.map(|answer| match answer {
        save_path::Answer::Write(path) => to(path, false),
        save_path::Answer::Replace => to(report.exists.clone().unwrap_or_default(), true),
        save_path::Answer::Other => to(Default::default(), false),
        save_path::Answer::Cancel => ImportCommand::KeepReport.into(),
    }));
}

fn buttons(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, out: &mut Vec<Command>) {
    let texts = &context.texts.import_window;
    if dialog.draft.is_some() {
        let save = ui.button(&texts.save_report).on_hover_text(&texts.save_report_tip);
        if let Some(opener) = save_path::opener(ui) {
            save_path::return_to(ui, &save, opener);
        }
        if save.clicked() {
            out.push(ImportCommand::SaveReport { path: Default::default(), replace: false }.into());
        }
    }
    if ui.add(Button::new(&texts.cancel)).clicked() {
        out.push(WindowCommand::Close.into());
    }
    let is_ready = dialog.is_done() && dialog.draft.is_some() && dialog.refusal.is_none();
    let name = if dialog.edited.is_some() { &texts.apply } else { &texts.add };
    let accept = focus::apart(ui, "accept", |ui| {
        let button = primary(ui, name);
        ui.add_enabled(is_ready, button)
    });
    // The first result takes the focus from the button that stops the reading, which has gone.
    if is_ready && dialog.made == 1 && widgets::appears(ui, "first result of an import") {
        accept.request_focus();
    }
    if accept.on_disabled_hover_text(&texts.not_ready).clicked() {
        out.push(ImportCommand::Accept.into());
    }
}
