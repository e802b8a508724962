//! Spatial autocorrelation: whether near units resemble one another.
//!
//! - [`Weights`] say which units are neighbours: by common borders ([`contiguity`]) or by distance ([`Proximity`]).
//! - [`Sample`] leaves out units whose value is unknown, and treats those without neighbours by a stated rule.
//! - [`Moran`], [`Geary`], [`GeneralG`], [`bivariate_moran`]: one number for the whole map.
//! - [`local_moran`], [`local_g`], [`bivariate_local_moran`]: one for each unit.
//! - [`Permutations`] with [`Ranks`] and [`Side`] give p-values; [`bonferroni`] and [`false_discovery_limit`] heed that
//!   many units are tested at once.

mod conditional;
mod contiguity;
mod deviations;
mod geary;
mod getis_ord;
mod local;
mod moran;
mod multiple;
mod permutation;
mod proximity;
mod sample;
mod weights;

pub use contiguity::{Contiguity, contiguity};
pub use geary::Geary;
pub use getis_ord::{GeneralG, local_g};
pub use local::{Local, Quadrant, bivariate_local_moran, local_g_permuted, local_moran, local_moran_permuted};
pub use moran::{Moran, bivariate_moran, bivariate_moran_permuted};
pub use multiple::{bonferroni, false_discovery_limit};
pub use permutation::{Permutations, Ranks, Reference, Side};
pub use proximity::{Coincident, Proximity};
pub use sample::{IslandRule, Sample, Standardization};
pub use weights::{Connectivity, Weights};
