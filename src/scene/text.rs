//! The embedded fonts, and how wide a text is in them.
//!
//! The same fonts, in the same order, serve the interface, the map on the screen and exported pictures, so
//! that labels fit everywhere alike.

use std::{cell::RefCell, collections::BTreeMap, sync::OnceLock};

use rustybuzz::{Face, UnicodeBuffer, shape};

/// A font file and the name that it goes by.
#[derive(Clone, Copy, Debug)]
pub struct Font {
    /// Its name.
    pub name: &'static str,
    /// Whether it is the bold cut.
    pub bold: bool,
    /// The file.
    pub bytes: &'static [u8],
}

/// The fonts, in the order in which a character is looked for: Latin first, then Chinese in its mainland forms.
pub const FONTS: [Font; 4] = [
    Font { name: "Noto Sans", bold: false, bytes: include_bytes!("../../assets/fonts/NotoSans-Regular.ttf") },
    Font { name: "Noto Sans SC", bold: false, bytes: include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf") },
    Font { name: "Noto Sans Bold", bold: true, bytes: include_bytes!("../../assets/fonts/NotoSans-Bold.ttf") },
    Font { name: "Noto Sans SC Bold", bold: true, bytes: include_bytes!("../../assets/fonts/NotoSansSC-Bold.otf") },
];

/// How far below the middle of its line a text's baseline lies, as a multiple of the font size: Noto Sans rises 1.069
/// above it and falls 0.293 below.
pub const ASCENT: f32 = (1.069 - 0.293) / 2.0;

/// A size of letters in hundredths of a point, as it will be written: a width is as large as its letters.
pub(super) fn written_size(size: f32) -> f32 {
    (size * 100.0).ceil() / 100.0
}

/// The width of a blank in Noto Sans, regular and bold, as a multiple of the font size.
pub const BLANK: f32 = 0.26;

/// Measures texts, remembering what it has measured.
#[derive(Debug, Default)]
pub struct Measurer {
    /// Widths at a font size of 1, by boldness and text.
    known: RefCell<[BTreeMap<String, f32>; 2]>,
}

/// How many texts are remembered; user data could otherwise grow without end.
const REMEMBER: usize = 20_000;

/// Whether the embedded fonts of that weight have a glyph for a character.
pub fn has_glyph(c: char, bold: bool) -> bool {
    // Those of the other weight follow.
    faces(bold).iter().take(FONTS.len() / 2).any(|face| face.glyph_index(c).is_some())
}

impl Measurer {
    /// The width of one line of text in points at a font size of `size` points.
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
}

fn faces(bold: bool) -> &'static [Face<'static>] {
    static FACES: OnceLock<[Vec<Face<'static>>; 2]> = OnceLock::new();
    let [regular, heavy] = FACES.get_or_init(|| {
        [false, true].map(|bold| {
            // A bold character that only the regular cut has is still measured.
            let same = FONTS.iter().filter(|font| font.bold == bold);
            let other = FONTS.iter().filter(|font| font.bold != bold);
            same.chain(other).filter_map(|font| Face::from_slice(font.bytes, 0)).collect()
        })
    });
    if bold { heavy } else { regular }
}

/// Stretches of a text that one font shows, and whether that is the Chinese one.
///
/// A surface that lets its renderer choose would get Latin letters from the Chinese font, and other widths.
pub fn runs(text: &str) -> Vec<(&str, bool)> {
    let mut runs: Vec<(&str, bool)> = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let chinese = font_of(faces(false), c) == 1;
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some((run, last)) if *last == chinese => *run = text.get(start..end).unwrap_or_default(),
            _ => {
                start = at;
                runs.push((text.get(at..end).unwrap_or_default(), chinese));
            }
        }
    }
    runs
}

/// The first font that has the character.
fn font_of(faces: &[Face<'_>], c: char) -> usize {
    faces.iter().position(|face| face.glyph_index(c).is_some()).unwrap_or(0)
}

/// Shapes each run of characters that one font can show, and adds up the advances.
fn unit_width(text: &str, bold: bool) -> f32 {
    let faces = faces(bold);
    let mut width = 0.0;
    let mut run = String::new();
    let mut current = None;
    let mut flush = |run: &mut String, font: Option<usize>| {
        if let Some(face) = font.and_then(|font| faces.get(font)) {
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(run);
            let advance: i32 =
                shape(face, &[], buffer).glyph_positions().iter().map(|position| position.x_advance).sum();
            width += advance as f32 / face.units_per_em() as f32;
        }
        run.clear();
    };
    for c in text.chars() {
        let font = Some(font_of(faces, c));
        if font != current {
            flush(&mut run, current);
            current = font;
        }
        run.push(c);
    }
    flush(&mut run, current);
    width
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_loads() {
        assert_eq!(faces(false).len(), FONTS.len());
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
    fn the_bold_cut_says_what_it_lacks() {
        assert!(has_glyph('Ω', false) && !has_glyph('Ω', true), "Greek is in the regular Chinese font only");
        assert!(['集', 'é', '—', '，'].into_iter().all(|c| has_glyph(c, true)));
    }

    #[test]
    fn bold_is_wider_and_size_scales() {
        let measurer = Measurer::default();
        let text = "Changsha";
        assert!(measurer.width(text, 10.0, true) > measurer.width(text, 10.0, false));
        assert!((measurer.width(text, 20.0, false) - 2.0 * measurer.width(text, 10.0, false)).abs() < 1e-3);
    }
}
