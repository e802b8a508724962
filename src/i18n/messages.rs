//! All phrases of the interface, one field each, so that a misspelt one does not compile.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

use super::{
    ArticleTexts, CompareTexts, ErrorTexts, ProgrammesTexts, ProvinceTexts, SeriesTexts, TableTexts, ThematicTexts,
    TilesTexts, TogetherTexts, VerdictText, plural::Plural,
};
use crate::model::{Language, Verdict};

/// Title and tooltip of a command.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommandText {
    pub title: String,
    pub tip: String,
}

/// Phrases of the program as a whole.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppTexts {
    pub title: String,
    pub no_gpu_title: String,
    pub no_gpu: String,
    pub map_label: Plural,
    pub close: String,
    pub unknown: String,
    pub dismiss: String,
    pub resize: String,
    pub show_in_folder: String,
}

/// Phrases of the map.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapTexts {
    pub boundaries: String,
    pub places: String,
    pub clusters_2022: String,
    pub clusters_2024: String,
    pub clusters_both: String,
    pub kilometres: String,
    pub metres: String,
    pub legend_sectors: String,
    pub legend_later: String,
    pub legend_inferred: String,
    pub zoom_in: String,
    pub zoom_out: String,
    pub fit_china: String,
    pub fit_selection: String,
    pub nothing_found: String,
    pub nothing_found_hint: String,
    pub nothing_yet: String,
    pub clusters_hidden: String,
    pub counted_here: String,
    pub one_counted_here: String,
}

/// Phrases of captions: title, sources, alternative text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaptionTexts {
    pub title_nothing: String,
    pub known_2024: String,
    pub alt_name: String,
    pub within: String,
    pub within_none: String,
    pub note_ambiguous: String,
    pub south_china_sea: String,
    pub title_2022: String,
    pub title_2024: String,
    pub title_both: String,
    pub title_places: String,
    pub title_none_in_2022: String,
    pub title_none_in_2024: String,
    pub title_none_in: String,
    pub title_one_in: String,
    pub title_some_in: String,
    pub title_some_in_2024: String,
    pub title_none: String,
    pub title_one: String,
    pub title_some: String,
    pub title_some_2024: String,
    pub quoted: String,
    pub all_2022: String,
    pub some_2022: String,
    pub one_2022: String,
    pub none_2022: String,
    pub some_2024: String,
    pub one_2024: String,
    pub none_2024: String,
    pub symbol: String,
    pub stop: String,
    pub semicolon: String,
    pub comma: String,
    pub and: String,
    pub credit: String,
    pub approval_number: String,
    pub note_sectors: String,
    pub note_later: String,
    pub note_one_recalled: String,
    pub note_recalled: String,
    pub source_head: String,
    pub source_2022: String,
    pub source_2024: String,
    pub source_both: String,
    pub source_read: String,
    pub source_one: String,
    pub source_one_more: String,
    pub source_more: String,
    pub source_count: String,
    pub source_tail: String,
    pub alt_china: String,
    pub alt_places: String,
    pub alt_some: String,
    pub alt_none: String,
    pub alt_most: String,
    pub alt_spread: String,
    pub alt_names: String,
    pub alt_sectors: String,
    pub alt_hollow: String,
    pub alt_picked: String,
}

/// Phrases of the export of pictures.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportTexts {
    pub window_title: String,
    pub size: String,
    pub custom: String,
    pub width: String,
    pub height: String,
    pub resolution: String,
    pub format: String,
    pub scale: String,
    pub transparent: String,
    pub outlines: String,
    pub outlines_tip: String,
    pub pdf_note: String,
    pub colours: String,
    pub shows: String,
    pub as_window: String,
    pub language: String,
    pub light: String,
    pub dark: String,
    pub words: String,
    pub title: String,
    pub subtitle: String,
    pub note: String,
    pub credit: String,
    pub credit_hint: String,
    pub approval_number: String,
    pub approval_number_hint: String,
    pub automatic: String,
    pub automatic_tip: String,
    pub from_data: String,
    pub furniture: String,
    pub legend: String,
    pub scale_bar: String,
    pub locator: String,
    pub locator_tip: String,
    pub south_china_sea: String,
    pub short_sources: String,
    pub short_sources_tip: String,
    pub alt_text: String,
    pub alt_text_note: String,
    pub copy_alt_text: String,
    pub cite: String,
    pub copy_caption: String,
    pub save: String,
    pub save_title: String,
    pub pack: String,
    pub pack_title: String,
    pub pack_tip: String,
    pub copy: String,
    pub write: String,
    pub cancel: String,
    pub drawing: String,
    pub no_tiles: String,
    pub cut: String,
    pub missing: String,
    pub saved: String,
    pub packed: String,
    pub copied: String,
    pub cancelled: String,
    pub fit: BTreeMap<String, String>,
    pub preset: BTreeMap<String, String>,
    pub format_tip: BTreeMap<String, String>,
    pub citation: BTreeMap<String, String>,
    /// Parts of the page layout that do not fit at a page size, by `MissingContent`.
    pub missing_content: BTreeMap<String, String>,
}

/// Names of menus.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuTexts {
    pub file: String,
    pub recent: String,
    pub edit: String,
    pub view: String,
    pub layers: String,
    pub help: String,
    pub backdrop: String,
    pub projection: String,
    pub theme: String,
    pub language: String,
}

/// Phrases of the activity bar at the left edge.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RailTexts {
    pub clusters: String,
    pub provinces: String,
    pub programmes: String,
    pub article: String,
    pub table: String,
    pub timeline: String,
}

/// Phrases of the command palette.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaletteTexts {
    pub hint: String,
    pub nothing: String,
    pub cluster: String,
    pub province: String,
}

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
    pub recalled: String,
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
    pub more: String,
    pub headline: String,
    pub headline_note: String,
    pub article_says: String,
    pub figures_known: String,
    pub figures_note: String,
    pub year_published: String,
    pub known_2024: String,
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
    pub provinces: String,
    pub cities: String,
    pub figures: String,
    pub no_figures: String,
    pub sources: String,
    pub note: String,
    pub inferred: String,
    pub ambiguous: String,
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
    pub open: String,
    pub caution: String,
    pub not_linked: String,
    pub accessed: String,
    pub filter: String,
    pub count: Plural,
}

/// Phrases of the window about the program.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutTexts {
    pub title: String,
    pub version: String,
    pub purpose: String,
    pub data: String,
    pub depiction: String,
    pub verified: String,
    pub licences: String,
    pub licence_program: String,
    pub licence_boundaries: String,
    pub licence_places: String,
    pub licence_fonts: String,
    pub network: String,
}

/// Phrases of the window of shortcuts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortcutsTexts {
    pub title: String,
    pub mouse: String,
    pub mouse_wheel: String,
    pub mouse_wheel_does: String,
    pub mouse_drag: String,
    pub mouse_drag_does: String,
    pub mouse_double: String,
    pub mouse_double_does: String,
    pub mouse_click: String,
    pub mouse_click_does: String,
    pub keys: String,
    pub arrows: String,
    pub arrows_does: String,
    pub tab: String,
    pub tab_does: String,
    pub parts: String,
    pub parts_does: String,
    pub menus: String,
    pub menus_does: String,
}

/// Phrases of project files.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileTexts {
    pub recent_aside: String,
    pub untitled: String,
    pub open_title: String,
    pub save_title: String,
    pub path_open: String,
    pub path_save: String,
    pub open: String,
    pub save: String,
    pub replace_title: String,
    pub replace_text: String,
    pub replace: String,
    pub other_name: String,
    pub unsaved_title: String,
    pub unsaved_text: String,
    pub discard: String,
    pub cancel: String,
    pub drop: String,
}

/// All phrases of a language. A map holds one phrase for each value of a model type, keyed by its code.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    pub app: AppTexts,
    pub map: MapTexts,
    pub export: ExportTexts,
    pub caption: CaptionTexts,
    pub together: TogetherTexts,
    pub menu: MenuTexts,
    pub thematic: ThematicTexts,
    pub rail: RailTexts,
    pub palette: PaletteTexts,
    pub filters: FiltersTexts,
    pub programmes: ProgrammesTexts,
    pub stats: StatsTexts,
    pub article: ArticleTexts,
    pub card: CardTexts,
    pub province: ProvinceTexts,
    pub compare: CompareTexts,
    pub series: SeriesTexts,
    pub source: SourceTexts,
    pub about: AboutTexts,
    pub shortcuts: ShortcutsTexts,
    pub tiles: TilesTexts,
    pub file: FileTexts,
    pub settings_part: BTreeMap<String, String>,
    pub error: ErrorTexts,
    pub rung: BTreeMap<String, String>,
    pub count: BTreeMap<String, String>,
    pub bound: BTreeMap<String, String>,
    pub stage: BTreeMap<String, String>,
    pub city_scope: BTreeMap<String, String>,
    pub value_basis: BTreeMap<String, String>,
    pub indicator: BTreeMap<String, String>,
    pub programme_kind: BTreeMap<String, String>,
    pub programme_level: BTreeMap<String, String>,
    pub programme_title: BTreeMap<String, String>,
    pub programme_figure: BTreeMap<String, String>,
    pub programme_unit: BTreeMap<String, String>,
    pub issued_basis: BTreeMap<String, String>,
    pub table: TableTexts,
    pub region: BTreeMap<String, String>,
    pub announcement: BTreeMap<String, String>,
    pub round: BTreeMap<String, String>,
    pub measure: BTreeMap<String, String>,
    pub scope: BTreeMap<String, String>,
    pub qualifier: BTreeMap<String, String>,
    pub quality: BTreeMap<String, String>,
    pub units: BTreeMap<String, String>,
    pub total: BTreeMap<String, String>,
    pub verdict: BTreeMap<String, VerdictText>,
    pub command: BTreeMap<String, CommandText>,
}

/// The phrases of a language, parsed once.
pub fn messages(language: Language) -> &'static Messages {
    static EN: OnceLock<Messages> = OnceLock::new();
    static ZH: OnceLock<Messages> = OnceLock::new();
    let (cell, text) = match language {
        Language::En => (&EN, include_str!("../../assets/i18n/en.toml")),
        Language::Zh => (&ZH, include_str!("../../assets/i18n/zh.toml")),
    };
    // Cannot fail: a test proves that both files parse and are complete.
    cell.get_or_init(|| toml::from_str(text).unwrap_or_default())
}

/// The phrase for a value of a model type, by its code in the data files; empty if there is none.
pub fn phrase(phrases: &BTreeMap<String, String>, value: impl Into<&'static str>) -> &str {
    phrases.get(value.into()).map_or("", String::as_str)
}

/// The phrases of a verdict.
pub fn verdict_text(messages: &Messages, verdict: Verdict) -> Option<&VerdictText> {
    let name: &'static str = verdict.into();
    messages.verdict.get(name)
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::model::{
        Announcement, Bound, Counting, FigureScope, IssuedBasis, Measure, ProgrammeFigureKind, ProgrammeKind,
        ProgrammeLevel, ProgrammeTitle, ProgrammeUnit, Qualifier, Quality, Region, Round, Tier,
    };

    fn tables() -> [toml::Table; 2] {
        [include_str!("../../assets/i18n/en.toml"), include_str!("../../assets/i18n/zh.toml")]
            .map(|text| text.parse().unwrap())
    }

    fn placeholders(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn both_languages_have_the_same_phrases_with_the_same_gaps() {
        let [en, zh] = tables();
        assert_eq!(en.keys().collect::<Vec<_>>(), zh.keys().collect::<Vec<_>>());
        for (section, phrases) in &en {
            let (phrases, others) = (phrases.as_table().unwrap(), zh[section].as_table().unwrap());
            assert_eq!(phrases.keys().collect::<Vec<_>>(), others.keys().collect::<Vec<_>>(), "[{section}]");
            for (key, phrase) in phrases {
                // A phrase with a count has two forms at most, and no form has gaps that the other language lacks.
                if let Some(forms) = phrase.as_table().filter(|forms| forms.contains_key("one")) {
                    let (one, other) = (forms["one"].as_str().unwrap(), forms["other"].as_str().unwrap());
                    let (here, there) = (placeholders(other), placeholders(others[key].as_str().unwrap()));
                    assert_eq!(here, there, "[{section}] {key}");
                    assert!(placeholders(one).iter().all(|gap| here.contains(gap)), "[{section}] {key}");
                } else if let Some(text) = phrase.as_str() {
                    let other = others[key].as_str().unwrap();
                    assert_eq!(placeholders(text), placeholders(other), "[{section}] {key}");
                    assert_eq!(text.is_empty(), other.is_empty(), "[{section}] {key}");
                }
            }
        }
    }

    #[test]
    fn what_stands_on_one_line_is_no_line_itself() {
        for text in [include_str!("../../assets/i18n/en.toml"), include_str!("../../assets/i18n/zh.toml")] {
            let texts = toml::from_str::<Messages>(text).unwrap().together;
            let TogetherTexts { phrases, measures, not_counted, enclosed, before_numbers, between_numbers } = texts;
            let lists = [phrases, measures, not_counted, enclosed.concat(), before_numbers, between_numbers];
            for words in lists.concat() {
                assert!((1..=24).contains(&words.chars().count()) && words.trim() == words, "{words}");
            }
        }
    }

    /// Asserts that every value has a phrase: a figure without its kind or scope would be misread.
    fn all<T: strum::IntoEnumIterator + Copy + Into<&'static str>>(phrases: &BTreeMap<String, String>) {
        for value in T::iter() {
            let name: &'static str = value.into();
            assert!(!phrase(phrases, value).is_empty(), "{name}");
        }
    }

    #[test]
    fn both_files_fill_every_field() {
        for text in [include_str!("../../assets/i18n/en.toml"), include_str!("../../assets/i18n/zh.toml")] {
            let messages: Messages = toml::from_str(text).unwrap();
            all::<Region>(&messages.region);
            all::<Announcement>(&messages.announcement);
            all::<Round>(&messages.round);
            all::<Measure>(&messages.measure);
            all::<FigureScope>(&messages.scope);
            all::<Quality>(&messages.quality);
            all::<ProgrammeKind>(&messages.programme_kind);
            all::<ProgrammeLevel>(&messages.programme_level);
            all::<ProgrammeTitle>(&messages.programme_title);
            all::<ProgrammeFigureKind>(&messages.programme_figure);
            all::<ProgrammeUnit>(&messages.programme_unit);
            all::<IssuedBasis>(&messages.issued_basis);
            all::<Tier>(&messages.rung);
            all::<Counting>(&messages.count);
            for bound in Bound::iter().filter(|bound| *bound != Bound::Eq) {
                assert!(!phrase(&messages.bound, bound).is_empty(), "{bound:?}");
            }
            for verdict in Verdict::iter() {
                let text = verdict_text(&messages, verdict).unwrap();
                assert!(!text.claim.is_empty() && !text.fact.is_empty() && text.count.contains("{n}"), "{verdict:?}");
            }
            for qualifier in Qualifier::iter().filter(|qualifier| *qualifier != Qualifier::Eq) {
                assert!(!phrase(&messages.qualifier, qualifier).is_empty(), "{qualifier:?}");
            }
        }
    }
}
