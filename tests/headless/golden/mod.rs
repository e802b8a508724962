//! Pictures, captions and tables are what they were.
//!
//! `tests/golden/export` has for each case the view (`.view.json`), the drawing without the stamp (`.drawing.txt`: every
//! element of the SVG, long paths by their hash), the pixels (`.png`) and the words with the rows of the key
//! (`.caption.txt`); for all of them `pages.txt` (PDF), `packs.txt` and `citations.txt`. `tests/golden/tables` has the
//! tables. The view that a picture carries is in none of them: `stamp.rs` reads it back.
//!
//! `UPDATE_GOLDEN=1` writes them anew. What differs is left in `tests/failures`: expected, actual, difference.

mod captions;
mod drawing;
mod failures;
mod net;
mod packs;
mod pages;
mod pixels;
mod stamp;
mod tables;

use std::{fs, path::PathBuf};

use cluster_atlas::data;

/// Whether goldens are written anew.
fn updating() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

/// FNV-1a of 64 bits: stable for ever, and changed by any byte.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

/// The bytes of a golden; none where there is no such file. `actual` takes their place where goldens are written anew.
fn golden(path: &PathBuf, actual: &[u8]) -> Vec<u8> {
    let expected = fs::read(path).unwrap_or_default();
    if updating() && expected != actual {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        data::write::atomic(path, actual).unwrap();
        return actual.to_vec();
    }
    expected
}

/// Compares a text with the golden of that name in a folder of `tests/golden`; leaves both where they differ.
///
/// # Errors
/// The first lines that differ.
fn compare_text(folder: &str, name: &str, actual: &str) -> Result<(), String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(folder).join(name);
    let expected = String::from_utf8(golden(&path, actual.as_bytes())).unwrap();
    if expected == actual {
        return Ok(());
    }
    let difference = failures::lines(&expected, actual);
    failures::leave_texts(name, &expected, actual, &difference);
    let few: Vec<&str> = difference.lines().take(6).collect();
    Err(format!("{name}\n{}", few.join("\n")))
}

/// Fails with all that differs.
#[track_caller]
fn all_as_before(results: impl IntoIterator<Item = Result<(), String>>) {
    let wrong: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    assert!(wrong.is_empty(), "see tests/failures; UPDATE_GOLDEN=1 writes goldens anew\n{}", wrong.join("\n"));
}
