//! The examples, run as they stand.

#[path = "../../examples/query_table.rs"]
#[expect(dead_code, reason = "the test calls what `main` calls")]
mod query_table;
#[path = "../../examples/render_view.rs"]
#[expect(dead_code, reason = "the test calls what `main` calls")]
mod render_view;

use cluster_atlas::export;

#[test]
fn a_map_is_drawn_as_a_file_that_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["delta.png", "delta.svg", "delta.pdf"] {
        let path = folder.path().join(name);
        render_view::render(&path).unwrap();
        assert_eq!(export::open(&path).unwrap().place.provinces.len(), 4, "{name}");
    }
    assert!(render_view::render(&folder.path().join("delta.gif")).is_err());
}

#[test]
fn a_table_tells_in_which_provinces_the_clusters_of_a_sector_lie() {
    let counts = query_table::clusters_by_province("new_materials");
    assert_eq!(counts.first().map(|(province, _)| province.as_str()), Some("JS"));
    assert!(counts.iter().all(|(province, count)| province.len() == 2 && *count > 0));
    assert_eq!(query_table::clusters_by_province("no sector"), []);
}
