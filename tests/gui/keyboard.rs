//! Helpers for keyboard tests: focusable widgets, their positions, and the focused one.
#![expect(clippy::panic, reason = "a test may fail")]

use cluster_atlas::app::App;
use egui::{Event, Id, Key, LayerId, Modifiers, Pos2, Rect};
use egui_kittest::{Harness, kittest::NodeT as _};

/// Focusable widget.
#[derive(Clone, Debug)]
pub struct Stop {
    pub id: Id,
    /// Accessible name, or the value if there is no name.
    pub name: String,
    pub rect: Rect,
    /// Visible part of the rectangle.
    pub seen: Rect,
}

impl Stop {
    /// `true` if at least half of the widget is visible, or most of what the window can show. A symbol at the edge of
    /// the map is clipped by it.
    pub fn is_seen(&self, window: Rect) -> bool {
        let seen = self.seen.intersect(window).size() + egui::Vec2::splat(1.5);
        let enough = |seen: f32, whole: f32, room: f32| seen >= (0.5 * whole).min(0.45 * room).max(1.0);
        let size = self.rect.size();
        enough(seen.x, size.x, window.width()) && enough(seen.y, size.y, window.height())
    }
}

/// Accessible name of a widget, or its value.
fn name(atlas: &Harness<'_, App>, id: Id) -> String {
    let wanted = id.accesskit_id();
    let node = atlas.root().children_recursive().find(|node| node.accesskit_node().locate().0 == wanted);
    let name = node.map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()));
    name.flatten().unwrap_or_default()
}

/// Named focusable widgets in drawing order, in the layer of the window or in those above it.
pub fn stops(atlas: &Harness<'_, App>, is_above: bool) -> Vec<Stop> {
    let mut found = Vec::new();
    atlas.ctx.viewport(|viewport| {
        for (layer, widgets) in viewport.prev_pass.widgets.layers() {
            if (*layer != LayerId::background()) == is_above {
                found.extend(
                    widgets.iter().filter(|widget| widget.enabled && widget.visible && widget.sense.is_focusable()),
                );
            }
        }
    });
    let stops = found.into_iter().map(|widget: egui::WidgetRect| Stop {
        id: widget.id,
        name: name(atlas, widget.id),
        rect: widget.rect,
        seen: widget.interact_rect,
    });
    stops.filter(|stop| !stop.name.is_empty()).collect()
}

/// Widget that has the focus.
pub fn focused(atlas: &Harness<'_, App>) -> Option<Stop> {
    let id = atlas.ctx.memory(egui::Memory::focused)?;
    let response = atlas.ctx.read_response(id)?;
    let (rect, seen) = (response.rect, response.interact_rect);
    Some(Stop { id, name: name(atlas, id), rect, seen })
}

/// Name of the focused widget; empty if there is none.
pub fn focused_name(atlas: &Harness<'_, App>) -> String {
    focused(atlas).map(|stop| stop.name).unwrap_or_default()
}

/// Presses a key and runs the app until it is idle.
pub fn press(atlas: &mut Harness<'static, App>, modifiers: Modifiers, key: Key) {
    if modifiers.is_none() {
        atlas.key_press(key);
    } else {
        atlas.key_press_modifiers(modifiers, key);
    }
    atlas.run();
}

/// Widgets in the order of Tab or Shift+Tab, from the present focus until the cycle closes.
pub fn round(atlas: &mut Harness<'static, App>, modifiers: Modifiers) -> Vec<Stop> {
    let window = atlas.ctx.content_rect();
    let mut way: Vec<Stop> = Vec::new();
    loop {
        press(atlas, modifiers, Key::Tab);
        let stop = focused(atlas).unwrap_or_else(|| panic!("nothing has the focus after {:?}", way.last()));
        if way.first().is_some_and(|first| first.id == stop.id) {
            return way;
        }
        assert!(
            way.iter().all(|other| other.id != stop.id),
            "Tab goes in a circle that leaves the rest out: {:?} again after {:?}",
            stop.name,
            way.last().map(|stop| &stop.name)
        );
        assert!(stop.is_seen(window), "out of sight: {stop:?} in {window:?}");
        way.push(stop);
    }
}

/// Presses and releases the primary button within one frame, as a slow machine registers a click.
pub fn quick_click(atlas: &mut Harness<'static, App>, at: Pos2) {
    atlas.hover_at(at);
    atlas.run();
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        let event = Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE };
        atlas.input_mut().events.push(event);
    }
    atlas.step();
    atlas.run();
}
