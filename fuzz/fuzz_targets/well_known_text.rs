//! Geometries as well-known text, in the cells of a list.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let rows: String = text.lines().map(|line| format!("\"{}\"\n", line.replace('"', "\"\""))).collect();
    cluster_atlas_fuzz::imported("list.csv", format!("wkt\nPOINT (112 28)\n{rows}").as_bytes());
});
