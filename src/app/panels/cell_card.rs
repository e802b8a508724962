//! Card of a cell of hexagon grids: centre, area, its value in each grid, and its rows.

use egui::{Button, RichText, Ui};

use super::cluster_card::{row, title};
use crate::{
    app::{
        command::{Command, SelectionCommand},
        focus,
        frame_context::FrameContext,
        theme, widgets,
    },
    caption::{grids, values as say},
    dataset::Dataset,
    i18n::format,
    query::{GridCell, GridValues, cell_center},
    view::{CellRef, FeatureRef},
};

/// Number of rows that are listed.
const LISTED: usize = 20;

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, place: CellRef, out: &mut Vec<Command>) {
    let (texts, phrases) = (context.texts, &context.texts.grid_cells);
    title(ui, context, &phrases.kind, "", out);
    egui::Grid::new("cell facts").num_columns(2).spacing([12.0, 5.0]).min_col_width(74.0).show(ui, |ui| {
        if let Some(at) = cell_center(place) {
            row(ui, &phrases.center, |ui| {
                ui.label(grids::center(at, texts));
            });
        }
        row(ui, &texts.own_values.grid_area, |ui| {
            ui.label(texts.own_values.grid_area_of.replace("{n}", &format::number(place.km2)));
        });
    });
    let mut is_empty = true;
    for (at, (grid, cell)) in context.cells(place).enumerate() {
        is_empty = false;
        focus::apart(ui, ("grid of a cell", at), |ui| of_grid(ui, context, grid, cell, out));
    }
    if is_empty {
        widgets::note(ui, &phrases.no_rows);
    }
}

/// Variable, value and rows of a grid.
fn of_grid(ui: &mut Ui, context: &FrameContext<'_>, grid: &GridValues, cell: &GridCell, out: &mut Vec<Command>) {
    let (texts, phrases) = (context.texts, &context.texts.grid_cells);
    ui.add_space(6.0);
    widgets::heading(ui, &say::variable(&grid.classified, texts));
    match grids::value_of(grid, cell, texts) {
        Ok(value) => ui.label(RichText::new(value).font(theme::bold(14.0))),
        Err(why) => ui.label(why),
    };
    let own = grid.classified.layer.variable.own();
    let Some(dataset) = own.and_then(|own| context.facts.datasets().get(&own.dataset)) else { return };
    let count = texts.labelled(&phrases.rows_here, &format::number(cell.rows.len() as f64));
    ui.label(RichText::new(count).size(12.0).color(theme::faint(ui)));
    for at in cell.rows.iter().take(LISTED) {
        of_row(ui, context, dataset, *at, out);
    }
    if let Some(more) = cell.rows.len().checked_sub(LISTED).filter(|more| *more > 0) {
        widgets::note(ui, &phrases.more.of(more));
    }
}

/// Row of a file; a click selects it.
fn of_row(ui: &mut Ui, context: &FrameContext<'_>, dataset: &Dataset, at: u32, out: &mut Vec<Command>) {
    let key = dataset.key(at);
    let numbered = || context.texts.own_data.row.replace("{n}", key);
    let name = dataset.name(at, context.view.language).map_or_else(numbered, str::to_owned);
    let button = Button::new(RichText::new(name.as_str()).size(12.5)).frame(false).truncate();
    if focus::apart(ui, key, |ui| ui.add(button)).on_hover_text(&name).clicked() {
        let feature = FeatureRef::new(dataset.id().clone(), key);
        out.push(SelectionCommand::Select(Some(feature)).into());
    }
}
