//! Gestures on the map: wheel, pinch, drag, click, arrow keys.

use egui::{Pos2, Response, Ui, Vec2};

use crate::{
    app::{
        command::{CameraCommand, Command, SelectionCommand},
        focus, keys,
    },
    model::ProvinceId,
    scene::{ProjectedLevel, Scene, ScreenPoint, Tag, province_at},
    view::{Camera, FeatureRef},
};

/// Exponential zoom rate per point of wheel movement: one notch is 80 points, a factor of about 1.35.
const WHEEL: f64 = 0.0038;
/// Least speed of a released drag that continues with inertia, points per second.
const THROW: f32 = 80.0;

/// Turns gestures on the map into commands; `pointed` becomes the province under the pointer where nothing else is.
pub(super) fn ui(
    ui: &Ui,
    camera: Camera,
    drawn: (&Scene, &ProjectedLevel),
    response: &Response,
    pointed: &mut Option<Tag>,
    out: &mut Vec<Command>,
) {
    let middle = response.rect.center();
    let off_middle = |at: Pos2| (f64::from(at.x - middle.x), f64::from(at.y - middle.y));

    if response.contains_pointer()
        && let Some(pointer) = ui.input(|input| input.pointer.hover_pos())
    {
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta.y, input.zoom_delta()));
        let factor = (f64::from(wheel) * WHEEL).exp() * f64::from(pinch);
        if (factor - 1.0).abs() > 1e-4 {
            let (right, down) = off_middle(pointer);
            out.push(CameraCommand::Set(camera.zoomed_about(factor, right, down)).into());
            ui.input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
        } else if pointed.is_none() && !response.dragged() {
            *pointed = province_under(drawn, pointer - response.rect.min.to_vec2()).map(Tag::from);
        }
    }
    if response.dragged() {
        let delta = response.drag_delta();
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        if delta != Vec2::ZERO {
            out.push(CameraCommand::Set(camera.panned(f64::from(-delta.x), f64::from(-delta.y))).into());
        }
    }
    if response.drag_stopped() {
        let speed = ui.input(|input| input.pointer.velocity());
        if speed.length() > THROW {
            out.push(CameraCommand::Glide(speed.x, speed.y).into());
        } else {
            out.push(Command::EndEdit);
        }
    }
    let feature = |pointer: Pos2| {
        let at = pointer - response.rect.min.to_vec2();
        drawn.0.feature_at(ScreenPoint::new(at.x, at.y))
    };
    if response.double_clicked() {
        if let Some(pointer) = response.interact_pointer_pos() {
            let (right, down) = off_middle(pointer);
            let zoom = || CameraCommand::FlyTo(camera.zoomed_about(2.0, right, down)).into();
            out.push(feature(pointer).map_or_else(zoom, |feature| SelectionCommand::SelectAndFly(feature).into()));
        }
    } else if response.clicked() {
        response.request_focus();
        // Enter and Space count as clicks without a pointer position: they select nothing here.
        if let Some(pointer) = response.interact_pointer_pos() {
            let province = || province_under(drawn, pointer - response.rect.min.to_vec2()).map(FeatureRef::from);
            out.push(SelectionCommand::Select(feature(pointer).or_else(province)).into());
        }
    }
    if response.has_focus() {
        focused_keys(ui, response, camera, out);
    }
}

/// Pans the map by arrow keys while the map has the focus.
fn focused_keys(ui: &Ui, response: &Response, camera: Camera, out: &mut Vec<Command>) {
    focus::keep_arrows(ui, response.id);
    out.extend(keys::arrows(ui.ctx(), camera, response.rect.size().into()));
}

fn province_under((scene, level): (&Scene, &ProjectedLevel), at: Pos2) -> Option<ProvinceId> {
    let (map, at) = scene.map_at(ScreenPoint::new(at.x, at.y));
    province_at(&level.provinces, map.to_screen.plane(at))
}
