//! Published national figures: official totals, time series, claims of the article.

use super::{AsOf, Bilingual, Qualifier, SourceId, Sourced};

/// A published aggregate about the clusters, for example "13 in new-generation IT".
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialTotal {
    /// Identifier, unique in `data/official_totals.csv`.
    pub id: String,
    /// Quantity: `clusters`, `sector`, `region`, `round`, `output` …
    pub metric: String,
    /// Group that the quantity is broken down by; empty for the whole.
    pub group: String,
    /// Value in `unit`, with sources and date.
    pub value: Sourced<f64>,
    /// Unit code: `clusters`, `firms`, `billion_yuan` …
    pub unit: String,
    /// Precision of the value.
    pub qualifier: Qualifier,
    /// Explanation and caveats.
    pub note: Bilingual,
}

/// One observation of a national series.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesPoint {
    /// Code of the series, for example `little_giant_total`.
    pub metric: String,
    /// Name of the series.
    pub label: Bilingual,
    /// Value in `unit`, with sources and date.
    pub value: Sourced<f64>,
    /// Unit code.
    pub unit: String,
    /// Precision of the value.
    pub qualifier: Qualifier,
    /// Caveats.
    pub note: Bilingual,
}

/// A statement of the newspaper article that the project checks.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleClaim {
    /// Identifier, unique in `data/article_claims.csv`.
    pub id: String,
    /// Wording of the claim.
    pub claim: Bilingual,
    /// Figure of the claim, if it has one.
    pub value: Option<f64>,
    /// Unit code of the figure.
    pub unit: String,
    /// Precision of the figure, if there is one.
    pub qualifier: Option<Qualifier>,
    /// Date or period that the claim is about.
    pub as_of: AsOf,
    /// Place that the claim is about.
    pub place: String,
    /// Person or body that the article cites for it.
    pub attributed_to: Bilingual,
    /// Sources of the claim: the article itself.
    pub sources: Vec<SourceId>,
}
