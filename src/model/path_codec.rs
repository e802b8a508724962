//! Conversion of paths to text and back, lossless on Unix: for text fields and for documents.
//!
//! A path that is valid Unicode stays as it is. On Unix each byte that is not UTF-8 becomes one of 128 characters of
//! the private use area, and so does each byte of these characters themselves, so that distinct paths have distinct
//! texts. Elsewhere unpaired surrogates are replaced and therefore lost.
//!
//! With serde: `#[serde(with = "crate::model::path_text")]`.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use serde::{Deserialize as _, Deserializer, Serializer};

/// Private use characters for the bytes 0x80 to 0xFF.
const BYTES: std::ops::RangeInclusive<u32> = 0xF780..=0xF7FF;

/// Encodes a path as text.
pub(crate) fn to_text(path: &Path) -> String {
    match path.to_str() {
        Some(text) if !text.chars().any(stands_for_byte) => text.to_owned(),
        _ => encoded(path),
    }
}

/// Decodes a path from its text.
pub fn to_path(text: &str) -> PathBuf {
    if text.chars().any(stands_for_byte) { decoded(text) } else { PathBuf::from(text) }
}

/// Serialises a path as its text.
///
/// # Errors
/// Errors of the serializer.
pub fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&to_text(path))
}

/// Deserialises a path from its text.
///
/// # Errors
/// Errors of the deserializer.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
    Ok(to_path(&String::deserialize(deserializer)?))
}

/// `text` with each `from` replaced by `to`; bytes that are not UTF-8 are kept.
pub fn replaced(text: &std::ffi::OsStr, from: &str, to: &str) -> OsString {
    let stand_in = to_text(Path::new(text)).replace(from, &to_text(Path::new(to)));
    to_path(&stand_in).into_os_string()
}

fn stands_for_byte(c: char) -> bool {
    BYTES.contains(&u32::from(c))
}

#[cfg(unix)]
fn encoded(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt as _;
    let mut out = String::new();
    let push_bytes = |out: &mut String, bytes: &[u8]| {
        out.extend(bytes.iter().filter_map(|byte| char::from_u32(0xF700 + u32::from(*byte))));
    };
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if stands_for_byte(c) {
                push_bytes(&mut out, c.encode_utf8(&mut [0; 4]).as_bytes());
            } else {
                out.push(c);
            }
        }
        push_bytes(&mut out, chunk.invalid());
    }
    out
}

#[cfg(unix)]
fn decoded(text: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        if stands_for_byte(c) {
            // The low byte of the character is the encoded byte.
            bytes.push(u32::from(c) as u8);
        } else {
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    OsString::from_vec(bytes).into()
}

/// Windows names are UTF-16: only an unpaired surrogate has no text, and it is replaced.
#[cfg(not(unix))]
fn encoded(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(not(unix))]
fn decoded(text: &str) -> PathBuf {
    PathBuf::from(text)
}

#[cfg(all(test, unix))]
mod tests {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};

    use proptest::prelude::*;

    use super::*;

    fn path(bytes: &[u8]) -> &Path {
        Path::new(OsStr::from_bytes(bytes))
    }

    #[test]
    fn text_stays_what_it_is() {
        assert_eq!(to_text(Path::new("/地图/a.png")), "/地图/a.png");
        assert_eq!(to_path("/地图/a.png"), Path::new("/地图/a.png"));
    }

    #[test]
    fn a_placeholder_is_filled_beside_bytes_that_are_no_text() {
        let filled = replaced(OsStr::from_bytes(b"dir\xff/{each}.png"), "{each}", "hunan");
        assert_eq!(filled.as_bytes(), b"dir\xff/hunan.png");
    }

    proptest! {
        #[test]
        fn every_path_comes_back_and_no_two_have_one_text(
            a in prop::collection::vec(any::<u8>(), 0..12),
            b in prop::collection::vec(prop_oneof![Just(0xEF_u8), Just(0x9E), Just(0x80), Just(0xFF), Just(b'a')], 0..8),
        ) {
            for bytes in [&a, &b] {
                let text = to_text(path(bytes));
                prop_assert_eq!(to_path(&text), path(bytes));
            }
            prop_assert_eq!(to_text(path(&a)) == to_text(path(&b)), a == b);
        }
    }
}
