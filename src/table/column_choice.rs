//! Visible columns of a table: defaults and the user's choices.

use std::collections::{BTreeMap, BTreeSet};

use super::{Table, TableKind, qualifiers::qualifiers};
use crate::model::Language;

/// Columns with a visibility other than the default, by column name; `true` means visible.
pub type ColumnChoice = BTreeMap<String, bool>;

/// Default columns; a trailing `_` stands for the language.
const DEFAULTS: [(TableKind, &[&str]); 4] = [
    (TableKind::Clusters, &["name_", "sector_", "announcement", "lead_city_", "provinces_", "output_value", "sources"]),
    (TableKind::Provinces, &["name_", "region", "clusters_shown", "clusters_2022", "clusters_later35", "sources"]),
    (TableKind::Programmes, &["name_", "province", "kind", "issued", "figure", "figure_rung", "sources"]),
    (TableKind::Ladder, &["place", "rung", "firms", "batches", "cities", "sources"]),
];

/// Tables of the table panel; the article has its own side panel.
pub fn in_window() -> impl Iterator<Item = TableKind> {
    DEFAULTS.iter().map(|(kind, _)| *kind)
}

/// `true` if a column is visible by default.
fn by_default(kind: TableKind, language: Language, column: &str) -> bool {
    let ending: &'static str = language.into();
    let is_it = |name: &&str| match name.strip_suffix('_') {
        Some(stem) => column.strip_prefix(stem).and_then(|rest| rest.strip_prefix('_')) == Some(ending),
        None => *name == column,
    };
    DEFAULTS.iter().any(|(of, names)| *of == kind && names.iter().any(is_it))
}

/// `true` if a column is visible by choice or default.
pub(crate) fn is_chosen(kind: TableKind, language: Language, choice: &ColumnChoice, column: &str) -> bool {
    choice.get(column).copied().unwrap_or_else(|| by_default(kind, language, column))
}

/// Qualifier columns of the chosen figures; they are always visible.
pub fn required(table: &Table, kind: TableKind, choice: &ColumnChoice) -> BTreeSet<String> {
    let chosen = table.columns.iter().filter(|column| is_chosen(kind, table.language, choice, &column.name));
    let beside = chosen.filter_map(|column| qualifiers(&column.name));
    beside.flat_map(|beside| beside.required).collect()
}

/// Indices of the visible columns. Falls back to the defaults rather than to no columns, as the headings hold the
/// controls.
pub fn shown(table: &Table, kind: TableKind, choice: &ColumnChoice) -> Vec<usize> {
    let required = required(table, kind, choice);
    let is_shown = |name: &String| required.contains(name) || is_chosen(kind, table.language, choice, name);
    let found: Vec<usize> = (0..).zip(&table.columns).filter(|(_, c)| is_shown(&c.name)).map(|(at, _)| at).collect();
    if found.is_empty() {
        (0..).zip(&table.columns).filter(|(_, c)| by_default(kind, table.language, &c.name)).map(|(at, _)| at).collect()
    } else {
        found
    }
}

/// Choices after a column is switched on or off; a column with its default visibility has no entry.
pub(crate) fn toggled(kind: TableKind, language: Language, choice: &ColumnChoice, column: &str) -> ColumnChoice {
    let mut choice = choice.clone();
    let on = !is_chosen(kind, language, &choice, column);
    if on == by_default(kind, language, column) {
        choice.remove(column);
    } else {
        choice.insert(column.to_owned(), on);
    }
    choice
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Column, fixture};

    fn table(names: &[&str], language: Language) -> Table {
        let columns = names.iter().map(|name| Column::new(*name, *name, *name)).collect();
        Table { language, columns, ..fixture::table(Vec::new()) }
    }

    fn names(table: &Table, kind: TableKind, choice: &ColumnChoice) -> Vec<String> {
        shown(table, kind, choice).into_iter().map(|at| table.columns[at].name.clone()).collect()
    }

    const ALL: [&str; 8] =
        ["id", "name_zh", "name_en", "output_value", "output_qualifier", "output_as_of", "lon", "sources"];

    #[test]
    fn names_are_those_of_the_language() {
        for (language, name) in [(Language::En, "name_en"), (Language::Zh, "name_zh")] {
            let found = names(&table(&ALL, language), TableKind::Clusters, &ColumnChoice::new());
            assert_eq!(found, [name, "output_value", "output_as_of", "sources"]);
        }
    }

    #[test]
    fn a_figure_brings_its_date_and_source_whatever_a_person_hides() {
        let table = table(&ALL, Language::En);
        let hidden: ColumnChoice = ["output_as_of", "sources"].map(|name| (name.to_owned(), false)).into();
        assert_eq!(names(&table, TableKind::Clusters, &hidden), ["name_en", "output_value", "output_as_of", "sources"]);
        let without = toggled(TableKind::Clusters, Language::En, &hidden, "output_value");
        assert_eq!(names(&table, TableKind::Clusters, &without), ["name_en"]);
    }

    #[test]
    fn turning_a_column_on_and_off_leaves_nothing_to_remember() {
        let once = toggled(TableKind::Clusters, Language::En, &ColumnChoice::new(), "lon");
        assert_eq!(once, [("lon".to_owned(), true)].into());
        assert_eq!(toggled(TableKind::Clusters, Language::En, &once, "lon"), ColumnChoice::new());
    }

    #[test]
    fn a_table_is_never_without_columns() {
        let table = table(&ALL, Language::En);
        let nothing: ColumnChoice = ALL.map(|name| (name.to_owned(), false)).into();
        assert!(names(&table, TableKind::Clusters, &nothing).contains(&"name_en".to_owned()));
    }
}
