//! Little giants of a province by batch, 1 to 7, as a column chart; an unknown batch has no column.

use egui::{
    Align2, CollapsingHeader, FontId, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::section;
use crate::{
    app::{
        command::Command,
        frame_context::FrameContext,
        theme,
        widgets::{self, FormattedObservation},
    },
    model::{Batches, CityInclusion, LittleGiants, Province, ReportingUnit},
    surface::screen::color,
    view::{ThematicLayer, Variable},
};

/// Number of batches so far.
const BATCHES: u8 = 7;

/// Column of one batch, or of batches 1 and 2 if only their sum is known.
struct Column<'a> {
    batches: Batches,
    rows: Vec<&'a LittleGiants>,
}

/// Draws the section.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, out: &mut Vec<Command>) {
    let texts = &context.texts.province;
    let columns = columns(context, province);
    section(ui, "by batch", &texts.by_batch, true, |ui| {
        chart(ui, context, province, &columns);
        widgets::note(ui, &texts.by_batch_note);
        let values = RichText::new(&texts.by_batch_values).size(12.0);
        CollapsingHeader::new(values).id_salt("values").show_unindented(ui, |ui| {
            for column in &columns {
                let title = widgets::batch_words(context.texts, column.batches);
                ui.label(RichText::new(title).size(12.0).color(theme::faint(ui)));
                if column.rows.is_empty() {
                    widgets::unknown(ui, context);
                }
                for row in &column.rows {
                    widgets::reading(ui, context, &FormattedObservation::of_batch(context, &province.id, row), out);
                }
                ui.add_space(4.0);
            }
        });
    });
}

/// Columns with all known counts; counts that include the separately planned city come first.
fn columns<'a>(context: &FrameContext<'a>, province: &Province) -> Vec<Column<'a>> {
    let unit = ReportingUnit::Province(province.id.clone());
    let column = |batches: Batches| {
        let mut rows: Vec<_> = context.catalogue().little_giants(&unit, batches).collect();
        rows.sort_by_key(|row| row.scope == CityInclusion::Apart);
        Column { batches, rows }
    };
    let single: Vec<_> = (1..=BATCHES).map(|number| column(Batches::one(number))).collect();
    let known = |number: usize| single.get(number).is_some_and(|column| !column.rows.is_empty());
    if known(0) || known(1) {
        return single;
    }
    [column(Batches::FIRST_TWO)].into_iter().chain(single.into_iter().skip(2)).collect()
}

/// Count of a batch as mapped, weakly sourced values included; `None` if unknown.
fn height(context: &FrameContext<'_>, province: &Province, batches: Batches) -> Option<f64> {
    let layer = ThematicLayer { weak: true, ..ThematicLayer::of(Variable::LittleGiants(batches)) };
    context.computed.values.of(context.facts, &layer).get(&province.id).map(|value| value.value)
}

fn chart(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, columns: &[Column<'_>]) {
    const HEIGHT: f32 = 74.0;
    const FOOT: f32 = 16.0;
    const HEAD: f32 = 15.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let heights: Vec<Option<f64>> = columns.iter().map(|column| height(context, province, column.batches)).collect();
    let told = |(column, value): (&Column<'_>, &Option<f64>)| {
        let value = value.map_or_else(|| context.texts.app.unknown.clone(), |value| format!("{value:.0}"));
        format!("{} {value}", widgets::batch_words(context.texts, column.batches))
    };
    let told: Vec<String> = columns.iter().zip(&heights).map(told).collect();
    let spoken =
        context.texts.province.by_batch_spoken.replace("{values}", &told.join(&context.texts.caption.semicolon));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    // The joint column of two batches is twice as wide and half as high: area is proportional to the number of firms.
    let slots = |column: &Column<'_>| f32::from(column.batches.last() - column.batches.first() + 1);
    let most = columns.iter().zip(&heights).filter_map(|(column, value)| Some(*value.as_ref()? as f32 / slots(column)));
    let most = most.fold(1.0, f32::max);
    let colors = theme::ui_colors(ui);
    let (faint, step) = (theme::faint(ui), rect.width() / f32::from(BATCHES));
    let painter = ui.painter();
    let base = rect.max.y - FOOT;
    painter.line_segment([pos2(rect.min.x, base), pos2(rect.max.x, base)], Stroke::new(1.0, color(colors.line)));
    let mut left = rect.min.x;
    for (column, value) in columns.iter().zip(&heights) {
        let width = step * slots(column);
        let center = left + width / 2.0;
        let number = FontId::proportional(10.5);
        let name = column.batches.to_string().replace('-', "–");
        painter.text(pos2(center, rect.max.y), Align2::CENTER_BOTTOM, name, number.clone(), faint);
        match value {
            None => {
                painter.text(pos2(center, base - 3.0), Align2::CENTER_BOTTOM, "–", number, faint);
            }
            Some(value) => {
                let high = (*value as f32 / slots(column) / most * (base - rect.min.y - HEAD)).max(1.5);
                let bar = Rect::from_min_max(pos2(left + 4.0, base - high), pos2(left + width - 4.0, base));
                painter.rect_filled(bar, 1.0, color(colors.bar));
                // An outline marks contradicting sources.
                if contradicted(&column.rows) {
                    let warn = Stroke::new(1.5, ui.visuals().warn_fg_color);
                    painter.rect_stroke(bar.expand(1.0), 1.0, warn, StrokeKind::Outside);
                }
                let at = pos2(center, bar.min.y - 1.0);
                painter.text(at, Align2::CENTER_BOTTOM, format!("{value:.0}"), number, ui.visuals().text_color());
            }
        }
        left += width;
    }
    response.on_hover_text(told.join("\n"));
}

/// `true` if two counts of the same scope and stage differ.
fn contradicted(rows: &[&LittleGiants]) -> bool {
    rows.iter().any(|a| rows.iter().any(|b| a.scope == b.scope && a.stage == b.stage && a.firms.value != b.firms.value))
}
