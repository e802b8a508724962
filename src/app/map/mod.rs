//! Map widget: draws the scene and turns gestures into commands.

use egui::{Pos2, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};
use walkers::{Map, MapMemory, Position};

use super::{
    command::{CameraCommand, Command, InteractionCommand, SelectionCommand},
    commands, focus, keys,
    state::AppState,
    symbols,
    widgets::{self, notice::TileNotice},
};
use crate::{
    caption::classes as say,
    i18n::messages,
    model::{Detail, ProvinceId},
    query::ClassifiedValues,
    scene::{Palette, ProjectedLevel, Rect, Scene, SceneBuilder, ScreenPoint, Size, Tag, province_at},
    surface::screen::{Absence, Ground, PlaneProjection, TileState, Tileset, paint, zoom_for},
    view::{Basemap, Camera, Selection},
};

/// Exponential zoom rate per point of wheel movement: one notch is 80 points, a factor of about 1.35.
const WHEEL: f64 = 0.0038;
/// Delay before the hover card of a province appears, seconds.
const REST: f32 = 0.45;
/// Least speed of a released drag that continues with inertia, points per second.
const THROW: f32 = 80.0;

/// Least visible part of the map for placing notices, points.
const SEEN: Vec2 = vec2(160.0, 80.0);

/// Draws the map in the space that the panels leave.
pub fn ui(ui: &mut Ui, state: &mut AppState, out: &mut Vec<Command>) {
    egui::CentralPanel::no_frame().show(ui, |ui| {
        let rect = ui.available_rect_before_wrap();
        let size = Size { width: rect.width(), height: rect.height() };
        state.session.map_size = (size.width, size.height);
        keep_fitting(state, size);
        let detail = SceneBuilder::detail_for(&state.view, ui.ctx().pixels_per_point());
        let scene = scene(ui, state, size, detail);
        let level = state.stage.level(state.view.camera.projection, detail);
        let response = draw(ui, state, &scene);
        let (mut pointed, focused) = symbols::ui(ui, state, &scene, &response, out);
        buttons(ui, state, rect, out);
        pointed = classes(ui, state, &scene, rect.min).or(pointed);
        gestures(ui, state, (&scene, &level), &response, &mut pointed, out);
        if let Some(tag) = &pointed {
            hover_card(ui, state, tag);
        }
        // The pointer takes precedence over the keyboard.
        out.extend(pointed.or(focused).map(InteractionCommand::Hover).map(Command::from));
        let furniture: Vec<_> = scene.furniture.iter().map(|covered| on_screen(*covered, rect.min)).collect();
        // In a small window that scrolls, notices are placed within the visible part.
        let seen = rect.intersect(ui.clip_rect());
        let seen = if seen.width() > SEEN.x && seen.height() > SEEN.y { seen } else { ui.ctx().content_rect() };
        let place = widgets::notice::Place { map: seen, furniture: &furniture };
        let tiles = tile_notice(state, &scene);
        widgets::notice::tile_credit(ui, &state.atlas(), rect, tiles.as_ref());
        widgets::notice::ui(ui, &state.atlas(), &place, tiles.as_ref(), out);
    });
}

/// Fits China into the window until the user moves the map.
fn keep_fitting(state: &mut AppState, size: Size) {
    let untouched = state.fitted.is_some_and(|fitted| fitted == state.view.camera);
    if !(state.fit_at_start || untouched) || size.width < 2.0 {
        return;
    }
    state.fit_at_start = false;
    if let Some(camera) = commands::fitting_china(state) {
        state.view.camera = camera;
        state.fitted = Some(camera);
    }
}

/// Builds the scene of this frame and requests finer geometry if it is not loaded yet.
fn scene(ui: &Ui, state: &mut AppState, size: Size, detail: Detail) -> Scene {
    let (projection, theme) = (state.view.camera.projection, state.view.theme);
    if detail != Detail::Overview {
        state.levels.ask(projection, detail, theme, ui.ctx());
    }
    let shown = state.derived.shown(&state.catalogue);
    // The embedded basemap is drawn until the first tile has arrived.
    state.session.attention.backdrop_missing = !state.tiles.as_ref().is_some_and(Tileset::is_seen);
    state.stage.scene(&state.catalogue, &shown, &state.view, size, detail, &state.session.attention)
}

fn draw(ui: &mut Ui, state: &mut AppState, scene: &Scene) -> Response {
    let projection = PlaneProjection(state.view.camera.projection);
    let camera = state.view.camera;
    let position = Position::new(camera.center.lon, camera.center.lat);
    let mut memory = MapMemory::default();
    memory.center_at(position);
    // The camera's limits are narrower than those of walkers: the zoom is always valid.
    let _valid = memory.set_zoom(zoom_for(camera.metres_per_point));
    // Missing tiles show the fill colour of land outside China.
    let background = scene.background.unwrap_or(Palette::of(state.view.theme).map.abroad);
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, crate::surface::screen::color(background));
    let meshes = state.meshes.of(scene);
    if let Some(tiles) = &mut state.tiles {
        tiles.begin_frame(state.view.theme);
    }
    let tiles = state.tiles.as_mut().map(|tiles| tiles as &mut dyn walkers::Tiles);
    // Gestures are handled here: those of walkers depend on the frame rate and need Ctrl for the wheel.
    let map = Map::new(tiles, &mut memory, position)
        .with_projection(&projection)
        .with_layer(Ground { meshes, scene }, 1.0)
        .zoom_gesture(false)
        .drag_pan_buttons(egui::DragPanButtons::empty())
        .panning(false);
    let response = map
        .show(ui, |ui, response, _, _| {
            paint(ui.painter(), scene, response.rect.min);
        })
        .response;
    if let Some(tiles) = &mut state.tiles {
        tiles.end_frame();
        let now = tiles.state();
        // A failed online tile triggers no repaint: check again after a while.
        if now == TileState::Loading {
            ui.ctx().request_repaint_after_secs(0.3);
        }
        // The embedded basemap appears or disappears with the first or last tile.
        if tiles.is_seen() == state.session.attention.backdrop_missing {
            ui.ctx().request_repaint();
        }
        state.session.tiles = Some(now);
    }
    let texts = messages(state.view.language);
    let label = texts.app.map_label.of(state.derived.found.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &label));
    response
}

/// Adds an accessible node for each legend class; returns the class under the pointer or with the focus.
fn classes(ui: &Ui, state: &AppState, scene: &Scene, origin: Pos2) -> Option<Tag> {
    let mapped = state.derived.mapped.as_deref()?;
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| ui.max_rect().contains(*at));
    let mut pointed = pointer.and_then(|at| scene.class_at(ScreenPoint::new(at.x - origin.x, at.y - origin.y)));
    for (class, frame) in scene.classes() {
        let response = ui.interact(
            on_screen(frame, origin).expand2(vec2(0.0, 1.0)),
            ui.scope_id().with(("class", class)),
            Sense::hover() | Sense::FOCUSABLE,
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, class_label(state, mapped, class)));
        if response.has_focus() {
            pointed = Some(class);
        }
    }
    pointed.map(Tag::Class)
}

fn class_label(state: &AppState, mapped: &ClassifiedValues, class: usize) -> String {
    let language = state.view.language;
    let count = mapped.counts().get(class).copied().unwrap_or_default().to_string();
    let text = messages(language).thematic.class.replace("{range}", &say::range(mapped, class, language));
    text.replace("{n}", &count).replace("{all}", &mapped.values.expected.to_string())
}

fn gestures(
    ui: &Ui,
    state: &AppState,
    drawn: (&Scene, &ProjectedLevel),
    response: &Response,
    pointed: &mut Option<Tag>,
    out: &mut Vec<Command>,
) {
    let camera = state.view.camera;
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
            *pointed = province_under(drawn, pointer - response.rect.min.to_vec2()).map(Tag::Province);
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
    if response.double_clicked() {
        if let Some(pointer) = response.interact_pointer_pos() {
            let (right, down) = off_middle(pointer);
            out.push(CameraCommand::FlyTo(camera.zoomed_about(2.0, right, down)).into());
        }
    } else if response.clicked() {
        response.request_focus();
        // Enter and Space count as clicks without a pointer position: they select nothing here.
        if let Some(pointer) = response.interact_pointer_pos() {
            let province = province_under(drawn, pointer - response.rect.min.to_vec2());
            out.push(SelectionCommand::Select(province.map(Selection::Province)).into());
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
    province_at(level, scene.to_screen.plane(ScreenPoint::new(at.x, at.y)))
}

/// Draws the hover card next to the pointer.
fn hover_card(ui: &Ui, state: &AppState, tag: &Tag) {
    let dragging = ui.input(|input| input.pointer.any_down());
    let over_map = ui
        .input(|input| input.pointer.hover_pos())
        .is_some_and(|pointer| ui.max_rect().contains(pointer) && ui.ctx().layer_id_at(pointer) == Some(ui.layer_id()));
    if dragging || !over_map || state.session.window.is_some() {
        return;
    }
    if matches!(tag, Tag::Province(_)) {
        // Provinces cover most of the map: their card waits until the pointer rests.
        let rested = ui.input(|input| input.pointer.time_since_last_movement());
        if rested < REST {
            ui.ctx().request_repaint_after_secs(REST - rested);
            return;
        }
    }
    egui::Tooltip::always_open(
        ui.ctx().clone(),
        ui.layer_id(),
        ui.scope_id().with("hover card"),
        egui::PopupAnchor::Pointer,
    )
    .gap(14.0)
    .show(|ui| widgets::hover::ui(ui, &state.atlas(), tag));
}

fn buttons(ui: &mut Ui, state: &AppState, rect: egui::Rect, out: &mut Vec<Command>) {
    use super::action::Action;
    let texts = messages(state.view.language);
    let size = Vec2::splat(30.0);
    let entries = [
        (widgets::Icon::Plus, Action::ZoomIn, &texts.map.zoom_in),
        (widgets::Icon::Minus, Action::ZoomOut, &texts.map.zoom_out),
        (widgets::Icon::Home, Action::FitChina, &texts.map.fit_china),
        (widgets::Icon::Target, Action::FitSelection, &texts.map.fit_selection),
    ];
    let column = egui::Rect::from_min_size(
        pos2(rect.max.x - 12.0 - size.x, rect.min.y + 12.0),
        vec2(size.x, (size.y + 4.0) * entries.len() as f32),
    );
    let mut column = ui.new_child(UiBuilder::new().max_rect(column).layout(egui::Layout::top_down(egui::Align::Min)));
    column.spacing_mut().item_spacing.y = 4.0;
    for (icon, action, name) in entries {
        let enabled = action.enabled(&state.atlas());
        let response = column.add_enabled(enabled, widgets::IconButton::new(icon, name).size(size).raised());
        if response.on_hover_text(widgets::with_keys(&column, name, action)).clicked() {
            out.push(action.into());
        }
    }
}

/// Converts a rectangle of the scene to window coordinates.
fn on_screen(part: Rect, origin: Pos2) -> egui::Rect {
    let rect = egui::Rect::from_min_max(pos2(part.min.x, part.min.y), pos2(part.max.x, part.max.y));
    rect.translate(origin.to_vec2())
}

fn tile_notice(state: &AppState, scene: &Scene) -> Option<TileNotice> {
    let lift = scene.size.height - scene.attribution_top();
    if let Some(tiles) = &state.tiles {
        return Some(TileNotice { credit: tiles.credit(), state: tiles.state(), home: tiles.home(), lift });
    }
    // The tile archive of the view was refused.
    let error = state.session.lost_archive.as_ref()?;
    let wanted = matches!(&state.view.layers.basemap, Basemap::File(path) if *path == error.path);
    let state = TileState::Unavailable(Absence::Refused);
    wanted.then_some(TileNotice { credit: None, state, home: None, lift })
}
