//! Progress to a target: counts as bars with the target as a mark, or the reasons why they are not comparable.

use egui::{Rangef, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::{
    app::{command::Command, frame_context::FrameContext, theme, widgets},
    i18n::{Term, format, phrase},
    query::{CountedResult, Difference, TargetProgress},
    surface::screen::color,
};

/// Draws the counts: all of them, or only recent ones.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    progress: &TargetProgress<'_>,
    all: bool,
    out: &mut Vec<Command>,
) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.spacing_mut().interact_size.y = 15.0;
    for count in progress.counts.iter().filter(|count| all || count.recent) {
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(RichText::new(counted(context, count)).font(theme::bold(12.0)));
            widgets::term(ui, context, Term::Target, out);
            widgets::dated_sources(ui, context, count.as_of.as_str(), count.sources, out);
        });
        if count.is_drawable() {
            bar(ui, context, progress, count);
        }
        result_row(ui, context, progress, count);
    }
}

/// Number of counts that only the expanded card shows.
pub(super) fn older(progress: &TargetProgress<'_>) -> usize {
    progress.counts.iter().filter(|count| !count.recent).count()
}

fn counted(context: &FrameContext<'_>, count: &CountedResult<'_>) -> String {
    let texts = &context.texts.programmes;
    let firms = words::bounded(context, count.firms, count.bound);
    match (count.count, count.words) {
        (Some(kind), _) => texts.count.replace("{n}", &firms).replace("{kind}", phrase(&context.texts.count, kind)),
        (None, words) => {
            let words = words.map_or("", |words| words.get(context.view.language));
            texts.result.replace("{n}", &firms).replace("{words}", words)
        }
    }
}

/// Count as a bar with the target as a mark; all bars of a programme share a scale.
fn bar(ui: &mut Ui, context: &FrameContext<'_>, progress: &TargetProgress<'_>, count: &CountedResult<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 11.0), Sense::hover());
    let goal = progress.goal;
    let spoken = context.texts.programmes.bar.replace("{n}", &words::bounded(context, count.firms, count.bound));
    let spoken = spoken.replace("{goal}", &words::bounded(context, goal.value.value, goal.bound));
    let [date, target] = [count.as_of, &goal.value.as_of].map(|date| format::date(date, context.view.language));
    let spoken = spoken.replace("{date}", &date).replace("{target}", &target);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let drawn = progress.counts.iter().filter(|count| count.is_drawable()).map(|count| count.firms);
    let most = drawn.fold(goal.value.value, f64::max);
    let at = |firms: f64| rect.min.x + 2.0 + (rect.width() - 4.0) * (firms / most) as f32;
    let palette = theme::palette(ui);
    let track = Rect::from_min_max(pos2(rect.min.x, rect.center().y - 3.0), pos2(rect.max.x, rect.center().y + 3.0));
    ui.painter().rect_filled(track, 2.0, color(palette.ui.bar_track));
    let reached = Rect::from_min_max(track.min, pos2(at(count.firms), track.max.y));
    let strength = if count.weak || !count.recent { 0.5 } else { 1.0 };
    ui.painter().rect_filled(reached, 2.0, color(palette.ui.bar.faded(strength)));
    let mark = Stroke::new(2.0, ui.visuals().text_color());
    ui.painter().vline(at(goal.value.value), Rangef::new(rect.min.y, rect.max.y), mark);
    response.on_hover_text(spoken);
}

/// Count as a percentage of the target, or the reasons why they are not comparable.
fn result_row(ui: &mut Ui, context: &FrameContext<'_>, progress: &TargetProgress<'_>, count: &CountedResult<'_>) {
    let texts = &context.texts.programmes;
    let [date, target] =
        [count.as_of, &progress.goal.value.as_of].map(|date| format::date(date, context.view.language));
    if let Some(share) = count.share {
        // Whole per cent: counts and targets are rounded themselves.
        let per_cent = words::bounded(context, share.per_cent.round(), share.bound);
        let sentence = texts.share.replace("{p}", &per_cent).replace("{target}", &target);
        let sentence = format::capitalised(&sentence.replace("{date}", &date));
        ui.add(egui::Label::new(RichText::new(sentence).size(12.0)).wrap());
    } else if count.recent {
        let reasons: Vec<String> = count
            .differences
            .iter()
            .map(|difference: &Difference| phrase(&texts.difference, *difference).replace("{target}", &target))
            .collect();
        if !reasons.is_empty() {
            widgets::note(ui, &format::capitalised(&reasons.join(&context.texts.caption.semicolon)));
        }
    }
    if count.weak {
        ui.label(RichText::new(&texts.weak).size(11.5).color(ui.visuals().warn_fg_color));
    }
    if !count.note.is_empty() && count.count.is_some() {
        widgets::note(ui, count.note.get(context.view.language));
    }
}
