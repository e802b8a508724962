//! Choice among the places of a name by level, form and what is around them.

use super::{
    Gazetteer, GazetteerPlace,
    query::{Form, PlaceMatch, PlaceQuery},
};
use crate::dataset::PlaceLevel;

impl Gazetteer {
    /// The one place among candidates that fits the question, or all that do.
    pub(super) fn choice(&self, candidates: Vec<(u32, Form)>, query: &PlaceQuery<'_>) -> PlaceMatch<'_> {
        let mut candidates = candidates;
        candidates.sort_unstable();
        candidates.dedup_by_key(|(place, _)| *place);
        if let Some(scope) = query.within.and_then(|id| self.scope(id)) {
            let all = candidates.clone();
            candidates.retain(|(place, _)| self.index.is_inside(*place, scope));
            if candidates.is_empty() {
                return PlaceMatch::Suggested(self.listed(all.into_iter().map(|(place, _)| place).collect()));
            }
        }
        if candidates.iter().any(|(_, form)| *form == Form::Usual) {
            candidates.retain(|(_, form)| *form == Form::Usual);
        }
        let level = match query.level {
            Some(PlaceLevel::Nation) | None => None,
            Some(PlaceLevel::ReportingUnit) => Some(PlaceLevel::City),
            level => level,
        };
        // Municipalities are province and city: the city only if cities are asked for.
        for (place, _) in &mut candidates {
            let wanted = if level == Some(PlaceLevel::City) { PlaceLevel::City } else { PlaceLevel::Province };
            if let Some(twin) = self.index.twin(*place).filter(|twin| self.level(*twin) == Some(wanted)) {
                *place = twin;
            }
        }
        candidates.sort_unstable();
        candidates.dedup_by_key(|(place, _)| *place);
        if let Some(level) = level {
            let is_level = |place: u32| self.level(place) == Some(level);
            let counts = |place: u32| level == PlaceLevel::City && self.is_direct(place);
            if candidates.iter().any(|(place, _)| is_level(*place)) {
                candidates.retain(|(place, _)| is_level(*place));
            } else if candidates.iter().any(|(place, _)| counts(*place)) {
                candidates.retain(|(place, _)| counts(*place));
            } else if level == PlaceLevel::Province {
                // 恩施州 and 恩施市 are one answer to the question for a province.
                let around = candidates
                    .iter()
                    .find(|(outer, _)| candidates.iter().all(|(place, _)| self.index.is_inside(*place, *outer)));
                candidates = around.map_or(candidates.clone(), |around| vec![*around]);
            }
        }
        match candidates.as_slice() {
            [] => PlaceMatch::Unknown,
            [(place, form)] => match self.index.place(*place) {
                Some(place) => PlaceMatch::Found { place, form: *form },
                None => PlaceMatch::Unknown,
            },
            several => {
                let mut places = self.listed(several.iter().map(|(place, _)| *place).collect());
                places.sort_by(|one, other| one.code.cmp(&other.code));
                PlaceMatch::Ambiguous(places)
            }
        }
    }

    /// Place of an identifier or code of a parent column.
    pub(super) fn scope(&self, id: &str) -> Option<u32> {
        self.index.identified(id).map(|place| match self.level(place) {
            // The province holds the city and its counties.
            Some(PlaceLevel::City) => self.index.twin(place).unwrap_or(place),
            _ => place,
        })
    }

    pub(super) fn level(&self, at: u32) -> Option<PlaceLevel> {
        self.index.place(at).map(|place| place.level)
    }

    /// `true` for a county that a province administers itself.
    pub(super) fn is_direct(&self, at: u32) -> bool {
        let Some(place) = self.index.place(at) else { return false };
        place.level == PlaceLevel::County
            && place.parent.is_some_and(|parent| self.level(parent) == Some(PlaceLevel::Province))
    }

    pub(super) fn listed(&self, places: Vec<u32>) -> Vec<&GazetteerPlace> {
        let mut listed: Vec<&GazetteerPlace> = Vec::new();
        for place in places.into_iter().filter_map(|at| self.index.place(at)) {
            if !listed.contains(&place) {
                listed.push(place);
            }
        }
        listed.truncate(60);
        listed
    }
}
