//! How the words of a query match the names of the index, word by word.

use super::{
    SearchIndex,
    key::{Key, Match},
    text::Word,
};

/// Which words may be mistyped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Typos {
    /// Those that no name has as they are typed.
    WhereNothingElse,
    /// All: "changsa" is 长三 as well, but not beside "machinery".
    Everywhere,
}

/// How a word matches each entry's own names, in the order of the entries.
pub(super) type Column = Vec<Option<Match>>;

impl SearchIndex {
    /// One column for each word that has to match.
    pub(super) fn columns(&self, words: &[Word], typos: Typos) -> Vec<Column> {
        let mut columns = Vec::new();
        let mut rest = words;
        while let Some((word, after)) = rest.split_first() {
            // "xi an" is Xi'an, not all that has a "xin" and an "an": syllables in a row go together as far as a name
            // has them so. The last one may be unfinished.
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

    /// The column of a word as it is typed; else, of hanzi, those of its pieces (上海 + 生物医药); else as mistyped.
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

    /// How many of `pieces` from the first on, put together, some name has.
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

/// How a word matches the own names of the entry at that place.
pub(super) fn own(column: &Column, at: usize) -> Option<Match> {
    column.get(at).copied().flatten()
}
