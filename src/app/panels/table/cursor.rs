//! Keyboard cursor of the table, and rows marked for copying.

use std::collections::BTreeSet;

use crate::{app::table::TableModel, view::FeatureRef};

/// Cursor movement through the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CursorMove {
    /// Number of rows towards the end, or towards the beginning if negative.
    By(isize),
    /// The first row.
    First,
    /// The last row.
    Last,
}

/// Current row and marked rows, by row index.
#[derive(Clone, Debug, Default)]
pub(super) struct Cursor {
    /// Number of the table that the indices refer to.
    made: u64,
    /// The current row.
    pub at: Option<usize>,
    /// Start of the range of marked rows.
    anchor: Option<usize>,
    /// Rows to copy.
    pub marked: BTreeSet<usize>,
    /// Selection at the last update.
    seen: Option<FeatureRef>,
    /// Request to scroll the current row into view.
    pub reveal: bool,
}

impl Cursor {
    /// Moves to a feature selected elsewhere; discards the indices of another table.
    pub(super) fn follow(&mut self, rows: &TableModel, selection: Option<&FeatureRef>) {
        if self.made != rows.made {
            *self = Self { made: rows.made, ..Self::default() };
        }
        if self.seen.as_ref() == selection {
            return;
        }
        self.seen = selection.cloned();
        let Some(selection) = selection else { return };
        // The current row may already belong to the selection: a province can have several rows.
        if self.at.and_then(|at| rows.selection(at)).as_ref() != Some(selection)
            && let Some(first) = rows.of_selection(selection).first().copied()
        {
            self.go(&rows.order, first, false);
        }
    }

    /// Makes a row current. `extend` marks all rows from the start of the range; otherwise all marks are removed.
    pub(super) fn go(&mut self, order: &[usize], at: usize, extend: bool) {
        if extend {
            let from = self.anchor.or(self.at).unwrap_or(at);
            self.anchor = Some(from);
            let place = |row: usize| order.iter().position(|other| *other == row);
            if let (Some(a), Some(b)) = (place(from), place(at)) {
                self.marked = order.iter().skip(a.min(b)).take(a.abs_diff(b) + 1).copied().collect();
            }
        } else {
            self.marked.clear();
            self.anchor = None;
        }
        self.at = Some(at);
        self.reveal = true;
    }

    /// Toggles the mark of a row.
    pub(super) fn toggle(&mut self, at: usize) {
        if self.marked.is_empty() {
            self.marked.extend(self.at);
        }
        if !self.marked.remove(&at) {
            self.marked.insert(at);
        }
        self.at = Some(at);
        self.anchor = Some(at);
    }

    /// Moves through the rows in display order, stopping at the first and last.
    pub(super) fn step(&mut self, order: &[usize], step: CursorMove, extend: bool) {
        let Some(last) = order.len().checked_sub(1) else { return };
        let now = self.at.and_then(|at| order.iter().position(|other| *other == at));
        let next = match (step, now) {
            (CursorMove::By(by), Some(now)) => now.saturating_add_signed(by).min(last),
            (CursorMove::By(by), None) if by < 0 => last,
            (CursorMove::First | CursorMove::By(_), _) => 0,
            (CursorMove::Last, _) => last,
        };
        if let Some(at) = order.get(next) {
            self.go(order, *at, extend);
        }
    }

    /// Rows to copy, in display order: the marked ones, or else those of the selection.
    pub(super) fn picked(&self, rows: &TableModel, selection: Option<&FeatureRef>) -> Vec<usize> {
        if self.marked.is_empty() {
            selection.map(|selection| rows.of_selection(selection)).unwrap_or_default()
        } else {
            rows.order.iter().copied().filter(|at| self.marked.contains(at)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Display order of rows 0 to 4.
    const ORDER: [usize; 5] = [3, 1, 4, 0, 2];

    #[test]
    fn steps_follow_the_order_shown_and_stop_at_its_ends() {
        let mut cursor = Cursor::default();
        let mut step = |step| {
            cursor.step(&ORDER, step, false);
            cursor.at.unwrap()
        };
        assert_eq!(step(CursorMove::By(1)), 3);
        assert_eq!(step(CursorMove::By(1)), 1);
        assert_eq!(step(CursorMove::By(-5)), 3);
        assert_eq!(step(CursorMove::Last), 2);
        assert_eq!(step(CursorMove::By(9)), 2);
        assert_eq!(step(CursorMove::First), 3);
        Cursor::default().step(&[], CursorMove::Last, false);
    }

    #[test]
    fn a_range_grows_from_where_it_began_and_a_plain_step_ends_it() {
        let mut cursor = Cursor::default();
        cursor.go(&ORDER, 1, false);
        cursor.step(&ORDER, CursorMove::By(2), true);
        assert_eq!(cursor.marked, [1, 4, 0].into());
        cursor.step(&ORDER, CursorMove::First, true);
        assert_eq!(cursor.marked, [3, 1].into());
        cursor.step(&ORDER, CursorMove::By(1), false);
        assert!(cursor.marked.is_empty());
    }

    #[test]
    fn a_row_marked_besides_takes_the_current_one_along() {
        let mut cursor = Cursor::default();
        cursor.go(&ORDER, 1, false);
        cursor.toggle(2);
        assert_eq!(cursor.marked, [1, 2].into());
        cursor.toggle(2);
        assert_eq!(cursor.marked, [1].into());
    }
}
