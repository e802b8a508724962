//! Delimited text in any encoding.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cluster_atlas_fuzz::imported("list.csv", bytes));
