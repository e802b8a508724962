//! Map widget: draws the scene and turns gestures into commands. It changes nothing but its own [`MapState`].

mod arrows;
mod first_steps;
mod gestures;
mod hover_card;
mod insets;
mod place_mark;
mod state;
mod symbols;

pub(super) use state::MapState;

use egui::{Pos2, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};
use walkers::{Map, MapMemory, Position};

use super::{
    action::Action,
    command::{Command, InteractionCommand},
    frame_context::FrameContext,
    widgets::{self, notice::TileNotice},
};
use crate::{
    caption::classes as say,
    model::Detail,
    scene::{ClassRef, Interaction, Palette, Rect, Scene, SceneBuilder, ScreenPoint, Size, Tag},
    surface::screen::{Absence, Ground, PlaneProjection, TileState, Tileset, paint, zoom_for},
    view::Basemap,
};

/// Delay before the hover card of a province appears, seconds.
const REST: f32 = 0.45;

/// Least visible part of the map for placing notices, points.
const SEEN: Vec2 = vec2(160.0, 80.0);

/// Draws the map in the space that the panels leave; returns the loading state of its tiles, `None` without tiles.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    map: &mut MapState,
    out: &mut Vec<Command>,
) -> Option<TileState> {
    let central = egui::CentralPanel::no_frame().show(ui, |ui| {
        let rect = ui.available_rect_before_wrap();
        let detail = SceneBuilder::detail_for(context.view, ui.ctx().pixels_per_point());
        let (projection, theme) = (context.view.camera.projection, context.view.theme);
        if detail != Detail::Overview {
            map.levels.ask(projection, detail, theme, ui.ctx());
        }
        // The embedded basemap is drawn until the first tile has arrived.
        let backdrop_missing = !map.tiles.as_ref().is_some_and(Tileset::is_seen);
        let window = insets::window(ui, map, rect.size(), &[on_map(button_column(rect), rect.min)]);
        let interaction = Interaction { backdrop_missing, window, ..context.ui_state.interaction.clone() };
        let content = context.computed.content(context.catalogue(), context.view);
        let size = Size { width: rect.width(), height: rect.height() };
        let scene = map.scenes.scene(context.catalogue(), &content, context.view, size, detail, &interaction);
        let level = map.scenes.level(projection, detail);
        let response = draw(ui, context, map, &scene);
        insets::draw(ui, context, map, &scene, rect);
        place_mark::draw(ui, context, rect);
        let tile_state = map.tiles.as_ref().map(|tiles| watch_tiles(ui, tiles, backdrop_missing));
        let (mut pointed, focused) = symbols::ui(ui, context, &scene, &response, out);
        buttons(ui, context, rect, out);
        pointed = classes(ui, context, &scene, rect.min).or(pointed).or_else(|| feature(ui, &response, &scene));
        gestures::ui(ui, context.view.camera, (&scene, &level), &response, &mut pointed, out);
        if let Some(tag) = &pointed {
            hover_card(ui, context, tag);
        }
        // The pointer takes precedence over the keyboard.
        out.extend(pointed.or(focused).map(InteractionCommand::Hover).map(Command::from));
        let covered = scene.furniture.iter().copied().chain(scene.insets.iter().map(|inset| inset.map.frame));
        let mut furniture: Vec<_> = covered.map(|covered| on_screen(covered, rect.min)).collect();
        // In a small window that scrolls, notices are placed within the visible part.
        let seen = rect.intersect(ui.clip_rect());
        let seen = if seen.width() > SEEN.x && seen.height() > SEEN.y { seen } else { ui.ctx().content_rect() };
        let keys = furniture.get(..scene.furniture.len()).unwrap_or_default();
        furniture.extend(first_steps::ui(ui, context, (seen, keys), out));
        let place = widgets::notice::Place { map: seen, furniture: &furniture };
        let tiles = tile_notice(context, map.tiles.as_ref(), &scene);
        widgets::notice::tile_credit(ui, context, rect, tiles.as_ref());
        widgets::notice::ui(ui, context, &place, tiles.as_ref(), out);
        tile_state
    });
    central.inner
}

/// Draws tiles, base geometry and marks.
fn draw(ui: &mut Ui, context: &FrameContext<'_>, map: &mut MapState, scene: &Scene) -> Response {
    let camera = context.view.camera;
    let projection = PlaneProjection(camera.projection);
    let position = Position::new(camera.center.lon, camera.center.lat);
    let mut memory = MapMemory::default();
    memory.center_at(position);
    // The camera's limits are narrower than those of walkers: the zoom is always valid.
    let _valid = memory.set_zoom(zoom_for(camera.metres_per_point));
    // Missing tiles show the fill colour of land outside China.
    let background = scene.background.unwrap_or(Palette::of(context.view.theme).map.abroad);
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, crate::surface::screen::color(background));
    let meshes = map.meshes.of(scene);
    if let Some(tiles) = &mut map.tiles {
        tiles.begin_frame(context.view.theme);
    }
    let tiles = map.tiles.as_mut().map(|tiles| tiles as &mut dyn walkers::Tiles);
    // Gestures are handled here: those of walkers depend on the frame rate and need Ctrl for the wheel.
    let widget = Map::new(tiles, &mut memory, position)
        .with_projection(&projection)
        .with_layer(Ground { meshes, scene }, 1.0)
        .zoom_gesture(false)
        .drag_pan_buttons(egui::DragPanButtons::empty())
        .panning(false);
    let response = widget
        .show(ui, |ui, response, _, _| {
            paint(ui.painter(), &scene.marks, response.rect.min);
        })
        .response;
    if let Some(tiles) = &mut map.tiles {
        tiles.end_frame();
    }
    let label = context.texts.app.map_label.of(context.computed.found.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &label));
    response
}

/// Loading state of the tiles just drawn; requests a repaint where it will change.
fn watch_tiles(ui: &Ui, tiles: &Tileset, backdrop_missing: bool) -> TileState {
    let now = tiles.state();
    // A failed online tile triggers no repaint: check again after a while.
    if now == TileState::Loading {
        ui.ctx().request_repaint_after_secs(0.3);
    }
    // The embedded basemap appears or disappears with the first or last tile.
    if tiles.is_seen() == backdrop_missing {
        ui.ctx().request_repaint();
    }
    now
}

/// Adds an accessible node for each legend class; returns the class under the pointer or with the focus.
fn classes(ui: &Ui, context: &FrameContext<'_>, scene: &Scene, origin: Pos2) -> Option<Tag> {
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| ui.max_rect().contains(*at));
    let mut pointed = pointer.and_then(|at| scene.class_at(ScreenPoint::new(at.x - origin.x, at.y - origin.y)));
    for (class, frame) in scene.classes() {
        let response = ui.interact(
            on_screen(frame, origin).expand2(vec2(0.0, 1.0)),
            ui.scope_id().with(("class", class)),
            Sense::hover() | Sense::FOCUSABLE,
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, class_label(context, class)));
        if response.has_focus() {
            pointed = Some(class);
        }
    }
    pointed.map(Tag::Class)
}

/// Feature under the pointer whose symbol is no widget.
fn feature(ui: &Ui, map: &Response, scene: &Scene) -> Option<Tag> {
    let at = map.hover_pos()? - map.rect.min.to_vec2();
    let found = scene.feature_at(ScreenPoint::new(at.x, at.y))?;
    ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    Some(found.into())
}

fn class_label(context: &FrameContext<'_>, ClassRef { layer, class }: ClassRef) -> String {
    let Some(classified) = context.computed.classified.get(layer) else { return String::new() };
    let language = context.view.language;
    let count = classified.counts().get(class).copied().unwrap_or_default().to_string();
    let text = context.texts.thematic.class.replace("{range}", &say::range(classified.as_ref(), class, language));
    text.replace("{n}", &count).replace("{all}", &classified.values.expected.to_string())
}

/// Draws the hover card next to the pointer.
fn hover_card(ui: &Ui, context: &FrameContext<'_>, tag: &Tag) {
    let dragging = ui.input(|input| input.pointer.any_down());
    let over_map = ui
        .input(|input| input.pointer.hover_pos())
        .is_some_and(|pointer| ui.max_rect().contains(pointer) && ui.ctx().layer_id_at(pointer) == Some(ui.layer_id()));
    if dragging || !over_map || context.ui_state.window.is_some() {
        return;
    }
    if tag.province().is_some() {
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
    .show(|ui| hover_card::ui(ui, context, tag));
}

/// Side of a button, and the gap between two, points.
const BUTTON: (f32, f32) = (30.0, 4.0);
/// Number of buttons.
const BUTTONS: usize = 4;

/// Area of the buttons on the map.
fn button_column(map: egui::Rect) -> egui::Rect {
    let (side, gap) = BUTTON;
    let min = pos2(map.max.x - 12.0 - side, map.min.y + 12.0);
    egui::Rect::from_min_size(min, vec2(side, (side + gap) * BUTTONS as f32))
}

fn buttons(ui: &mut Ui, context: &FrameContext<'_>, rect: egui::Rect, out: &mut Vec<Command>) {
    let texts = context.texts;
    let size = Vec2::splat(BUTTON.0);
    let entries: [_; BUTTONS] = [
        (widgets::Icon::Plus, Action::ZoomIn, &texts.map.zoom_in),
        (widgets::Icon::Minus, Action::ZoomOut, &texts.map.zoom_out),
        (widgets::Icon::Home, Action::FitChina, &texts.map.fit_china),
        (widgets::Icon::Target, Action::FitSelection, &texts.map.fit_selection),
    ];
    let layout = egui::Layout::top_down(egui::Align::Min);
    let mut column = ui.new_child(UiBuilder::new().max_rect(button_column(rect)).layout(layout));
    column.spacing_mut().item_spacing.y = BUTTON.1;
    for (icon, action, name) in entries {
        let enabled = action.enabled(context);
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

/// Converts a rectangle of the window to coordinates of the scene.
fn on_map(rect: egui::Rect, origin: Pos2) -> Rect {
    let rect = rect.translate(-origin.to_vec2());
    Rect::from_min_size(ScreenPoint::new(rect.min.x, rect.min.y), rect.width(), rect.height())
}

fn tile_notice(context: &FrameContext<'_>, tiles: Option<&Tileset>, scene: &Scene) -> Option<TileNotice> {
    let lift = scene.size.height - scene.attribution_top();
    if let Some(tiles) = tiles {
        return Some(TileNotice { credit: tiles.credit(), state: tiles.state(), home: tiles.home(), lift });
    }
    // The tile archive of the view was refused.
    let error = context.ui_state.lost_archive.as_ref()?;
    let wanted = matches!(&context.view.base.basemap, Basemap::File(path) if *path == error.path);
    let state = TileState::Unavailable(Absence::Refused);
    wanted.then_some(TileNotice { credit: None, state, home: None, lift })
}
