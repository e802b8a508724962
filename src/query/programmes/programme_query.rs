//! Query and order of a list of programmes.

use super::ProgrammeOrder;
use crate::{
    model::{Programme, ProgrammeId},
    query::{Facts, MapQuestion, keys},
    view::{Condition, FeatureQuery, Heeds},
};

/// Years of the period axis; all known programme periods lie within them.
pub const YEARS: std::ops::RangeInclusive<i32> = 2017..=2030;

/// Query and order of a list of programmes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeQuery {
    /// Query of the programmes. The places of the map hold for them, its date does not.
    pub features: FeatureQuery,
    /// Order of the list.
    pub order: ProgrammeOrder,
}

impl Default for ProgrammeQuery {
    fn default() -> Self {
        let heeds = Heeds { date: false, ..Heeds::default() };
        Self { features: FeatureQuery { heeds, ..FeatureQuery::of("programmes") }, order: ProgrammeOrder::default() }
    }
}

impl ProgrammeQuery {
    /// Field of the period, by its begin.
    const PERIOD: &'static str = "from";

    /// Years that the period of a programme must overlap, and whether unknown periods are admitted.
    pub fn period(&self) -> (Option<(i32, i32)>, bool) {
        match self.features.filter.get(Self::PERIOD) {
            Some(Condition::Years { years, unknown }) => (*years, *unknown),
            _ => (None, false),
        }
    }

    /// The query with other years; without years and unknown periods every period is admitted.
    #[must_use]
    pub fn with_period(mut self, years: Option<(i32, i32)>, unknown: bool) -> Self {
        if years.is_none() && !unknown {
            self.features.filter.lift(Self::PERIOD);
        } else {
            self.features.filter.set(Self::PERIOD, Condition::Years { years, unknown });
        }
        self
    }
}

/// Programmes that a query finds, in file order.
pub fn programmes<'a>(facts: &'a Facts, query: &FeatureQuery, question: &MapQuestion) -> Vec<&'a Programme> {
    let ids = keys(facts, query, question);
    ids.into_iter().filter_map(|id| facts.catalogue().programme(&ProgrammeId::new(id))).collect()
}
