//! Mark at the city to which the map flew last: a ring with the city's name.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::{
    app::{frame_context::FrameContext, theme},
    model::LonLat,
    view::Camera,
};

/// Radius of the ring, points.
const RADIUS: f32 = 14.0;

/// Draws the mark, if there is one and its city is in sight.
pub(super) fn draw(ui: &mut Ui, context: &FrameContext<'_>, map: Rect) {
    let Some(mark) = &context.ui_state.place_mark else { return };
    let Some(city) = context.catalogue().city(&mark.city) else { return };
    let (right, down) = off_center(context.view.camera, city.at);
    let at = map.center() + vec2(right, down);
    if !at.is_finite() || !map.contains(at) {
        return;
    }
    let name = city.name.short(context.view.language);
    let ink = ui.visuals().selection.stroke.color;
    let painter = ui.painter_at(map);
    // A ring of the background keeps the mark visible on any colour.
    painter.circle_stroke(at, RADIUS, Stroke::new(5.0, ui.visuals().window_fill));
    painter.circle_stroke(at, RADIUS, Stroke::new(2.5, ink));
    let galley = painter.layout_no_wrap(name.to_owned(), theme::bold(13.0), ui.visuals().text_color());
    let above = pos2(at.x, at.y - RADIUS - 8.0);
    let text = Align2::CENTER_BOTTOM.anchor_size(above, galley.size());
    let shift = vec2((map.min.x + 6.0 - text.min.x).max(0.0) - (text.max.x - map.max.x + 6.0).max(0.0), 0.0);
    let text = text.translate(shift);
    painter.rect(
        text.expand2(vec2(6.0, 3.0)),
        4.0,
        ui.visuals().window_fill,
        ui.visuals().window_stroke,
        egui::StrokeKind::Inside,
    );
    painter.galley(text.min, galley, ui.visuals().text_color());
    let area = Rect::from_center_size(at, Vec2::splat(2.0 * RADIUS));
    let response = ui.interact(area, ui.scope_id().with("mark of a place"), Sense::empty());
    let label = context.texts.palette.here.replace("{name}", name);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
}

/// Position of a place relative to the middle of the map, points to the right and down.
fn off_center(camera: Camera, place: LonLat) -> (f32, f32) {
    let (at, center) = (camera.projection.plane_from_lonlat(place), camera.plane_center());
    let points = |metres: f64| (metres / camera.metres_per_point) as f32;
    (points(at.x - center.x), points(center.y - at.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_east_and_north_of_the_middle_is_right_of_it_and_above() {
        let camera = Camera::default();
        let place = LonLat::new(camera.center.lon + 3.0, camera.center.lat + 3.0);
        let (right, down) = off_center(camera, place);
        assert!(right > 20.0 && down < -20.0, "{right} {down}");
        assert_eq!(off_center(camera, camera.center), (0.0, 0.0));
    }
}
