//! Places that no longer exist under their name or code.

use super::{
    Gazetteer, GazetteerPlace,
    path::Paths,
    query::{Form, FormerPlace, PlaceMatch, PlaceQuery},
    units::{self, Unit, key},
};
use crate::dataset::PlaceLevel;

impl Gazetteer {
    /// Places of today behind a former one that they lay in: 昌都地区江达县.
    pub(super) fn inside_former(&self, paths: &Paths<'_>, units: &[Unit]) -> Option<Vec<(u32, Form)>> {
        let most = units.len().min(20);
        let ranges = (0..most.min(8)).flat_map(|start| (start + 2..most).map(move |end| (start, end)));
        ranges.into_iter().find_map(|(start, end)| {
            let name = units.get(start..end).filter(|name| self.former_starts.may_be(name))?;
            let former = self.index.formerly_named(&key(name)).first()?;
            let successors = self.index.former(*former)?.successors.iter().filter_map(|code| self.index.coded(code));
            let successors: Vec<u32> = successors.collect();
            let mut places = paths.named(units.get(end..)?);
            places.retain(|(place, _)| successors.iter().any(|outer| self.index.is_inside(*place, *outer)));
            for (_, form) in &mut places {
                *form = Form::Unusual;
            }
            (!places.is_empty()).then_some(places)
        })
    }

    /// Former place of a name, if it is meant rather than the places of today: none of these has the name, or only smaller
    /// ones have a name like it, or the data are older than the change.
    pub(super) fn formerly_named(
        &self,
        key: &str,
        today: &[(u32, Form)],
        within: Option<u32>,
        query: &PlaceQuery<'_>,
    ) -> Option<usize> {
        let scope = query.within.and_then(|id| self.scope(id));
        self.index.formerly_named(key).iter().copied().find(|at| {
            let Some(unit) = self.index.former(*at) else { return false };
            let level = if unit.code.as_deref().or(unit.successors.first().map(String::as_str)).is_some_and(is_city) {
                PlaceLevel::City
            } else {
                PlaceLevel::County
            };
            let provinces = |outer: u32| {
                let outer = self.index.place(outer).map(|place| &place.province);
                let mut inside = unit.successors.iter().filter_map(|code| self.by_code(code));
                inside.any(|place| Some(&place.province) == outer)
            };
            if !within.into_iter().chain(scope).all(provinces) {
                return false;
            }
            let is_full_name_today = |(place, _): &(u32, Form)| {
                self.index.place(*place).is_some_and(|place| units::key_of(&place.name_zh) == key)
            };
            let asked = query.level.is_none_or(|asked| asked == level);
            let same_level_today = today.iter().any(|(place, _)| self.level(*place).is_some_and(|of| of <= level));
            let is_before = query.year.is_some_and(|year| year < unit.until.year());
            today.is_empty()
                || is_before && asked
                || !same_level_today && (query.level == Some(level) || asked && !today.iter().any(is_full_name_today))
        })
    }

    pub(super) fn former(&self, at: usize) -> PlaceMatch<'_> {
        let Some(unit) = self.index.former(at) else { return PlaceMatch::Unknown };
        let successors: Vec<&GazetteerPlace> = unit.successors.iter().filter_map(|code| self.by_code(code)).collect();
        let province = successors.first().map(|place| place.province.clone());
        PlaceMatch::Former(FormerPlace {
            name_zh: &unit.name_zh,
            code: unit.code.as_deref(),
            until: unit.until,
            province: province.filter(|province| successors.iter().all(|place| place.province == *province)),
            successors,
            note: &unit.note,
        })
    }
}

/// `true` for the code of a prefecture-level unit.
fn is_city(code: &str) -> bool {
    code.ends_with("00")
}
