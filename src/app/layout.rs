//! Layout of the window's parts.
//!
//! Parts are drawn in reading order, which is also the order of keyboard focus and assistive technologies: menu, map and
//! its legend, tabs and the panel of the chosen one, details, timeline, table, status bar. Space for parts drawn after the
//! map is reserved with their sizes of the previous pass; if a size differs, the pass is discarded and drawn again.
//!
//! A window too narrow for both side panels folds one of them; one too small for all parts scrolls.

use egui::{
    Rect, ScrollArea, Ui,
    containers::scroll_area::{DragScroll, ScrollSource},
    pos2,
};

use super::{
    bars,
    command::Command,
    commands,
    focus::{self, Region},
    landmarks, least_sizes, map, panels,
    side_panels::Side,
    state::AppState,
};

/// Sizes of the parts drawn after the map, points: `left` and `right` are widths, the others are heights; 0 for a closed
/// part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sizes {
    left: f32,
    right: f32,
    legend: f32,
    timeline: f32,
    table: f32,
    status: f32,
}

/// Draws the whole window; returns the sizes for the next pass.
pub(super) fn ui(ui: &mut Ui, state: &mut AppState, sizes: Sizes, out: &mut Vec<Command>) -> Sizes {
    let seen = ui.available_rect_before_wrap();
    let whole = seen.size().max(least_sizes::least(&state.settings));
    state.ui_state.panels.fit(whole.x);
    let mut found = sizes;
    let area = ScrollArea::both().id_salt("window").auto_shrink(false).animated(false);
    // Dragging pans the map and must not scroll the window.
    let area = area.scroll_source(ScrollSource { drag: DragScroll::Never, ..ScrollSource::default() });
    area.show(ui, |ui| {
        let rect = Rect::from_min_size(ui.max_rect().min, whole);
        ui.allocate_rect(rect, egui::Sense::hover());
        found = parts(ui, rect, state, sizes, out);
        focus::follow(ui);
    });
    if found != sizes {
        ui.ctx().request_discard("the parts of the window have other sizes than before");
        // The number of passes per frame is limited: sizes that have not settled are updated in the next frame.
        ui.ctx().request_repaint();
    }
    found
}

/// Largest share of the map's height that the legend may take.
const LEGEND: f32 = 0.4;

/// Draws all parts into `whole`.
fn parts(ui: &mut Ui, whole: Rect, state: &mut AppState, sizes: Sizes, out: &mut Vec<Command>) -> Sizes {
    let mut found = Sizes::default();
    let below_menu = part(ui, state, Region::Menu, whole, |ui, state| bars::menu::ui(ui, &state.context(), out));
    let body = above(below_menu, sizes.status);
    let mut room = body;
    room.min.x = (room.min.x + least_sizes::RAIL + sizes.left).min(room.max.x);
    // The table spans map and details, which keeps it readable in a small window.
    let above_table = above(room, sizes.table);
    let above_timeline = above(above_table, sizes.timeline);
    let mut beside = above_timeline;
    beside.max.x = (beside.max.x - sizes.right).max(beside.min.x);
    part(ui, state, Region::Map, above(beside, sizes.legend), |ui, state| {
        commands::resize_map(state, ui.available_size());
        let (context, map) = state.context_and_map();
        let report = map::ui(ui, &context, map, out);
        (state.ui_state.tiles, state.ui_state.pointed_place) = (report.tiles, report.pointed);
    });
    part(ui, state, Region::Legend, beside, |ui, state| {
        // The map keeps its least height.
        let room = ui.available_height();
        let most = (room * LEGEND).min(room - least_sizes::MAP.y);
        let (context, map) = state.context_and_map();
        found.legend = bars::legend::ui(ui, &context, (&map.legend, &map.scenes.measurer), most, out);
    });
    let left = part(ui, state, Region::Rail, body, |ui, state| bars::rail::ui(ui, &state.context(), out));
    if state.context().is_drawn(Side::Left) {
        let rest = part(ui, state, Region::Left, left, |ui, state| panels::left::ui(ui, &state.context(), out));
        found.left = rest.min.x - left.min.x;
    }
    let rest = part(ui, state, Region::Right, above_timeline, |ui, state| {
        panels::details::ui(ui, &state.context(), out);
    });
    found.right = above_timeline.max.x - rest.max.x;
    if state.settings.timeline_open {
        let rest = part(ui, state, Region::Timeline, above_table, |ui, state| {
            bars::timeline::ui(ui, &state.context(), out);
        });
        found.timeline = above_table.max.y - rest.max.y;
    }
    if state.settings.table_open {
        let rest = part(ui, state, Region::Table, room, |ui, state| panels::table::ui(ui, &state.context(), out));
        found.table = room.max.y - rest.max.y;
    }
    let rest = part(ui, state, Region::Status, below_menu, |ui, state| bars::status::ui(ui, &state.context(), out));
    found.status = below_menu.max.y - rest.max.y;
    found
}

/// Area that a part has taken from the available rectangle.
fn bounds(region: Region, room: Rect, rest: Rect) -> Rect {
    let mut taken = room;
    match region {
        Region::Menu => taken.max.y = rest.min.y,
        Region::Rail | Region::Left => taken.max.x = rest.min.x,
        Region::Right => taken.min.x = rest.max.x,
        Region::Timeline | Region::Table | Region::Status => taken.min.y = rest.max.y,
        Region::Map | Region::Legend | Region::Notices | Region::FirstSteps => {}
    }
    taken
}

fn above(rect: Rect, height: f32) -> Rect {
    Rect::from_min_max(rect.min, pos2(rect.max.x, (rect.max.y - height).max(rect.min.y)))
}

/// Draws a part into the available rectangle; returns the remaining rectangle.
fn part(
    ui: &mut Ui,
    state: &mut AppState,
    region: Region,
    room: Rect,
    add: impl FnOnce(&mut Ui, &mut AppState),
) -> Rect {
    // A fixed id keeps the part's stored state whatever other parts are open.
    let area = landmarks::area(region, &state.context());
    let mut part = ui.new_child(area.max_rect(room));
    focus::move_splitter(&part, region);
    add(&mut part, state);
    focus::name_splitter(&part, &state.context().texts.app.resize);
    let rest = part.available_rect_before_wrap();
    landmarks::set_bounds(&part, bounds(region, room, rest));
    rest
}
