//! Extent of a detail inset: the closest in which the symbols have room side by side.

use std::cell::RefCell;

use crate::scene::{
    Rect, ScreenPoint, Size,
    symbol_groups::{GroupRules, crowded, grouped},
};

/// Steps in which the extent widens until the symbols have room.
const STEPS: i32 = 6;
/// Change of the scale in a step.
const WIDER: f32 = 0.94;

/// Distances of symbols, points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Distances {
    /// Least distance from the frame.
    pub edge: f32,
    /// Least distance between two.
    pub spacing: f32,
}

/// Inputs of an extent.
#[derive(Clone, Debug, PartialEq)]
struct Question {
    /// Places of the region.
    region: Rect,
    /// Size of the inset.
    size: Size,
    /// Places of all symbols of the map.
    places: Vec<ScreenPoint>,
    distances: Distances,
}

/// Extents that were worked out last: while a map is panned they stay.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct DetailExtents(RefCell<Vec<(Question, Rect)>>);

/// Number of extents that are kept.
const KEEP: usize = 6;

impl DetailExtents {
    /// Extent of the map, points, that an inset of a size shows, around the places of a region; `places` are those of all
    /// symbols of the map.
    pub(super) fn of(&self, region: Rect, size: Size, places: &[ScreenPoint], distances: Distances) -> Rect {
        let question = Question { region, size, places: places.to_vec(), distances };
        let mut kept = self.0.borrow_mut();
        if let Some((_, extent)) = kept.iter().find(|(known, _)| *known == question) {
            return *extent;
        }
        let found = extent(region, size, places, distances);
        if kept.len() >= KEEP {
            kept.remove(0);
        }
        kept.push((question, found));
        found
    }
}

fn extent(region: Rect, size: Size, places: &[ScreenPoint], Distances { edge, spacing }: Distances) -> Rect {
    let room = |length: f32| (length - 2.0 * edge).max(0.4 * length);
    let closest = (room(size.width) / region.width().max(0.1)).min(room(size.height) / region.height().max(0.1));
    let middle = region.center();
    let seen = |scale: f32| {
        let (width, height) = (size.width / scale, size.height / scale);
        Rect::from_min_size(ScreenPoint::new(middle.x - width / 2.0, middle.y - height / 2.0), width, height)
    };
    let frame = Rect::of(size);
    let has_room = |scale: f32| {
        let own = seen(scale);
        let inside = places.iter().filter(|at| own.holds(**at));
        let inside = inside.map(|at| ScreenPoint::new((at.x - own.min.x) * scale, (at.y - own.min.y) * scale));
        let rules = GroupRules { spacing, always_open: true, within: Some(frame.grown(-edge)) };
        let groups = grouped(&inside.collect::<Vec<_>>(), rules);
        !crowded(&groups, spacing)
    };
    let mut scales = (0..STEPS).map(|step| closest * WIDER.powi(step));
    seen(scales.find(|scale| has_room(*scale)).unwrap_or(closest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { width: 150.0, height: 150.0 };

    #[test]
    fn an_extent_is_as_close_as_its_symbols_allow() {
        let points = |at: &[(f32, f32)]| at.iter().map(|(x, y)| ScreenPoint::new(*x, *y)).collect::<Vec<_>>();
        let few = points(&[(0.0, 0.0), (20.0, 5.0), (8.0, 20.0)]);
        let region = Rect::bounding(&few).unwrap();
        let found = extent(region, SIZE, &few, Distances { edge: 14.0, spacing: 20.0 });
        assert!(found.contains(&region) && (SIZE.width / found.width() - 6.1).abs() < 0.1, "{found:?}");
    }
}
