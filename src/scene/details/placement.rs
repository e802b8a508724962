//! Places of insets along the edges of a map.

use crate::scene::{Rect, ScreenPoint};

/// Margin to the edge of the map, points.
pub(in crate::scene) const MARGIN: f32 = 8.0;

/// Longer sides of an inset that are tried, as shares of the shorter side of the map: on a page, and in the window, where
/// a size that changed with each step of panning would be restless.
const SIDES: [f32; 7] = [0.48, 0.44, 0.4, 0.36, 0.32, 0.28, 0.24];
const WINDOW_SIDES: [f32; 3] = [0.42, 0.34, 0.27];
/// Least enlargement worth an inset, and the most that one needs.
const GAIN: (f32, f32) = (1.8, 6.0);
/// Narrowest and widest inset, width by height.
const SHAPES: (f32, f32) = (0.72, 1.5);
/// Positions that are tried along each edge.
const STEPS: u8 = 16;
/// Number of points that an inset of the window may cover beyond the fewest possible before it leaves its place.
const SLACK: usize = 12;
/// Distance from its region within which none is better, as a share of the shorter side of the map.
const CLOSE: f32 = 0.25;
/// Distance between the middles of two frames up to which they are the same place, points.
const SAME: f32 = 8.0;

/// Room for insets on a map.
pub(super) struct Room<'a> {
    /// The whole map.
    pub picture: Rect,
    /// Areas that no inset covers.
    pub taken: &'a [Rect],
}

impl Room<'_> {
    /// The largest frame for an extent of the map that covers at most as many points as allowed, near a corner.
    pub(super) fn on_page(&self, extent: Rect, points: &[ScreenPoint], most: &dyn Fn(&Rect) -> f32) -> Option<Rect> {
        SIDES.into_iter().find_map(|share| {
            let allowed = self.free(share, extent)?.filter(|frame| covered(frame, points) as f32 <= most(frame));
            allowed.min_by(|a, b| self.off_corner(a).total_cmp(&self.off_corner(b)))
        })
    }

    /// The largest frame for an extent of the map that covers as few points as possible, the nearest to its region; one that
    /// is to be kept as long as it covers hardly more.
    pub(super) fn in_window(
        &self,
        extent: Rect,
        region: ScreenPoint,
        points: &[ScreenPoint],
        kept: Option<Rect>,
    ) -> Option<Rect> {
        WINDOW_SIDES.into_iter().find_map(|share| {
            let free: Vec<(Rect, usize)> =
                self.free(share, extent)?.map(|frame| (frame, covered(&frame, points))).collect();
            // One that stands close by would soon be in the way of its region.
            let close = CLOSE * self.picture.width().min(self.picture.height());
            let off_region = |frame: &Rect| frame.nearest(region).distance(region).max(close);
            let best = |a: &(Rect, usize), b: &(Rect, usize)| {
                a.1.cmp(&b.1)
                    .then(off_region(&a.0).total_cmp(&off_region(&b.0)))
                    .then(self.off_corner(&a.0).total_cmp(&self.off_corner(&b.0)))
            };
            let (best, least) = free.iter().copied().min_by(best)?;
            let off = |frame: &Rect| kept.map_or(f32::INFINITY, |kept| kept.center().distance(frame.center()));
            let same = free.into_iter().filter(|(frame, covered)| *covered <= least + SLACK && off(frame) <= SAME);
            // While the map is zoomed the size may change a little.
            same.map(|(frame, _)| frame).min_by(|a, b| off(a).total_cmp(&off(b))).or(Some(best))
        })
    }

    /// Free frames for an extent whose longer side is a share of the shorter side of the map; `None` if they would hardly
    /// enlarge it.
    fn free(&self, share: f32, extent: Rect) -> Option<impl Iterator<Item = Rect>> {
        let side = self.picture.width().min(self.picture.height());
        let shape = (extent.width() / extent.height()).clamp(SHAPES.0, SHAPES.1);
        let long = (share * side).min(GAIN.1 * extent.width().max(extent.height()));
        let (width, height) = if shape > 1.0 { (long, long / shape) } else { (long * shape, long) };
        let gain = (width / extent.width()).min(height / extent.height());
        let inside = along_edges(self.picture, width, height).filter(|frame| self.picture.contains(frame));
        let free = inside.filter(|frame| !self.taken.iter().any(|other| other.intersects(frame)));
        (gain >= GAIN.0).then_some(free)
    }

    /// Distance of a frame from the nearest corner of the map, points: insets in corners look tidy.
    fn off_corner(&self, frame: &Rect) -> f32 {
        let across = frame.min.x.min(self.picture.max.x - frame.max.x);
        let down = frame.min.y.min(self.picture.max.y - frame.max.y);
        across + down
    }
}

/// Number of points in a frame.
fn covered(frame: &Rect, points: &[ScreenPoint]) -> usize {
    points.iter().filter(|at| frame.holds(**at)).count()
}

/// Frames of a size along the edges of a map.
fn along_edges(picture: Rect, width: f32, height: f32) -> impl Iterator<Item = Rect> {
    let (right, bottom) = (picture.max.x - MARGIN - width, picture.max.y - MARGIN - height);
    (0..=STEPS).flat_map(move |step| {
        let part = f32::from(step) / f32::from(STEPS);
        let (x, y) = (MARGIN + (right - MARGIN) * part, MARGIN + (bottom - MARGIN) * part);
        [(MARGIN, y), (right, y), (x, MARGIN), (x, bottom)]
            .map(|(x, y)| Rect::from_min_size(ScreenPoint::new(x, y), width, height))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: Rect = Rect::from_min_size(ScreenPoint::new(0.0, 0.0), 800.0, 600.0);
    const REGION: ScreenPoint = ScreenPoint::new(300.0, 200.0);
    const EXTENT: Rect = Rect::around(REGION, 40.0);

    fn frame(taken: &[Rect], points: &[ScreenPoint], kept: Option<Rect>) -> Option<Rect> {
        Room { picture: PICTURE, taken }.in_window(EXTENT, REGION, points, kept)
    }

    #[test]
    fn an_inset_of_the_window_stays_until_it_covers_much_more_than_elsewhere() {
        let first = frame(&[], &[], None).unwrap();
        let off_edge = first.min.x.min(first.min.y) - MARGIN;
        assert!(off_edge.abs() < 1e-3, "at the nearest edge: {first:?}");
        let below = |n: usize| vec![first.center(); n];
        // A few points below it move a new inset only.
        assert_ne!(frame(&[], &below(SLACK), None), Some(first));
        assert_eq!(frame(&[], &below(SLACK), Some(first)), Some(first));
        assert_ne!(frame(&[], &below(SLACK + 1), Some(first)), Some(first));
    }

    #[test]
    fn an_inset_keeps_off_what_is_taken_and_is_left_out_without_room() {
        let half = Rect::from_min_size(PICTURE.min, 400.0, 600.0);
        let beside = frame(&[half], &[], None).unwrap();
        assert!(!beside.intersects(&half) && PICTURE.contains(&beside));
        assert_eq!(frame(&[PICTURE], &[], None), None);
    }
}
