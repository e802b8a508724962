//! Pure queries on the catalogue; results are deterministic, in a fixed order.
//!
//! - [`visible()`]: clusters that pass a filter; [`facets()`]: counts that each further condition would leave.
//! - [`SearchIndex`]: full-text search by name.
//! - [`aggregate()`]: cluster counts by sector, region, province and announcement.
//! - [`ProvinceValues`]: values by province with date and source; [`Mapped`]: the same values, classified.
//! - [`timeline()`]: announcements in order of time; [`stops_for()`]: those that change the map of a view.
//! - [`programmes()`]: programmes that pass their own filter; [`programme_facets()`], [`ordered()`]; [`progress()`]: a
//!   target with the observed counts of the same tier.
//! - [`figures()`]: figures in yuan of a set of clusters, listed and never summed.
//! - [`rung_accounts()`]: observations of a tier of SME cultivation, grouped by date and checked for contradictions.

mod aggregate;
mod by_province;
mod coverage;
mod figures;
mod filter;
#[cfg(test)]
mod fixture;
mod mapped;
mod obstacle;
mod programmes;
mod rungs;
mod search;
mod shown;
mod timeline;

pub use aggregate::{Aggregate, Count, SectorCount, Share, aggregate};
pub use by_province::{Denominator, ProvinceValue, ProvinceValues, Rank, Span};
pub use coverage::{Coverage, coverage};
pub use figures::{ClusterFigure, FigureGroup, Figures, figures, headline};
pub use filter::{Facets, facets, visible};
pub use mapped::{Mapped, Second, sources_of};
pub use obstacle::Obstacle;
pub use programmes::{
    Difference, GoalShare, ProgrammeFacets, ProgrammeFilter, ProgrammeGroup, ProgrammeOrder, ProgrammesRoom, Progress,
    Reached, YEARS, ordered, programme_facets, programmes, progress, target_year, unit_of,
};
pub use rungs::{Account, RungAccounts, Verdict, rung_accounts};
pub use search::{Hit, Match, SearchIndex, Target};
pub use shown::{Shown, Stop, as_drawn, counted, has_stops};
pub use timeline::{Event, Moment, next_stop, stop_at, stops_for, timeline};
