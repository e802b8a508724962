//! Phrases on large lists: what reading them takes, and what to do where there is no room.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::phrases::phrases;

phrases! {
    /// Phrases on large lists.
    pub struct ImportSizeTexts {
        pub kilobytes: String,
        pub megabytes: String,
        pub gigabytes: String,
        pub seconds: String,
        pub minutes: String,
        pub no_room: String,
        pub too_many_cells: String,
        pub command_way_out: String,
        pub estimate: String,
        pub cost: String,
        pub cost_of_choice: String,
        pub title: String,
        pub columns: String,
        pub column: String,
        pub rows: String,
        pub rows_tip: String,
        pub all_rows: String,
        pub one_in: String,
        pub read: String,
        pub read_tip: String,
        pub small: String,
        pub prepare: String,
        pub speed: String,
    }
}
