//! Folded texts of many rows, in which words are found without folding them again.

use super::folding::{Token, each_word};
use crate::model::parallel;

/// Number of rows that a processor folds at once.
const PART: usize = 10_000;

/// Folded texts of rows, one after the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoldedTexts {
    /// Hanzi of each row, joined within each text, so that quotation marks inside a name do not separate them.
    hanzi: Rows,
    /// Words without hanzi, each after a blank.
    words: Rows,
}

/// Texts of rows in one, each with its end.
#[derive(Clone, Debug, Default)]
struct Rows {
    text: String,
    ends: Vec<usize>,
}

impl Rows {
    fn append(&mut self, other: &Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| start + end));
    }

    /// Marks the rows in which a text occurs.
    fn mark(&self, text: &str, found: &mut [bool]) {
        let mut row = 0;
        for (at, _) in self.text.match_indices(text) {
            // Matches rise: the next one is mostly near.
            let rest = self.ends.get(row..).unwrap_or_default();
            row +=
                rest.iter().take(8).position(|end| at < *end).unwrap_or_else(|| rest.partition_point(|end| *end <= at));
            if let Some(found) = found.get_mut(row) {
                *found = true;
            }
        }
    }
}

/// Texts of a row in the making.
pub(crate) struct RowTexts<'a> {
    all: &'a mut FoldedTexts,
    /// Room for the words of a text.
    folded: &'a mut String,
}

impl RowTexts<'_> {
    /// Adds a text.
    pub(crate) fn push(&mut self, text: &str) {
        let FoldedTexts { hanzi, words } = &mut *self.all;
        // Piecewise, as folding reads only the first characters of a text.
        for piece in text.split_inclusive([' ', '，', '；']) {
            each_word(piece, self.folded, |word, is_of_hanzi| {
                if is_of_hanzi {
                    hanzi.text.push_str(word);
                } else {
                    words.text.push(' ');
                    words.text.push_str(word);
                }
            });
        }
        hanzi.text.push('\n');
    }

    /// Adds texts that were folded before.
    pub(crate) fn push_folded(&mut self, other: &FoldedTexts) {
        self.all.hanzi.text.push_str(&other.hanzi.text);
        self.all.words.text.push_str(&other.words.text);
    }
}

impl FoldedTexts {
    /// Folds the texts that `push` adds for each row.
    pub(crate) fn of(rows: usize, push: impl Fn(usize, &mut RowTexts<'_>) + Sync) -> Self {
        let fold = |rows: std::ops::Range<usize>| {
            let (mut all, mut folded) = (Self::default(), String::new());
            for row in rows {
                push(row, &mut RowTexts { all: &mut all, folded: &mut folded });
                all.hanzi.ends.push(all.hanzi.text.len());
                all.words.ends.push(all.words.text.len());
            }
            all
        };
        let parts = (0..rows).step_by(PART).map(|start| start..rows.min(start + PART));
        let mut all = Self::default();
        for made in parallel::each(parts.collect(), fold) {
            all.hanzi.append(&made.hanzi);
            all.words.append(&made.words);
        }
        all
    }

    /// Marks the rows that have a word: its hanzi anywhere, other words from their beginning.
    pub(crate) fn mark(&self, word: &Token, found: &mut [bool]) {
        if word.hanzi {
            self.hanzi.mark(&word.text, found);
        } else {
            self.words.mark(&format!(" {}", word.text), found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::search::tokens;

    fn found(all: &FoldedTexts, rows: usize, text: &str) -> Vec<usize> {
        let mut found = vec![false; rows];
        let [word] = tokens(text).try_into().unwrap();
        all.mark(&word, &mut found);
        (0..rows).filter(|row| found[*row]).collect()
    }

    #[test]
    fn hanzi_are_found_within_a_text_and_words_by_their_beginning_in_their_row_only() {
        let texts = [vec!["湖南“长城”信息", "Great Wall"], vec![], vec!["长", "城市", "greatest"], vec!["ＷＡＬＬ e2"]];
        let all = FoldedTexts::of(texts.len(), |row, of_row| texts[row].iter().for_each(|text| of_row.push(text)));
        let found = |text: &str| found(&all, texts.len(), text);
        assert_eq!((found("长城信"), found("城"), found("市")), (vec![0], vec![0, 2], vec![2]));
        assert_eq!((found("great"), found("wall"), found("all")), (vec![0, 2], vec![0, 3], vec![]));
        assert_eq!(found("E2"), [3]);
    }

    #[test]
    fn many_rows_are_folded_in_parts_that_join_without_a_seam() {
        let rows = 2 * PART + 7;
        let all = FoldedTexts::of(rows, |row, of_row| of_row.push(&format!("企业{} n{row}", row % 3)));
        assert_eq!(found(&all, rows, "n20006"), [rows - 1]);
        assert_eq!(found(&all, rows, "n10003"), [10_003]);
        assert_eq!(found(&all, rows, "企业").len(), rows);
    }
}
