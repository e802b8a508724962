//! Place and date that a view asks about, as the datasets know them.

use std::collections::BTreeSet;

use super::Facts;
use crate::{
    dataset::{PlaceSet, Places, Question},
    model::{AsOf, Region},
    view::{Heeds, PlaceFilter, View},
};

/// Place and date that all layers of a view are asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapQuestion {
    /// Provinces; `None` for all.
    provinces: Option<PlaceSet>,
    /// Statistical regions; empty for all.
    regions: BTreeSet<Region>,
    /// Latest date of what is shown; `None` for no limit.
    pub as_of: Option<AsOf>,
}

impl MapQuestion {
    /// The question of a view.
    pub fn of(facts: &Facts, view: &View) -> Self {
        Self::with(facts, &view.place, view.as_of)
    }

    /// Question about places as of a date. An unknown province is none.
    pub fn with(facts: &Facts, place: &PlaceFilter, as_of: Option<AsOf>) -> Self {
        let codes = facts.datasets().places().codes();
        let provinces = place.provinces.iter().filter_map(|id| codes.position(id.as_str()));
        let provinces = (!place.provinces.is_empty()).then(|| provinces.collect());
        Self { provinces, regions: place.regions.clone(), as_of }
    }

    /// The parts that a layer answers to.
    pub(super) fn heeded(&self, heeds: Heeds) -> Self {
        let (provinces, regions) =
            if heeds.place { (self.provinces.clone(), self.regions.clone()) } else { Default::default() };
        Self { provinces, regions, as_of: self.as_of.filter(|_| heeds.date) }
    }

    /// The question without its regions.
    pub(crate) fn of_all_regions(&self) -> Self {
        Self { regions: BTreeSet::new(), ..self.clone() }
    }

    /// Question about each province by itself.
    pub(super) fn by_province(&self, places: &Places, universe: &PlaceSet) -> Question {
        let is_placed = !self.asks_everywhere();
        let asked = || universe.iter().filter(|place| self.asks(*place) && self.asks_region_of(places, *place));
        Question { places: is_placed.then(|| asked().collect()), as_of: self.as_of }
    }

    /// `true` if something of a date is shown; see [`Question::admits`].
    pub(super) fn admits(&self, date: Option<AsOf>) -> bool {
        Question { places: None, as_of: self.as_of }.admits(date)
    }

    /// `true` if a province is among those asked about.
    pub(super) fn asks(&self, province: u32) -> bool {
        self.provinces.as_ref().is_none_or(|provinces| provinces.contains(province))
    }

    /// `true` if no province is left out.
    pub(super) fn asks_all_provinces(&self) -> bool {
        self.provinces.is_none()
    }

    /// `true` if no region is left out.
    pub(super) fn asks_all_regions(&self) -> bool {
        self.regions.is_empty()
    }

    /// `true` if no place is left out.
    pub(super) fn asks_everywhere(&self) -> bool {
        self.asks_all_provinces() && self.asks_all_regions()
    }

    /// `true` if the region of a place is among those asked about.
    pub(super) fn asks_region_of(&self, places: &Places, place: u32) -> bool {
        self.asks_all_regions() || places.region(place).is_some_and(|region| self.regions.contains(&region))
    }
}
