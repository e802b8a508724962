//! Base geometry in degrees: provinces, countries, borders, rivers and lakes at several levels of detail.

use super::{Bilingual, LonLat};

/// A closed line; the first point is not repeated at the end.
pub type Ring = Vec<LonLat>;

/// A polygon with holes.
#[derive(Clone, Debug, PartialEq)]
pub struct Polygon {
    /// Outer ring, then the holes.
    pub rings: Vec<Ring>,
}

/// A province or a country.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// A province's id (`JS`) or a country's ISO 3166-1 alpha-3 code (`JPN`).
    pub key: String,
    /// Name.
    pub name: Bilingual,
    /// Parts of a multipolygon.
    pub polygons: Vec<Polygon>,
}

/// Layer of the base map with a source of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum BaseLayer {
    /// Boundaries, coasts, rivers and lakes.
    Boundaries,
    /// Positions of cities and clusters.
    Places,
}

/// Boundary class as in the source; drawn accordingly, without implying a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BorderClass {
    /// Between two countries.
    International,
    /// Disputed boundary.
    Disputed,
    /// Line of control.
    LineOfControl,
    /// Indefinite boundary.
    Indefinite,
    /// Boundary of Hong Kong, Macao or Taiwan.
    Sar,
    /// Between two provinces.
    Province,
    /// Claim line, not a boundary on the ground.
    Claim,
}

/// A boundary line.
#[derive(Clone, Debug, PartialEq)]
pub struct BorderLine {
    /// Boundary class.
    pub class: BorderClass,
    /// Vertices.
    pub line: Vec<LonLat>,
}

/// Level of detail of the base map, by its simplification tolerance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter)]
pub enum Detail {
    /// Tolerance of about 3 km.
    Overview,
    /// Tolerance of about 1 km.
    Country,
    /// Tolerance of about 400 m.
    Region,
    /// Unsimplified, as in the source.
    Full,
}

/// Areas, boundaries and coasts at one level of detail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// The 34 provincial units.
    pub provinces: Vec<Area>,
    /// The neighbouring countries.
    pub countries: Vec<Area>,
    /// International and provincial boundaries, and claim lines.
    pub borders: Vec<BorderLine>,
    /// Coastlines of China and its neighbours.
    pub coasts: Vec<Vec<LonLat>>,
}

/// A river.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Natural Earth's scale rank: 0 for the largest rivers.
    pub rank: u8,
    /// Name; empty if unnamed.
    pub name: Bilingual,
    /// Lines.
    pub lines: Vec<Vec<LonLat>>,
}

/// A lake.
#[derive(Clone, Debug, PartialEq)]
pub struct Lake {
    /// Name; empty if unnamed.
    pub name: Bilingual,
    /// Area according to the source, km².
    pub area_km2: f64,
    /// Polygons of the lake.
    pub polygons: Vec<Polygon>,
}

/// Base geometry without levels of detail: water bodies and the rest of the world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BasemapGeometry {
    /// Rivers, largest first.
    pub rivers: Vec<River>,
    /// Lakes.
    pub lakes: Vec<Lake>,
    /// Countries of the rest of the world, strongly simplified.
    pub world: Vec<Area>,
}
