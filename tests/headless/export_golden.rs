//! Pictures are what they were: `tests/golden/export/<case>.view.json` says what is drawn, `<case>.svg` how it looks, and
//! `hashes.txt` holds a hash of its PNG and PDF, which are made from the same drawing.
//!
//! `UPDATE_GOLDEN=1` writes them anew. What differs is left in `tests/failures`, expected beside actual.

use std::{fmt::Write as _, fs, path::Path};

use cluster_atlas::{
    data,
    export::{Exporter, Format},
};

use crate::support::{as_format, cases, cases_folder, picture};

fn updating() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

/// Leaves what was expected beside what was found.
fn leave(name: &str, expected: &[u8], actual: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/failures");
    fs::create_dir_all(&folder).unwrap();
    for (kind, bytes) in [("expected", expected), ("actual", actual)] {
        if !bytes.is_empty() {
            data::write::atomic(&folder.join(format!("{kind}-{name}")), bytes).unwrap();
        }
    }
}

/// FNV-1a of 64 bits: stable for ever, and changed by any byte.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

#[test]
fn every_case_has_its_picture_and_every_picture_its_case() {
    let cases = cases();
    assert!(cases.len() >= 4);
    for entry in fs::read_dir(cases_folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let stem = name.strip_suffix(".svg").or_else(|| name.strip_suffix(".view.json"));
        let known = stem.is_some_and(|stem| cases.iter().any(|(case, _)| case == stem));
        assert!(known || name == "hashes.txt", "{name} belongs to no case");
    }
}

#[test]
fn drawings_are_as_they_were() {
    let mut exporter = Exporter::new();
    let mut differ = Vec::new();
    for (name, view) in cases() {
        let actual = picture(&mut exporter, &view, &as_format(Format::Svg)).bytes;
        let file = format!("{name}.svg");
        let path = cases_folder().join(&file);
        if updating() {
            data::write::atomic(&path, &actual).unwrap();
        }
        let expected = fs::read(&path).unwrap_or_default();
        if expected != actual {
            leave(&file, &expected, &actual);
            differ.push(file);
        }
        assert!(actual.len() < 150_000, "{name}: a case is small enough to be read, found {} bytes", actual.len());
    }
    assert!(differ.is_empty(), "{differ:?}; see tests/failures, UPDATE_GOLDEN=1 writes them anew");
}

#[test]
fn pixels_and_pages_are_as_they_were() {
    let mut exporter = Exporter::new();
    let path = cases_folder().join("hashes.txt");
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let mut actual = String::new();
    for (name, view) in cases() {
        for format in [Format::Png, Format::Pdf] {
            let bytes = picture(&mut exporter, &view, &as_format(format)).bytes;
            let line = format!("{:016x}  {name}.{}\n", hash(&bytes), format.extension());
            if !expected.contains(&line) {
                leave(&format!("{name}.{}", format.extension()), &[], &bytes);
            }
            let _infallible = write!(actual, "{line}");
        }
    }
    if updating() {
        data::write::atomic(&path, actual.as_bytes()).unwrap();
    } else {
        assert_eq!(expected, actual, "see tests/failures, UPDATE_GOLDEN=1 writes the list anew");
    }
}
