//! Timeline below the map: a mark for each step at its date, with playback and stepping.

use egui::{Align2, Color32, FontId, Key, Pos2, Role, Sense, Shape, Ui, WidgetInfo, epaint::CircleShape, pos2, vec2};

use crate::{
    app::{
        command::{Command, TimelineCommand},
        focus::keep_arrows,
        frame_context::FrameContext,
        theme,
        widgets::{self, Icon, IconButton},
    },
    caption::steps,
    i18n::Term,
    query::{EventKind, TimeEvent, TimeStep, stop_at},
};

/// Distance between marks where there is room, points. Wider spacing would move many marks away from their dates.
const APART: f32 = 15.0;
/// Least distance between labels of years, points.
const LABEL: f32 = 33.0;

/// Draws the timeline.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    egui::Panel::bottom("timeline").show(ui, |ui| {
        ui.add_space(2.0);
        let stops = &context.computed.timeline;
        let until = context.view.as_of.as_ref();
        let at = until.and_then(|until| stop_at(stops, until));
        head(ui, context, stops, at, out);
        track(ui, context, stops, at, out);
    });
}

fn head(ui: &mut Ui, context: &FrameContext<'_>, stops: &[TimeStep], at: Option<usize>, out: &mut Vec<Command>) {
    let texts = &context.texts.thematic;
    let go = |stop: Option<&TimeStep>| Command::from(TimelineCommand::ShowStep(stop.cloned().map(Box::new)));
    ui.horizontal(|ui| {
        let before = at.and_then(|at| at.checked_sub(1)).and_then(|i| stops.get(i));
        let earlier = ui.add_enabled(before.is_some(), IconButton::new(Icon::Before, &texts.earlier));
        if earlier.on_hover_text(&texts.earlier).clicked() {
            out.push(go(before));
        }
        let playing = context.ui_state.playing.is_some();
        let (icon, name, tip) = if playing {
            (Icon::Stop, &texts.stop, &texts.stop_tip)
        } else {
            (Icon::Play, &texts.play, &texts.play_tip)
        };
        if ui.add_enabled(!stops.is_empty(), IconButton::new(icon, name)).on_hover_text(tip).clicked() {
            out.push(TimelineCommand::Play(!playing).into());
        }
        let after = stops.get(at.map_or(0, |at| at + 1));
        let later = ui.add_enabled(after.is_some(), IconButton::new(Icon::After, &texts.later));
        if later.on_hover_text(&texts.later).clicked() {
            out.push(go(after));
        }
        widgets::term(ui, context, Term::TimeStep, out);
        ui.add_space(4.0);
        let text = match at.and_then(|at| stops.get(at)) {
            Some(stop) => steps::label(context.catalogue(), stop, context.texts),
            None if stops.is_empty() => texts.timeline_empty.clone(),
            None => texts.timeline_none.clone(),
        };
        ui.add(egui::Label::new(egui::RichText::new(text).font(theme::bold(12.5))).truncate());
        if context.view.as_of.is_some()
            && ui.small_button(&texts.everything).on_hover_text(&texts.everything_tip).clicked()
        {
            out.push(go(None));
        }
    });
}

fn track(ui: &mut Ui, context: &FrameContext<'_>, stops: &[TimeStep], at: Option<usize>, out: &mut Vec<Command>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let colors = theme::ui_colors(ui);
    let line = crate::surface::screen::color;
    let (left, right, y) = (rect.min.x + 14.0, rect.max.x - 14.0, rect.min.y + 11.0);
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return };
    // The axis begins and ends with whole years.
    let (from, to) = (first.date.year(), last.date.year() + 1);
    let years = f64::from(to - from);
    let x_of = |year: f64| left + (right - left) * ((year - f64::from(from)) / years) as f32;
    ui.painter().line_segment([pos2(left, y), pos2(right, y)], egui::Stroke::new(2.0, line(colors.line)));
    let labelled = labelled_years(from, to, right - left);
    for year in from..=to {
        let x = x_of(f64::from(year));
        ui.painter().line_segment([pos2(x, y - 4.0), pos2(x, y + 4.0)], egui::Stroke::new(1.0, line(colors.line)));
        if labelled.contains(&year) {
            let align = if year == to { Align2::RIGHT_TOP } else { Align2::LEFT_TOP };
            let font = FontId::proportional(10.5);
            ui.painter().text(pos2(x, y + 8.0), align, year.to_string(), font, theme::faint(ui));
        }
    }
    let apart = APART.min((right - left) / stops.len() as f32);
    let id = |stop: &TimeStep| ui.scope_id().with(("stop", stop.date.as_str()));
    for (i, (stop, x)) in stops.iter().zip(places(stops, x_of, right, apart)).enumerate() {
        let center = pos2(x, y);
        let hit = egui::Rect::from_center_size(center, vec2(apart, APART));
        // Like a slider, the track is one stop of the Tab key; arrows lead from mark to mark.
        let is_stop = at.unwrap_or_default() == i || ui.memory(|memory| memory.has_focus(id(stop)));
        let sense = if is_stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(hit, id(stop), sense);
        let (name, on) = (steps::label(context.catalogue(), stop, context.texts), at == Some(i));
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
        let passed = at.is_some_and(|at| i <= at);
        let fill = line(if passed { colors.accent } else { colors.window });
        let stroke = egui::Stroke::new(1.6, line(colors.accent));
        let r = (if on || response.hovered() { 6.5_f32 } else { 5.0 }).min(apart * 0.45);
        ui.painter().add(mark(&stop.events, center, r, fill, stroke));
        if response.has_focus() {
            ui.painter().circle_stroke(center, r + 3.0, ui.visuals().selection.stroke);
            keep_arrows(ui, response.id);
            if let Some(to) = stepped(ui, at, stops.len()).and_then(|to| stops.get(to)) {
                ui.memory_mut(|memory| memory.request_focus(id(to)));
                out.push(TimelineCommand::ShowStep(Some(Box::new(to.clone()))).into());
            }
        }
        if response.on_hover_text(name).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            out.push(TimelineCommand::ShowStep(Some(Box::new(stop.clone()))).into());
        }
    }
}

/// Mark of a step: a diamond for clusters, a square for lists of other features, a circle for values. Shapes tell them
/// apart without colour.
fn mark(events: &[TimeEvent], center: Pos2, r: f32, fill: Color32, stroke: egui::Stroke) -> Shape {
    let polygon = |corners: [(f32, f32); 4]| {
        let corners = corners.map(|(x, y)| center + vec2(x, y) * r).to_vec();
        Shape::convex_polygon(corners, fill, stroke)
    };
    if events.iter().any(|event| matches!(event.kind, EventKind::Clusters(_))) {
        polygon([(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)])
    } else if events.iter().any(|event| matches!(event.kind, EventKind::List { .. })) {
        polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    } else {
        Shape::Circle(CircleShape { center, radius: r, fill, stroke })
    }
}

/// Step that a key leads to from the present one, if one of the keys of a slider was pressed.
fn stepped(ui: &Ui, at: Option<usize>, steps: usize) -> Option<usize> {
    let pressed = |keys: &[Key]| keys.iter().any(|key| ui.input(|input| input.key_pressed(*key)));
    let last = steps.checked_sub(1)?;
    let to = if pressed(&[Key::ArrowRight, Key::ArrowUp]) {
        at.map_or(0, |at| at + 1)
    } else if pressed(&[Key::ArrowLeft, Key::ArrowDown]) {
        at.map_or(0, |at| at.saturating_sub(1))
    } else if pressed(&[Key::Home]) {
        0
    } else if pressed(&[Key::End]) {
        last
    } else {
        return None;
    };
    Some(to.min(last)).filter(|to| at != Some(*to))
}

/// Years whose labels fit side by side on an axis of a width: all, or every second, fifth or tenth.
fn labelled_years(from: i32, to: i32, width: f32) -> Vec<i32> {
    let year = width / (to - from).max(1) as f32;
    let every = [1, 2, 5, 10].into_iter().find(|every| *every as f32 * year >= LABEL).unwrap_or(50);
    // The last label is right-aligned to its tick, next to the label before it: it needs space for two.
    let with_last = every == 1 && year >= 2.0 * LABEL;
    (from..=to).filter(|year| year % every == 0 && (*year < to || with_last)).collect()
}

/// Horizontal positions of the marks: at their dates, moved right where they would overlap, and back from the right
/// edge.
fn places(stops: &[TimeStep], x_of: impl Fn(f64) -> f32, right: f32, apart: f32) -> Vec<f32> {
    let mut xs: Vec<f32> = Vec::with_capacity(stops.len());
    for stop in stops {
        let own = x_of(stop.date.middle());
        xs.push(xs.last().map_or(own, |last| own.max(last + apart)));
    }
    let mut limit = right;
    for x in xs.iter_mut().rev() {
        *x = x.min(limit);
        limit = *x - apart;
    }
    xs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{SeriesValue, ThematicLayer, Variable, View};

    /// Steps of a series, all clusters and the characteristic clusters.
    fn many() -> Vec<TimeStep> {
        let (facts, _) = crate::export::embedded_facts();
        let mut view = View::default();
        view.show_layer("characteristic_clusters", true);
        let (dataset, measure) = crate::query::series_measures(&facts)
            .into_iter()
            .max_by_key(|(dataset, measure)| {
                let any = SeriesValue::new(dataset.clone(), measure.id.clone(), 0);
                crate::query::series_years(&facts, &any).len()
            })
            .unwrap();
        let series = crate::query::latest_of_series(&facts, &dataset, measure, None).unwrap();
        view.set_thematic(Some(ThematicLayer::of(Variable::Series(series))));
        crate::query::time_steps(&facts, &view)
    }

    #[test]
    fn stops_never_touch_and_stay_on_the_track() {
        let stops = many();
        assert!(stops.len() > 24, "{}", stops.len());
        for width in [300.0_f32, 700.0, 1500.0] {
            let apart = APART.min(width / stops.len() as f32);
            let (from, to) = (f64::from(stops[0].date.year()), f64::from(stops[stops.len() - 1].date.year() + 1));
            let xs = places(&stops, |year| ((year - from) / (to - from)) as f32 * width, width, apart);
            assert!(xs.windows(2).all(|pair| pair[1] - pair[0] >= apart - 0.01), "{xs:?}");
            assert!(xs.iter().all(|x| (0.0..=width).contains(x)), "{xs:?}");
        }
    }

    #[test]
    fn labels_of_years_thin_out_before_they_touch() {
        assert_eq!(labelled_years(2019, 2022, 300.0), [2019, 2020, 2021, 2022]);
        assert_eq!(labelled_years(2019, 2022, 150.0), [2019, 2020, 2021]);
        assert_eq!(labelled_years(2000, 2024, 480.0), (2000..2024).step_by(2).collect::<Vec<_>>());
        assert_eq!(labelled_years(2000, 2024, 300.0), [2000, 2005, 2010, 2015, 2020]);
        for width in 40..1500 {
            let years = labelled_years(1999, 2026, width as f32);
            let apart = years.windows(2).map(|pair| (pair[1] - pair[0]) as f32 * width as f32 / 27.0);
            assert!(apart.into_iter().all(|apart| apart >= LABEL), "{width}");
        }
    }
}
