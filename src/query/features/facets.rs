//! Facets: how many features each further condition would leave.

use std::collections::{BTreeMap, BTreeSet};

use super::matcher::{Facet, Matcher, codes};
use crate::{
    dataset::{FieldId, Role},
    model::{ProvinceId, Region},
    query::{Facts, MapQuestion},
    view::{Condition, FeatureQuery},
};

/// Counts of features by value, with the conditions on the value's own field lifted and all others kept.
///
/// Each count equals the number of features that the value alone would leave. A feature of several values counts in each
/// of them, but in one region only: that of its first province. A value that lies in another counts in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    codes: BTreeMap<FieldId, BTreeMap<String, usize>>,
    regions: BTreeMap<Region, usize>,
    provinces: BTreeMap<ProvinceId, usize>,
    years: BTreeMap<i32, usize>,
    unknown_periods: usize,
}

impl Facets {
    /// Features with a code of a field.
    pub fn of_code(&self, field: &str, code: &str) -> usize {
        self.codes.get(field).and_then(|codes| codes.get(code)).copied().unwrap_or_default()
    }

    /// Features in a region, as a condition of the view's places.
    pub fn of_region(&self, region: Region) -> usize {
        self.regions.get(&region).copied().unwrap_or_default()
    }

    /// Features in a province, as a condition of the view's places.
    pub fn of_province(&self, province: &ProvinceId) -> usize {
        self.provinces.get(province).copied().unwrap_or_default()
    }

    /// Features whose period overlaps a year.
    pub fn of_year(&self, year: i32) -> usize {
        self.years.get(&year).copied().unwrap_or_default()
    }

    /// Features of unknown period.
    pub fn of_unknown_period(&self) -> usize {
        self.unknown_periods
    }
}

/// Counts of all values of all fields; `years` is the range of years that are counted.
pub fn facets(
    facts: &Facts,
    query: &FeatureQuery,
    question: &MapQuestion,
    years: std::ops::RangeInclusive<i32>,
) -> Facets {
    let mut facets = Facets::default();
    let Some(matcher) = Matcher::of(facts, query, question) else { return facets };
    let dataset = matcher.dataset;
    let fields: Vec<_> = dataset
        .fields()
        .iter()
        .filter(|field| matches!(field.role, Role::Category | Role::Place(_)))
        .filter_map(|field| Some((&field.id, dataset.column(&field.id)?)))
        .collect();
    let period = query.filter.iter().find(|(_, condition)| matches!(condition, Condition::Years { .. }));
    for row in matcher.known().into_iter().filter(|row| matcher.is_candidate(*row)) {
        let failed = matcher.failed(row);
        // A row counts for the values of a field if it meets all other conditions.
        let counts = |facet: Facet<'_>| failed.iter().all(|other| *other == facet);
        for (id, column) in fields.iter().filter(|(id, _)| counts(Facet::Field(id))) {
            let of_field = facets.codes.entry((*id).clone()).or_default();
            for code in codes(column, row).collect::<BTreeSet<_>>() {
                let id = column.list().map_or("", |list| list.id(code));
                *of_field.entry(id.to_owned()).or_default() += 1;
            }
        }
        let provinces = matcher.provinces(row);
        if counts(Facet::Region)
            && let Some(region) = provinces.first().and_then(|first| matcher.places.region(*first))
        {
            *facets.regions.entry(region).or_default() += 1;
        }
        if counts(Facet::Province) {
            for province in provinces.into_iter().collect::<BTreeSet<_>>() {
                let id = ProvinceId::new(matcher.places.codes().id(province));
                *facets.provinces.entry(id).or_default() += 1;
            }
        }
        if period.map_or(failed.is_empty(), |(field, _)| counts(Facet::Field(field))) {
            let period = matcher.period(row);
            facets.unknown_periods += usize::from(period.is_unknown());
            for year in years.clone().filter(|year| period.overlaps(*year, *year)) {
                *facets.years.entry(year).or_default() += 1;
            }
        }
    }
    facets
}
