//! List rows of thematic values: a variable with its coverage, a value with its bar.

use egui::{Align2, FontId, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::facet_row::{HEIGHT, background, text_in};
use crate::{app::theme, scene::Color, surface::screen::color};

/// Contents of the row of a variable.
pub(crate) struct CoverageRow<'a> {
    /// Name of the variable.
    pub name: &'a str,
    /// Number of provinces with a value, and of all provinces; `None` without a coverage.
    pub known: Option<(usize, usize)>,
    /// `true` if the variable is mapped.
    pub chosen: bool,
    /// Accessible label.
    pub spoken: &'a str,
}

/// Radio button row of a variable with its coverage.
pub(crate) fn coverage_row(ui: &mut Ui, row: &CoverageRow<'_>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, row.chosen, row.spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    background(ui, rect, &response);
    let colors = theme::ui_colors(ui);
    let dot = pos2(rect.min.x + 12.0, rect.center().y);
    let line = color(if row.chosen { colors.accent } else { colors.faint });
    ui.painter().circle_stroke(dot, 6.0, egui::Stroke::new(1.2, line));
    if row.chosen {
        ui.painter().circle_filled(dot, 3.4, line);
    }
    let aside = 74.0;
    let end = if row.known.is_some() { rect.max.x - aside } else { rect.max.x - 6.0 };
    let (left, text) = (rect.min.x + 26.0, ui.visuals().text_color());
    let font = if row.chosen { theme::bold(12.5) } else { FontId::proportional(12.5) };
    text_in(ui, pos2(left, rect.center().y), Align2::LEFT_CENTER, row.name, font, text, end - left - 4.0);
    if let Some((known, all)) = row.known {
        let track = egui::Rect::from_min_size(pos2(end, rect.center().y - 2.5), vec2(28.0, 5.0));
        ui.painter().rect_filled(track, 2.0, color(colors.bar_track));
        let part = known as f32 / all.max(1) as f32;
        let bar = egui::Rect::from_min_size(track.min, vec2(track.width() * part, track.height()));
        ui.painter().rect_filled(bar, 2.0, color(colors.bar));
        let at = pos2(rect.max.x - 6.0, rect.center().y);
        let font = FontId::proportional(11.0);
        text_in(ui, at, Align2::RIGHT_CENTER, &format!("{known}/{all}"), font, theme::faint(ui), 40.0);
    }
    response
}

/// Contents of the row of a province's value.
pub(crate) struct ValueRow<'a> {
    /// Name of the province.
    pub name: &'a str,
    /// Rank; empty if values are not comparable.
    pub place: &'a str,
    /// Formatted value.
    pub number: &'a str,
    /// Date of the value; empty if all values have the same date.
    pub date: &'a str,
    /// Length of the bar, 0 to 1.
    pub part: f32,
    /// Fill colour on the map.
    pub color: Color,
    /// `true` if the province is selected.
    pub chosen: bool,
    /// `true` if the province is hovered elsewhere.
    pub lit: bool,
    /// Accessible label.
    pub spoken: &'a str,
}

/// Clickable row of a province's value.
pub(crate) fn value_row(ui: &mut Ui, row: &ValueRow<'_>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, row.chosen, row.spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if row.chosen || row.lit {
        ui.painter().rect_filled(rect, 4.0, ui.visuals().selection.bg_fill);
    }
    background(ui, rect, &response);
    let middle = rect.center().y;
    let (text, faint) = (ui.visuals().text_color(), theme::faint(ui));
    let small = || FontId::proportional(11.0);
    let mut left = rect.min.x + 6.0;
    if !row.place.is_empty() {
        text_in(ui, pos2(left + 16.0, middle), Align2::RIGHT_CENTER, row.place, small(), faint, 22.0);
        left += 22.0;
    }
    let name_width = (rect.width() * 0.3).clamp(64.0, 110.0);
    let font = if row.chosen { theme::bold(12.5) } else { FontId::proportional(12.5) };
    text_in(ui, pos2(left, middle), Align2::LEFT_CENTER, row.name, font, text, name_width);
    let dated = if row.date.is_empty() { 0.0 } else { 66.0 };
    let right = rect.max.x - 6.0;
    text_in(ui, pos2(right, middle), Align2::RIGHT_CENTER, row.date, small(), faint, dated);
    let number = pos2(right - dated, middle);
    text_in(ui, number, Align2::RIGHT_CENTER, row.number, theme::bold(12.0), text, 58.0);
    let track = egui::Rect::from_min_max(
        pos2(left + name_width + 4.0, middle - 5.0),
        pos2((number.x - 58.0).max(left + name_width + 8.0), middle + 5.0),
    );
    let width = (track.width() * row.part.clamp(0.0, 1.0)).max(1.5);
    let bar = egui::Rect::from_min_size(track.min, vec2(width, track.height()));
    let line = egui::Stroke::new(0.7, color(theme::palette(ui).map.card_faint.faded(0.6)));
    ui.painter().rect(bar, 1.0, color(row.color), line, egui::StrokeKind::Inside);
    response
}
