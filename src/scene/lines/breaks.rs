//! Line breaking: permitted break positions and their quality.

use strum::IntoEnumIterator as _;
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::phrases::phrases;
use crate::{i18n::messages, model::Language};

/// Unbreakable stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scene) struct Piece<'a> {
    /// Text including trailing spaces.
    pub text: &'a str,
    /// `true` if a line break is mandatory after it.
    pub ends_line: bool,
}

/// Penalty of a line break, in increasing order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum BreakPenalty {
    /// No penalty.
    None,
    /// Separates a number from the thing counted.
    Number,
    /// Splits a name or a term.
    Phrase,
    /// Leaves a character at the start of a line where it is not permitted.
    Sign,
}

/// Break opportunity by UAX #14: byte offset, mandatory or not, and penalty.
struct BreakPosition {
    at: usize,
    must: bool,
    penalty: BreakPenalty,
}

/// Splits a text into unbreakable pieces; names, terms and counted numbers stay whole if they `fit` on a line.
pub(in crate::scene) fn pieces<'a>(text: &'a str, fits: &dyn Fn(&str) -> bool) -> Vec<Piece<'a>> {
    let mut out = Vec::new();
    let positions = positions(text, fits);
    split(text, 0, &positions, BreakPenalty::None, fits, &mut out);
    out
}

/// Appends the pieces of a text up to the last of the given break opportunities. Stretches that are too wide are split
/// at worse opportunities, and finally between any two letters.
fn split<'a>(
    text: &'a str,
    start: usize,
    positions: &[BreakPosition],
    worst: BreakPenalty,
    fits: &dyn Fn(&str) -> bool,
    out: &mut Vec<Piece<'a>>,
) {
    let mut from = start;
    for run in positions.split_inclusive(|position| position.must || position.penalty <= worst) {
        let Some(last) = run.last() else { continue };
        let piece = text.get(from..last.at).unwrap_or_default();
        let next = match worst {
            BreakPenalty::None => Some(BreakPenalty::Number),
            BreakPenalty::Number => Some(BreakPenalty::Phrase),
            BreakPenalty::Phrase | BreakPenalty::Sign => None,
        };
        match next {
            _ if fits(piece) => out.push(Piece { text: piece, ends_line: last.must }),
            Some(next) => split(text, from, run, next, fits, out),
            None => letters(piece, last.must, fits, out),
        }
        from = last.at;
    }
}

/// Appends a word that is wider than a line, split into stretches that just fit.
fn letters<'a>(word: &'a str, ends_line: bool, fits: &dyn Fn(&str) -> bool, out: &mut Vec<Piece<'a>>) {
    let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let mut ends = ends.as_slice();
    let mut from = 0;
    while let Some(last) = ends.last().copied() {
        let fits_to = |end: &usize| word.get(from..*end).is_some_and(fits);
        // Doubling and then bisection keep the number of measurements small.
        let mut most = 1;
        while ends.get(most - 1).is_some_and(fits_to) {
            most *= 2;
        }
        let tried = ends.get(most / 2..most.min(ends.len())).unwrap_or_default();
        let count = (most / 2 + tried.partition_point(fits_to)).clamp(1, ends.len());
        let (line, rest) = ends.split_at(count);
        let end = line.last().copied().unwrap_or(last);
        out.push(Piece { text: word.get(from..end).unwrap_or_default(), ends_line: ends_line && rest.is_empty() });
        (from, ends) = (end, rest);
    }
}

fn positions(text: &str, fits: &dyn Fn(&str) -> bool) -> Vec<BreakPosition> {
    let standard = linebreaks(text).map(|(at, kind)| (at, kind == BreakOpportunity::Mandatory));
    let mut found: Vec<(usize, bool)> = standard.chain(beside_quotations(text).map(|at| (at, false))).collect();
    found.sort_unstable();
    found.dedup_by_key(|(at, _)| *at);
    let breaks: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
    let phrases = phrases(text, &breaks, fits);
    let mut open = phrases.iter().peekable();
    // End of the farthest-reaching phrase begun so far.
    let mut reach = 0;
    let position = |(at, must): (usize, bool)| {
        while let Some((_, end)) = open.next_if(|(start, _)| *start < at) {
            reach = reach.max(*end);
        }
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let penalty = if after.starts_with(begins_no_line) {
            BreakPenalty::Sign
        } else if at < reach {
            BreakPenalty::Phrase
        } else if is_counted(before, after) {
            BreakPenalty::Number
        } else {
            BreakPenalty::None
        };
        BreakPosition { at, must, penalty }
    };
    found.iter().copied().map(position).collect()
}

/// Break opportunities before and after quotations in Chinese text, which has no spaces there (UAX #14, rule `LB19a`).
fn beside_quotations(text: &str) -> impl Iterator<Item = usize> {
    let is_hanzi = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    text.char_indices().filter_map(move |(at, c)| {
        let (before, after) = (text.get(..at)?, text.get(at + c.len_utf8()..)?);
        match c {
            '“' => before.ends_with(|c| is_hanzi(c) || "：，。；、）".contains(c)).then_some(at),
            '”' => after.starts_with(is_hanzi).then_some(at + c.len_utf8()),
            _ => None,
        }
    })
}

/// `true` for characters that must not start a line: separating dots and closing punctuation.
fn begins_no_line(c: char) -> bool {
    const DOTS: &str = "·•‧∙・";
    const CLOSING: &str = "，。、；：！？）》」』】〉”’…％,.;:!?)]}%";
    DOTS.contains(c) || CLOSING.contains(c)
}

/// `true` if a break would separate a number from its unit or noun: `45 个`, `30 November`, `batch 3`.
fn is_counted(before: &str, after: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let before = before.trim_end();
    if joins_numbers(before, after) {
        return true;
    }
    let number = before.trim_end_matches(is_digit);
    if number.len() < before.len() {
        // `November 2022` does not count the noun that follows.
        let is_latin = after.starts_with(|c: char| c.is_ascii_alphabetic());
        return after.starts_with(char::is_alphabetic) && !(is_latin && names_number(number.trim_end()));
    }
    after.starts_with(is_digit) && names_number(before)
}

/// `true` if the break is next to a word that joins two numbers: `batches 1` and `and 2`.
fn joins_numbers(before: &str, after: &str) -> bool {
    let ends = |text: &str| text.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let begins = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let mut words = Language::iter().flat_map(|language| &messages(language).together.between_numbers);
    words.any(|word| {
        let follows = ends(before) && after.strip_prefix(word.as_str()).is_some_and(begins);
        let precedes = begins(after) && before.strip_suffix(word.as_str()).is_some_and(ends);
        follows || precedes
    })
}

/// `true` if a text ends in a word that takes a number after it, such as `batch`.
fn names_number(text: &str) -> bool {
    let mut words = Language::iter().flat_map(|language| &messages(language).together.before_numbers);
    words.any(|word| {
        let rest = text.strip_suffix(word.as_str());
        // Latin words must match whole; Chinese has no word boundaries.
        rest.is_some_and(|rest| !word.is_ascii() || !rest.ends_with(char::is_alphabetic))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces for lines of at most `most` characters.
    fn on(text: &str, most: usize) -> Vec<&str> {
        let fits = |piece: &str| piece.trim_end().chars().count() <= most;
        pieces(text, &fits).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_term_is_one_piece_and_its_parts_are_where_there_is_no_room_for_it() {
        let text = "中国的国家先进制造业集群";
        assert_eq!(on(text, 20), ["中国", "的", "国家先进制造业集群"]);
        assert_eq!(on(text, 8), ["中国", "的", "国家先进制造业", "集群"]);
        assert_eq!(on(text, 4), ["中国", "的", "国家先进", "制造业", "集群"]);
        assert_eq!(on("国家先进制造业集群：新材料", 9), ["国家先进制造业", "集群：", "新材料"]);
        assert_eq!(on("国家先进制造业集群。", 9), ["国家先进制造业", "集群。"], "with its stop it is too long");
    }

    #[test]
    fn numbers_stay_with_what_they_count() {
        assert_eq!(on("on 30 November 2022 in", 20), ["on ", "30 November 2022 ", "in"]);
        assert_eq!(on("on 30 November 2022", 9), ["on ", "30 ", "November ", "2022"]);
        assert_eq!(on("per 100 bn yuan of GDP", 20), ["per ", "100 bn yuan ", "of ", "GDP"]);
        assert_eq!(on("batch 3, subbatch 4", 20), ["batch 3, ", "subbatch ", "4"]);
        assert_eq!(on("2022 年 11 月 30 日公布", 20), ["2022 年 11 月 30 日", "公布"]);
        assert_eq!(on("第 3 批", 20), ["第 3 批"]);
        assert_eq!(on("in batches 1 and 2, by place", 16), ["in ", "batches 1 and 2, ", "by ", "place"]);
        assert_eq!(on("on land 2 or 3", 20), ["on ", "land ", "2 or ", "3"]);
    }

    #[test]
    fn a_counted_term_stays_with_its_number_and_never_reads_as_the_number_of_countries() {
        let text = "中国 45 个国家先进制造业集群";
        assert_eq!(on(text, 20), ["中国 ", "45 个国家先进制造业集群"]);
        assert_eq!(on(text, 12), ["中国 ", "45 个国家先进制造业", "集群"]);
        assert_eq!(on(text, 8), ["中国 ", "45 个国家先进", "制造业集群"]);
        assert_eq!(on(text, 7), ["中国 ", "45 个", "国家先进制造业", "集群"], "no room for the two together");
        assert_eq!(on("一个集群，3 家企业", 5), ["一个集群，", "3 家企业"]);
        assert_eq!(on("整个集群", 2), ["整", "个", "集群"], "no number is before it");
    }

    #[test]
    fn a_short_quotation_and_an_enumeration_of_batches_stay_whole() {
        assert_eq!(on("筛选“医药”的", 6), ["筛选", "“医药”", "的"]);
        assert_eq!(on("国家先进制造业集群：“医药”", 10), ["国家先进制造业集群：", "“医药”"]);
        assert_eq!(on("第一、二批和第 1、2 批", 9), ["第一、二批", "和", "第 1、2 批"]);
        assert_eq!(on("数据截至 2021-06-11", 13), ["数据", "截至 2021-06-11"]);
        assert!(on("“一二三四五六七八九”", 20).len() > 1, "longer than a word or two");
    }

    #[test]
    fn no_line_begins_with_a_dot_or_a_closing_sign() {
        assert_eq!(on("Hunan · Hubei", 20), ["Hunan · ", "Hubei"]);
        assert_eq!(on("湖南·湖北 ）", 20), ["湖南·", "湖北 ）"]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken_anywhere() {
        assert_eq!(on("abcdefgh ij", 3), ["abc", "def", "gh ", "ij"]);
        assert_eq!(on("", 3), [""; 0]);
    }
}
