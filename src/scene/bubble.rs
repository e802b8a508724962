//! Bubble that stands for several symbols: a ring of their colours around a count or a letter.

use std::f32::consts::{FRAC_PI_2, TAU};

use super::{
    Color, Item, Mark, Outline, Rect, ScreenPoint, Stroke, Tag, Text, canvas::Canvas, label_placement::LINE,
    slots::MarkSlot,
};
use crate::view::FeatureRef;

/// Symbols of a map that one bubble stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Bubble {
    /// Features, in the order of their layer.
    pub members: Vec<FeatureRef>,
    /// Middle, points.
    pub at: ScreenPoint,
    /// Radius of the bubble, or of the disc on which its symbols stand once it is open, points.
    pub radius: f32,
    /// `true` if its symbols are drawn.
    pub is_open: bool,
}

impl Bubble {
    /// Tag of the bubble; `None` without members.
    pub fn tag(&self) -> Option<Tag> {
        self.members.first().cloned().map(Tag::Bubble)
    }
}

/// Width of the ring, points.
const RING: f32 = 3.4;
/// Straight pieces of a full ring.
const PIECES: f32 = 48.0;
/// Font size of the text, points.
const FONT: f32 = 10.5;

/// Radius of a closed bubble of `n` symbols, points: its area grows with the number, from the least that holds two digits.
pub(super) fn radius(n: usize) -> f32 {
    (8.5_f32.powi(2) + 5.0 * n as f32).sqrt()
}

impl Canvas<'_> {
    /// Draws a closed bubble; `parts` are the colours of its symbols with their numbers, in drawing order.
    pub(super) fn bubble(&mut self, bubble: Bubble, text: String, parts: &[(Color, usize)]) {
        let (map, tag) = (&self.palette.map, bubble.tag());
        let Bubble { at, radius, .. } = bubble;
        let disc = Item::Shape {
            outline: Outline::Circle(at, radius),
            fill: Some(map.halo),
            stroke: Some(Stroke::solid(map.leader, 0.6)),
        };
        let mut marks = vec![Mark { tag: tag.clone(), item: disc }];
        let all: usize = parts.iter().map(|(_, n)| n).sum();
        let mut before = 0;
        for (color, n) in parts {
            let [from, to] = [before, before + n].map(|n| n as f32 / all.max(1) as f32);
            let outline = Outline::Line(arc(at, radius - RING / 2.0, from, to));
            let item = Item::Shape { outline, fill: None, stroke: Some(Stroke::solid(*color, RING)) };
            marks.push(Mark { tag: tag.clone(), item });
            before += n;
        }
        let size = self.labels.legible(FONT);
        let width = self.labels.width(&text, size, true);
        let frame =
            Rect::from_min_size(ScreenPoint::new(at.x - width / 2.0, at.y - size * LINE / 2.0), width, size * LINE);
        let text = Text { text, frame, size, bold: true, color: map.card_text, halo: None };
        marks.push(Mark { tag, item: Item::Text(text) });
        self.slots.draw(MarkSlot::Points, marks);
        self.labels.block(Rect::around(at, radius + 1.0));
        self.bubbles.push(bubble);
    }

    /// Draws the disc on which the symbols of an open bubble stand.
    pub(super) fn open_bubble(&mut self, bubble: Bubble) {
        let map = &self.palette.map;
        let item = Item::Shape {
            outline: Outline::Circle(bubble.at, bubble.radius),
            fill: Some(map.halo.faded(0.8)),
            stroke: Some(Stroke::solid(map.leader, 0.6)),
        };
        self.slots.draw(MarkSlot::Discs, [Mark { tag: bubble.tag(), item }]);
        self.bubbles.push(bubble);
    }
}

/// Arc from one part of the full turn to another, clockwise from the top.
fn arc(at: ScreenPoint, radius: f32, from: f32, to: f32) -> Vec<ScreenPoint> {
    let steps = ((to - from) * PIECES).ceil().max(1.0);
    let point = |step: u16| {
        let angle = TAU * (from + (to - from) * f32::from(step) / steps) - FRAC_PI_2;
        ScreenPoint::new(at.x + radius * angle.cos(), at.y + radius * angle.sin())
    };
    (0..=steps as u16).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_runs_clockwise_from_the_top() {
        let quarter = arc(ScreenPoint::new(10.0, 10.0), 5.0, 0.0, 0.25);
        let [first, .., last] = quarter.as_slice() else { panic!("two ends") };
        assert!(first.distance(ScreenPoint::new(10.0, 5.0)) < 0.01);
        assert!(last.distance(ScreenPoint::new(15.0, 10.0)) < 0.01);
    }

    #[test]
    fn the_area_of_a_bubble_grows_by_equal_steps() {
        let area = |n| radius(n).powi(2);
        assert!((area(20) - area(10) - (area(10) - area(0))).abs() < 1e-3);
    }
}
