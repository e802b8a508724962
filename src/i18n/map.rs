//! Phrases of the map and its legend.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::{Plural, phrases::phrases};

phrases! {
    /// Phrases of the map.
    pub struct MapTexts {
        pub boundaries: String,
        pub places: String,
        pub clusters_2022: String,
        pub clusters_2024: String,
        pub clusters_both: String,
        pub kilometres: String,
        pub metres: String,
        pub legend_sectors: String,
        pub twin: String,
        pub legend_later: String,
        pub legend_inferred: String,
        pub legend_unconfirmed: String,
        pub zoom_in: String,
        pub zoom_out: String,
        pub fit_china: String,
        pub fit_selection: String,
        pub nothing_found: String,
        pub nothing_found_hint: String,
        pub nothing_yet: String,
        pub no_value_yet: String,
        pub clusters_hidden: String,
        pub legend_known: String,
        pub legend_known_in: Plural,
        pub legend_other_categories: Plural,
        pub legend_without_category: String,
        pub counted_here: String,
        pub one_counted_here: String,
    }
}
