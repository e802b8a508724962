//! Pure queries on the catalogue; results are deterministic, in a fixed order.
//!
//! - [`visible()`]: clusters that pass a filter; [`facets()`]: counts that each further condition would leave.
//! - [`SearchIndex`]: full-text search by name.
//! - [`aggregate()`]: cluster counts by sector, region, province and announcement.
//! - [`ProvinceValues`]: values by province with date and source; [`ClassifiedValues`]: the same values, classified.
//! - [`timeline()`]: announcements in order of time; [`time_steps()`]: those that change the map of a view.
//! - [`programmes()`]: programmes that pass their own filter; [`programme_facets()`], [`ordered()`]; [`progress()`]: a
//!   target with the observed counts of the same tier.
//! - [`figures()`]: figures in yuan of a set of clusters, listed and never summed.
//! - [`tier_history()`]: observations of a tier of SME cultivation, grouped by date and checked for contradictions.

mod aggregate;
mod by_province;
mod classified_values;
mod comparability;
mod figures;
mod filter;
#[cfg(test)]
mod fixture;
mod map_content;
mod programmes;
mod search;
mod tiers;
mod timeline;
mod variable_coverage;

pub use aggregate::{Aggregate, Count, SectorCount, Share, aggregate};
pub use by_province::{Denominator, ProvinceValue, ProvinceValues, Rank, Span};
pub use classified_values::{ClassifiedValues, SecondVariable, sources_of};
pub use comparability::NotComparable;
pub use figures::{ClusterFigure, FigureGroup, Figures, figures, headline};
pub use filter::{Facets, facets, visible};
pub use map_content::{MapContent, StepContent, as_asked, as_drawn, counted, has_stops};
pub use programmes::{
    CountedResult, Difference, ProgrammeFacets, ProgrammeFilter, ProgrammeGroup, ProgrammeOrder, ProgrammeQuery,
    TargetProgress, TargetShare, YEARS, ordered, programme_facets, programmes, progress, target_year, unit_of,
};
pub use search::{Hit, Match, SearchIndex, SearchTarget};
pub use tiers::{Agreement, ObservationGroup, TierHistory, tier_history};
pub use timeline::{TimeStep, TimeStepKind, next_stop, stop_at, time_steps, timeline};
pub use variable_coverage::{Coverage, coverage};
