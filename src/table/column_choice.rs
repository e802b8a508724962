//! Visible columns of a table: defaults and the user's choices.

use std::collections::{BTreeMap, BTreeSet};

use super::{Column, Table, TableKind, qualifiers::qualifiers};
use crate::model::Language;

/// Columns with a visibility other than the default, by column name; `true` means visible.
pub type ColumnChoice = BTreeMap<String, bool>;

/// Default columns of the tables with columns of their own; a trailing `_` stands for the language.
const DEFAULTS: [(TableKind, &[&str]); 6] = [
    (TableKind::Clusters, &["name_", "sector_", "announcement", "lead_city_", "provinces_", "output_value", "sources"]),
    (TableKind::Provinces, &["name_", "region", "clusters_shown", "clusters_2022", "clusters_later35", "sources"]),
    (TableKind::Values, &["map_date", "place", "value", "class", "status", "why", "sources"]),
    (TableKind::Grid, &["longitude", "latitude", "rows", "result", "class", "sources"]),
    (TableKind::Programmes, &["name_", "province", "kind", "issued", "figure", "figure_rung", "sources"]),
    (TableKind::Ladder, &["place", "rung", "firms", "batches", "cities", "sources"]),
];

/// `true` if a column is visible by default.
fn by_default(kind: &TableKind, language: Language, column: &Column) -> bool {
    let ending: &'static str = language.into();
    let is_it = |name: &&str| match name.strip_suffix('_') {
        Some(stem) => column.name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('_')) == Some(ending),
        None => *name == column.name,
    };
    let other = match language {
        Language::En => "_zh",
        Language::Zh => "_en",
    };
    column.is_main && !column.name.ends_with(other)
        || DEFAULTS.iter().any(|(of, names)| of == kind && names.iter().any(is_it))
}

/// `true` if a column is visible by choice or default.
pub(crate) fn is_chosen(kind: &TableKind, language: Language, choice: &ColumnChoice, column: &Column) -> bool {
    choice.get(&column.name).copied().unwrap_or_else(|| by_default(kind, language, column))
}

/// Qualifier columns of the chosen figures; they are always visible.
pub fn required(table: &Table, kind: &TableKind, choice: &ColumnChoice) -> BTreeSet<String> {
    let chosen = table.columns.iter().filter(|column| is_chosen(kind, table.language, choice, column));
    let beside = chosen.filter_map(|column| qualifiers(&column.name));
    beside.flat_map(|beside| beside.required).collect()
}

/// Indices of the visible columns. Falls back to the defaults rather than to no columns, as the headings hold the
/// controls.
pub fn shown(table: &Table, kind: &TableKind, choice: &ColumnChoice) -> Vec<usize> {
    let required = required(table, kind, choice);
    let is_shown = |column: &Column| required.contains(&column.name) || is_chosen(kind, table.language, choice, column);
    let found: Vec<usize> = (0..).zip(&table.columns).filter(|(_, c)| is_shown(c)).map(|(at, _)| at).collect();
    if found.is_empty() {
        (0..).zip(&table.columns).filter(|(_, c)| by_default(kind, table.language, c)).map(|(at, _)| at).collect()
    } else {
        found
    }
}

/// Choices after a column is switched on or off; a column with its default visibility has no entry.
pub(crate) fn toggled(kind: &TableKind, language: Language, choice: &ColumnChoice, column: &Column) -> ColumnChoice {
    let mut choice = choice.clone();
    let on = !is_chosen(kind, language, &choice, column);
    if on == by_default(kind, language, column) {
        choice.remove(&column.name);
    } else {
        choice.insert(column.name.clone(), on);
    }
    choice
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fixture;

    fn column(name: &str) -> Column {
        Column::new(name, name, name)
    }

    fn table(names: &[&str], language: Language) -> Table {
        let columns = names.iter().map(|name| column(name)).collect();
        Table { language, columns, ..fixture::table(Vec::new()) }
    }

    fn names(table: &Table, kind: &TableKind, choice: &ColumnChoice) -> Vec<String> {
        shown(table, kind, choice).into_iter().map(|at| table.columns[at].name.clone()).collect()
    }

    const ALL: [&str; 8] =
        ["id", "name_zh", "name_en", "output_value", "output_qualifier", "output_as_of", "lon", "sources"];

    #[test]
    fn names_are_those_of_the_language() {
        for (language, name) in [(Language::En, "name_en"), (Language::Zh, "name_zh")] {
            let found = names(&table(&ALL, language), &TableKind::Clusters, &ColumnChoice::new());
            assert_eq!(found, [name, "output_value", "output_as_of", "sources"]);
        }
    }

    #[test]
    fn a_figure_brings_its_date_and_source_whatever_a_person_hides() {
        let table = table(&ALL, Language::En);
        let hidden: ColumnChoice = ["output_as_of", "sources"].map(|name| (name.to_owned(), false)).into();
        assert_eq!(
            names(&table, &TableKind::Clusters, &hidden),
            ["name_en", "output_value", "output_as_of", "sources"]
        );
        let without = toggled(&TableKind::Clusters, Language::En, &hidden, &column("output_value"));
        assert_eq!(names(&table, &TableKind::Clusters, &without), ["name_en"]);
    }

    #[test]
    fn turning_a_column_on_and_off_leaves_nothing_to_remember() {
        let once = toggled(&TableKind::Clusters, Language::En, &ColumnChoice::new(), &column("lon"));
        assert_eq!(once, [("lon".to_owned(), true)].into());
        assert_eq!(toggled(&TableKind::Clusters, Language::En, &once, &column("lon")), ColumnChoice::new());
    }

    #[test]
    fn a_table_is_never_without_columns() {
        let table = table(&ALL, Language::En);
        let nothing: ColumnChoice = ALL.map(|name| (name.to_owned(), false)).into();
        assert!(names(&table, &TableKind::Clusters, &nothing).contains(&"name_en".to_owned()));
    }
}
