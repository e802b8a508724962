//! Drawing context of a chart: marks so far, and labels that are still to be placed.

use crate::scene::{
    Color, Item, Mark, Measurer, Outline, Palette, Rect, ScreenPoint, Stroke, Text, UiColors,
    label_placement::{Claim, LINE, LabelPosition, LabelStyle, Labels, Priority},
    label_position::label_frame,
};

/// Font size of axes, points.
const AXIS_FONT: f32 = 10.0;

/// Font size of the labels of data points, points.
const LABEL_FONT: f32 = 10.5;

/// Candidate positions of the label of a data point.
const AROUND: [LabelPosition; 6] = [
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
    /// Colours of the interface, in which charts are drawn.
    pub colors: &'static UiColors,
    /// Marks in drawing order, without the labels of data points.
    pub marks: Vec<Mark>,
    labels: Labels<'a>,
}

impl<'a> ChartCanvas<'a> {
    /// Empty canvas; labels of data points stay inside `label_area`.
    pub(super) fn new(palette: &'static Palette, measurer: &'a Measurer, label_area: Rect) -> Self {
        let labels = Labels::within(measurer, label_area, 0.0);
        Self { measurer, colors: &palette.ui, marks: Vec::new(), labels }
    }

    /// Draws an item.
    pub(super) fn draw(&mut self, item: Item) {
        self.marks.push(Mark { tag: None, item });
    }

    /// Draws a line.
    pub(super) fn line(&mut self, points: Vec<ScreenPoint>, color: Color, width: f32) {
        let stroke = Some(Stroke::solid(color, width));
        self.draw(Item::Shape { outline: Outline::Line(points), fill: None, stroke });
    }

    /// Draws the text of an axis next to a point.
    pub(super) fn axis_text(&mut self, text: String, at: ScreenPoint, gap: f32, position: LabelPosition) {
        let width = axis_text_width(self.measurer, &text);
        let frame = label_frame(Rect::around(at, 0.0), width, AXIS_FONT * LINE, gap, position);
        let color = self.colors.faint;
        self.draw(Item::Text(Text { text, frame, size: AXIS_FONT, bold: false, color, halo: None }));
    }

    /// Keeps labels off a square around a symbol; `half` is half its side.
    pub(super) fn block(&mut self, at: ScreenPoint, half: f32) {
        self.labels.block(Rect::around(at, half));
    }

    /// Asks for a label of a data point; earlier ones are placed first.
    pub(super) fn label(&mut self, text: String, at: ScreenPoint, gap: f32, color: Color) {
        let halo = self.colors.panel;
        let style = LabelStyle { size: LABEL_FONT, bold: false, color, halo, gap, positions: &AROUND };
        let priority = Priority::Points;
        let around = Rect::around(at, 0.0);
        self.labels.claim(Claim {
            priority,
            text: text.into(),
            around,
            style,
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
pub(super) fn axis_text_width(measurer: &Measurer, text: &str) -> f32 {
    measurer.width(text, AXIS_FONT, false)
}
