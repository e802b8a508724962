//! Phrases of the table below the map, and words for the codes in its cells.
#![expect(missing_docs, reason = "a field is named for its phrase, which stands in assets/i18n")]

use std::collections::BTreeMap;

use super::{phrases::phrases, plural::Plural};

phrases! {
    /// The table below the map.
    pub struct TableTexts {
        pub rows: String,
        pub one_row: String,
        pub marked: String,
        pub copied: String,
        pub one_copied: String,
        pub columns: String,
        pub columns_tip: String,
        pub column_beside: String,
        pub columns_reset: String,
        pub copy: String,
        pub copy_all: Plural,
        pub copy_some: Plural,
        pub save: String,
        pub save_tip: String,
        pub save_window: String,
        pub save_title: String,
        pub save_which: String,
        pub save_note: String,
        pub for_excel: String,
        pub for_excel_tip: String,
        pub copy_cell: String,
        pub copy_row: String,
        pub hide_column: String,
        pub close: String,
        pub show: String,
        pub rising: String,
        pub falling: String,
        pub unsorted: String,
        pub sort_tip: String,
        pub no_ranking: String,
        pub keys: String,
        pub in_table: String,
        /// Keys and gestures, each with its effect.
        pub gestures: Vec<[String; 2]>,
        pub empty: String,
        pub no_comparison: String,
        pub no_values: String,
        pub no_grid: String,
        pub of_dataset: String,
        pub not_heeded: String,
        pub more: String,
        pub group_map: String,
        pub group_facts: String,
        /// Names of the tables.
        pub kind: BTreeMap<String, String>,
        /// Descriptions of the tables.
        pub tip: BTreeMap<String, String>,
        /// Conditions of the map, by their names on the command line.
        pub condition: BTreeMap<String, String>,
        /// Names of file formats.
        pub format: BTreeMap<String, String>,
        /// Uses of the file formats.
        pub format_tip: BTreeMap<String, String>,
        /// Units in column headings of the window, which shows values in the units of its language.
        pub unit: BTreeMap<String, String>,
        /// Units in column headings of workbooks, whose values are in the units of the data.
        pub file_unit: BTreeMap<String, String>,
        /// Words before a value that is a bound or approximate, by `Bound`.
        pub prefix: BTreeMap<String, String>,
        /// Words for codes in cells.
        pub word: BTreeMap<String, String>,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::{i18n::messages, model::Language};

    #[test]
    fn both_languages_have_the_same_words() {
        let [en, zh] = [Language::En, Language::Zh].map(|language| &messages(language).table);
        assert_eq!(en.gestures.len(), zh.gestures.len());
        let keys = |map: &BTreeMap<String, String>| map.keys().cloned().collect::<Vec<_>>();
        for (en, zh) in [
            (&en.kind, &zh.kind),
            (&en.tip, &zh.tip),
            (&en.condition, &zh.condition),
            (&en.format, &zh.format),
            (&en.format_tip, &zh.format_tip),
            (&en.unit, &zh.unit),
            (&en.file_unit, &zh.file_unit),
            (&en.prefix, &zh.prefix),
            (&en.word, &zh.word),
        ] {
            assert!(!en.is_empty());
            assert_eq!(keys(en), keys(zh));
            assert!(en.values().chain(zh.values()).all(|word| !word.is_empty()));
        }
    }
}
