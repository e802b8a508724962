//! Matching of query words against the names of the index.

use super::{
    SearchIndex,
    key::{Key, Match},
    text::Word,
};

/// Words for which typing errors are allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Typos {
    /// Words that no name contains as typed.
    WhereNothingElse,
    /// All words: "changsa" also matches 长三, but not together with "machinery".
    Everywhere,
}

/// Best match of a word with the own names of each entry, by entry index.
pub(super) type Column = Vec<Option<Match>>;

impl SearchIndex {
    /// Match columns; all of them must match an entry.
    pub(super) fn columns(&self, words: &[Word], typos: Typos) -> Vec<Column> {
        let mut columns = Vec::new();
        let mut rest = words;
        while let Some((word, after)) = rest.split_first() {
            // "xi an" means Xi'an, not any name with "xin" and "an": successive syllables are joined as long as a name
            // contains them. The last one may be incomplete.
            let last = |at: usize| at + 1 == rest.len();
            let syllables = rest.iter().enumerate().take_while(|(at, word)| self.is_syllable(word, last(*at)));
            let together = self.longest(rest.get(..syllables.count()).unwrap_or_default());
            if let Some((count, column)) = together.filter(|(count, _)| *count > 1) {
                columns.push(column);
                rest = rest.get(count..).unwrap_or_default();
            } else {
                columns.extend(self.word(word, typos));
                rest = after;
            }
        }
        columns
    }

    fn is_syllable(&self, word: &Word, unfinished: bool) -> bool {
        let begins = || self.syllables.range(word.text.clone()..).next().is_some_and(|s| s.starts_with(&word.text));
        self.syllables.contains(&word.text) || unfinished && begins()
    }

    /// Columns of a word as typed; otherwise hanzi are split into names (上海 + 生物医药) and other words may be mistyped.
    fn word(&self, word: &Word, typos: Typos) -> Vec<Column> {
        let strict = self.column(word, Key::strict);
        let wanting = !occurs(&strict);
        if !word.hanzi && (wanting || typos == Typos::Everywhere) {
            return vec![self.column(word, |key, word| key.strict(word).or_else(|| key.mistyped(word)))];
        }
        if !wanting {
            return vec![strict];
        }
        let signs: Vec<Word> = word.text.chars().map(|c| Word::new(c.encode_utf8(&mut [0; 4]))).collect();
        let mut pieces = Vec::new();
        let mut rest = signs.as_slice();
        while let Some((count, column)) = self.longest(rest) {
            pieces.push(column);
            rest = rest.get(count..).unwrap_or_default();
            if count < 2 && !rest.is_empty() {
                break;
            }
        }
        if rest.is_empty() { pieces } else { vec![strict] }
    }

    /// Longest run of `pieces` from the start that occurs in a name, with its column.
    fn longest(&self, pieces: &[Word]) -> Option<(usize, Column)> {
        let heads = (1..=pieces.len()).filter_map(|count| Some((count, Word::joined(pieces.get(..count)?))));
        heads
            .map(|(count, head)| (count, self.column(&head, Key::strict)))
            .take_while(|(_, column)| occurs(column))
            .last()
    }

    pub(super) fn column(&self, word: &Word, matches: impl Fn(&Key, &Word) -> Option<Match>) -> Column {
        self.entries.iter().map(|entry| entry.keys.iter().filter_map(|key| matches(key, word)).max()).collect()
    }
}

fn occurs(column: &Column) -> bool {
    column.iter().any(Option::is_some)
}

/// Match of a word with the own names of an entry.
pub(super) fn own(column: &Column, at: usize) -> Option<Match> {
    column.get(at).copied().flatten()
}
