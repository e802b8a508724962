//! Regression tests of pictures, captions and tables against stored results.
//!
//! `tests/golden/export` has for each test picture the view (`.view.json`), the drawing without metadata
//! (`.drawing.txt`: every element of the SVG, long paths as hashes), the pixels (`.png`) and the texts with the legend
//! entries (`.caption.txt`); for all of them together `pages.txt` (PDF), `packs.txt` and `citations.txt`.
//! `tests/golden/charts` has drawings of charts, `tests/golden/tables` the tables. The embedded view of a picture is not stored: `metadata.rs` reads it back.
//!
//! `UPDATE_GOLDEN=1` rewrites the stored results. Differences are written to `tests/failures`: expected, actual,
//! difference.

pub mod captions;
mod charts;
pub mod drawing;
mod failures;
mod metadata;
mod net;
mod packs;
mod pages;
mod pixels;
mod table_files;
mod tables;

use std::{fs, path::PathBuf};

use cluster_atlas::data;

/// `true` if stored results are to be rewritten.
fn updating() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

/// 64-bit FNV-1a hash: stable across platforms and versions.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

/// Content of a stored result, empty if the file is missing; replaced by `actual` when results are rewritten.
fn golden(path: &PathBuf, actual: &[u8]) -> Vec<u8> {
    let expected = fs::read(path).unwrap_or_default();
    if updating() && expected != actual {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        data::write::atomic(path, actual).unwrap();
        return actual.to_vec();
    }
    expected
}

/// Compares a text with a stored one in a folder of `tests/golden`; on failure writes both to `tests/failures`.
///
/// # Errors
/// The first differing lines.
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

/// Panics with a list of all differences.
#[track_caller]
fn all_as_before(results: impl IntoIterator<Item = Result<(), String>>) {
    let wrong: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    assert!(wrong.is_empty(), "see tests/failures; UPDATE_GOLDEN=1 writes goldens anew\n{}", wrong.join("\n"));
}
