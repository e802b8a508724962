//! All phrases of the interface, one field each, so that a misspelt one does not compile; the other files of this folder
//! hold the phrases of one area each.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::{collections::BTreeMap, sync::OnceLock};

use super::{
    AboutTexts, AccessTexts, AppTexts, ArticleTexts, BookmarkTexts, CaptionTexts, CardTexts, CommandText, CompareTexts,
    ContextMenuTexts, DensityTexts, ErrorTexts, ExportTexts, FileTexts, FiltersTexts, FirstStepsTexts, GlossaryTexts,
    GridCellTexts, ImportSizeTexts, ImportTexts, ImportWindowTexts, LayersTexts, LegendTexts, MapTexts, MenuTexts,
    OwnColumnTexts, OwnDataTexts, OwnPlaceTexts, OwnValueTexts, PaletteTexts, Plural, ProgrammesTexts, ProvinceTexts,
    RailTexts, SeriesTexts, ShortcutsTexts, SourceTexts, StatisticsTexts, StatsTexts, StatusTexts, TableTexts,
    ThematicTexts, TilesTexts, TogetherTexts, ToolsTexts, VerdictText, phrases::phrases,
};
use crate::model::{Language, Verdict};

phrases! {
    /// All phrases of a language. A map holds one phrase for each value of a model type, keyed by its code.
    pub struct Messages {
        /// Language of the phrases, as its file says.
        pub language: Language,
        pub app: AppTexts,
        pub access: AccessTexts,
        pub map: MapTexts,
        pub export: ExportTexts,
        pub bookmark: BookmarkTexts,
        pub caption: CaptionTexts,
        pub together: TogetherTexts,
        pub menu: MenuTexts,
        pub thematic: ThematicTexts,
        pub rail: RailTexts,
        pub palette: PaletteTexts,
        pub glossary: GlossaryTexts,
        pub first_steps: FirstStepsTexts,
        pub filters: FiltersTexts,
        pub layers: LayersTexts,
        pub legend: LegendTexts,
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
        pub tools: ToolsTexts,
        pub context_menu: ContextMenuTexts,
        pub status: StatusTexts,
        pub file: FileTexts,
        pub settings_part: BTreeMap<String, String>,
        pub error: ErrorTexts,
        pub import: ImportTexts,
        pub own_values: OwnValueTexts,
        pub own_places: OwnPlaceTexts,
        pub own_columns: OwnColumnTexts,
        pub grid_cells: GridCellTexts,
        pub density: DensityTexts,
        pub import_window: ImportWindowTexts,
        pub import_size: ImportSizeTexts,
        pub statistics: StatisticsTexts,
        pub own_data: OwnDataTexts,
        pub tier: BTreeMap<String, String>,
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
        pub programme_unit: BTreeMap<String, Plural>,
        pub issued_basis: BTreeMap<String, String>,
        pub table: TableTexts,
        pub region: BTreeMap<String, String>,
        pub announcement: BTreeMap<String, String>,
        pub round: BTreeMap<String, String>,
        pub measure: BTreeMap<String, String>,
        pub scope: BTreeMap<String, String>,
        pub qualifier: BTreeMap<String, String>,
        pub quality: BTreeMap<String, String>,
        pub units: BTreeMap<String, Plural>,
        pub total: BTreeMap<String, String>,
        pub verdict: BTreeMap<String, VerdictText>,
        pub command: BTreeMap<String, CommandText>,
    }
}

impl Messages {
    /// Name and text apart by a colon: `Jiangsu: 113 firms`.
    pub fn labelled(&self, name: &str, text: &str) -> String {
        filled(&self.app.labelled, name, text)
    }

    /// Name with a text after a comma: `Jiangsu, 113 firms`.
    pub fn aside(&self, name: &str, text: &str) -> String {
        filled(&self.app.aside, name, text)
    }
}

/// Form with its name, which comes last, and its text in place.
fn filled(form: &str, name: &str, text: &str) -> String {
    match form.split_once("{text}") {
        Some((before, after)) => format!("{}{text}{}", before.replacen("{name}", name, 1), after),
        None => form.to_owned(),
    }
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
pub(crate) fn verdict_text(messages: &Messages, verdict: Verdict) -> Option<&VerdictText> {
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

    /// Forms of a phrase with a count: for one, and for other numbers.
    fn forms(phrase: &toml::Value) -> Option<(&str, &str)> {
        let forms = phrase.as_table().filter(|forms| forms.contains_key("one"))?;
        Some((forms["one"].as_str()?, forms["other"].as_str()?))
    }

    #[test]
    fn names_and_texts_are_joined_by_the_punctuation_of_the_language_and_printed_letter_by_letter() {
        let [en, zh] = [messages(Language::En), messages(Language::Zh)];
        assert_eq!(en.labelled("Jiangsu", "113 firms"), "Jiangsu: 113 firms");
        assert_eq!(zh.labelled("江苏", "113 家"), "江苏：113 家");
        assert_eq!(zh.aside("113 家", "第 4 名"), "113 家，第 4 名");
        assert_eq!(en.aside("{text}", "{name}"), "{text}, {name}");
    }

    #[test]
    fn both_languages_have_the_same_phrases_with_the_same_gaps() {
        let [en, zh] = tables();
        assert_eq!(en.keys().collect::<Vec<_>>(), zh.keys().collect::<Vec<_>>());
        for (section, phrases) in en.iter().filter(|(section, _)| *section != "language") {
            let (phrases, others) = (phrases.as_table().unwrap(), zh[section].as_table().unwrap());
            assert_eq!(phrases.keys().collect::<Vec<_>>(), others.keys().collect::<Vec<_>>(), "[{section}]");
            for (key, phrase) in phrases {
                // A phrase with a count has two forms at most, and no form has gaps that the other language lacks.
                if let Some((one, other)) = forms(phrase) {
                    let (chinese_one, chinese) = forms(&others[key])
                        .unwrap_or_else(|| (others[key].as_str().unwrap(), others[key].as_str().unwrap()));
                    let (here, there) = (placeholders(other), placeholders(chinese));
                    assert_eq!(here, there, "[{section}] {key}");
                    let mut gaps = placeholders(one).into_iter().chain(placeholders(chinese_one));
                    assert!(gaps.all(|gap| here.contains(&gap)), "[{section}] {key}");
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
        let files = [
            (Language::En, "en.toml", include_str!("../../assets/i18n/en.toml")),
            (Language::Zh, "zh.toml", include_str!("../../assets/i18n/zh.toml")),
        ];
        for (language, name, text) in files {
            let messages: Messages =
                toml::from_str(text).unwrap_or_else(|error| panic!("assets/i18n/{name}: {}", error.message()));
            assert_eq!(messages.language, language, "assets/i18n/{name}");
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
            for unit in ProgrammeUnit::iter() {
                assert!(messages.programme_unit.contains_key(<&str>::from(unit)), "{unit:?}");
            }
            all::<IssuedBasis>(&messages.issued_basis);
            all::<Tier>(&messages.tier);
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
