//! Extent of a detail inset: the closest in which the symbols have room side by side.

use crate::scene::{
    Rect, ScreenPoint, Size,
    symbol_groups::{GroupRules, crowded, grouped},
};

/// Steps in which the extent widens until the symbols have room.
const STEPS: i32 = 6;
/// Change of the scale in a step.
const WIDER: f32 = 0.94;

/// Extent of the map, points, that an inset of a size shows, around the places of a region; `places` are those of all
/// symbols of the map, `edge` is the distance of symbols from the edge and `spacing` that between two, points.
pub(super) fn extent(region: Rect, size: Size, places: &[ScreenPoint], edge: f32, spacing: f32) -> Rect {
    let room = |length: f32| (length - 2.0 * edge).max(0.4 * length);
    let closest = (room(size.width) / region.width().max(0.1)).min(room(size.height) / region.height().max(0.1));
    let middle = region.center();
    let seen = |scale: f32| {
        let (width, height) = (size.width / scale, size.height / scale);
        Rect::from_min_size(ScreenPoint::new(middle.x - width / 2.0, middle.y - height / 2.0), width, height)
    };
    let frame = Rect::from_min_size(ScreenPoint::default(), size.width, size.height);
    let has_room = |scale: f32| {
        let own = seen(scale);
        let inside = places.iter().filter(|at| own.contains(&Rect::around(**at, 0.0)));
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
        let found = extent(region, SIZE, &few, 14.0, 20.0);
        assert!(found.contains(&region) && (SIZE.width / found.width() - 6.1).abs() < 0.1, "{found:?}");
    }
}
