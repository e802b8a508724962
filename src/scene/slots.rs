//! Slots of a map: fixed drawing order of the things that its layers emit, in whatever order the layers come.

use std::collections::BTreeMap;

use super::{Mark, Opacity, plane_layer::PlaneLayerKind};

/// Slots of areas and lines in projected coordinates, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GroundSlot {
    Land,
    Fills,
    Hatch,
    Water,
    Graticule,
    Borders,
    Features,
    Highlight,
}

/// Slots of marks, all above the ground, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MarkSlot {
    /// Graduated circles.
    Circles,
    /// Discs on which the symbols of open bubbles stand.
    Discs,
    /// Lines between symbols and their places.
    Links,
    /// Point symbols of layers below the clusters.
    PointsBelow,
    /// Point symbols.
    Points,
    Labels,
    Furniture,
}

/// Things by slot; those of one slot in the order in which they were emitted.
#[derive(Debug, Default)]
pub(super) struct Slots {
    ground: BTreeMap<GroundSlot, Vec<(PlaneLayerKind, Opacity)>>,
    marks: BTreeMap<MarkSlot, Vec<Mark>>,
}

impl Slots {
    /// Emits areas or lines of the ground.
    pub(super) fn lay(&mut self, slot: GroundSlot, kind: PlaneLayerKind) {
        self.lay_faded(slot, kind, Opacity::FULL);
    }

    /// Emits areas or lines of the ground with an opacity.
    pub(super) fn lay_faded(&mut self, slot: GroundSlot, kind: PlaneLayerKind, opacity: Opacity) {
        self.ground.entry(slot).or_default().push((kind, opacity));
    }

    /// Emits marks.
    pub(super) fn draw(&mut self, slot: MarkSlot, marks: impl IntoIterator<Item = Mark>) {
        self.marks.entry(slot).or_default().extend(marks);
    }

    /// Ground and marks in drawing order.
    pub(super) fn in_order(self) -> (impl Iterator<Item = (PlaneLayerKind, Opacity)>, Vec<Mark>) {
        (self.ground.into_values().flatten(), self.marks.into_values().flatten().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Item, Outline, Rect, ScreenPoint};

    #[test]
    fn things_are_drawn_by_slot_and_in_a_slot_as_they_came() {
        let mark = |x: f32| {
            let outline = Outline::Rect(Rect::around(ScreenPoint::new(x, 0.0), 1.0), 0.0);
            Mark { tag: None, item: Item::Shape { outline, fill: None, stroke: None } }
        };
        let mut slots = Slots::default();
        slots.draw(MarkSlot::Labels, [mark(3.0)]);
        slots.draw(MarkSlot::Circles, [mark(1.0)]);
        slots.draw(MarkSlot::Labels, [mark(4.0)]);
        slots.draw(MarkSlot::Points, [mark(2.0)]);
        slots.lay(GroundSlot::Borders, PlaneLayerKind::Lines);
        slots.lay(GroundSlot::Land, PlaneLayerKind::Land);
        let (ground, marks) = slots.in_order();
        let ground: Vec<PlaneLayerKind> = ground.map(|(kind, _)| kind).collect();
        assert_eq!(ground, [PlaneLayerKind::Land, PlaneLayerKind::Lines]);
        assert_eq!(marks, [1.0, 2.0, 3.0, 4.0].map(mark));
    }
}
