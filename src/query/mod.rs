//! Questions asked of the catalogue.
//!
//! - [`visible()`]: which clusters pass a filter; [`facets()`]: how many each further condition would leave.
//! - [`SearchIndex`]: what a text finds.
//! - [`aggregate()`]: how many clusters of a set there are by sector, region, province and announcement.
//! - [`figures()`]: the figures in yuan of a set, side by side and never summed.
//! - [`ProvinceValues`]: values by province, their ranks, and why some have none.
//! - [`rung_accounts()`]: what sources say of a rung of the ladder, and whether they agree.
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
mod obstacle;
mod rungs;
mod search;
mod text;

pub use aggregate::{Aggregate, Count, SectorCount, Share, aggregate};
pub use by_province::{Denominator, ProvinceValue, ProvinceValues, Rank, Span};
pub use figures::{ClusterFigure, FigureGroup, Figures, figures, headline};
pub use filter::{Facets, facets, visible};
pub use key::Match;
pub use obstacle::Obstacle;
pub use rungs::{Account, RungAccounts, Verdict, rung_accounts};
pub use search::{Hit, SearchIndex, Target};
