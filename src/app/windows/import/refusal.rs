//! Refusal of a file: the reason, and the way out.

use egui::{Button, Frame, Key, Label, Margin, RichText, TextEdit, Ui};

use super::large;
use crate::{
    app::{
        command::{Command, ImportCommand},
        explain,
        frame_context::FrameContext,
        import::{ImportDialog, Refusal},
        theme, widgets,
        windows::save_path,
    },
    import::RowUnit,
    model::path_codec,
};

/// Least height of the contents of a window without a result, points.
const HEIGHT: f32 = 120.0;

fn words(context: &FrameContext<'_>, dialog: &ImportDialog, refusal: &Refusal) -> (String, String) {
    let unit = dialog.source.as_ref().map_or(RowUnit::Line, |source| source.unit);
    explain::refusal(refusal, unit, context.texts)
}

/// Draws the reason above an older result.
pub(super) fn banner(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, refusal: &Refusal) {
    let (why, out) = words(context, dialog, refusal);
    Frame::NONE.inner_margin(Margin::symmetric(0, 2)).show(ui, |ui| {
        ui.add(Label::new(RichText::new(why).color(ui.visuals().error_fg_color)).wrap());
        let texts = &context.texts.import_window;
        for note in [&out, &texts.older_result] {
            widgets::note(ui, note);
        }
    });
}

/// Draws the contents of a window without a result: progress, or the reason and the way out.
pub(super) fn whole(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, out: &mut Vec<Command>) {
    let texts = &context.texts.import_window;
    let top = ui.cursor().top();
    ui.add_space(14.0);
    let refusal = dialog.refusal.as_ref().filter(|_| dialog.is_done());
    if let Some(Refusal::NoRoom(lack)) = refusal {
        large::ui(ui, context, lack, out);
    } else if let Some(refusal) = refusal {
        let (why, way_out) = words(context, dialog, refusal);
        let title = ui.label(RichText::new(&texts.refused).font(theme::bold(14.0)));
        widgets::as_heading(&title, 2);
        ui.add(Label::new(RichText::new(why).color(ui.visuals().error_fg_color)).wrap());
        ui.add(Label::new(way_out).wrap());
        ui.add_space(8.0);
        path(ui, context, dialog, out);
    } else {
        ui.label(&texts.wait);
    }
    let rest = HEIGHT - (ui.cursor().top() - top);
    ui.add_space(rest.max(8.0));
}

/// Field for the path of the same file or another one.
fn path(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, out: &mut Vec<Command>) {
    let texts = &context.texts.import_window;
    let id = ui.scope_id().with(("path", dialog.path.as_os_str()));
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| path_codec::to_text(&dialog.path));
    let label = ui.label(RichText::new(&texts.file_path).size(12.0).color(theme::faint(ui)));
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 220.0).max(120.0);
        let field = ui.add(TextEdit::singleline(&mut typed).desired_width(width)).labelled_by(label.id);
        if widgets::appears(ui, "path of a refused file") {
            save_path::focus_end(&field, &typed);
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let wanted = typed.trim();
        let clicked = ui.add_enabled(!wanted.is_empty(), Button::new(&texts.read_again)).clicked();
        if !wanted.is_empty() && (clicked || entered) {
            out.push(ImportCommand::ReadFrom(path_codec::to_path(wanted)).into());
        }
        if ui.button(&texts.browse).clicked() {
            out.push(ImportCommand::Browse.into());
        }
    });
    ui.data_mut(|data| data.insert_temp(id, typed));
}
