//! Phrases of a person's own list of places: several rows of a place, and columns of years.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::collections::BTreeMap;

use super::phrases::phrases;

phrases! {
    /// Phrases of a person's own list of places. The maps are keyed by what several rows mean.
    pub struct OwnPlaceTexts {
        pub question: String,
        pub question_dates: String,
        pub place: String,
        pub place_alike: String,
        pub more: String,
        pub answered: String,
        pub not_yet: String,
        pub earlier: String,
        pub repeated: String,
        pub years_offer: String,
        pub years_done: String,
        pub years_melt: String,
        pub years_melt_tip: String,
        pub years_keep: String,
        pub years_keep_tip: String,
        /// Names of the answers.
        pub answer: BTreeMap<String, String>,
        /// Explanations of the answers.
        pub answer_tip: BTreeMap<String, String>,
    }
}
