//! Provinces, cities and the regions of the statistics bureau.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{CityId, Name, ProvinceId, SourceId};

/// A geographic position, degrees on WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LonLat {
    /// Degrees east of Greenwich.
    pub lon: f64,
    /// Degrees north of the equator.
    pub lat: f64,
}

impl LonLat {
    /// Position from degrees east and degrees north.
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }
}

/// One of the four regions of the National Bureau of Statistics.
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
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Region {
    /// 东部, ten provincial units.
    East,
    /// 中部, six provincial units.
    Central,
    /// 西部, twelve provincial units.
    West,
    /// 东北, three provincial units.
    Northeast,
}

/// One of the 34 provincial units of China.
#[derive(Clone, Debug, PartialEq)]
pub struct Province {
    /// Identifier: `JS`.
    pub id: ProvinceId,
    /// ISO 3166-2 code: `CN-JS`.
    pub iso: String,
    /// GB/T 2260 code: `320000`.
    pub gbt2260: String,
    /// Full and short name.
    pub name: Name,
    /// Statistical region; `None` for Hong Kong, Macao and Taiwan, which the bureau does not assign to any.
    pub region: Option<Region>,
    /// Position of its label.
    pub label_at: LonLat,
    /// Sources of names and codes.
    pub sources: Vec<SourceId>,
}

/// Administrative level of a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum CityLevel {
    /// 直辖市, municipality with the rank of a province.
    Municipality,
    /// 特别行政区, special administrative region.
    Sar,
    /// 地级行政区, prefecture-level city, prefecture, league or autonomous prefecture.
    Prefecture,
    /// 县级市, county-level city.
    County,
}

/// A city, or the seat of a prefecture.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// Identifier.
    pub id: CityId,
    /// Full and short name.
    pub name: Name,
    /// Province that it lies in.
    pub province: ProvinceId,
    /// Position of its symbol.
    pub at: LonLat,
    /// Administrative level.
    pub level: CityLevel,
    /// `true` for the five cities with separate planning status (计划单列市).
    pub separately_planned: bool,
    /// Population by GeoNames, for the priority of labels only; never displayed.
    pub label_rank: u64,
    /// Sources of name and position.
    pub sources: Vec<SourceId>,
}
