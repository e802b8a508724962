//! Project files: the document of a map.
#![no_main]

use cluster_atlas::view::View;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = str::from_utf8(bytes) else { return };
    if let Ok(view) = View::from_json(text) {
        let again = View::from_json(&view.to_json());
        assert!(again.is_ok_and(|again| again == view), "a document that was read is written and read again");
    }
});
