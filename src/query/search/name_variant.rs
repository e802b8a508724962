//! Variants of a name (hanzi, English, pinyin) and their match with a token of the query.

use super::folding::{Token, tokens};
use crate::model::{Name, is_hanzi};

/// Shortest match inside an English word, in characters: finds `medicine` in *biomedicine*, but not `hang` in
/// *Changsha*.
const INSIDE: usize = 5;
/// Shortest match at a later syllable of pinyin, in characters: pairs of letters occur in nearly every name.
const SYLLABLE: usize = 3;
/// Frequent English words, matched only from five typed letters on.
const QUIET: [&str; 6] = ["and", "cluster", "for", "of", "the", "with"];

/// Kind of match between a text and a name, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// One word of the name, with two typing errors.
    WordTwoTypos,
    /// The whole name, with two typing errors.
    TwoTypos,
    /// One word of the name, with one typing error.
    WordOneTypo,
    /// The whole name, with one typing error.
    OneTypo,
    /// Initials of successive syllables, from the start of the name or of one of its parts: `cs`.
    Initials,
    /// Initials of all syllables.
    AllInitials,
    /// Substring of the name.
    Part,
    /// Start of a word or, in pinyin, of a syllable.
    WordStart,
    /// Start of the name.
    Start,
    /// The whole name.
    Exact,
}

impl Match {
    /// Relevance, 0.3 to 1.
    pub fn score(self) -> f32 {
        match self {
            Self::WordTwoTypos => 0.3,
            Self::TwoTypos => 0.35,
            Self::WordOneTypo => 0.4,
            Self::OneTypo => 0.45,
            Self::Initials => 0.6,
            Self::AllInitials => 0.65,
            Self::Part => 0.7,
            Self::WordStart => 0.8,
            Self::Start => 0.9,
            Self::Exact => 1.0,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Script {
    Hanzi,
    English,
    Pinyin,
}

/// One spelling of a name, folded and without blanks.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NameVariant {
    script: Script,
    text: Token,
    /// Byte offsets of words or syllables in `text`, except the first.
    starts: Vec<usize>,
    /// Byte offsets of frequent words, matched only from [`INSIDE`] characters on: 市, 集群, "and", "cluster".
    quiet_starts: Vec<usize>,
    /// Words that are compared one by one with a mistyped word, in addition to the whole name.
    parts: Vec<Token>,
    /// Initials of the syllables.
    initials: String,
    /// Byte offsets in `initials` of parts of the name, except the first: after a place, a bracket, a comma.
    initial_starts: Vec<usize>,
}

impl NameVariant {
    /// All spellings of a name. `places` are Chinese short names of places; initials can also begin after one of them.
    pub(super) fn of_name(name: &Name, places: &[&str]) -> Vec<Self> {
        let mut variants: Vec<Self> = Vec::new();
        let mut add = |variant: Self| {
            if !variant.text.text.is_empty()
                && !variants.iter().any(|v| v.script == variant.script && v.text.text == variant.text.text)
            {
                variants.push(variant);
            }
        };
        for zh in [&name.full.zh, &name.short.zh] {
            add(Self::simple(Script::Hanzi, Token::joined(&tokens(zh))));
        }
        for en in [&name.full.en, &name.short.en] {
            add(Self::english(en));
            // "Xizang (Tibet)": the text before the bracket is also a name.
            if let Some((before, _)) = en.split_once(" (").filter(|_| en.ends_with(')')) {
                add(Self::english(before));
            }
        }
        // The pinyin may spell the full name or the short one; the number of hanzi decides.
        let syllables = tokens(&name.pinyin);
        let spelt = [&name.full.zh, &name.short.zh]
            .into_iter()
            .find(|zh| zh.chars().filter(|c| is_hanzi(*c)).count() == syllables.len());
        match spelt {
            None => add(Self::pinyin(&name.pinyin, &syllables, &[])),
            Some(zh) => {
                add(Self::pinyin(zh, &syllables, places));
                // The short name takes the readings of polyphonic characters from the spelt name.
                let reading: Vec<(char, &Token)> = zh.chars().filter(|c| is_hanzi(*c)).zip(&syllables).collect();
                let read = |c: char| reading.iter().find(|(hanzi, _)| *hanzi == c).map(|(_, word)| (*word).clone());
                let short: Option<Vec<Token>> = name.short.zh.chars().filter(|c| is_hanzi(*c)).map(read).collect();
                if let Some(short) = short {
                    add(Self::pinyin(&name.short.zh, &short, places));
                }
            }
        }
        variants
    }

    fn simple(script: Script, text: Token) -> Self {
        Self {
            script,
            text,
            starts: Vec::new(),
            quiet_starts: Vec::new(),
            parts: Vec::new(),
            initials: String::new(),
            initial_starts: Vec::new(),
        }
    }

    fn english(en: &str) -> Self {
        let parts = tokens(en);
        let mut variant = Self::simple(Script::English, Token::joined(&parts));
        let mut at = 0;
        for word in &parts {
            if at > 0 {
                let quiet = QUIET.contains(&word.text.as_str());
                if quiet { &mut variant.quiet_starts } else { &mut variant.starts }.push(at);
            }
            at += word.text.len();
        }
        if parts.len() > 1 {
            variant.parts = parts;
        }
        variant
    }

    /// Builds a variant of pinyin. `zh` holds one hanzi per syllable, with or without other characters, or no hanzi.
    fn pinyin(zh: &str, syllables: &[Token], places: &[&str]) -> Self {
        let mut variant = Self::simple(Script::Pinyin, Token::joined(syllables));
        variant.initials = syllables.iter().filter_map(|syllable| syllable.text.chars().next()).collect();
        let mut at = 0;
        let hanzi = zh.char_indices().filter(|(_, c)| is_hanzi(*c)).map(Some).chain(std::iter::repeat(None));
        for (order, (syllable, hanzi)) in syllables.iter().zip(hanzi).enumerate() {
            let (before, rest) = hanzi.and_then(|(offset, _)| zh.split_at_checked(offset)).unwrap_or_default();
            if order > 0 {
                let quiet = rest.starts_with('市') || rest == "集群" || rest == "群";
                if quiet { &mut variant.quiet_starts } else { &mut variant.starts }.push(at);
                let after_place = places.iter().any(|place| !place.is_empty() && before.ends_with(place));
                let after_sign = before.ends_with(|c| c == '市' || !is_hanzi(c)) && !before.is_empty();
                if !quiet && (after_place || after_sign) {
                    variant
                        .initial_starts
                        .push(variant.initials.char_indices().nth(order).map_or(0, |(offset, _)| offset));
                }
            }
            at += syllable.text.len();
        }
        variant
    }

    /// The folded spelling, without blanks.
    pub(super) fn text(&self) -> &str {
        &self.text.text
    }

    /// Match without typing errors; `None` if `word` is not found.
    pub(super) fn strict(&self, word: &Token) -> Option<Match> {
        let (text, wanted) = (self.text.text.as_str(), word.text.as_str());
        if text == wanted && (self.script == Script::Hanzi || word.is_at(0, &self.text)) {
            return Some(Match::Exact);
        }
        if self.script == Script::Hanzi {
            if text.starts_with(wanted) {
                return Some(Match::Start);
            }
            // A single hanzi is a word; a single letter is not.
            return ((word.hanzi || word.chars > 1) && text.contains(wanted)).then_some(Match::Part);
        }
        if word.is_at(0, &self.text) {
            return Some(Match::Start);
        }
        if word.hanzi || word.chars < 2 {
            return None;
        }
        let at = |starts: &[usize]| starts.iter().any(|at| word.is_at(*at, &self.text));
        if (self.script == Script::English || word.chars >= SYLLABLE) && at(&self.starts) {
            return Some(Match::WordStart);
        }
        let inside = || self.script == Script::English && word.breaks.is_empty() && text.contains(wanted);
        if word.chars >= INSIDE && (at(&self.quiet_starts) || inside()) {
            return Some(Match::Part);
        }
        if self.initials == wanted {
            return Some(Match::AllInitials);
        }
        let begins = |at: &usize| self.initials.get(*at..).is_some_and(|rest| rest.starts_with(wanted));
        (begins(&0) || self.initial_starts.iter().any(begins)).then_some(Match::Initials)
    }

    /// Match with one or two typing errors, in the whole name or in one of its words.
    pub(super) fn mistyped(&self, word: &Token) -> Option<Match> {
        let name = word.errors_to(&self.text).map(|errors| if errors > 1 { Match::TwoTypos } else { Match::OneTypo });
        let parts = self.parts.iter().filter_map(|part| word.errors_to(part)).min();
        let part = parts.map(|errors| if errors > 1 { Match::WordTwoTypos } else { Match::WordOneTypo });
        name.max(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Bilingual;

    fn variants(zh: (&str, &str), en: (&str, &str), pinyin: &str, places: &[&str]) -> Vec<NameVariant> {
        let text = |zh: &str, en: &str| Bilingual { en: en.to_owned(), zh: zh.to_owned() };
        NameVariant::of_name(
            &Name { full: text(zh.0, en.0), short: text(zh.1, en.1), pinyin: pinyin.to_owned() },
            places,
        )
    }

    fn best(variants: &[NameVariant], text: &str) -> Option<Match> {
        let word = Token::joined(&tokens(text));
        variants.iter().filter_map(|variant| variant.strict(&word)).max()
    }

    fn city() -> Vec<NameVariant> {
        variants(("长沙市", "长沙"), ("Changsha", "Changsha"), "chang sha", &[])
    }

    fn cluster() -> Vec<NameVariant> {
        variants(
            ("长沙市工程机械集群", "长沙工程机械"),
            ("Changsha Construction Machinery Cluster", "Changsha constr. machinery"),
            "chang sha shi gong cheng ji xie ji qun",
            &["长沙"],
        )
    }

    #[test]
    fn a_city_is_found_in_every_way_of_writing_it() {
        for (text, how) in [
            ("长沙", Match::Exact),
            ("长沙市", Match::Exact),
            ("Chang Sha", Match::Exact),
            ("沙市", Match::Part),
            ("c", Match::Start),
            ("chan", Match::Start),
            ("sha", Match::WordStart),
            ("cs", Match::AllInitials),
        ] {
            assert_eq!(best(&city(), text), Some(how), "{text}");
        }
        for text in ["上海", "s", "sh", "sc", "hang", "xyz"] {
            assert_eq!(best(&city(), text), None, "{text}");
        }
    }

    #[test]
    fn initials_begin_at_the_name_or_behind_a_place_only() {
        for text in ["cssgc", "csgcjx", "gcjx", "gc"] {
            assert_eq!(best(&cluster(), text).map(|how| how <= Match::AllInitials), Some(true), "{text}");
        }
        for text in ["sg", "cj", "jx", "jq"] {
            assert_eq!(best(&cluster(), text), None, "{text}");
        }
    }

    #[test]
    fn words_that_every_cluster_has_are_not_looked_up_by_their_beginnings() {
        for text in ["shi", "qu", "cl", "clus"] {
            assert_eq!(best(&cluster(), text), None, "{text}");
        }
        for text in ["jiqun", "cluster", "集群"] {
            assert_eq!(best(&cluster(), text), Some(Match::Part), "{text}");
        }
    }

    #[test]
    fn long_parts_of_english_words_are_found() {
        let variants = variants(("", ""), ("Shanghai Zhangjiang Biomedicine Cluster", ""), "", &[]);
        assert_eq!(best(&variants, "medicine"), Some(Match::Part));
        assert_eq!(best(&variants, "hang"), None);
    }

    #[test]
    fn the_pinyin_of_a_short_name_is_read_from_the_full_one() {
        assert_eq!(best(&cluster(), "changshagongchengjixie"), Some(Match::Exact));
    }

    #[test]
    fn a_name_before_a_bracket_is_a_name() {
        let variants = variants(("西藏自治区", "西藏"), ("Xizang (Tibet)", "Xizang (Tibet)"), "xi zang", &[]);
        assert_eq!(best(&variants, "xizang"), Some(Match::Exact));
        assert_eq!(best(&variants, "tibet"), Some(Match::WordStart));
    }

    #[test]
    fn the_better_match_has_the_higher_score() {
        let scores = ["changsha", "chang", "sha", "沙市", "cs"].map(|text| best(&city(), text).map(Match::score));
        assert!(scores.is_sorted_by(|a, b| a > b), "{scores:?}");
        assert!(Match::OneTypo.score() < Match::Initials.score());
    }
}
