//! The embedded facts, as pictures, command line and window read them.

use crate::{
    data::{self, Report},
    query::Facts,
};

/// Embedded catalogue with its datasets. Tests prove that the report is empty and that every row is in a dataset.
pub fn embedded_facts() -> (Facts, Report) {
    let (catalogue, report) = data::embedded_catalogue();
    (Facts::new(catalogue, data::datasets), report)
}
