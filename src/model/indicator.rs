//! Reference indicators of provinces: population, gross domestic product, industrial value added.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{Bilingual, ProvinceId, Sourced, ValueBasis};

/// Quantity of an indicator.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum IndicatorKind {
    /// Resident population; of the mainland, at the end of a year.
    Population,
    /// Gross domestic product of a year at current prices, as first printed.
    Gdp,
    /// Industrial value added (工业增加值) of a year, as first printed.
    IndustrialValueAdded,
}

/// Unit of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum IndicatorUnit {
    /// Persons.
    Persons,
    /// Billions of yuan (十亿元).
    BillionYuan,
}

impl IndicatorKind {
    /// Unit of its values.
    pub const fn unit(self) -> IndicatorUnit {
        match self {
            Self::Population => IndicatorUnit::Persons,
            Self::Gdp | Self::IndustrialValueAdded => IndicatorUnit::BillionYuan,
        }
    }
}

/// A value of an indicator for a province.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Province.
    pub province: ProvinceId,
    /// Quantity.
    pub kind: IndicatorKind,
    /// Value in the unit of `kind`, with sources and date.
    pub value: Sourced<f64>,
    /// Origin of the value.
    pub basis: ValueBasis,
    /// `true` if `gaps.md` of the facts asks for a check before publication.
    pub weak: bool,
    /// Caveats.
    pub note: Bilingual,
}
