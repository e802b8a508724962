//! Column heading of the table: a click sorts by its column.

use egui::{Align2, Id, Key, Modifiers, RichText, Role, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::{TableContext, focus_id};
use crate::{
    app::{
        command::{Command, TableCommand},
        focus, theme,
    },
    table::{column_choice, order::Sort},
};

/// Font size, points.
const SIZE: f32 = 12.0;

/// Draws the heading within its rectangle.
pub(super) fn ui(ui: &mut Ui, shown: &TableContext<'_>, at: usize, out: &mut Vec<Command>) -> Option<Id> {
    let column = shown.rows.table.columns.get(at)?;
    let (texts, settings) = (&shown.context.texts.table, &shown.context.settings.table);
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
        out.push(TableCommand::SetPanel(Box::new(settings.sorted_by(sort))).into());
    }
    response.context_menu(|ui| {
        let (table, kind) = (&shown.rows.table, &shown.rows.kind);
        let beside = column_choice::required(table, kind, settings.choice()).contains(&column.name);
        let hide = ui.add_enabled(!beside, egui::Button::new(&texts.hide_column));
        if hide.on_disabled_hover_text(&texts.column_beside).clicked() {
            let choice = column_choice::toggled(kind, table.language, settings.choice(), column);
            out.push(TableCommand::SetPanel(Box::new(settings.choosing(choice))).into());
        }
    });
    Some(response.id)
}

/// Moves the focus by arrow keys from a heading to its neighbours, and down to the rows.
pub(super) fn arrows(ui: &Ui, headings: &[Id]) {
    let focused = ui.memory(egui::Memory::focused);
    let Some(at) = headings.iter().position(|heading| Some(*heading) == focused) else { return };
    if let Some(heading) = focused {
        focus::keep_arrows(ui, heading);
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut target = None;
    if pressed(Key::ArrowLeft) {
        target = at.checked_sub(1).and_then(|before| headings.get(before)).copied();
    }
    if pressed(Key::ArrowRight) {
        target = headings.get(at + 1).copied();
    }
    if pressed(Key::ArrowDown) {
        target = Some(focus_id());
    }
    if let Some(target) = target {
        ui.memory_mut(|memory| memory.request_focus(target));
    }
}

/// Triangle for the sort direction, pointing up for ascending order.
fn triangle(ui: &Ui, at: egui::Pos2, descending: bool) {
    let down = if descending { 1.0 } else { -1.0 };
    let points = [(-3.6, -2.2 * down), (3.6, -2.2 * down), (0.0, 2.6 * down)].map(|(x, y)| at + vec2(x, y)).to_vec();
    let color = ui.visuals().selection.stroke.color;
    ui.painter().add(egui::Shape::convex_polygon(points, color, egui::Stroke::NONE));
}
