//! Latest rows of a person's own list: of several rows of one subject, those that its dates choose.

use std::collections::BTreeMap;

use crate::{
    dataset::{Column, Dataset, Role, TimeRole},
    model::AsOf,
};

/// Of the rows that a row of the file has become, one for each year, the latest that has a number in a column; all rows of
/// other files.
pub(super) fn latest_years(dataset: &Dataset, column: Option<&Column>, rows: Vec<u32>) -> Vec<u32> {
    match (dataset.file_rows(), dates(dataset)) {
        (Some(of_file), Some(dates)) => latest(|row| of_file.get(row as usize).copied(), dates, column, rows),
        _ => rows,
    }
}

/// Dates of the rows of a person's own list.
pub(super) fn dates(dataset: &Dataset) -> Option<&Column> {
    dataset.with_role(&Role::Time(TimeRole::Holds))
}

/// Rows of the latest date of their subject that has a number; rows without a date count where no other row does.
pub(super) fn latest(
    subject: impl Fn(u32) -> Option<u32>,
    dates: &Column,
    column: Option<&Column>,
    rows: Vec<u32>,
) -> Vec<u32> {
    let has_number = |row: u32| column.is_none_or(|column| column.number(row as usize).is_some());
    let dated = |row: u32| (has_number(row), dates.date(row as usize));
    let is_later = |one: (bool, Option<AsOf>), other: (bool, Option<AsOf>)| match (one, other) {
        ((has, _), (had, _)) if has != had => has,
        ((_, Some(one)), (_, Some(other))) => one.by_end(&other).is_gt(),
        ((_, one), (_, other)) => one.is_some() && other.is_none(),
    };
    let mut best: BTreeMap<u32, (bool, Option<AsOf>)> = BTreeMap::new();
    for (place, found) in rows.iter().filter_map(|row| Some((subject(*row)?, dated(*row)))) {
        let known = best.entry(place).or_insert(found);
        if is_later(found, *known) {
            *known = found;
        }
    }
    let is_best =
        |row: &u32| subject(*row).is_none_or(|place| best.get(&place).is_none_or(|best| !is_later(*best, dated(*row))));
    rows.into_iter().filter(is_best).collect()
}
