//! Phrases that only assistive technologies read.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::phrases::phrases;

phrases! {
    /// Phrases that only assistive technologies read.
    pub struct AccessTexts {
        pub menu: String,
        pub map: String,
        pub legend: String,
        pub notices: String,
        pub first_steps: String,
        pub tabs: String,
        pub panel: String,
        pub details: String,
        pub timeline: String,
        pub table: String,
        pub status: String,
        pub palette: String,
        pub results: String,
        pub provinces: String,
        pub found: String,
        pub programmes_found: String,
        pub selected: String,
        pub deselected: String,
        pub list_read: String,
        pub list_refused: String,
        pub list_added: String,
        pub list_changed: String,
        pub list_removed: String,
        pub list_missing: String,
    }
}
