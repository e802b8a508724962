//! Table row: cells, clicks, accessible label.

use std::borrow::Cow;

use egui::{Id, Modifiers, Rect, Response, Role, Ui, UiBuilder, accesskit, vec2};
use egui_extras::{TableBody, TableRow};

use super::{
    Memory, TableContext, area_id, cell,
    cursor::Cursor,
    focus_id, head,
    metrics::{GAP, ROW},
};
use crate::{
    app::{
        command::{Command, InteractionCommand, SelectionCommand},
        landmarks,
        widgets::{MenuSubject, entries_ui},
    },
    scene::Tag,
    table::{Row, tsv_cell},
};

/// Draws the visible rows.
pub(super) fn rows(
    body: TableBody<'_>,
    shown: &TableContext<'_>,
    memory: &mut Memory,
    room: Rect,
    focused: bool,
    out: &mut Vec<Command>,
) {
    body.rows(ROW, shown.rows.order.len(), |mut table_row| {
        let index = table_row.index();
        let Some(place) = shown.rows.order.get(index).copied() else { return };
        let selected = shown.rows.selection(place).is_some_and(|it| shown.context.view.selection.as_ref() == Some(&it));
        let pointed = shown.rows.selection(place).map(Tag::from);
        let lit = pointed.is_some() && shown.context.ui_state.interaction.hovered == pointed;
        let marked = memory.cursor.marked.contains(&place);
        table_row.set_selected(selected || marked);
        if lit {
            table_row.set_hovered(true);
        }
        let current = focused && memory.cursor.at == Some(place);
        row(&mut table_row, shown, memory, RowState { place, index, selected, marked, current }, room, out);
        let response = table_row.response();
        if response.hovered() && !memory.by_keys {
            out.extend(pointed.map(InteractionCommand::Hover).map(Command::from));
        }
        if response.clicked() {
            let modifiers = response.ctx.input(|input| input.modifiers);
            click(shown, &mut memory.cursor, place, modifiers, out);
            memory.clicked = true;
        }
        if response.double_clicked() {
            out.extend(shown.rows.selection(place).map(SelectionCommand::SelectAndFly).map(Command::from));
        }
    });
}

/// Handles a click: selects the row's feature; with Ctrl toggles a mark, with Shift marks a range.
fn click(shown: &TableContext<'_>, cursor: &mut Cursor, place: usize, modifiers: Modifiers, out: &mut Vec<Command>) {
    if modifiers.command {
        cursor.toggle(place);
        return;
    }
    cursor.go(&shown.rows.order, place, modifiers.shift);
    // The clicked row is visible: nothing must move under the pointer.
    cursor.reveal = false;
    if !modifiers.shift {
        out.extend(
            shown.rows.selection(place).map(|selection| Command::from(SelectionCommand::Select(Some(selection)))),
        );
    }
}

/// Appearance of a row.
#[derive(Clone, Copy)]
struct RowState {
    /// Row index.
    place: usize,
    /// Position in display order.
    index: usize,
    /// Its feature is selected.
    selected: bool,
    /// The row is marked for copying.
    marked: bool,
    /// The keyboard cursor is on the row.
    current: bool,
}

/// Draws the cells of a row and adds its accessible node.
fn row(
    table_row: &mut TableRow<'_, '_>,
    shown: &TableContext<'_>,
    memory: &mut Memory,
    state: RowState,
    room: Rect,
    out: &mut Vec<Command>,
) {
    let place = state.place;
    let Some(row) = shown.rows.row(place) else { return };
    let row = &*row;
    for (number, at) in shown.columns.iter().enumerate() {
        let mut painted = cell::Painted::default();
        let (_, response) = table_row.col(|ui| {
            if number == 0 {
                announce(ui, shown, state, room, out);
            }
            painted = cell::paint(ui, shown, place, *at, number == 0);
            cell_node(ui, shown, row, (number, *at));
        });
        let response = if cell::says_more(shown, row, *at, painted) {
            response.on_hover_ui(|ui| cell::hover(ui, shown, row, *at))
        } else {
            response
        };
        menu(&response, shown, memory, (place, *at), out);
    }
}

/// Accessible node of a row: label and selection state; frame of the keyboard cursor.
fn announce(
    ui: &mut Ui,
    shown: &TableContext<'_>,
    RowState { place, index, selected, marked, current }: RowState,
    room: Rect,
    out: &mut Vec<Command>,
) {
    let Some(row) = shown.rows.row(place) else { return };
    let row = &*row;
    let whole = Rect::from_x_y_ranges(room.x_range(), ui.max_rect().y_range());
    // The clip rectangle of a cell is too narrow: the row spans the panel.
    let clip = ui.clip_rect();
    let (across, down) = (room.x_range().expand(6.0), room.y_range().intersection(clip.y_range().expand(GAP.y)));
    ui.set_clip_rect(Rect::from_x_y_ranges(across, down));
    let id = row_id(shown, row);
    // The node lies in that of the table, not in the first cell.
    let _area = ui.new_child(UiBuilder::new().scope_id(id).max_rect(whole).accessibility_parent(area_id()));
    let name = || {
        let spoken = |at: &usize| {
            let column = shown.rows.table.columns.get(*at)?;
            if column.name == "sources" {
                return None;
            }
            if shown.columns.first() == Some(at) {
                return cell::title(shown, row, *at);
            }
            shown.reader.short(&shown.rows.table, row, *at).map(Cow::into_owned)
        };
        let name: Vec<String> = shown.columns.iter().filter_map(spoken).collect();
        name.join(&shown.context.texts.caption.semicolon)
    };
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Row);
        node.set_label(name());
        node.set_bounds(landmarks::bounds(whole));
        node.set_row_index(index);
        node.set_selected(selected || marked);
        node.add_action(accesskit::Action::Click);
    });
    if ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click)) {
        out.extend(
            shown.rows.selection(place).map(|selection| Command::from(SelectionCommand::Select(Some(selection)))),
        );
    }
    // A bar distinguishes marked rows from those of the selection.
    if marked {
        let bar = Rect::from_min_size(whole.min - vec2(6.0, 1.0), vec2(3.0, ROW + GAP.y));
        ui.painter().rect_filled(bar, 1.0, ui.visuals().selection.stroke.color);
    }
    if current {
        ui.ctx().accesskit_node_builder(focus_id(), |node| node.set_active_descendant(id.accesskit_id()));
        let frame = whole.expand2(vec2(0.0, 0.5 * GAP.y)).shrink2(vec2(0.5, 0.0));
        ui.painter().rect_stroke(frame, 3.0, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
    }
    ui.set_clip_rect(clip);
}

/// Id of a row's node: that of its subject, whatever its position.
fn row_id(shown: &TableContext<'_>, row: &Row) -> Id {
    focus_id().with((shown.rows.kind.id(), &row.id))
}

/// Adds the accessible node of the cell drawn in `ui` to that of its row.
fn cell_node(ui: &mut Ui, shown: &TableContext<'_>, row: &Row, (number, at): (usize, usize)) {
    let rect = ui.max_rect();
    let row_id = row_id(shown, row);
    // Without assistive technologies there are no nodes.
    if !ui.ctx().has_accesskit_node(row_id) {
        return;
    }
    let column = shown.rows.table.columns.get(at).map(|column| &column.name);
    let id = row_id.with(column);
    let _area = ui.new_child(UiBuilder::new().scope_id(id).max_rect(rect).accessibility_parent(row_id));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Cell);
        node.set_label(cell::accessible_label(shown, row, at));
        node.set_bounds(landmarks::bounds(rect));
        node.set_column_index(number);
    });
}

fn menu(
    response: &Response,
    shown: &TableContext<'_>,
    memory: &mut Memory,
    (place, at): (usize, usize),
    out: &mut Vec<Command>,
) {
    let texts = &shown.context.texts.table;
    response.context_menu(|ui| {
        let Some(row) = shown.rows.row(place) else { return };
        let row = &*row;
        if ui.button(&texts.copy_cell).clicked() {
            let text = tsv_cell(&shown.rows.table, &shown.reader, row, at).into_owned();
            out.push(Command::CopyText(text));
        }
        if ui.button(&texts.copy_row).clicked() {
            head::copy_rows(ui, shown, memory, &[place], out);
        }
        if let Some(selection) = shown.rows.selection(place) {
            ui.separator();
            if ui.button(&texts.show).clicked() {
                out.push(SelectionCommand::SelectAndFly(selection.clone()).into());
            }
            ui.separator();
            let subject = MenuSubject::of(shown.context, selection);
            let _first = entries_ui(ui, shown.context, &subject, out);
        }
    });
}
