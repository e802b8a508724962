//! Layout of a table by its first rows.

use super::{
    Grid,
    headings::{SEARCHED, heading, named_columns},
};
use crate::recipe::Recipe;

/// Layout of a table whose beginning alone is known.
pub(super) struct Layout {
    /// First row below the headings.
    pub first: usize,
    /// Names of the columns with headings, by their positions.
    pub names: Vec<(usize, String)>,
}

impl Layout {
    /// Layout by the first rows; `None` if they are too few to find the headings among them.
    pub(super) fn of(beginning: &Grid, recipe: &Recipe) -> Option<Self> {
        let heading = heading(beginning, recipe);
        let is_below = heading.is_none_or(|heading| heading + 1 < beginning.rows());
        let is_known = recipe.heading.is_some() || beginning.rows() >= 2 * SEARCHED;
        // Columns without headings are named by those of them that have content, which the beginning alone does not tell.
        let has_heading = |column: usize| {
            let cells = beginning.columns().get(column);
            heading.zip(cells).is_some_and(|(row, cells)| !cells.get(row).is_blank())
        };
        let mut names = named_columns(beginning, heading, &mut Vec::new());
        names.retain(|(column, _)| has_heading(*column));
        (is_below && is_known).then(|| Self { first: heading.map_or(0, |row| row + 1), names })
    }
}
