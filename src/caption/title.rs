//! Title and subtitle: filter conditions and number of clusters.

use super::{
    analysed,
    announced::{announcements, asked},
    between_sentences, conditions, features, grids, steps, values,
};
use crate::{
    i18n::{Messages, filled, format},
    model::{Catalogue, Cluster},
    query::MapContent,
    view::View,
};

/// Headline of a picture.
pub(super) fn title(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> String {
    let caption = &texts.caption;
    let top = content.top_values();
    let of_values = match top {
        _ if !content.steps.is_empty() => Some(steps::title(catalogue, content, view, texts)),
        Some(classified) => {
            Some(analysed::title(content, view, texts).unwrap_or_else(|| values::title(classified, texts)))
        }
        None => None,
    };
    if let Some(title) = of_values {
        // Each further layer of small multiples is named with its own conditions.
        let is_of_clusters = top.map_or_else(
            || view.shows_clusters() && content.features.is_empty(),
            |classified| classified.layer.counts_clusters(),
        );
        let conditions = conditions::all_of_clusters(catalogue, view, texts).filter(|_| is_of_clusters);
        if let Some(own) = top.and_then(|classified| classified.own.as_ref()) {
            let places = conditions::places(catalogue, view, texts);
            let what = conditions::of_rows(own, &places, texts);
            return what.map_or_else(|| title.clone(), |what| format!("{title} · {what}"));
        }
        let form = |what: String| filled(&texts.thematic.filtered, &[("title", &title), ("what", &what)]);
        return conditions.map_or_else(|| title.clone(), form);
    }
    if let Some(grid) = content.grids.last() {
        let (title, places) = (grids::title(grid, texts), conditions::places(catalogue, view, texts));
        let what = grid.classified.own.as_ref().and_then(|own| conditions::of_rows(own, &places, texts));
        return what.map_or_else(|| title.clone(), |what| format!("{title} · {what}"));
    }
    let clusters = &content.clusters;
    if !view.shows_clusters() {
        let places = conditions::places(catalogue, view, texts);
        return features::title(content, view, &places, texts).unwrap_or_else(|| caption.title_places.clone());
    }
    // Several layers of clusters are told one by one below.
    if content.has_further_clusters() {
        return caption.title_layers.clone();
    }
    let [places, others] = conditions::of_clusters(catalogue, view, texts);
    let [first, later] = asked(view);
    if !places.is_empty() && others.is_empty() {
        let form = match (clusters.len(), first, later) {
            (0, true, false) => &caption.title_none_in_2022,
            (0, false, true) => &caption.title_none_in_2024,
            (0, ..) => &caption.title_none_in,
            (1, ..) => &caption.title_one_in,
            (_, true, _) => &caption.title_some_in,
            (_, false, _) => &caption.title_some_in_2024,
        };
        return form.replace("{where}", &places);
    }
    if !others.is_empty() {
        let what = if places.is_empty() { others } else { format!("{others} · {places}") };
        let form = match (clusters.len(), first) {
            (0, _) => &caption.title_none,
            (1, _) => &caption.title_one,
            (_, true) => &caption.title_some,
            (_, false) => &caption.title_some_2024,
        };
        return form.replace("{what}", &what);
    }
    match (first, later) {
        _ if clusters.is_empty() => caption.title_nothing.clone(),
        (true, false) => caption.title_2022.replace("{n}", &clusters.len().to_string()),
        (false, _) => caption.title_2024.clone(),
        (true, true) => caption.title_both.clone(),
    }
}

/// Subtitle: number of clusters or values, announcements, date.
pub(super) fn subtitle(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> String {
    let space = between_sentences(texts.language);
    let heeded = conditions::unheeded(catalogue, content, view, texts);
    if !content.steps.is_empty() {
        let sentence = steps::sentence(content, texts);
        return std::iter::once(sentence).chain(heeded).collect::<Vec<_>>().join(space);
    }
    let clusters = of_clusters(catalogue, &content.clusters, view, texts);
    let conditions = conditions::all_of_clusters(catalogue, view, texts);
    let top = content.top_values();
    let of_grid = || content.grids.last().map(|grid| grids::sentence(grid, texts));
    let mut text = match top.map(|classified| values::sentence(classified, texts)).or_else(of_grid) {
        None => clusters,
        Some(values) if clusters.is_empty() => values,
        Some(values) => {
            let clusters = values::lower(&clusters);
            // The title names the conditions of clusters that its values count.
            let is_counted = top.is_some_and(|classified| classified.layer.counts_clusters());
            let what = conditions.as_ref().filter(|_| !is_counted);
            let symbols = match what {
                Some(what) => texts.thematic.symbols_of.replace("{text}", &clusters).replacen("{what}", what, 1),
                None => texts.thematic.symbols.replace("{text}", &clusters),
            };
            format!("{values}{symbols}")
        }
    };
    let is_named = content.values.is_empty() && content.grids.is_empty() && !view.shows_clusters();
    let places = conditions::places(catalogue, view, texts);
    let result = analysed::subtitle(catalogue, content, view, texts);
    let below = grids::further(content, texts).into_iter().chain(values::below(content, conditions.as_deref(), texts));
    for sentence in result
        .into_iter()
        .chain(below)
        .chain(features::sentences(content, view, &places, is_named, texts))
        .chain(heeded)
    {
        text = if text.is_empty() { sentence } else { format!("{text}{space}{sentence}") };
    }
    text
}

/// Sentence with shown and total numbers of clusters.
fn of_clusters(catalogue: &Catalogue, clusters: &[&Cluster], view: &View, texts: &Messages) -> String {
    let caption = &texts.caption;
    let parts: Vec<String> = announcements(catalogue, clusters, view)
        .into_iter()
        .map(|of| {
            let form = match (of.later, of.shown) {
                (false, n) if n == of.all => &caption.all_2022,
                (false, 0) => &caption.none_2022,
                (false, 1) => &caption.one_2022,
                (false, _) => &caption.some_2022,
                (true, n) if n == of.all => &caption.all_2024,
                (true, 0) => &caption.none_2024,
                (true, 1) => &caption.one_2024,
                (true, _) => &caption.some_2024,
            };
            let text = form.replace("{n}", &of.shown.to_string()).replace("{all}", &of.all.to_string());
            let date = format::date(&of.date, texts.language);
            text.replace("{date}", &date)
        })
        .collect();
    let sentence = parts.join(&caption.semicolon);
    if sentence.is_empty() {
        return sentence;
    }
    let symbol = if clusters.is_empty() { "" } else { &caption.symbol };
    let mut letters = sentence.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}{}{symbol}", letters.as_str(), caption.stop)
}
