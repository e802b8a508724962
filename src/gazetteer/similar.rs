//! Places whose names resemble a text: suggestions for spelling errors.

use super::{
    index::{Certainty, Index, Naming},
    latin_names::usual_reading,
    units::Unit,
};
use crate::{dataset::PlaceLevel, model::is_hanzi};

/// Most suggestions.
pub(super) const MOST: usize = 5;

/// Characters of the longest text that is compared.
const LONGEST: usize = 40;

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

/// Set of the signs that occur, as bits; several signs can have one.
fn signs(text: &str) -> u64 {
    // Multiplying by the golden ratio spreads signs that follow one another.
    text.chars().fold(0, |set, sign| set | 1 << (u32::from(sign).wrapping_mul(0x9e37_79b9) >> 26))
}

/// Names for suggestions, by their lengths.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Names of so many characters.
    of_length: Vec<Vec<Name>>,
}

/// Name with the places that it certainly means.
#[derive(Debug)]
struct Name {
    key: String,
    signs: u64,
    is_hanzi: bool,
    places: Vec<u32>,
}

impl Names {
    /// Names of an index.
    pub(super) fn of(index: &Index) -> Self {
        let mut names = Self::default();
        for (key, namings) in index.names() {
            let usual = |naming: &&Naming| naming.certainty == Certainty::Sure;
            let places: Vec<u32> = namings.iter().filter(usual).map(|naming| naming.place).collect();
            let length = key.chars().count();
            if names.of_length.len() <= length {
                names.of_length.resize_with(length + 1, Vec::new);
            }
            if let Some(of_length) = names.of_length.get_mut(length).filter(|_| !places.is_empty()) {
                let is_hanzi = key.chars().next().is_some_and(is_hanzi);
                of_length.push(Name { key: key.to_owned(), signs: signs(key), is_hanzi, places });
            }
        }
        names
    }

    /// Places with names like a key, the likeliest first: homophones, else the fewest errors, the level asked for, larger
    /// places, names of the same length.
    pub(super) fn similar(
        &self,
        index: &Index,
        text: &str,
        level: Option<PlaceLevel>,
        inside: impl Fn(u32) -> bool,
    ) -> Vec<u32> {
        let hanzi = text.chars().any(is_hanzi);
        let length = text.chars().count();
        if length > LONGEST {
            return Vec::new();
        }
        if hanzi {
            let homophones = usual_reading(text).map(|reading| index.named(&reading)).unwrap_or_default();
            let shares_a_character = |place: &u32| {
                index
                    .place(*place)
                    .is_some_and(|place| text.chars().any(|c| place.name_zh.contains(c) && !ENDS.contains(c)))
            };
            let usable = |place: &u32| inside(*place) && shares_a_character(place);
            let mut homophones: Vec<u32> = homophones.iter().map(|naming| naming.place).filter(usable).collect();
            homophones.sort_unstable();
            if !homophones.is_empty() {
                homophones.truncate(MOST);
                return homophones;
            }
        }
        let (allowed, own) = (allowed_errors(length, hanzi), signs(text));
        if allowed == 0 {
            return Vec::new();
        }
        let mut found: Vec<(usize, bool, Option<PlaceLevel>, usize, u32)> = Vec::new();
        for other in length.saturating_sub(allowed)..=length + allowed {
            for name in self.of_length.get(other).into_iter().flatten().filter(|name| name.is_hanzi == hanzi) {
                // An error changes two signs at most.
                if (name.signs ^ own).count_ones() as usize > 2 * allowed {
                    continue;
                }
                let errors = strsim::damerau_levenshtein(text, &name.key);
                if errors == 0 || errors > allowed {
                    continue;
                }
                for place in &name.places {
                    let of = index.place(*place).map(|place| place.level);
                    found.push((errors, level.is_some() && of != level, of, length.abs_diff(other), *place));
                }
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
}

/// Key of a text without English words for kinds of units.
pub(super) fn bare_key(units: &[Unit]) -> String {
    use super::place::{UnitKind, is_filler};
    let is_name = |unit: &&Unit| UnitKind::of_word(&unit.text).is_none() && !is_filler(&unit.text);
    let name: Vec<Unit> = units.iter().filter(is_name).cloned().collect();
    super::units::key(&name)
}
