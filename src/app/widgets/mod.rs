//! Widgets shared by several panels.

mod cite;
mod cluster_row;
pub(super) mod copied;
mod dropdown;
mod facet_head;
mod facet_row;
mod feature_facts;
mod folded;
mod icon;
pub(crate) mod notice;
mod observation;
mod own_facts;
mod place_menu;
mod rows_question;
pub(crate) mod steady_scroll;
mod term;
mod tick;
mod value_row;

use egui::{Align, Layout, Rect, Response, RichText, Role, ScrollArea, Ui, UiBuilder, Vec2, pos2};

pub(super) use cite::{dated_sources, sources};
pub(super) use cluster_row::cluster_row;
pub(super) use dropdown::dropdown;
pub(super) use facet_head::facet_head;
use facet_row::list_row;
pub(super) use facet_row::{BarRow, background, bar_row, facet_row, symbol};
pub(super) use feature_facts::{feature_facts, feature_names, feature_note, is_weak};
pub(super) use folded::folded;
pub(super) use icon::{Icon, IconButton};
pub(super) use observation::{reading, unknown, weak_mark};
pub(super) use own_facts::{own_facts, own_origin, own_source};
pub(super) use place_menu::{MenuSubject, entries_ui, place_menu};
pub(super) use rows_question::rows_question;
pub(super) use term::{term, term_of, with_term};
pub(super) use tick::{check_box, check_box_if, radio_button_if};
pub(super) use value_row::{CoverageRow, ValueRow, coverage_row, value_row};

use super::{action::Action, theme};

/// Heading inside a panel.
pub(super) fn heading(ui: &mut Ui, text: &str) -> Response {
    let response = ui.label(RichText::new(text).font(theme::bold(13.0)));
    as_heading(&response, 2);
    response
}

/// Makes a label a heading for assistive technologies; `level` is 1 for the title of a card or window.
pub(super) fn as_heading(response: &Response, level: usize) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        // A label keeps its text as its value, which names no other role.
        if let Some(text) = node.value().map(str::to_owned) {
            node.set_label(text);
            node.clear_value();
        }
        node.set_role(Role::Heading);
        node.set_level(level);
    });
}

/// Places controls at the right end of a line in reading order; returns the left edge of the first.
///
/// A right-to-left layout would reverse drawing, reading and focus order. Instead the controls are laid out from the
/// left, with their width of the last pass.
pub(super) fn at_end(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) -> f32 {
    let id = ui.scope_id().with(salt);
    let width: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let room = ui.available_rect_before_wrap();
    let start = (room.max.x - width).max(room.min.x);
    let rect = Rect::from_min_max(pos2(start, room.min.y), room.max);
    let mut line =
        ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    add(&mut line);
    let used = line.min_rect().width();
    if (used - width).abs() > 0.1 {
        ui.data_mut(|data| data.insert_temp(id, used));
        ui.ctx().request_discard("controls at the end of a line have another width");
        // A pass is discarded only once in a frame; where another was before, the next frame has the right width.
        ui.ctx().request_repaint();
    }
    // In the discarded pass that measures them they reach beyond the line, which must not widen a panel.
    let taken = if (used - width).abs() > 0.1 { line.min_rect().intersect(room) } else { line.min_rect() };
    ui.expand_to_include_rect(taken);
    start
}

/// Places contents at both ends of a line, in reading order; `start` gets the width that `end` leaves.
pub(super) fn both_ends<A, B>(
    ui: &mut Ui,
    salt: &str,
    start: impl FnOnce(&mut Ui) -> A,
    end: impl FnOnce(&mut Ui) -> B,
) -> (A, Option<B>) {
    let width: f32 = ui.data(|data| data.get_temp(ui.scope_id().with(salt))).unwrap_or_default();
    let mut rest = ui.available_rect_before_wrap();
    rest.max.x = (rest.max.x - width - ui.spacing().item_spacing.x).max(rest.min.x);
    let layout = Layout::left_to_right(Align::Center);
    let first = ui.scope_builder(UiBuilder::new().max_rect(rest).layout(layout), start).inner;
    let mut last = None;
    at_end(ui, salt, |ui| last = Some(end(ui)));
    (first, last)
}

/// Sets the accessible name of a widget.
pub(super) fn named(response: &Response, name: &str) {
    let ctx = response.ctx.clone();
    ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// `true` if the item called `name` is drawn in this pass but was not in the last one. Call once per pass.
pub(super) fn appears(ui: &Ui, name: &str) -> bool {
    let id = egui::Id::unique(("appears", name));
    let pass = ui.ctx().cumulative_pass_nr();
    let last: u64 = ui.data(|data| data.get_temp(id).unwrap_or_default());
    ui.data_mut(|data| data.insert_temp(id, pass));
    last + 1 < pass
}

/// Scroll area that returns to its start when it reappears; `name` must be unique.
pub(super) fn from_start(ui: &Ui, name: &str, area: ScrollArea) -> ScrollArea {
    if appears(ui, name) { area.scroll_offset(Vec2::ZERO) } else { area }
}

/// Secondary text that wraps.
pub(super) fn note(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(RichText::new(text).size(11.5).color(theme::faint(ui))).wrap());
}

/// Name with its shortcut, as in `Zoom in (+)`.
pub(super) fn with_keys(ui: &Ui, name: &str, action: Action) -> String {
    match action.shortcuts().first() {
        Some(keys) => format!("{name} ({})", ui.ctx().format_shortcut(keys)),
        None => name.to_owned(),
    }
}
