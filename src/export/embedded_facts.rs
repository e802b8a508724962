//! The embedded facts, as pictures, command line and window read them.

use crate::{
    data::{self, Report},
    model::Detail,
    query::Facts,
};

/// Embedded catalogue with its datasets. Tests prove that the report is empty and that every row is in a dataset.
pub fn embedded_facts() -> (Facts, Report) {
    let (catalogue, report) = data::embedded_catalogue();
    let facts = Facts::new(catalogue, data::datasets);
    (facts.with_province_areas(|| data::level(Detail::Full).0.provinces), report)
}
