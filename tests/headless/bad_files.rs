//! Damaged tables: each fault is named with file, line, column, expected and found; the other rows survive.

use cluster_atlas::data::{Files, catalogue, table::File};
use proptest::prelude::*;

fn complaints(change: impl Fn(&mut Files<'_>)) -> (usize, Vec<String>) {
    let mut files = Files::EMBEDDED;
    change(&mut files);
    let (catalogue, report) = catalogue(&files);
    (catalogue.clusters.len(), report.issues().iter().map(ToString::to_string).collect())
}

#[test]
fn a_cell_that_cannot_be_read_is_named_and_the_other_rows_stay() {
    let text = Files::EMBEDDED.clusters.text.replacen(",inferred,1,", ",guessed,1,", 1);
    let (left, issues) = complaints(|files| files.clusters = File { name: "clusters.csv", text: text.clone().leak() });
    assert_eq!(left, 75);
    assert_eq!(
        issues,
        ["clusters.csv, line 2, column sector_basis: expected inferred or ambiguous, found \"guessed\""]
    );
}

#[test]
fn a_missing_column_is_named() {
    let text = Files::EMBEDDED.sectors.text.replacen("pinyin", "pingyin", 1).leak();
    let (_, issues) = complaints(|files| files.sectors = File { name: "sectors.csv", text });
    assert_eq!(issues.len(), 1);
    assert!(issues[0].starts_with("sectors.csv, line 1, header: expected a column pinyin, found id,"), "{issues:?}");
}

#[test]
fn a_figure_without_a_source_is_refused() {
    let row = "xian-aviation,output,1,billion_yuan,eq,2022,stated,cluster,,,\n";
    let text = format!("{}{row}", Files::EMBEDDED.figures.text).leak();
    let (left, issues) = complaints(|files| files.figures = File { name: "cluster_figures.csv", text });
    assert_eq!(left, 76);
    assert!(issues[0].ends_with("column source: expected the id of a source, found nothing"), "{issues:?}");
}

#[test]
fn a_row_with_a_cell_too_many_is_named() {
    let text = format!("{}BJ,1,2,3\n", Files::EMBEDDED.members.text).leak();
    let (_, issues) = complaints(|files| files.members = File { name: "cluster_members.csv", text });
    assert!(issues[0].ends_with("expected 5 cells, found 4 cells"), "{issues:?}");
}

#[test]
fn a_place_off_the_earth_is_refused() {
    let text = Files::EMBEDDED.cities.text.replacen("116.3972", "1163.972", 1).leak();
    let (_, issues) = complaints(|files| files.cities = File { name: "cities.csv", text });
    assert!(issues[0].contains("column lon: expected degrees on the earth, found \"1163.972\""), "{issues:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_loading_panic(text in "\\PC*", rows in "[a-z0-9,;\"\n]{0,400}") {
        for text in [text.clone(), format!("{}\n{rows}", Files::EMBEDDED.clusters.text.lines().next().unwrap())] {
            let mut files = Files::EMBEDDED;
            files.clusters = File { name: "clusters.csv", text: &text };
            files.sources = File { name: "sources.csv", text: &text };
            let _ = catalogue(&files);
        }
    }
}
