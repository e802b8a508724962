//! Table of the cells of hexagon grids: one row per cell that has rows.

use std::sync::Arc;

use super::{
    Cell, Column, Row, Table, TableQuery, builder::TableBuilder, own_source::own_sources, value_codes as codes,
};
use crate::{
    caption::values as words,
    i18n::messages,
    model::{Bilingual, Language},
    query::{GridCell, GridValues},
    view::Layer,
};

/// Cell of a grid.
struct CellRow {
    grid: Arc<GridValues>,
    at: usize,
}

impl CellRow {
    fn cell(&self) -> Option<&GridCell> {
        self.grid.cells.get(self.at)
    }

    fn of_cell(&self, cell: impl FnOnce(&GridCell) -> Cell) -> Cell {
        self.cell().map_or(Cell::Missing, cell)
    }

    fn bound(&self, of_class: fn((f64, f64)) -> f64) -> Cell {
        let class = self.cell().and_then(|cell| cell.class);
        let bounds = class.and_then(|class| Some(self.grid.classified.classes.as_ref()?.bounds(class)));
        bounds.map_or(Cell::Missing, |bounds| Cell::whole_or_number(of_class(bounds)))
    }
}

/// One row per grid, drawn or hidden, and cell with rows, the topmost grid first.
pub(super) fn cells(query: &TableQuery<'_>) -> Table {
    let grid = |layer: &Layer| GridValues::of(query.facts, &query.view, layer).map(Arc::new);
    let grids: Vec<Arc<GridValues>> = query.view.layers.iter().rev().filter_map(grid).collect();
    let mut builder: TableBuilder<'_, CellRow> = TableBuilder::new();
    if grids.len() > 1 {
        let layer =
            Column::new("layer", "Layer", "图层").note("Identifier of the layer in the view.", "视图中图层的标识。");
        builder.column(layer, |row| Cell::text(row.grid.classified.id.as_str()));
    }
    position(&mut builder);
    value(&mut builder);
    source(&mut builder, query);
    let rows = grids.iter().flat_map(|grid| (0..grid.cells.len()).map(|at| CellRow { grid: Arc::clone(grid), at }));
    let rows: Vec<CellRow> = rows.collect();
    let made = |row: &CellRow| {
        let key = row.cell().map(number).unwrap_or_default();
        let id = if grids.len() > 1 { format!("{}/{key}", row.grid.classified.id) } else { key };
        Row { at: row.cell().map(|cell| cell.center), ..builder.row(&id, row) }
    };
    let made = rows.iter().map(made).collect();
    let datasets = grids.iter().filter_map(|grid| Some(&grid.classified.layer.variable.own()?.dataset));
    Table {
        name: "grid".into(),
        title: title(&grids),
        language: query.language,
        points: Some("Points are centres of cells, not positions of rows."),
        rows: made,
        sources: own_sources(query.datasets, datasets).collect(),
        columns: builder.into_columns(),
    }
}

/// The file behind a cell, by its dataset and in words.
fn source(builder: &mut TableBuilder<'_, CellRow>, query: &TableQuery<'_>) {
    let id = |row: &CellRow| row.grid.classified.layer.variable.own().map(|own| own.dataset.clone());
    let ids =
        Column::new("source_ids", "Sources", "来源").note("Identifiers in the sources table.", "来源表中的标识。");
    builder.column(ids, move |row| Cell::list(id(row).map(|id| id.to_string())));
    let (datasets, language) = (query.datasets.clone(), query.language);
    builder.column(Column::new("sources", "Citations", "引文"), move |row| {
        Cell::list(own_sources(&datasets, id(row).as_ref()).map(|source| source.citation(language)))
    });
}

fn title(grids: &[Arc<GridValues>]) -> Bilingual {
    let name = |language| {
        let texts = messages(language);
        let names = grids.iter().map(|grid| words::named(&grid.classified, texts));
        if grids.is_empty() {
            texts.table.no_grid.clone()
        } else {
            names.collect::<Vec<_>>().join(&texts.caption.semicolon)
        }
    };
    Bilingual { en: name(Language::En), zh: name(Language::Zh) }
}

/// Column and row of a cell.
fn number(cell: &GridCell) -> String {
    format!("{}/{}", cell.place.column, cell.place.line)
}

fn position(builder: &mut TableBuilder<'_, CellRow>) {
    let cell = Column::new("cell", "Cell", "格").note(
        "Column and row of the grid in the Albers plane; the same for every file with cells of this area.",
        "阿尔伯斯投影平面上网格的列号和行号；单格面积相同的文件编号一致。",
    );
    builder.column(cell, |row| row.of_cell(|cell| Cell::text(number(cell))));
    let degrees = |name: &str, en: &str, zh: &str| Column::new(name, en, zh).unit("degree");
    let rounded = |degrees: f64| Cell::number((degrees * 1e5).round() / 1e5);
    builder.column(degrees("longitude", "Longitude of the centre", "格心经度"), move |row| {
        row.of_cell(|cell| rounded(cell.center.lon))
    });
    builder.column(degrees("latitude", "Latitude of the centre", "格心纬度"), move |row| {
        row.of_cell(|cell| rounded(cell.center.lat))
    });
    let area = Column::new("area", "Area of the cell", "单格面积").unit("km2");
    builder.column(area, |row| Cell::whole_or_number(row.grid.cell_km2));
    let rows = Column::new("rows", "Rows in the cell", "格内行数").unit("rows");
    builder.column(rows, |row| row.of_cell(|cell| Cell::count(cell.rows.len())));
}

fn value(builder: &mut TableBuilder<'_, CellRow>) {
    builder
        .column(Column::new("variable", "Variable", "变量"), |row| Cell::text(codes::variable(&row.grid.classified)));
    let name = |row: &CellRow, language| Cell::text(words::variable(&row.grid.classified, messages(language)));
    builder.column(Column::new("variable_zh", "Variable: Chinese name", "变量名称"), move |row| {
        name(row, Language::Zh)
    });
    builder.column(Column::new("variable_en", "Variable: English name", "变量名称（英文）"), move |row| {
        name(row, Language::En)
    });
    let value = Column::new("result", "Value", "数值")
        .note("In the unit of the next column.", "单位见旁列。")
        .empty("no value here: see why", "此处无数值：见“无数值的原因”");
    builder.column(value, |row| row.of_cell(|cell| cell.value.map_or(Cell::Missing, Cell::whole_or_number)));
    builder.coded(Column::new("unit", "Unit", "单位").empty("unit not given", "未注明单位"), |row| {
        Cell::text(codes::unit(&row.grid.classified))
    });
    let why = Column::new("why", "Reason for no value", "无数值的原因").note(
        "not_given: no row has a number; out_of_range: a sum that no computer can hold.",
        "not_given 各行均无数值；out_of_range 合计超出可存储范围。",
    );
    builder.coded(why.empty("there is a value", "有数值"), |row| {
        row.of_cell(|cell| Cell::optional(cell.value.err().map(codes::why)))
    });
    let class = Column::new("class", "Class", "分级")
        .note("From 1, the lowest, as in the legend.", "自 1（最低）起，同图例。")
        .empty("no value", "无数值");
    builder.column(class, |row| row.of_cell(|cell| cell.class.map_or(Cell::Missing, |class| Cell::count(class + 1))));
    let from = Column::new("class_from", "Class: from", "分级下限")
        .note("Excluded, but for the first class.", "不含此值；第一级含。")
        .empty("no value", "无数值");
    builder.column(from, |row| row.bound(|(from, _)| from));
    let to = Column::new("class_to", "Class: to", "分级上限").note("Included.", "含此值。").empty("no value", "无数值");
    builder.column(to, |row| row.bound(|(_, to)| to));
}
