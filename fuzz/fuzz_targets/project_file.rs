//! Project files: the document of a map.
#![no_main]

use cluster_atlas::view::View;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = str::from_utf8(bytes) else { return };
    if let Ok(view) = View::from_json(text) {
        let written = view.to_json();
        match View::from_json(&written) {
            Ok(again) => assert_eq!(again.to_json(), written, "a document that was read is written and read again"),
            Err(error) => panic!("a document that was written is not read: {error}\n{written}"),
        }
    }
});
