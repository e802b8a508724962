//! Data model: sources, places, sectors, clusters, published figures, and the tiered cultivation of small firms with
//! its programmes.
//!
//! Plain values without input, output or drawing. Unknown is `None`, never zero; a published value carries its sources
//! and date ([`Sourced`]).

mod basemap;
mod catalogue;
mod check;
mod cluster;
mod date;
mod hanzi;
mod id;
mod indicator;
mod name;
pub(crate) mod parallel;
pub mod path_codec;
mod place;
mod programme;
mod publisher;
mod safe_text;
mod sector;
mod series;
pub(crate) mod shared_text;
mod source;
mod tiers;
mod value;

pub use basemap::{
    Area, BaseLayer, BasemapGeometry, BorderClass, BorderLine, Detail, Lake, Level, Polygon, Ring, River,
};
pub use catalogue::Catalogue;
pub use check::{Check, Fact, Finding, Reference, Verdict};
pub use cluster::{
    Announced, Announcement, Cluster, Confidence, Figure, FigureScope, Measure, Member, MemberBasis, NameBasis, Round,
    SectorBasis, YearBasis,
};
pub(crate) use date::latest;
pub use date::{AsOf, DateError};
pub(crate) use hanzi::{is_hanzi, simplified};
pub(crate) use id::identifier;
pub use id::{CityId, ClusterId, ProgrammeId, ProvinceId, SectorId, SourceId};
pub use indicator::{Indicator, IndicatorKind, IndicatorUnit};
pub use name::{Bilingual, Language, Name};
pub use place::{City, CityLevel, LonLat, Province, Region};
pub use programme::{
    Issued, IssuedBasis, Period, Programme, ProgrammeFigure, ProgrammeFigureKind, ProgrammeKind, ProgrammeLevel,
    ProgrammeTitle, ProgrammeUnit,
};
pub(crate) use publisher::{publisher_in, publishers_in};
pub(crate) use safe_text::LONGEST_QUOTE;
pub use safe_text::{ShownPath, quoted, short, shown};
pub use sector::Sector;
pub use series::{ArticleClaim, OfficialTotal, SeriesPoint};
pub use source::{LinkPolicy, Quality, Source};
pub use tiers::{Batches, CityInclusion, Counting, ListStatus, LittleGiants, ReportingUnit, Tier, TierObservation};
pub use value::{Bound, Qualifier, Sourced, ValueBasis};
