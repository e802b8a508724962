//! Phrases on measures.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::collections::BTreeMap;

use super::phrases::phrases;

phrases! {
    /// Phrases on measures, by the name of each.
    pub struct StatisticsTexts {
        pub name: BTreeMap<String, String>,
        pub question: BTreeMap<String, String>,
        pub sentence: BTreeMap<String, String>,
        pub formula: BTreeMap<String, String>,
        pub not_said: BTreeMap<String, String>,
        pub group: BTreeMap<String, String>,
        pub fault: BTreeMap<String, String>,
        pub of: String,
        pub unknown: String,
        pub islands: String,
        pub few: String,
        pub several: String,
        pub test: String,
        pub formula_label: String,
        pub not_said_label: String,
        pub caution_label: String,
        pub method_label: String,
    }
}
