//! Recipes: how a person's file is read, as a small document that a view holds and the command line writes.

mod column_role;
mod melt;
mod reading;

use std::{collections::BTreeMap, num::NonZeroU32};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use column_role::{ColumnChoice, ColumnRole};
pub use melt::{Melt, MeltedColumn};
pub use reading::{Datum, DayOrder, DecimalMark, DoubleKeys};

/// Choices on how a file is read. What is absent is guessed from the content, and the guess is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Recipe {
    /// Encoding of a text file, by its label of the WHATWG Encoding Standard: `utf-8`, `utf-16le`, `gb18030`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Delimiter of columns in a text file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// Decimal mark of numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalMark>,
    /// Table, sheet or layer by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Number of the row with the headings, from 1; 0 if there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<u32>,
    /// Datum of coordinates in columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datum: Option<Datum>,
    /// Longitudes and latitudes are swapped in the file.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub swapped: bool,
    /// Order of day and month in dates such as 03/04/2021.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_order: Option<DayOrder>,
    /// Year of the names of places: 莱芜 is a city until 2018.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Only one row in so many is read, the first of them first; absent if all are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<NonZeroU32>,
    /// Meaning of several rows of one place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub double_keys: Option<DoubleKeys>,
    /// Columns of years that become rows; absent if they stay columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub melt: Option<Melt>,
    /// Roles of columns, by their names in the imported table.
    pub columns: BTreeMap<String, ColumnChoice>,
    /// Places that a person chose for names, by the name; the code of GB/T 2260 of the place, empty for none.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub places: BTreeMap<String, String>,
}

impl Recipe {
    /// Distance of the rows that are read: 1 for all of them.
    pub fn row_step(&self) -> u32 {
        self.every.map_or(1, NonZeroU32::get)
    }

    /// Role of a column, if it is chosen.
    pub fn role(&self, column: &str) -> Option<ColumnRole> {
        self.columns.get(column).map(|choice| choice.role)
    }

    /// The recipe with the role of a column.
    #[must_use]
    pub fn with_role(mut self, column: &str, role: ColumnRole) -> Self {
        self.columns.entry(column.to_owned()).or_default().role = role;
        self
    }
}
