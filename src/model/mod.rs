//! What the atlas knows about: sources, places, sectors, clusters and published figures.
//!
//! Plain values without input, output or drawing. Unknown is `None`, never zero, and each value
//! that came from somewhere says from where ([`Sourced`]).

mod base;
mod catalogue;
mod cluster;
mod id;
mod name;
mod place;
mod sector;
mod series;
mod source;

pub use base::{Area, BaseMap, BorderClass, BorderLine, Detail, Lake, Level, Polygon, Ring, River};
pub use catalogue::Catalogue;
pub use cluster::{
    Announcement, Cluster, Confidence, Figure, FigureScope, Measure, Member, MemberBasis, NameBasis, Qualifier, Round,
    SectorBasis, YearBasis,
};
pub use id::{CityId, ClusterId, ProvinceId, SectorId, SourceId};
pub use name::{Bilingual, Language, Name};
pub use place::{City, CityLevel, LonLat, Province, Region};
pub use sector::Sector;
pub use series::{ArticleClaim, OfficialTotal, SeriesPoint};
pub use source::{AsOf, LinkPolicy, Quality, Source, Sourced};
