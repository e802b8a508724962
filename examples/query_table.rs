//! Asks the atlas' tables a question: in which provinces do the clusters of new materials lie?
//!
//! ```sh
//! cargo run --example query_table
//! ```

#![expect(clippy::print_stdout, reason = "an example prints what it found")]

use std::collections::BTreeMap;

use cluster_atlas::{
    export::embedded_facts,
    table::{LIST_SEPARATOR, TableKind, TableQuery},
    view::View,
};

/// The number of clusters by province, of one sector, most first. A cluster in two provinces counts in both.
pub fn clusters_by_province(sector: &str) -> Vec<(String, usize)> {
    let (facts, _) = embedded_facts();

    let mut view = View::default();
    view.edit_clusters(|query| query.filter.choose("sector", [sector]));
    let excerpt = TableQuery::of_view(&facts, &view);
    let table = TableKind::Clusters.make(&excerpt);

    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in &table.rows {
        for province in table.cell(row, "provinces").plain().split(LIST_SEPARATOR) {
            *counts.entry(province.to_owned()).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

fn main() {
    for (province, count) in clusters_by_province("new_materials") {
        println!("{province}\t{count}");
    }
}
