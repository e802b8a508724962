//! Questions asked of the catalogue.
//!
//! - [`visible()`]: which clusters pass a filter; [`facets()`]: how many each further condition would leave.
//! - [`SearchIndex`]: what a text finds.
//!
//! All of it is pure: the same question has the same answer, in the same order.

mod columns;
mod filter;
#[cfg(test)]
mod fixture;
mod key;
mod search;
mod text;

pub use filter::{Facets, facets, visible};
pub use key::Match;
pub use search::{Hit, SearchIndex, Target};
