//! GeoJSON, whole or line by line.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cluster_atlas_fuzz::imported("list.geojson", bytes));
