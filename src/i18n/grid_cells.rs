//! Phrases of the cells of hexagon grids, pointed at and selected.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::{phrases::phrases, plural::Plural};

phrases! {
    /// Cells of hexagon grids in the window.
    pub struct GridCellTexts {
        pub name: String,
        pub kind: String,
        pub center: String,
        pub rows: Plural,
        pub rows_here: String,
        pub more: Plural,
        pub no_value: String,
        pub too_large: String,
        pub no_rows: String,
        pub filter: String,
    }
}
