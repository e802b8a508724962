//! Sorting of tables by one column.

use std::{cmp::Ordering, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{Cell, CellFormatter, Column, Table};
use crate::model::{AsOf, Catalogue};

/// Sort column and direction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    /// Name of the column.
    pub column: String,
    /// `true` for descending order.
    pub descending: bool,
}

impl Sort {
    /// Sort order after a click on a heading: ascending, descending, then catalogue order.
    pub fn next(now: Option<&Self>, column: &str) -> Option<Self> {
        match now.filter(|sort| sort.column == column) {
            None => Some(Self { column: column.to_owned(), descending: false }),
            Some(sort) if !sort.descending => Some(Self { descending: true, ..sort.clone() }),
            Some(_) => None,
        }
    }
}

/// Sort key of a cell; in a column of mixed types, numbers precede dates and dates precede texts.
#[derive(Debug, PartialEq)]
enum SortKey {
    Number(f64),
    Date(AsOf),
    Text(Vec<String>),
}

impl SortKey {
    fn compare(&self, other: &Self) -> Ordering {
        let rank = |key: &Self| match key {
            Self::Number(_) => 0,
            Self::Date(_) => 1,
            Self::Text(_) => 2,
        };
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Date(a), Self::Date(b)) => a.chronological(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            _ => rank(self).cmp(&rank(other)),
        }
    }
}

/// Row indices in sort order. Missing cells come last in both directions; equal rows keep catalogue order. An unknown
/// column leaves the order unchanged.
pub fn order(table: &Table, catalogue: &Catalogue, formatter: &CellFormatter<'_>, sort: Option<&Sort>) -> Vec<usize> {
    let cells = |at| table.rows.iter().map(move |row| row.cells.get(at).unwrap_or(&Cell::Missing));
    let of_column = |at| (cells(at).cloned()).collect();
    order_of(table, table.rows.len(), catalogue, formatter, (sort, &of_column))
}

/// The same for a number of rows that are not in the table, with the cells of a column.
pub fn order_of(
    table: &Table,
    rows: usize,
    catalogue: &Catalogue,
    formatter: &CellFormatter<'_>,
    (sort, cells): (Option<&Sort>, &dyn Fn(usize) -> Vec<Cell>),
) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..rows).collect();
    let Some((sort, at)) = sort.and_then(|sort| Some((sort, table.position(&sort.column)?))) else { return rows };
    let Some(column) = table.columns.get(at) else { return rows };
    let pinyin = pinyin(catalogue);
    let keys: Vec<Option<SortKey>> = cells(at).iter().map(|cell| key(formatter, &pinyin, column, cell)).collect();
    let of = |row: &usize| keys.get(*row).and_then(Option::as_ref);
    rows.sort_by(|a, b| match (of(a), of(b)) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) if sort.descending => b.compare(a),
        (Some(a), Some(b)) => a.compare(b),
    });
    rows
}

fn key(formatter: &CellFormatter<'_>, pinyin: &BTreeMap<&str, &str>, column: &Column, cell: &Cell) -> Option<SortKey> {
    // Names sort by pinyin, other texts by lower case.
    let sound = |text: &str| pinyin.get(text).map_or_else(|| text.to_lowercase(), |sound| (*sound).to_owned());
    match cell {
        Cell::Missing => None,
        Cell::Integer(value) => Some(SortKey::Number(*value as f64)),
        Cell::Number(value) => Some(SortKey::Number(*value)),
        Cell::Date(date) => Some(SortKey::Date(*date)),
        Cell::Text(text) => Some(SortKey::Text(vec![sound(&formatter.word(&column.name, text))])),
        Cell::List(_) => Some(SortKey::Text(formatter.items(column, cell).iter().map(|item| sound(item)).collect())),
    }
}

/// Pinyin by Chinese name.
fn pinyin(catalogue: &Catalogue) -> BTreeMap<&str, &str> {
    let names = catalogue.clusters.iter().map(|cluster| &cluster.name);
    let names = names.chain(catalogue.cities.values().map(|city| &city.name));
    let names = names.chain(catalogue.provinces.iter().map(|province| &province.name));
    let names = names.chain(catalogue.sectors.iter().map(|sector| &sector.name));
    let named = names.filter(|name| !name.pinyin.is_empty());
    named.flat_map(|name| [&name.full.zh, &name.short.zh].map(|zh| (zh.as_str(), name.pinyin.as_str()))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{model::Language, table::fixture};

    fn sort(column: &str, descending: bool) -> Sort {
        Sort { column: column.to_owned(), descending }
    }

    fn sorted(cells: Vec<Cell>, descending: bool) -> Vec<usize> {
        let table = fixture::table(cells.into_iter().map(|cell| vec![cell, Cell::Missing]).collect());
        let catalogue = Catalogue::default();
        order(&table, &catalogue, &CellFormatter::new(&catalogue, Language::En), Some(&sort("a", descending)))
    }

    #[test]
    fn numbers_sort_as_numbers_and_missing_comes_last_both_ways() {
        let cells = || vec![Cell::Integer(10), Cell::Missing, Cell::Number(9.5), Cell::Integer(-2), Cell::Integer(100)];
        assert_eq!(sorted(cells(), false), [3, 2, 0, 4, 1]);
        assert_eq!(sorted(cells(), true), [4, 0, 2, 3, 1]);
    }

    #[test]
    fn dates_sort_as_dates_and_texts_whatever_their_case() {
        let dates = ["2021-06-11", "2020", "2021"].map(|date| Cell::Date(AsOf::parse(date).unwrap()));
        assert_eq!(sorted(dates.to_vec(), false), [1, 2, 0]);
        assert_eq!(sorted(["b", "A", "C"].map(Cell::text).to_vec(), false), [1, 0, 2]);
    }

    #[test]
    fn what_is_alike_stays_in_order_both_ways() {
        let cells = || vec![Cell::Integer(1), Cell::Integer(2), Cell::Integer(1), Cell::Integer(2)];
        assert_eq!(sorted(cells(), false), [0, 2, 1, 3]);
        assert_eq!(sorted(cells(), true), [1, 3, 0, 2]);
    }

    #[test]
    fn a_third_click_on_a_heading_takes_the_order_back() {
        let first = Sort::next(None, "a");
        let second = Sort::next(first.as_ref(), "a");
        assert_eq!((first.clone(), second.clone()), (Some(sort("a", false)), Some(sort("a", true))));
        assert_eq!(Sort::next(second.as_ref(), "a"), None);
        assert_eq!(Sort::next(second.as_ref(), "b"), Some(sort("b", false)));
    }

    #[test]
    fn a_column_that_is_not_there_sorts_nothing() {
        let table = fixture::table(vec![vec![Cell::Integer(2), Cell::Missing], vec![Cell::Integer(1), Cell::Missing]]);
        let catalogue = Catalogue::default();
        let formatter = CellFormatter::new(&catalogue, Language::En);
        assert_eq!(order(&table, &catalogue, &formatter, Some(&sort("z", false))), [0, 1]);
        assert_eq!(order(&table, &catalogue, &formatter, None), [0, 1]);
    }

    proptest! {
        #[test]
        fn every_row_is_there_once(values in prop::collection::vec(prop::option::of(-3.0..3.0), 0..30), down: bool) {
            let cells: Vec<Cell> = values.iter().map(|v| v.map_or(Cell::Missing, Cell::number)).collect();
            let mut rows = sorted(cells, down);
            rows.sort_unstable();
            prop_assert_eq!(rows, (0..values.len()).collect::<Vec<_>>());
        }
    }
}
