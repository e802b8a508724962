//! Data dictionary of a table.

use super::{Cell, Column, Table, builder::TableBuilder};
use crate::model::Bilingual;

/// One row per column of `table`: name, titles, unit, note, meaning of empty cells.
pub fn data_dictionary(table: &Table) -> Table {
    let mut builder: TableBuilder<'_, Column> = TableBuilder::new();
    builder.column(Column::new("column", "Column", "列"), |c| Cell::text(&c.name));
    builder.column(Column::new("title_en", "Title", "标题（英文）"), |c| Cell::text(&c.title.en));
    builder.column(Column::new("title_zh", "Title (Chinese)", "标题"), |c| Cell::text(&c.title.zh));
    builder.column(Column::new("unit", "Unit", "单位"), |c| Cell::optional(c.unit.as_deref()));
    builder.column(Column::new("note_en", "Note", "说明（英文）"), |c| Cell::text(&c.note.en));
    builder.column(Column::new("note_zh", "Note (Chinese)", "说明"), |c| Cell::text(&c.note.zh));
    builder.column(Column::new("empty_en", "Empty cells", "空格含义（英文）"), |c| Cell::text(&c.empty.en));
    builder.column(Column::new("empty_zh", "Empty cells (Chinese)", "空格含义"), |c| Cell::text(&c.empty.zh));
    Table {
        name: "columns".into(),
        title: Bilingual { en: "Meaning of the columns".into(), zh: "列的含义".into() },
        language: table.language,
        points: None,
        rows: table.columns.iter().map(|column| builder.row(&column.name, column)).collect(),
        columns: builder.into_columns(),
        sources: Vec::new(),
    }
}
