//! Shapefile with its table, its reference system and its code page.
//!
//! The first four bytes are the lengths of the table and of the two texts; what is left are the shapes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some(([low, high, system, page], rest)) = bytes.split_first_chunk::<4>() else { return };
    let (dbf, rest) = rest.split_at(usize::from(u16::from_le_bytes([*low, *high])).min(rest.len()));
    let (prj, rest) = rest.split_at(usize::from(*system).min(rest.len()));
    let (cpg, shp) = rest.split_at(usize::from(*page).min(rest.len()));
    cluster_atlas_fuzz::imported_with("list.shp", shp, &[("dbf", dbf), ("prj", prj), ("cpg", cpg)]);
});
