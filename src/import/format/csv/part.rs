//! Records of a part of a text.

use super::marks::Marks;
use crate::import::limits::MOST_COLUMNS;

/// Records of a part of a text, cells by columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub columns: Vec<Column>,
    /// Line of each record, counted from 0 in the part.
    pub lines: Vec<u32>,
    /// Line breaks before the end of the last record.
    pub line_breaks: u32,
    /// Byte at which a record begins whose quoted cell does not end in the part.
    pub open: Option<usize>,
}

/// Texts of a column: all joined, with the beginning of each and the end of the last. A column can be shorter than the
/// part has records, where the last ones have no such cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub joined: String,
    pub bounds: Vec<u32>,
}

impl Column {
    fn with_room(bytes: usize, rows: usize) -> Self {
        let mut bounds = Vec::with_capacity(rows + 1);
        bounds.push(0);
        Self { joined: String::with_capacity(bytes), bounds }
    }

    /// Column of some of the rows, in rising order.
    pub(super) fn of_rows(&self, rows: &[usize]) -> Self {
        let bound = |at: usize| self.bounds.get(at).map(|bound| *bound as usize);
        let text = |row: usize| self.joined.get(bound(row)?..bound(row + 1)?);
        let mut found = Self::with_room(0, rows.len());
        for row in rows {
            found.joined.push_str(text(*row).unwrap_or_default());
            found.bounds.push(found.joined.len() as u32);
        }
        found
    }

    /// Appends empty cells until there are so many.
    pub(super) fn fill_to(&mut self, rows: usize) {
        if self.bounds.len() <= rows {
            self.bounds.resize(rows + 1, self.joined.len() as u32);
        }
    }
}

impl Part {
    /// Empty part with room for as much as another has.
    fn like(other: Option<&Self>) -> Self {
        let Some(other) = other else { return Self::default() };
        let more = |size: usize| size + size / 16;
        let rows = more(other.lines.len());
        let columns = other.columns.iter().map(|column| Column::with_room(more(column.joined.len()), rows)).collect();
        Self { columns, lines: Vec::with_capacity(rows), ..Self::default() }
    }

    /// Part without cells that tells by its room how large this one is.
    pub(super) fn sizes(&self) -> Self {
        Self::like(Some(self))
    }

    /// Gives memory back that nothing takes.
    fn shrink(&mut self) {
        self.lines.shrink_to_fit();
        for column in &mut self.columns {
            column.joined.shrink_to_fit();
            column.bounds.shrink_to_fit();
        }
    }

    /// Takes the first cells of the record back that is being read.
    fn take_back(&mut self, cells: usize) {
        for column in self.columns.iter_mut().take(cells) {
            column.bounds.pop();
            column.joined.truncate(column.bounds.last().map_or(0, |end| *end as usize));
        }
    }

    /// Appends a cell to the record that is being read.
    #[inline]
    fn push(&mut self, column: usize, text: &str, has_double_quotes: bool) {
        if self.columns.len() <= column {
            self.columns.push(Column::with_room(0, 0));
        }
        let rows = self.lines.len();
        let Some(column) = self.columns.get_mut(column) else { return };
        if column.bounds.len() <= rows {
            column.fill_to(rows);
        }
        if has_double_quotes {
            column.joined.push_str(&text.replace("\"\"", "\""));
        } else {
            column.joined.push_str(text);
        }
        column.bounds.push(column.joined.len() as u32);
    }
}

/// Reads the records of a text that begins with one. `None` for what this reader leaves to another: a quote that is closed
/// within a cell, a line that ends with a carriage return alone, and a row of more columns than a table may have.
pub(super) fn part(text: &str, delimiter: u8, like: Option<&Part>) -> Option<Part> {
    let bytes = text.as_bytes();
    let mut part = Part::like(like);
    let mut marks = Marks::new(bytes, delimiter);
    let (mut record, mut cell, mut column) = (0, 0, 0);
    let (mut line, mut line_of_record) = (0, 0);
    while record < bytes.len() {
        let mark = if bytes.get(cell) == Some(&b'"') {
            let Some((end, has_double_quotes, breaks)) = quoted(bytes, &mut marks) else {
                part.open = Some(record);
                part.take_back(column);
                break;
            };
            line += breaks;
            part.push(column, text.get(cell + 1..end).unwrap_or_default(), has_double_quotes);
            marks.next().map_or((end + 1 == bytes.len()).then_some(None), |at| (at == end + 1).then_some(Some(at)))?
        } else {
            let mark = marks.find(|at| bytes.get(*at) != Some(&b'"'));
            let end = mark.unwrap_or(bytes.len());
            let is_blank_line = end == record && bytes.get(end) != Some(&delimiter);
            if !is_blank_line {
                part.push(column, text.get(cell..end).unwrap_or_default(), false);
            }
            mark
        };
        let Some(at) = mark else {
            part.lines.push(line_of_record);
            break;
        };
        if bytes.get(at) == Some(&delimiter) {
            if column + 1 >= MOST_COLUMNS {
                return None;
            }
            (cell, column) = (at + 1, column + 1);
            continue;
        }
        let line_feed = if bytes.get(at) == Some(&b'\r') { marks.next()? } else { at };
        if line_feed > at + 1 || bytes.get(line_feed) != Some(&b'\n') {
            return None;
        }
        if at > record {
            part.lines.push(line_of_record);
        }
        line += 1;
        (record, cell, column, line_of_record) = (line_feed + 1, line_feed + 1, 0, line);
    }
    part.line_breaks = line_of_record;
    part.shrink();
    Some(part)
}

/// End of a quoted cell whose opening quote is the next mark, whether there are double quotes in it, and its line breaks;
/// `None` if it is not closed.
fn quoted(bytes: &[u8], marks: &mut Marks<'_>) -> Option<(usize, bool, u32)> {
    marks.next()?;
    let (mut has_double_quotes, mut breaks) = (false, 0);
    loop {
        let at = marks.next()?;
        match bytes.get(at) {
            Some(b'"') if bytes.get(at + 1) == Some(&b'"') => {
                marks.next();
                has_double_quotes = true;
            }
            Some(b'"') => return Some((at, has_double_quotes, breaks)),
            Some(b'\n') => breaks += 1,
            _ => {}
        }
    }
}
