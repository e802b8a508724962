//! Stretches of text that line breaking keeps whole: names and terms with the number that counts them, and short
//! enclosed stretches such as quotations.

use std::{cmp::Reverse, collections::BTreeMap, sync::LazyLock};

use strum::IntoEnumIterator as _;

use crate::{
    i18n::{TogetherTexts, messages},
    model::Language,
};

/// Most characters between the two ends of an enclosed stretch.
const ENCLOSED: usize = 8;

/// Numerals of Chinese numbers.
const NUMERALS: &str = "一二三四五六七八九十百千两";

/// Byte ranges of stretches that fit on a line together with adjacent punctuation, in order. Of two overlapping ranges a
/// counted term is kept before others, then the longer, and of equally long ones the first. `breaks` are the break opportunities of the text.
pub(super) fn phrases(text: &str, breaks: &[usize], fits: &dyn Fn(&str) -> bool) -> Vec<(usize, usize)> {
    let fits = |Span { start, end, .. }: &Span| {
        let i = breaks.partition_point(|at| at <= start);
        let from = i.checked_sub(1).and_then(|i| breaks.get(i)).copied().unwrap_or_default();
        let to = breaks.get(breaks.partition_point(|at| at < end)).copied().unwrap_or(text.len());
        text.get(from..to).is_some_and(fits)
    };
    let mut fitting: Vec<Span> = named(text).chain(enclosed(text)).filter(fits).collect();
    // Stretches inside a longer one have no effect.
    fitting.sort_by_key(|it| (Reverse(it.is_counted), Reverse(it.end - it.start), it.start));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for Span { start, end, .. } in fitting {
        // Accepted ranges do not overlap, so only the last one that begins before `end` can conflict.
        if taken.range(..end).next_back().is_none_or(|(_, other)| *other <= start) {
            taken.insert(start, end);
        }
    }
    taken.into_iter().collect()
}

/// Byte range to be kept whole.
struct Span {
    start: usize,
    end: usize,
    /// `true` for a term with the number that counts it.
    is_counted: bool,
}

/// A name or term, with the texts of its language.
type Phrase = (&'static str, &'static TogetherTexts);

/// Names and terms of all languages by their first character: texts are long, and few phrases begin at each character.
static PHRASES: LazyLock<BTreeMap<char, Vec<Phrase>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<char, Vec<Phrase>> = BTreeMap::new();
    for texts in Language::iter().map(|language| &messages(language).together) {
        for phrase in &texts.phrases {
            by_first.entry(phrase.chars().next().unwrap_or_default()).or_default().push((phrase, texts));
        }
    }
    by_first
});

/// Names and terms of a text, each also with the number that counts it. Ranges overlap.
fn named(text: &str) -> impl Iterator<Item = Span> {
    text.char_indices().flat_map(move |(start, first)| {
        let phrases = PHRASES.get(&first).into_iter().flatten();
        let rest = text.get(start..).unwrap_or_default();
        phrases.filter(|(phrase, _)| rest.starts_with(phrase)).flat_map(move |(phrase, texts)| {
            let end = start + phrase.len();
            let is_counted = !texts.not_counted.iter().any(|other| other == phrase);
            let counted = is_counted.then(|| count_before(text, start, texts)).flatten();
            let counted = counted.map(|start| Span { start, end, is_counted: true });
            [Some(Span { start, end, is_counted: false }), counted].into_iter().flatten()
        })
    })
}

/// Short stretches of a text between two words or marks, such as quotations.
fn enclosed(text: &str) -> impl Iterator<Item = Span> {
    let pairs = Language::iter().flat_map(|language| &messages(language).together.enclosed);
    pairs.flat_map(move |[open, close]| {
        text.match_indices(open.as_str()).filter_map(move |(start, _)| {
            let inside = start + open.len();
            let length = text.get(inside..)?.find(close.as_str())?;
            let is_short = text.get(inside..inside + length)?.chars().count() <= ENCLOSED;
            is_short.then_some(Span { start, end: inside + length + close.len(), is_counted: false })
        })
    })
}

/// Start of the number with its measure word that ends at `at`: `45 个`.
fn count_before(text: &str, at: usize, texts: &TogetherTexts) -> Option<usize> {
    let before = text.get(..at)?.trim_end();
    let number = texts.measures.iter().find_map(|measure| before.strip_suffix(measure.as_str()))?.trim_end();
    let rest = number.trim_end_matches(|c: char| c.is_ascii_digit() || NUMERALS.contains(c));
    (rest.len() < number.len()).then_some(rest.len())
}
