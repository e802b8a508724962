//! Numbers of rows: read, placed, left out.

use egui::{Align, Label, Layout, RichText, Ui};

use crate::{
    app::{frame_context::FrameContext, import::Draft, theme},
    i18n::format,
};

/// Height of the numbers, points.
pub(super) const HEIGHT: f32 = 148.0;

/// Draws the numbers: they add up from top to bottom.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, draft: &Draft) {
    let texts = &context.texts.import_window;
    let report = &draft.import.report;
    let lines = [
        (&texts.rows_read, report.rows, Tone::Strong),
        (&texts.rows_drawn, report.drawn, Tone::Usual),
        (&texts.rows_at_seats, report.at_seats, Tone::Part),
        (&texts.rows_by_province, report.by_place, Tone::Usual),
        (&texts.rows_unplaced, report.unplaced, Tone::Warning),
        (&texts.rows_left_out, report.left_out, Tone::Warning),
    ];
    ui.spacing_mut().item_spacing.y = 3.0;
    for (name, count, tone) in lines {
        if tone == Tone::Part && count == 0 {
            continue;
        }
        let color = match tone {
            Tone::Strong | Tone::Usual => ui.visuals().text_color(),
            Tone::Warning if count > 0 => ui.visuals().warn_fg_color,
            Tone::Part | Tone::Warning => theme::faint(ui),
        };
        ui.horizontal(|ui| {
            if tone == Tone::Part {
                ui.add_space(12.0);
            }
            ui.add(Label::new(RichText::new(name).size(12.5).color(color)).truncate()).on_hover_text(name);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(format::number(count as f64)).font(theme::bold(12.5)).color(color));
            });
        });
    }
    if draft.beyond > 0 {
        let text = super::counted(&texts.beyond, draft.beyond);
        ui.add(Label::new(RichText::new(text).size(11.5).color(ui.visuals().warn_fg_color)).wrap());
    }
}

/// Emphasis of a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Strong,
    Usual,
    /// Part of the number above.
    Part,
    Warning,
}
