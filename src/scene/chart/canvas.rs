//! Drawing context of a chart: marks and texts so far, and labels that are still to be placed.

use super::style::ChartStyle;
use crate::scene::{
    Color, Item, Mark, Measurer, Outline, Rect, ScreenPoint, Size, Stroke, Text,
    label_placement::{BESIDE, Claim, LINE, LabelPosition, LabelStyle, Labels, Priority},
    label_position::label_frame,
};

/// Font size of the labels of data points, as a multiple of that of axes.
const LABEL: f32 = 1.05;

/// Distance of the outline of an attended symbol or bar from its edge, points.
pub(super) const AROUND_ATTENDED: f32 = 1.5;

/// Candidate positions of the label of a point of a time series.
pub(super) const AROUND: [LabelPosition; 6] = [
    LabelPosition::Above,
    LabelPosition::AboveLeft,
    LabelPosition::Left,
    LabelPosition::Right,
    LabelPosition::Below,
    LabelPosition::BelowRight,
];

/// Drawing context of a chart.
pub(super) struct ChartCanvas<'a> {
    /// Text measurement.
    pub measurer: &'a Measurer,
    /// Inks and font size.
    pub style: &'a ChartStyle,
    /// Marks in drawing order, without the labels of data points.
    marks: Vec<Mark>,
    picture: Rect,
    /// Frames of all texts so far: texts that would overlap them or leave the picture are not drawn.
    texts: Vec<Rect>,
    labels: Labels<'a>,
}

/// Label that a data point asks for.
pub(super) struct PointLabel {
    /// Words.
    pub text: String,
    /// Position of the data point.
    pub at: ScreenPoint,
    /// Distance of the label from that, points.
    pub gap: f32,
    /// Ink.
    pub color: Color,
    /// Candidate positions, the best first.
    pub positions: &'static [LabelPosition],
}

impl PointLabel {
    /// Label beside a symbol of the given radius.
    pub(super) fn beside(text: &str, at: ScreenPoint, radius: f32, color: Color) -> Self {
        Self { text: text.to_owned(), at, gap: radius + 2.0, color, positions: &BESIDE }
    }
}

impl<'a> ChartCanvas<'a> {
    /// Empty canvas of a size; labels of data points stay inside `label_area`.
    pub(super) fn new(style: &'a ChartStyle, measurer: &'a Measurer, size: Size, label_area: Rect) -> Self {
        let labels = Labels::within(measurer, label_area, 0.0);
        Self { measurer, style, marks: Vec::new(), picture: Rect::of(size), texts: Vec::new(), labels }
    }

    /// Draws an item.
    pub(super) fn draw(&mut self, item: Item) {
        self.marks.push(Mark { tag: None, item });
    }

    /// Draws a line.
    pub(super) fn line(&mut self, points: Vec<ScreenPoint>, stroke: Stroke) {
        if points.len() > 1 {
            self.draw(Item::Shape { outline: Outline::Line(points), fill: None, stroke: Some(stroke) });
        }
    }

    /// Fills an area inside a closed line.
    pub(super) fn area(&mut self, points: Vec<ScreenPoint>, fill: Color) {
        if points.len() > 2 {
            self.draw(Item::Shape { outline: Outline::Area(points), fill: Some(fill), stroke: None });
        }
    }

    /// Fills a rectangle, which may have an outline.
    pub(super) fn rect(&mut self, rect: Rect, fill: Option<Color>, stroke: Option<Stroke>) {
        self.draw(Item::Shape { outline: Outline::Rect(rect, 0.0), fill, stroke });
    }

    /// Draws a disc with an outline in the colour of the background, which sets it off from others.
    pub(super) fn disc(&mut self, at: ScreenPoint, radius: f32, fill: Color) {
        let stroke = Some(Stroke::solid(self.style.halo, 0.7));
        self.draw(Item::Shape { outline: Outline::Circle(at, radius), fill: Some(fill), stroke });
    }

    /// Draws a ring around an attended symbol of the given radius; one of its two tones stands out from any ground.
    pub(super) fn ring(&mut self, at: ScreenPoint, radius: f32) {
        self.two_tones(&Outline::Circle(at, radius + AROUND_ATTENDED));
    }

    /// Draws an outline around an attended bar.
    pub(super) fn frame(&mut self, bar: Rect) {
        let Rect { min, max } = bar.grown(AROUND_ATTENDED);
        let corners = [min, ScreenPoint::new(max.x, min.y), max, ScreenPoint::new(min.x, max.y)];
        self.two_tones(&Outline::Area(corners.to_vec()));
    }

    fn two_tones(&mut self, outline: &Outline) {
        for (color, width) in [(self.style.halo, 3.4), (self.style.text, 1.4)] {
            let stroke = Some(Stroke::solid(color, width));
            self.draw(Item::Shape { outline: outline.clone(), fill: None, stroke });
        }
    }

    /// Draws the text of an axis next to a point; `false` if there is no room for it.
    pub(super) fn axis_text(&mut self, text: String, at: ScreenPoint, gap: f32, position: LabelPosition) -> bool {
        let width = axis_text_width(self.style, self.measurer, &text);
        let frame = label_frame(Rect::around(at, 0.0), width, self.style.font * LINE, gap, position);
        self.write(text, frame, self.style.faint)
    }

    /// Draws a text in a frame that was measured for it; `false` if it would overlap another or leave the picture.
    pub(super) fn write(&mut self, text: String, frame: Rect, color: Color) -> bool {
        self.write_upon(text, frame, color, None)
    }

    /// Draws a text with a halo, as [`ChartCanvas::write`] does.
    pub(super) fn write_upon(&mut self, text: String, frame: Rect, color: Color, halo: Option<Color>) -> bool {
        if text.is_empty() || !self.picture.contains(&frame) || self.texts.iter().any(|other| other.intersects(&frame))
        {
            return false;
        }
        self.texts.push(frame);
        self.labels.block(frame);
        self.draw(Item::Text(Text { text, frame, size: self.style.font, bold: false, color, halo }));
        true
    }

    /// Keeps labels off a square around a symbol; `half` is half its side.
    pub(super) fn block(&mut self, at: ScreenPoint, half: f32) {
        self.labels.block(Rect::around(at, half));
    }

    /// Keeps labels off a square around a symbol, and those of others a little farther.
    pub(super) fn block_symbol(&mut self, at: ScreenPoint, half: f32) {
        self.labels.block_symbol(Rect::around(at, half));
    }

    /// Asks for a label of a data point; earlier ones are placed first.
    pub(super) fn label(&mut self, label: PointLabel) {
        let PointLabel { text, at, gap, color, positions } = label;
        let size = self.style.font * LABEL;
        self.labels.claim(Claim {
            priority: Priority::Points,
            text: text.into(),
            around: Rect::around(at, 0.0),
            style: LabelStyle { size, bold: false, color, halo: self.style.halo, gap, positions },
            tag: None,
            dot: None,
            elsewhere: Vec::new(),
        });
    }

    /// All marks, with labels where there is room.
    pub(super) fn finish(self) -> Vec<Mark> {
        let mut marks = self.marks;
        marks.extend(self.labels.place().labels);
        marks
    }
}

/// Width of a text of an axis, points.
pub(super) fn axis_text_width(style: &ChartStyle, measurer: &Measurer, text: &str) -> f32 {
    measurer.width(text, style.font, false)
}

/// Text of an axis, cut to a width in points with an ellipsis; empty if not even that has room.
pub(super) fn cut_to(style: &ChartStyle, measurer: &Measurer, text: &str, width: f32) -> String {
    let fits = |text: &str| axis_text_width(style, measurer, text) <= width;
    if fits(text) {
        return text.to_owned();
    }
    let ends = text.char_indices().map(|(end, _)| end).rev();
    let mut shorter = ends.map(|end| format!("{}…", text.get(..end).unwrap_or_default().trim_end()));
    shorter.find(|text| fits(text)).unwrap_or_default()
}
