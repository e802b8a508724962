//! Counting of features by place.

use std::collections::BTreeMap;

use super::{Answer, Column, Dataset, FieldId, NotAskedBecause, PlaceAnswers, PlaceSet, Question, UnknownBecause};

/// Counts rows by the places of a field: a row in several places counts in each. With `complete`, a place without rows
/// has a count of zero; otherwise it is unknown, and counts are the least possible.
pub fn count(
    dataset: &Dataset,
    rows: impl IntoIterator<Item = u32>,
    by: &FieldId,
    universe: &PlaceSet,
    complete: bool,
    question: &Question,
) -> PlaceAnswers {
    let places = dataset.column(by);
    let mut found: BTreeMap<u32, u32> = BTreeMap::new();
    for row in rows {
        for place in places.map_or(&[][..], |column: &Column| column.codes(row as usize)) {
            *found.entry(*place).or_default() += 1;
        }
    }
    let answer = |place: u32| match found.get(&place).copied().unwrap_or_default() {
        _ if !question.asks(place) => Answer::NotAsked(NotAskedBecause::Place),
        0 if !complete => Answer::Unknown(UnknownBecause::Incomplete),
        n => Answer::Counted { n, at_least: !complete },
    };
    universe.iter().map(|place| (place, answer(place))).collect()
}
