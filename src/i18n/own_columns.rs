//! Phrases of the columns by which a person's own list is labelled and searched.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::phrases::phrases;

phrases! {
    /// Phrases of the columns by which a person's own list is labelled and searched.
    pub struct OwnColumnTexts {
        pub label: String,
        pub name: String,
        pub no_name: String,
        pub search: String,
        pub search_in: String,
        pub all_texts: String,
        pub search_hint: String,
        pub size_by: String,
        pub one_size: String,
        pub sized_by: String,
        pub colored_by: String,
        pub alt_sized: String,
        pub alt_sized_with: String,
    }
}
