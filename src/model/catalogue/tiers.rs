//! Tiered cultivation in the catalogue: counts of firms by reporting unit, tier and batch.

use super::Catalogue;
use crate::model::{Batches, CityInclusion, LittleGiants, ProvinceId, ReportingUnit, Tier, TierObservation};

impl Catalogue {
    /// Counts of a unit for exactly these batches, in the order of the file; empty if nothing was found.
    pub fn little_giants(&self, unit: &ReportingUnit, batches: Batches) -> impl Iterator<Item = &LittleGiants> {
        let of_unit = self.little_giants.iter().filter(move |row| row.batches == batches);
        of_unit.filter(move |row| row.unit == *unit)
    }

    /// Little giants of batches 1 and 2 in a province: complete, from one table of one day (2021-06-11), so that
    /// provinces are comparable. `scope` is `Included` or `Apart` and chooses the count with or without the separately
    /// planned city or the XPCC; a province with neither has one count for both.
    pub fn joint_little_giants(&self, province: &ProvinceId, scope: CityInclusion) -> Option<&LittleGiants> {
        let fits = |row: &&LittleGiants| {
            row.batches == Batches::FIRST_TWO
                && matches!(&row.unit, ReportingUnit::Province(id) if id == province)
                && (row.scope == scope || row.scope == CityInclusion::NotApplicable)
        };
        self.little_giants.iter().find(fits)
    }

    /// Observations of a tier in a unit in the order of the file, including contradictory ones.
    pub fn ladder(&self, unit: &ReportingUnit, tier: Tier) -> impl Iterator<Item = &TierObservation> {
        self.ladder.iter().filter(move |row| row.tier == tier).filter(move |row| row.unit == *unit)
    }

    /// The province that a unit lies in; `None` for the nation and for an unknown city.
    pub fn province_of(&self, unit: &ReportingUnit) -> Option<ProvinceId> {
        match unit {
            ReportingUnit::Nation => None,
            ReportingUnit::Province(id) => Some(id.clone()),
            ReportingUnit::City(id) => self.city(id).map(|city| city.province.clone()),
            ReportingUnit::Xpcc => Some(ProvinceId::new("XJ")),
        }
    }
}
