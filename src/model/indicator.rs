//! What counts of a province are set against: population, gross domestic product, industrial value added.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{Bilingual, Catalogue, ProvinceId, Sourced, ValueBasis, latest};

/// What an indicator measures.
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
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum IndicatorKind {
    /// Resident population; of the mainland, the census of 1 November 2020.
    Population,
    /// Gross domestic product of a year, at the prices of the year.
    Gdp,
    /// Value added of industry in a year (工业增加值).
    IndustrialValueAdded,
}

/// The unit of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum IndicatorUnit {
    /// Persons.
    Persons,
    /// Billions of yuan (十亿元).
    BillionYuan,
}

impl IndicatorKind {
    /// The unit that its values have.
    pub const fn unit(self) -> IndicatorUnit {
        match self {
            Self::Population => IndicatorUnit::Persons,
            Self::Gdp | Self::IndustrialValueAdded => IndicatorUnit::BillionYuan,
        }
    }
}

/// One indicator of one province.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Where.
    pub province: ProvinceId,
    /// What it measures.
    pub kind: IndicatorKind,
    /// The value in the unit of its kind, with source and date.
    pub value: Sourced<f64>,
    /// How the value came about.
    pub basis: ValueBasis,
    /// Whether `gaps.md` of the facts asks not to publish it unchecked.
    pub weak: bool,
    /// Caveats.
    pub note: Bilingual,
}

impl Catalogue {
    /// The latest value of an indicator of a province; `None` where it is not known.
    pub fn indicator(&self, province: &ProvinceId, kind: IndicatorKind) -> Option<&Indicator> {
        let of_kind = self.indicators.iter().filter(|row| row.kind == kind && row.province == *province);
        latest(of_kind, |row| row.value.as_of)
    }
}
