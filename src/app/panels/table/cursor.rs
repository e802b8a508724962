//! Where the keyboard is in the table, and which rows are marked for copying.

use std::collections::BTreeSet;

use crate::{app::rows::Rows, view::Selection};

/// A step of the keyboard through the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Rows towards the end, or towards the beginning where negative.
    By(isize),
    /// The first row.
    First,
    /// The last row.
    Last,
}

/// The current row and the marked rows, by their places in the table.
#[derive(Clone, Debug, Default)]
pub struct Cursor {
    /// The table that the places are of.
    made: u64,
    /// The current row.
    pub at: Option<usize>,
    /// Where a range of marked rows begins.
    anchor: Option<usize>,
    /// The rows that will be copied.
    pub marked: BTreeSet<usize>,
    /// What was selected when the cursor last looked.
    seen: Option<Selection>,
    /// The current row shall be scrolled into view.
    pub reveal: bool,
}

impl Cursor {
    /// Goes to what was selected elsewhere since, and forgets the places of another table.
    pub fn follow(&mut self, rows: &Rows, selection: Option<&Selection>) {
        if self.made != rows.made {
            *self = Self { made: rows.made, ..Self::default() };
        }
        if self.seen.as_ref() == selection {
            return;
        }
        self.seen = selection.cloned();
        let Some(selection) = selection else { return };
        // A row of the selection may be current already: several rows can stand for one province.
        if self.at.and_then(|at| rows.selection(at)) != Some(selection)
            && let Some(first) = rows.of_selection(selection).next()
        {
            self.go(&rows.order, first, false);
        }
    }

    /// Makes a row current. `extend` marks all rows from where the last range began; else nothing stays marked.
    pub fn go(&mut self, order: &[usize], at: usize, extend: bool) {
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

    /// Marks a row besides those that are marked, or no longer.
    pub fn toggle(&mut self, at: usize) {
        if self.marked.is_empty() {
            self.marked.extend(self.at);
        }
        if !self.marked.remove(&at) {
            self.marked.insert(at);
        }
        self.at = Some(at);
        self.anchor = Some(at);
    }

    /// Takes a step through the rows as they are sorted; stops at the first and the last.
    pub fn step(&mut self, order: &[usize], step: Step, extend: bool) {
        let Some(last) = order.len().checked_sub(1) else { return };
        let now = self.at.and_then(|at| order.iter().position(|other| *other == at));
        let next = match (step, now) {
            (Step::By(by), Some(now)) => now.saturating_add_signed(by).min(last),
            (Step::By(by), None) if by < 0 => last,
            (Step::First | Step::By(_), _) => 0,
            (Step::Last, _) => last,
        };
        if let Some(at) = order.get(next) {
            self.go(order, *at, extend);
        }
    }

    /// The rows that were picked for copying, in the order shown: those marked, else those of the selection, if any.
    pub fn picked(&self, rows: &Rows, selection: Option<&Selection>) -> Vec<usize> {
        if self.marked.is_empty() {
            selection.map(|selection| rows.of_selection(selection).collect()).unwrap_or_default()
        } else {
            rows.order.iter().copied().filter(|at| self.marked.contains(at)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows 0 to 4 as sorted.
    const ORDER: [usize; 5] = [3, 1, 4, 0, 2];

    #[test]
    fn steps_follow_the_order_shown_and_stop_at_its_ends() {
        let mut cursor = Cursor::default();
        let mut step = |step| {
            cursor.step(&ORDER, step, false);
            cursor.at.unwrap()
        };
        assert_eq!(step(Step::By(1)), 3);
        assert_eq!(step(Step::By(1)), 1);
        assert_eq!(step(Step::By(-5)), 3);
        assert_eq!(step(Step::Last), 2);
        assert_eq!(step(Step::By(9)), 2);
        assert_eq!(step(Step::First), 3);
        Cursor::default().step(&[], Step::Last, false);
    }

    #[test]
    fn a_range_grows_from_where_it_began_and_a_plain_step_ends_it() {
        let mut cursor = Cursor::default();
        cursor.go(&ORDER, 1, false);
        cursor.step(&ORDER, Step::By(2), true);
        assert_eq!(cursor.marked, [1, 4, 0].into());
        cursor.step(&ORDER, Step::First, true);
        assert_eq!(cursor.marked, [3, 1].into());
        cursor.step(&ORDER, Step::By(1), false);
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
