//! List of the remarks: row, column, effect, reason.

use egui::{Align, ComboBox, Label, Layout, RichText, ScrollArea, Ui, vec2};

use crate::{
    app::{frame_context::FrameContext, import::Draft, theme, widgets},
    i18n::{format, phrase},
    import::{Remark, Severity},
};

/// Height of a remark, points.
const ROW: f32 = 20.0;
/// Widths of row and column, and of the effect, points.
const WIDTHS: [f32; 2] = [170.0, 110.0];

fn severity_id() -> egui::Id {
    egui::Id::unique("effect of the remarks of an import")
}

/// Effect whose remarks are listed; `None` for all.
fn chosen(ui: &Ui, draft: &Draft) -> Option<Severity> {
    let chosen: Option<Severity> = ui.data(|data| data.get_temp(severity_id())).flatten();
    chosen.filter(|severity| draft.by_severity.contains_key(severity))
}

/// Draws the choice of the effect whose remarks are listed.
pub(super) fn filter(ui: &mut Ui, context: &FrameContext<'_>, draft: &Draft) {
    let texts = context.texts;
    if draft.by_severity.len() < 2 {
        return;
    }
    let mut now = chosen(ui, draft);
    let name = |severity: Option<Severity>| match severity {
        None => texts.import_window.all_effects.clone(),
        Some(severity) => {
            let count = draft.by_severity.get(&severity).map_or(0, Vec::len);
            texts.aside(phrase(&texts.import.severity, severity), &format::number(count as f64))
        }
    };
    let list = ComboBox::from_id_salt("severity").width(170.0).selected_text(name(now)).truncate();
    widgets::dropdown(ui, list, &texts.import_window.effect, |ui| {
        ui.selectable_value(&mut now, None, name(None));
        for severity in draft.by_severity.keys() {
            ui.selectable_value(&mut now, Some(*severity), name(Some(*severity)));
        }
    });
    ui.data_mut(|data| data.insert_temp(severity_id(), now));
}

/// Draws the list; only visible remarks are worded.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, draft: &Draft) {
    let remarks = &draft.import.report.remarks;
    if remarks.is_empty() {
        return widgets::note(ui, &context.texts.import_window.no_remarks);
    }
    let severity = chosen(ui, draft);
    let listed = severity.and_then(|severity| draft.by_severity.get(&severity));
    let count = listed.map_or(remarks.len(), Vec::len);
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt(("remarks", severity.map(<&str>::from))).auto_shrink(false);
    area.show_rows(ui, ROW, count, |ui, range| {
        for at in range {
            let at = listed.map_or(Some(at), |listed| listed.get(at).copied());
            if let Some(remark) = at.and_then(|at| remarks.get(at)) {
                row(ui, context, draft, remark);
            }
        }
    });
}

fn row(ui: &mut Ui, context: &FrameContext<'_>, draft: &Draft, remark: &Remark) {
    let texts = &context.texts.import;
    let row = remark.row.map(|row| phrase(&texts.unit, draft.sample.unit).replace("{n}", &row.to_string()));
    let place: Vec<String> = row.into_iter().chain(remark.column.iter().map(ToString::to_string)).collect();
    let place = if place.is_empty() { context.texts.import_window.whole_file.clone() } else { place.join(" · ") };
    let is_loss = matches!(remark.severity, Severity::LeftOut | Severity::Unplaced);
    let effect_color = if is_loss { ui.visuals().warn_fg_color } else { theme::faint(ui) };
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        ui.spacing_mut().item_spacing.x = 8.0;
        let faint = theme::faint(ui);
        let words = remark.words(texts);
        let cells = [
            (place.as_str(), faint, WIDTHS[0]),
            (phrase(&texts.severity, remark.severity), effect_color, WIDTHS[1]),
            (words.as_str(), ui.visuals().text_color(), f32::INFINITY),
        ];
        for (text, color, width) in cells {
            let size = vec2(width.min(ui.available_width()), ROW);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(size.x);
                ui.add(Label::new(RichText::new(text).size(12.0).color(color)).truncate()).on_hover_text(text);
            });
        }
    });
}
