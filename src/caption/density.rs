//! Texts of layers that are so dense that they are drawn as hexagons.

use crate::{
    i18n::{Messages, filled, format},
    query::{HexStep, LayerDensity, LayerFeatures, MapContent},
    view::Theme,
};

/// Length in kilometres or metres, of two digits.
pub(crate) fn length(metres: f64, texts: &Messages) -> String {
    let two_digits = |number: f64| {
        let unit = 10_f64.powf(number.max(1.0).log10().floor() - 1.0);
        (number / unit).round() * unit
    };
    // 0.1 has no exact form: the last digit is rounded once more.
    let tenth = |number: f64| (two_digits(number) * 10.0).round() / 10.0;
    if metres >= 1_000.0 {
        texts.map.kilometres.replace("{n}", &format::number(tenth(metres / 1_000.0)))
    } else {
        texts.map.metres.replace("{n}", &format::number(tenth(metres)))
    }
}

/// Numbers of a class: `10–29`.
pub(crate) fn range((least, most): (u32, u32)) -> String {
    let number = |n: u32| format::number(f64::from(n));
    if least == most { number(least) } else { format!("{}–{}", number(least), number(most)) }
}

/// Width of the hexagons of a layer.
pub(crate) fn width(density: &LayerDensity, texts: &Messages) -> String {
    length(density.width, texts)
}

/// Width of a hexagon of a size on a map with a scale, metres in the plane per metre on the ground.
pub(crate) fn width_of(step: HexStep, scale: f64, texts: &Messages) -> String {
    filled(&texts.density.wide, &[("width", &length(step.width() / scale, texts))])
}

/// Words on colours and sizes of a layer that hexagons do not show; `None` if it has neither.
pub(crate) fn without<'t>(layer: &LayerFeatures, texts: &'t Messages) -> Option<&'t str> {
    let phrases = &texts.density;
    match (layer.categories.is_some() || layer.classed.is_some(), layer.sizes.is_some()) {
        (false, false) => None,
        (true, false) => Some(&phrases.without_colors),
        (false, true) => Some(&phrases.without_sizes),
        (true, true) => Some(&phrases.without_both),
    }
}

/// Caveat of a dense layer, with what the hexagons do not show.
pub(super) fn note(content: &MapContent<'_>, layer: &LayerFeatures, texts: &Messages) -> Option<String> {
    let density = content.density(&layer.layer)?;
    let note = filled(&texts.density.note, &[("width", &width(density, texts))]);
    let without = without(layer, texts).map(|text| format!("{text}{}", texts.caption.stop));
    Some([Some(note), without].into_iter().flatten().collect::<Vec<_>>().join(super::between_sentences(texts.language)))
}

/// Sentence of the alt text about a dense layer.
pub(super) fn alt_text(
    content: &MapContent<'_>,
    layer: &LayerFeatures,
    theme: Theme,
    texts: &Messages,
) -> Option<String> {
    let density = content.density(&layer.layer)?;
    let shade = if theme == Theme::Dark { &texts.thematic.lighter } else { &texts.thematic.darker };
    let most = format::number(f64::from(density.most()));
    Some(filled(&texts.density.alt, &[("width", &width(density, texts)), ("shade", shade), ("most", &most)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::messages, model::Language};

    #[test]
    fn lengths_have_two_digits_and_ranges_of_one_number_are_that() {
        let texts = messages(Language::En);
        let lengths = [65_536.0, 131_072.0, 2_048.0, 1_000.0, 724.1, 9.9];
        let written = lengths.map(|metres| length(metres, texts));
        assert_eq!(written, ["66 km", "130 km", "2 km", "1 km", "720 m", "9.9 m"]);
        assert_eq!([(1, 1), (10, 29), (1_000, 2_999)].map(range), ["1", "10–29", "1,000–2,999"]);
    }
}
