//! Glossary: the terms of docs/glossary.md, which is the one text of the page and of the window.

use std::sync::OnceLock;

use strum::{EnumIter, IntoStaticStr};

use crate::model::{Bilingual, Language, Tier};

/// Term that the interface explains where it stands; the text is its identifier in the glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "docs/glossary.md explains each")]
pub enum Term {
    NationalAdvancedManufacturingCluster,
    LeadCity,
    MemberCity,
    Sector,
    Round,
    Batch,
    Announcement,
    #[strum(serialize = "provisional-list-confirmed-list")]
    Lists,
    #[strum(serialize = "sme-tiers-tier")]
    Tiers,
    InnovativeSme,
    SpecialisedSme,
    LittleGiant,
    KeyLittleGiant,
    SingleChampion,
    Gazelle,
    SmeCharacteristicCluster,
    #[strum(serialize = "named-in-one-batch-ever-named-title-valid")]
    Counting,
    Programme,
    #[strum(serialize = "target-result")]
    Target,
    SeparatelyPlannedCity,
    Xpcc,
    #[strum(serialize = "article-fact-check")]
    Article,
    Source,
    WeaklySourced,
    Definition,
    NoData,
    Comparable,
    Layer,
    Choropleth,
    ColourScheme,
    ProportionalSymbols,
    BivariateMap,
    Normalisation,
    #[strum(serialize = "class-class-breaks")]
    Classes,
    Quantile,
    EqualInterval,
    NaturalBreaks,
    HeadTailBreaks,
    ManualBreaks,
    TimeStep,
    Rank,
    Share,
}

impl Term {
    /// Identifier in the glossary.
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Term that explains a tier of firms; `None` for one without a row of its own.
    pub fn of_tier(tier: Tier) -> Option<Self> {
        Some(match tier {
            Tier::InnovativeSme => Self::InnovativeSme,
            Tier::SpecialisedSme => Self::SpecialisedSme,
            Tier::LittleGiant => Self::LittleGiant,
            Tier::KeyLittleGiant => Self::KeyLittleGiant,
            Tier::SingleChampion => Self::SingleChampion,
            Tier::Gazelle => Self::Gazelle,
            _ => return None,
        })
    }

    /// Entry of the glossary; a test proves that each term has one.
    pub fn entry(self) -> Option<&'static GlossaryEntry> {
        glossary().iter().find(|entry| entry.id == self.id())
    }
}

/// Row of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryEntry {
    /// English term in lower case with hyphens, unique.
    pub id: String,
    /// Title of its section.
    pub section: Bilingual,
    /// The term.
    pub term: Bilingual,
    /// Its meaning, one or more sentences.
    pub meaning: Bilingual,
}

impl GlossaryEntry {
    /// First name of the term.
    pub fn name(&self, language: Language) -> &str {
        self.term.get(language).split([',', '、']).next().unwrap_or_default()
    }
}

/// All entries in the order of the page, parsed once.
pub fn glossary() -> &'static [GlossaryEntry] {
    static ENTRIES: OnceLock<Vec<GlossaryEntry>> = OnceLock::new();
    ENTRIES.get_or_init(|| parse(include_str!("../../docs/glossary.md")))
}

/// Entries of the page: a heading `English · Chinese` for each section, a table row for each term with both terms and
/// both meanings.
fn parse(page: &str) -> Vec<GlossaryEntry> {
    let mut section = Bilingual::default();
    let mut entries = Vec::new();
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = bilingual(title);
        } else if let Some(row) = line.strip_prefix('|') {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let [en, zh, meaning, ..] = cells.as_slice() else { continue };
            // The head of a table and the line below it.
            if *en == "term" || en.starts_with('-') {
                continue;
            }
            entries.push(GlossaryEntry {
                id: identifier(en),
                section: section.clone(),
                term: Bilingual { en: plain(en), zh: plain(zh) },
                meaning: bilingual(meaning),
            });
        }
    }
    entries
}

/// Text in both languages, separated by the last middle dot with blanks.
fn bilingual(text: &str) -> Bilingual {
    let (en, zh) = text.rsplit_once(" · ").unwrap_or((text, ""));
    Bilingual { en: plain(en), zh: plain(zh) }
}

/// Text without marks of emphasis and code.
fn plain(text: &str) -> String {
    text.replace(['*', '`'], "").trim().to_owned()
}

/// Letters and digits in lower case, other signs as single hyphens.
fn identifier(term: &str) -> String {
    let words = term.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::IntoEnumIterator as _;

    use super::*;

    fn has_han(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    }

    #[test]
    fn a_row_of_the_page_is_an_entry() {
        let page = "## Subject · 主题\n\n| term | 中文 | meaning | in the code |\n|---|---|---|---|\n\
                    | target, result | 目标、实际 | *Target*: a number. · 目标数。 | `Target` |\n";
        let both = |en: &str, zh: &str| Bilingual { en: en.to_owned(), zh: zh.to_owned() };
        let expected = GlossaryEntry {
            id: "target-result".to_owned(),
            section: both("Subject", "主题"),
            term: both("target, result", "目标、实际"),
            meaning: both("Target: a number.", "目标数。"),
        };
        assert_eq!(parse(page), [expected]);
    }

    #[test]
    fn each_term_of_the_page_is_explained_in_both_languages_and_has_its_own_identifier() {
        let page = include_str!("../../docs/glossary.md");
        let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| term |")).count();
        assert_eq!(glossary().len(), rows);
        let mut ids = BTreeSet::new();
        for entry in glossary() {
            assert!(ids.insert(&entry.id), "two rows of {}", entry.id);
            for text in [&entry.section, &entry.term, &entry.meaning] {
                assert!(!text.en.is_empty() && has_han(&text.zh), "{}: {text:?}", entry.id);
            }
            // The Chinese names of neighbouring terms may stand in an English meaning.
            let letters = entry.meaning.en.chars().filter(char::is_ascii_alphabetic).count();
            assert!(letters * 2 > entry.meaning.en.chars().count(), "{}: {}", entry.id, entry.meaning.en);
        }
    }

    #[test]
    fn each_term_that_the_interface_explains_is_in_the_glossary() {
        let missing: Vec<&str> = Term::iter().filter(|term| term.entry().is_none()).map(Term::id).collect();
        assert_eq!(missing, Vec::<&str>::new(), "terms without a row of the page");
    }
}
