//! Embedded fonts and the shaping of text in them.
//!
//! The same fonts, in the same order of fallback, are used by the interface, the map on screen and exported pictures,
//! so that label placement agrees between them.

use std::{cell::RefCell, rc::Rc, sync::OnceLock};

use rustybuzz::{Direction, Face, Script, ShapePlan, UnicodeBuffer, shape_with_plan};

/// Embedded font file.
#[derive(Clone, Copy, Debug)]
pub struct Font {
    /// Family name.
    pub name: &'static str,
    /// `true` for the bold weight.
    pub bold: bool,
    /// Content of the font file.
    pub bytes: &'static [u8],
}

/// Embedded fonts in order of fallback: Latin first, then Chinese with mainland glyph forms.
pub const FONTS: [Font; 4] = [
    Font { name: "Noto Sans", bold: false, bytes: include_bytes!("../../assets/fonts/NotoSans-Regular.ttf") },
    Font { name: "Noto Sans SC", bold: false, bytes: include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf") },
    Font { name: "Noto Sans Bold", bold: true, bytes: include_bytes!("../../assets/fonts/NotoSans-Bold.ttf") },
    Font { name: "Noto Sans SC Bold", bold: true, bytes: include_bytes!("../../assets/fonts/NotoSansSC-Bold.otf") },
];

/// One of the embedded fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeFace(usize);

impl TypeFace {
    /// Font of a weight for text that is not Chinese.
    pub fn latin(bold: bool) -> Self {
        Self(usize::from(bold) * 2)
    }

    /// Font of a weight for Chinese.
    pub fn chinese(bold: bool) -> Self {
        Self(usize::from(bold) * 2 + 1)
    }

    /// `true` for a font of Chinese.
    pub(crate) fn is_chinese(self) -> bool {
        self.0 % 2 == 1
    }

    /// `true` for a bold font.
    pub(crate) fn is_bold(self) -> bool {
        self.0 >= 2
    }

    /// Fonts in order of fallback for a weight: characters missing in the bold fonts are taken from the regular ones and
    /// the other way round.
    pub(super) fn fallback(bold: bool) -> [Self; FONTS.len()] {
        [Self::latin(bold), Self::chinese(bold), Self::latin(!bold), Self::chinese(!bold)]
    }

    /// The font; `None` only if an embedded file were damaged.
    pub fn face(self) -> Option<&'static Face<'static>> {
        static FACES: [OnceLock<Option<Face<'static>>>; FONTS.len()] = [const { OnceLock::new() }; FONTS.len()];
        let load = || Face::from_slice(FONTS.get(self.0)?.bytes, 0);
        FACES.get(self.0)?.get_or_init(load).as_ref()
    }

    /// Content of the font file.
    pub fn bytes(self) -> &'static [u8] {
        FONTS.get(self.0).map_or(&[], |font| font.bytes)
    }

    /// `true` if the font has a glyph for a character.
    pub(super) fn has(self, c: char) -> bool {
        self.face().is_some_and(|face| face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0))
    }

    /// Glyphs of a text in this font, in units of the font.
    pub fn shape(self, text: &str) -> Option<Shaped> {
        let face = self.face()?;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let plan = self.plan(face, buffer.direction(), buffer.script());
        let shaped = shape_with_plan(face, &plan, buffer);
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(|(info, position)| Glyph {
            id: info.glyph_id as u16,
            start: info.cluster as usize,
            advance: position.x_advance as f32,
            offset: (position.x_offset as f32, position.y_offset as f32),
        });
        Some(Shaped { glyphs: glyphs.collect(), units_per_em: face.units_per_em() as f32 })
    }

    /// Plan for texts of one script, made once per thread: making it takes longer than shaping a label.
    fn plan(self, face: &Face<'_>, direction: Direction, script: Script) -> Rc<ShapePlan> {
        type Known = Vec<((TypeFace, Direction, Script), Rc<ShapePlan>)>;
        thread_local!(static PLANS: RefCell<Known> = const { RefCell::new(Vec::new()) });
        let key = (self, direction, script);
        PLANS.with_borrow_mut(|plans| {
            if let Some((_, plan)) = plans.iter().find(|(known, _)| *known == key) {
                return Rc::clone(plan);
            }
            let plan = Rc::new(ShapePlan::new(face, direction, Some(script), None, &[]));
            plans.push((key, Rc::clone(&plan)));
            plan
        })
    }
}

/// Text as glyphs of one font, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Shaped {
    /// Glyphs in drawing order.
    pub glyphs: Vec<Glyph>,
    /// Units of the font per font size.
    pub units_per_em: f32,
}

impl Shaped {
    /// Width at a font size of 1.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() / self.units_per_em
    }
}

/// Glyph of a shaped text, in units of the font.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Number of the glyph in the font.
    pub id: u16,
    /// Byte of the text at which the characters begin that it stands for.
    pub start: usize,
    /// Distance to the next glyph.
    pub advance: f32,
    /// Displacement from the pen to the right and upwards.
    pub offset: (f32, f32),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_loads() {
        for (index, font) in FONTS.iter().enumerate() {
            let face = TypeFace(index);
            assert!(face.face().is_some(), "{}", font.name);
            let by_script = if font.name.contains("SC") { TypeFace::chinese } else { TypeFace::latin };
            assert_eq!(face, by_script(font.bold));
        }
    }

    #[test]
    fn a_plan_that_was_made_before_shapes_the_same() {
        for (face, text) in [(TypeFace::latin(false), "AVATAR fi"), (TypeFace::chinese(true), "集群，12")] {
            let fresh = rustybuzz::shape(face.face().unwrap(), &[], {
                let mut buffer = UnicodeBuffer::new();
                buffer.push_str(text);
                buffer
            });
            let ids = |glyphs: &[rustybuzz::GlyphInfo]| glyphs.iter().map(|info| info.glyph_id).collect::<Vec<_>>();
            for _ in 0..2 {
                let shaped = face.shape(text).unwrap();
                assert_eq!(
                    shaped.glyphs.iter().map(|glyph| u32::from(glyph.id)).collect::<Vec<_>>(),
                    ids(fresh.glyph_infos())
                );
            }
        }
    }
}
