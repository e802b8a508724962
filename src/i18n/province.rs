//! Phrases of the province card, of the comparison of provinces, and of the national series.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use super::{phrases::phrases, plural::Plural};

phrases! {
    /// The province card below its clusters.
    pub struct ProvinceTexts {
        pub compare: String,
        pub compare_tip: String,
        pub compare_open: String,
        pub compare_full: String,
        pub weak: String,
        pub batch: String,
        pub batches: String,
        pub corps: String,
        pub comparable: String,
        pub comparable_note: String,
        pub outside: String,
        pub rank: String,
        pub share: String,
        pub strip: String,
        pub with_and_without: String,
        pub per_population: String,
        pub per_gdp: String,
        pub people: String,
        pub not_ranked: String,
        pub missing: String,
        pub missing_one: String,
        pub dates: String,
        pub counts: String,
        pub bounds: String,
        pub scopes: String,
        pub tables: String,
        pub ladder: String,
        pub ladder_note: String,
        pub beside: String,
        pub contradict: String,
        pub counted_differently: String,
        pub earlier: String,
        pub rounds: String,
        pub only_rounds: String,
        pub none_since: String,
        pub on_its_own: String,
        pub by_batch: String,
        pub by_batch_note: String,
        pub by_batch_values: String,
        pub by_batch_spoken: String,
        pub indicators: String,
        pub programmes: String,
        pub one_programme: String,
        pub no_programme: String,
        pub and_more: String,
        pub open_programmes: String,
    }

    /// Phrases of the comparison of provinces.
    pub struct CompareTexts {
        pub title: String,
        pub empty: String,
        pub one_more: String,
        pub add: String,
        pub add_named: String,
        pub full: String,
        pub remove: String,
        pub clear: String,
        pub copy: String,
        pub copy_tip: String,
        pub note: String,
        pub dates_differ: String,
        pub counts_differ: String,
        pub fact: String,
        pub details: String,
        pub as_of: String,
        pub sources: String,
        pub clusters: String,
        pub clusters_2022: String,
        pub clusters_2024: String,
        pub first_two: String,
        pub latest: String,
        pub programmes: String,
        pub programmes_known: String,
        pub dated: String,
        pub per_population: String,
        pub per_gdp: String,
        pub names_compared: String,
        pub map: String,
        pub page_sources: String,
        pub left_out: String,
        pub slot: String,
        pub alt_heading: String,
        pub group: String,
        pub not_covered: String,
        pub page_title: String,
        pub alt_head: String,
        pub alt_fact: String,
        pub alt_value: String,
        pub show: String,
        pub save_image: String,
        pub save_image_tip: String,
        pub save_table: String,
    }

    /// Phrases of the chart of national series.
    pub struct SeriesTexts {
        pub title: String,
        pub choose: String,
        pub clusters: String,
        pub little_giants: String,
        pub by_batch: String,
        pub specialised: String,
        pub innovative: String,
        pub goal: String,
        pub publicised: String,
        pub goals_apart: String,
        pub publicised_too: String,
        pub first_total: String,
        pub no_result: String,
        pub points: Plural,
        pub point: String,
        pub spoken: String,
        pub spoken_goals: String,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use strum::IntoEnumIterator as _;

    use crate::{
        i18n::{messages, phrase},
        model::{Bound, CityInclusion, Counting, IndicatorKind, Language, ListStatus, Tier, ValueBasis},
    };

    fn all<T: strum::IntoEnumIterator + Copy + Into<&'static str>>(phrases: &BTreeMap<String, String>) {
        for value in T::iter() {
            let name: &'static str = value.into();
            assert!(!phrase(phrases, value).is_empty(), "{name}");
        }
        assert_eq!(phrases.len(), T::iter().count(), "phrases without a value");
    }

    #[test]
    fn every_word_of_the_ladder_has_a_phrase_in_both_languages() {
        for language in [Language::En, Language::Zh] {
            let texts = messages(language);
            all::<Tier>(&texts.tier);
            all::<Counting>(&texts.count);
            all::<ListStatus>(&texts.stage);
            all::<CityInclusion>(&texts.city_scope);
            all::<ValueBasis>(&texts.value_basis);
            all::<IndicatorKind>(&texts.indicator);
            assert_eq!(texts.bound.len(), Bound::iter().count());
            for bound in Bound::iter() {
                // The phrase of a bound precedes a value, so a value as stated has none.
                assert_eq!(phrase(&texts.bound, bound).is_empty(), bound == Bound::Eq, "{bound:?}");
            }
        }
    }

    #[test]
    fn the_city_that_is_in_or_out_is_named() {
        for language in [Language::En, Language::Zh] {
            for scope in CityInclusion::iter().filter(|scope| *scope != CityInclusion::NotApplicable) {
                let text = phrase(&messages(language).city_scope, scope);
                assert!(text.contains("{city}"), "{scope:?}: {text}");
            }
        }
    }
}
