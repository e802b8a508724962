//! Search for phrases, such as commands and terms, by words of both languages, by pinyin with or without blanks, and by
//! the initials of syllables.

use pinyin::ToPinyinMulti as _;

use super::folding::{LONGEST, Token, tokens};
use crate::model::{Bilingual, is_hanzi};

/// Relevance of a match, 0 to 1, comparable with that of [`super::Hit`].
mod score {
    pub(super) const WHOLE: f32 = 1.0;
    pub(super) const START: f32 = 0.9;
    pub(super) const WORD_START: f32 = 0.8;
    pub(super) const INSIDE: f32 = 0.7;
    pub(super) const ALL_INITIALS: f32 = 0.65;
    pub(super) const INITIALS: f32 = 0.6;
    pub(super) const LATER_INITIALS: f32 = 0.5;
    pub(super) const ASIDE: f32 = 0.4;
    pub(super) const TYPO: f32 = 0.3;
}

/// Shortest match inside an English word, of later initials, and of pinyin away from the title, characters.
const LONG: usize = 4;

/// Text in which words are looked up.
#[derive(Debug, Default)]
struct Indexed {
    /// Folded English words.
    words: Vec<Token>,
    /// English words without blanks between them.
    joined: String,
    /// Chinese text without blanks and punctuation.
    hanzi: String,
    /// Readings of each character of the Chinese text, without tones.
    readings: Vec<Vec<String>>,
}

impl Indexed {
    fn new(en: &str, zh: &str) -> Self {
        let words = tokens(en);
        let hanzi: String = tokens(zh).into_iter().map(|word| word.text).collect();
        Self { joined: Token::joined(&words).text, readings: hanzi.chars().map(readings).collect(), hanzi, words }
    }

    /// Match of a word with the text as a title.
    fn title(&self, word: &Token) -> Option<f32> {
        let wanted = word.text.as_str();
        if word.hanzi {
            let place = self.hanzi.find(wanted)?;
            return Some(match place {
                0 if self.hanzi == wanted => score::WHOLE,
                0 => score::START,
                _ => score::INSIDE,
            });
        }
        if self.joined == wanted {
            return Some(score::WHOLE);
        }
        if self.joined.starts_with(wanted) {
            return Some(score::START);
        }
        if self.words.iter().any(|own| own.text.starts_with(wanted)) {
            return Some(score::WORD_START);
        }
        if let Some(found) = self.pinyin(wanted) {
            return Some(found);
        }
        let inside = word.chars >= LONG && self.words.iter().any(|own| own.text.contains(wanted));
        inside.then_some(score::INSIDE)
    }

    /// Match of letters with the pinyin of the text: syllables, the last one perhaps incomplete, or their initials.
    fn pinyin(&self, wanted: &str) -> Option<f32> {
        if wanted.len() < 2 {
            return None;
        }
        if spells(&self.readings, wanted) {
            let is_whole = self.readings.iter().try_fold(vec![wanted], |rest, syllable| {
                let left: Vec<&str> = rest
                    .iter()
                    .flat_map(|rest| syllable.iter().filter_map(|own| rest.strip_prefix(own.as_str())))
                    .collect();
                (!left.is_empty()).then_some(left)
            });
            return Some(if is_whole.is_some() { score::WHOLE } else { score::START });
        }
        let later = |least: usize, fits: fn(&[Vec<String>], &str) -> bool| {
            wanted.len() >= least
                && (1..self.readings.len()).any(|at| fits(self.readings.get(at..).unwrap_or_default(), wanted))
        };
        if later(2, spells) {
            return Some(score::WORD_START);
        }
        if abbreviates(&self.readings, wanted) {
            let is_all = wanted.chars().count() == self.readings.len();
            return Some(if is_all { score::ALL_INITIALS } else { score::INITIALS });
        }
        later(2, abbreviates).then_some(score::LATER_INITIALS)
    }

    /// Match of a word with the text as an explanation.
    fn aside(&self, word: &Token) -> Option<f32> {
        let wanted = word.text.as_str();
        let found = if word.hanzi {
            self.hanzi.contains(wanted)
        } else {
            let spelt = |at: usize| spells(self.readings.get(at..).unwrap_or_default(), wanted);
            wanted.len() >= 2 && self.words.iter().any(|own| own.text.starts_with(wanted))
                || wanted.len() >= LONG && (0..self.readings.len()).any(spelt)
        };
        found.then_some(score::ASIDE)
    }

    /// Match of a mistyped word with a word or the whole of a title.
    fn mistyped(&self, word: &Token) -> Option<f32> {
        let whole = Token::new(&self.joined);
        let near = self.words.iter().chain([&whole]).any(|own| word.errors_to(own).is_some());
        near.then_some(score::TYPO)
    }
}

/// Readings of a character without tones; of other letters and digits the sign itself.
fn readings(c: char) -> Vec<String> {
    let plain = |text: &str| tokens(text).into_iter().map(|word| word.text).collect::<String>();
    let spoken = c.to_pinyin_multi().filter(|_| is_hanzi(c));
    let mut all: Vec<String> =
        spoken.map_or_else(Vec::new, |all| all.into_iter().map(|one| plain(one.plain())).collect());
    all.sort_unstable();
    all.dedup();
    if all.is_empty() { vec![c.to_string()] } else { all }
}

/// `true` if letters are the beginning of these syllables in one of their readings.
fn spells(syllables: &[Vec<String>], wanted: &str) -> bool {
    let Some((first, rest)) = syllables.split_first() else { return false };
    first.iter().any(|reading| match wanted.strip_prefix(reading.as_str()) {
        Some("") => true,
        Some(left) => spells(rest, left),
        None => reading.starts_with(wanted),
    })
}

/// `true` if letters are the initials of the first syllables.
fn abbreviates(syllables: &[Vec<String>], wanted: &str) -> bool {
    let count = wanted.chars().count();
    let fits = |(syllable, letter): (&Vec<String>, char)| syllable.iter().any(|reading| reading.starts_with(letter));
    syllables.len() >= count && syllables.iter().zip(wanted.chars()).all(fits)
}

/// Index of phrases with a title and further texts by which they are found.
#[derive(Debug, Default)]
pub struct PhraseIndex {
    phrases: Vec<(Indexed, Indexed)>,
}

impl PhraseIndex {
    /// Index of titles, each with texts that explain it.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a Bilingual, &'a Bilingual)>) -> Self {
        let indexed = |text: &Bilingual| Indexed::new(&text.en, &text.zh);
        Self { phrases: phrases.into_iter().map(|(title, aside)| (indexed(title), indexed(aside))).collect() }
    }

    /// Position and relevance of each phrase in which all words of a text occur, best first; none for a text without
    /// letters or digits.
    pub fn search(&self, text: &str) -> Vec<(usize, f32)> {
        self.found(text, |(title, aside), word| title.title(word).or_else(|| aside.aside(word)))
    }

    /// Positions of phrases that differ from a text by a typing error, best first.
    pub fn near(&self, text: &str) -> Vec<usize> {
        let fits = |(title, aside): &(Indexed, Indexed), word: &Token| {
            title.title(word).or_else(|| aside.aside(word)).or_else(|| title.mistyped(word))
        };
        self.found(text, fits).into_iter().map(|(at, _)| at).collect()
    }

    fn found(&self, text: &str, fits: impl Fn(&(Indexed, Indexed), &Token) -> Option<f32>) -> Vec<(usize, f32)> {
        if text.chars().count() > LONGEST {
            return Vec::new();
        }
        let words = tokens(text);
        if words.is_empty() {
            return Vec::new();
        }
        // "lai yuan" may be one word in two parts.
        let joined = (words.len() > 1).then(|| Token::joined(&words));
        let score = |phrase: &(Indexed, Indexed)| {
            let whole = joined.as_ref().and_then(|joined| phrase.0.title(joined));
            let parts: Option<Vec<f32>> = words.iter().map(|word| fits(phrase, word)).collect();
            let parts = parts.map(|parts| {
                let least = parts.iter().copied().fold(score::WHOLE, f32::min);
                f32::midpoint(least, parts.iter().sum::<f32>() / parts.len() as f32)
            });
            whole.into_iter().chain(parts).max_by(f32::total_cmp)
        };
        let mut found: Vec<(usize, f32)> =
            self.phrases.iter().enumerate().filter_map(|(at, phrase)| Some((at, score(phrase)?))).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn index() -> PhraseIndex {
        let both = |en: &str, zh: &str| Bilingual { en: en.to_owned(), zh: zh.to_owned() };
        let phrases = [
            (both("Sources", "来源"), both("All sources of the data. Help", "全部数据来源。帮助")),
            (both("Dark", "深色"), both("Light text on dark ground. View Theme", "深底浅字。视图 主题")),
            (both("Command palette", "命令面板"), both("Find any command", "查找命令")),
            (
                both("Export image…", "导出图片…"),
                both("Make a PNG, SVG or PDF of this map", "将地图存为 PNG、SVG 或 PDF"),
            ),
            (both("Green", "绿色"), both("", "")),
        ];
        PhraseIndex::new(phrases.iter().map(|(title, aside)| (title, aside)))
    }

    fn found(text: &str) -> Vec<usize> {
        index().search(text).into_iter().map(|(at, _)| at).collect()
    }

    #[test]
    fn a_chinese_title_is_found_by_pinyin_and_by_initials() {
        for text in ["来源", "laiyuan", "lai yuan", "laiy", "ly", "LY", "yuan"] {
            assert_eq!(found(text), [0], "{text}");
        }
        for text in ["lüse", "lvse", "luse", "ls"] {
            assert_eq!(found(text), [4], "{text}");
        }
        assert_eq!(found("mlmb"), [2]);
        assert_eq!(found("l"), Vec::<usize>::new(), "one letter spells nothing");
    }

    #[test]
    fn a_phrase_is_found_by_any_word_of_its_title_and_its_explanation() {
        for (text, at) in
            [("palette", 2), ("export", 3), ("svg", 3), ("theme", 1), ("zhuti", 1), ("主题", 1), ("dark theme", 1)]
        {
            assert_eq!(found(text), [at], "{text}");
        }
        assert_eq!(found("dark palette"), Vec::<usize>::new(), "all words must match");
    }

    #[test]
    fn the_title_outweighs_the_explanation_and_its_beginning_the_rest() {
        let score = |text: &str, at: usize| index().search(text).into_iter().find(|found| found.0 == at).unwrap().1;
        let scores = [score("command palette", 2), score("comm", 2), score("palette", 2), score("find", 2)];
        assert!(scores.is_sorted_by(|a, b| a > b), "{scores:?}");
        assert_eq!(found("command").first(), Some(&2));
    }

    #[test]
    fn a_typing_error_finds_nothing_and_is_near_to_something() {
        assert_eq!(found("paltte"), Vec::<usize>::new());
        assert_eq!(index().near("paltte"), [2]);
        assert_eq!(index().near("qqqqqq"), Vec::<usize>::new());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn no_text_makes_the_search_panic(text in any::<String>()) {
            let found = index().search(&text);
            prop_assert!(found.iter().all(|(_, score)| (0.0..=1.0).contains(score)));
            prop_assert!(found.is_sorted_by(|a, b| a.1 >= b.1));
            index().near(&text);
        }
    }
}
