//! Gestures on the map: wheel, pinch, drag, click, arrow keys; drags and clicks go to the pointer tool in use.

use egui::{Key, Modifiers, PointerButton, Pos2, Response, Ui, Vec2};

use super::{
    state::{Drag, Gesture, PendingClick},
    tools::{self, DragUse, ToolCanvas},
};
use crate::{
    app::{
        command::{CameraCommand, Command, SelectionCommand, ToolCommand},
        focus, keys,
        tool::Tool,
    },
    scene::{HexagonRef, ScreenPoint, Tag},
    view::{Camera, FeatureRef},
};

/// Exponential zoom rate per point of wheel movement: one notch is 80 points, a factor of about 1.35.
const WHEEL: f64 = 0.0038;
/// Least speed of a released drag that continues with inertia, points per second.
const THROW: f32 = 80.0;
/// Factor by which a click on a hexagon of dense points zooms in.
const INTO: f64 = 4.0;
/// Least distance between two positions of a path, points.
const STRIDE: f32 = 3.0;
/// Largest number of positions of a path.
const LONGEST: usize = 4000;

/// Map under a gesture.
pub(super) struct Map<'a> {
    /// The map as tools see it.
    pub canvas: &'a ToolCanvas<'a>,
    /// The map's widget.
    pub response: &'a Response,
    /// Cell of a grid or province under the pointer.
    pub place: Option<FeatureRef>,
    /// Hexagon of dense points under the pointer.
    pub hexagon: Option<HexagonRef>,
}

/// Turns gestures on the map into commands; `pointed` becomes the hexagon, cell or province under the pointer where nothing
/// else is.
pub(super) fn ui(ui: &Ui, map: &Map<'_>, gesture: &mut Gesture, pointed: &mut Option<Tag>, out: &mut Vec<Command>) {
    let state = &map.canvas.context.ui_state.tool;
    // A tool that was left leaves its drag.
    if gesture.tool != state.tool {
        *gesture = Gesture { tool: state.tool, ..Gesture::default() };
    }
    if map.canvas.pointer.is_some() && state.tool != Tool::Pan {
        ui.ctx().set_cursor_icon(tools::of(state.tool).cursor());
    }
    wheel(ui, map, gesture, pointed, out);
    drags(ui, map, gesture, out);
    if state.tool.measures() {
        measures(ui, map, out);
    } else {
        selects(ui, map, gesture, out);
    }
    if map.response.has_focus() {
        focus::keep_arrows(ui, map.response.id);
        let size = map.response.rect.size().into();
        out.extend(keys::arrows(ui.ctx(), map.canvas.camera, size));
    }
}

/// Zooms by wheel and pinch, about the pointer.
fn wheel(ui: &Ui, map: &Map<'_>, gesture: &Gesture, pointed: &mut Option<Tag>, out: &mut Vec<Command>) {
    let Some(pointer) = map.canvas.pointer else { return };
    let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta.y, input.zoom_delta()));
    let factor = (f64::from(wheel) * WHEEL).exp() * f64::from(pinch);
    if (factor - 1.0).abs() > 1e-4 {
        // The start of a drag by a tool is a place on the screen.
        if gesture.drag.is_none() {
            out.push(CameraCommand::Set(zoomed(map, factor, pointer)).into());
        }
        ui.input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
    } else if pointed.is_none() && !map.response.dragged() && !map.canvas.context.ui_state.tool.tool.measures() {
        let hexagon = map.hexagon.clone().map(Tag::Hexagon);
        *pointed = hexagon.or_else(|| map.place.clone().map(Tag::from));
    }
}

/// The camera zoomed by a factor about a position of the window.
fn zoomed(map: &Map<'_>, factor: f64, about: Pos2) -> Camera {
    let off = about - map.response.rect.center();
    map.canvas.camera.zoomed_about(factor, f64::from(off.x), f64::from(off.y))
}

/// Drags: with Shift they zoom to a box, with another button than the primary one they pan, else they do what the tool does.
fn drags(ui: &Ui, map: &Map<'_>, gesture: &mut Gesture, out: &mut Vec<Command>) {
    let response = map.response;
    let start = || ui.input(|input| input.pointer.press_origin()).or(response.interact_pointer_pos());
    if response.drag_started_by(PointerButton::Primary)
        && let Some(start) = start()
    {
        let tool = if ui.input(|input| input.modifiers.shift) { Tool::BoxZoom } else { gesture.tool };
        gesture.drag = (tools::of(tool).drag_use() != DragUse::Pan).then(|| Drag { tool, path: vec![start] });
    }
    let Some(drag) = &mut gesture.drag else { return pans(ui, response, map.canvas.camera, out) };
    let tool = tools::of(drag.tool);
    if let Some(at) = response.interact_pointer_pos() {
        let at = at.clamp(response.rect.min, response.rect.max);
        match (tool.drag_use(), drag.path.last()) {
            (DragUse::Path, Some(last)) if last.distance(at) >= STRIDE && drag.path.len() < LONGEST => {
                drag.path.push(at);
            }
            (DragUse::Ends, _) => {
                drag.path.truncate(1);
                drag.path.push(at);
            }
            _ => {}
        }
    }
    ui.ctx().set_cursor_icon(tool.cursor());
    if response.drag_stopped() {
        tool.dragged(map.canvas, &drag.path, out);
        gesture.drag = None;
    } else if !response.dragged() {
        gesture.drag = None;
    }
}

/// Pans by a drag; a fast one goes on for a while when it is released.
fn pans(ui: &Ui, response: &Response, camera: Camera, out: &mut Vec<Command>) {
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
}

/// Clicks of tools that select: a symbol at once; land and sea, and hexagons of dense points, into which it zooms, once no
/// second click has followed, which would zoom.
fn selects(ui: &Ui, map: &Map<'_>, gesture: &mut Gesture, out: &mut Vec<Command>) {
    let response = map.response;
    let feature = |pointer: Pos2| {
        let at = pointer - response.rect.min.to_vec2();
        map.canvas.scene.feature_at(ScreenPoint::new(at.x, at.y))
    };
    if response.double_clicked() {
        gesture.click = None;
        if let Some(pointer) = response.interact_pointer_pos() {
            let zoom = || CameraCommand::FlyTo(zoomed(map, 2.0, pointer)).into();
            out.push(feature(pointer).map_or_else(zoom, |feature| SelectionCommand::SelectAndFly(feature).into()));
        }
    } else if response.clicked() {
        response.request_focus();
        // Enter and Space count as clicks without a pointer position: they select nothing here.
        if let Some(pointer) = response.interact_pointer_pos() {
            if let Some(feature) = feature(pointer) {
                gesture.click = None;
                out.push(SelectionCommand::Select(Some(feature)).into());
            } else {
                let time = ui.input(|input| input.time);
                let is_dense = map.hexagon.is_some();
                gesture.click = Some(PendingClick { time, at: pointer, place: map.place.clone(), is_dense });
            }
        }
    }
    let Some(click) = &gesture.click else { return };
    if let Some(rest) = until_single(ui, click) {
        ui.ctx().request_repaint_after_secs(rest);
    } else if click.is_dense {
        out.push(CameraCommand::FlyTo(zoomed(map, INTO, click.at)).into());
        gesture.click = None;
    } else {
        let place = gesture.click.take().and_then(|click| click.place);
        out.push(SelectionCommand::Select(place).into());
    }
}

/// Seconds for which a click may still become a double click; `None` once it is a single one: after the time that egui grants,
/// or with a press somewhere else.
fn until_single(ui: &Ui, click: &PendingClick) -> Option<f32> {
    let (delay, reach) = ui
        .ctx()
        .options(|options| (options.input_options.max_double_click_delay, options.input_options.max_click_dist));
    ui.input(|input| {
        let is_elsewhere = input.pointer.interact_pos().is_some_and(|at| at.distance(click.at) > reach);
        let rest = delay - (input.time - click.time);
        let waits = rest > 0.0 || input.pointer.any_down();
        (waits && !(is_elsewhere && input.pointer.any_pressed())).then_some(rest.max(0.05) as f32)
    })
}

/// Clicks and keys of tools that measure: a click adds a point, a double click or Enter ends, Backspace removes the last point;
/// Space adds the middle of the map while that has the focus.
fn measures(ui: &Ui, map: &Map<'_>, out: &mut Vec<Command>) {
    let response = map.response;
    let state = &map.canvas.context.ui_state.tool;
    let free = !ui.ctx().text_edit_focused() && map.canvas.context.ui_state.window.is_none();
    let focused = ui.memory(egui::Memory::focused);
    let on_map = response.has_focus() || focused.is_none();
    let pressed = |key: Key| free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if response.double_clicked() && response.interact_pointer_pos().is_some() {
        out.push(ToolCommand::End.into());
    } else if response.clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        response.request_focus();
        out.extend(map.canvas.lonlat(pointer).map(|place| Command::from(ToolCommand::AddPoint(place))));
    }
    if response.has_focus() && pressed(Key::Space) {
        out.push(ToolCommand::AddPoint(map.canvas.camera.center).into());
    }
    if on_map && state.is_measuring() && pressed(Key::Enter) {
        out.push(ToolCommand::End.into());
    }
    if !state.points.is_empty() && pressed(Key::Backspace) {
        out.push(ToolCommand::RemovePoint.into());
    }
}
