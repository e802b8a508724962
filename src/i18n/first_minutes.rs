//! Phrases for the first minutes: the card of first steps, the glossary, explanations of terms.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::{phrases::phrases, plural::Plural};

phrases! {
    /// Phrases of the glossary and of explanations of terms.
    pub struct GlossaryTexts {
        pub title: String,
        pub search: String,
        pub count: Plural,
        pub nothing: String,
        pub explain: String,
        pub open: String,
        pub aside: String,
    }

    /// Phrases of the card of first steps.
    pub struct FirstStepsTexts {
        pub title: String,
        pub close: String,
        pub cluster: String,
        pub announced: String,
        pub announced_without: String,
        pub little_giant: String,
        pub batches: String,
        pub limits: String,
        pub try_this: String,
        pub densest: String,
        pub densest_tip: String,
        pub compare: String,
        pub compare_tip: String,
        pub export: String,
        pub export_tip: String,
        pub glossary: String,
        pub start: String,
    }
}
