//! Cells of a column.

use crate::dataset::Texts;

/// Kind of a cell as its file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Nothing.
    Empty,
    /// Text.
    Text,
    /// Number; its text is the shortest that reads back as the same number.
    Number,
    /// `true` or `false`.
    Flag,
    /// Date, or date with time, in ISO 8601 form.
    Date,
    /// Error of a spreadsheet, such as `#N/A`; its text is the name of the error.
    Error,
    /// Formula whose result is not in the file; its text is empty.
    Formula,
}

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Kind.
    pub kind: CellKind,
    /// Text, letter by letter.
    pub text: &'a str,
}

impl Cell<'_> {
    /// Cell without content.
    pub const EMPTY: Cell<'static> = Cell { kind: CellKind::Empty, text: "" };

    /// `true` without any sign but blanks.
    pub fn is_blank(&self) -> bool {
        matches!(self.kind, CellKind::Empty | CellKind::Text) && self.text.trim().is_empty()
    }
}

/// Cells of a column in the order of the rows. A cell takes its text and four bytes, and one more where the file has cells
/// that are no texts.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    texts: Texts,
    /// Kinds of the cells; `None` if all are texts, or empty.
    kinds: Option<Vec<CellKind>>,
}

impl Cells {
    /// Cells that are texts, or empty.
    pub(crate) fn of_texts(texts: Texts) -> Self {
        Self { texts, kinds: None }
    }

    /// Appends a cell. A text without any sign is an empty cell.
    pub fn push(&mut self, kind: CellKind, text: &str) {
        let of_text = kind_of_text(text);
        let kind = if kind == CellKind::Text { of_text } else { kind };
        if kind != of_text && self.kinds.is_none() {
            self.kinds = Some(self.texts.iter().map(kind_of_text).collect());
        }
        if let Some(kinds) = &mut self.kinds {
            kinds.push(kind);
        }
        self.texts.push(text);
    }

    /// Appends empty cells until the column has `rows` cells.
    pub fn fill_to(&mut self, rows: usize) {
        while self.len() < rows {
            self.push(CellKind::Empty, "");
        }
    }

    /// Cell of a row; empty outside the column.
    pub fn get(&self, row: usize) -> Cell<'_> {
        self.texts.get(row).map_or(Cell::EMPTY, |text| self.cell(row, text))
    }

    /// All cells in order.
    pub fn iter(&self) -> impl Iterator<Item = Cell<'_>> {
        self.texts.iter().enumerate().map(|(row, text)| self.cell(row, text))
    }

    /// Cells from a row on.
    pub(crate) fn iter_from(&self, row: usize) -> impl Iterator<Item = Cell<'_>> {
        (row..).zip(self.texts.iter_from(row)).map(|(row, text)| self.cell(row, text))
    }

    fn cell<'t>(&self, row: usize, text: &'t str) -> Cell<'t> {
        let kind = self.kinds.as_ref().map(|kinds| kinds.get(row).copied().unwrap_or(CellKind::Empty));
        Cell { kind: kind.unwrap_or_else(|| kind_of_text(text)), text }
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// `true` without cells.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// `true` if all cells are texts, or empty.
    pub(crate) fn are_texts(&self) -> bool {
        self.kinds.is_none()
    }

    /// Texts of the cells.
    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Takes the texts of the cells out, which leaves none.
    pub(crate) fn take_texts(&mut self) -> Texts {
        self.kinds = None;
        std::mem::take(&mut self.texts)
    }

    /// The cells from a row on, without those of some rows, which rise.
    pub(crate) fn without(mut self, first: usize, dropped: &[usize]) -> Self {
        if dropped.is_empty() {
            self.texts.skip_rows(first);
            if let Some(kinds) = &mut self.kinds {
                kinds.drain(..first.min(kinds.len()));
            }
            return self;
        }
        let mut kept = Self::default();
        let mut dropped = dropped.iter().peekable();
        for (row, cell) in self.iter().enumerate().skip(first) {
            if dropped.next_if(|next| **next <= row).is_none() {
                kept.push(cell.kind, cell.text);
            }
        }
        kept.texts.shrink();
        kept
    }
}

fn kind_of_text(text: &str) -> CellKind {
    if text.is_empty() { CellKind::Empty } else { CellKind::Text }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Eq for Cells {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_their_texts_letter_by_letter() {
        let mut cells = Cells::default();
        for text in ["010", "", " 湖南 ", "1E5"] {
            cells.push(CellKind::Text, text);
        }
        cells.push(CellKind::Number, "3.5");
        cells.fill_to(6);
        let texts: Vec<_> = cells.iter().map(|cell| cell.text).collect();
        assert_eq!(texts, ["010", "", " 湖南 ", "1E5", "3.5", ""]);
        assert_eq!([1, 4, 9].map(|row| cells.get(row).kind), [CellKind::Empty, CellKind::Number, CellKind::Empty]);
        assert!(cells.get(5).is_blank() && !cells.get(0).is_blank());
    }

    #[test]
    fn cells_of_some_rows_are_left_out() {
        let mut cells = Cells::default();
        for text in ["a", "b", "c", "d", "e"] {
            cells.push(CellKind::Text, text);
        }
        let texts = |cells: &Cells| cells.iter().map(|cell| cell.text.to_owned()).collect::<String>();
        assert_eq!(texts(&cells.clone().without(1, &[])), "bcde");
        assert_eq!(texts(&cells.clone().without(1, &[2, 4])), "bd");
        cells.push(CellKind::Number, "1");
        assert_eq!(cells.clone().without(5, &[]).get(0).kind, CellKind::Number);
        assert_eq!(cells.without(0, &[1]).get(4), Cell { kind: CellKind::Number, text: "1" });
    }
}
