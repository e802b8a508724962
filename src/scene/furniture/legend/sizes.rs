//! Legend entries of symbols that are sized by a number: circles of round values, those below zero, of zero, unknown ones.

use super::{LegendEntry, LegendSymbol, circles::CircleKey, values::lines};
use crate::{
    caption::features::column_name,
    i18n::{Messages, filled, format},
    query::FeatureSizes,
    scene::{
        Color, Palette, Stroke,
        circle_scale::{CircleScale, FEATURE_FILL, MOST, unknown_circle},
    },
};

/// Entries of the sizes of a layer whose symbols have a colour, with the radius of the largest circle in points.
pub(super) fn rows(
    sizes: &FeatureSizes,
    color: Color,
    palette: &Palette,
    texts: &Messages,
    (opacity, largest): (f32, f32),
) -> Vec<LegendEntry> {
    let (map, thematic) = (&palette.map, &texts.thematic);
    let field = column_name(&sizes.title, sizes.unit.as_deref(), texts);
    let heading = filled(&texts.own_columns.sized_by, &[("field", &field)]);
    let mut rows: Vec<LegendEntry> =
        lines(&heading).into_iter().map(|line| LegendEntry::text(line, map.card_text)).collect();
    let mut row = |sample, text: &str, count: Option<usize>| {
        if count != Some(0) {
            rows.push(LegendEntry { count, ..LegendEntry::sample(sample, text.to_owned(), map.card_text) });
        }
    };
    let line = Stroke::solid(map.symbol_line.faded(opacity), 1.0);
    let scale = CircleScale::up_to(sizes.greatest, largest).filter(|_| sizes.least.is_finite());
    if let Some(scale) = scale {
        let values = scale.round_values(sizes.least).into_iter().map(|value| (value, format::number(value)));
        let outline = Stroke::solid(color, 1.0);
        let key = CircleKey { scale, values: values.collect(), fill: color.faded(FEATURE_FILL), stroke: outline };
        row(LegendSymbol::Circles(key), "", None);
        if scale.is_enlarged(sizes.least) {
            let small = LegendSymbol::Circle(CircleScale::least_radius(), MOST, color.faded(FEATURE_FILL), line);
            let about = format::number(scale.about_least());
            row(small, &thematic.legend_smallest.replace("{value}", &about), None);
        }
        let below = LegendSymbol::Circle(5.0, MOST, Color::default(), outline);
        row(below, &thematic.legend_below_zero, Some(sizes.below));
    }
    row(LegendSymbol::Blank(MOST), &thematic.legend_zero, Some(sizes.zero));
    let (radius, dashed) = unknown_circle(palette, largest);
    let dashed = Stroke { color: dashed.color.faded(opacity), ..dashed };
    let unknown = LegendSymbol::Circle(radius, MOST, Color::default(), dashed);
    row(unknown, &texts.map.legend_without_category, Some(sizes.unknown));
    rows
}
