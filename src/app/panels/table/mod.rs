//! Table panel below the map: clusters, provinces, programmes or SME cultivation tiers that match the filter.
//!
//! `cursor.rs` holds the keyboard cursor, `head.rs` draws the toolbar; `body.rs` lays out `heading.rs`, `row.rs` and
//! `cell.rs`.

mod body;
mod cell;
mod cursor;
mod head;
mod heading;
mod metrics;
mod row;

use egui::{Context, Id, Key, Ui, containers::panel::PanelState};

use super::width::is_set_by_hand;
use crate::{
    app::{
        action::Action,
        command::{Command, TableCommand},
        frame_context::FrameContext,
        least_sizes::{self, TABLE},
        table::TableModel,
        theme,
    },
    table::{CellFormatter, TableKind, column_choice},
};

use cursor::Cursor;

/// Keys that move through the rows while these have the focus, and have other meanings elsewhere.
pub(crate) const KEYS: [Key; 4] = [Key::Home, Key::End, Key::PageUp, Key::PageDown];

/// Id of the widget that has the focus while the user moves through the rows.
fn focus_id() -> Id {
    Id::unique("rows of the table")
}

/// Id of the layout area of headings and rows.
fn area_id() -> Id {
    Id::unique("headings and rows of the table")
}

/// `true` if the rows have the focus.
pub(crate) fn has_focus(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.has_focus(focus_id()))
}

/// State of the panel kept between frames.
#[derive(Clone, Default)]
struct Memory {
    cursor: Cursor,
    /// Scroll offset of the rows, points.
    offset: egui::Vec2,
    /// Visible size of the rows, points.
    seen: egui::Vec2,
    /// `true` if the keyboard was used last: a resting pointer then highlights nothing.
    by_keys: bool,
    /// `true` if a row was clicked in this pass: the rows take the focus once all are drawn.
    clicked: bool,
    /// Time of the last copy and number of rows copied.
    copied: Option<(f64, usize)>,
}

/// Context for the parts of the panel.
struct TableContext<'a> {
    context: &'a FrameContext<'a>,
    rows: &'a TableModel,
    reader: CellFormatter<'a>,
    /// Indices of the visible columns.
    columns: Vec<usize>,
}

/// Draws the panel.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let Some(rows) = &context.computed.table else { return };
    let columns = column_choice::shown(&rows.table, &rows.kind, context.settings.table.choice());
    let shown =
        TableContext { context, rows, reader: CellFormatter::new(context.catalogue(), context.view.language), columns };
    let memory_id = focus_id().with("memory");
    let mut memory: Memory = ui.data(|data| data.get_temp(memory_id)).unwrap_or_default();
    memory.cursor.follow(rows, context.view.selection.as_ref());

    let most = (ui.available_height() - least_sizes::above_table(context.settings)).max(TABLE);
    let least = TABLE.min(most);
    let given = context.settings.table.height.max(least).min(most);
    // The settings store the height; a height imposed by a small window is discarded.
    let id = ui.scope_id().with("table");
    ui.data_mut(|data| data.remove::<PanelState>(id));
    let panel = egui::Panel::bottom("table").resizable(true).default_size(given).size_range(least..=most);
    let panel = panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        head::ui(ui, &shown, &mut memory, out);
        if rows.order.is_empty() {
            nothing(ui, context, &rows.kind, out);
        } else {
            body::ui(ui, &shown, &mut memory, out);
        }
    });
    let height = panel.response.rect.height();
    if (height - given).abs() > 0.5 && is_set_by_hand(ui) {
        let settings = crate::app::table::TableSettings { height, ..context.settings.table.clone() };
        out.push(TableCommand::SetPanel(Box::new(settings)).into());
    }
    ui.data_mut(|data| data.insert_temp(memory_id, memory));
}

/// Message for an empty table, with its reason and a button that helps.
fn nothing(ui: &mut Ui, context: &FrameContext<'_>, kind: &TableKind, out: &mut Vec<Command>) {
    let texts = &context.texts.table;
    let (text, action) = match kind {
        TableKind::Values => (&texts.no_values, None),
        TableKind::Grid => (&texts.no_grid, None),
        TableKind::Comparison => (&texts.no_comparison, Some(Action::Compare)),
        _ => (&texts.empty, Some(Action::ClearFilters)),
    };
    ui.add_space((ui.available_height() * 0.5 - 34.0).max(4.0));
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        ui.label(egui::RichText::new(text).color(theme::faint(ui)));
        if let Some(action) = action
            && ui.button(action.title(context)).on_hover_text(action.tip(context)).clicked()
        {
            out.push(action.into());
        }
    });
    // The panel keeps its height.
    ui.allocate_space(ui.available_size());
}
