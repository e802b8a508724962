//! Questions asked of the catalogue.
//!
//! - [`visible()`]: which clusters pass a filter; [`facets()`]: how many each further condition would leave.
//! - [`SearchIndex`]: what a text finds.
//! - [`aggregate()`]: how many clusters of a set there are by sector, region, province and announcement.
//! - [`ProvinceValues`]: a value of each province, with date and source; [`Mapped`]: the same in classes.
//! - [`timeline()`]: what was announced when; [`stops_for()`]: which of it changes a view's map.
//! - [`programmes()`]: which programmes pass a filter of their own; [`programme_facets()`], [`ordered()`]; [`progress()`]: a
//!   goal beside what was counted.
//! - [`figures()`]: the figures in yuan of a set, side by side and never summed.
//! - [`rung_accounts()`]: what sources say of a rung of the ladder, and whether they agree.
//!
//! All of it is pure: the same question has the same answer, in the same order.

mod aggregate;
mod by_province;
mod columns;
mod coverage;
mod figures;
mod filter;
#[cfg(test)]
mod fixture;
mod hanzi;
mod key;
mod mapped;
mod obstacle;
mod programme_order;
mod programme_text;
mod programmes;
mod rungs;
mod search;
mod shown;
mod targets;
mod text;
mod timeline;
mod tones;

pub use aggregate::{Aggregate, Count, SectorCount, Share, aggregate};
pub use by_province::{Denominator, ProvinceValue, ProvinceValues, Rank, Span};
pub use coverage::{Coverage, coverage};
pub use figures::{ClusterFigure, FigureGroup, Figures, figures, headline};
pub use filter::{Facets, facets, visible};
pub use key::Match;
pub use mapped::{Mapped, Second};
pub use obstacle::Obstacle;
pub use programme_order::{ProgrammeGroup, ProgrammeOrder, ordered, target_year};
pub use programmes::{ProgrammeFacets, ProgrammeFilter, YEARS, programme_facets, programmes};
pub use rungs::{Account, RungAccounts, Verdict, rung_accounts};
pub use search::{Hit, SearchIndex, Target};
pub use shown::{Shown, Stop, as_drawn, counted, has_stops};
pub use targets::{Difference, GoalShare, Progress, Reached, progress, unit_of};
pub use timeline::{Event, Moment, next_stop, stop_at, stops_for, timeline};
