//! Map widget: draws the scene and turns gestures into commands. It changes nothing but its own [`MapState`].

mod arrows;
mod buttons;
mod densities;
mod first_steps;
mod gestures;
mod hover_card;
mod insets;
mod marks;
mod place_mark;
mod provinces;
mod state;
mod strips;
mod symbols;
mod tools;

pub(super) use state::MapState;

use egui::{Pos2, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use walkers::{Map, MapMemory, Position};

use super::{
    command::{Command, InteractionCommand},
    frame_context::FrameContext,
    settings::LeftPanel,
    ui_state::PointedPlace,
    widgets::{self, MenuSubject, notice::TileNotice, place_menu},
};
use crate::{
    model::{Detail, LonLat, ProvinceId},
    query::MapContent,
    scene::{
        Interaction, Palette, ProjectedLevel, Rect, Scene, SceneBuilder, ScreenPoint, Size, Tag, cut_credits,
        province_at,
    },
    surface::screen::{Absence, Ground, PlaneProjection, TileState, Tileset, paint, zoom_for},
    view::{Basemap, FeatureRef},
};
use tools::ToolCanvas;

/// Delay before the hover card of a province or cell appears, seconds.
const REST: f32 = 0.45;

/// Least visible part of the map for placing notices, points.
const SEEN: Vec2 = vec2(160.0, 80.0);

/// Report of the map to other parts of the window.
pub(super) struct MapReport {
    /// Loading state of the tiles; `None` without tiles.
    pub tiles: Option<TileState>,
    /// Place under the pointer, or else of the symbol that has the focus.
    pub pointed: Option<PointedPlace>,
}

/// Draws the map in the space that the panels leave.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, map: &mut MapState, out: &mut Vec<Command>) -> MapReport {
    let central = egui::CentralPanel::no_frame().show(ui, |ui| {
        let rect = ui.available_rect_before_wrap();
        let detail = SceneBuilder::detail_for(context.view, ui.ctx().pixels_per_point());
        let (projection, theme) = (context.view.camera.projection, context.view.theme);
        if detail != Detail::Overview {
            map.levels.ask(projection, detail, theme, ui.ctx());
        }
        // The embedded basemap is drawn until the first tile has arrived.
        let backdrop_missing = !map.tiles.as_ref().is_some_and(Tileset::is_seen);
        let window = insets::window(ui, map, rect.size(), &[on_map(buttons::column(rect), rect.min)]);
        let interaction = interaction(context, backdrop_missing, window);
        let size = Size { width: rect.width(), height: rect.height() };
        let mut content = context.computed.content(context.catalogue(), context.view);
        densities::update(ui.ctx(), context, map, size, &mut content);
        let mut scene = map.scenes.scene(context.catalogue(), &content, context.view, size, detail, &interaction);
        map.legend = std::mem::take(&mut scene.legend);
        let level = map.scenes.level(projection, detail);
        let response = draw(ui, context, map, &scene);
        describe(ui, context, (&scene, &response), out);
        insets::draw(ui, context, map, &scene, rect);
        map.begin_shapes(ui.ctx());
        whole_credits(ui, context, (&scene, &content), rect.min);
        place_mark::draw(ui, context, rect);
        let tile_state = map.tiles.as_ref().map(|tiles| watch_tiles(ui, tiles, backdrop_missing));
        marks::draw(ui, context, &scene, rect.min);
        let (mut pointed, focused) = symbols::ui(ui, context, &scene, &response, out);
        buttons::ui(ui, context, rect, out);
        pointed = pointed.or_else(|| feature(ui, &response, &scene));
        let canvas = ToolCanvas {
            context,
            ui,
            scene: &scene,
            camera: context.view.camera,
            rect,
            pointer: pointer(ui, rect),
            points: &context.ui_state.tool.points,
            adds: ui.input(|input| input.modifiers.command),
        };
        let province = canvas.pointer.and_then(|at| province_under((&scene, &level), at - rect.min.to_vec2()));
        let pointed_at = canvas.pointed();
        let cell = pointed_at.and_then(|at| cell_under(context, at));
        let place = cell.or_else(|| province.clone().map(FeatureRef::from));
        let hexagon = pointed_at.and_then(|at| densities::hexagon_at(context, &content.densities, at));
        let under = gestures::Map { canvas: &canvas, response: &response, place, hexagon };
        gestures::ui(ui, &under, &mut map.gesture, &mut pointed, out);
        paint_tools(&canvas, &map.gesture, &response);
        menu(&canvas, &response, province.clone(), out);
        if let Some(tag) = &pointed
            && !context.ui_state.tool.tool.measures()
        {
            hover_card(ui, context, tag);
        }
        let at = pointed_at.map(|at| PointedPlace { at, province });
        let report = at.or_else(|| focused_place(context, &level, focused.as_ref()?));
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
        let gesture = &map.gesture;
        let tool_strip = |ui: &mut Ui, out: &mut Vec<Command>| strips::tool(ui, &canvas, gesture, out);
        let marked_strip = |ui: &mut Ui, out: &mut Vec<Command>| strips::marked(ui, &canvas, out);
        let strips: [(bool, widgets::notice::Strip<'_>); 2] =
            [(strips::has_tool(context), &tool_strip), (strips::has_marked(context), &marked_strip)];
        let strips: Vec<_> = strips.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, strip)| strip).collect();
        widgets::notice::ui(ui, context, &place, &strips, tiles.as_ref(), out);
        MapReport { tiles: tile_state, pointed: report }
    });
    central.inner
}

/// Adds the full names of own files to an attribution that has cut them.
fn whole_credits(ui: &Ui, context: &FrameContext<'_>, (scene, content): (&Scene, &MapContent<'_>), origin: Pos2) {
    let Some(frame) = scene.attribution() else { return };
    let Some(whole) = cut_credits(content, context.texts) else { return };
    let id = ui.scope_id().with("attribution");
    let response = ui.interact(on_screen(frame, origin), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
    response.on_hover_text(whole);
}

/// Hover, emphasis and marked features, as the scene shows them.
fn interaction(context: &FrameContext<'_>, backdrop_missing: bool, window: crate::scene::MapWindow) -> Interaction {
    let (now, marked) = (context.ui_state.interaction.clone(), &context.ui_state.marked);
    let of_marked = (!marked.clusters().is_empty()).then(|| marked.clusters().clone());
    let emphasised = now.emphasised.clone().or(of_marked);
    let compares = context.settings.left == LeftPanel::Compare;
    let mut outlined = marked.provinces().clone();
    // Marked features stand alone, since the strip above the map counts them.
    if marked.is_empty() && context.outlines_programmes() {
        outlined.extend(context.computed.programmes.covered.iter().map(|(id, _)| id.clone()));
    }
    Interaction { backdrop_missing, compares, window, emphasised, marked: outlined, ..now }
}

/// Pointer, if it is on the map and not on a window or menu above it.
fn pointer(ui: &Ui, rect: egui::Rect) -> Option<Pos2> {
    let at = ui.input(|input| input.pointer.hover_pos())?;
    let is_on_map = rect.intersect(ui.clip_rect()).contains(at) && !buttons::column(rect).contains(at);
    (is_on_map && ui.ctx().layer_id_at(at) == Some(ui.layer_id())).then_some(at)
}

fn province_under((scene, level): (&Scene, &ProjectedLevel), at: Pos2) -> Option<ProvinceId> {
    let (map, at) = scene.map_at(ScreenPoint::new(at.x, at.y));
    province_at(&level.provinces, map.to_screen.plane(at))
}

/// Cell of the topmost visible grid that has rows at a place.
fn cell_under(context: &FrameContext<'_>, at: LonLat) -> Option<FeatureRef> {
    let cell = context.computed.grids.iter().rev().find_map(|grid| grid.cell_at(at))?;
    Some(cell.place.into())
}

/// Place of the symbol that has the focus.
fn focused_place(context: &FrameContext<'_>, level: &ProjectedLevel, tag: &Tag) -> Option<PointedPlace> {
    let (Tag::Feature(feature) | Tag::Bubble(feature)) = tag else { return None };
    let at = context.facts.place_of(feature)?;
    let plane = context.view.camera.projection.plane_from_lonlat(at);
    Some(PointedPlace { at, province: province_at(&level.provinces, plane) })
}

/// Draws what the tool in use has measured, and the drag that goes on.
fn paint_tools(canvas: &ToolCanvas<'_>, gesture: &state::Gesture, map: &Response) {
    let used = canvas.context.ui_state.tool.tool;
    let drag = gesture.drag.as_ref();
    tools::of(used).paint(canvas, drag.filter(|drag| drag.tool == used).map_or(&[], |drag| &drag.path));
    if let Some(other) = drag.filter(|drag| drag.tool != used) {
        tools::of(other.tool).paint(canvas, &other.path);
    }
    if used.measures() && map.has_focus() && canvas.pointer.is_none() {
        canvas.middle();
    }
}

/// Context menu of the map: of the feature or province under the pointer, or of the middle of the map if it is opened by key.
fn menu(canvas: &ToolCanvas<'_>, map: &Response, province: Option<ProvinceId>, out: &mut Vec<Command>) {
    let subject = || {
        let Some(pointer) = map.interact_pointer_pos().filter(|_| map.secondary_clicked()) else {
            return MenuSubject { feature: None, at: Some(canvas.camera.center) };
        };
        let at = pointer - map.rect.min.to_vec2();
        let feature = canvas.scene.feature_at(ScreenPoint::new(at.x, at.y));
        match feature {
            Some(feature) => MenuSubject::of(canvas.context, feature),
            None => MenuSubject { feature: province.map(FeatureRef::from), at: canvas.lonlat(pointer) },
        }
    };
    place_menu(map, canvas.context, subject, out);
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

/// Describes the map and its provinces for assistive technologies; nothing while none is in use.
fn describe(ui: &mut Ui, context: &FrameContext<'_>, map: (&Scene, &Response), out: &mut Vec<Command>) {
    // The node exists only for assistive technologies.
    if !ui.ctx().has_accesskit_node(map.1.id) {
        return;
    }
    let words = context.computed.map_words.of(context.facts, context.view);
    ui.ctx().accesskit_node_builder(map.1.id, |node| node.set_description(words.map.as_str()));
    provinces::ui(ui, context, map, &words, out);
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

/// Feature under the pointer whose symbol is no widget.
fn feature(ui: &Ui, map: &Response, scene: &Scene) -> Option<Tag> {
    let at = map.hover_pos()? - map.rect.min.to_vec2();
    let found = scene.feature_at(ScreenPoint::new(at.x, at.y))?;
    ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    Some(found.into())
}

/// Draws the hover card next to the pointer.
fn hover_card(ui: &Ui, context: &FrameContext<'_>, tag: &Tag) {
    let dragging = ui.input(|input| input.pointer.any_down());
    let over_map = ui
        .input(|input| input.pointer.hover_pos())
        .is_some_and(|pointer| ui.max_rect().contains(pointer) && ui.ctx().layer_id_at(pointer) == Some(ui.layer_id()));
    if dragging || !over_map || context.ui_state.window.is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let is_hexagon = matches!(tag, Tag::Hexagon(_));
    if is_hexagon || tag.province().is_some() || tag.feature().is_some_and(|feature| feature.cell().is_some()) {
        // Provinces and cells cover most of the map: their card waits until the pointer rests.
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
