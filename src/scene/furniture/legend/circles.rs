//! Key of graduated circles: circles of round values on a common base, each with a line to its number.

use super::text::words;
use crate::scene::{
    Color, Item, Measurer, Outline, ScreenPoint, Stroke,
    circle_scale::{CircleScale, MOST},
};

/// Distance of two numbers, as a multiple of the font size.
const STEP: f32 = 1.3;
/// Gap between line and number, as a multiple of the font size.
const GAP: f32 = 0.25;
/// Gap between the room of the circles and the numbers, as a multiple of the font size.
const LEADER: f32 = 0.9;

/// Circles of round values, the largest first, on the scale of the map.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CircleKey {
    /// Scale of the map.
    pub(in crate::scene) scale: CircleScale,
    /// Values with their texts, descending.
    pub values: Vec<(f64, String)>,
    /// Fill.
    pub fill: Color,
    /// Outline.
    pub stroke: Stroke,
}

impl CircleKey {
    /// Width, points.
    pub(super) fn width(&self, measurer: &Measurer, font: f32) -> f32 {
        let texts = self.values.iter().map(|(_, text)| measurer.width(text, font, false));
        2.0 * MOST + (LEADER + GAP) * font + texts.fold(0.0, f32::max)
    }

    /// Height, points.
    pub(super) fn height(&self, font: f32) -> f32 {
        let circles = self.values.first().and_then(|(value, _)| self.scale.radius(*value)).unwrap_or_default();
        (2.0 * circles + 0.5 * STEP * font).max(self.values.len() as f32 * STEP * font) + 4.0
    }

    /// Circles, lines and numbers from an upper left corner on.
    pub(super) fn items(&self, measurer: &Measurer, at: ScreenPoint, font: f32, color: Color) -> Vec<Item> {
        let (center, base) = (at.x + MOST, at.y + self.height(font) - 3.0);
        let radii = self.values.iter().filter_map(|(value, text)| Some((self.scale.radius(*value)?, text)));
        let circles: Vec<(f32, &String)> = radii.collect();
        let shape = |outline, fill, stroke| Item::Shape { outline, fill, stroke: Some(stroke) };
        let mut items: Vec<Item> = Vec::new();
        for (at, (radius, _)) in circles.iter().enumerate() {
            let outline = Outline::Circle(ScreenPoint::new(center, base - radius), *radius);
            // Fills upon another would look like a darker class.
            items.push(shape(outline, (at == 0).then_some(self.fill), self.stroke));
        }
        let widest = circles.first().map_or(0.0, |(radius, _)| *radius);
        let left = at.x + 2.0 * MOST + LEADER * font;
        // From the smallest upwards, so that numbers of small circles, whose tops are close, move apart.
        let mut below = base + 0.5 * STEP * font;
        for (radius, text) in circles.iter().rev() {
            let top = base - 2.0 * radius;
            let middle = top.min(below - STEP * font);
            let line = [(center, top), (center + widest + 0.2 * font, top), (left, middle)];
            let line = line.map(|(x, y)| ScreenPoint::new(x, y)).to_vec();
            items.push(shape(Outline::Line(line), None, Stroke::solid(color.faded(0.6), 0.6)));
            items.push(words(measurer, text, left + GAP * font, middle, font, false, color).0);
            below = middle;
        }
        items
    }
}
