//! The rows under their headings; only those that are seen are drawn.

use std::borrow::Cow;

use egui::{
    Align2, EventFilter, Key, Modifiers, Rect, Response, RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo,
    accesskit, pos2, vec2,
};
use egui_extras::{Column, TableBody, TableBuilder, TableRow};

use super::{
    Memory, Shown, cell,
    cursor::{Cursor, Step},
    focus_id, head,
};
use crate::{
    app::{command::Command, theme},
    scene::Tag,
    table::{columns, order::Sort, tsv_cell},
    view::Selection,
};

/// The height of a row, points.
const ROW: f32 = 21.0;
/// The space between rows and between columns.
const GAP: Vec2 = vec2(14.0, 2.0);
/// The height of the headings.
const HEADING: f32 = 24.0;
/// How far an arrow key scrolls to the side.
const SIDE: f32 = 120.0;
/// The size of headings' letters.
const SIZE: f32 = 12.0;

/// Headings and rows.
pub fn ui(ui: &mut Ui, shown: &Shown<'_>, memory: &mut Memory, out: &mut Vec<Command>) {
    let room = ui.available_rect_before_wrap();
    let rows_room = Rect::from_min_max(pos2(room.min.x, room.min.y + HEADING), room.max);
    let focus = ui.interact(rows_room, focus_id(), Sense::focusable_noninteractive());
    focus.widget_info(|| {
        let tip = crate::i18n::phrase(&shown.atlas.texts.table.kind, shown.rows.kind);
        WidgetInfo::labeled(Role::Grid, true, shown.atlas.texts.table.keys.replace("{table}", tip))
    });
    memory.by_keys &= focus.has_focus() && ui.input(|input| input.pointer.delta() == Vec2::ZERO);
    let mut side = None;
    if focus.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(), filter));
        if focus.gained_focus() && memory.cursor.at.is_none() {
            memory.cursor.step(&shown.rows.order, Step::First, false);
        }
        side = keys(ui, shown, memory, out);
        if let Some(tag) = memory.cursor.at.and_then(|at| shown.rows.selection(at)).map(tag) {
            out.push(Command::Point(tag));
        }
    }

    ui.spacing_mut().item_spacing = GAP;
    let salt = (shown.rows.kind, shown.rows.table.language as u8, &shown.columns);
    let mut area = ScrollArea::horizontal().id_salt(("columns", shown.rows.kind as u8)).auto_shrink(false);
    if let Some(by) = side {
        area = area.horizontal_scroll_offset((memory.offset.x + by).max(0.0));
    }
    let scrolled = area.show(ui, |ui| {
        let mut builder = TableBuilder::new(ui)
            .id_salt(format!("{salt:?}"))
            .striped(true)
            .resizable(true)
            .sense(Sense::CLICK)
            .auto_shrink(false)
            .min_scrolled_height(0.0);
        for (number, at) in shown.columns.iter().enumerate() {
            // The last one takes the room that is left.
            builder = builder.column(if number + 1 == shown.columns.len() {
                Column::remainder().at_least(width(shown, *at)).resizable(false).clip(true)
            } else {
                Column::initial(width(shown, *at)).at_least(40.0).clip(true)
            });
        }
        if let Some(offset) = revealed(shown, memory) {
            builder = builder.vertical_scroll_offset(offset);
        }
        let table = builder.header(HEADING - GAP.y, |mut row| {
            for at in &shown.columns {
                row.col(|ui| heading(ui, shown, *at, out));
            }
        });
        let output = table.body(|body| rows(body, shown, memory, room, focus.has_focus(), out));
        memory.offset.y = output.state.clamped_offset().y;
        memory.seen.y = output.inner_rect.height();
    });
    memory.offset.x =
        scrolled.state.clamped_offset().x.min((scrolled.content_size.x - scrolled.inner_rect.width()).max(0.0));
    memory.seen.x = scrolled.inner_rect.width();
}

/// How wide a column is at first.
fn width(shown: &Shown<'_>, at: usize) -> f32 {
    let letters = shown.rows.widths.get(at).copied().unwrap_or_default();
    let symbol = if shown.columns.first() == Some(&at) { 20.0 } else { 0.0 };
    (letters as f32 * 6.4 + 8.0 + symbol).clamp(52.0, 240.0)
}

/// Where the rows must be scrolled to so that the current one is seen, if that was asked for.
fn revealed(shown: &Shown<'_>, memory: &mut Memory) -> Option<f32> {
    if !std::mem::take(&mut memory.cursor.reveal) {
        return None;
    }
    let place = shown.rows.order.iter().position(|at| Some(*at) == memory.cursor.at)?;
    let top = place as f32 * (ROW + GAP.y);
    // In the first frame nothing is known yet of how much is seen.
    let seen = memory.seen.y.max(ROW + GAP.y);
    let bottom = top + ROW + GAP.y - seen;
    if memory.offset.y > top { Some(top) } else { (memory.offset.y < bottom).then_some(bottom) }
}

/// The keys of the rows; returns how far to scroll to the side.
fn keys(ui: &Ui, shown: &Shown<'_>, memory: &mut Memory, out: &mut Vec<Command>) -> Option<f32> {
    let page = ((memory.seen.y / (ROW + GAP.y)) as isize - 1).max(1);
    let steps = [
        (Key::ArrowDown, Step::By(1)),
        (Key::ArrowUp, Step::By(-1)),
        (Key::PageDown, Step::By(page)),
        (Key::PageUp, Step::By(-page)),
        (Key::Home, Step::First),
        (Key::End, Step::Last),
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
    let selection = memory.cursor.at.and_then(|at| shown.rows.selection(at)).cloned();
    if pressed(Key::Enter) {
        out.extend(selection.clone().map(Command::Show));
    }
    if pressed(Key::Space) {
        out.extend(selection.map(|selection| Command::Select(Some(selection))));
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

/// A heading: a click sorts by its column.
fn heading(ui: &mut Ui, shown: &Shown<'_>, at: usize, out: &mut Vec<Command>) {
    let Some(column) = shown.rows.table.columns.get(at) else { return };
    let (texts, settings) = (&shown.atlas.texts.table, &shown.atlas.settings.table);
    let title = shown.reader.heading(column);
    let sort = settings.sort().filter(|sort| sort.column == column.name);
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click());
    let (phrase, direction) = match sort {
        None => (&texts.unsorted, None),
        Some(sort) if sort.descending => (&texts.falling, Some(accesskit::SortDirection::Descending)),
        Some(_) => (&texts.rising, Some(accesskit::SortDirection::Ascending)),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, phrase.replace("{column}", &title)));
    if let Some(direction) = direction {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_sort_direction(direction));
    }
    let color = if response.hovered() || sort.is_some() { ui.visuals().text_color() } else { theme::faint(ui) };
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 3.0, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let numeric = shown.rows.numeric.get(at).copied().unwrap_or_default();
    let arrow = if sort.is_some() { 13.0 } else { 0.0 };
    let mut job = egui::text::LayoutJob::simple_singleline(title.clone().into_owned(), theme::bold(SIZE), color);
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.width() - arrow).max(8.0));
    let galley = ui.painter().layout_job(job);
    let (align, x) =
        if numeric { (Align2::RIGHT_CENTER, rect.max.x - arrow) } else { (Align2::LEFT_CENTER, rect.min.x) };
    let to = align.anchor_size(pos2(x, rect.center().y), galley.size());
    ui.painter().galley(to.min, galley, color);
    if let Some(sort) = sort {
        triangle(ui, pos2(to.max.x + 8.0, rect.center().y), sort.descending);
    }
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        ui.label(RichText::new(title.as_ref()).font(theme::bold(12.5)));
        let note = column.note.get(shown.rows.table.language);
        if !note.is_empty() {
            ui.label(RichText::new(note).size(12.0));
        }
        ui.label(RichText::new(&texts.sort_tip).size(11.5).color(theme::faint(ui)));
    });
    if response.clicked() {
        let sort = Sort::next(settings.sort(), &column.name);
        out.push(Command::Table(Box::new(settings.sorted_by(sort))));
    }
    response.context_menu(|ui| {
        let (table, kind) = (&shown.rows.table, shown.rows.kind);
        let beside = columns::required(table, kind, settings.choice()).contains(&column.name);
        let hide = ui.add_enabled(!beside, egui::Button::new(&texts.hide_column));
        if hide.on_disabled_hover_text(&texts.column_beside).clicked() {
            let choice = columns::toggled(kind, table.language, settings.choice(), &column.name);
            out.push(Command::Table(Box::new(settings.choosing(choice))));
        }
    });
}

/// The sign of the order: upwards where it rises.
fn triangle(ui: &Ui, at: egui::Pos2, descending: bool) {
    let down = if descending { 1.0 } else { -1.0 };
    let points = [(-3.6, -2.2 * down), (3.6, -2.2 * down), (0.0, 2.6 * down)].map(|(x, y)| at + vec2(x, y)).to_vec();
    let color = ui.visuals().selection.stroke.color;
    ui.painter().add(egui::Shape::convex_polygon(points, color, egui::Stroke::NONE));
}

fn rows(
    body: TableBody<'_>,
    shown: &Shown<'_>,
    memory: &mut Memory,
    room: Rect,
    focused: bool,
    out: &mut Vec<Command>,
) {
    body.rows(ROW, shown.rows.order.len(), |mut table_row| {
        let Some(place) = shown.rows.order.get(table_row.index()).copied() else { return };
        let selected = shown.rows.selection(place).is_some_and(|it| shown.atlas.view.selection.as_ref() == Some(it));
        let pointed = shown.rows.selection(place).map(tag);
        let lit = pointed.is_some() && shown.atlas.session.attention.hovered == pointed;
        table_row.set_selected(selected || memory.cursor.marked.contains(&place));
        if lit {
            table_row.set_hovered(true);
        }
        let current = focused && memory.cursor.at == Some(place);
        row(&mut table_row, shown, memory, (place, selected, current), room, out);
        let response = table_row.response();
        if response.hovered() && !memory.by_keys {
            out.extend(pointed.map(Command::Point));
        }
        if response.clicked() {
            let modifiers = response.ctx.input(|input| input.modifiers);
            click(shown, &mut memory.cursor, place, modifiers, out);
            response.ctx.memory_mut(|memory| memory.request_focus(focus_id()));
        }
        if response.double_clicked() {
            out.extend(shown.rows.selection(place).cloned().map(Command::Show));
        }
    });
}

/// A click selects what the row stands for; with Ctrl it marks the row besides others, with Shift all rows up to it.
fn click(shown: &Shown<'_>, cursor: &mut Cursor, place: usize, modifiers: Modifiers, out: &mut Vec<Command>) {
    if modifiers.command {
        cursor.toggle(place);
        return;
    }
    cursor.go(&shown.rows.order, place, modifiers.shift);
    // What was clicked is seen: nothing shall move under the pointer.
    cursor.reveal = false;
    if !modifiers.shift {
        out.extend(shown.rows.selection(place).cloned().map(|selection| Command::Select(Some(selection))));
    }
}

/// The cells of a row, and the row itself for those who do not see it.
fn row(
    table_row: &mut TableRow<'_, '_>,
    shown: &Shown<'_>,
    memory: &mut Memory,
    (place, selected, current): (usize, bool, bool),
    room: Rect,
    out: &mut Vec<Command>,
) {
    let Some(row) = shown.rows.row(place) else { return };
    for (number, at) in shown.columns.iter().enumerate() {
        let mut painted = cell::Painted::default();
        let (_, response) = table_row.col(|ui| {
            if number == 0 {
                announce(ui, shown, (place, selected, current), room, out);
            }
            painted = cell::paint(ui, shown, place, *at, number == 0);
        });
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, cell::spoken(shown, row, *at)));
        let response = if cell::says_more(shown, row, *at, painted) {
            response.on_hover_ui(|ui| cell::hover(ui, shown, row, *at))
        } else {
            response
        };
        menu(&response, shown, memory, (place, *at), out);
    }
}

/// The row as a whole: a name, whether it is selected, a frame where the keyboard is.
fn announce(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (place, selected, current): (usize, bool, bool),
    room: Rect,
    out: &mut Vec<Command>,
) {
    let Some(row) = shown.rows.row(place) else { return };
    let whole = Rect::from_x_y_ranges(room.x_range(), ui.max_rect().y_range());
    // The clip rectangle of a cell is that cell's; the row is as wide as the panel.
    let clip = ui.clip_rect();
    let cells = Rect::from_x_y_ranges(room.x_range(), room.y_range().intersection(clip.y_range().expand(GAP.y)));
    ui.set_clip_rect(cells);
    let id = focus_id().with((shown.rows.made, place));
    let response = ui.interact(whole, id, Sense::hover());
    response.widget_info(|| {
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
        WidgetInfo::labeled(Role::Row, true, name.join(", "))
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(selected);
        node.add_action(accesskit::Action::Click);
    });
    if ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click)) {
        out.extend(shown.rows.selection(place).cloned().map(|selection| Command::Select(Some(selection))));
    }
    if current {
        ui.ctx().accesskit_node_builder(focus_id(), |node| node.set_active_descendant(id.accesskit_id()));
        let frame = whole.expand2(vec2(0.0, 0.5 * GAP.y)).shrink2(vec2(0.5, 0.0));
        ui.painter().rect_stroke(frame, 3.0, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
    }
    ui.set_clip_rect(clip);
}

fn menu(
    response: &Response,
    shown: &Shown<'_>,
    memory: &mut Memory,
    (place, at): (usize, usize),
    out: &mut Vec<Command>,
) {
    let texts = &shown.atlas.texts.table;
    response.context_menu(|ui| {
        let Some(row) = shown.rows.row(place) else { return };
        if ui.button(&texts.copy_cell).clicked() {
            let text = tsv_cell(&shown.rows.table, &shown.reader, row, at).into_owned();
            out.push(Command::CopyText(text));
        }
        if ui.button(&texts.copy_row).clicked() {
            head::copy_rows(ui, shown, memory, &[place], out);
        }
        if let Some(selection) = shown.rows.selection(place).cloned() {
            ui.separator();
            if ui.button(&texts.show).clicked() {
                out.push(Command::Show(selection));
            }
        }
    });
}

/// What a row points at on the map.
fn tag(selection: &Selection) -> Tag {
    match selection {
        Selection::Cluster(id) => Tag::Cluster(id.clone()),
        Selection::Province(id) => Tag::Province(id.clone()),
    }
}
