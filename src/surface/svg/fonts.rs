//! Fonts of live text: subsets for browsers, and names for programs that ignore embedded fonts.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rustybuzz::ttf_parser::{RawFace, Tag};
use subsetter::GlyphRemapper;
use write_fonts::{
    FontBuilder,
    read::FontRef,
    tables::cmap::Cmap,
    types::{GlyphId, Tag as WrittenTag},
};

use crate::scene::TypeFace;

/// Families by script, so that no program takes Latin letters from a Chinese font. The embedded fonts come first, then fonts
/// of the same width or narrower, which need no more room than was measured.
const FAMILIES: &str = "text{font-family:'Noto Sans','Open Sans','Helvetica Neue',Helvetica,Arial,'Liberation Sans','Nimbus Sans',sans-serif}\
                        .zh{font-family:'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',\
                        'WenQuanYi Micro Hei','WenQuanYi Zen Hei',SimHei,sans-serif}";

/// Style sheet with the font families and a subset of each font, which has the given characters.
pub(super) fn style(used: &BTreeMap<TypeFace, BTreeSet<char>>) -> String {
    let mut out = "<style>".to_owned();
    for (face, characters) in used {
        let Some(font) = subset(*face, characters) else { continue };
        let family = if face.is_chinese() { "Noto Sans SC" } else { "Noto Sans" };
        let weight = if face.is_bold() { 700 } else { 400 };
        let _infallible = writeln!(
            out,
            "@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/otf;base64,{})}}",
            STANDARD.encode(font)
        );
    }
    out.push_str(FAMILIES);
    out.push_str("</style>\n");
    out
}

/// Font file with the glyphs of some characters; `None` only if an embedded font were damaged.
///
/// Kerning and ligatures are left out: [`textLength`](https://www.w3.org/TR/SVG2/text.html#TextElementTextLengthAttribute)
/// keeps the measured width.
fn subset(face: TypeFace, characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let source = face.bytes();
    let (font, tables) = (face.face()?, RawFace::parse(source, 0).ok()?);
    let mut glyphs = GlyphRemapper::new();
    let mapped = characters.iter().filter_map(|c| Some((*c, font.glyph_index(*c)?.0)));
    let mapped: Vec<(char, GlyphId)> = mapped.map(|(c, glyph)| (c, GlyphId::new(glyphs.remap(glyph).into()))).collect();
    // The subset is for PDF: it lacks what a browser asks of a font.
    let bare = subsetter::subset(source, 0, &glyphs).ok()?;
    let mut file = FontBuilder::new();
    file.add_table(&Cmap::from_mappings(mapped).ok()?).ok()?;
    file.add_raw(WrittenTag::new(b"OS/2"), tables.table(Tag::from_bytes(b"OS/2"))?);
    file.copy_missing_tables(FontRef::new(&bare).ok()?);
    Some(file.build())
}
