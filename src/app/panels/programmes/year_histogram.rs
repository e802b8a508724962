//! Histogram of programmes by year of their period; years are selected by click or drag.

use egui::{Align2, FontId, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::ask_going_on;
use crate::{
    app::{command::Command, frame_context::FrameContext, theme},
    i18n::Plural,
    query::{YEARS, asked_period, with_period},
    surface::screen::color,
};

const HEIGHT: f32 = 40.0;
const LABELS: f32 = 14.0;

/// Draws the histogram.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT + LABELS), Sense::hover());
    let (chosen, _) = asked_period(&context.view.programme_query());
    let facets = &context.computed.programmes.facets;
    let most = YEARS.map(|year| facets.of_year(year)).max().unwrap_or_default().max(1);
    let step = whole.width() / YEARS.count() as f32;
    let dragged = Id::unique("programmes: first year dragged over");
    for (at, year) in YEARS.enumerate() {
        let left = whole.min.x + step * at as f32;
        let cell = Rect::from_min_size(pos2(left, whole.min.y), vec2(step, HEIGHT));
        let count = facets.of_year(year);
        let is_chosen = chosen.is_some_and(|(first, last)| (first..=last).contains(&year));
        let texts = &context.texts.programmes;
        let said = |form: &Plural| form.of(count).replace("{year}", &year.to_string());
        let response = ui.interact(cell, ui.scope_id().with(("year", year)), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_chosen, said(&texts.year_count)));
        if response.clicked() {
            let extend = ui.input(|input| input.modifiers.shift);
            let years = match chosen {
                Some((first, last)) if extend => Some((first.min(year), last.max(year))),
                Some(only) if only == (year, year) => None,
                _ => Some((year, year)),
            };
            choose(context, years, out);
        }
        if response.drag_started() {
            ui.data_mut(|data| data.insert_temp(dragged, year));
        }
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            let under = YEARS.start() + ((pointer.x - whole.min.x) / step).floor() as i32;
            let under = under.clamp(*YEARS.start(), *YEARS.end());
            let first = ui.data(|data| data.get_temp(dragged)).unwrap_or(year);
            choose(context, Some((first.min(under), first.max(under))), out);
        }
        column(ui, cell, count as f32 / most as f32, is_chosen, &response);
        // If columns are narrow, only some years are labelled.
        if year % 5 == 0 || at == 0 || (step > 30.0) {
            let label = pos2(cell.center().x, whole.max.y);
            let text = year.to_string();
            ui.painter().text(label, Align2::CENTER_BOTTOM, text, FontId::proportional(10.0), theme::faint(ui));
        }
        response.on_hover_text(said(&texts.year_tip));
    }
}

fn choose(context: &FrameContext<'_>, years: Option<(i32, i32)>, out: &mut Vec<Command>) {
    let query = context.view.programme_query();
    let (chosen, unknown) = asked_period(&query);
    if chosen != years {
        ask_going_on(with_period(&query, years, unknown), out);
    }
}

fn column(ui: &Ui, cell: Rect, part: f32, chosen: bool, response: &egui::Response) {
    let colors = theme::ui_colors(ui);
    if response.hovered() {
        ui.painter().rect_filled(cell, 2.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    let room = cell.shrink2(vec2(1.5, 0.0));
    let height = (room.height() - 2.0) * part;
    let bar = Rect::from_min_max(pos2(room.min.x, room.max.y - height), room.max);
    ui.painter().rect_filled(bar, 1.5, color(if chosen { colors.accent } else { colors.bar }));
    ui.painter().hline(cell.x_range(), cell.max.y, egui::Stroke::new(1.0, color(colors.line)));
    if chosen {
        ui.painter().hline(cell.x_range(), cell.max.y, egui::Stroke::new(2.5, color(colors.accent)));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(cell, 2.0, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
    }
}
