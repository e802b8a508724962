//! Measurement of text in the embedded fonts.

use std::{cell::RefCell, collections::BTreeMap};

use super::fonts::{FONTS, TypeFace};

/// Distance from the middle of a line of text down to its baseline, as a multiple of the font size: half the difference
/// of ascent (1.069) and descent (0.293) of Noto Sans.
pub(super) const ASCENT: f32 = (1.069 - 0.293) / 2.0;

/// Font size rounded up to hundredths of a point, the precision of exported files, so that measured widths match.
pub(super) fn written_size(size: f32) -> f32 {
    (size * 100.0).ceil() / 100.0
}

/// Width of a space in Noto Sans, regular and bold, as a multiple of the font size.
pub const BLANK: f32 = 0.26;

/// Text measurement with a cache.
#[derive(Clone, Debug, Default)]
pub struct Measurer {
    /// Widths at a font size of 1 by text, for regular and bold.
    known: RefCell<[BTreeMap<String, f32>; 2]>,
}

/// Maximum number of cached widths; user data could otherwise let the cache grow without bound.
const REMEMBER: usize = 20_000;

impl Measurer {
    /// Width of one line of text at a font size of `size`, points.
    pub fn width(&self, text: &str, size: f32, bold: bool) -> f32 {
        let mut known = self.known.borrow_mut();
        let [regular, heavy] = &mut *known;
        let known = if bold { heavy } else { regular };
        if let Some(width) = known.get(text) {
            return width * size;
        }
        let width = unit_width(text, bold);
        if known.len() >= REMEMBER {
            known.clear();
        }
        known.insert(text.to_owned(), width);
        width * size
    }

    /// `true` if an embedded font of the given weight draws the character, blanks included. Joiners, marks of
    /// writing direction, variation selectors and the like have no drawing of their own, even where a font has a glyph
    /// for them.
    pub(super) fn draws(&self, c: char, bold: bool) -> bool {
        // Fonts of the other weight come last.
        let mut fonts = TypeFace::fallback(bold).into_iter().take(FONTS.len() / 2);
        let has_glyph = fonts.any(|font| font.has(c));
        // The shaper gives a character without a drawing no width.
        has_glyph && (c.is_alphanumeric() || self.width(c.encode_utf8(&mut [0; 4]), 1.0, bold) > 0.0)
    }
}

/// Splits a text into runs of one font; `true` marks the Chinese font.
///
/// Renderers that choose fonts themselves would take Latin letters from the Chinese font, with other widths.
pub fn runs(text: &str) -> Vec<(&str, bool)> {
    let regular = TypeFace::fallback(false);
    split_by(text, |c| font_of(&regular, c) == TypeFace::chinese(false))
}

/// Splits a text where the key of its characters changes; returns the stretches with their keys.
fn split_by<K: PartialEq>(text: &str, key: impl Fn(char) -> K) -> Vec<(&str, K)> {
    let mut stretches: Vec<(&str, K)> = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let (key, end) = (key(c), at + c.len_utf8());
        match stretches.last_mut() {
            Some((stretch, last)) if *last == key => *stretch = text.get(start..end).unwrap_or_default(),
            _ => {
                start = at;
                stretches.push((text.get(at..end).unwrap_or_default(), key));
            }
        }
    }
    stretches
}

/// First font with a glyph for the character, the first of all if there is no such font.
fn font_of(fonts: &[TypeFace; FONTS.len()], c: char) -> TypeFace {
    fonts.iter().copied().find(|font| font.has(c)).unwrap_or(fonts[0])
}

/// Text width at a font size of 1: shapes each run of one font and adds up the advances.
fn unit_width(text: &str, bold: bool) -> f32 {
    let fonts = TypeFace::fallback(bold);
    let shaped = split_by(text, |c| font_of(&fonts, c)).into_iter().filter_map(|(run, font)| font.shape(run));
    shaped.fold(0.0, |width, shaped| width + shaped.width())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_every_phrase_can_be_drawn() {
        let measurer = Measurer::default();
        for phrases in [include_str!("../../assets/i18n/en.toml"), include_str!("../../assets/i18n/zh.toml")] {
            for letter in phrases.chars().filter(|letter| !letter.is_control()) {
                for bold in [false, true] {
                    assert!(measurer.draws(letter, bold), "{letter:?} U+{:04X}, bold: {bold}", u32::from(letter));
                }
            }
        }
    }

    #[test]
    fn a_chinese_character_is_as_wide_as_the_font_is_high() {
        let measurer = Measurer::default();
        assert!((measurer.width("集群", 12.0, false) - 24.0).abs() < 0.01);
        let mixed = measurer.width("A集", 10.0, false);
        assert!((mixed - measurer.width("A", 10.0, false) - 10.0).abs() < 0.01);
    }

    #[test]
    fn latin_letters_come_from_the_latin_font_in_chinese_text_too() {
        assert_eq!(runs("2022 年 11 月"), [("2022 ", false), ("年", true), (" 11 ", false), ("月", true)]);
        assert_eq!(runs("Wuxi"), [("Wuxi", false)]);
        assert_eq!(runs(""), []);
    }

    #[test]
    fn both_cuts_hold_all_that_a_chinese_spreadsheet_saves_and_say_what_they_lack() {
        let measurer = Measurer::default();
        for bold in [false, true] {
            assert!(['集', 'é', '—', '，', 'Ω', '堃', '犇', '镕', '龘'].into_iter().all(|c| measurer.draws(c, bold)));
            assert!(!measurer.draws('𬭎', bold), "beyond GBK");
        }
    }

    #[test]
    fn what_has_no_width_is_not_drawn() {
        let measurer = Measurer::default();
        for bold in [false, true] {
            assert!([' ', '\u{a0}', '\u{2009}', '\u{3000}', '.', '·'].into_iter().all(|c| measurer.draws(c, bold)));
            let ranges =
                ['\u{200b}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2060}'..='\u{206f}', '\u{fe00}'..='\u{fe0f}'];
            let others = ['\u{ad}', '\u{feff}', '\u{e0101}', '\u{ffff}', '\u{34f}', '\u{3164}', '\u{e000}'];
            for c in ranges.into_iter().flatten().chain(others) {
                assert!(!measurer.draws(c, bold), "{c:?}");
            }
        }
    }

    #[test]
    fn bold_is_wider_and_size_scales() {
        let measurer = Measurer::default();
        let text = "Changsha";
        assert!(measurer.width(text, 10.0, true) > measurer.width(text, 10.0, false));
        assert!((measurer.width(text, 20.0, false) - 2.0 * measurer.width(text, 10.0, false)).abs() < 1e-3);
    }
}
