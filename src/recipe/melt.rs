//! Wide tables made long: a column for each year becomes a row for each year.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Columns that become rows: each row of the file becomes one row for each date, with the date in one column and the cells
/// in columns of values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Melt {
    /// Name of the column of dates; if empty, one is made.
    pub date: String,
    /// Columns that become rows, by their headings; if empty, those whose headings name years.
    pub columns: BTreeMap<String, MeltedColumn>,
}

/// Column that becomes rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeltedColumn {
    /// Date of its cells, letter by letter.
    pub date: String,
    /// Name of the column of values that its cells go to.
    pub value: String,
}

impl Melt {
    /// Dates that each row of the file has a row for, in their order.
    pub fn dates(&self) -> BTreeSet<&str> {
        self.columns.values().map(|column| column.date.as_str()).collect()
    }

    /// Heading in the file of the cells that a column of values has from a date.
    pub fn heading(&self, value: &str, date: &str) -> Option<&str> {
        let mut columns = self.columns.iter();
        columns.find(|(_, of)| of.value == value && of.date == date).map(|(heading, _)| heading.as_str())
    }
}
