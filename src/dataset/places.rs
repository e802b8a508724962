//! Registry of places: units of the administration and of the statistics, with what they lie in.

use std::{collections::BTreeSet, sync::Arc};

use super::{Code, CodeList};
use crate::model::Region;

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
}

/// Places as a code list: the code of a place is its position in every dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    codes: Arc<CodeList>,
    levels: Vec<PlaceLevel>,
    /// Statistical region of each province; `None` for other places and outside the mainland.
    regions: Vec<Option<Region>>,
}

impl Places {
    /// Registry of places; those with one identifier are the same place, and the first is kept. `region` is the
    /// statistical region of a province, by its identifier.
    pub fn new(places: impl IntoIterator<Item = (Code, PlaceLevel)>, region: impl Fn(&str) -> Option<Region>) -> Self {
        let mut known = BTreeSet::new();
        let (codes, levels): (Vec<Code>, Vec<PlaceLevel>) =
            places.into_iter().filter(|(code, _)| known.insert(code.id.clone())).unzip();
        let regions = codes.iter().zip(&levels).map(|(code, level)| {
            let is_province = *level == PlaceLevel::Province;
            is_province.then(|| region(&code.id)).flatten()
        });
        let regions = regions.collect();
        Self { codes: Arc::new(CodeList::new(codes)), levels, regions }
    }

    /// Codes of the places, for columns.
    pub fn codes(&self) -> &Arc<CodeList> {
        &self.codes
    }

    /// Level of a place; `None` outside the registry.
    pub fn level(&self, place: u32) -> Option<PlaceLevel> {
        self.levels.get(place as usize).copied()
    }

    /// Province that a place lies in, or is; `None` for the nation and outside the registry.
    pub fn province(&self, place: u32) -> Option<u32> {
        self.codes.with_ancestors(place).find(|place| self.level(*place) == Some(PlaceLevel::Province))
    }

    /// Statistical region of the province that a place lies in; `None` outside the mainland.
    pub fn region(&self, place: u32) -> Option<Region> {
        self.regions.get(self.province(place)? as usize).copied().flatten()
    }

    /// All places of a level.
    pub fn of_level(&self, level: PlaceLevel) -> PlaceSet {
        (0..).zip(&self.levels).filter(|(_, other)| **other == level).map(|(place, _)| place).collect()
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
