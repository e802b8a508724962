//! Timeline below the map: a mark for each announcement at its date, with playback and stepping.

use egui::{Align2, FontId, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::{
    app::{
        command::{Command, TimelineCommand},
        frame_context::FrameContext,
        theme,
        widgets::{Icon, IconButton},
    },
    caption::values,
    i18n::format,
    query::{TimeStep, TimeStepKind, stop_at},
};

/// Least distance between marks, points. Wider spacing would move many marks away from their dates.
const APART: f32 = 15.0;

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
        ui.add_space(4.0);
        let text = match at.and_then(|at| stops.get(at)) {
            Some(stop) => step_label(context, stop),
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

/// Name of a step: “First 25 clusters, 22 March 2021”.
fn step_label(context: &FrameContext<'_>, stop: &TimeStep) -> String {
    let thematic = &context.texts.thematic;
    let number = |n: u32| format::number(f64::from(n));
    let form = match stop.kind {
        TimeStepKind::LittleGiants(_) => {
            thematic.timeline_batch.replace("{what}", &format::capitalised(&values::event(stop.kind, context.texts)))
        }
        TimeStepKind::Clusters(id) => match context.catalogue().announced(id).map(|announced| announced.size) {
            Some(size) if size < stop.count => thematic.timeline_more.replace("{size}", &number(size)),
            _ => thematic.timeline_first.clone(),
        },
    };
    form.replace("{date}", &format::date(&stop.date, context.view.language)).replace("{n}", &number(stop.count))
}

fn track(ui: &mut Ui, context: &FrameContext<'_>, stops: &[TimeStep], at: Option<usize>, out: &mut Vec<Command>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let colors = theme::ui_colors(ui);
    let line = crate::surface::screen::color;
    let (left, right, y) = (rect.min.x + 14.0, rect.max.x - 14.0, rect.min.y + 11.0);
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return };
    // The axis begins and ends with whole years.
    let (from, to) = (f64::from(first.date.year()), f64::from(last.date.year() + 1));
    let x_of = |years: f64| left + (right - left) * ((years - from) / (to - from)) as f32;
    ui.painter().line_segment([pos2(left, y), pos2(right, y)], egui::Stroke::new(2.0, line(colors.line)));
    let year_width = (right - left) / (to - from) as f32;
    for year in first.date.year()..=last.date.year() + 1 {
        let x = x_of(f64::from(year));
        ui.painter().line_segment([pos2(x, y - 4.0), pos2(x, y + 4.0)], egui::Stroke::new(1.0, line(colors.line)));
        let align = if year > last.date.year() { Align2::RIGHT_TOP } else { Align2::LEFT_TOP };
        let font = FontId::proportional(10.5);
        // The last label is right-aligned to its tick, next to the label before it: it needs space for two.
        if year <= last.date.year() || year_width > 66.0 {
            ui.painter().text(pos2(x, y + 8.0), align, year.to_string(), font, theme::faint(ui));
        }
    }
    for (i, (stop, x)) in stops.iter().zip(places(stops, x_of, right)).enumerate() {
        let center = pos2(x, y);
        let hit = egui::Rect::from_center_size(center, Vec2::splat(APART));
        let response = ui.interact(hit, ui.scope_id().with(("stop", stop.date.as_str(), stop.kind)), Sense::click());
        let (name, on) = (step_label(context, stop), at == Some(i));
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
        let passed = at.is_some_and(|at| i <= at);
        let fill = line(if passed { colors.accent } else { colors.window });
        let stroke = egui::Stroke::new(1.6, line(colors.accent));
        let r = if on || response.hovered() { 6.5 } else { 5.0 };
        match stop.kind {
            TimeStepKind::LittleGiants(_) => ui.painter().circle(center, r, fill, stroke),
            // Cluster announcements are diamonds, which distinguishes them from batches of little giants without
            // colour.
            TimeStepKind::Clusters(_) => {
                let corners = [(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)];
                let corners = corners.map(|(x, y)| center + vec2(x, y) * r).to_vec();
                ui.painter().add(egui::Shape::convex_polygon(corners, fill, stroke))
            }
        };
        if response.has_focus() {
            ui.painter().circle_stroke(center, r + 3.0, ui.visuals().selection.stroke);
        }
        if response.on_hover_text(name).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            out.push(TimelineCommand::ShowStep(Some(Box::new(stop.clone()))).into());
        }
    }
}

/// Horizontal positions of the marks: at their dates, moved right where they would overlap, and back from the right
/// edge.
fn places(stops: &[TimeStep], x_of: impl Fn(f64) -> f32, right: f32) -> Vec<f32> {
    let mut xs: Vec<f32> = Vec::with_capacity(stops.len());
    for stop in stops {
        let own = x_of(stop.date.middle());
        xs.push(xs.last().map_or(own, |last| own.max(last + APART)));
    }
    let mut limit = right;
    for x in xs.iter_mut().rev() {
        *x = x.min(limit);
        limit = *x - APART;
    }
    xs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_never_touch_and_stay_on_the_track() {
        let (facts, _) = crate::export::embedded_facts();
        let stops = crate::query::timeline(&facts);
        let xs = places(&stops, |years| ((years - 2019.0) / 7.0) as f32 * 300.0, 300.0);
        assert!(xs.windows(2).all(|pair| pair[1] - pair[0] >= APART - 0.01));
        assert!(xs.last().is_some_and(|last| *last <= 300.0));
    }
}
