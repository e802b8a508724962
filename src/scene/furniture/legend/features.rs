//! Legend entries of further layers of features: symbol, name and number, and how many there are in all.

use super::{LegendEntry, LegendSymbol};
use crate::{
    i18n::{Messages, format},
    query::LayerFeatures,
    scene::{Opacity, Palette, Stroke, SymbolShape},
    view::View,
};

/// Entries of a layer; one of several layers of a dataset bears its number.
pub(super) fn rows(layer: &LayerFeatures, view: &View, palette: &Palette, texts: &Messages) -> Vec<LegendEntry> {
    let map = &palette.map;
    let opacity = Opacity::of(view.layer(&layer.layer)).factor();
    let color = palette.feature(view.feature_number(layer.layer.as_str())).faded(opacity);
    let line = Stroke::solid(map.symbol_line.faded(opacity), 0.8);
    let sample = LegendSymbol::Symbol(SymbolShape::Circle, color, line);
    let title = format::numbered(layer.title.get(texts.language), view.number_of_layer(&layer.layer), texts.language);
    // A heading of its own: it is no sector of the clusters above.
    let entry =
        LegendEntry { count: Some(layer.asked), bold: true, ..LegendEntry::sample(sample, title, map.card_text) };
    let number = |n: usize| format::number(n as f64);
    let incomplete = layer.whole.filter(|whole| *whole > layer.asked).map(|whole| {
        let form = match layer.provinces {
            0 => texts.map.legend_known.replace("{n}", "{known}"),
            provinces => texts.map.legend_known_in.of(provinces),
        };
        let text = form.replace("{known}", &number(layer.asked)).replace("{all}", &number(whole));
        LegendEntry::note(text, map.card_faint)
    });
    let weak = (layer.weak > 0).then(|| {
        let text = format::capitalised(layer.weakness.get(texts.language));
        let row = LegendEntry::sample(LegendSymbol::weak_ring(color), text, map.card_text);
        LegendEntry { count: Some(layer.weak), ..row }
    });
    std::iter::once(entry).chain(weak).chain(incomplete).collect()
}
