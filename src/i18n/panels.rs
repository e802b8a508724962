//! Phrases of the side panels of clusters: filters, statistics, cards, sources.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use serde::Deserialize;

use super::plural::Plural;

/// Phrases of the side panel of filters.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiltersTexts {
    pub search: String,
    pub search_hint: String,
    pub clear_search: String,
    pub clear_all: String,
    pub clear_facet: String,
    pub sectors: String,
    pub rounds: String,
    pub regions: String,
    pub provinces: String,
    pub found: String,
    pub more_provinces: String,
    pub fewer_provinces: String,
    pub show_later: String,
    pub hide_later: String,
    pub sector_note: String,
    pub region_note: String,
    pub province_note: String,
    pub round_note: String,
    pub results: String,
    pub also_places: String,
    pub value_count: Plural,
    pub empty: String,
    pub not_found: String,
    pub did_you_mean: String,
    pub show_all: String,
}

/// Phrases of the side panel of statistics.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatsTexts {
    pub shown: String,
    pub share_of_45: String,
    pub share_with_later: String,
    pub by_sector: String,
    pub by_region: String,
    pub by_province: String,
    pub official_note: String,
    pub official_compare: String,
    pub official_head: String,
    pub inferred_head: String,
    pub ambiguous: String,
    pub more: Plural,
    pub headline: String,
    pub headline_note: String,
    pub article_says: String,
    pub figures_known: String,
    pub figures_note: String,
    pub year_published: String,
    pub bar: Plural,
    pub nothing: String,
    pub as_of: String,
}

/// Phrases of the cards of clusters and provinces.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardTexts {
    pub sector: String,
    pub round: String,
    pub announced: String,
    pub listed: String,
    pub provinces: String,
    pub cities: String,
    pub figures: String,
    pub no_figures: String,
    pub sources: String,
    pub note: String,
    pub inferred: String,
    pub ambiguous: String,
    pub named_by_press: String,
    pub track_2024: String,
    pub recalled: String,
    pub name_recalled: String,
    pub name_back_translated: String,
    pub name_shortened: String,
    pub partial: String,
    pub decomposed: String,
    pub member_recalled: String,
    pub round_unknown: String,
    pub year_of_publication: String,
    pub close: String,
    pub zoom: String,
    pub clusters_here: String,
    pub no_clusters_here: String,
    pub more_hidden: String,
    pub filter_here: String,
    pub hidden_by_filter: String,
    pub region: String,
    pub no_region: String,
    pub codes: String,
    pub planned_city: String,
}

/// Phrases of sources.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceTexts {
    pub title: String,
    pub of_tables: String,
    pub caution: String,
    pub not_shown: String,
    pub no_address: String,
    pub copy: String,
    pub accessed: String,
    pub filter: String,
    pub quality: String,
    pub any_quality: String,
    pub publisher: String,
    pub any_publisher: String,
    pub unnamed: String,
    pub numbered: String,
    pub named: String,
    pub rests: String,
    pub unused: String,
    pub more: String,
    pub count: Plural,
}
