//! Validation of the tiered cultivation of SMEs.

use std::collections::BTreeMap;

use super::{super::Issue, Check};
use crate::model::{Batches, CityInclusion, ListStatus, LittleGiants, ProvinceId, ReportingUnit};

const LITTLE_GIANTS: &str = "little_giants.csv";

/// Name of a row in issues: unit and batches.
fn key(row: &LittleGiants) -> String {
    format!("{} {}", row.unit, row.batches)
}

impl Check<'_> {
    /// Checks that units and sources exist and that the counts of the units agree with those of the nation.
    pub(super) fn ladder(&mut self) {
        let catalogue = self.catalogue;
        for row in &catalogue.little_giants {
            self.cited(LITTLE_GIANTS, &key(row), &row.firms.sources);
            self.unit(LITTLE_GIANTS, &key(row), &row.unit);
        }
        for row in &catalogue.ladder {
            let tier: &str = row.tier.into();
            let id = format!("{} {tier} {}", row.unit, row.firms.as_of);
            self.cited("ladder.csv", &id, &row.firms.sources);
            self.unit("ladder.csv", &id, &row.unit);
        }
        self.joint_table();
        self.batches();
    }

    fn unit(&mut self, file: &str, id: &str, unit: &ReportingUnit) {
        let known = match unit {
            ReportingUnit::Nation | ReportingUnit::Xpcc => true,
            ReportingUnit::Province(id) => self.catalogue.province(id).is_some(),
            ReportingUnit::City(id) => self.catalogue.city(id).is_some_and(|city| city.separately_planned),
        };
        if !known {
            let found = Issue::quoted(&unit.to_string());
            let issue = Issue::error(file, "a province or a city under separate planning", found);
            self.report.push(issue.entry(id).column("place"));
        }
    }

    /// Batches 1 and 2: the separately counted units sum to the nation's count, which equals the confirmed batches 1
    /// and 2; a province with its city included is the sum of the two.
    fn joint_table(&mut self) {
        let rows: Vec<&LittleGiants> =
            self.catalogue.little_giants.iter().filter(|row| row.batches == Batches::FIRST_TWO).collect();
        let Some(nation) = rows.iter().find(|row| row.unit == ReportingUnit::Nation) else { return };
        let (total, id) = (nation.firms.value, key(nation));
        let (mut sum, mut by_province) = (0_u64, BTreeMap::<ProvinceId, u64>::new());
        let apart = |row: &&&LittleGiants| matches!(row.scope, CityInclusion::Apart | CityInclusion::NotApplicable);
        for row in rows.iter().filter(|row| row.unit != ReportingUnit::Nation).filter(apart) {
            sum += u64::from(row.firms.value);
            if let Some(province) = self.catalogue.province_of(&row.unit) {
                *by_province.entry(province).or_default() += u64::from(row.firms.value);
            }
        }
        self.same(&id, "the sum of the units", sum, total);
        for row in rows.iter().filter(|row| row.scope == CityInclusion::Included) {
            if let ReportingUnit::Province(province) = &row.unit {
                let parts = by_province.get(province).copied().unwrap_or_default();
                self.same(&key(row), "the sum of province and city", parts, row.firms.value);
            }
        }
        let confirmed = |batch| {
            let mut listed = self.catalogue.little_giants(&ReportingUnit::Nation, Batches::one(batch));
            listed.find(|row| row.stage == Some(ListStatus::Confirmed)).map(|row| u64::from(row.firms.value))
        };
        if let (Some(first), Some(second)) = (confirmed(1), confirmed(2)) {
            self.same(&id, "batch 1 and batch 2 together", first + second, total);
        }
        let series = self
            .catalogue
            .series
            .iter()
            .find(|point| point.metric == "little_giant_total" && point.value.as_of == nation.firms.as_of);
        if let Some(point) = series {
            self.same(&id, "the total of national_series.csv", point.value.value as u64, total);
        }
    }

    /// Checks that the provinces of a batch do not exceed the nation's longest list.
    fn batches(&mut self) {
        let (mut nation, mut provinces) = (BTreeMap::new(), BTreeMap::<(Batches, &ProvinceId), u32>::new());
        for row in &self.catalogue.little_giants {
            match &row.unit {
                ReportingUnit::Nation => {
                    let longest: &mut u32 = nation.entry(row.batches).or_default();
                    *longest = row.firms.value.max(*longest);
                }
                ReportingUnit::Province(id) => {
                    // A province with and without its city counts once.
                    let most = provinces.entry((row.batches, id)).or_default();
                    *most = row.firms.value.max(*most);
                }
                ReportingUnit::City(_) | ReportingUnit::Xpcc => {}
            }
        }
        for (batches, total) in nation {
            let of_batch = provinces.iter().filter(|((other, _), _)| *other == batches);
            let sum: u64 = of_batch.map(|(_, firms)| u64::from(*firms)).sum();
            if sum > u64::from(total) {
                let issue = Issue::error(LITTLE_GIANTS, format!("at most {total} in the provinces"), sum.to_string());
                self.report.push(issue.entry(format!("CN {batches}")).column("value"));
            }
        }
    }

    /// Reports a count that differs from the expected one; `what` explains the expectation.
    fn same(&mut self, id: &str, what: &str, expected: u64, found: u32) {
        if expected != u64::from(found) {
            let issue = Issue::error(LITTLE_GIANTS, format!("{expected}, {what}"), found.to_string());
            self.report.push(issue.entry(id).column("value"));
        }
    }
}
