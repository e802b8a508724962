//! Places whose names resemble a text: suggestions for spelling errors.

use super::{
    index::{Certainty, Index, Naming},
    latin_names::usual_reading,
    units::Unit,
};
use crate::{dataset::PlaceLevel, model::is_hanzi};

/// Most suggestions.
pub(super) const MOST: usize = 5;

/// Characters that so many names end with that they say nothing about likeness.
const ENDS: &str = "省市县区州盟旗";

/// Errors that a text of so many characters may have.
fn allowed_errors(chars: usize, hanzi: bool) -> usize {
    match (hanzi, chars) {
        (true, 0..3) | (false, 0..4) => 0,
        (true, 3..6) | (false, 4..8) => 1,
        _ => 2,
    }
}

/// Bit set of the letters a–z that occur.
fn letters(text: &str) -> u32 {
    text.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, byte| set | 1 << (byte - b'a'))
}

/// Places with names like a key, the likeliest first: homophones, else the fewest errors, the level asked for, larger
/// places, names of the same length.
pub(super) fn similar(index: &Index, text: &str, level: Option<PlaceLevel>, inside: impl Fn(u32) -> bool) -> Vec<u32> {
    let hanzi = text.chars().any(is_hanzi);
    let usable = |place: &u32| inside(*place);
    if hanzi {
        let homophones = usual_reading(text).map(|reading| index.named(&reading)).unwrap_or_default();
        let shares_a_character = |place: &u32| {
            index
                .place(*place)
                .is_some_and(|place| text.chars().any(|c| place.name_zh.contains(c) && !ENDS.contains(c)))
        };
        let mut homophones: Vec<u32> =
            homophones.iter().map(|naming| naming.place).filter(|at| usable(at) && shares_a_character(at)).collect();
        homophones.sort_unstable();
        if !homophones.is_empty() {
            homophones.truncate(MOST);
            return homophones;
        }
    }
    let length = text.chars().count();
    let (allowed, own) = (allowed_errors(length, hanzi), letters(text));
    if allowed == 0 || length > 40 {
        return Vec::new();
    }
    let mut found: Vec<(usize, bool, Option<PlaceLevel>, usize, u32)> = Vec::new();
    for (key, namings) in index.names() {
        if !hanzi
            && (key.len().abs_diff(text.len()) > allowed || (letters(key) ^ own).count_ones() as usize > 2 * allowed)
        {
            continue;
        }
        let other = key.chars().count();
        if length.abs_diff(other) > allowed || key.chars().next().is_some_and(is_hanzi) != hanzi {
            continue;
        }
        let errors = strsim::damerau_levenshtein(text, key);
        if errors == 0 || errors > allowed {
            continue;
        }
        let usual = |naming: &&Naming| naming.certainty == Certainty::Sure;
        for naming in namings.iter().filter(usual) {
            let of = index.place(naming.place).map(|place| place.level);
            found.push((errors, level.is_some() && of != level, of, length.abs_diff(other), naming.place));
        }
    }
    found.sort_unstable();
    let mut places: Vec<u32> = Vec::new();
    for (.., place) in found.into_iter().filter(|(.., place)| inside(*place)) {
        if !places.contains(&place) && index.twin(place).is_none_or(|twin| !places.contains(&twin)) {
            places.push(place);
        }
    }
    places.truncate(MOST);
    places
}

/// Key of a text without English words for kinds of units.
pub(super) fn bare_key(units: &[Unit]) -> String {
    use super::place::{UnitKind, is_filler};
    let is_name = |unit: &&Unit| UnitKind::of_word(&unit.text).is_none() && !is_filler(&unit.text);
    let name: Vec<Unit> = units.iter().filter(is_name).cloned().collect();
    super::units::key(&name)
}
