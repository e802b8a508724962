//! Legend entries of values by the cells of a hexagon grid: name, unit, size of a cell, classes.

use super::{LegendEntry, LegendSymbol, values::lines};
use crate::{
    caption::{
        classes::{fewer, range},
        grids::{cells, per_cell},
        values as say,
    },
    i18n::Messages,
    query::GridValues,
    scene::{CELL_FILL, Color, Opacity, Palette},
    view::View,
};

/// Entries of a grid.
pub(super) fn rows(grid: &GridValues, view: &View, palette: &Palette, texts: &Messages) -> Vec<LegendEntry> {
    let (map, classified) = (&palette.map, &grid.classified);
    let opacity = Opacity::of(view.layer(&classified.id));
    let seen = |color: Color| map.land.mixed(color, CELL_FILL).seen_through(opacity, map.land);
    let heads = lines(&say::variable(classified, texts));
    let mut rows: Vec<LegendEntry> =
        heads.into_iter().map(|line| LegendEntry::head(line, None, map.card_text)).collect();
    if !say::says_unit(classified, texts) {
        let unit = texts.thematic.only_unit.replace("{unit}", &say::unit(classified, texts));
        rows.push(LegendEntry::note(unit, map.card_faint));
    }
    rows.push(LegendEntry::note(per_cell(grid, texts), map.card_faint));
    let (counts, made) = (grid.counts(), classified.made());
    for (class, count) in counts.into_iter().enumerate() {
        let color = palette.class(classified.layer.colors, class, made);
        let text = range(classified, class, texts.language);
        let ink = if count == 0 { map.card_faint } else { map.card_text };
        let row = LegendEntry::sample(LegendSymbol::Swatch(seen(color), None), text, ink);
        rows.push(LegendEntry { count: Some(count), ..row });
    }
    rows.extend(fewer(classified, texts).map(|text| LegendEntry::note(text, map.card_faint)));
    if grid.without_value() > 0 {
        let sample = LegendSymbol::Swatch(seen(palette.values.no_data), None);
        let row = LegendEntry::sample(sample, texts.thematic.no_data.clone(), map.card_text);
        rows.push(LegendEntry { count: Some(grid.without_value()), ..row });
    }
    rows.push(LegendEntry::note(cells(grid, texts), map.card_faint));
    rows
}
