//! Bubble that stands for several symbols: a ring of their colours around a count or a letter.

use std::f32::consts::{FRAC_PI_2, TAU};

use super::{Color, Item, MapColors, Mark, Outline, ScreenPoint, Stroke, Tag};
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
/// Radius of a closed bubble of `n` symbols, points: its area grows with the number, from the least that holds two digits.
pub(super) fn radius(n: usize) -> f32 {
    (8.5_f32.powi(2) + 3.0 * n as f32).sqrt()
}

/// Disc and ring of a closed bubble; `parts` are the colours of its symbols with their numbers, clockwise from the top.
pub(super) fn closed(bubble: &Bubble, map: &MapColors, parts: &[(Color, usize)]) -> Vec<Mark> {
    let Bubble { at, radius, .. } = *bubble;
    let outline = Outline::Circle(at, radius);
    let disc = Item::Shape { outline, fill: Some(map.halo), stroke: Some(Stroke::solid(map.leader, 0.6)) };
    let mut marks = vec![Mark { tag: bubble.tag(), item: disc }];
    let all: usize = parts.iter().map(|(_, n)| n).sum();
    let mut before = 0;
    for (color, n) in parts {
        let [from, to] = [before, before + n].map(|n| n as f32 / all.max(1) as f32);
        let outline = Outline::Line(arc(at, radius - RING / 2.0, from, to));
        let item = Item::Shape { outline, fill: None, stroke: Some(Stroke::solid(*color, RING)) };
        marks.push(Mark { tag: bubble.tag(), item });
        before += n;
    }
    marks
}

/// Disc below the symbols of an open bubble.
pub(super) fn open(bubble: &Bubble, map: &MapColors) -> Mark {
    let outline = Outline::Circle(bubble.at, bubble.radius);
    let stroke = Some(Stroke::solid(map.leader, 0.6));
    Mark { tag: bubble.tag(), item: Item::Shape { outline, fill: Some(map.halo.faded(0.85)), stroke } }
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
