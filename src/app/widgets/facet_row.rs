//! Rows of filters and charts: name, count, bar, and symbol where applicable.

use egui::{Align2, Color32, FontId, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::{
    app::theme,
    i18n::format,
    model::SectorId,
    scene::{Stroke, sector_shape},
    surface::screen::{color, symbol_shape},
};

/// Map symbol of a sector; `strength` is its opacity, 0 to 1.
pub(crate) fn symbol(ui: &Ui, at: egui::Pos2, sector: &SectorId, strength: f32) {
    let palette = theme::palette(ui);
    let fill = palette.sector(sector).faded(strength);
    let line = Stroke::solid(palette.map.symbol_line, 0.8);
    ui.painter().extend(symbol_shape(sector_shape(sector), at, 5.4, fill, line));
}

pub(super) const HEIGHT: f32 = 23.0;

/// Facet value: check box with symbol, name and number of matches.
pub(crate) fn facet_row(
    ui: &mut Ui,
    name: &str,
    count: usize,
    checked: bool,
    sector: Option<&SectorId>,
    spoken: &str,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), checked, spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let visuals = ui.visuals().clone();
    background(ui, rect, &response);
    let colors = theme::ui_colors(ui);
    let tick = egui::Rect::from_center_size(pos2(rect.min.x + 12.0, rect.center().y), Vec2::splat(14.0));
    let (fill, line) = if checked {
        (color(colors.accent), egui::Stroke::NONE)
    } else {
        (visuals.extreme_bg_color, egui::Stroke::new(1.0, color(colors.faint)))
    };
    ui.painter().rect(tick, 3.0, fill, line, egui::StrokeKind::Inside);
    if checked {
        let mark = egui::Stroke::new(1.8, color(colors.window));
        let at = |x: f32, y: f32| tick.center() + vec2(x, y);
        ui.painter().line(vec![at(-3.6, 0.2), at(-1.0, 2.9), at(3.8, -2.9)], mark);
    }
    let mut left = tick.max.x + 8.0;
    let has_any = count > 0 || checked;
    if let Some(sector) = sector {
        symbol(ui, pos2(left + 6.0, rect.center().y), sector, if has_any { 1.0 } else { 0.35 });
        left += 19.0;
    }
    let strong = if has_any { visuals.text_color() } else { theme::faint(ui) };
    // A number that is cut is another one: the name makes way for it.
    let number = format::number(count as f64);
    let number = ui.painter().layout_no_wrap(number, FontId::proportional(12.0), theme::faint(ui));
    let room = rect.max.x - 14.0 - number.size().x.max(20.0) - left;
    text(ui, pos2(left, rect.center().y), Align2::LEFT_CENTER, name, 13.0, strong, room);
    let at = Align2::RIGHT_CENTER.anchor_size(pos2(rect.max.x - 6.0, rect.center().y), number.size());
    ui.painter().galley(at.min, number, theme::faint(ui));
    response
}

/// Contents of a bar chart row.
pub(crate) struct BarRow<'a> {
    /// Name of the category.
    pub name: &'a str,
    /// Number of clusters, proportional to the length of the bar.
    pub count: usize,
    /// Greatest count of the chart, drawn at full length.
    pub most: usize,
    /// Secondary text after the count, such as a share.
    pub aside: &'a str,
    /// Sector of the bar, for symbol and colour.
    pub sector: Option<&'a SectorId>,
    /// `true` if the filter selects the category.
    pub chosen: bool,
    /// `true` if the feature under the pointer belongs to the category.
    pub lit: bool,
    /// Accessible label.
    pub spoken: &'a str,
}

/// Clickable bar chart row.
pub(crate) fn bar_row(ui: &mut Ui, row: &BarRow<'_>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.chosen, row.spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if row.lit {
        ui.painter().rect_filled(rect, 4.0, ui.visuals().selection.bg_fill);
    }
    background(ui, rect, &response);
    let palette = theme::palette(ui);
    // In a narrow panel the share makes way for the name.
    let roomy = rect.width() > 292.0;
    let (name_width, number_width) = ((rect.width() * 0.58).clamp(96.0, 154.0), if roomy { 68.0 } else { 32.0 });
    let mut left = rect.min.x + 6.0;
    if let Some(sector) = row.sector {
        symbol(ui, pos2(left + 6.0, rect.center().y), sector, if row.count > 0 { 1.0 } else { 0.35 });
        left += 17.0;
    }
    let text_color = if row.count > 0 { ui.visuals().text_color() } else { theme::faint(ui) };
    let name_end = rect.min.x + 6.0 + name_width;
    let font = if row.chosen { theme::bold(12.5) } else { FontId::proportional(12.5) };
    text_in(ui, pos2(left, rect.center().y), Align2::LEFT_CENTER, row.name, font, text_color, name_end - left - 4.0);
    let track = egui::Rect::from_min_max(
        pos2(name_end, rect.center().y - 5.0),
        pos2((rect.max.x - number_width).max(name_end + 10.0), rect.center().y + 5.0),
    );
    ui.painter().rect_filled(track, 2.0, color(palette.ui.bar_track));
    if row.count > 0 && row.most > 0 {
        let part = row.count as f32 / row.most as f32;
        let fill = row.sector.map_or(palette.ui.bar, |sector| palette.sector(sector));
        let bar = egui::Rect::from_min_size(track.min, vec2((track.width() * part).max(2.0), track.height()));
        ui.painter().rect_filled(bar, 2.0, color(fill));
    }
    let number = pos2(track.max.x + 26.0, rect.center().y);
    text_in(ui, number, Align2::RIGHT_CENTER, &format::number(row.count as f64), theme::bold(12.5), text_color, 40.0);
    if roomy {
        text(
            ui,
            pos2(rect.max.x - 4.0, rect.center().y),
            Align2::RIGHT_CENTER,
            row.aside,
            11.0,
            theme::faint(ui),
            40.0,
        );
    }
    response
}

pub(crate) fn background(ui: &Ui, rect: egui::Rect, response: &Response) {
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        ui.painter().rect_filled(rect, 4.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
    }
}

fn text(ui: &Ui, at: egui::Pos2, align: Align2, text: &str, size: f32, color: Color32, width: f32) {
    text_in(ui, at, align, text, FontId::proportional(size), color, width);
}

/// Single line of text, truncated with "…" at `width`, points.
pub(super) fn text_in(ui: &Ui, at: egui::Pos2, align: Align2, text: &str, font: FontId, color: Color32, width: f32) {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(12.0));
    let galley = ui.painter().layout_job(job);
    let rect = align.anchor_size(at, galley.size());
    ui.painter().galley(rect.min, galley, color);
}

/// List row of a cluster: symbol and name. `marked` is (selected, hovered elsewhere).
pub(super) fn list_row(ui: &mut Ui, name: &str, sector: &SectorId, marked: (bool, bool), spoken: &str) -> Response {
    let (selected, lit) = marked;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if selected || lit {
        ui.painter().rect_filled(rect, 4.0, ui.visuals().selection.bg_fill);
    }
    background(ui, rect, &response);
    symbol(ui, pos2(rect.min.x + 12.0, rect.center().y), sector, 1.0);
    let font = if selected { theme::bold(12.5) } else { FontId::proportional(12.5) };
    let at = pos2(rect.min.x + 26.0, rect.center().y);
    text_in(ui, at, Align2::LEFT_CENTER, name, font, ui.visuals().text_color(), rect.width() - 32.0);
    response
}
