//! The legend of a page: entries below one another, or side by side on as many lines as they need.

use crate::{
    model::{Catalogue, Cluster},
    scene::{Item, Mark, Measurer, Pos, Rect, Text, furniture::legend, labels::LINE},
    view::View,
};

pub use legend::Row as Entry;

/// The entries of a picture: a head, the sectors that occur, what is hollow. None where no cluster is shown.
pub fn rows(catalogue: &Catalogue, view: &View, clusters: &[&Cluster]) -> Vec<Entry> {
    if !view.page.legend || clusters.is_empty() {
        return Vec::new();
    }
    legend::rows(catalogue, view, clusters)
        .into_iter()
        // A sector without a cluster is no part of this picture; caveats stand in the note.
        .filter(|row| row.count.is_some_and(|count| count > 0))
        .collect()
}

/// The distance from one line of entries to the next, as a multiple of the font size.
const ROW: f32 = 1.62;

/// Room for the symbol, as a multiple of the font size.
const SYMBOL: f32 = 1.7;

fn count_text(entry: &Entry) -> String {
    entry.count.map(|count| count.to_string()).unwrap_or_default()
}

fn width(measurer: &Measurer, entry: &Entry, size: f32) -> f32 {
    let symbol = if entry.symbol.is_some() { SYMBOL * size } else { 0.0 };
    let count = measurer.width(&count_text(entry), size, true);
    symbol + measurer.width(&entry.text, size, entry.bold) + 0.5 * size + count
}

/// Places entries; returns their marks and the height that they take. `column` puts each on a line of its own with its
/// count at the right; else they follow one another.
pub fn place(measurer: &Measurer, entries: &[Entry], at: Pos, room: f32, size: f32, column: bool) -> (Vec<Mark>, f32) {
    let mut marks = Vec::new();
    let row = ROW * size;
    let gap = 1.5 * size;
    let widest = entries.iter().map(|entry| width(measurer, entry, size)).fold(0.0, f32::max);
    let (mut x, mut y) = (at.x, at.y);
    for (i, entry) in entries.iter().enumerate() {
        let own = width(measurer, entry, size);
        if i > 0 && (column || x + own > at.x + room) {
            x = at.x;
            y += row;
        }
        let middle = y + row / 2.0;
        let mut left = x;
        if let Some((shape, fill, stroke)) = entry.symbol {
            let at = Pos::new(left + 0.55 * size, middle);
            marks.push(Item::Symbol { shape, at, radius: 0.5 * size, fill, stroke });
            left += SYMBOL * size;
        }
        let mut text = |text: &str, left: f32, bold: bool| {
            let frame = Rect::from_min_size(
                Pos::new(left, middle - size * LINE / 2.0),
                measurer.width(text, size, bold),
                size * LINE,
            );
            let text = Text { text: text.to_owned(), frame, size, bold, color: entry.color, halo: None };
            marks.push(Item::Text(text));
            frame.max.x
        };
        let end = text(&entry.text, left, entry.bold);
        let count = count_text(entry);
        if !count.is_empty() {
            let count_left = if column { x + widest - measurer.width(&count, size, true) } else { end + 0.5 * size };
            text(&count, count_left, true);
        }
        x += own + gap;
    }
    let height = if entries.is_empty() { 0.0 } else { y - at.y + row };
    (marks.into_iter().map(|item| Mark { tag: None, item }).collect(), height)
}

/// How wide the widest entry is.
pub fn widest(measurer: &Measurer, entries: &[Entry], size: f32) -> f32 {
    entries.iter().map(|entry| width(measurer, entry, size)).fold(0.0, f32::max)
}
