//! Headings and rows of the table; only visible rows are drawn.

use egui::{Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2};
use egui_extras::{Column, TableBuilder};

use super::{
    Memory, TableContext, area_id,
    cursor::CursorMove,
    focus_id, head, heading,
    metrics::{GAP, ROW},
    row,
};
use crate::app::{
    command::{Command, InteractionCommand, SelectionCommand},
    focus, landmarks,
    table::naming,
};

/// Height of the headings, points.
const HEADING: f32 = 24.0;
/// Horizontal scrolling distance per arrow key press, points.
const SIDE: f32 = 120.0;

/// Draws headings and rows.
pub(super) fn ui(ui: &mut Ui, shown: &TableContext<'_>, memory: &mut Memory, out: &mut Vec<Command>) {
    let room = ui.available_rect_before_wrap();
    let rows_room = Rect::from_min_max(pos2(room.min.x, room.min.y + HEADING), room.max);
    let has_focus = super::has_focus(ui.ctx());
    memory.by_keys &= has_focus && ui.input(|input| input.pointer.delta() == Vec2::ZERO);
    let mut side = None;
    if has_focus {
        focus::keep_arrows(ui, focus_id());
        if memory.cursor.at.is_none() {
            memory.cursor.step(&shown.rows.order, CursorMove::First, false);
        }
        side = keys(ui, shown, memory, out);
        if let Some(feature) = memory.cursor.at.and_then(|at| shown.rows.selection(at)) {
            out.push(InteractionCommand::Hover(feature.into()).into());
        }
    }

    let (texts, rows) = (shown.context.texts, shown.rows.order.len());
    let name = naming::name(shown.context.facts, texts, &shown.rows.kind);
    let area = UiBuilder::new().scope_id(area_id()).max_rect(room).accessibility_role(Role::Table);
    ui.scope_builder(area, |ui| {
        ui.ctx().accesskit_node_builder(area_id(), |node| {
            node.set_label(texts.labelled(&name, &head::counted(texts, rows)));
            node.set_row_count(rows);
            node.set_column_count(shown.columns.len());
            node.set_bounds(landmarks::bounds(room));
        });
        scrolled(ui, shown, memory, (side, room), out);
        // The rows follow their headings in focus order.
        let rows = ui.interact(rows_room, focus_id(), Sense::focusable_noninteractive());
        rows.widget_info(|| WidgetInfo::labeled(Role::Grid, true, texts.table.keys.replace("{table}", &name)));
        if std::mem::take(&mut memory.clicked) {
            rows.request_focus();
        }
    });
}

/// Draws headings and rows in an area that scrolls sideways, by `side` points if asked to.
fn scrolled(
    ui: &mut Ui,
    shown: &TableContext<'_>,
    memory: &mut Memory,
    (side, room): (Option<f32>, Rect),
    out: &mut Vec<Command>,
) {
    let has_focus = super::has_focus(ui.ctx());
    ui.spacing_mut().item_spacing = GAP;
    let salt = (shown.rows.kind.id(), shown.rows.table.language as u8, &shown.columns);
    let mut area = ScrollArea::horizontal().id_salt(("columns", shown.rows.kind.id())).auto_shrink(false);
    if let Some(by) = side {
        area = area.horizontal_scroll_offset((memory.offset.x + by).max(0.0));
    }
    let scrolled = focus::scroll(area, ui, |ui| {
        let mut builder = TableBuilder::new(ui)
            .id_salt(format!("{salt:?}"))
            .striped(true)
            .resizable(true)
            .sense(Sense::CLICK)
            .auto_shrink(false)
            .min_scrolled_height(0.0);
        for (number, at) in shown.columns.iter().enumerate() {
            // The last column takes the remaining width.
            builder = builder.column(if number + 1 == shown.columns.len() {
                Column::remainder().at_least(width(shown, *at)).resizable(false).clip(true)
            } else {
                Column::initial(width(shown, *at)).at_least(40.0).clip(true)
            });
        }
        if let Some(offset) = revealed(shown, memory) {
            builder = builder.vertical_scroll_offset(offset);
        }
        let mut headings = Vec::new();
        let table = builder.header(HEADING - GAP.y, |mut row| {
            for at in &shown.columns {
                row.col(|ui| headings.extend(heading::ui(ui, shown, *at, out)));
            }
        });
        let output = table.body(|body| row::rows(body, shown, memory, room, has_focus, out));
        memory.offset.y = output.state.clamped_offset().y;
        memory.seen.y = output.inner_rect.height();
        heading::arrows(ui, &headings);
    });
    memory.offset.x =
        scrolled.state.clamped_offset().x.min((scrolled.content_size.x - scrolled.inner_rect.width()).max(0.0));
    memory.seen.x = scrolled.inner_rect.width();
}

/// Initial width of a column, points.
fn width(shown: &TableContext<'_>, at: usize) -> f32 {
    let letters = shown.rows.widths.get(at).copied().unwrap_or_default();
    let symbol = if shown.columns.first() == Some(&at) { 20.0 } else { 0.0 };
    (letters as f32 * 6.4 + 8.0 + symbol).clamp(52.0, 240.0)
}

/// Scroll offset that brings the current row into view, if that was requested; consumes the request.
fn revealed(shown: &TableContext<'_>, memory: &mut Memory) -> Option<f32> {
    if !std::mem::take(&mut memory.cursor.reveal) {
        return None;
    }
    let place = shown.rows.order.iter().position(|at| Some(*at) == memory.cursor.at)?;
    let top = place as f32 * (ROW + GAP.y);
    // In the first frame the visible height is unknown.
    let seen = memory.seen.y.max(ROW + GAP.y);
    let bottom = top + ROW + GAP.y - seen;
    if memory.offset.y > top { Some(top) } else { (memory.offset.y < bottom).then_some(bottom) }
}

/// Handles the keys of the rows; returns the horizontal scrolling distance.
fn keys(ui: &Ui, shown: &TableContext<'_>, memory: &mut Memory, out: &mut Vec<Command>) -> Option<f32> {
    let page = ((memory.seen.y / (ROW + GAP.y)) as isize - 1).max(1);
    let steps = [
        (Key::ArrowDown, CursorMove::By(1)),
        (Key::ArrowUp, CursorMove::By(-1)),
        (Key::PageDown, CursorMove::By(page)),
        (Key::PageUp, CursorMove::By(-page)),
        (Key::Home, CursorMove::First),
        (Key::End, CursorMove::Last),
    ];
    for (key, step) in steps {
        for (modifiers, extend) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
            let times = ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
            memory.by_keys |= times > 0;
            for _ in 0..times {
                memory.cursor.step(&shown.rows.order, step, extend);
            }
        }
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let selection = memory.cursor.at.and_then(|at| shown.rows.selection(at));
    if pressed(Key::Enter) {
        out.extend(selection.clone().map(SelectionCommand::SelectAndFly).map(Command::from));
    }
    if pressed(Key::Space) {
        out.extend(selection.map(|selection| Command::from(SelectionCommand::Select(Some(selection)))));
    }
    let copies = ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| *event != egui::Event::Copy);
        input.events.len() < before
    });
    if copies {
        let mut rows = memory.cursor.picked(shown.rows, None);
        if rows.is_empty() {
            rows.extend(memory.cursor.at);
        }
        head::copy_rows(ui, shown, memory, &rows, out);
    }
    let side = f32::from(i8::from(pressed(Key::ArrowRight)) - i8::from(pressed(Key::ArrowLeft))) * SIDE;
    (side != 0.0).then_some(side)
}
