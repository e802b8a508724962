//! Query of the features of a layer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Conditions;
use crate::dataset::{DatasetId, FieldId};

/// Parts of a view's question that a layer answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Heeds {
    /// The places of the view narrow the layer.
    pub place: bool,
    /// The date of the view narrows the layer.
    pub date: bool,
}

impl Default for Heeds {
    fn default() -> Self {
        Self { place: true, date: true }
    }
}

/// Query of the features of a layer: what they are, and which of them are asked about. Visibility and style are no part
/// of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeatureQuery {
    /// Dataset, a table of features.
    pub dataset: DatasetId,
    /// Definition: conditions that say which features belong to the layer, whatever the filter.
    #[serde(default, rename = "of")]
    pub definition: Conditions,
    /// Filter: conditions that narrow the layer.
    #[serde(default)]
    pub filter: Conditions,
    /// Search words for names of features and places: Chinese, pinyin, initials or English.
    #[serde(default)]
    pub text: String,
    /// Field in which the words are searched; absent for all texts, names and places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_in: Option<FieldId>,
    /// Parts of the view's question that the layer answers to.
    #[serde(default)]
    pub heeds: Heeds,
}

impl FeatureQuery {
    /// All features of a dataset.
    pub fn of(dataset: &str) -> Self {
        Self {
            dataset: DatasetId::new(dataset),
            definition: Conditions::default(),
            filter: Conditions::default(),
            text: String::new(),
            text_in: None,
            heeds: Heeds::default(),
        }
    }

    /// All programmes for small firms.
    pub fn of_programmes() -> Self {
        Self::of("programmes")
    }

    /// `true` if definition and filter both admit a code of a field.
    pub fn admits(&self, field: &str, code: &str) -> bool {
        self.definition.admits(field, code) && self.filter.admits(field, code)
    }

    /// `true` if filter or text narrow the layer.
    pub fn is_narrowed(&self) -> bool {
        !self.filter.is_empty() || !self.text.trim().is_empty()
    }

    /// Number of values chosen; a text counts as one.
    pub fn chosen(&self) -> usize {
        self.filter.len() + usize::from(!self.text.trim().is_empty())
    }

    /// The query with a code of a field chosen, or no longer.
    #[must_use]
    pub fn toggled(&self, field: &str, code: &str) -> Self {
        let mut query = self.clone();
        query.filter.toggle(field, code);
        query
    }

    /// The query with exactly these codes of a field; none admits all.
    #[must_use]
    pub fn choosing<S: Into<String>>(&self, field: &str, codes: impl IntoIterator<Item = S>) -> Self {
        let mut query = self.clone();
        query.filter.choose(field, codes);
        query
    }

    /// The query without the condition on a field.
    #[must_use]
    pub fn lifted(&self, field: &str) -> Self {
        let mut query = self.clone();
        query.filter.lift(field);
        query
    }

    /// The query with another text.
    #[must_use]
    pub fn searching(&self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self.clone() }
    }

    /// The query without filter and text.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        Self { filter: Conditions::default(), text: String::new(), ..self.clone() }
    }
}
