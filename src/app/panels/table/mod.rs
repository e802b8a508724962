//! The table below the map: clusters, provinces, programmes or the ladder, as the filters let them through.
//!
//! `cursor.rs` knows where the keyboard is, `head.rs` what stands above the table; `body.rs` lays out `heading.rs`, `row.rs`
//! and `cell.rs`.

mod body;
mod cell;
mod cursor;
mod head;
mod heading;
mod row;

use egui::{Context, Id, Key, Ui, containers::panel::PanelState};

use super::width::is_set_by_hand;
use crate::{
    app::{
        action::Action,
        atlas::Atlas,
        command::Command,
        room::{self, TABLE},
        rows::Rows,
        theme,
    },
    table::{Reader, TableKind, columns},
};

use cursor::Cursor;

/// Keys that move through the rows, and mean something else everywhere else.
pub const KEYS: [Key; 4] = [Key::Home, Key::End, Key::PageUp, Key::PageDown];

/// What has the keyboard while a person moves through the rows.
fn focus_id() -> Id {
    Id::unique("rows of the table")
}

/// Whether the keyboard is in the rows.
pub fn has_focus(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.has_focus(focus_id()))
}

/// What the panel remembers from frame to frame.
#[derive(Clone, Default)]
struct Memory {
    cursor: Cursor,
    /// How far the rows are scrolled to the right and down.
    offset: egui::Vec2,
    /// How much of them is seen.
    seen: egui::Vec2,
    /// Whether the keyboard moved last: a pointer that rests on a row then points at nothing.
    by_keys: bool,
    /// Whether a row was clicked in this pass: the rows take the focus when all is drawn.
    clicked: bool,
    /// When rows were copied, and how many.
    copied: Option<(f64, usize)>,
}

/// What the pieces of the panel read.
struct Shown<'a> {
    atlas: &'a Atlas<'a>,
    rows: &'a Rows,
    reader: Reader<'a>,
    /// The columns shown, by their place in the table.
    columns: Vec<usize>,
}

/// The panel, below the map.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, out: &mut Vec<Command>) {
    let Some(rows) = &atlas.derived.table else { return };
    let columns = columns::shown(&rows.table, rows.kind, atlas.settings.table.choice());
    let shown = Shown { atlas, rows, reader: Reader::new(atlas.catalogue, atlas.view.language), columns };
    let memory_id = focus_id().with("memory");
    let mut memory: Memory = ui.data(|data| data.get_temp(memory_id)).unwrap_or_default();
    memory.cursor.follow(rows, atlas.view.selection.as_ref());

    let most = (ui.available_height() - room::above_table(atlas.settings)).max(TABLE);
    let least = TABLE.min(most);
    let given = atlas.settings.table.height.max(least).min(most);
    // The settings remember the height; what a small window forced on the panel is forgotten.
    let id = ui.scope_id().with("table");
    ui.data_mut(|data| data.remove::<PanelState>(id));
    let panel = egui::Panel::bottom("table").resizable(true).default_size(given).size_range(least..=most);
    let panel = panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        head::ui(ui, &shown, &mut memory, out);
        if rows.order.is_empty() {
            nothing(ui, atlas, rows.kind, out);
        } else {
            body::ui(ui, &shown, &mut memory, out);
        }
    });
    let height = panel.response.rect.height();
    if (height - given).abs() > 0.5 && is_set_by_hand(ui) {
        let settings = crate::app::table_settings::TableSettings { height, ..atlas.settings.table.clone() };
        out.push(Command::Table(Box::new(settings)));
    }
    ui.data_mut(|data| data.insert_temp(memory_id, memory));
}

/// Says that there are no rows and why, and how to get some.
fn nothing(ui: &mut Ui, atlas: &Atlas<'_>, kind: TableKind, out: &mut Vec<Command>) {
    let layers = &atlas.view.layers;
    let hidden = kind == TableKind::Clusters && !layers.clusters && !layers.later_clusters;
    let texts = &atlas.texts.table;
    let (text, action) = if hidden { (&texts.hidden, Action::Clusters) } else { (&texts.empty, Action::ClearFilters) };
    ui.add_space((ui.available_height() * 0.5 - 34.0).max(4.0));
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        ui.label(egui::RichText::new(text).color(theme::faint(ui)));
        if ui.button(action.title(atlas)).on_hover_text(action.tip(atlas)).clicked() {
            out.push(action.into());
        }
    });
    // The panel keeps its height.
    ui.allocate_space(ui.available_size());
}
