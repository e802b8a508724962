//! GeoPackage: a database, and the geometries in its rows.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cluster_atlas_fuzz::imported("list.gpkg", bytes));
