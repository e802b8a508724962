//! Phrases of the panel of layers.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::{phrases::phrases, plural::Plural};

phrases! {
    /// Phrases of the side panel of layers.
    pub struct LayersTexts {
        pub title: String,
        pub clusters: String,
        pub values: String,
        pub spoken: String,
        pub show: String,
        pub hidden: String,
        pub covered: String,
        pub some: String,
        pub of: String,
        pub up: String,
        pub down: String,
        pub zoom: String,
        pub duplicate: String,
        pub remove: String,
        pub opacity: String,
        pub labels: String,
        pub color_by: String,
        pub one_color: String,
        pub conditions: Plural,
        pub value_count: Plural,
        pub more_values: String,
        pub search: String,
        pub classify: String,
        pub base: String,
        pub add: String,
        pub add_tip: String,
        pub nothing_to_add: String,
    }
}
