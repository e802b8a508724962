//! Settings of the table panel, kept between sessions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::table::{TableKind, column_choice::ColumnChoice, order::Sort};

/// Kind of table, with sorting and column choice for each kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableSettings {
    /// Kind of the table shown.
    pub kind: TableKind,
    /// Height of the panel, points.
    pub height: f32,
    /// Sorting of each kind; a kind without an entry is in catalogue order.
    pub sorts: BTreeMap<TableKind, Sort>,
    /// Columns switched on or off by the user, by kind of table.
    pub columns: BTreeMap<TableKind, ColumnChoice>,
}

impl Default for TableSettings {
    fn default() -> Self {
        Self { kind: TableKind::default(), height: 250.0, sorts: BTreeMap::new(), columns: BTreeMap::new() }
    }
}

impl TableSettings {
    /// Sorting of the table shown.
    pub fn sort(&self) -> Option<&Sort> {
        self.sorts.get(&self.kind)
    }

    /// Column choice for the table shown.
    pub fn choice(&self) -> &ColumnChoice {
        const NONE: &ColumnChoice = &ColumnChoice::new();
        self.columns.get(&self.kind).unwrap_or(NONE)
    }

    /// Copy of the settings with another sorting of the table shown.
    pub(crate) fn sorted_by(&self, sort: Option<Sort>) -> Self {
        let mut settings = self.clone();
        match sort {
            Some(sort) => settings.sorts.insert(self.kind.clone(), sort),
            None => settings.sorts.remove(&self.kind),
        };
        settings
    }

    /// Copy of the settings with another column choice for the table shown.
    pub fn choosing(&self, choice: ColumnChoice) -> Self {
        let mut settings = self.clone();
        if choice.is_empty() {
            settings.columns.remove(&self.kind);
        } else {
            settings.columns.insert(self.kind.clone(), choice);
        }
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_keeps_its_own_order_and_columns() {
        let sort = Sort { column: "firms".to_owned(), descending: true };
        let ladder = TableSettings { kind: TableKind::Ladder, ..TableSettings::default() };
        let ladder = ladder.sorted_by(Some(sort.clone())).choosing([("basis".to_owned(), true)].into());
        let clusters = TableSettings { kind: TableKind::Clusters, ..ladder.clone() };
        assert_eq!((clusters.sort(), clusters.choice().len()), (None, 0));
        assert_eq!((ladder.sort(), ladder.choice().len()), (Some(&sort), 1));
        let text = serde_json::to_string(&ladder).unwrap();
        assert_eq!(serde_json::from_str::<TableSettings>(&text).unwrap(), ladder);
        assert_eq!(ladder.sorted_by(None).choosing(ColumnChoice::new()).sorts, BTreeMap::new());
    }
}
