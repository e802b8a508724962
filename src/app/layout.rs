//! The parts of the window and where they stand.
//!
//! They are drawn in the order of reading, which is the order in which the focus and assistive technologies go through them: menu,
//! rail, the panel on the left, map, the panel on the right, timeline, table, status. What is drawn after the map takes its room
//! before it: its size is that of the last pass, and a pass in which a size turns out otherwise is drawn again.
//!
//! A window smaller than all of it needs shows a part, and scrolls.

use egui::{
    Rect, ScrollArea, Ui, UiBuilder,
    containers::scroll_area::{DragScroll, ScrollSource},
    pos2,
};

use super::{
    bars,
    command::Command,
    focus::{self, Region},
    map, panels, room,
    state::State,
};

/// The sizes of the parts that are drawn after the map: a width, then heights; 0 where a part is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sizes {
    right: f32,
    timeline: f32,
    table: f32,
    status: f32,
}

/// The whole window; returns the sizes for the next pass.
pub fn ui(ui: &mut Ui, state: &mut State, sizes: Sizes, out: &mut Vec<Command>) -> Sizes {
    let seen = ui.available_rect_before_wrap();
    let whole = seen.size().max(room::least(&state.settings));
    let mut found = sizes;
    let area = ScrollArea::both().id_salt("window").auto_shrink(false).animated(false);
    // Dragging moves the map.
    let area = area.scroll_source(ScrollSource { drag: DragScroll::Never, ..ScrollSource::default() });
    area.show(ui, |ui| {
        let rect = Rect::from_min_size(ui.max_rect().min, whole);
        ui.allocate_rect(rect, egui::Sense::hover());
        found = parts(ui, rect, state, sizes, out);
        focus::follow(ui);
    });
    if found != sizes {
        ui.ctx().request_discard("the parts of the window have other sizes than before");
        // A frame has few passes: where the sizes are still on their way, the next one goes on.
        ui.ctx().request_repaint();
    }
    found
}

/// Draws all parts into `whole`.
fn parts(ui: &mut Ui, whole: Rect, state: &mut State, sizes: Sizes, out: &mut Vec<Command>) -> Sizes {
    let mut found = Sizes::default();
    let below_menu = part(ui, state, Region::Menu, whole, |ui, state| bars::menu::ui(ui, &state.atlas(), out));
    let body = above(below_menu, sizes.status);
    let mut room = part(ui, state, Region::Rail, body, |ui, state| bars::rail::ui(ui, &state.atlas(), out));
    if state.settings.filters_open {
        room = part(ui, state, Region::Left, room, |ui, state| panels::left::ui(ui, &state.atlas(), out));
    }
    // The table is below map and statistics, so that it has room in a small window.
    let above_table = above(room, sizes.table);
    let above_timeline = above(above_table, sizes.timeline);
    let mut beside = above_timeline;
    beside.max.x = (beside.max.x - sizes.right).max(beside.min.x);
    part(ui, state, Region::Map, beside, |ui, state| map::ui(ui, state, out));
    if state.settings.statistics_open {
        let rest = part(ui, state, Region::Right, above_timeline, |ui, state| {
            panels::right::ui(ui, &state.atlas(), out);
        });
        found.right = above_timeline.max.x - rest.max.x;
    }
    if state.settings.timeline_open {
        let rest = part(ui, state, Region::Timeline, above_table, |ui, state| {
            bars::timeline::ui(ui, &state.atlas(), out);
        });
        found.timeline = above_table.max.y - rest.max.y;
    }
    if state.settings.table_open {
        let rest = part(ui, state, Region::Table, room, |ui, state| panels::table::ui(ui, &state.atlas(), out));
        found.table = room.max.y - rest.max.y;
    }
    let rest = part(ui, state, Region::Status, below_menu, |ui, state| bars::status::ui(ui, &state.atlas(), out));
    found.status = below_menu.max.y - rest.max.y;
    found
}

fn above(rect: Rect, height: f32) -> Rect {
    Rect::from_min_max(rect.min, pos2(rect.max.x, (rect.max.y - height).max(rect.min.y)))
}

/// Draws a part into a room; returns what it leaves of that.
fn part(ui: &mut Ui, state: &mut State, region: Region, room: Rect, add: impl FnOnce(&mut Ui, &mut State)) -> Rect {
    // The id is its own, so that a part keeps what it remembers whatever else is open.
    let mut part = ui.new_child(UiBuilder::new().scope_id(region.id()).max_rect(room));
    focus::move_splitter(&part, region);
    add(&mut part, state);
    focus::name_splitter(&part, &state.atlas().texts.app.resize);
    part.available_rect_before_wrap()
}
