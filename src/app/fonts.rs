//! Embedded fonts for egui: Latin first, then Chinese in mainland glyph forms, in every family.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::{scene::FONTS, surface::screen::BOLD};

/// Installs the fonts; system fonts serve only characters that no embedded font has.
pub(super) fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for font in FONTS {
        fonts.font_data.insert(font.name.to_owned(), Arc::new(FontData::from_static(font.bytes)));
    }
    let names = |bold: bool| {
        let first = FONTS.iter().filter(move |font| font.bold == bold);
        let then = FONTS.iter().filter(move |font| font.bold != bold);
        first.chain(then).map(|font| font.name.to_owned()).collect::<Vec<_>>()
    };
    fonts.families.insert(FontFamily::Proportional, names(false));
    fonts.families.insert(FontFamily::Monospace, names(false));
    fonts.families.insert(FontFamily::Name(BOLD.into()), names(true));
    ctx.set_fonts(fonts);
}
