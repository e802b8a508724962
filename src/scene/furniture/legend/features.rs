//! Legend entries of further layers of features: symbol, name and number, and how many there are in all.

use super::{LegendEntry, LegendSymbol};
use crate::{
    i18n::{Messages, format},
    query::LayerFeatures,
    scene::{Palette, Stroke, SymbolShape},
};

/// Entries of a layer, `at` its place among the layers of features.
pub(super) fn rows(at: usize, layer: &LayerFeatures, palette: &Palette, texts: &Messages) -> Vec<LegendEntry> {
    let map = &palette.map;
    let sample = LegendSymbol::Symbol(SymbolShape::Circle, palette.feature(at), Stroke::solid(map.symbol_line, 0.8));
    let title = layer.title.get(texts.language).to_owned();
    // A heading of its own: it is no sector of the clusters above.
    let entry =
        LegendEntry { count: Some(layer.asked), bold: true, ..LegendEntry::sample(sample, title, map.card_text) };
    let number = |n: usize| format::number(n as f64);
    let incomplete = layer.whole.filter(|whole| *whole > layer.asked).map(|whole| {
        let form = texts.map.legend_known.replace("{n}", &number(layer.asked));
        LegendEntry::note(form.replace("{all}", &number(whole)), map.card_faint)
    });
    std::iter::once(entry).chain(incomplete).collect()
}
