//! Roles of columns.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

/// Choice on a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ColumnChoice {
    /// Role.
    pub role: ColumnRole,
    /// Unit of its numbers, letter by letter; empty if it was not given.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The numbers may be added over rows and places; `None` if nobody has said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additive: Option<bool>,
    /// Numbers in a column of dates are days as spreadsheets count them; `None` if nobody has said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial_days: Option<bool>,
}

/// Role of a column: how its cells are read and what they are for.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ColumnRole {
    /// Text without further meaning, kept letter by letter.
    #[default]
    Text,
    /// Name of the row, for labels and search.
    Label,
    /// Code, kept letter by letter, by which rows are told apart.
    Code,
    /// Category, for filters and colours.
    Category,
    /// Number.
    Number,
    /// Date, month or year.
    Date,
    /// Longitude, in decimal degrees or degrees, minutes and seconds.
    Longitude,
    /// Latitude, likewise.
    Latitude,
    /// Longitude and latitude in one cell.
    Coordinates,
    /// Geometry as well-known text.
    Wkt,
    /// Province-level unit, by name or code.
    Province,
    /// City or prefecture, by name or code.
    City,
    /// County or district, by name or code.
    County,
    /// Place of any of these levels, or an address that begins with one.
    Place,
    /// Not imported.
    Ignore,
}

impl ColumnRole {
    /// `true` for a place by name or code.
    pub fn is_place(self) -> bool {
        matches!(self, Self::Province | Self::City | Self::County | Self::Place)
    }

    /// `true` for a role that one column at most can have.
    pub fn is_unique(self) -> bool {
        self.is_place()
            || matches!(self, Self::Label | Self::Longitude | Self::Latitude | Self::Coordinates | Self::Wkt)
    }
}
