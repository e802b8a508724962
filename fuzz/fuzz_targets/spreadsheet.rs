//! Spreadsheets as they stand on the disk: archives of XLSX and ODS, compound files of XLS.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cluster_atlas_fuzz::imported("list.xlsx", bytes));
