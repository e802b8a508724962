//! Chart of a national series, with the values of the points under the pointer.

use egui::{Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Series, SeriesMark, observation, value};
use crate::{
    app::{frame_context::FrameContext, theme, widgets},
    i18n::{format, phrase},
    scene::{Chart, ChartStyle, ScreenPoint, Size, TimePoint, TimePointKind, TimeSeries},
    surface::screen::{color, paint},
};

const HEIGHT: f32 = 176.0;
/// Distance from the pointer within which a point is described, points.
const REACH: f32 = 18.0;
/// Radius of the ring around a point under the pointer, points.
const RING: f32 = 6.7;

/// Draws the chart.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, series: Series, marks: &[SeriesMark<'_>]) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let spoken = accessible_label(context, series, marks);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let points = marks.iter().map(|mark| point(context, mark)).collect();
    let series = TimeSeries { points, is_joined: series.is_joined() };
    let size = Size { width: rect.width(), height: rect.height() };
    let chart = series.chart(size, &ChartStyle::window(theme::palette(ui)), &context.computed.measurer);
    paint(ui.painter(), &chart.marks, rect.min);
    hover(ui, context, &chart, marks, &response);
}

/// Point of the chart: a result at the middle of its date, a target at the end of its period.
fn point(context: &FrameContext<'_>, mark: &SeriesMark<'_>) -> TimePoint {
    let value = &mark.point.value;
    let is_target = mark.kind == TimePointKind::Target;
    let number = format::number(value.value);
    TimePoint {
        date: if is_target { value.as_of.years().1 - 0.01 } else { value.as_of.middle() },
        value: value.value,
        kind: mark.kind,
        label: format!("{}{number}", phrase(&context.texts.qualifier, mark.point.qualifier)),
    }
}

/// Highlights the points nearest to the pointer, including coincident ones, and shows their values.
fn hover(ui: &Ui, context: &FrameContext<'_>, chart: &Chart, marks: &[SeriesMark<'_>], response: &Response) {
    let Some(pointer) = response.hover_pos() else { return };
    let origin = response.rect.min;
    let nearest = chart.nearest(ScreenPoint::new(pointer.x - origin.x, pointer.y - origin.y), REACH);
    if nearest.is_empty() {
        return;
    }
    for at in nearest.iter().filter_map(|index| chart.points.get(*index).copied().flatten()) {
        let ring = Stroke::new(1.5, color(theme::ui_colors(ui).accent));
        ui.painter().circle_stroke(pos2(at.x, at.y) + origin.to_vec2(), RING, ring);
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(300.0);
        for mark in nearest.iter().filter_map(|index| marks.get(*index)) {
            // The tooltip disappears when the pointer moves: its links are not clickable.
            widgets::reading(ui, context, &observation(context, mark), &mut Vec::new());
        }
    });
}

/// Accessible description of the series.
fn accessible_label(context: &FrameContext<'_>, series: Series, marks: &[SeriesMark<'_>]) -> String {
    let texts = &context.texts.series;
    let told = |targets: bool| {
        let of_kind = marks.iter().filter(|mark| (mark.kind == TimePointKind::Target) == targets);
        let point = |mark: &SeriesMark<'_>| {
            let value = value(context.texts, mark.point);
            texts
                .point
                .replace("{value}", &value)
                .replace("{date}", &format::date(&mark.point.value.as_of, context.view.language))
        };
        of_kind.map(point).collect::<Vec<_>>().join(&context.texts.caption.comma)
    };
    let (results, targets) = (told(false), told(true));
    let results = if results.is_empty() { context.texts.app.unknown.clone() } else { results };
    let mut all = texts.spoken.replace("{name}", series.name(context.texts)).replace("{points}", &results);
    if !targets.is_empty() {
        all = format!("{all}{}{}", context.texts.caption.semicolon, texts.spoken_goals.replace("{points}", &targets));
    }
    all
}
