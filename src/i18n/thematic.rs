//! Phrases of thematic maps by province: layer names, units, legend, side panel, timeline.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::collections::BTreeMap;

use serde::Deserialize;

use super::plural::Plural;

/// Values by province.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThematicTexts {
    pub clusters: String,
    pub batch: String,
    pub batches: String,
    pub latest: String,
    pub target: String,
    pub per_population: String,
    pub per_gdp: String,
    pub firms: String,
    pub with_unit: String,
    pub number_of_clusters: String,
    pub people: String,
    pub money: String,
    pub as_of: String,
    pub as_of_span: String,
    pub goal_for: String,
    pub goal_for_span: String,
    pub as_shown: String,
    pub nothing_asked: String,
    pub all_known: Plural,
    pub known: Plural,
    pub no_data: String,
    pub nothing_known: String,
    pub one_weak: String,
    pub weak: String,
    pub one_without_denominator: String,
    pub without_denominator: String,
    pub dates_differ: String,
    pub kinds_differ: String,
    pub bounds: String,
    pub apart: String,
    pub unclear: String,
    pub drawn_weak: String,
    pub shared: String,
    pub shared_key: String,
    pub not_covered: String,
    pub not_asked: String,
    pub outside: String,
    pub denominator_population: String,
    pub denominator_gdp: String,
    pub class: String,
    pub fewer_classes: String,
    pub by_province: String,
    pub bivariate_title: String,
    pub stop_batch: String,
    pub stop_batches: String,
    pub stop_clusters: String,
    pub stop_total: String,
    pub stop_shown: String,
    pub multiples_batches: String,
    pub multiples_clusters: String,
    pub multiples_shared: Plural,
    pub multiples_each: Plural,
    pub alt_stops: Plural,
    pub room: String,
    pub room_empty: String,
    pub choose: String,
    pub none: String,
    pub kind_batches: String,
    pub kind_batches_note: String,
    pub kind_ladder: String,
    pub kind_ladder_note: String,
    pub kind_targets: String,
    pub kind_targets_note: String,
    pub kind_indicators: String,
    pub kind_clusters: String,
    pub spoken_choice: String,
    pub set_against: String,
    pub drawn_as: String,
    pub classes: String,
    pub method_of_classes: String,
    pub number_of_classes: String,
    pub own_limits: String,
    pub own_limits_note: String,
    pub own_limits_empty: String,
    pub own_limits_not_a_number: String,
    pub own_limits_not_rising: String,
    pub own_limits_too_many: String,
    pub own_limits_kept: String,
    pub with_weak: String,
    pub with_weak_tip: String,
    pub only_weak: String,
    pub one_only_weak: String,
    pub show_weak: String,
    pub legend_weak: String,
    pub ranked: String,
    pub listed: String,
    pub listed_note: String,
    pub everything: String,
    pub everything_tip: String,
    pub play: String,
    pub play_tip: String,
    pub stop: String,
    pub stop_tip: String,
    pub earlier: String,
    pub later: String,
    pub timeline_none: String,
    pub timeline_empty: String,
    /// Units of yearly series, by code.
    pub unit: BTreeMap<String, String>,
    pub kind_series: String,
    pub kind_series_note: String,
    pub year: String,
    pub year_of: String,
    pub timeline_first: String,
    pub timeline_more: String,
    pub timeline_batch: String,
    pub credit: String,
    pub counted: Plural,
    pub with_cities: String,
    pub inferred: String,
    pub alt_missing_circles: String,
    pub sentence: String,
    pub sentence_undated: String,
    pub alt_empty: String,
    pub until: String,
    pub symbols: String,
    pub alt: String,
    pub darker: String,
    pub lighter: String,
    pub alt_symbols: String,
    pub alt_bivariate: String,
    pub alt_top: String,
    pub alt_tied: String,
    pub alt_equal: String,
    pub alt_only: String,
    pub alt_all: String,
    pub alt_missing: String,
    pub source: String,
    pub method: BTreeMap<String, String>,
    pub method_tip: BTreeMap<String, String>,
    pub form: BTreeMap<String, String>,
    pub form_tip: BTreeMap<String, String>,
    pub per: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use crate::{i18n::messages, model::Language};

    #[test]
    fn every_form_and_method_is_named_in_both_languages() {
        for language in [Language::En, Language::Zh] {
            let texts = &messages(language).thematic;
            for name in ["quantile", "equal_interval", "natural_breaks", "head_tail", "own"] {
                assert!(texts.method.contains_key(name) && texts.method_tip.contains_key(name), "{name}");
            }
            for name in ["choropleth", "graduated_symbols", "bivariate"] {
                assert!(texts.form.contains_key(name) && texts.form_tip.contains_key(name), "{name}");
            }
            assert_eq!(texts.per.len(), 3);
        }
    }
}
