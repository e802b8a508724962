//! Chart of a national series: points at their dates, a line through results, targets as hollow marks.

use egui::{Align2, FontId, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Series, SeriesKind, SeriesMark, observation, value};
use crate::{
    app::{frame_context::FrameContext, theme, widgets},
    i18n::{format, phrase},
    surface::screen::color,
};

const HEIGHT: f32 = 176.0;
/// Height of the year labels, points.
const FOOT: f32 = 18.0;
/// Height reserved for a label above the highest point, points.
const HEAD: f32 = 26.0;
const RADIUS: f32 = 3.2;

/// Mapping from dates and values to the plot area.
struct Axes {
    plot: Rect,
    from: f64,
    to: f64,
    top: f64,
}

impl Axes {
    fn new(rect: Rect, marks: &[SeriesMark<'_>], left: f32, top: f64) -> Self {
        let dates = || marks.iter().map(at);
        let from = dates().fold(f64::INFINITY, f64::min);
        let to = dates().fold(f64::NEG_INFINITY, f64::max);
        // Whole years, so that each has a tick.
        let (from, to) = if from.is_finite() { ((from - 0.05).floor(), (to + 0.05).ceil()) } else { (2019.0, 2026.0) };
        let min = pos2(rect.min.x + left, rect.min.y + HEAD);
        Self { plot: Rect::from_min_max(min, pos2(rect.max.x - 6.0, rect.max.y - FOOT)), from, to, top }
    }

    fn x(&self, date: f64) -> f32 {
        self.plot.min.x + ((date - self.from) / (self.to - self.from).max(1.0)) as f32 * self.plot.width()
    }

    fn y(&self, value: f64) -> f32 {
        self.plot.max.y - (value / self.top) as f32 * self.plot.height()
    }

    fn pos(&self, mark: &SeriesMark<'_>) -> Pos2 {
        pos2(self.x(at(mark)), self.y(mark.point.value.value))
    }
}

/// Date of a mark in decimal years: a result at the middle of its date, a target at the end of its period.
fn at(mark: &SeriesMark<'_>) -> f64 {
    let date = &mark.point.value.as_of;
    if mark.kind == SeriesKind::Goal { date.years().1 - 0.01 } else { date.middle() }
}

/// Draws the chart.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, series: Series, marks: &[SeriesMark<'_>]) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let spoken = accessible_label(context, series, marks);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let highest = marks.iter().map(|mark| mark.point.value.value).fold(1.0, f64::max);
    let step = step(highest);
    let top = (highest / step).ceil() * step;
    let font = FontId::proportional(10.0);
    let ticks: Vec<f64> = (0..=(top / step).round() as usize).map(|n| n as f64 * step).collect();
    let widest =
        |value: &f64| ui.painter().layout_no_wrap(format::number(*value), font.clone(), theme::faint(ui)).size().x;
    let axes = Axes::new(rect, marks, ticks.iter().map(widest).fold(0.0, f32::max) + 12.0, top);
    grid(ui, &axes, &ticks, &font);
    if series.is_joined() {
        line(ui, &axes, marks);
    } else {
        stems(ui, &axes, marks);
    }
    for mark in marks {
        ui.painter().add(shape(ui, axes.pos(mark), mark.kind));
    }
    labels(ui, context, &axes, marks, rect);
    hover(ui, context, &axes, marks, &response);
}

/// Round tick interval that gives two to five grid lines.
fn step(highest: f64) -> f64 {
    let rough = highest / 4.0;
    let power = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0];
    steps.into_iter().map(|factor| factor * power).find(|step| *step >= rough).unwrap_or(power * 10.0)
}

fn grid(ui: &Ui, axes: &Axes, ticks: &[f64], font: &FontId) {
    let colors = theme::ui_colors(ui);
    let (faint, stroke, plot) = (theme::faint(ui), Stroke::new(1.0, color(colors.line)), axes.plot);
    for tick in ticks {
        let y = axes.y(*tick);
        ui.painter().line_segment([pos2(plot.min.x - 5.0, y), pos2(plot.max.x, y)], stroke);
        ui.painter().text(pos2(plot.min.x - 8.0, y), Align2::RIGHT_CENTER, format::number(*tick), font.clone(), faint);
    }
    let years = (axes.to - axes.from).round() as usize;
    // If years are narrow, every second one is labelled.
    let each = if plot.width() / years.max(1) as f32 > 30.0 { 1 } else { 2 };
    for year in 0..=years {
        let x = axes.x(axes.from + year as f64);
        ui.painter().line_segment([pos2(x, plot.max.y), pos2(x, plot.max.y + 3.0)], stroke);
        if year < years && year.is_multiple_of(each) {
            let middle = axes.x(axes.from + year as f64 + 0.5);
            let name = format!("{:.0}", axes.from + year as f64);
            let at = pos2(middle, plot.max.y + FOOT);
            ui.painter().text(at, Align2::CENTER_BOTTOM, name, font.clone(), faint);
        }
    }
}

/// Line through results; of several at one date, through the first.
fn line(ui: &Ui, axes: &Axes, marks: &[SeriesMark<'_>]) {
    let mut points: Vec<Pos2> = Vec::new();
    for mark in marks.iter().filter(|mark| mark.kind == SeriesKind::Result) {
        let pos = axes.pos(mark);
        if points.last().is_none_or(|last| last.x < pos.x) {
            points.push(pos);
        }
    }
    let colors = theme::ui_colors(ui);
    ui.painter().add(Shape::line(points, Stroke::new(1.5, color(colors.bar))));
}

/// Stems from results to the axis: counts of single batches are not states of one number, so no line joins them.
fn stems(ui: &Ui, axes: &Axes, marks: &[SeriesMark<'_>]) {
    let stroke = Stroke::new(1.5, color(theme::ui_colors(ui).bar));
    for mark in marks.iter().filter(|mark| mark.kind != SeriesKind::Goal) {
        let top = axes.pos(mark);
        ui.painter().line_segment([top, pos2(top.x, axes.plot.max.y)], stroke);
    }
}

fn shape(ui: &Ui, at: Pos2, kind: SeriesKind) -> Shape {
    let colors = theme::ui_colors(ui);
    let outline = Stroke::new(1.5, color(colors.accent));
    match kind {
        SeriesKind::Result => Shape::circle_filled(at, RADIUS, color(colors.accent)),
        SeriesKind::Publicised => Shape::circle_filled(at, RADIUS, color(colors.bar)),
        SeriesKind::Goal => {
            let r = RADIUS + 1.5;
            let corners = [vec2(0.0, -r), vec2(r, 0.0), vec2(0.0, r), vec2(-r, 0.0)].map(|corner| at + corner);
            Shape::convex_polygon(corners.to_vec(), ui.visuals().panel_fill, outline)
        }
    }
}

/// Labels marks where space permits: the last result and the first mark, then targets, then others; each text once.
fn labels(ui: &Ui, context: &FrameContext<'_>, axes: &Axes, marks: &[SeriesMark<'_>], rect: Rect) {
    let mut order: Vec<usize> = (0..marks.len()).rev().collect();
    let last = marks.iter().rposition(|mark| mark.kind == SeriesKind::Result);
    order.sort_by_key(|index| match marks.get(*index).map(|mark| mark.kind) {
        _ if Some(*index) == last => 0,
        _ if *index == 0 => 1,
        Some(SeriesKind::Goal) => 2,
        _ => 3,
    });
    let dot = |mark: &SeriesMark<'_>| Rect::from_center_size(axes.pos(mark), vec2(RADIUS, RADIUS) * 2.2);
    let mut taken: Vec<Rect> = marks.iter().map(dot).collect();
    let mut written: Vec<String> = Vec::new();
    let bounds = rect.shrink2(vec2(1.0, 0.0)).with_max_y(axes.plot.max.y);
    for mark in order.into_iter().filter_map(|index| marks.get(index)) {
        let number = format::number(mark.point.value.value);
        let text = format!("{}{number}", phrase(&context.texts.qualifier, mark.point.qualifier));
        if written.contains(&text) {
            continue;
        }
        let ink = if mark.kind == SeriesKind::Goal { theme::faint(ui) } else { ui.visuals().text_color() };
        let galley = ui.painter().layout_no_wrap(text.clone(), FontId::proportional(10.5), ink);
        let (pos, gap) = (axes.pos(mark), RADIUS + 3.0);
        let places = [
            (Align2::CENTER_BOTTOM, vec2(0.0, -gap)),
            (Align2::RIGHT_BOTTOM, vec2(2.0, -gap)),
            (Align2::RIGHT_CENTER, vec2(-gap, 0.0)),
            (Align2::LEFT_CENTER, vec2(gap, 0.0)),
            (Align2::CENTER_TOP, vec2(0.0, gap)),
            (Align2::LEFT_TOP, vec2(2.0, gap)),
        ];
        let boxes = places.map(|(align, by)| align.anchor_size(pos + by, galley.size()));
        let free =
            |place: &&Rect| bounds.contains_rect(**place) && !taken.iter().any(|other| other.intersects(**place));
        if let Some(place) = boxes.iter().find(free).copied() {
            // A background keeps lines behind the label from crossing it out.
            ui.painter().rect_filled(place, 2.0, ui.visuals().panel_fill.gamma_multiply(0.8));
            ui.painter().galley(place.min, galley, ink);
            taken.push(place);
            written.push(text);
        }
    }
}

/// Highlights the marks nearest to the pointer, including coincident ones, and shows their values.
fn hover(ui: &Ui, context: &FrameContext<'_>, axes: &Axes, marks: &[SeriesMark<'_>], response: &Response) {
    let Some(pointer) = response.hover_pos() else { return };
    let far = |mark: &SeriesMark<'_>| axes.pos(mark).distance(pointer);
    let nearest = marks.iter().map(far).fold(f32::INFINITY, f32::min);
    if nearest > 18.0 {
        return;
    }
    let close: Vec<&SeriesMark<'_>> = marks.iter().filter(|mark| far(mark) <= nearest + 1.5).collect();
    for mark in &close {
        let ring = Stroke::new(1.5, color(theme::ui_colors(ui).accent));
        ui.painter().circle_stroke(axes.pos(mark), RADIUS + 3.5, ring);
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(300.0);
        for mark in close {
            // The tooltip disappears when the pointer moves: its links are not clickable.
            widgets::reading(ui, context, &observation(context, mark), &mut Vec::new());
        }
    });
}

/// Accessible description of the series.
fn accessible_label(context: &FrameContext<'_>, series: Series, marks: &[SeriesMark<'_>]) -> String {
    let texts = &context.texts.series;
    let told = |goals: bool| {
        let of_kind = marks.iter().filter(|mark| (mark.kind == SeriesKind::Goal) == goals);
        let point = |mark: &SeriesMark<'_>| {
            let value = value(context.texts, mark.point);
            texts.point.replace("{value}", &value).replace("{date}", mark.point.value.as_of.as_str())
        };
        of_kind.map(point).collect::<Vec<_>>().join(", ")
    };
    let (results, goals) = (told(false), told(true));
    let results = if results.is_empty() { context.texts.app.unknown.clone() } else { results };
    let mut all = texts.spoken.replace("{name}", series.name(context.texts)).replace("{points}", &results);
    if !goals.is_empty() {
        all = format!("{all}. {}", texts.spoken_goals.replace("{points}", &goals));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_at_round_numbers() {
        for (highest, expected) in [(80.0, 20.0), (17_600.0, 5_000.0), (141_000.0, 50_000.0), (1e6, 500_000.0)] {
            assert_eq!(step(highest), expected, "{highest}");
        }
    }
}
