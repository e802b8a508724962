//! Whole files of tables, small enough to be read in a diff.

use std::{fs, path::Path};

use cluster_atlas::{
    data,
    model::ProvinceId,
    table::{TableFormat, TableKind, TableQuery},
    view::{Switch, View},
};

use super::updating;

use crate::support::facts;

/// Compares the CSV of a table with the stored file, or rewrites that.
fn compare(name: &str, kind: &TableKind, view: &View) {
    let bytes = kind.make(&TableQuery::of_view(facts(), view)).bytes(TableFormat::Csv, false).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/tables").join(name);
    if updating() {
        data::write::atomic(&path, &bytes).unwrap();
    }
    let expected =
        fs::read(&path).unwrap_or_else(|error| panic!("{error}: {}; UPDATE_GOLDEN=1 writes it", path.display()));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(text(&expected), text(&bytes), "{name}; UPDATE_GOLDEN=1 writes it anew");
}

fn hunan() -> View {
    let mut view = View::default();
    Switch::LaterClusters.set(&mut view, true);
    view.place.provinces.insert(ProvinceId::new("HN"));
    view
}

#[test]
fn the_clusters_of_a_province_are_as_they_were() {
    compare("clusters_hunan.csv", &TableKind::Clusters, &hunan());
}

#[test]
fn a_province_is_as_it_was() {
    compare("provinces_hunan.csv", &TableKind::Provinces, &hunan());
}

#[test]
fn the_claims_are_as_they_were() {
    compare("claims.csv", &TableKind::Claims, &View::default());
}
