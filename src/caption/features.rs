//! Sentences about features of further layers: how many are shown of how many, in words that suit every dataset.

use std::sync::Arc;

use crate::{
    i18n::{Messages, format},
    query::{LayerFeatures, MapContent},
    view::View,
};

/// Most layers that a text tells of; of further ones the number is said.
const MOST: usize = 3;

/// Headline of a map of features: the name of the topmost layer; `None` without one.
pub(super) fn title(content: &MapContent<'_>, view: &View, texts: &Messages) -> Option<String> {
    Some(name(content.features.last()?, view, texts))
}

/// One sentence for each layer, the topmost first; `named` if the headline already names that one.
pub(super) fn sentences(content: &MapContent<'_>, view: &View, named: bool, texts: &Messages) -> Vec<String> {
    let layers = content.features.iter().rev().take(MOST).enumerate();
    let of_layer = |(at, layer): (usize, &Arc<LayerFeatures>)| {
        let text = sentence(layer, texts);
        if named && at == 0 { text } else { titled(layer, &text, view, texts) }
    };
    let mut sentences: Vec<String> = layers.map(of_layer).collect();
    if content.features.len() > MOST {
        let more = (content.features.len() - MOST).to_string();
        sentences.push(texts.caption.features_more.replace("{n}", &more));
    }
    sentences
}

/// Name of a layer; one of several layers of a dataset bears its number.
fn name(layer: &LayerFeatures, view: &View, texts: &Messages) -> String {
    format::numbered(layer.title.get(texts.language), view.number_of_layer(&layer.layer), texts.language)
}

/// A sentence after the name of its layer.
fn titled(layer: &LayerFeatures, text: &str, view: &View, texts: &Messages) -> String {
    // The name comes last: it may itself have braces.
    texts.caption.features.replace("{text}", text).replacen("{title}", &name(layer, view, texts), 1)
}

/// Number of features of a layer, of how many.
fn sentence(layer: &LayerFeatures, texts: &Messages) -> String {
    let caption = &texts.caption;
    let number = |n: usize| format::number(n as f64);
    let form = match layer.whole {
        Some(whole) if whole > layer.asked => caption.features_of_whole.replace("{all}", &number(whole)),
        _ if layer.asked < layer.known => caption.features_of_known.replace("{all}", &number(layer.known)),
        _ => caption.features_all.clone(),
    };
    form.replace("{n}", &number(layer.asked))
}

/// Caveats: features without a position.
pub(super) fn caveats(content: &MapContent<'_>, view: &View, texts: &Messages) -> Vec<String> {
    let unplaced = |layer: &LayerFeatures| layer.asked - layer.points.len();
    let layers = content.features.iter().rev().filter(|layer| unplaced(layer) > 0);
    let caveat =
        |layer: &LayerFeatures| titled(layer, &texts.caption.features_unplaced.of(unplaced(layer)), view, texts);
    layers.map(|layer| caveat(layer)).collect()
}
