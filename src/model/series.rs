//! Published national figures: official totals, series over time, claims of the article.

use super::{AsOf, Bilingual, Qualifier, SourceId, Sourced};

/// A published aggregate about the clusters, for example "13 in new-generation IT".
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialTotal {
    /// Its identifier.
    pub id: String,
    /// What is counted: `clusters`, `sector`, `region`, `round`, `output` …
    pub metric: String,
    /// The group that it is counted in; empty for the whole.
    pub group: String,
    /// The value with source and date.
    pub value: Sourced<f64>,
    /// Its unit.
    pub unit: String,
    /// A number or a bound.
    pub qualifier: Qualifier,
    /// What it says.
    pub note: Bilingual,
}

/// One observation of a national series.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesPoint {
    /// Which series.
    pub metric: String,
    /// What the series is called.
    pub label: Bilingual,
    /// The value with source and date.
    pub value: Sourced<f64>,
    /// Its unit.
    pub unit: String,
    /// A number or a bound.
    pub qualifier: Qualifier,
    /// Caveats.
    pub note: Bilingual,
}

/// A statement of the article that the project starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleClaim {
    /// Its identifier.
    pub id: String,
    /// What it says.
    pub claim: Bilingual,
    /// Its figure, where it has one.
    pub value: Option<f64>,
    /// The figure's unit.
    pub unit: String,
    /// A number or a bound, where it has one.
    pub qualifier: Option<Qualifier>,
    /// When it holds.
    pub as_of: AsOf,
    /// The place that it is about.
    pub place: String,
    /// Whom the article names for it.
    pub attributed_to: Bilingual,
    /// The article.
    pub sources: Vec<SourceId>,
}
