//! Programmes that a query finds, and the years that it asks for.

use crate::{
    model::{Programme, ProgrammeId},
    query::{Facts, MapQuestion, keys},
    view::{Condition, FeatureQuery},
};

/// Years of the period axis; all known programme periods lie within them.
pub const YEARS: std::ops::RangeInclusive<i32> = 2017..=2030;

/// Field of the period, by its begin.
const PERIOD: &str = "from";

/// Years that the period of a programme must overlap, and whether unknown periods are admitted.
pub fn asked_period(query: &FeatureQuery) -> (Option<(i32, i32)>, bool) {
    match query.filter.get(PERIOD) {
        Some(Condition::Years { years, unknown }) => (*years, *unknown),
        _ => (None, false),
    }
}

/// A query with other years; without years and unknown periods every period is admitted.
#[must_use]
pub fn with_period(query: &FeatureQuery, years: Option<(i32, i32)>, unknown: bool) -> FeatureQuery {
    let mut query = query.clone();
    if years.is_none() && !unknown {
        query.filter.lift(PERIOD);
    } else {
        query.filter.set(PERIOD, Condition::Years { years, unknown });
    }
    query
}

/// Programmes that a query finds, in file order.
pub fn programmes<'a>(facts: &'a Facts, query: &FeatureQuery, question: &MapQuestion) -> Vec<&'a Programme> {
    let ids = keys(facts, query, question);
    ids.into_iter().filter_map(|id| facts.catalogue().programme(&ProgrammeId::new(id))).collect()
}
