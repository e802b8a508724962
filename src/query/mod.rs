//! Questions asked of the catalogue.
//!
//! - [`visible()`]: which clusters pass a filter; [`facets()`]: how many each further condition would leave.
//! - [`SearchIndex`]: what a text finds.
//! - [`aggregate()`]: how many clusters of a set there are by sector, region, province and announcement.
//! - [`programmes()`]: which programmes pass a filter of their own; [`programme_facets()`], [`ordered()`]; [`progress()`]: a
//!   goal beside what was counted.
//! - [`figures()`]: the figures in yuan of a set, side by side and never summed.
//!
//! All of it is pure: the same question has the same answer, in the same order.

mod aggregate;
mod by_province;
mod columns;
mod figures;
mod filter;
#[cfg(test)]
mod fixture;
mod key;
pub mod period;
mod programme_order;
mod programme_text;
mod programmes;
mod search;
mod targets;
mod text;

pub use aggregate::{Aggregate, Count, SectorCount, Share, aggregate};
pub use by_province::{Denominator, ProvinceValue, ProvinceValues, Rank, Span};
pub use figures::{ClusterFigure, FigureGroup, Figures, figures, headline};
pub use filter::{Facets, facets, visible};
pub use key::Match;
pub use programme_order::{ProgrammeGroup, ProgrammeOrder, ordered, target_year};
pub use programmes::{ProgrammeFacets, ProgrammeFilter, YEARS, programme_facets, programmes};
pub use search::{Hit, SearchIndex, Target};
pub use targets::{Difference, GoalShare, Progress, Reached, progress, unit_of};
