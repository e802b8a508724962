//! Title and subtitle: filter conditions and number of clusters.

use super::{
    announced::{announcements, asked},
    list, values,
};
use crate::{
    i18n::{Messages, format, messages, phrase},
    model::{Announcement, Catalogue, Cluster, Language},
    query::MapContent,
    view::View,
};

/// Headline of a picture.
pub(super) fn title(catalogue: &Catalogue, shown: &MapContent<'_>, view: &View) -> String {
    let all = messages(view.language);
    let texts = &all.caption;
    if !shown.steps.is_empty() {
        return values::multiples_title(shown.values.as_deref(), view.language);
    }
    if let Some(mapped) = &shown.values {
        return values::title(mapped, view.language);
    }
    let clusters = &shown.clusters;
    if !view.layers.shows_clusters() {
        return texts.title_places.clone();
    }
    let (places, others) = conditions(catalogue, view, all);
    let [first, later] = asked(view);
    if !places.is_empty() && others.is_empty() {
        let form = match (clusters.len(), first, later) {
            (0, true, false) => &texts.title_none_in_2022,
            (0, false, true) => &texts.title_none_in_2024,
            (0, ..) => &texts.title_none_in,
            (1, ..) => &texts.title_one_in,
            (_, true, _) => &texts.title_some_in,
            (_, false, _) => &texts.title_some_in_2024,
        };
        return form.replace("{where}", &places);
    }
    if !others.is_empty() {
        let what = if places.is_empty() { others } else { format!("{others} · {places}") };
        let form = match (clusters.len(), first) {
            (0, _) => &texts.title_none,
            (1, _) => &texts.title_one,
            (_, true) => &texts.title_some,
            (_, false) => &texts.title_some_2024,
        };
        return form.replace("{what}", &what);
    }
    match (first, later) {
        _ if clusters.is_empty() => texts.title_nothing.clone(),
        (true, false) => texts.title_2022.replace("{n}", &clusters.len().to_string()),
        (false, _) => texts.title_2024.clone(),
        (true, true) => texts.title_both.clone(),
    }
}

/// Filter conditions as text: places, and all others.
fn conditions(catalogue: &Catalogue, view: &View, all: &Messages) -> (String, String) {
    let (filter, language) = (&view.filter, view.language);
    let sectors = filter.sectors.iter().filter_map(|id| Some(catalogue.sector(id)?.name.full(language).to_owned()));
    let provinces =
        filter.provinces.iter().filter_map(|id| Some(catalogue.province(id)?.name.short(language).to_owned()));
    let regions = filter.regions.iter().map(|region| phrase(&all.region, *region).to_owned());
    // The title's wording covers whole announcements; only one of the two halves of 2022 is a condition.
    let halves = [Announcement::First25, Announcement::Next20];
    let half = halves.iter().filter(|round| filter.rounds.contains(round)).count() == 1;
    let rounds = halves.iter().filter(|round| half && filter.rounds.contains(round));
    let rounds = rounds.map(|round| phrase(&all.announcement, *round).to_owned());
    let text = filter.text.trim();
    let quoted = (!text.is_empty()).then(|| all.caption.quoted.replace("{text}", text));
    let joined = |names: Vec<String>| (!names.is_empty()).then(|| list(&names, language));
    let phrases = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let places = phrases(vec![joined(provinces.collect()), joined(regions.collect())]);
    (places, phrases(vec![joined(sectors.collect()), joined(rounds.collect()), quoted]))
}

/// Subtitle: number of clusters or values, announcements, date.
pub(super) fn subtitle(catalogue: &Catalogue, shown: &MapContent<'_>, view: &View) -> String {
    if !shown.steps.is_empty() {
        return values::multiples_sentence(&shown.steps, view.language);
    }
    let clusters = of_clusters(catalogue, &shown.clusters, view);
    let texts = &messages(view.language).thematic;
    let mut text = match &shown.values {
        None => clusters,
        Some(mapped) if clusters.is_empty() => values::sentence(mapped, view.language),
        Some(mapped) => {
            let values = values::sentence(mapped, view.language);
            format!("{values}{}", texts.symbols.replace("{text}", &values::lower(&clusters)))
        }
    };
    if let Some(date) = &view.filter.until {
        let space = if view.language == Language::En && !text.is_empty() { " " } else { "" };
        text = format!("{text}{space}{}", texts.until.replace("{date}", date.as_str()));
    }
    text
}

/// Sentence with shown and total numbers of clusters.
fn of_clusters(catalogue: &Catalogue, clusters: &[&Cluster], view: &View) -> String {
    let texts = &messages(view.language).caption;
    let parts: Vec<String> = announcements(catalogue, clusters, view)
        .into_iter()
        .map(|of| {
            let form = match (of.later, of.shown) {
                (false, n) if n == of.all => &texts.all_2022,
                (false, 0) => &texts.none_2022,
                (false, 1) => &texts.one_2022,
                (false, _) => &texts.some_2022,
                (true, 0) => &texts.none_2024,
                (true, 1) => &texts.one_2024,
                (true, n) if n == of.known => &texts.known_2024,
                (true, _) => &texts.some_2024,
            };
            let text = form.replace("{n}", &of.shown.to_string()).replace("{all}", &of.all.to_string());
            let id = if of.later { Announcement::Later35 } else { Announcement::Next20 };
            let date = catalogue.announced(id).map(|announced| format::date(&announced.total.as_of, view.language));
            text.replace("{known}", &of.known.to_string()).replace("{date}", &date.unwrap_or_default())
        })
        .collect();
    let sentence = parts.join(&texts.semicolon);
    if sentence.is_empty() {
        return sentence;
    }
    let symbol = if clusters.is_empty() { "" } else { &texts.symbol };
    let mut letters = sentence.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}{}{symbol}", letters.as_str(), texts.stop)
}
