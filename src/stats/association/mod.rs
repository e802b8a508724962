//! Measures of two variables together.
//!
//! - [`pearson`], [`spearman`]: correlation of two variables and its test.
//! - [`regression`]: the straight line of least squares through two variables.
//! - [`average_ranks`]: ranks of values, with ties sharing theirs.
//! - [`TTest`]: a test by Student's t distribution.

mod correlation;
mod pair;
mod ranks;
mod regression;
mod student_t;

pub use correlation::{Correlation, pearson, spearman};
pub use ranks::average_ranks;
pub use regression::{Regression, regression};
pub use student_t::TTest;
