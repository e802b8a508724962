//! Base geometry in degrees: provinces, countries, borders, rivers and lakes at several levels of detail.

use super::{Bilingual, LonLat};

/// A closed line; the first point is not repeated at the end.
pub type Ring = Vec<LonLat>;

/// An area with holes: the first ring is the outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Polygon {
    /// The outside, then the holes.
    pub rings: Vec<Ring>,
}

/// A province or a country.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// A province's id (`JS`) or a country's ISO 3166-1 alpha-3 code (`JPN`).
    pub key: String,
    /// What it is called.
    pub name: Bilingual,
    /// Its parts.
    pub polygons: Vec<Polygon>,
}

/// How the source classes a border. Kept as it is, drawn accordingly, no claim implied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BorderClass {
    /// Between two countries.
    International,
    /// Disputed.
    Disputed,
    /// A line of control.
    LineOfControl,
    /// Indefinite.
    Indefinite,
    /// Around Hong Kong, Macao and Taiwan.
    Sar,
    /// Between provinces.
    Province,
    /// A claim that is not a boundary on the ground.
    Claim,
}

/// A stretch of border.
#[derive(Clone, Debug, PartialEq)]
pub struct BorderLine {
    /// Its class.
    pub class: BorderClass,
    /// Its points.
    pub line: Vec<LonLat>,
}

/// A level of detail of the base map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter)]
pub enum Detail {
    /// Simplified to about 3 km.
    Overview,
    /// Simplified to about 1 km.
    Country,
    /// Simplified to about 400 m.
    Region,
    /// As in the source.
    Full,
}

/// The areas and borders of one level of detail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// The 34 provincial units.
    pub provinces: Vec<Area>,
    /// The countries around.
    pub countries: Vec<Area>,
    /// Borders between countries and between provinces, and claim lines.
    pub borders: Vec<BorderLine>,
    /// Coastlines of China and its neighbours.
    pub coasts: Vec<Vec<LonLat>>,
}

/// A river.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Natural Earth's scale rank: 0 for the greatest.
    pub rank: u8,
    /// What it is called, where named.
    pub name: Bilingual,
    /// Its lines.
    pub lines: Vec<Vec<LonLat>>,
}

/// A lake.
#[derive(Clone, Debug, PartialEq)]
pub struct Lake {
    /// What it is called, where named.
    pub name: Bilingual,
    /// Its area by the source, km².
    pub area_km2: f64,
    /// Its shape.
    pub polygons: Vec<Polygon>,
}

/// The base geometry that does not depend on the level of detail, and the world around.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BaseMap {
    /// Rivers, greatest first.
    pub rivers: Vec<River>,
    /// Lakes.
    pub lakes: Vec<Lake>,
    /// The rest of the world, coarse.
    pub world: Vec<Area>,
}
