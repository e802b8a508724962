//! Encoding of a text file: byte order marks, then strict UTF-8, then UTF-16 without a mark, then GB18030.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::import::{ImportError, Remark, RemarkKind, Severity};

/// Share of zero bytes at even or odd places from which a text without a mark is UTF-16, as every second byte of its
/// ASCII characters is zero.
const ZEROS_OF_UTF_16: f64 = 0.1;

/// A file as text, without a byte order mark.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    /// Text; characters that the bytes do not make are U+FFFD.
    pub text: Cow<'a, str>,
    /// Remarks: the encoding, and bytes that are no text in it.
    pub remarks: Vec<Remark>,
}

/// Bytes without a byte order mark that are UTF-8 if they are a text at all; `None` if another encoding is chosen, or shows
/// itself by its mark or its zero bytes.
pub(crate) fn plain_utf_8<'a>(bytes: &'a [u8], chosen: Option<&str>) -> Option<&'a [u8]> {
    let marked = Encoding::for_bom(bytes);
    let encoding = match chosen {
        Some(label) => Encoding::for_label(label.as_bytes())?,
        None => marked.map(|(encoding, _)| encoding).or_else(|| utf_16(bytes)).unwrap_or(UTF_8),
    };
    let skipped = marked.filter(|(of_mark, _)| *of_mark == encoding).map_or(0, |(_, length)| length);
    bytes.get(skipped..).filter(|_| encoding == UTF_8)
}

/// Decodes bytes in the chosen encoding, else in that which they have. Another one than UTF-8 is remarked.
///
/// # Errors
/// [`ImportError`] for a label that no encoding has.
pub(crate) fn decode<'a>(bytes: &'a [u8], chosen: Option<&str>) -> Result<Decoded<'a>, ImportError> {
    let marked = Encoding::for_bom(bytes);
    let (encoding, skipped) = match chosen {
        Some(label) => {
            let encoding = Encoding::for_label(label.as_bytes())
                .ok_or_else(|| ImportError::of_file(RemarkKind::NotInEncoding, label))?;
            (encoding, marked.filter(|(of_mark, _)| *of_mark == encoding).map_or(0, |(_, length)| length))
        }
        None => marked.unwrap_or_else(|| (detected(bytes), 0)),
    };
    let body = bytes.get(skipped..).unwrap_or_default();
    let (text, has_errors) = encoding.decode_without_bom_handling(body);
    let mut remarks = Vec::new();
    if encoding != UTF_8 {
        remarks.push(Remark::on_file(Severity::Note, RemarkKind::Encoding).found(encoding.name()));
    }
    if has_errors {
        let wrong = text.matches('\u{fffd}').count();
        let first = text.split('\u{fffd}').next().unwrap_or_default();
        let line = first.matches('\n').count() as u32 + 1;
        let remark = Remark::on_row(line, Severity::Changed, RemarkKind::NotInEncoding);
        remarks.push(remark.found(encoding.name()).count(wrong));
    }
    Ok(Decoded { text, remarks })
}

/// Encoding of bytes without a mark.
fn detected(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf_16(bytes) {
        return encoding;
    }
    // A text cut within a character at its very end is UTF-8 all the same.
    match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) => {
            let (_, has_errors) = GB18030.decode_without_bom_handling(bytes);
            if has_errors && mostly_utf_8(bytes) { UTF_8 } else { GB18030 }
        }
    }
}

/// `true` if more of the characters beyond ASCII are sound UTF-8 than not: a file of mixed encodings.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut sound, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    sound > wrong
}

/// UTF-16 without a mark, by the zero bytes of its ASCII characters.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    const SAMPLE: usize = 4096;
    let sample = bytes.get(..bytes.len().min(SAMPLE))?;
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count() as f64;
    let half = (sample.len() / 2).max(1) as f64;
    let (even, odd) = (zeros(0) / half, zeros(1) / half);
    match (even, odd) {
        _ if even.max(odd) < ZEROS_OF_UTF_16 => None,
        _ if odd > even => Some(UTF_16LE),
        _ => Some(UTF_16BE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, and the encoding that is remarked.
    fn decoded(bytes: &[u8]) -> (String, String) {
        let decoded = decode(bytes, None).unwrap();
        let remarked = decoded.remarks.first().map(|remark| remark.found.clone());
        (decoded.text.into_owned(), remarked.unwrap_or_default())
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn the_encoding_is_found_from_marks_then_utf_8_then_gb18030() {
        let text = "省份,产值\n湖南,3\n";
        let (gbk, _, _) = GB18030.encode(text);
        let read = |encoding: &str| (text.to_owned(), encoding.to_owned());
        assert_eq!(decoded(text.as_bytes()), read(""), "UTF-8 needs no remark");
        assert_eq!(decoded(format!("\u{feff}{text}").as_bytes()), read(""));
        assert_eq!(decoded(&gbk), read("gb18030"));
        assert_eq!(decoded(&utf_16(text, u16::to_le_bytes)), read("UTF-16LE"));
        assert_eq!(decoded(&utf_16(&format!("\u{feff}{text}"), u16::to_be_bytes)), read("UTF-16BE"));
        assert_eq!(decoded(b""), (String::new(), String::new()));
    }

    #[test]
    fn a_chosen_encoding_counts_and_what_is_no_text_in_it_is_told_with_its_line() {
        let mixed = ["甲\n".as_bytes(), "乙丙丁\n".as_bytes(), &[0xd0, 0xc2, b'\n']].concat();
        let decoded = decode(&mixed, Some("utf-8")).unwrap();
        assert!(decoded.text.starts_with("甲\n乙丙丁\n\u{fffd}"), "{}", decoded.text);
        let [remark] = decoded.remarks.as_slice() else { panic!("{:?}", decoded.remarks) };
        assert_eq!((remark.row, remark.kind), (Some(3), RemarkKind::NotInEncoding));
        assert!(decode(&mixed, Some("klingon")).is_err());
    }
}
