//! The embedded facts, as pictures, command line and window read them.

use crate::{
    data::{self, Report},
    dataset::Datasets,
    model::Catalogue,
    query::Facts,
};

/// Datasets of a catalogue; none if its tables do not make any, which is logged.
fn datasets(catalogue: &Catalogue) -> Datasets {
    data::datasets(catalogue).inspect_err(|error| log::error!("{error}")).unwrap_or_default()
}

/// Embedded catalogue with its datasets. Tests prove that the report is empty and that every row is in a dataset.
pub fn embedded_facts() -> (Facts, Report) {
    let (catalogue, report) = data::embedded_catalogue();
    (Facts::new(catalogue, datasets), report)
}
