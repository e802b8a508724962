//! Facets: how many features each further condition would leave.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::matcher::{Facet, Matcher};
use crate::{
    dataset::{CodeList, Column, FieldId, Role},
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
    codes: BTreeMap<FieldId, CodeCounts>,
    regions: BTreeMap<Region, usize>,
    provinces: BTreeMap<ProvinceId, usize>,
    years: BTreeMap<i32, usize>,
    unknown_periods: usize,
}

/// Numbers of features by the codes of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct CodeCounts {
    list: Arc<CodeList>,
    counts: Vec<u32>,
}

impl Facets {
    /// Features with a code of a field.
    pub fn of_code(&self, field: &str, code: &str) -> usize {
        let of_field = self.codes.get(field);
        let count = of_field.and_then(|of| of.counts.get(of.list.position(code)? as usize));
        count.copied().unwrap_or_default() as usize
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
    let (dataset, states) = (matcher.dataset, matcher.states());
    for field in dataset.fields().iter().filter(|field| matches!(field.role, Role::Category | Role::Place(_))) {
        let Some((column, list)) = dataset.column(&field.id).and_then(|column| Some((column, column.list()?))) else {
            continue;
        };
        let mut counts = vec![0_u32; list.len()];
        let has_one = matches!(column, Column::Codes(_));
        states.without(&Facet::Field(&field.id), |row| match column.codes(row) {
            [] => {}
            [code] if has_one => add(&mut counts, *code),
            several => within(list, several).into_iter().for_each(|code| add(&mut counts, code)),
        });
        if has_one {
            counts = with_parts(list, &counts);
        }
        facets.codes.insert(field.id.clone(), CodeCounts { list: Arc::clone(list), counts });
    }
    let places = matcher.places;
    let number = places.codes().len();
    let provinces = |row: usize| matcher.places_of(row).iter().filter_map(|place| places.province(*place));
    let mut firsts = vec![0_u32; number];
    states.without(&Facet::Region, |row| provinces(row).next().into_iter().for_each(|first| add(&mut firsts, first)));
    for (province, count) in (0..).zip(firsts).filter(|(_, count)| *count > 0) {
        if let Some(region) = places.region(province) {
            *facets.regions.entry(region).or_default() += count as usize;
        }
    }
    let mut counts = vec![0_u32; number];
    states.without(&Facet::Province, |row| {
        // Nearly all rows lie in one.
        for (at, province) in provinces(row).enumerate() {
            if provinces(row).take(at).all(|other| other != province) {
                add(&mut counts, province);
            }
        }
    });
    for (province, count) in (0..).zip(counts).filter(|(_, count)| *count > 0) {
        facets.provinces.insert(ProvinceId::new(places.codes().id(province)), count as usize);
    }
    let period = query.filter.iter().find(|(_, condition)| matches!(condition, Condition::Years { .. }));
    let facet = period.map(|(field, _)| Facet::Field(field));
    // Without a condition on periods, those of the rows that meet all others are counted.
    let facet = facet.as_ref().unwrap_or(&Facet::Period);
    states.without(facet, |row| {
        let period = matcher.period(row);
        facets.unknown_periods += usize::from(period.is_unknown());
        if matcher.has_periods() {
            for year in years.clone().filter(|year| period.overlaps(*year, *year)) {
                *facets.years.entry(year).or_default() += 1;
            }
        }
    });
    facets
}

/// Codes of a row with all that they lie in, each once.
fn within(list: &CodeList, codes: &[u32]) -> BTreeSet<u32> {
    codes.iter().flat_map(|code| list.with_ancestors(*code)).collect()
}

/// Numbers of rows of each code and of those that lie in it, where each row has one code.
fn with_parts(list: &CodeList, counts: &[u32]) -> Vec<u32> {
    let mut all = vec![0; counts.len()];
    for (code, count) in (0..).zip(counts).filter(|(_, count)| **count > 0) {
        for code in within(list, &[code]) {
            if let Some(of_code) = all.get_mut(code as usize) {
                *of_code += count;
            }
        }
    }
    all
}

fn add(counts: &mut [u32], code: u32) {
    if let Some(count) = counts.get_mut(code as usize) {
        *count += 1;
    }
}
