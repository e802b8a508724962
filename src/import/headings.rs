//! Headings of a grid: which row they stand in, what stands above them, and columns named apart.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, CellKind, Cells, Grid, RawColumn, RawTable, Remark, RemarkKind, RowUnit, Severity};
use crate::{model::parallel, recipe::Recipe};

/// Rows among which the headings are searched.
pub(super) const SEARCHED: usize = 30;

/// Table of a grid: finds or takes the row of headings, drops blank rows and empty columns without heading, and leaves
/// out headings that are repeated among the rows. All of it is remarked.
pub(crate) fn table_of(mut grid: Grid, unit: RowUnit, recipe: &Recipe, mut remarks: Vec<Remark>) -> RawTable {
    grid.fill();
    let heading = heading(&grid, recipe);
    remarks.extend(remark_above(&grid, heading));
    let columns = named_columns(&grid, heading, &mut remarks);
    let first = heading.map_or(0, |row| row + 1);
    let number = |row: usize| grid.numbers().get(row).copied().unwrap_or_default();
    let blank = blank_rows(&grid, first);
    let repeated = repeated_headings(&grid, heading, &blank);
    remarks.extend(
        repeated.iter().map(|row| Remark::on_row(number(*row), Severity::LeftOut, RemarkKind::RepeatedHeading)),
    );
    let mut dropped: Vec<usize> = blank.iter().chain(&repeated).copied().collect();
    dropped.sort_unstable();
    remarks.extend(longer_rows(&grid, heading, &dropped));
    let notes = notes_below(&grid, first, &dropped, columns.len());
    for row in &notes {
        let text = grid.columns().iter().map(|cells| cells.get(*row)).find(|cell| !cell.is_blank());
        let remark = Remark::on_row(number(*row), Severity::LeftOut, RemarkKind::NotesBelow);
        remarks.push(remark.found(text.unwrap_or(Cell::EMPTY).text));
    }
    dropped.extend(notes);
    dropped.sort_unstable();
    if !blank.is_empty() {
        remarks.push(Remark::on_file(Severity::Note, RemarkKind::BlankRows).count(blank.len()));
    }
    let numbers = rows_without(grid.rows(), first, &dropped).map(number).collect();
    let (cells, _) = grid.into_parts();
    let mut names: BTreeMap<usize, String> = columns.into_iter().collect();
    let named = cells.into_iter().enumerate().filter_map(|(column, cells)| Some((names.remove(&column)?, cells)));
    let column = |(heading, cells): (String, Cells)| RawColumn { heading, cells: cells.without(first, &dropped) };
    let columns = parallel::each(named.collect(), column);
    RawTable { columns, numbers, unit, geometries: None, remarks }
}

/// Row of the headings, chosen or found; `None` without headings.
pub(super) fn heading(grid: &Grid, recipe: &Recipe) -> Option<usize> {
    match recipe.heading {
        Some(0) => None,
        Some(number) => grid.numbers().iter().position(|row| *row >= number),
        None => found_heading(grid),
    }
}

/// Rows from one on, without some, which rise.
fn rows_without(rows: usize, first: usize, dropped: &[usize]) -> impl DoubleEndedIterator<Item = usize> {
    (first..rows).filter(|row| dropped.is_empty() || dropped.binary_search(row).is_err())
}

/// Rows from one on without content.
fn blank_rows(grid: &Grid, first: usize) -> Vec<usize> {
    let mut columns = grid.columns().iter();
    let is_blank = |(row, cell): (usize, Cell<'_>)| cell.is_blank().then_some(row);
    let Some(one) = columns.next() else { return (first..grid.rows()).collect() };
    let mut blank: Vec<usize> = one.iter().enumerate().skip(first).filter_map(is_blank).collect();
    for cells in columns {
        if blank.is_empty() {
            break;
        }
        blank.retain(|row| cells.get(*row).is_blank());
    }
    blank
}

/// Rows below the headings that have them again, and are not blank.
fn repeated_headings(grid: &Grid, heading: Option<usize>, blank: &[usize]) -> Vec<usize> {
    let Some(heading) = heading else { return Vec::new() };
    let mut filled = grid.columns().iter().filter(|cells| !cells.get(heading).is_blank());
    let Some(one) = filled.next() else { return Vec::new() };
    let text = one.get(heading).text;
    let alike = one.iter().enumerate().skip(heading + 1).filter(|(_, cell)| cell.text == text);
    let mut repeated: Vec<usize> = alike.map(|(row, _)| row).collect();
    for cells in filled {
        repeated.retain(|row| cells.get(*row).text == cells.get(heading).text);
    }
    repeated.retain(|row| blank.binary_search(row).is_err());
    repeated
}

/// Row of the headings: the first whose cells are texts, or years, and nearly as many as the table is wide; `None` if the
/// first row already has numbers.
fn found_heading(grid: &Grid) -> Option<usize> {
    let filled = |row: usize| grid.columns().iter().filter(|cells| !cells.get(row).is_blank()).count();
    let rows: Vec<usize> = (0..grid.rows()).filter(|row| filled(*row) > 0).take(SEARCHED).collect();
    let mut widths: Vec<usize> = rows.iter().map(|row| filled(*row)).collect();
    widths.sort_unstable();
    // The upper quartile: rows with missing cells do not narrow the table, a few longer ones do not widen it.
    let width = widths.get(widths.len() * 3 / 4).copied().unwrap_or_default();
    let fits = |row: &usize| {
        let cells: Vec<Cell<'_>> = grid.columns().iter().map(|cells| cells.get(*row)).collect();
        let numbers = cells.iter().filter(|cell| is_number(cell)).count();
        let years = cells.iter().filter(|cell| is_year(cell)).count();
        let texts = filled(*row) - numbers;
        filled(*row) * 3 >= width * 2 && texts > 0 && numbers == years
    };
    let first = rows.first().copied();
    rows.iter().copied().find(fits).filter(|row| Some(*row) == first || *row > 0)
}

/// `true` for a cell that holds a plain number.
fn is_number(cell: &Cell<'_>) -> bool {
    cell.kind == CellKind::Number || cell.text.trim().parse::<f64>().is_ok()
}

/// `true` for a year, which can be a heading.
fn is_year(cell: &Cell<'_>) -> bool {
    is_number(cell)
        && cell.text.trim().parse::<f64>().is_ok_and(|year| year.fract() == 0.0 && (1900.0..=2100.0).contains(&year))
}

/// Remark on rows above the headings.
fn remark_above(grid: &Grid, heading: Option<usize>) -> Vec<Remark> {
    let Some(heading) = heading.filter(|row| *row > 0) else { return Vec::new() };
    let number = grid.numbers().get(heading).copied().unwrap_or_default();
    let texts = (0..heading).filter_map(|row| {
        let cell = grid.columns().iter().map(|cells| cells.get(row)).find(|cell| !cell.is_blank())?;
        Some((row, cell.text))
    });
    let mut remarks = vec![Remark::on_file(Severity::Note, RemarkKind::HeadingRow).count(number as usize)];
    remarks.extend(texts.map(|(row, text)| {
        let number = grid.numbers().get(row).copied().unwrap_or_default();
        Remark::on_row(number, Severity::LeftOut, RemarkKind::RowsAboveHeading).found(text)
    }));
    remarks
}

/// Remarks on rows with cells beyond the last heading, if such rows are few: else the column lacks a heading.
fn longer_rows(grid: &Grid, heading: Option<usize>, dropped: &[usize]) -> Vec<Remark> {
    let Some(heading) = heading else { return Vec::new() };
    let width = grid.columns().iter().rposition(|cells| !cells.get(heading).is_blank()).map_or(0, |last| last + 1);
    let beyond = grid.columns().get(width..).unwrap_or_default();
    if beyond.is_empty() {
        return Vec::new();
    }
    let longer = rows_without(grid.rows(), heading + 1, dropped).filter_map(|row| {
        let mut filled = beyond.iter().map(|cells| cells.get(row)).filter(|cell| !cell.is_blank());
        let first = filled.next()?;
        let number = grid.numbers().get(row).copied().unwrap_or_default();
        let remark = Remark::on_row(number, Severity::Note, RemarkKind::TooManyCells);
        Some(remark.found(first.text).count(1 + filled.count()))
    });
    let longer: Vec<Remark> = longer.collect();
    let kept = grid.rows() - (heading + 1) - dropped.len();
    if longer.len() * 2 > kept { Vec::new() } else { longer }
}

/// Columns with a name of their own each. Columns without heading and content are left out.
pub(super) fn named_columns(grid: &Grid, heading: Option<usize>, remarks: &mut Vec<Remark>) -> Vec<(usize, String)> {
    let first = heading.map_or(0, |row| row + 1);
    let mut headings = Vec::new();
    let mut empty = 0;
    for (column, cells) in grid.columns().iter().enumerate() {
        let text = heading.map_or("", |row| cells.get(row).text.trim());
        let has_content = || cells.iter().skip(first).any(|cell| !cell.is_blank());
        if text.is_empty() && !has_content() {
            empty += 1;
        } else {
            headings.push((column, text.to_owned()));
        }
    }
    if empty > 0 {
        remarks.push(Remark::on_file(Severity::Note, RemarkKind::EmptyColumns).count(empty));
    }
    let names = unique_names(headings.iter().map(|(_, heading)| heading.as_str()), remarks);
    headings.into_iter().zip(names).map(|((column, _), name)| (column, name)).collect()
}

/// Names that differ: those that a heading has again get a number, those without heading a letter as in spreadsheets.
pub(crate) fn unique_names<'h>(headings: impl Iterator<Item = &'h str>, remarks: &mut Vec<Remark>) -> Vec<String> {
    let headings: Vec<&str> = headings.map(str::trim).collect();
    let mut taken: BTreeSet<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for (at, heading) in headings.into_iter().enumerate() {
        let name = if !heading.is_empty() && seen.insert(heading) {
            heading.to_owned()
        } else {
            let base = if heading.is_empty() { column_letters(at) } else { heading.to_owned() };
            let numbered = (2..).map(|number| format!("{base} {number}"));
            let first = heading.is_empty().then(|| base.clone());
            let name = first.into_iter().chain(numbered).find(|name| !taken.contains(name)).unwrap_or(base);
            let remark = Remark::on_file(Severity::Changed, RemarkKind::RenamedColumn).in_column(heading);
            remarks.push(remark.found(&name));
            taken.insert(name.clone());
            name
        };
        names.push(name);
    }
    names
}

/// Letters of a column as spreadsheets have them: A, B … Z, AA.
fn column_letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + (column % 26) as u8);
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// Rows near the end that are notes: one text in a table of several columns. Totals can stand among them.
fn notes_below(grid: &Grid, first: usize, dropped: &[usize], columns: usize) -> Vec<usize> {
    const NEAR: usize = 8;
    const BEGINNINGS: [&str; 9] = ["注", "备注", "说明", "来源", "资料来源", "数据来源", "note", "source", "*"];
    let is_note = |row: &usize| {
        let mut filled = grid.columns().iter().map(|cells| cells.get(*row)).filter(|cell| !cell.is_blank());
        let (Some(cell), None) = (filled.next(), filled.next()) else { return false };
        let text = cell.text.trim().to_lowercase();
        columns > 1 && BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
    };
    let near_end = rows_without(grid.rows(), first, dropped).rev().take(NEAR);
    let mut notes: Vec<usize> = near_end.filter(is_note).collect();
    notes.reverse();
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let mut grid = Grid::default();
        for (number, row) in (1..).zip(rows) {
            grid.begin_row(number);
            for (column, text) in row.iter().enumerate() {
                grid.push(column, CellKind::Text, text);
            }
        }
        grid
    }

    fn headings(rows: &[&[&str]]) -> (Vec<String>, Vec<u32>, Vec<RemarkKind>) {
        let table = table_of(grid(rows), RowUnit::Line, &Recipe::default(), Vec::new());
        let names = table.columns.iter().map(|column| column.heading.clone()).collect();
        (names, table.numbers, table.remarks.iter().map(|remark| remark.kind).collect())
    }

    #[test]
    fn headings_are_found_below_a_title_and_beside_an_empty_column() {
        let rows: &[&[&str]] = &[
            &["", "表 1 各省产值"],
            &["", "", "", ""],
            &["", "省份", "2022", "2023"],
            &["", "湖南", "1", "2"],
            &["", "浙江", "3", ""],
            &["", "注：初步数"],
            &["", "合计", "4", "2"],
        ];
        let (names, numbers, kinds) = headings(rows);
        assert_eq!((names, numbers), (vec!["省份".to_owned(), "2022".into(), "2023".into()], vec![4, 5, 7]));
        use RemarkKind::{EmptyColumns, HeadingRow, NotesBelow, RowsAboveHeading};
        assert_eq!(kinds, [HeadingRow, RowsAboveHeading, EmptyColumns, NotesBelow]);
    }

    #[test]
    fn columns_of_one_heading_are_told_apart_and_headings_among_the_rows_are_left_out() {
        let rows: &[&[&str]] = &[&["省份", "产值", "产值", ""], &["湖南", "1", "2", ""], &["省份", "产值", "产值", ""]];
        let (names, numbers, kinds) = headings(rows);
        assert_eq!((names, numbers), (vec!["省份".to_owned(), "产值".into(), "产值 2".into()], vec![2]));
        use RemarkKind::{EmptyColumns, RenamedColumn, RepeatedHeading};
        assert_eq!(kinds, [EmptyColumns, RenamedColumn, RepeatedHeading]);
    }

    #[test]
    fn a_row_with_more_cells_than_headings_is_named_and_a_column_without_heading_is_none() {
        let kinds = |rows: &[&[&str]]| {
            let table = table_of(grid(rows), RowUnit::Line, &Recipe::default(), Vec::new());
            table.remarks.iter().map(|remark| (remark.kind, remark.row, remark.found.clone())).collect::<Vec<_>>()
        };
        use RemarkKind::{RenamedColumn, TooManyCells};
        let renamed = (RenamedColumn, None, "C".to_owned());
        let rows: &[&[&str]] = &[&["a", "b"], &["1", "2"], &["3", "4", "5"], &["6", "7"]];
        assert_eq!(kinds(rows), [renamed.clone(), (TooManyCells, Some(3), "5".to_owned())]);
        assert_eq!(kinds(&[&["a", "b"], &["1", "2", "x"], &["3", "4", "y"]]), [renamed]);
    }

    #[test]
    fn a_table_that_begins_with_numbers_has_no_headings() {
        let (names, numbers, _) = headings(&[&["112.9", "28.2"], &["113.1", "27.8"]]);
        assert_eq!((names, numbers), (vec!["A".to_owned(), "B".into()], vec![1, 2]));
    }

    #[test]
    fn letters_of_columns_are_those_of_spreadsheets() {
        assert_eq!([0, 25, 26, 701, 702].map(column_letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
