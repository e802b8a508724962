//! Texts of values by the cells of a hexagon grid: title, sentence, alt text, caveats.

use super::{
    Mapped,
    alt_text_of_values::shading,
    classes::spoken_range,
    own_values,
    values::{named, number, plain_quantity, unit, variable},
};
use crate::{
    i18n::{Messages, filled, format},
    model::{Language, LonLat},
    query::{GridCell, GridValues, MapContent, NoValue, cell_center},
    view::{CellRef, Theme},
};

/// Area of a cell, square kilometres.
fn area(grid: &GridValues) -> String {
    format::number(grid.cell_km2)
}

/// Headline of a grid, without its conditions.
pub(super) fn title(grid: &GridValues, texts: &Messages) -> String {
    let name = variable(&grid.classified, texts);
    filled(&texts.own_values.grid_title, &[("name", &name), ("area", &area(grid))])
}

/// Words for the size of a cell, for a legend: `per cell of 10,000 km²`.
pub(crate) fn per_cell(grid: &GridValues, texts: &Messages) -> String {
    texts.own_values.grid_cell.replace("{area}", &area(grid))
}

/// Number of cells with rows, in words.
pub(crate) fn cells(grid: &GridValues, texts: &Messages) -> String {
    texts.own_values.grid_cells.of(grid.cells.len())
}

/// Place of the centre of a cell: `28.12° N, 112.98° E`.
pub(crate) fn center(at: LonLat, texts: &Messages) -> String {
    format::coordinates(at, 2, &texts.status)
}

/// Name of a cell by its centre.
pub(crate) fn cell_name(cell: CellRef, texts: &Messages) -> Option<String> {
    Some(texts.grid_cells.name.replace("{place}", &center(cell_center(cell)?, texts)))
}

/// Value of a cell with its unit.
///
/// # Errors
/// Reason in words why there is none.
pub(crate) fn value_of<'t>(grid: &GridValues, cell: &GridCell, texts: &'t Messages) -> Result<String, &'t str> {
    match &cell.value {
        Ok(value) => Ok(plain_quantity(*value, &grid.classified, texts)),
        Err(NoValue::OutOfRange) => Err(&texts.grid_cells.too_large),
        Err(_) => Err(&texts.grid_cells.no_value),
    }
}

/// Unit, size and number of the cells, as a sentence.
pub(super) fn sentence(grid: &GridValues, texts: &Messages) -> String {
    let (unit, area, cells) = (unit(&grid.classified, texts), area(grid), cells(grid, texts));
    filled(&texts.own_values.grid_sentence, &[("unit", &unit), ("area", &area), ("cells", &cells)])
}

/// Sentences about the grids that the headline is not about, from top to bottom.
pub(super) fn further(content: &MapContent<'_>, texts: &Messages) -> Vec<String> {
    let named = usize::from(content.values.is_empty());
    let sentence = |grid: &GridValues| {
        let name = title(grid, texts);
        filled(&texts.own_values.grid_also, &[("name", &name), ("text", &super::values::lower(&sentence(grid, texts)))])
    };
    content.grids.iter().rev().skip(named).map(|grid| sentence(grid)).collect()
}

/// Sentences of the alt text about a grid.
pub(super) fn alt_text(grid: &GridValues, theme: Theme, texts: &Messages) -> Vec<String> {
    let (phrases, thematic, classified) = (&texts.own_values, &texts.thematic, &grid.classified);
    let mut numbers = grid.numbers();
    numbers.sort_by(f64::total_cmp);
    let (Some(low), Some(high)) = (numbers.first(), numbers.last()) else {
        return vec![filled(&phrases.grid_alt_empty, &[("name", &variable(classified, texts))])];
    };
    let (area, what) = (area(grid), named(classified, texts));
    let shading = shading(classified.layer.colors, theme, texts);
    let mut sentences = vec![
        filled(&phrases.grid_alt, &[("area", &area), ("what", &what), ("shading", &shading)]),
        sentence_of(grid, texts),
    ];
    let said = |value: f64| number(value, Mapped::from(classified), texts.language);
    if low.total_cmp(high).is_eq() {
        let n = numbers.len().to_string();
        sentences.push(thematic.alt_equal.replace("{n}", &n).replace("{value}", &said(*low)));
    } else {
        sentences.push(thematic.alt_all.replace("{low}", &said(*low)).replace("{high}", &said(*high)));
    }
    if classified.made() > 1 {
        let class = |(class, count): (usize, usize)| {
            let range = spoken_range(classified, class, texts);
            match texts.language {
                Language::En => format!("{range} ({count})"),
                Language::Zh => format!("{range}（{count}）"),
            }
        };
        let classes: Vec<String> = grid.counts().into_iter().enumerate().map(class).collect();
        sentences.push(phrases.grid_alt_classes.replace("{classes}", &classes.join(&texts.caption.comma)));
    }
    sentences
}

/// Number of cells as a sentence.
fn sentence_of(grid: &GridValues, texts: &Messages) -> String {
    format!("{}{}", format::capitalised(&cells(grid, texts)), texts.caption.stop)
}

/// Caveats of all grids: rows that do not count, and rows that stand for the seat of their place.
pub(super) fn caveats(content: &MapContent<'_>, texts: &Messages) -> Vec<String> {
    let of_grid = |grid: &GridValues| {
        let said = |form: &str, n: usize| (n > 0).then(|| form.replace("{n}", &format::number(n as f64)));
        let phrases = &texts.own_values;
        let of_rows = grid.classified.own.iter().flat_map(|own| own_values::caveats(own, texts));
        let without = said(&phrases.without_position, grid.without_position);
        of_rows.chain(without).chain(said(&phrases.at_seats, grid.at_seats)).collect::<Vec<_>>()
    };
    let is_one = content.grids.len() == 1;
    let of_all = content.grids.iter().rev().flat_map(|grid| {
        let name = variable(&grid.classified, texts);
        let told = move |text: String| filled(&texts.thematic.caveat_of, &[("name", &name), ("text", &text)]);
        of_grid(grid).into_iter().map(move |text| if is_one { text } else { told(text) })
    });
    of_all.collect()
}
