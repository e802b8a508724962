//! Rows and columns that stay while a text is read: those of a sample, without columns that are left out.

use super::part::{Column, Part};
use crate::{
    import::{Grid, layout::Layout},
    recipe::{ColumnRole, Recipe},
};

/// Rows and columns that stay. The beginning of a file stays whole, as it shows what is left out.
#[derive(Debug)]
pub(super) struct Kept {
    /// First row of the table, below its headings.
    first: usize,
    /// Distance of the rows of the table that stay, the first of which does.
    every: usize,
    /// Columns whose texts stay; those beyond do.
    columns: Vec<bool>,
}

impl Kept {
    /// `true` if a recipe wants less than all of a text.
    pub(super) fn is_less(recipe: &Recipe) -> bool {
        let is_sample = recipe.every.is_some_and(|every| every.get() > 1);
        is_sample || recipe.columns.values().any(|choice| choice.role == ColumnRole::Ignore)
    }

    /// What a recipe wants of a text that begins with some rows; `None` for all of it, and for so few rows that they do not
    /// show the headings.
    pub(super) fn of(beginning: &Grid, recipe: &Recipe) -> Option<Self> {
        let Layout { first, names } = Layout::of(beginning, recipe)?;
        let is_wanted = |name: &str| recipe.role(name) != Some(ColumnRole::Ignore);
        let width = beginning.columns().len();
        let mut columns = vec![true; width];
        for (column, name) in &names {
            if let Some(wanted) = columns.get_mut(*column) {
                *wanted = is_wanted(name);
            }
        }
        let every = recipe.every.map_or(1, |every| every.get() as usize);
        (every > 1 || columns.contains(&false)).then_some(Self { first, every, columns })
    }

    /// Number of rows of the table among so many rows of the file.
    pub(super) fn table_rows(&self, rows: usize) -> usize {
        rows.saturating_sub(self.first)
    }

    /// Distance of the rows that stay.
    pub(super) fn every(&self) -> usize {
        self.every
    }

    /// First row of the table, below its headings.
    pub(super) fn first(&self) -> usize {
        self.first
    }

    /// What stays of a part that so many rows stand before.
    pub(super) fn of_part(&self, part: Part, before: usize) -> Part {
        let stays =
            |row: usize| (before + row).checked_sub(self.first).is_none_or(|row| row.is_multiple_of(self.every));
        let rows: Vec<usize> = (0..part.lines.len()).filter(|row| stays(*row)).collect();
        let is_wanted = |column: usize| before == 0 || self.columns.get(column).is_none_or(|wanted| *wanted);
        let columns = part.columns.into_iter().enumerate().map(|(number, column)| match is_wanted(number) {
            true if self.every == 1 => column,
            true => column.of_rows(&rows),
            false => Column::default(),
        });
        Part {
            columns: columns.collect(),
            lines: rows.iter().filter_map(|row| part.lines.get(*row).copied()).collect(),
            ..part
        }
    }
}
