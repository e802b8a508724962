//! Table cell: text on one line, in full in the tooltip.

use std::borrow::Cow;

use egui::{Align2, FontId, RichText, Ui, pos2};

use super::TableContext;
use crate::{
    app::{theme, widgets},
    model::ClusterId,
    table::{Cell, Row, TableKind, qualifiers},
};

/// Text of an unknown value.
const MISSING: &str = "–";
/// Font size, points.
const SIZE: f32 = 12.5;

/// Result of painting a cell.
#[derive(Clone, Copy, Default)]
pub(super) struct Painted {
    /// `true` if the text was truncated.
    cut: bool,
}

/// Paints the cell within its rectangle; the `first` cell of a row has the symbol of the map.
pub(super) fn paint(ui: &Ui, shown: &TableContext<'_>, place: usize, at: usize, first: bool) -> Painted {
    let Some(row) = shown.rows.row(place) else { return Painted::default() };
    let row = &*row;
    let rect = ui.max_rect();
    let mut left = rect.min.x;
    if first && let Some(sector) = sector(shown, place) {
        widgets::symbol(ui, pos2(left + 6.0, rect.center().y), sector, 1.0);
        left += 18.0;
    }
    let text = shown.reader.short(&shown.rows.table, row, at);
    let is_warning = name(shown, at) == "weak";
    let color = match &text {
        Some(_) if is_warning => ui.visuals().warn_fg_color,
        Some(_) => ui.visuals().text_color(),
        None => theme::faint(ui),
    };
    // A row without a warning is not unknown. A name missing in this language is replaced by that of the other.
    let other = || if first { other_language(shown, row, at) } else { None };
    let text = text.or_else(other).unwrap_or_else(|| if is_warning { "".into() } else { MISSING.into() });
    let mut job = egui::text::LayoutJob::simple_singleline(text.into_owned(), FontId::proportional(SIZE), color);
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.max.x - left).max(8.0));
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    let numeric = shown.rows.numeric.get(at).copied().unwrap_or_default();
    let (align, x) = if numeric { (Align2::RIGHT_CENTER, rect.max.x) } else { (Align2::LEFT_CENTER, left) };
    let to = align.anchor_size(pos2(x, rect.center().y), galley.size());
    ui.painter().galley(to.min, galley, color);
    Painted { cut }
}

fn sector<'a>(shown: &TableContext<'a>, place: usize) -> Option<&'a crate::model::SectorId> {
    let of = |id: &ClusterId| shown.context.catalogue().cluster(id).map(|cluster| &cluster.sector);
    let cluster = shown.rows.selection(place)?.cluster()?;
    (shown.rows.kind == TableKind::Clusters).then(|| of(&cluster)).flatten()
}

/// The same field in the other language, if the table has its column.
fn other_language<'s>(shown: &'s TableContext<'_>, row: &'s Row, at: usize) -> Option<Cow<'s, str>> {
    let name = name(shown, at);
    let stem = name.strip_suffix("_zh").or_else(|| name.strip_suffix("_en"))?;
    let ending = if name.ends_with("_zh") { "en" } else { "zh" };
    let table = &shown.rows.table;
    shown.reader.text(table, row, table.position(&format!("{stem}_{ending}"))?)
}

fn name<'s>(shown: &'s TableContext<'_>, at: usize) -> &'s str {
    shown.rows.table.columns.get(at).map_or("", |column| column.name.as_str())
}

/// Accessible text of a cell.
pub(super) fn accessible_label(shown: &TableContext<'_>, row: &Row, at: usize) -> String {
    let known = shown.reader.text(&shown.rows.table, row, at);
    match known {
        Some(text) => text.into_owned(),
        None if name(shown, at) == "weak" => String::new(),
        None => shown.context.texts.app.unknown.clone(),
    }
}

/// Title of a row: its first cell, in the other language if missing in this one.
pub(super) fn title(shown: &TableContext<'_>, row: &Row, at: usize) -> Option<String> {
    let title = shown.reader.short(&shown.rows.table, row, at).or_else(|| other_language(shown, row, at));
    title.map(Cow::into_owned)
}

/// `true` if the tooltip has more to show than the cell.
pub(super) fn says_more(shown: &TableContext<'_>, row: &Row, at: usize, painted: Painted) -> bool {
    let is_figure = qualifiers::qualifiers(name(shown, at)).is_some();
    match row.cells.get(at) {
        None => false,
        Some(Cell::Missing) => name(shown, at) != "weak",
        Some(Cell::List(items)) => painted.cut || items.len() > 1,
        Some(_) => painted.cut || is_figure,
    }
}

/// Tooltip: full text, the items of a list one per line, and the qualifiers of a figure.
pub(super) fn hover(ui: &mut Ui, shown: &TableContext<'_>, row: &Row, at: usize) {
    let (table, reader) = (&shown.rows.table, &shown.reader);
    ui.set_max_width(360.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    let (Some(column), Some(cell)) = (table.columns.get(at), row.cells.get(at)) else { return };
    ui.label(RichText::new(reader.heading(column)).size(11.5).color(theme::faint(ui)));
    let Some(text) = reader.text(table, row, at) else {
        ui.label(&shown.context.texts.app.unknown);
        if let Some(other) = other_language(shown, row, at) {
            ui.label(other.as_ref());
        }
        return;
    };
    let items = reader.items(column, cell);
    if items.is_empty() {
        ui.label(text.as_ref());
    }
    for item in items {
        ui.label(item.as_ref());
    }
    let Some(beside) = qualifiers::qualifiers(&column.name) else { return };
    if qualifiers::is_weak(table, row) {
        let word = reader.word("weak", "yes");
        ui.label(RichText::new(word.as_ref()).color(ui.visuals().warn_fg_color));
    }
    let other = if table.language == crate::model::Language::En { "_zh" } else { "_en" };
    for name in beside.required.iter().chain(&beside.more).filter(|name| *name != "weak" && !name.ends_with(other)) {
        let Some(at) = table.position(name) else { continue };
        let (Some(column), Some(text)) = (table.columns.get(at), reader.text(table, row, at)) else { continue };
        // A cluster's figure has its own sources; those of the whole row are omitted.
        if name == "sources" && beside.more.iter().any(|name| name.ends_with("_source_ids")) {
            continue;
        }
        ui.label(RichText::new(format!("{}: {text}", column.title.get(table.language))).size(11.5));
    }
}
