//! Phrases of layers that are so dense that they are drawn as hexagons.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::{phrases::phrases, plural::Plural};

phrases! {
    /// Dense layers, on the map, in the legend and in the texts of a picture.
    pub struct DensityTexts {
        pub per_hexagon: String,
        pub without_colors: String,
        pub without_sizes: String,
        pub without_both: String,
        pub note: String,
        pub alt: String,
        pub here: Plural,
        pub wide: String,
        pub zoom: String,
    }
}
