//! Title and subtitle: filter conditions and number of clusters.

use super::{
    announced::{announcements, asked},
    features, list, steps, values,
};
use crate::{
    i18n::{Messages, format, phrase},
    model::{Announcement, Catalogue, Cluster, Language, SectorId},
    query::MapContent,
    view::{Variable, View},
};

/// Headline of a picture.
pub(super) fn title(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> String {
    let caption = &texts.caption;
    if !content.steps.is_empty() {
        return steps::title(content, texts);
    }
    if let Some(classified) = content.top_values() {
        return values::title(classified, texts);
    }
    let clusters = &content.clusters;
    if !view.shows_clusters() {
        let (places, _) = conditions(catalogue, view, texts);
        let features = features::title(content, view, texts)
            .map(|title| if places.is_empty() { title } else { format!("{title} · {places}") });
        return features.unwrap_or_else(|| caption.title_places.clone());
    }
    let (places, others) = conditions(catalogue, view, texts);
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

/// Filter conditions as text: places, and all others.
fn conditions(catalogue: &Catalogue, view: &View, texts: &Messages) -> (String, String) {
    let (query, language) = (view.cluster_query(), texts.language);
    let sectors = query.filter.codes("sector").into_iter().flatten();
    let sectors =
        sectors.filter_map(|id| Some(catalogue.sector(&SectorId::new(id.as_str()))?.name.full(language).to_owned()));
    let provinces =
        view.place.provinces.iter().filter_map(|id| Some(catalogue.province(id)?.name.short(language).to_owned()));
    let regions = view.place.regions.iter().map(|region| phrase(&texts.region, *region).to_owned());
    // The title's wording covers whole announcements; only one of the two halves of 2022 is a condition.
    let halves = [Announcement::First25, Announcement::Next20];
    let named = |round: &&Announcement| query.filter.names("announcement", (**round).into());
    let half = halves.iter().filter(named).count() == 1;
    let rounds = halves.iter().filter(|round| half && named(round));
    let rounds = rounds.map(|round| phrase(&texts.announcement, *round).to_owned());
    let text = query.text.trim();
    let quoted = (!text.is_empty()).then(|| texts.caption.quoted.replace("{text}", text));
    let joined = |names: Vec<String>| (!names.is_empty()).then(|| list(&names, texts));
    let phrases = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let places = phrases(vec![joined(provinces.collect()), joined(regions.collect())]);
    (places, phrases(vec![joined(sectors.collect()), joined(rounds.collect()), quoted]))
}

/// Subtitle: number of clusters or values, announcements, date.
pub(super) fn subtitle(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> String {
    if !content.steps.is_empty() {
        return steps::sentence(content, texts);
    }
    let clusters = of_clusters(catalogue, &content.clusters, view, texts);
    let mut text = match content.top_values() {
        None => clusters,
        Some(classified) if clusters.is_empty() => values::sentence(classified, texts),
        Some(classified) => {
            let values = values::sentence(classified, texts);
            format!("{values}{}", texts.thematic.symbols.replace("{text}", &values::lower(&clusters)))
        }
    };
    let space = if texts.language == Language::En { " " } else { "" };
    for sentence in values::below(content, texts) {
        text = format!("{text}{space}{sentence}");
    }
    let is_named = content.values.is_empty() && !view.shows_clusters();
    for sentence in features::sentences(content, view, is_named, texts) {
        text = if text.is_empty() { sentence } else { format!("{text}{space}{sentence}") };
    }
    if let Some(date) = &view.as_of {
        let space = if texts.language == Language::En && !text.is_empty() { " " } else { "" };
        // Years of a series are not announced.
        let is_yearly = view.thematic().is_some_and(|layer| matches!(layer.variable, Variable::Series(_)));
        let form = if is_yearly { &texts.thematic.until_dated } else { &texts.thematic.until };
        text = format!("{text}{space}{}", form.replace("{date}", date.as_str()));
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
                (true, 0) => &caption.none_2024,
                (true, 1) => &caption.one_2024,
                (true, n) if n == of.known => &caption.known_2024,
                (true, _) => &caption.some_2024,
            };
            let text = form.replace("{n}", &of.shown.to_string()).replace("{all}", &of.all.to_string());
            let date = format::date(&of.date, texts.language);
            text.replace("{known}", &of.known.to_string()).replace("{date}", &date)
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
