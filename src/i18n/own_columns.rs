//! Phrases of the columns by which a person's own list is labelled and searched.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use serde::Deserialize;

/// Phrases of the columns by which a person's own list is labelled and searched.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnColumnTexts {
    pub label: String,
    pub name: String,
    pub no_name: String,
    pub search: String,
    pub search_in: String,
    pub all_texts: String,
    pub search_hint: String,
}
