//! Page legend: entries in a column or flowing in lines.

use crate::{
    i18n::Messages,
    model::Catalogue,
    query::MapContent,
    scene::{
        Mark, Measurer, ScreenPoint,
        furniture::legend::{self, LegendSymbol},
    },
    view::View,
};

pub(super) use legend::{LegendEntry as Entry, without_histogram};

/// Legend entries of a page: all those of thematic values, with a radius of the largest circle in points; for clusters,
/// unless a list explains them, the heading, sectors that occur and the meaning of hollow symbols and rings.
pub(super) fn rows(
    catalogue: &Catalogue,
    view: &View,
    texts: &Messages,
    content: &MapContent<'_>,
    (largest_circle, is_listed): (f32, bool),
) -> Vec<Entry> {
    if !view.page.legend {
        return Vec::new();
    }
    let legend::LegendParts { values, above, clusters, below } =
        legend::parts(catalogue, view, texts, content, (None, largest_circle));
    // Sectors without clusters are omitted; caveats, in smaller type, are in the note of the page.
    let occurs = |row: &Entry| row.count.map_or(row.sample != LegendSymbol::None || !row.small, |count| count > 0);
    let clusters = if is_listed { Vec::new() } else { clusters };
    values.into_iter().chain([above, clusters, below].concat().into_iter().filter(occurs)).collect()
}

/// Gap between entries on one line, as a multiple of the font size.
const GAP: f32 = 1.5;

/// Places entries; returns their marks and total height. With `column`, each entry is on its own line with its count at
/// the right; otherwise entries flow in lines and each heading starts a new line.
pub(super) fn place(
    measurer: &Measurer,
    entries: &[Entry],
    at: ScreenPoint,
    room: f32,
    (size, least): (f32, f32),
    column: bool,
) -> (Vec<Mark>, f32) {
    let mut marks = Vec::new();
    let mut y = at.y;
    if column {
        let counted = entries.iter().filter(|entry| entry.count.is_some());
        let widest = counted.map(|entry| entry.width(measurer, size, least)).fold(0.0, f32::max);
        for (i, entry) in entries.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|before| entries.get(before));
            if entry.bold && before.is_some_and(|before| !before.bold) {
                y += 0.7 * size;
            }
            marks.extend(entry.marks(measurer, ScreenPoint::new(at.x, y), size, least, Some(at.x + widest)));
            y += entry.height(size);
        }
        return (marks, y - at.y);
    }
    let mut lines: Vec<(f32, Vec<&Entry>)> = Vec::new();
    // A histogram is as high as four lines of text and does not fit into flowing lines.
    let mut entries = without_histogram(entries);
    for entry in &mut entries {
        // In a column its text stands below those of circles.
        if matches!(entry.sample, LegendSymbol::Blank(_)) {
            entry.sample = LegendSymbol::None;
        }
    }
    for entry in &entries {
        let width = entry.width(measurer, size, least);
        match lines.last_mut() {
            Some((end, line)) if !entry.bold && *end + GAP * size + width <= room => {
                *end += GAP * size + width;
                line.push(entry);
            }
            _ => lines.push((width, vec![entry])),
        }
    }
    for (_, line) in lines {
        let height = line.iter().map(|entry| entry.height(size)).fold(0.0, f32::max);
        let mut x = at.x;
        for entry in line {
            let top = y + (height - entry.height(size)) / 2.0;
            marks.extend(entry.marks(measurer, ScreenPoint::new(x, top), size, least, None));
            x += entry.width(measurer, size, least) + GAP * size;
        }
        y += height;
    }
    (marks, y - at.y)
}

/// Width of the widest entry, points.
pub(super) fn widest(measurer: &Measurer, entries: &[Entry], (size, least): (f32, f32)) -> f32 {
    entries.iter().map(|entry| entry.width(measurer, size, least)).fold(0.0, f32::max)
}
