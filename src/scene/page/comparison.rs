//! Provinces side by side on a page: aligned bars beside the map, or below it on an upright page.

use super::blocks::{BlockStyle, TextBlock};
use crate::{
    caption::comparison::{ComparedFact, ComparedValue},
    model::Language,
    scene::{
        Color, Item, Mark, Measurer, Outline, Palette, Rect, ScreenPoint, Size, Text,
        label_placement::LINE,
        page::layout::{WIDE, margin},
    },
};

/// Share of the page that the bars take: of the width of a wide page, of the height of an upright one.
const SHARE: (f32, f32) = (0.32, 0.4);
/// Font size at full scale, points.
const FONT: f32 = 10.0;
/// Font scale factors tried in turn.
const SCALES: [f32; 5] = [1.0, 0.92, 0.84, 0.76, 0.68];
/// Gap between columns of facts, points.
const COLUMN_GAP: f32 = 16.0;
/// Least width of a column, points.
const LEAST_COLUMN: f32 = 130.0;
/// Height of a bar's row, and of the bar, as multiples of the font size.
const ROW: (f32, f32) = (1.22, 0.78);
/// Gap above a fact, and above a heading, as multiples of the font size.
const GAP: (f32, f32) = (0.45, 0.9);
/// Size of the heading, as a multiple of the font size.
const HEAD: f32 = 1.25;
/// Opacity of bars whose values do not compare.
const PALE: f32 = 0.45;

/// Comparison to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compared<'a> {
    /// Facts, in order of importance within each heading.
    pub facts: &'a [ComparedFact],
    /// Heading.
    pub title: &'a str,
    /// Names of the provinces.
    pub names: &'a [String],
    /// Language of the texts.
    pub language: Language,
    /// Text of an unknown value.
    pub unknown: &'a str,
    /// Colours of the theme.
    pub palette: &'a Palette,
}

/// Page divided between map and comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Division {
    /// Size of the map's page, in the upper left corner.
    pub map: Size,
    /// Area of the comparison.
    pub bars: Rect,
}

/// Divides a page between its map and a comparison.
pub(super) fn divide(size: Size) -> Division {
    let edge = margin(size);
    if size.width >= WIDE * size.height {
        let width = size.width * SHARE.0;
        let map = Size { width: size.width - width, height: size.height };
        let bars = Rect::from_min_size(ScreenPoint::new(map.width, edge), width - edge, size.height - 2.0 * edge);
        return Division { map, bars };
    }
    let height = size.height * SHARE.1;
    let map = Size { width: size.width, height: size.height - height };
    let bars = Rect::from_min_size(ScreenPoint::new(edge, map.height), size.width - 2.0 * edge, height - edge);
    Division { map, bars }
}

/// Draws the comparison in an area; `true` if some facts have no room.
pub(super) fn marks(measurer: &Measurer, compared: Compared<'_>, area: Rect, least_font: f32) -> (Vec<Mark>, bool) {
    let columns = if area.width() >= 2.0 * LEAST_COLUMN + COLUMN_GAP && area.width() > area.height() { 2 } else { 1 };
    let fonts = || SCALES.iter().map(|scale| (FONT * scale).max(least_font));
    // Without room for all, facts whose values do not compare are the first to go.
    let comparable: Vec<ComparedFact> =
        compared.facts.iter().filter(|fact| fact.cells.is_empty() || fact.remarks.is_empty()).cloned().collect();
    let all = fonts().find_map(|font| placed(measurer, compared, area, (font, columns), false));
    if let Some(marks) = all {
        return (marks, false);
    }
    let fewer = Compared { facts: &comparable, ..compared };
    let fewer = fonts().find_map(|font| placed(measurer, fewer, area, (font, columns), false));
    let font = FONT.min(least_font.max(FONT * 0.68));
    let some = || placed(measurer, compared, area, (font, columns), true).unwrap_or_default();
    (fewer.unwrap_or_else(some), true)
}

/// Marks at a font size; `None` if facts have no room, unless the rest may be left out.
fn placed(
    measurer: &Measurer,
    compared: Compared<'_>,
    area: Rect,
    (font, columns): (f32, usize),
    cut: bool,
) -> Option<Vec<Mark>> {
    let (mut marks, top) = key(measurer, compared, area, font);
    let width = (area.width() - COLUMN_GAP * (columns - 1) as f32) / columns as f32;
    let (mut column, mut y) = (0, top);
    let mut heading: Option<&ComparedFact> = None;
    for fact in compared.facts {
        if fact.cells.is_empty() {
            heading = Some(fact);
            continue;
        }
        if !fact.is_known() {
            continue;
        }
        let head = heading.take();
        let left = |column: usize| area.min.x + column as f32 * (width + COLUMN_GAP);
        let draw = |column: usize, y: f32| group(measurer, compared, (head, fact), (left(column), y, width), font);
        let (mut drawn, mut end) = draw(column, y);
        if end > area.max.y {
            column += 1;
            if column >= columns {
                return cut.then_some(marks);
            }
            (drawn, end) = draw(column, top);
            if end > area.max.y {
                return cut.then_some(marks);
            }
        }
        marks.extend(drawn);
        y = end;
    }
    Some(marks)
}

/// Heading, and the names of the provinces with their colours; also the lower edge.
fn key(measurer: &Measurer, compared: Compared<'_>, area: Rect, font: f32) -> (Vec<Mark>, f32) {
    let head = font * HEAD;
    let (mut x, mut y) = (area.min.x, area.min.y + head * LINE + 0.3 * font);
    let mut marks =
        vec![text(measurer, compared.title, (area.min.x, area.min.y), (head, true), compared.palette.map.card_text)];
    for (at, name) in compared.names.iter().enumerate() {
        let width = font * 1.3 + measurer.width(name, font, true);
        if x > area.min.x && x + width > area.max.x {
            (x, y) = (area.min.x, y + font * LINE);
        }
        let swatch = Rect::from_min_size(ScreenPoint::new(x, y + 0.25 * font), font * 0.9, font * 0.9);
        marks.push(filled(swatch, compared.palette.feature(at)));
        marks.push(text(measurer, name, (x + font * 1.3, y), (font, true), compared.palette.map.card_text));
        x += width + font * 1.4;
    }
    (marks, y + font * LINE + font * 0.3)
}

/// Heading, name of a fact, reasons against comparing, and a bar for each province; also the lower edge.
fn group(
    measurer: &Measurer,
    compared: Compared<'_>,
    (heading, fact): (Option<&ComparedFact>, &ComparedFact),
    (left, top, width): (f32, f32, f32),
    font: f32,
) -> (Vec<Mark>, f32) {
    let map = &compared.palette.map;
    let mut marks = Vec::new();
    let mut y = top;
    let mut lines = |words: &str, bold: bool, color: Color, gap: f32, y: &mut f32| {
        let style = BlockStyle { size: font, bold, color, balanced: false };
        let block = TextBlock::new(measurer, words, style, width);
        *y += gap;
        marks.extend(block.marks(measurer, ScreenPoint::new(left, *y)));
        *y += block.height();
    };
    if let Some(heading) = heading {
        lines(&heading.name, true, map.card_text, GAP.1 * font, &mut y);
    }
    let name = fact.date(compared.language).map_or_else(|| fact.name.clone(), |date| format!("{} · {date}", fact.name));
    lines(&name, false, map.card_text, GAP.0 * font, &mut y);
    for remark in &fact.remarks {
        lines(remark, false, map.card_faint, 0.0, &mut y);
    }
    let strength = if fact.remarks.is_empty() { 1.0 } else { PALE };
    let value_of =
        |cell: &Vec<ComparedValue>| cell.first().map_or(compared.unknown, |value| value.value.as_str()).to_owned();
    // All bars have one scale: the longest value leaves it its room.
    let texts = fact.cells.iter().map(|cell| measurer.width(&value_of(cell), font, !cell.is_empty()));
    let room = (width - texts.fold(0.0, f32::max) - 0.6 * font).max(0.0);
    for (at, (cell, part)) in fact.cells.iter().zip(fact.bars()).enumerate() {
        let (value, is_known) = (value_of(cell), !cell.is_empty());
        let bar = part.map_or(0.0, |part| (room * part as f32).max(1.0));
        let height = ROW.1 * font;
        let frame = Rect::from_min_size(ScreenPoint::new(left, y + (ROW.0 - ROW.1) / 2.0 * font), bar, height);
        if part.is_some() {
            marks.push(filled(frame, compared.palette.feature(at).faded(strength)));
        }
        let ink = if is_known { map.card_text } else { map.card_faint };
        let middle = y + (ROW.0 - LINE) / 2.0 * font;
        marks.push(text(measurer, &value, (left + bar + 0.5 * font, middle), (font, is_known), ink));
        y += ROW.0 * font;
    }
    (marks, y)
}

fn filled(rect: Rect, color: Color) -> Mark {
    Mark { tag: None, item: Item::Shape { outline: Outline::Rect(rect, 0.0), fill: Some(color), stroke: None } }
}

/// One line of text with its upper left corner at a position.
fn text(measurer: &Measurer, words: &str, (x, y): (f32, f32), (size, bold): (f32, bool), color: Color) -> Mark {
    let frame = Rect::from_min_size(ScreenPoint::new(x, y), measurer.width(words, size, bold), size * LINE);
    Mark { tag: None, item: Item::Text(Text { text: words.to_owned(), frame, size, bold, color, halo: None }) }
}
