//! Measures of values by province: which units and values they are of, which provinces are neighbours, and the result with
//! every number of its formula and of its chart.
//!
//! A measure is a variant of [`AnalysisMethod`](crate::view::AnalysisMethod), a file in `measure`, and phrases in
//! `[statistics]`.

mod error;
mod industries;
mod measure;
mod named_unit;
mod neighbors;
mod outcome;
mod plot;
mod subject;

pub use error::AnalysisError;
pub use industries::{Industries, IndustryYear};
pub use measure::{reference, run};
pub use named_unit::NamedUnit;
pub use outcome::{Finding, Outcome, Test, UnitGroup, UnitOutcome};
pub use plot::{Plot, PlotBar, PlotPoint};
pub use subject::Subject;
