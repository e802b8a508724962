//! Data dictionary of a table.

use super::{Cell, Column, Table, builder::TableBuilder};
use crate::model::Bilingual;

/// One row per column of `table`: name, titles, unit, note.
pub fn data_dictionary(table: &Table) -> Table {
    let mut maker: TableBuilder<'_, Column> = TableBuilder::new();
    maker.column(Column::new("column", "Column", "列"), |c| Cell::text(&c.name));
    maker.column(Column::new("title_en", "Title", "标题（英文）"), |c| Cell::text(&c.title.en));
    maker.column(Column::new("title_zh", "Title (Chinese)", "标题"), |c| Cell::text(&c.title.zh));
    maker.column(Column::new("unit", "Unit", "单位"), |c| Cell::optional(c.unit));
    maker.column(Column::new("note_en", "Note", "说明（英文）"), |c| Cell::text(&c.note.en));
    maker.column(Column::new("note_zh", "Note (Chinese)", "说明"), |c| Cell::text(&c.note.zh));
    Table {
        name: "columns",
        title: Bilingual { en: "What the columns mean".into(), zh: "列的含义".into() },
        language: table.language,
        points: None,
        rows: table.columns.iter().map(|column| maker.row(&column.name, column)).collect(),
        columns: maker.into_columns(),
        sources: Vec::new(),
    }
}
