//! Bytes of delimited text that end cells and records or quote them.

/// Eight bytes at once.
const WORD: usize = size_of::<u64>();
const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;

/// Positions of delimiters, quotes and line breaks in rising order.
pub(super) struct Marks<'t> {
    bytes: &'t [u8],
    /// Position of the word that is being read.
    word: usize,
    /// Marks of that word which are still to come: the highest bit of each byte.
    rest: u64,
    delimiters: u64,
}

impl<'t> Marks<'t> {
    /// Marks of bytes.
    pub(super) fn new(bytes: &'t [u8], delimiter: u8) -> Self {
        let mut marks = Self { bytes, word: 0, rest: 0, delimiters: repeated(delimiter) };
        marks.rest = marks.of_word();
        marks
    }

    /// Marks among the eight bytes of the present word; bytes beyond the end are none.
    #[inline]
    fn of_word(&self) -> u64 {
        let rest = self.bytes.get(self.word..).unwrap_or_default();
        let word = rest.first_chunk::<WORD>().copied().unwrap_or_else(|| {
            let mut last = [0; WORD];
            last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            last
        });
        let word = u64::from_le_bytes(word);
        const QUOTES: u64 = repeated(b'"');
        const LINE_FEEDS: u64 = repeated(b'\n');
        const RETURNS: u64 = repeated(b'\r');
        let others = [QUOTES, LINE_FEEDS, RETURNS].map(|signs| differing(word, signs));
        !others.into_iter().fold(differing(word, self.delimiters), |all, signs| all & signs) & !LOW
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.rest == 0 {
            self.word += WORD;
            if self.word >= self.bytes.len() {
                return None;
            }
            self.rest = self.of_word();
        }
        let at = self.word + self.rest.trailing_zeros() as usize / 8;
        self.rest &= self.rest - 1;
        Some(at)
    }
}

/// A byte eight times.
const fn repeated(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

/// The highest bit of each byte in which two words differ.
fn differing(word: u64, other: u64) -> u64 {
    let differences = word ^ other;
    ((differences & LOW) + LOW) | differences
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn all_marks_are_found_and_nothing_else(text in "[,\"\r\n\u{0}\u{7f}\u{80}-\u{2ac}a-f]{0,40}") {
            let bytes = text.as_bytes();
            let is_mark = |at: &usize| b",\"\r\n".contains(&bytes[*at]);
            let expected: Vec<usize> = (0..bytes.len()).filter(is_mark).collect();
            prop_assert_eq!(Marks::new(bytes, b',').collect::<Vec<_>>(), expected);
        }
    }
}
