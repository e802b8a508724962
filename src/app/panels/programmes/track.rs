//! Period of a programme as a bar; all cards share one axis of years.

use egui::{Align2, Color32, FontId, Id, Mesh, Rangef, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::{
    app::{frame_context::FrameContext, theme},
    model::Programme,
    query::YEARS,
    surface::screen::color,
};

const HEIGHT: f32 = 14.0;
/// Width of the period label next to the axis, points.
const LABEL: f32 = 62.0;
/// Years over which an unknown end fades out.
const FADE: f64 = 3.0;
/// Labelled years of the axis.
const MARKED: [i32; 3] = [2020, 2025, 2030];

/// Id of the stored horizontal extent of the axis, as last drawn on the cards.
fn remembered() -> Id {
    Id::unique("programmes: line of years")
}

fn x(line: Rangef, year: f64) -> f32 {
    let (first, last) = (f64::from(*YEARS.start()), f64::from(*YEARS.end()) + 1.0);
    let part = ((year - first) / (last - first)).clamp(0.0, 1.0);
    line.min + line.span() * part as f32
}

/// Labels of the axis above the cards, aligned with the axis of each card.
pub(super) fn axis(ui: &mut Ui, context: &FrameContext<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 13.0), Sense::hover());
    response.on_hover_text(&context.texts.programmes.axis);
    let Some(line) = ui.data(|data| data.get_temp::<Rangef>(remembered())) else { return };
    for year in MARKED {
        let at = pos2(x(line, f64::from(year)), rect.max.y);
        ui.painter().text(
            at + vec2(2.0, 0.0),
            Align2::LEFT_BOTTOM,
            year.to_string(),
            FontId::proportional(10.0),
            theme::faint(ui),
        );
        ui.painter().vline(at.x, Rangef::new(at.y - 9.0, at.y), mark(ui));
    }
}

fn mark(ui: &Ui) -> Stroke {
    Stroke::new(1.0, color(theme::ui_colors(ui).line))
}

/// Period of a programme as a bar with a label, and a dot at the date of issue.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, programme: &Programme) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let spoken = words::period(context, &programme.period);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let line = Rangef::new(rect.min.x, rect.max.x - LABEL);
    ui.data_mut(|data| data.insert_temp(remembered(), line));
    let middle = rect.center().y;
    let painter = ui.painter();
    painter.hline(line, middle, mark(ui));
    for year in MARKED {
        painter.vline(x(line, f64::from(year)), Rangef::new(middle - 4.0, middle + 4.0), mark(ui));
    }
    let fill = color(theme::palette(ui).programme(programme.kind));
    bar(ui, line, middle, programme, fill);
    if let Some(issued) = &programme.issued {
        let at = pos2(x(line, issued.date.middle()), middle);
        painter.circle(at, 3.2, color(theme::ui_colors(ui).window), Stroke::new(1.5, ui.visuals().text_color()));
    }
    let years = words::short_period(context, &programme.period);
    let at = pos2(rect.max.x, middle);
    let ink = if programme.period.is_unknown() { theme::faint(ui) } else { ui.visuals().text_color() };
    painter.text(at, Align2::RIGHT_CENTER, years, FontId::proportional(11.0), ink);
    response.on_hover_text(format!("{spoken}\n{}", context.texts.programmes.axis));
}

fn bar(ui: &Ui, line: Rangef, middle: f32, programme: &Programme, fill: Color32) {
    let from = programme.period.from.as_ref().map(|date| date.years().0);
    let to = programme.period.to.as_ref().map(|date| date.years().1);
    let part = |from: f64, to: f64| {
        Rect::from_min_max(pos2(x(line, from), middle - 3.5), pos2(x(line, to).max(x(line, from) + 2.0), middle + 3.5))
    };
    match (from, to) {
        (Some(from), Some(to)) => {
            ui.painter().rect_filled(part(from, to), 2.0, fill);
        }
        (Some(from), None) => fading(ui, part(from, from + FADE), fill, Color32::TRANSPARENT),
        (None, Some(to)) => fading(ui, part(to - FADE, to), Color32::TRANSPARENT, fill),
        (None, None) => {}
    }
}

fn fading(ui: &Ui, rect: Rect, left: Color32, right: Color32) {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(rect.left_top(), left);
    mesh.colored_vertex(rect.right_top(), right);
    mesh.colored_vertex(rect.right_bottom(), right);
    mesh.colored_vertex(rect.left_bottom(), left);
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    ui.painter().add(Shape::mesh(mesh));
}
