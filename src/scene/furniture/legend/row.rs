//! Legend entry: a symbol and its label, drawn alike in the window and on a page.

use super::{
    circles::CircleKey,
    pair_key::PairKey,
    text::{AXIS, SMALL, reduced, words},
};
use crate::{
    i18n::format,
    model::{Announcement, SectorId},
    scene::{ClassRef, Color, Item, Mark, Measurer, Outline, Rect, ScreenPoint, Stroke, SymbolShape, Tag},
};

/// Row height, as a multiple of the font size.
const ROW: f32 = 1.63;
/// Width reserved for a symbol, as a multiple of the font size.
const SAMPLE: f32 = 1.8;
/// Width and height of a colour swatch, as multiples of the font size.
const SWATCH: (f32, f32) = (1.35, 0.95);
/// Gap between label and count, as a multiple of the font size.
const GAP: f32 = 0.6;
/// Width and height of the histogram, as multiples of the font size.
const HISTOGRAM: (f32, f32) = (14.0, 3.2);

/// Block of the histogram: one value with its position, class and colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HistogramBar {
    /// Position between minimum (0) and maximum (1).
    pub at: f32,
    /// Class.
    pub class: ClassRef,
    /// Fill colour.
    pub color: Color,
}

/// Symbol of a legend entry.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LegendSymbol {
    /// No symbol; text only.
    None,
    /// Point symbol: shape, fill, outline.
    Symbol(SymbolShape, Color, Stroke),
    /// Colour swatch, hatched if a stroke is given ("no data").
    Swatch(Color, Option<Stroke>),
    /// Circle: radius, radius for which room is reserved (for alignment), both in points, fill, outline.
    Circle(f32, f32, Color, Stroke),
    /// Room of a circle of the given radius, points, without one.
    Blank(f32),
    /// Graduated circles of round values.
    Circles(CircleKey),
    /// Histogram: one block per value, and the labels of the axis ends.
    Histogram(Vec<HistogramBar>, [String; 2]),
    /// Colours of a bivariate map.
    Pair(PairKey),
}

impl LegendSymbol {
    /// Dashed ring of features that are not to be published unchecked.
    pub(super) fn weak_ring(color: Color) -> Self {
        Self::Circle(5.0, 6.0, Color::default(), Stroke::dashed(color, 1.2, 2.4, 1.8))
    }
}

/// Part of the map that a legend entry explains, where it can be set off from the rest.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LegendSubject {
    /// Provinces of a class.
    Class(ClassRef),
    /// Provinces without data of a layer of values, by its number among the drawn ones.
    NoData(usize),
    /// Clusters of a sector.
    Sector(SectorId),
    /// Clusters of an announcement.
    Announced(Announcement),
}

/// Entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LegendEntry {
    /// Symbol at the left.
    pub sample: LegendSymbol,
    /// Label.
    pub text: String,
    /// Number of features; `None` omits it.
    pub count: Option<usize>,
    /// `true` for a heading.
    pub bold: bool,
    /// `true` for a note in smaller type.
    pub small: bool,
    /// Text colour.
    pub color: Color,
    /// Part of the map represented by the entry.
    pub subject: Option<LegendSubject>,
}

impl LegendEntry {
    /// Entry without a symbol.
    pub(crate) fn text(text: String, color: Color) -> Self {
        Self { sample: LegendSymbol::None, text, count: None, bold: false, small: false, color, subject: None }
    }

    /// Heading in bold type.
    pub(crate) fn head(text: String, count: Option<usize>, color: Color) -> Self {
        Self { bold: true, count, ..Self::text(text, color) }
    }

    /// Note in smaller type.
    pub(crate) fn note(text: String, color: Color) -> Self {
        Self { small: true, ..Self::text(text, color) }
    }

    /// Symbol with its label.
    pub(crate) fn sample(sample: LegendSymbol, text: String, color: Color) -> Self {
        Self { sample, ..Self::text(text, color) }
    }

    /// Font size of the label for a legend font size of `font`; notes are smaller, but not below `least`.
    fn letters(&self, font: f32, least: f32) -> f32 {
        if self.small { reduced(font, SMALL, least) } else { font }
    }

    fn count_text(&self) -> String {
        self.count.map(|count| format::number(count as f64)).unwrap_or_default()
    }

    /// Offset of the label from the left edge, points.
    fn text_left(&self, font: f32) -> f32 {
        match &self.sample {
            LegendSymbol::None => 0.0,
            LegendSymbol::Circle(_, room, ..) | LegendSymbol::Blank(room) => {
                (2.0 * room + 0.6 * font).max(SAMPLE * font)
            }
            _ => SAMPLE * font,
        }
    }

    /// Width, points.
    pub(crate) fn width(&self, measurer: &Measurer, font: f32, least: f32) -> f32 {
        let text = measurer.width(&self.text, self.letters(font, least), self.bold);
        match &self.sample {
            LegendSymbol::Histogram(..) => HISTOGRAM.0 * font,
            LegendSymbol::Circles(key) => key.width(measurer, font),
            LegendSymbol::Pair(key) => key.width(measurer, (font, least)),
            _ => {
                let count = self.count_text();
                let count = if count.is_empty() { 0.0 } else { GAP * font + measurer.width(&count, font, true) };
                self.text_left(font) + text + count
            }
        }
    }

    /// Height, points.
    pub(crate) fn height(&self, font: f32) -> f32 {
        match &self.sample {
            LegendSymbol::Circle(radius, ..) => (2.0 * radius + 3.0).max(ROW * font),
            LegendSymbol::Histogram(..) => (HISTOGRAM.1 + 1.6) * font,
            LegendSymbol::Circles(key) => key.height(font),
            LegendSymbol::Pair(key) => key.height(font),
            _ => ROW * font,
        }
    }

    /// Draws the entry with its upper left corner at `at`; its count is right-aligned at `right` if given.
    pub(crate) fn marks(
        &self,
        measurer: &Measurer,
        at: ScreenPoint,
        font: f32,
        least: f32,
        right: Option<f32>,
    ) -> Vec<Mark> {
        let mut items = Vec::new();
        let middle = at.y + self.height(font) / 2.0;
        let tag = match &self.subject {
            Some(LegendSubject::Class(class)) => Some(Tag::Class(*class)),
            _ => None,
        };
        match &self.sample {
            LegendSymbol::None | LegendSymbol::Blank(_) => {}
            LegendSymbol::Circles(key) => items.extend(key.items(measurer, at, font, self.color)),
            LegendSymbol::Symbol(shape, fill, stroke) => {
                let at = ScreenPoint::new(at.x + 0.55 * font, middle);
                items.push(Item::Symbol { shape: *shape, at, radius: 0.49 * font, fill: *fill, stroke: *stroke });
            }
            LegendSymbol::Swatch(fill, hatch) => {
                swatch(&mut items, ScreenPoint::new(at.x, middle), font, *fill, *hatch, self.color);
            }
            LegendSymbol::Circle(radius, room, fill, stroke) => {
                let outline = Outline::Circle(ScreenPoint::new(at.x + room, middle), *radius);
                items.push(Item::Shape { outline, fill: Some(*fill), stroke: Some(*stroke) });
            }
            LegendSymbol::Histogram(blocks, ends) => return self.histogram(measurer, at, (font, least), blocks, ends),
            LegendSymbol::Pair(key) => items.extend(key.items(measurer, at, (font, least), self.color)),
        }
        let size = self.letters(font, least);
        if self.text.is_empty() {
            return items.into_iter().map(|item| Mark { tag: tag.clone(), item }).collect();
        }
        let (text, end) = words(measurer, &self.text, at.x + self.text_left(font), middle, size, self.bold, self.color);
        items.push(text);
        let count = self.count_text();
        if !count.is_empty() {
            let width = measurer.width(&count, font, true);
            let left = right.map_or(end + GAP * font, |right| right - width);
            items.push(words(measurer, &count, left, middle, font, true, self.color).0);
        }
        items.into_iter().map(|item| Mark { tag: tag.clone(), item }).collect()
    }

    fn histogram(
        &self,
        measurer: &Measurer,
        at: ScreenPoint,
        (font, least): (f32, f32),
        blocks: &[HistogramBar],
        ends: &[String; 2],
    ) -> Vec<Mark> {
        const COLUMNS: usize = 28;
        let (width, height) = (HISTOGRAM.0 * font, HISTOGRAM.1 * font);
        let column = |block: &HistogramBar| ((block.at * COLUMNS as f32) as usize).min(COLUMNS - 1);
        let mut filled = [0_usize; COLUMNS];
        for block in blocks {
            if let Some(count) = filled.get_mut(column(block)) {
                *count += 1;
            }
        }
        let most = filled.iter().copied().max().unwrap_or(1).max(1);
        let side = (width / COLUMNS as f32, (height / most as f32).min(width / COLUMNS as f32 * 1.6));
        let base = at.y + height;
        let mut stacked = [0_usize; COLUMNS];
        let mut marks = Vec::new();
        for block in blocks {
            let column = column(block);
            let Some(below) = stacked.get_mut(column) else { continue };
            let min = ScreenPoint::new(at.x + column as f32 * side.0 + 0.4, base - (*below + 1) as f32 * side.1 + 0.4);
            *below += 1;
            let outline = Outline::Rect(Rect::from_min_size(min, side.0 - 0.8, (side.1 - 0.8).max(0.3)), 0.0);
            // A thin outline keeps light classes visible on the card.
            let stroke = Some(Stroke::solid(self.color.faded(0.5), 0.35));
            let item = Item::Shape { outline, fill: Some(block.color), stroke };
            marks.push(Mark { tag: Some(Tag::Class(block.class)), item });
        }
        let axis = Outline::Line(vec![ScreenPoint::new(at.x, base + 0.5), ScreenPoint::new(at.x + width, base + 0.5)]);
        let item = Item::Shape { outline: axis, fill: None, stroke: Some(Stroke::solid(self.color, 0.7)) };
        marks.push(Mark { tag: None, item });
        let [low, high] = ends;
        let (size, middle) = (reduced(font, AXIS, least), base + 0.75 * font);
        let right = at.x + width - measurer.width(high, size, false);
        for (text, left) in [(low, at.x), (high, right)] {
            let item = words(measurer, text, left, middle, size, false, self.color).0;
            marks.push(Mark { tag: None, item });
        }
        marks
    }
}

fn swatch(items: &mut Vec<Item>, at: ScreenPoint, font: f32, fill: Color, hatch: Option<Stroke>, line: Color) {
    let (width, height) = (SWATCH.0 * font, SWATCH.1 * font);
    let rect = Rect::from_min_size(ScreenPoint::new(at.x, at.y - height / 2.0), width, height);
    let shape = |outline, fill, stroke| Item::Shape { outline, fill, stroke };
    items.push(shape(Outline::Rect(rect, 0.0), Some(fill), None));
    if let Some(stroke) = hatch {
        // Rising hatch lines, as on the map, clipped to the swatch.
        for step in 1..4 {
            let x = rect.min.x + step as f32 * (width + height) / 4.0;
            let (low, high) = (ScreenPoint::new(x - height, rect.max.y), ScreenPoint::new(x, rect.min.y));
            let clip = |p: ScreenPoint, to: ScreenPoint| {
                let x = p.x.clamp(rect.min.x, rect.max.x);
                let t = if (to.x - p.x).abs() > f32::EPSILON { (x - p.x) / (to.x - p.x) } else { 0.0 };
                ScreenPoint::new(x, p.y + t * (to.y - p.y))
            };
            items.push(shape(Outline::Line(vec![clip(low, high), clip(high, low)]), None, Some(stroke)));
        }
    }
    items.push(shape(Outline::Rect(rect, 0.0), None, Some(Stroke::solid(line.faded(0.45), 0.6))));
}
