//! Questions asked of the catalogue: which clusters pass a filter, what a text finds.

mod filter;
mod search;
mod text;

pub use filter::{Facets, facets, visible};
pub use search::{Hit, SearchIndex, Target};
