//! Provinces, cities and the regions of the statistics bureau.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{CityId, Name, ProvinceId, SourceId};

/// A place on the earth, in degrees on WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LonLat {
    /// Degrees east of Greenwich.
    pub lon: f64,
    /// Degrees north of the equator.
    pub lat: f64,
}

impl LonLat {
    /// From degrees east and degrees north.
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }
}

/// The four regions of the National Bureau of Statistics.
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

/// One of the 34 provincial units.
#[derive(Clone, Debug, PartialEq)]
pub struct Province {
    /// Its identifier: `JS`.
    pub id: ProvinceId,
    /// ISO 3166-2: `CN-JS`.
    pub iso: String,
    /// GB/T 2260: `320000`.
    pub gbt2260: String,
    /// What it is called.
    pub name: Name,
    /// Its region; `None` for Hong Kong, Macao and Taiwan, which the bureau's division leaves out.
    pub region: Option<Region>,
    /// Where its label stands.
    pub label_at: LonLat,
    /// Where names and codes come from.
    pub sources: Vec<SourceId>,
}

/// The administrative level of a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum CityLevel {
    /// 直辖市: a province of its own.
    Municipality,
    /// 特别行政区.
    Sar,
    /// 地级行政区: prefecture-level city, prefecture, league or autonomous prefecture.
    Prefecture,
    /// 县级市.
    County,
}

/// A city, or the seat of a prefecture.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// Its identifier.
    pub id: CityId,
    /// What it is called.
    pub name: Name,
    /// The province that it lies in.
    pub province: ProvinceId,
    /// Where it is.
    pub at: LonLat,
    /// Its level.
    pub level: CityLevel,
    /// Whether it is one of the five cities under separate planning (计划单列市).
    pub separately_planned: bool,
    /// Inhabitants by GeoNames; only orders labels and is never shown.
    pub label_rank: u64,
    /// Where name and place come from.
    pub sources: Vec<SourceId>,
}
