//! Names of the entries of an index, and their matches with the tokens of a query.

use std::collections::BTreeSet;

use super::{
    folding::{Token, tokens},
    name_variant::{Match, NameVariant},
};
use crate::model::Name;

/// Words for which typing errors are allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Typos {
    /// Words that no name contains as typed.
    WhereNothingElse,
    /// All words: "changsa" also matches 长三, but not together with "machinery".
    Everywhere,
}

/// Best match of a token with the own names of each entry, by entry index.
pub(super) type TokenMatches = Vec<Option<Match>>;

/// Names of the entries of an index, in its order.
#[derive(Debug, Default)]
pub(super) struct Names {
    variants: Vec<Vec<NameVariant>>,
    /// All pinyin syllables in use.
    syllables: BTreeSet<String>,
}

impl Names {
    /// Adds the name of the next entry.
    pub(super) fn push(&mut self, name: &Name, places: &[&str]) {
        self.syllables.extend(tokens(&name.pinyin).into_iter().map(|syllable| syllable.text));
        self.variants.push(NameVariant::of_name(name, places));
    }

    /// Variants of each entry's name, by entry index.
    pub(super) fn variants(&self) -> impl Iterator<Item = &[NameVariant]> {
        self.variants.iter().map(Vec::as_slice)
    }

    /// All pinyin syllables in use.
    pub(super) fn syllables(&self) -> &BTreeSet<String> {
        &self.syllables
    }

    /// Matches of the parts of a query; each of them must match an entry.
    pub(super) fn all_matches(&self, words: &[Token], typos: Typos) -> Vec<TokenMatches> {
        let mut all = Vec::new();
        let mut rest = words;
        while let Some((word, after)) = rest.split_first() {
            // "xi an" means Xi'an, not any name with "xin" and "an": successive syllables are joined as long as a name
            // contains them. The last one may be incomplete.
            let last = |at: usize| at + 1 == rest.len();
            let syllables = rest.iter().enumerate().take_while(|(at, word)| self.is_syllable(word, last(*at)));
            let together = self.longest(rest.get(..syllables.count()).unwrap_or_default());
            if let Some((count, matches)) = together.filter(|(count, _)| *count > 1) {
                all.push(matches);
                rest = rest.get(count..).unwrap_or_default();
            } else {
                all.extend(self.word(word, typos));
                rest = after;
            }
        }
        all
    }

    fn is_syllable(&self, word: &Token, unfinished: bool) -> bool {
        let begins = || self.syllables.range(word.text.clone()..).next().is_some_and(|s| s.starts_with(&word.text));
        self.syllables.contains(&word.text) || unfinished && begins()
    }

    /// Matches of a word as typed; otherwise hanzi are split into names (上海 + 生物医药) and other words may be mistyped.
    fn word(&self, word: &Token, typos: Typos) -> Vec<TokenMatches> {
        let strict = self.matches(word, NameVariant::strict);
        let wanting = !occurs(&strict);
        if !word.hanzi && (wanting || typos == Typos::Everywhere) {
            return vec![self.matches(word, |variant, word| variant.strict(word).or_else(|| variant.mistyped(word)))];
        }
        if !wanting {
            return vec![strict];
        }
        let signs: Vec<Token> = word.text.chars().map(|c| Token::new(c.encode_utf8(&mut [0; 4]))).collect();
        let mut pieces = Vec::new();
        let mut rest = signs.as_slice();
        while let Some((count, matches)) = self.longest(rest) {
            pieces.push(matches);
            rest = rest.get(count..).unwrap_or_default();
            if count < 2 && !rest.is_empty() {
                break;
            }
        }
        if rest.is_empty() { pieces } else { vec![strict] }
    }

    /// Longest run of `pieces` from the start that occurs in a name, with its matches.
    fn longest(&self, pieces: &[Token]) -> Option<(usize, TokenMatches)> {
        let heads = (1..=pieces.len()).filter_map(|count| Some((count, Token::joined(pieces.get(..count)?))));
        heads
            .map(|(count, head)| (count, self.matches(&head, NameVariant::strict)))
            .take_while(|(_, matches)| occurs(matches))
            .last()
    }

    /// Best match of a word with each entry by a way of matching.
    pub(super) fn matches(&self, word: &Token, by: impl Fn(&NameVariant, &Token) -> Option<Match>) -> TokenMatches {
        self.variants.iter().map(|variants| variants.iter().filter_map(|variant| by(variant, word)).max()).collect()
    }
}

fn occurs(matches: &TokenMatches) -> bool {
    matches.iter().any(Option::is_some)
}

/// Match of a word with the own names of an entry.
pub(super) fn own(matches: &TokenMatches, at: usize) -> Option<Match> {
    matches.get(at).copied().flatten()
}
