//! Questions about a person's own list of places in words.

use crate::{
    dataset::{ListOfPlaces, RepeatedPlace},
    i18n::{Messages, filled},
};

/// Most places that a question names.
const MOST_PLACES: usize = 6;

/// The question of what several rows of one place mean.
pub(crate) fn question(of: &ListOfPlaces, texts: &Messages) -> String {
    let phrases = &texts.own_places;
    let (form, places) =
        if of.repeated.is_empty() { (&phrases.question_dates, &of.dated) } else { (&phrases.question, &of.repeated) };
    filled(form, &[("names", &names(places, texts))])
}

/// Places with their numbers of rows: `Hunan × 2, Jiangsu × 2 (identical)`.
pub(crate) fn names(places: &[RepeatedPlace], texts: &Messages) -> String {
    let phrases = &texts.own_places;
    let named = |place: &RepeatedPlace| {
        let form = if place.are_alike { &phrases.place_alike } else { &phrases.place };
        filled(form, &[("name", place.name.get(texts.language)), ("n", &place.rows.to_string())])
    };
    let first: Vec<String> = places.iter().take(MOST_PLACES).map(named).collect();
    let named = first.join(&texts.caption.comma);
    match places.len().saturating_sub(MOST_PLACES) {
        0 => named,
        more => filled(&phrases.more, &[("names", &named), ("n", &more.to_string())]),
    }
}
