//! Sentences about features of further layers: how many are shown of how many, in words that suit every dataset.

use std::sync::Arc;

use super::{classes::range_of, conditions, values};
use crate::{
    dataset::LocalText,
    i18n::{Messages, filled, format},
    model::Language,
    query::{ClassedFeatures, FeatureCategories, FeatureSizes, LayerFeatures, MapContent, PlacedByName},
    view::View,
};

/// Most layers that a text tells of; of further ones the number is said.
const MOST: usize = 3;

/// Headline of a map of features: the name of the topmost layer with its conditions; `None` without one.
pub(super) fn title(content: &MapContent<'_>, view: &View, places: &str, texts: &Messages) -> Option<String> {
    let layer = content.features.last()?;
    let name = conditions::layer_name(layer, view, texts);
    Some(match conditions::of_features(layer, places, texts) {
        Some(what) => format!("{name} · {what}"),
        None => name,
    })
}

/// One sentence for each layer with its conditions, the topmost first; `named` if the headline already names that one.
pub(super) fn sentences(
    content: &MapContent<'_>,
    view: &View,
    places: &str,
    named: bool,
    texts: &Messages,
) -> Vec<String> {
    let layers = content.features.iter().rev().take(MOST).enumerate();
    let of_layer = |(at, layer): (usize, &Arc<LayerFeatures>)| {
        let named = named && at == 0;
        let text = sentence(layer, named, texts);
        if named {
            return format::capitalised(&text);
        }
        after(&titled(layer, view, places, texts), &text, texts)
    };
    let mut sentences: Vec<String> = layers.map(of_layer).collect();
    if content.features.len() > MOST {
        let more = (content.features.len() - MOST).to_string();
        sentences.push(texts.caption.features_more.replace("{n}", &more));
    }
    sentences
}

/// Name of a layer with its conditions.
pub(super) fn titled(layer: &LayerFeatures, view: &View, places: &str, texts: &Messages) -> String {
    let name = conditions::layer_name(layer, view, texts);
    values::filtered_name(&name, conditions::of_features(layer, places, texts).as_deref(), texts)
}

/// A sentence after the name of its layer.
fn after(name: &str, text: &str, texts: &Messages) -> String {
    // The name comes last: it may itself have braces.
    texts.caption.features.replace("{text}", text).replacen("{title}", name, 1)
}

/// Number of features of a layer, of how many; a sentence of its own if the headline names the layer.
fn sentence(layer: &LayerFeatures, named: bool, texts: &Messages) -> String {
    let caption = &texts.caption;
    let number = |n: usize| format::number(n as f64);
    let form = match layer.whole {
        _ if layer.asked == 0 && layer.known > 0 => {
            caption.features_none_of_known.replace("{all}", &number(layer.known))
        }
        _ if layer.asked == 0 => caption.features_none.clone(),
        Some(whole) if whole > layer.asked => caption.features_of_whole.replace("{all}", &number(whole)),
        _ if layer.asked < layer.known => caption.features_of_known.replace("{all}", &number(layer.known)),
        _ if named => caption.features_in_all.clone(),
        _ => caption.features_all.clone(),
    };
    form.replace("{n}", &number(layer.asked))
}

/// Sentences on the hexagons of dense layers, the topmost first.
pub(super) fn densities(content: &MapContent<'_>, view: &View, texts: &Messages) -> Vec<String> {
    let of_layer = |layer: &Arc<LayerFeatures>| super::density::alt_text(content, layer, view.theme, texts);
    content.features.iter().rev().take(MOST).filter_map(of_layer).collect()
}

/// Categories or classes by which each layer is coloured, with their numbers, and the number by which it is sized; the
/// topmost first.
pub(super) fn by_category(content: &MapContent<'_>, texts: &Messages) -> Vec<String> {
    let number = |n: usize| format::number(n as f64);
    let sentence = |of: &FeatureCategories| {
        let named = of.named.iter().filter(|category| category.count > 0);
        let named = named.map(|category| format!("{} {}", category.name.get(texts.language), number(category.count)));
        let others = (of.others > 0)
            .then(|| format!("{} {}", texts.map.legend_other_categories.of(of.further), number(of.others)));
        let unknown = (of.unknown > 0).then(|| format!("{} {}", texts.map.legend_without_category, number(of.unknown)));
        let all: Vec<String> = named.chain(others).chain(unknown).collect();
        let (field, list) = (of.title.get(texts.language), all.join(&texts.caption.comma));
        filled(&texts.caption.features_by, &[("field", field), ("list", &list)])
    };
    let layers = content.features.iter().rev().take(MOST);
    let of_layer = |layer: &Arc<LayerFeatures>| {
        let colors = layer.categories.as_deref().map(sentence);
        let colors = colors.or_else(|| layer.classed.as_deref().map(|classed| by_class(classed, texts)));
        [colors, layer.sizes.as_deref().map(|sizes| by_size(sizes, texts))].into_iter().flatten()
    };
    layers.flat_map(of_layer).collect()
}

/// Numbers of features in each class of a number.
fn by_class(classed: &ClassedFeatures, texts: &Messages) -> String {
    let number = |n: usize| format::number(n as f64);
    let classes = classed.counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let classes = classes.map(|(class, count)| match texts.language {
        Language::En => format!("{} ({})", range_of(&classed.classes, class), number(*count)),
        Language::Zh => format!("{}（{}）", range_of(&classed.classes, class), number(*count)),
    });
    let unknown =
        (classed.unknown > 0).then(|| format!("{} {}", texts.map.legend_without_category, number(classed.unknown)));
    let all: Vec<String> = classes.chain(unknown).collect();
    let field = column_name(&classed.title, classed.unit.as_deref(), texts);
    filled(&texts.caption.features_by, &[("field", &field), ("list", &all.join(&texts.caption.comma))])
}

/// Number by which circles are sized, the largest, and how many have none.
fn by_size(sizes: &FeatureSizes, texts: &Messages) -> String {
    let (phrases, number) = (&texts.own_columns, |n: usize| format::number(n as f64));
    let field = column_name(&sizes.title, sizes.unit.as_deref(), texts);
    let others = [
        (sizes.below, &texts.thematic.legend_below_zero),
        (sizes.zero, &texts.thematic.legend_zero),
        (sizes.unknown, &texts.map.legend_without_category),
    ];
    let others = others.into_iter().filter(|(n, _)| *n > 0).map(|(n, name)| match texts.language {
        Language::En => format!("{name} ({})", number(n)),
        Language::Zh => format!("{name}（{}）", number(n)),
    });
    let others: Vec<String> = others.collect();
    let form = if others.is_empty() { &phrases.alt_sized } else { &phrases.alt_sized_with };
    let (greatest, others) = (format::number(sizes.greatest), others.join(&texts.caption.comma));
    filled(form, &[("field", &field), ("value", &greatest), ("list", &others)])
}

/// Heading of a column with its unit, unless the heading itself names it.
pub(crate) fn column_name(title: &LocalText, unit: Option<&str>, texts: &Messages) -> String {
    let title = title.get(texts.language);
    match (unit.filter(|unit| !title.contains(unit)), texts.language) {
        (None, _) => title.to_owned(),
        (Some(unit), Language::En) => format!("{title} ({unit})"),
        (Some(unit), Language::Zh) => format!("{title}（{unit}）"),
    }
}

/// Caveats: features without a position, and those that stand at the seats of places.
pub(super) fn caveats(content: &MapContent<'_>, view: &View, texts: &Messages) -> Vec<String> {
    let layers = content.features.iter().rev().filter_map(|layer| {
        let PlacedByName { at_seats, by_province } = layer.placed_by_name;
        let unplaced = layer.asked - layer.drawn() - by_province;
        let caveats = [
            (at_seats, &texts.caption.features_at_seats),
            (by_province, &texts.caption.features_by_province),
            (unplaced, &texts.caption.features_unplaced),
        ];
        let told = caveats.into_iter().filter(|(n, _)| *n > 0).map(|(n, form)| form.of(n));
        let told: Vec<String> = super::density::note(content, layer, texts).into_iter().chain(told).collect();
        let text = told.join(super::between_sentences(texts.language));
        (!text.is_empty()).then(|| after(&conditions::layer_name(layer, view, texts), &text, texts))
    });
    layers.collect()
}
