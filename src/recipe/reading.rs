//! Readings of cells that a file does not tell by itself.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

/// Decimal mark.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, EnumIter, EnumString, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DecimalMark {
    /// 3.7
    Point,
    /// 3,7
    Comma,
}

/// Datum of coordinates in columns.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, EnumIter, EnumString, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Datum {
    /// WGS 84, and CGCS2000, which differs from it by less than a metre.
    Wgs84,
    /// GCJ-02 of Chinese web maps.
    Gcj02,
    /// BD-09 of Baidu.
    Bd09,
}

/// Order of day and month in dates of three numbers with the year last.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, EnumIter, EnumString, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DayOrder {
    /// 03/04/2021 is the third of April.
    DayFirst,
    /// 03/04/2021 is the fourth of March.
    MonthFirst,
}

/// Meaning of several rows of one place, where one value for each place is asked for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, EnumIter, EnumString, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DoubleKeys {
    /// Their values are added.
    Sum,
    /// Their values are averaged.
    Mean,
    /// The first counts.
    First,
    /// Those of the latest date count.
    Latest,
    /// Each is a thing of its own, such as a firm, and no second statement about the place.
    Apart,
}
