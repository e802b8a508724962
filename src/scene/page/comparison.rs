//! Provinces side by side on a page: aligned bars beside the map, or below it on an upright page.

use super::blocks::{BlockStyle, TextBlock};
use crate::{
    caption::compared_fact::{ComparedFact, ComparedValue, under_headings},
    i18n::Messages,
    scene::{
        Color, Item, Mark, Measurer, Outline, Palette, Rect, ScreenPoint, Size, Stroke, Text,
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
    /// Texts in the language of the page.
    pub texts: &'a Messages,
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

/// Draws the comparison in an area; `true` if some facts have no room, which a last line then names: first those that are
/// not known of all provinces go, then those whose values do not compare, the last first.
pub(super) fn marks(measurer: &Measurer, compared: Compared<'_>, area: Rect, least_font: f32) -> (Vec<Mark>, bool) {
    let columns = if area.width() >= 2.0 * LEAST_COLUMN + COLUMN_GAP && area.width() > area.height() { 2 } else { 1 };
    let mut fonts = SCALES.iter().map(|scale| (FONT * scale).max(least_font));
    if let Some(marks) = fonts.find_map(|font| placed(measurer, compared, area, (font, columns))) {
        return (marks, false);
    }
    let font = SCALES.iter().map(|scale| FONT * scale).fold(FONT, f32::min).max(least_font);
    let mut facts: Vec<ComparedFact> = compared.facts.to_vec();
    while let Some(at) = least_needed(&facts) {
        facts.remove(at);
        if !facts.iter().any(ComparedFact::is_known) {
            break;
        }
        let note = left_out(compared, &facts);
        let style = BlockStyle { size: font, bold: false, color: compared.palette.map.card_faint, balanced: false };
        let note = TextBlock::new(measurer, &note, style, area.width());
        let height = area.height() - note.height() - GAP.1 * font;
        let room = Rect::from_min_size(area.min, area.width(), height.max(0.0));
        if let Some(mut marks) = placed(measurer, Compared { facts: &facts, ..compared }, room, (font, columns)) {
            marks.extend(note.marks(measurer, ScreenPoint::new(area.min.x, area.max.y - note.height())));
            return (marks, true);
        }
    }
    (Vec::new(), true)
}

/// Sentence on the facts that a page leaves out, below their headings.
fn left_out(compared: Compared<'_>, shown: &[ComparedFact]) -> String {
    let texts = compared.texts;
    let groups = under_headings(compared.facts, |fact| fact.is_known() && !shown.contains(fact));
    let group = |(heading, facts): (Option<&ComparedFact>, Vec<&ComparedFact>)| {
        let names: Vec<&str> = facts.iter().map(|fact| fact.name.as_str()).collect();
        let names = names.join(&texts.caption.comma);
        heading.map_or(names.clone(), |heading| {
            texts.compare.group.replace("{names}", &names).replacen("{heading}", &heading.name, 1)
        })
    };
    let groups: Vec<String> = groups.into_iter().map(group).collect();
    texts.compare.left_out.replace("{names}", &groups.join(&texts.caption.semicolon))
}

/// Place of the fact that a short page leaves out first; `None` without facts.
fn least_needed(facts: &[ComparedFact]) -> Option<usize> {
    let known = || facts.iter().enumerate().filter(|(_, fact)| fact.is_known());
    let is_partial = |fact: &ComparedFact| fact.cells.iter().any(|cell| ComparedFact::known(cell).is_none());
    let last = |holds: &dyn Fn(&ComparedFact) -> bool| known().filter(|(_, fact)| holds(fact)).last();
    let found = last(&is_partial).or_else(|| last(&|fact| !fact.remarks.is_empty())).or_else(|| last(&|_| true));
    found.map(|(at, _)| at)
}

/// Marks at a font size; `None` if facts have no room.
fn placed(measurer: &Measurer, compared: Compared<'_>, area: Rect, (font, columns): (f32, usize)) -> Option<Vec<Mark>> {
    let (mut marks, top) = key(measurer, compared, area, font);
    let width = (area.width() - COLUMN_GAP * (columns - 1) as f32) / columns as f32;
    let values = compared.facts.iter().flat_map(|fact| fact.cells.iter().map(|cell| fact.shown(cell, compared.texts)));
    let widest = values.map(|value| measurer.width(&value, font, true)).fold(0.0, f32::max);
    if top > area.max.y || widest + 0.6 * font > width {
        return None;
    }
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
                return None;
            }
            (drawn, end) = draw(column, top);
            if end > area.max.y {
                return None;
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
    let name =
        fact.date(compared.texts.language).map_or_else(|| fact.name.clone(), |date| format!("{} · {date}", fact.name));
    lines(&name, false, map.card_text, GAP.0 * font, &mut y);
    for remark in &fact.remarks {
        lines(remark, false, map.card_faint, 0.0, &mut y);
    }
    let strength = if fact.remarks.is_empty() { 1.0 } else { PALE };
    let value_of = |cell: &Vec<ComparedValue>| fact.shown(cell, compared.texts);
    // All bars have one scale: the longest value leaves it its room.
    let texts = fact.cells.iter().map(|cell| measurer.width(&value_of(cell), font, !cell.is_empty()));
    let room = (width - texts.fold(0.0, f32::max) - 0.6 * font).max(0.0);
    for (at, (cell, part)) in fact.cells.iter().zip(fact.bars()).enumerate() {
        let (value, is_known) = (value_of(cell), ComparedFact::known(cell).is_some());
        let bar = part.map_or(0.0, |part| (room * part as f32).max(1.0));
        let height = ROW.1 * font;
        let frame = Rect::from_min_size(ScreenPoint::new(left, y + (ROW.0 - ROW.1) / 2.0 * font), bar, height);
        let color = compared.palette.feature(at).faded(strength);
        if part.is_some() {
            marks.push(filled(frame, color));
        } else {
            // A hollow tick says whose value is unknown.
            let tick = Rect::from_min_size(frame.min, 0.25 * font, height);
            let stroke = Some(Stroke::solid(color, 0.6));
            marks.push(Mark { tag: None, item: Item::Shape { outline: Outline::Rect(tick, 0.0), fill: None, stroke } });
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
