//! Measures of values by province: which units and values they are of, which provinces are neighbours, and the result with
//! every number of its formula.
//!
//! A measure is a variant of [`MeasureKind`], a file in `measure`, and phrases in `[statistics]`.

mod error;
mod kind;
mod measure;
mod neighbors;
mod outcome;
mod settings;
mod subject;

pub use error::AnalysisError;
pub use kind::MeasureKind;
pub use measure::{reference, run};
pub use neighbors::{NeighborError, NeighborRule};
pub use outcome::{Finding, Outcome, Test, UnitOutcome};
pub use settings::Settings;
pub use subject::Subject;
