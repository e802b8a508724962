//! Phrases of the legend below the map.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::phrases::phrases;

phrases! {
    /// Phrases of the legend below the map.
    pub struct LegendTexts {
        pub title: String,
        pub fold: String,
        pub unfold: String,
        pub only: String,
        pub all: String,
        pub nothing: String,
    }
}
