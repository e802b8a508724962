//! Features of a dataset: which of them a layer is about, and how many each further condition would leave.

mod facets;
mod matcher;
mod text;

pub use facets::{Facets, facets};

use super::{Facts, MapQuestion};
use crate::view::FeatureQuery;
use matcher::Matcher;

/// Features that a layer is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Number of features that belong to the layer, whatever its filter, the places and the date.
    pub known: usize,
    /// Rows of the features that are asked about, in the order of the dataset.
    pub rows: Vec<u32>,
}

/// Evaluates a query of features. A dataset, field or code that does not exist has no features.
///
/// Whether a layer is drawn, and how, is no part of the query: hiding it changes no count.
pub fn evaluate(facts: &Facts, query: &FeatureQuery, question: &MapQuestion) -> Features {
    let Some(matcher) = Matcher::of(facts, query, question) else { return Features::default() };
    let known = matcher.known();
    Features { known: known.len(), rows: known.into_iter().filter(|row| matcher.admits(*row)).collect() }
}

/// Keys of the features that are asked about, in the order of the dataset.
pub fn keys(facts: &Facts, query: &FeatureQuery, question: &MapQuestion) -> Vec<String> {
    let Some(dataset) = facts.datasets().get(&query.dataset) else { return Vec::new() };
    evaluate(facts, query, question).rows.into_iter().map(|row| dataset.key(row).to_owned()).collect()
}

#[cfg(test)]
mod tests;
