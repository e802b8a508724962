//! Registry of places: units of the administration and of the statistics, with what they lie in.

use std::{collections::BTreeSet, sync::Arc};

use super::{Code, CodeList};
use crate::model::{LonLat, Region};

/// Level of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceLevel {
    /// The nation.
    Nation,
    /// Province-level unit.
    Province,
    /// Unit with accounts of its own inside a province: a separately planned city, the XPCC.
    ReportingUnit,
    /// City or prefecture.
    City,
    /// County or county-level city.
    County,
}

/// Facts of a place besides its code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Level.
    pub level: PlaceLevel,
    /// Statistical region, of a province; `None` for Hong Kong, Macao and Taiwan, and for all other levels.
    pub region: Option<Region>,
    /// Point that stands for it: seat of a city, label of a province.
    pub point: Option<LonLat>,
}

/// Places as a code list: the code of a place is its position in every dataset.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    codes: Arc<CodeList>,
    entries: Vec<Place>,
    /// Province of each place.
    provinces: Vec<Option<u32>>,
}

impl Places {
    /// Registry of places; those with one identifier are the same place, and the first is kept.
    pub fn new(places: impl IntoIterator<Item = (Code, Place)>) -> Self {
        let mut known = BTreeSet::new();
        let (codes, places): (Vec<Code>, Vec<Place>) =
            places.into_iter().filter(|(code, _)| known.insert(code.id.clone())).unzip();
        let codes = CodeList::new(codes);
        let is_province =
            |place: &u32| places.get(*place as usize).is_some_and(|place: &Place| place.level == PlaceLevel::Province);
        let provinces = (0..codes.len() as u32).map(|place| codes.with_ancestors(place).find(is_province)).collect();
        Self { codes: Arc::new(codes), entries: places, provinces }
    }

    /// Codes of the places, for columns.
    pub fn codes(&self) -> &Arc<CodeList> {
        &self.codes
    }

    /// Level of a place; `None` outside the registry.
    pub fn level(&self, place: u32) -> Option<PlaceLevel> {
        Some(self.entries.get(place as usize)?.level)
    }

    /// Point that stands for a place; `None` if it has none, or outside the registry.
    pub fn point(&self, place: u32) -> Option<LonLat> {
        self.entries.get(place as usize)?.point
    }

    /// Province of a place: itself, or the province that it lies in; `None` for the nation and outside the registry.
    pub fn province(&self, place: u32) -> Option<u32> {
        self.provinces.get(place as usize).copied().flatten()
    }

    /// Statistical region of a place: that of its province; `None` for the nation, Hong Kong, Macao and Taiwan.
    pub fn region(&self, place: u32) -> Option<Region> {
        self.entries.get(self.province(place)? as usize)?.region
    }

    /// All places of a level.
    pub fn of_level(&self, level: PlaceLevel) -> PlaceSet {
        (0..).zip(&self.entries).filter(|(_, other)| other.level == level).map(|(place, _)| place).collect()
    }
}

/// Set of places, by their positions in the registry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceSet(BTreeSet<u32>);

impl PlaceSet {
    /// `true` if a place is in the set.
    pub fn contains(&self, place: u32) -> bool {
        self.0.contains(&place)
    }

    /// The places in the order of the registry.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().copied()
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// `true` without places.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<u32> for PlaceSet {
    fn from_iter<T: IntoIterator<Item = u32>>(places: T) -> Self {
        Self(places.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::LocalText;

    fn places() -> Places {
        let place = |id: &str, parent, level, region| {
            let code = Code { parent, ..Code::new(id, LocalText::default()) };
            (code, Place { level, region, point: None })
        };
        Places::new([
            place("CN", None, PlaceLevel::Nation, None),
            place("GD", Some(0), PlaceLevel::Province, Some(Region::East)),
            place("SZ", Some(1), PlaceLevel::ReportingUnit, None),
            place("futian", Some(2), PlaceLevel::City, None),
            place("HK", Some(0), PlaceLevel::Province, None),
        ])
    }

    #[test]
    fn a_place_lies_in_its_province_and_the_region_of_it() {
        let places = places();
        assert_eq!(
            [0, 1, 2, 3, 4, 5].map(|place| places.province(place)),
            [None, Some(1), Some(1), Some(1), Some(4), None]
        );
        let east = Some(Region::East);
        assert_eq!([0, 1, 2, 3, 4, 5].map(|place| places.region(place)), [None, east, east, east, None, None]);
    }

    #[test]
    fn places_that_lie_in_one_another_have_no_province() {
        let city = Place { level: PlaceLevel::City, region: None, point: None };
        let code = |id: &str, parent| Code { parent: Some(parent), ..Code::new(id, LocalText::default()) };
        let places = Places::new([(code("a", 1), city), (code("b", 0), city)]);
        assert_eq!([places.province(0), places.province(1)], [None, None]);
    }
}
