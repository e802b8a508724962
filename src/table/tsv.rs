//! Tab-separated text for the clipboard.

use std::borrow::Cow;

use super::{Cell, CellFormatter, LIST_SEPARATOR, Row, Table, escape_formula, qualifiers::qualifiers};

/// Rows and columns by index, with headings. Codes are replaced by labels; numbers are plain, in the unit of the
/// heading, and their bound has its own column.
pub fn tsv(table: &Table, formatter: &CellFormatter<'_>, rows: &[usize], columns: &[usize]) -> String {
    tsv_of(table, formatter, rows.iter().filter_map(|at| table.rows.get(*at)), columns)
}

/// The same for rows that need not be in the table.
pub fn tsv_of<'t>(
    table: &Table,
    formatter: &CellFormatter<'_>,
    rows: impl Iterator<Item = &'t Row>,
    columns: &[usize],
) -> String {
    let columns = with_bounds(table, columns);
    let headings =
        columns.iter().filter_map(|at| table.columns.get(*at)).map(|column| one_line(&formatter.heading(column)));
    let mut text = headings.collect::<Vec<_>>().join("\t");
    text.push('\n');
    for row in rows {
        let cells = columns.iter().map(|at| one_line(&tsv_cell(table, formatter, row, *at)));
        text.push_str(&cells.collect::<Vec<_>>().join("\t"));
        text.push('\n');
    }
    text
}

/// Single cell as in [`tsv()`]; empty if missing.
pub(crate) fn tsv_cell<'t>(table: &'t Table, formatter: &CellFormatter<'_>, row: &'t Row, at: usize) -> Cow<'t, str> {
    let (Some(column), Some(cell)) = (table.columns.get(at), row.cells.get(at)) else { return Cow::Borrowed("") };
    match cell {
        Cell::Integer(_) | Cell::Number(_) => {
            Cow::Owned(formatter.value(table, row, at).map_or_else(String::new, |value| value.to_string()))
        }
        Cell::Text(text) => guarded(formatter.word(&column.name, text)),
        Cell::List(_) => guarded(Cow::Owned(formatter.items(column, cell).join(LIST_SEPARATOR))),
        Cell::Missing | Cell::Date(_) => cell.plain(),
    }
}

/// Escapes texts that a spreadsheet would read as formulas.
fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    match escape_formula(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(guarded) => Cow::Owned(guarded),
    }
}

/// Inserts the column of the bound before each figure.
fn with_bounds(table: &Table, columns: &[usize]) -> Vec<usize> {
    let mut found = Vec::with_capacity(columns.len());
    for at in columns {
        let name = table.columns.get(*at).map_or("", |column| column.name.as_str());
        let bound = qualifiers(name).and_then(|beside| table.position(&beside.bound));
        let bound = bound.filter(|bound| !columns.contains(bound) && !found.contains(bound));
        found.extend(bound);
        found.push(*at);
    }
    found
}

fn one_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Catalogue, Language},
        table::{Column, fixture},
    };

    fn copied(table: &Table, rows: &[usize], columns: &[usize]) -> String {
        let catalogue = Catalogue::default();
        tsv(table, &CellFormatter::new(&catalogue, Language::En), rows, columns)
    }

    #[test]
    fn rows_come_in_the_order_asked_for_and_missing_is_empty() {
        let table = fixture::table(vec![
            vec![Cell::text("x\ty\nz"), Cell::Integer(1234)],
            vec![Cell::Missing, Cell::Number(-0.5)],
            vec![Cell::list(["a", "b"]), Cell::Missing],
        ]);
        assert_eq!(copied(&table, &[2, 0], &[0, 1]), "A\tB\na | b\t\nx y z\t1234\n");
        assert_eq!(copied(&table, &[1], &[1]), "B\n-0.5\n");
    }

    #[test]
    fn a_figure_takes_its_bound_along() {
        let columns = ["bound", "firms"].map(|name| Column::new(name, name, name)).to_vec();
        let table = Table { columns, ..fixture::table(vec![vec![Cell::text("over"), Cell::Integer(3500)]]) };
        assert_eq!(copied(&table, &[0], &[1]), "bound\tfirms\nmore than\t3500\n");
    }

    #[test]
    fn no_text_becomes_a_formula() {
        let table = fixture::table(vec![vec![Cell::text("=1+1"), Cell::list(["@a", "b"])]]);
        assert_eq!(copied(&table, &[0], &[0, 1]), "A\tB\n'=1+1\t'@a | b\n");
    }
}
