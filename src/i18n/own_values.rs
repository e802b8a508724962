//! Phrases of values by province of a person's own dataset: names, units, what counts and what does not, their panel.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::collections::BTreeMap;

use super::{phrases::phrases, plural::Plural};

phrases! {
    /// Values by province of a person's own dataset. The maps are keyed by the code of a statistic.
    pub struct OwnValueTexts {
        pub rows: String,
        pub title: String,
        pub bivariate_title: String,
        pub unit_rows: String,
        pub unit_different: String,
        pub unit_not_given: String,
        pub unit_not_given_divided: String,
        pub sentence: String,
        pub alt: String,
        pub alt_symbols: String,
        pub alt_bivariate: String,
        pub matching: String,
        pub without_province: String,
        pub without_value: String,
        pub undated: String,
        pub summed: String,
        pub summed_against: String,
        pub several: String,
        pub several_places: String,
        pub no_rows: String,
        pub no_rows_here: String,
        pub no_rows_placed: String,
        pub panel_note: String,
        pub rows_choice: String,
        pub column: String,
        pub column_none: String,
        pub statistic_of: String,
        pub no_sum: String,
        pub no_numbers: String,
        pub grid_show: String,
        pub grid_show_tip: String,
        pub grid_area: String,
        pub grid_area_of: String,
        pub grid_title: String,
        pub grid_cell: String,
        pub grid_cells: Plural,
        pub grid_sentence: String,
        pub grid_also: String,
        pub grid_alt: String,
        pub grid_alt_empty: String,
        pub grid_alt_classes: String,
        pub without_position: String,
        pub at_seats: String,
        /// Names of values, with the gaps `{dataset}` and `{column}`.
        pub name: BTreeMap<String, String>,
        /// Names of statistics.
        pub statistic: BTreeMap<String, String>,
    }
}
