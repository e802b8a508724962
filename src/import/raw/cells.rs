//! Cells of a column, stored as one text.

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

/// Cells of a column in the order of the rows. A cell takes its text and nine bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    texts: String,
    ends: Vec<usize>,
    kinds: Vec<CellKind>,
}

impl Cells {
    /// Appends a cell. A text without any sign is an empty cell.
    pub fn push(&mut self, kind: CellKind, text: &str) {
        let kind = if kind == CellKind::Text && text.is_empty() { CellKind::Empty } else { kind };
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
        self.kinds.push(kind);
    }

    /// Appends empty cells until the column has `rows` cells.
    pub fn fill_to(&mut self, rows: usize) {
        while self.len() < rows {
            self.push(CellKind::Empty, "");
        }
    }

    /// Cell of a row; empty outside the column.
    pub fn get(&self, row: usize) -> Cell<'_> {
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let text = self.ends.get(row).and_then(|end| self.texts.get(start..*end));
        let kind = self.kinds.get(row).copied();
        kind.zip(text).map_or(Cell::EMPTY, |(kind, text)| Cell { kind, text })
    }

    /// All cells in order.
    pub fn iter(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.len()).map(|row| self.get(row))
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// `true` without cells.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }
}

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
}
