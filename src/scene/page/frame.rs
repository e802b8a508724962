//! Geographic extent of a map frame.

use crate::{
    geo::{PlanePoint, ProjectionKind},
    scene::{MapTransform, Rect, ScreenPoint, Size},
    view::{Basemap, View},
};

/// View with its scale adapted to a frame so that the window's whole extent stays visible.
pub(super) fn framed(view: &View, frame: Rect) -> View {
    let (width, height) = view.page.viewport_size;
    let factor = (width / frame.width().max(1.0)).max(height / frame.height().max(1.0));
    let mut view = view.clone();
    view.camera.metres_per_point *= f64::from(factor);
    // Tiles are for the window only: their licences and servers do not cover exported pictures.
    view.base.basemap = Basemap::Embedded;
    view
}

/// Map frame centred in the available area and limited to the coverage of the base map, whose edge is not a coast.
pub(super) fn covered(view: &View, room: Rect) -> Rect {
    let (center, scale) = (room.center(), framed(view, room).camera.metres_per_point / view.camera.metres_per_point);
    let seen = (f64::from(view.page.viewport_size.0) / scale, f64::from(view.page.viewport_size.1) / scale);
    let around = |width: f32, height: f32| {
        Rect::from_min_size(ScreenPoint::new(center.x - width / 2.0, center.y - height / 2.0), width, height)
    };
    // Enough bisections for a hundredth of a point on the widest page.
    let widest = |most: f32, least: f32, fits: &dyn Fn(f32) -> bool| {
        if fits(most) {
            return most;
        }
        let (mut good, mut bad) = (least.min(most), most);
        for _ in 0..20 {
            let middle = f32::midpoint(good, bad);
            if fits(middle) { good = middle } else { bad = middle }
        }
        good
    };
    let width = widest(room.width(), seen.0 as f32, &|width| reaches(view, around(width, room.height()), scale, true));
    let height = widest(room.height(), seen.1 as f32, &|height| reaches(view, around(width, height), scale, false));
    around(width, height)
}

/// Coverage of the base map in degrees: west, south, east, north.
const COVERED: [f64; 4] = [-10.0, -40.0, 190.0, 84.0];

/// `true` if the base map reaches the left and right edges (`sides`) or the upper and lower edges of a frame centred on
/// the view.
fn reaches(view: &View, frame: Rect, scale: f64, sides: bool) -> bool {
    const STEPS: u8 = 12;
    let to_screen = MapTransform {
        center: view.camera.plane_center(),
        metres_per_point: view.camera.metres_per_point * scale,
        size: Size { width: frame.width(), height: frame.height() },
    };
    (0..=STEPS).all(|step| {
        let along = f32::from(step) / f32::from(STEPS);
        [0.0, 1.0].into_iter().all(|across| {
            let (x, y) = if sides { (across, along) } else { (along, across) };
            is_covered(view.camera.projection, to_screen.plane(ScreenPoint::new(x * frame.width(), y * frame.height())))
        })
    })
}

fn is_covered(projection: ProjectionKind, at: PlanePoint) -> bool {
    let [west, south, east, north] = COVERED;
    let Some(place) = projection.lonlat_from_plane(at) else { return false };
    // Longitudes beyond 180° wrap around to the west.
    let lon = if place.lon < west { place.lon + 360.0 } else { place.lon };
    let back = projection.plane_from_lonlat(place);
    let near = (back.x - at.x).abs() + (back.y - at.y).abs() < 1_000.0;
    near && lon <= east && (south..=north).contains(&place.lat)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(width: f32, height: f32) -> Rect {
        Rect::from_min_size(ScreenPoint::new(10.0, 20.0), width, height)
    }

    #[test]
    fn a_frame_ends_where_the_base_map_does() {
        for projection in [ProjectionKind::Albers, ProjectionKind::WebMercator] {
            let mut view = View::default();
            view.camera = view.camera.in_projection(projection);
            assert_eq!(covered(&view, room(700.0, 600.0)), room(700.0, 600.0), "{projection:?}");
            for room in [room(2_350.0, 110.0), room(180.0, 2_700.0)] {
                let frame = covered(&view, room);
                assert!(room.contains(&frame), "{projection:?} {frame:?}");
                assert!(
                    frame.width() * frame.height() < 0.7 * room.width() * room.height(),
                    "{projection:?} {frame:?}"
                );
                // The window's whole extent is still visible.
                let (own, whole) = (framed(&view, frame), framed(&view, room));
                let ratio = own.camera.metres_per_point / whole.camera.metres_per_point;
                assert!((ratio - 1.0).abs() < 1e-3, "{projection:?} {ratio}");
            }
        }
    }
}
