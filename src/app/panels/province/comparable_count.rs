//! Little giants of batches 1 and 2, the only count that is comparable between provinces: rank, share, ratios.

use std::sync::Arc;

use egui::{Frame, Label, Margin, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::section;
use crate::{
    app::{command::Command, frame_context::FrameContext, theme, widgets},
    caption::{
        observation::{FormattedObservation, firms, planned_city},
        ranks::{denominator, rank_label, ratio_words},
    },
    i18n::format,
    model::{CityInclusion, Province},
    query::{ProvinceValues, Rank},
    surface::screen::color,
    view::{Normalisation, ThematicLayer},
};

/// Draws the section.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, out: &mut Vec<Command>) {
    let texts = &context.texts.province;
    section(ui, "first two", &texts.comparable, true, |ui| {
        let ground = color(theme::ui_colors(ui).accent_soft);
        Frame::new().fill(ground).corner_radius(8.0).inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let values = values(context, Normalisation::Nothing, false);
            let Some(found) = context.catalogue().joint_little_giants(&province.id, CityInclusion::Included) else {
                widgets::note(ui, &texts.outside);
                return;
            };
            count(
                ui,
                context,
                province,
                &values,
                &FormattedObservation::of_batch(context.wording(), &province.id, found),
                out,
            );
            without_city(ui, context, province);
            for per in [Normalisation::Population, Normalisation::Gdp] {
                ui.add_space(5.0);
                ratio(ui, context, province, per, out);
            }
            ui.add_space(3.0);
            widgets::note(ui, &texts.comparable_note);
        });
    });
}

/// Values of all provinces; `weak` includes those with weakly sourced denominators.
pub(crate) fn values(context: &FrameContext<'_>, per: Normalisation, weak: bool) -> Arc<ProvinceValues> {
    context.computed.values.of(context.facts, &ThematicLayer { per, weak, ..ThematicLayer::default() })
}

/// Count with rank and distribution over all provinces.
fn count(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    province: &Province,
    values: &ProvinceValues,
    found: &FormattedObservation<'_>,
    out: &mut Vec<Command>,
) {
    ui.horizontal_top(|ui| {
        ui.label(RichText::new(&found.value).font(theme::bold(22.0)));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let rank = rank_label(context.texts, values, province);
            ui.add(Label::new(RichText::new(rank).font(theme::bold(12.5))).wrap());
            ui.add(Label::new(RichText::new(found.details.join(" · ")).size(12.0)).wrap());
        });
    });
    if let Some(rank) = values.rank(&province.id) {
        strip(ui, context, province, values, rank);
    }
    widgets::dated_sources(ui, context, found.as_of, found.sources, out);
    if !found.note.is_empty() {
        widgets::note(ui, found.note);
    }
}

/// Column chart of all provinces in descending order, with this province highlighted.
fn strip(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, values: &ProvinceValues, rank: Rank) {
    const HEIGHT: f32 = 26.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let name = province.name.short(context.view.language);
    let spoken = &context.texts.province.strip;
    let spoken = spoken.replace("{m}", &rank.of.to_string()).replace("{n}", &rank.place.to_string());
    let spoken = spoken.replace("{name}", name);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    let mut rows: Vec<(f64, bool)> =
        values.values.iter().map(|(id, value)| (value.value, *id == province.id)).collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    let most = rows.first().map_or(1.0, |row| row.0).max(1.0);
    let step = rect.width() / rows.len().max(1) as f32;
    let colors = theme::ui_colors(ui);
    for (at, (value, own)) in rows.into_iter().enumerate() {
        let left = rect.min.x + at as f32 * step;
        let height = ((value / most) as f32 * (HEIGHT - 2.0)).max(1.5);
        let column =
            egui::Rect::from_min_max(pos2(left, rect.max.y - height), pos2(left + (step - 1.5).max(1.0), rect.max.y));
        let fill = if own { colors.accent } else { colors.bar.faded(0.55) };
        ui.painter().rect_filled(column, 1.0, color(fill));
    }
    response.on_hover_text(spoken);
}

/// Count without the separately planned city, if the table has both counts.
fn without_city(ui: &mut Ui, context: &FrameContext<'_>, province: &Province) {
    let Some(city) = planned_city(context.wording(), &province.id) else { return };
    let Some(apart) = context.catalogue().joint_little_giants(&province.id, CityInclusion::Apart) else { return };
    let value = firms(context.texts, apart.firms.value, apart.bound);
    let text = context.texts.province.with_and_without.replace("{city}", city).replace("{n}", &value);
    ui.label(RichText::new(text).size(12.0));
}

/// Ratio of the count to population or GDP, with rank and denominator.
fn ratio(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, per: Normalisation, out: &mut Vec<Command>) {
    let texts = &context.texts.province;
    let name = if per == Normalisation::Population { &texts.per_population } else { &texts.per_gdp };
    let sound = values(context, per, false);
    let weak = values(context, per, true);
    let Some(value) = sound.get(&province.id).or_else(|| weak.get(&province.id)) else {
        ui.label(RichText::new(name).size(12.0));
        widgets::unknown(ui, context);
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(ratio_words(value.value)).font(theme::bold(14.0)));
        ui.label(RichText::new(name).size(12.0));
        widgets::weak_mark(ui, context, sound.get(&province.id).is_none());
    });
    ui.label(RichText::new(rank_label(context.texts, &sound, province)).size(12.0).color(theme::faint(ui)));
    if let Some((divided, as_of, sources)) = denominator(context.texts, per, value) {
        let date = format::short_date_of(as_of, context.view.language);
        let divided = context.texts.aside(&divided, &date);
        widgets::dated_sources(ui, context, &divided, sources, out);
    }
}
