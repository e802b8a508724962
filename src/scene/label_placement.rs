//! Label placement: greedy by priority, deterministic, identical on screen and in exports.
//!
//! All labels of the map compete, including those outside the picture, so that panning only moves labels that meet the
//! furniture or the picture edge.

use super::{Color, Item, Mark, Measurer, Rect, ScreenPoint, Size, Tag, Text, grid::Grid, text::written_size};

/// Line height, as a multiple of the font size.
pub(super) const LINE: f32 = 1.25;

/// Side of the cells in which labels look for what is in their way, points: most labels touch one to four.
const CELL: f32 = 48.0;

/// Label position relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LabelPosition {
    /// Centred on the point.
    Center,
    /// To the right of the point.
    Right,
    /// To the left of the point.
    Left,
    /// Above the point.
    Above,
    /// Below the point.
    Below,
}

/// Style and candidate positions of one kind of label.
#[derive(Clone, Copy, Debug)]
pub(super) struct LabelStyle<'a> {
    /// Font size, points.
    pub size: f32,
    /// `true` for bold type.
    pub bold: bool,
    /// Text colour.
    pub color: Color,
    /// Halo colour.
    pub halo: Color,
    /// Gap between point and label, points.
    pub gap: f32,
    /// Candidate positions, the best first.
    pub positions: &'a [LabelPosition],
}

/// Labels placed so far and the areas that further labels must avoid.
#[derive(Debug)]
pub(super) struct Labels<'a> {
    measurer: &'a Measurer,
    size: Size,
    /// Minimum font size, points; 0 for none.
    least: f32,
    taken: Grid,
    /// Labels placed, in the order of placement.
    pub marks: Vec<Mark>,
}

impl<'a> Labels<'a> {
    /// Starts with no labels, on a picture of the given size, with a minimum font size in points.
    pub(super) fn new(measurer: &'a Measurer, size: Size, least: f32) -> Self {
        Self { measurer, size, least, taken: Grid::new(CELL), marks: Vec::new() }
    }

    /// A natural font size, or the minimum if that is larger, points.
    pub(super) fn legible(&self, natural: f32) -> f32 {
        if natural < self.least { written_size(self.least) } else { natural }
    }

    /// Reserves a rectangle; later labels avoid it.
    pub(super) fn block(&mut self, rect: Rect) {
        self.taken.insert(rect);
    }

    /// Places a label at the first free candidate position; returns `false` if it was not placed.
    pub(super) fn place(&mut self, text: &str, at: ScreenPoint, style: &LabelStyle<'_>, tag: Option<Tag>) -> bool {
        self.put(text, at, style, tag, false)
    }

    /// Places a label even if it overlaps another one.
    pub(super) fn force(&mut self, text: &str, at: ScreenPoint, style: &LabelStyle<'_>, tag: Option<Tag>) {
        self.put(text, at, style, tag, true);
    }

    fn put(&mut self, text: &str, at: ScreenPoint, style: &LabelStyle<'_>, tag: Option<Tag>, force: bool) -> bool {
        if text.is_empty() {
            return false;
        }
        let size = self.legible(style.size);
        let width = self.measurer.width(text, size, style.bold);
        let frames = style.positions.iter().map(|position| frame(at, width, size * LINE, style.gap, *position));
        let mut free = frames.clone().filter(|frame| !self.taken.intersects(frame));
        let picture = Rect::from_min_size(ScreenPoint::default(), self.size.width, self.size.height);
        let found = if force {
            // Being whole takes precedence over being free of overlaps: an emphasised label must be legible.
            let whole = |frame: &Rect| picture.contains(frame);
            free.clone().find(whole).or_else(|| frames.clone().find(whole)).or_else(|| frames.clone().next())
        } else {
            free.next()
        };
        let Some(found) = found else { return false };
        self.taken.insert(found.grown(1.5));
        // A label cut off by the picture edge is omitted, unless it is emphasised.
        if picture.contains(&found) || (force && found.intersects(&picture)) {
            let item = Item::Text(Text {
                text: text.to_owned(),
                frame: found,
                size,
                bold: style.bold,
                color: style.color,
                halo: Some(style.halo),
            });
            self.marks.push(Mark { tag, item });
        }
        true
    }
}

fn frame(at: ScreenPoint, width: f32, height: f32, gap: f32, position: LabelPosition) -> Rect {
    let (x, y) = match position {
        LabelPosition::Center => (at.x - width / 2.0, at.y - height / 2.0),
        LabelPosition::Right => (at.x + gap, at.y - height / 2.0),
        LabelPosition::Left => (at.x - gap - width, at.y - height / 2.0),
        LabelPosition::Above => (at.x - width / 2.0, at.y - gap - height),
        LabelPosition::Below => (at.x - width / 2.0, at.y + gap),
    };
    Rect::from_min_size(ScreenPoint::new(x, y), width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: LabelStyle<'_> = LabelStyle {
        size: 10.0,
        bold: false,
        color: Color { r: 0, g: 0, b: 0, a: 255 },
        halo: Color { r: 255, g: 255, b: 255, a: 255 },
        gap: 4.0,
        positions: &[LabelPosition::Right, LabelPosition::Left],
    };

    #[test]
    fn a_label_moves_to_the_other_side_of_its_point_before_it_gives_up() {
        let measurer = Measurer::default();
        let mut labels = Labels::new(&measurer, Size { width: 200.0, height: 100.0 }, 0.0);
        let at = ScreenPoint::new(100.0, 50.0);
        assert!(labels.place("One", at, &STYLE, None));
        assert!(labels.place("Two", at, &STYLE, None));
        assert!(!labels.place("Three", at, &STYLE, None));
        let [one, two] = labels.marks.as_slice() else { panic!("two labels") };
        let frame = |mark: &Mark| if let Item::Text(text) = &mark.item { text.frame } else { panic!("a text") };
        assert!(frame(one).min.x > at.x && frame(two).max.x < at.x);
        assert!(!frame(one).intersects(&frame(two)));
    }

    #[test]
    fn a_label_off_the_picture_still_takes_its_room() {
        let measurer = Measurer::default();
        let mut labels = Labels::new(&measurer, Size { width: 10.0, height: 10.0 }, 0.0);
        let at = ScreenPoint::new(500.0, 500.0);
        let style = LabelStyle { positions: &[LabelPosition::Right], ..STYLE };
        assert!(labels.place("One", at, &style, None));
        assert!(!labels.place("Two", at, &style, None));
        assert!(labels.marks.is_empty());
    }
}
