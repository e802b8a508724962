//! Legend entries of further layers of features: symbol, name and number, and how many there are in all.

use super::{LegendEntry, LegendSymbol, sizes, values::lines};
use crate::{
    caption::{classes::range_of, density as words, features::column_name},
    i18n::{Messages, filled, format, phrase},
    query::{ClassedFeatures, FeatureCategories, LayerDensity, LayerFeatures, MOST_CATEGORIES},
    scene::{CELL_FILL, Color, FeatureColors, Opacity, Palette, Stroke, SymbolShape},
    view::View,
};

/// Entries of a layer; one of several layers of a dataset bears its number.
pub(super) fn rows(
    layer: &LayerFeatures,
    view: &View,
    palette: &Palette,
    texts: &Messages,
    (largest, density): (f32, Option<&LayerDensity>),
) -> Vec<LegendEntry> {
    let map = &palette.map;
    let opacity = Opacity::of(view.layer(&layer.layer)).factor();
    let color = palette.feature(view.feature_number(layer.layer.as_str())).faded(opacity);
    let colors = FeatureColors::of(layer, view, palette);
    let line = Stroke::solid(colors.outline.unwrap_or(map.symbol_line).faded(opacity), 0.8);
    let has_shapes = layer.points.is_empty() && !layer.shapes.is_empty();
    let sample = |color: Color| {
        if has_shapes {
            LegendSymbol::Swatch(color, None)
        } else {
            LegendSymbol::Symbol(SymbolShape::Circle, color, line)
        }
    };
    let title = format::numbered(layer.title.get(texts.language), view.number_of_layer(&layer.layer), texts.language);
    // A heading of its own: it is no sector of the clusters above.
    let is_plain = layer.categories.is_none() && layer.classed.is_none() && layer.sizes.is_none() && density.is_none();
    let head = if is_plain {
        LegendEntry::sample(sample(color), title, map.card_text)
    } else {
        LegendEntry::text(title, map.card_text)
    };
    let entry = LegendEntry { count: Some(layer.asked), bold: true, ..head };
    let shown = density.is_none().then_some(layer);
    let categorised = shown.and_then(|layer| layer.categories.as_ref()).into_iter();
    let categories = categorised.flat_map(|of| categories(of, &colors, opacity, texts));
    let categories = categories.map(|(color, name, count)| LegendEntry {
        count: Some(count),
        ..LegendEntry::sample(sample(color), name, map.card_text)
    });
    let classes = shown.and_then(|layer| layer.classed.as_ref()).into_iter().flat_map(|classed| {
        let seen = |color: Color| {
            let of_area =
                || map.land.mixed(color, CELL_FILL).seen_through(Opacity::of(view.layer(&layer.layer)), map.land);
            if has_shapes { of_area() } else { color.faded(opacity) }
        };
        classes(classed, &colors, (palette, texts), &|color| sample(seen(color)))
    });
    // Circles whose colours tell something else are grey in the key.
    let has_colors = layer.categories.is_some() || layer.classed.is_some();
    let key_color = if has_colors { map.card_faint.faded(opacity) } else { color };
    let sizes = shown.and_then(|layer| layer.sizes.as_ref()).into_iter();
    let sizes = sizes.flat_map(|sizes| sizes::rows(sizes, key_color, palette, texts, (opacity, largest)));
    let number = |n: usize| format::number(n as f64);
    let incomplete = layer.whole.filter(|whole| *whole > layer.asked).map(|whole| {
        let form = match layer.provinces {
            0 => texts.map.legend_known.replace("{n}", "{known}"),
            provinces => texts.map.legend_known_in.of(provinces),
        };
        let text = form.replace("{known}", &number(layer.asked)).replace("{all}", &number(whole));
        LegendEntry::note(text, map.card_faint)
    });
    let weak = (layer.weak > 0 && density.is_none()).then(|| {
        let text = format::capitalised(layer.weakness.get(texts.language));
        let row = LegendEntry::sample(LegendSymbol::weak_ring(color), text, map.card_text);
        LegendEntry { count: Some(layer.weak), ..row }
    });
    let of_color: Vec<LegendEntry> = categories.chain(classes).collect();
    let hexagons = density.into_iter().flat_map(|density| hexagons(density, layer, view, palette, texts));
    std::iter::once(entry).chain(hexagons).chain(sizes).chain(of_color).chain(weak).chain(incomplete).collect()
}

/// Entries of the hexagons of a dense layer: their width, the classes of numbers, and what they do not show.
fn hexagons(
    density: &LayerDensity,
    layer: &LayerFeatures,
    view: &View,
    palette: &Palette,
    texts: &Messages,
) -> Vec<LegendEntry> {
    let (map, classes) = (&palette.map, density.classes());
    let (opacity, id) = (Opacity::of(view.layer(&layer.layer)), layer.layer.as_str());
    let ramp = Palette::density(view.feature_number(id));
    let heading = filled(&texts.density.per_hexagon, &[("width", &words::width(density, texts))]);
    let row = |(class, limits): (usize, (u32, u32))| {
        let color =
            map.land.mixed(palette.class(ramp, class, classes.len()), CELL_FILL).seen_through(opacity, map.land);
        LegendEntry::sample(LegendSymbol::Swatch(color, None), words::range(limits), map.card_text)
    };
    let without = words::without(layer, texts).map(|text| LegendEntry::note(text.to_owned(), map.card_faint));
    let heading = lines(&heading).into_iter().map(|line| LegendEntry::text(line, map.card_text));
    heading.chain(classes.ranges().enumerate().map(row)).chain(without).collect()
}

/// Entries of the classes of a number: what it is and how it is divided, the classes, and features without a value.
fn classes(
    classed: &ClassedFeatures,
    colors: &FeatureColors,
    (palette, texts): (&Palette, &Messages),
    sample: &dyn Fn(Color) -> LegendSymbol,
) -> Vec<LegendEntry> {
    let map = &palette.map;
    let field = column_name(&classed.title, classed.unit.as_deref(), texts);
    let method = phrase(&texts.thematic.method, classed.choice.method);
    let heading = filled(&texts.own_columns.colored_by, &[("field", &field)]);
    let heading = lines(&heading).into_iter().chain([method.to_owned()]);
    let mut rows: Vec<LegendEntry> = heading.map(|line| LegendEntry::text(line, map.card_text)).collect();
    for (class, count) in classed.counts.iter().enumerate() {
        let ink = if *count == 0 { map.card_faint } else { map.card_text };
        let color = colors.get(u8::try_from(class).ok());
        let row = LegendEntry::sample(sample(color), range_of(&classed.classes, class), ink);
        rows.push(LegendEntry { count: Some(*count), ..row });
    }
    if classed.unknown > 0 {
        let text = texts.map.legend_without_category.clone();
        let row = LegendEntry::sample(sample(colors.get(None)), text, map.card_text);
        rows.push(LegendEntry { count: Some(classed.unknown), ..row });
    }
    rows
}

/// Longest name of a category in a legend, characters.
const LONGEST: usize = 60;

/// Colour, name and number of each category that has features, then of the others and of those without one.
fn categories(
    of: &FeatureCategories,
    colors: &FeatureColors,
    opacity: f32,
    texts: &Messages,
) -> Vec<(Color, String, usize)> {
    let color = |number: Option<usize>| colors.get(number.map(|number| number as u8)).faded(opacity);
    let named = of.named.iter().enumerate();
    let named = named.map(|(number, category)| {
        let name = format::cut(category.name.get(texts.language), LONGEST);
        (color(Some(number)), name, category.count)
    });
    let others = (of.further > 0)
        .then(|| (color(Some(MOST_CATEGORIES)), texts.map.legend_other_categories.of(of.further), of.others));
    let unknown = (of.unknown > 0).then(|| (color(None), texts.map.legend_without_category.clone(), of.unknown));
    named.chain(others).chain(unknown).filter(|(.., count)| *count > 0).collect()
}
