//! Rows and columns that stay while a text is read: those of a sample, without columns that are left out.

use std::collections::BTreeSet;

use super::part::{Column, Part};
use crate::{
    import::{Grid, layout::Layout},
    recipe::{ColumnRole, Recipe},
};

/// Rows and columns that stay. The beginning of a file stays whole, as it shows what is left out.
#[derive(Debug)]
pub(super) struct Kept {
    /// First row of the table, below its headings.
    pub first: usize,
    /// Distance of the rows of the table that stay, the first of which does.
    pub step: usize,
    /// Columns whose texts are dropped.
    dropped: BTreeSet<usize>,
}

impl Kept {
    /// `true` if a recipe wants less than all of a text.
    pub(super) fn is_less(recipe: &Recipe) -> bool {
        recipe.row_step() > 1 || recipe.columns.values().any(|choice| choice.role == ColumnRole::Ignore)
    }

    /// Rows and columns that a recipe wants of a text that begins with some rows; `None` for all of it, and for so few rows
    /// that they do not show the headings.
    pub(super) fn of(beginning: &Grid, recipe: &Recipe) -> Option<Self> {
        let Layout { first, names } = Layout::of(beginning, recipe)?;
        let is_ignored = |name: &str| recipe.role(name) == Some(ColumnRole::Ignore);
        let dropped = names.iter().filter(|(_, name)| is_ignored(name)).map(|(column, _)| *column).collect();
        let kept = Self { first, step: recipe.row_step() as usize, dropped };
        (kept.step > 1 || !kept.dropped.is_empty()).then_some(kept)
    }

    /// Number of rows of the table among so many from the beginning of the file.
    pub(super) fn table_rows(&self, rows: usize) -> usize {
        rows.saturating_sub(self.first)
    }

    /// Rest of a part that so many rows stand before.
    pub(super) fn of_part(&self, mut part: Part, before: usize) -> Part {
        if before > 0 {
            for (_, column) in part.columns.iter_mut().enumerate().filter(|(at, _)| self.dropped.contains(at)) {
                *column = Column::default();
            }
        }
        if self.step > 1 {
            let stays =
                |row: &usize| (before + row).checked_sub(self.first).is_none_or(|row| row.is_multiple_of(self.step));
            let rows: Vec<usize> = (0..part.lines.len()).filter(stays).collect();
            part.columns.iter_mut().for_each(|column| *column = column.of_rows(&rows));
            part.lines = rows.iter().filter_map(|row| part.lines.get(*row).copied()).collect();
        }
        part
    }
}
