//! Exported pictures: PNG, SVG and PDF with the map in them.
#![no_main]

use cluster_atlas::surface::{picture_count, read_metadata};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _count = picture_count(bytes);
    if let Ok(metadata) = read_metadata(bytes) {
        let _view = metadata.view();
    }
});
