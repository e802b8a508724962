//! Settings of a hexagon grid: column and statistic, area of its cells, classes, colours, filter of its rows.

use egui::{ComboBox, RichText, Ui};

use super::filter;
use crate::{
    app::{
        command::{Command, LayerCommand, LayerEdit},
        frame_context::FrameContext,
        panels::{provinces, symbology},
        theme, widgets,
    },
    i18n::format,
    view::{ClassificationMethod, EditKind, GridLayer, Layer},
};

/// Areas of cells that are offered, square kilometres.
const AREAS: [f64; 9] = [100.0, 400.0, 1_000.0, 2_500.0, 5_000.0, 10_000.0, 25_000.0, 50_000.0, 100_000.0];

/// Draws the settings; without the classes while the grid is hidden.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, grid: &GridLayer, out: &mut Vec<Command>) {
    let mut changed = grid.clone();
    let own = provinces::value_of_file(ui, context, &grid.value());
    let is_other_value = own != grid.value();
    (changed.column, changed.statistic) = (own.column, own.statistic);
    area(ui, context, &mut changed);
    if let Some(drawn) = context.computed.grids.iter().find(|drawn| drawn.classified.id == layer.id) {
        let mut values = grid.as_values();
        symbology::classes_and_colors(ui, context, &drawn.classified, &mut values, out);
        (changed.method, changed.classes, changed.colors) = (values.method, values.classes, values.colors);
        changed.breaks = values.breaks;
    }
    if changed != *grid {
        // A dragged slider or typed list of breaks is one undo step until the interaction ends.
        if is_other_value && changed.method == ClassificationMethod::Manual {
            // Breaks that were typed for other values.
            (changed.method, changed.breaks) = (ClassificationMethod::default(), Vec::new());
        }
        let is_typed = (changed.classes, &changed.breaks) != (grid.classes, &grid.breaks);
        let is_same_cell = changed.cell_km2.total_cmp(&grid.cell_km2).is_eq();
        let goes_on = is_typed && changed.method == grid.method && is_same_cell && !is_other_value;
        let kind = if goes_on { EditKind::Typing } else { EditKind::Single };
        out.push(LayerCommand::Edit(layer.id.clone(), LayerEdit::SetGrid(Box::new(changed), kind)).into());
    }
    ui.add_space(6.0);
    widgets::heading(ui, &context.texts.grid_cells.filter);
    filter::ui(ui, context, layer, out);
}

/// Draws the choice of the area of a cell.
fn area(ui: &mut Ui, context: &FrameContext<'_>, grid: &mut GridLayer) {
    let texts = &context.texts.own_values;
    let said = |area: f64| texts.grid_area_of.replace("{n}", &format::number(area));
    ui.label(RichText::new(&texts.grid_area).size(12.0).color(theme::faint(ui)));
    let list = ComboBox::from_id_salt("area of a cell").selected_text(said(grid.area_km2()));
    widgets::dropdown(ui, list, &texts.grid_area, |ui| {
        for area in AREAS {
            if ui.selectable_label(grid.cell_km2.total_cmp(&area).is_eq(), said(area)).clicked() {
                grid.cell_km2 = area;
                ui.close();
            }
        }
    });
}
