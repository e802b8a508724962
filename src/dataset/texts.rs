//! Texts of many rows, stored one after the other in few long strings.

/// Bytes after which a new string begins.
const MOST_BYTES: usize = 1 << 28;

/// Texts of rows in order; a row without one has the empty text. A text takes its bytes and four more.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    parts: Vec<Part>,
    len: usize,
}

/// Texts of rows that follow one another.
#[derive(Clone, Debug)]
struct Part {
    /// Row of its first text.
    first: usize,
    joined: String,
    /// Beginning of each text in `joined`, and the end of the last.
    bounds: Vec<u32>,
}

impl Part {
    fn rows(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    fn get(&self, at: usize) -> Option<&str> {
        self.joined.get(*self.bounds.get(at)? as usize..*self.bounds.get(at + 1)? as usize)
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        let ends = self.bounds.iter().skip(1);
        self.bounds
            .iter()
            .zip(ends)
            .map(|(start, end)| self.joined.get(*start as usize..*end as usize))
            .map(Option::unwrap_or_default)
    }
}

impl Texts {
    /// Appends the text of the next row.
    pub fn push(&mut self, text: &str) {
        let has_room = self.parts.last().is_some_and(|part| part.joined.len() + text.len() <= MOST_BYTES);
        if !has_room {
            self.parts.push(Part { first: self.len, joined: String::new(), bounds: vec![0] });
        }
        if let Some(part) = self.parts.last_mut() {
            part.joined.push_str(text);
            // A text above 4 GB, which no file that is read has, would be none.
            part.bounds.push(u32::try_from(part.joined.len()).unwrap_or(u32::MAX));
            self.len += 1;
        }
    }

    /// Appends the texts of the next rows without a copy: all joined, with the beginning of each and the end of the last.
    /// Nothing is appended without bounds.
    pub(crate) fn push_joined(&mut self, joined: String, bounds: Vec<u32>) {
        let part = Part { first: self.len, joined, bounds };
        if part.rows() > 0 {
            self.len += part.rows();
            self.parts.push(part);
        }
    }

    /// Takes the first rows away.
    pub(crate) fn skip_rows(&mut self, rows: usize) {
        let mut rest = rows;
        self.parts.retain_mut(|part| {
            let skipped = rest.min(part.rows());
            part.bounds.drain(..skipped);
            rest -= skipped;
            part.rows() > 0
        });
        self.len = 0;
        for part in &mut self.parts {
            part.first = self.len;
            self.len += part.rows();
        }
    }

    /// Gives memory back that no text takes.
    pub(crate) fn shrink(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.joined.shrink_to_fit();
            part.bounds.shrink_to_fit();
        }
        self.parts.shrink_to_fit();
    }

    /// Text of a row; `None` outside.
    pub fn get(&self, row: usize) -> Option<&str> {
        let after = self.parts.partition_point(|part| part.first <= row);
        let part = self.parts.get(after.checked_sub(1)?)?;
        part.get(row - part.first)
    }

    /// All texts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flat_map(Part::iter)
    }

    /// Texts from a row on.
    pub(crate) fn iter_from(&self, row: usize) -> impl Iterator<Item = &str> {
        let before = self.parts.partition_point(|part| part.first + part.rows() <= row);
        let parts = self.parts.get(before..).unwrap_or_default();
        let skipped = parts.first().map_or(0, |part| row - part.first.min(row));
        parts.iter().flat_map(Part::iter).skip(skipped)
    }

    /// The long strings in which the texts stand, in order. Texts of rows that were taken away stand there too.
    pub(crate) fn joined(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.joined.as_str())
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.len
    }

    /// `true` without rows.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl Eq for Texts {}

impl<'t> FromIterator<&'t str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> Self {
        let mut all = Self::default();
        texts.into_iter().for_each(|text| all.push(text));
        all.shrink();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_however_they_were_stored() {
        let pushed: Texts = ["a", "", "湖南", "b"].into_iter().collect();
        let mut joined = Texts::default();
        joined.push_joined("xa".to_owned(), vec![0, 1, 2, 2]);
        joined.push_joined(String::new(), Vec::new());
        joined.push_joined("湖南".to_owned(), vec![0, 6]);
        joined.push("b");
        assert_eq!(joined.len(), 5);
        joined.skip_rows(1);
        assert_eq!(joined, pushed);
        assert_eq!([0, 1, 2, 3, 4].map(|row| joined.get(row)), [Some("a"), Some(""), Some("湖南"), Some("b"), None]);
        for row in 0..6 {
            assert!(joined.iter_from(row).eq(joined.iter().skip(row)), "{row}");
        }
        joined.skip_rows(2);
        assert_eq!(joined.iter().collect::<Vec<_>>(), ["湖南", "b"]);
        joined.skip_rows(9);
        assert!(joined.is_empty() && joined.get(0).is_none());
    }
}
