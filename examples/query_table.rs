//! Asks the atlas' tables a question: in which provinces do the clusters of new materials lie?
//!
//! ```sh
//! cargo run --example query_table
//! ```

#![expect(clippy::print_stdout, reason = "an example prints what it found")]

use std::{collections::BTreeMap, error::Error};

use cluster_atlas::{
    data,
    model::SectorId,
    query::SearchIndex,
    table::{Excerpt, LIST_SEPARATOR, TableKind},
    view::View,
};

/// The number of clusters by province, of one sector, most first. A cluster in two provinces counts in both.
///
/// # Errors
/// A table without the column of provinces.
pub fn clusters_by_province(sector: &str) -> Result<Vec<(String, usize)>, Box<dyn Error>> {
    let (catalogue, report) = data::embedded_catalogue();
    assert!(report.is_empty(), "the embedded data are valid");

    let mut view = View::default();
    view.filter.sectors = [SectorId::new(sector)].into();
    let excerpt = Excerpt::of_view(&catalogue, &SearchIndex::new(&catalogue), &view);
    let table = TableKind::Clusters.make(&excerpt);

    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in &table.rows {
        for province in table.cell(row, "provinces").plain().split(LIST_SEPARATOR) {
            *counts.entry(province.to_owned()).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(counts)
}

fn main() -> Result<(), Box<dyn Error>> {
    for (province, count) in clusters_by_province("new_materials")? {
        println!("{province}\t{count}");
    }
    Ok(())
}
