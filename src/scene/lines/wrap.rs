//! Text wrapping for Chinese and English.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::breaks::{Piece, pieces};
use crate::scene::Measurer;

/// Invisible characters that only say where a line may end: soft hyphen, zero-width space and word joiner.
const BREAK_HINTS: [char; 3] = ['\u{ad}', '\u{200b}', '\u{2060}'];

/// Text without characters that the embedded fonts do not draw, and those characters. A letter and its mark are one
/// character where Unicode has one (NFC): fonts draw no marks by themselves. Runs of spaces are collapsed and
/// leading spaces of lines removed, as SVG renders them, so that measured boxes agree. Characters that only permit or
/// forbid a line break are kept for [`fill`], which leaves them out.
pub(in crate::scene) fn showable(measurer: &Measurer, text: &str, bold: bool) -> (String, BTreeSet<char>) {
    let mut missing = BTreeSet::new();
    let mut shown = String::with_capacity(text.len());
    let plain = |c| match c {
        '\t' => ' ',
        '\u{2028}' | '\u{2029}' => '\n',
        c => c,
    };
    for c in text.nfc().map(plain) {
        if c == '\n' || BREAK_HINTS.contains(&c) || (!c.is_control() && measurer.draws(c, bold)) {
            if c != ' ' || !(shown.is_empty() || shown.ends_with([' ', '\n'])) {
                shown.push(c);
            }
        } else if !c.is_control() {
            missing.insert(c);
        }
    }
    (shown, missing)
}

/// `true` if a line is at most `width` points wide, not counting trailing spaces.
fn fits(measurer: &Measurer, line: &str, size: f32, bold: bool, width: f32) -> bool {
    measurer.width(line.trim_end(), size, bold) <= width
}

/// Unbreakable pieces of a text for lines of `width` points: broken as UAX #14 permits, keeping names, terms and
/// counted numbers whole, and inside a word only if the word is wider than a line.
pub(in crate::scene) fn pieces_for<'a>(
    measurer: &Measurer,
    text: &'a str,
    size: f32,
    bold: bool,
    width: f32,
) -> Vec<Piece<'a>> {
    pieces(text, &|piece| fits(measurer, piece, size, bold, width))
}

/// Fills lines with pieces, each at most `width` points wide unless a single piece is wider. The space at a line break
/// is kept, and a typed line break becomes a space, so that words stay separate when copied or read aloud. Invisible hints
/// about line breaks are left out.
pub(in crate::scene) fn fill(
    measurer: &Measurer,
    pieces: &[Piece<'_>],
    size: f32,
    bold: bool,
    width: f32,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        let words = piece.text.trim_end_matches('\n');
        let longer = format!("{line}{words}");
        if line.is_empty() || fits(measurer, &longer, size, bold, width) {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, words.to_owned()));
        }
        if piece.ends_line {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    for line in &mut lines {
        line.retain(|c| !BREAK_HINTS.contains(&c));
    }
    while lines.last().is_some_and(|line| line.trim_end().is_empty()) {
        lines.pop();
    }
    if let Some(last) = lines.last_mut() {
        last.truncate(last.trim_end().len());
    }
    lines
}

/// Characters removed before an ellipsis.
const BEFORE_ELLIPSIS: [char; 10] = [' ', '.', ',', ';', ':', '。', '，', '；', '：', '、'];

/// Truncates to the first `most` lines; if lines were dropped, the last one ends in an ellipsis.
pub(in crate::scene) fn cut(
    measurer: &Measurer,
    mut lines: Vec<String>,
    most: usize,
    size: f32,
    bold: bool,
    width: f32,
) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let too_wide = |line: &str| measurer.width(&format!("{line}…"), size, bold) > width;
            while !last.is_empty() && (last.ends_with(BEFORE_ELLIPSIS) || too_wide(last)) {
                last.pop();
            }
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrap(measurer: &Measurer, text: &str, size: f32, width: f32) -> Vec<String> {
        fill(measurer, &pieces_for(measurer, text, size, false, width), size, false, width)
    }

    fn lines(text: &str, size: f32, width: f32) -> Vec<String> {
        wrap(&Measurer::default(), text, size, width)
    }

    #[test]
    fn english_breaks_between_words_and_chinese_between_characters_but_not_before_a_stop() {
        let width = Measurer::default().width("national advanced", 10.0, false) + 1.0;
        assert_eq!(lines("national advanced manufacturing", 10.0, width), ["national advanced ", "manufacturing"]);
        assert_eq!(lines("二十四节气。", 10.0, 50.0), ["二十四节", "气。"]);
        assert_eq!(lines("二十四节 45 个", 10.0, 57.0), ["二十四节 ", "45 个"]);
        assert_eq!(lines("one\ntwo\n", 10.0, 500.0), ["one ", "two"]);
    }

    #[test]
    fn a_line_that_could_be_narrower_still_keeps_a_term_whole() {
        let measurer = Measurer::default();
        let text = "中国 45 个国家先进制造业集群";
        let pieces = pieces_for(&measurer, text, 10.0, true, 130.0);
        assert_eq!(fill(&measurer, &pieces, 10.0, true, 60.0), ["中国 ", "45 个国家先进制造业集群"]);
    }

    #[test]
    fn what_no_font_shows_is_left_out_and_named() {
        let showable = |text| showable(&Measurer::default(), text, false);
        let (shown, missing) = showable("集群 🚀 ok\u{7}");
        assert_eq!(shown, "集群 ok");
        assert_eq!(missing, BTreeSet::from(['🚀']));
        assert_eq!(showable("  a \t b\n  c").0, "a b\nc");
        let (shown, missing) = showable("a\u{200d}b\u{202e}c\u{fe0f}d\u{2028}e\u{feff}\u{ffff}");
        assert_eq!(shown, "abcd\ne");
        assert_eq!(missing, ['\u{200d}', '\u{202e}', '\u{fe0f}', '\u{feff}', '\u{ffff}'].into());
    }

    #[test]
    fn an_accent_that_was_typed_apart_is_drawn_where_a_letter_has_it() {
        let showable = |text| showable(&Measurer::default(), text, false);
        assert_eq!(showable("Cafe\u{301} u\u{308}ber"), ("Café über".to_owned(), BTreeSet::new()));
        assert_eq!(showable("x\u{301}集\u{301}"), ("x集".to_owned(), BTreeSet::from(['\u{301}'])));
    }

    #[test]
    fn invisible_characters_say_where_a_line_ends_and_are_not_drawn() {
        let long = "manu\u{ad}fac\u{200b}turing";
        let measurer = Measurer::default();
        let width = measurer.width("manufac", 10.0, false) + 0.5;
        let (shown, missing) = showable(&measurer, long, false);
        assert_eq!(
            (wrap(&measurer, &shown, 10.0, width), missing),
            (vec!["manufac".into(), "turing".into()], [].into())
        );
    }

    #[test]
    fn a_cut_text_says_so() {
        let measurer = Measurer::default();
        let lines = vec!["one".to_owned(), "two".to_owned(), "three".to_owned()];
        assert_eq!(cut(&measurer, lines.clone(), 2, 10.0, false, 100.0), ["one", "two…"]);
        assert_eq!(cut(&measurer, lines.clone(), 3, 10.0, false, 100.0), lines);
        let lines = vec!["A sentence. ".to_owned(), "another".to_owned()];
        assert_eq!(cut(&measurer, lines, 1, 10.0, false, 100.0), ["A sentence…"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in "[a-z集群先进 。，,.-]{0,60}", width in 24.0_f32..200.0) {
            let measurer = Measurer::default();
            let lines = wrap(&measurer, &text, 12.0, width);
            for line in &lines {
                prop_assert!(measurer.width(line.trim_end(), 12.0, false) <= width || line.chars().count() <= 1, "{line:?}");
            }
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
