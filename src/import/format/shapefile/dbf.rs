//! Attributes of a shapefile: a dBASE table, whose numbers keep the digits that are written.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8};

use crate::import::{CellKind, byte_reader::ByteReader};

/// Size of the head, and of the description of each field.
const HEAD: usize = 32;
/// Most fields of a table.
const MOST_FIELDS: usize = 2046;

/// A dBASE table.
pub(super) struct Dbf<'b> {
    fields: Vec<Field<'b>>,
    records: &'b [u8],
    record_size: usize,
    /// Mark of the language, byte 29 of the head.
    language: u8,
}

/// Field of a table.
struct Field<'b> {
    name: &'b [u8],
    kind: u8,
    start: usize,
    size: usize,
}

impl<'b> Dbf<'b> {
    /// A table; `None` if the bytes are none.
    pub(super) fn parse(bytes: &'b [u8]) -> Option<Self> {
        let mut head = ByteReader::new(bytes, true);
        head.take(8)?;
        let (first, record_size) = (usize::from(head.u16()?), usize::from(head.u16()?));
        let language = *bytes.get(29)?;
        let mut fields = Vec::new();
        // The first byte of a record says whether it is deleted.
        let mut start = 1;
        let descriptions = bytes.get(HEAD..first.min(bytes.len()))?;
        for description in descriptions.chunks_exact(HEAD).take(MOST_FIELDS) {
            let (name, rest) = description.split_at_checked(11)?;
            if name.first() == Some(&b'\r') {
                break;
            }
            let (kind, size) = (*rest.first()?, usize::from(*rest.get(5)?));
            let end = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
            fields.push(Field { name: name.get(..end)?, kind, start, size });
            start += size;
        }
        let records = bytes.get(first..)?;
        (record_size > 0).then_some(Self { fields, records, record_size, language })
    }

    /// Number of records, deleted ones included; the number in the head is often wrong.
    pub(super) fn records(&self) -> usize {
        let end = usize::from(self.records.len() % self.record_size == 1 && self.records.last() == Some(&0x1a));
        (self.records.len() - end).div_ceil(self.record_size)
    }

    /// `true` if a record is deleted.
    pub(super) fn is_deleted(&self, record: usize) -> bool {
        self.record(record).first() == Some(&b'*')
    }

    /// Names of the fields.
    pub(super) fn names(&self, encoding: &'static Encoding) -> Vec<String> {
        self.fields.iter().map(|field| encoding.decode_without_bom_handling(field.name).0.trim().to_owned()).collect()
    }

    /// Calls a function with kind and text of each cell of a record, and whether bytes of it are no text.
    pub(super) fn cells(
        &self,
        record: usize,
        encoding: &'static Encoding,
        mut take: impl FnMut(usize, CellKind, &str, bool),
    ) {
        let record = self.record(record);
        for (at, field) in self.fields.iter().enumerate() {
            let bytes = record.get(field.start..).unwrap_or_default();
            let bytes = bytes.get(..field.size.min(bytes.len())).unwrap_or_default();
            if let Some(number) = binary_number(field.kind, bytes) {
                take(at, CellKind::Number, &number, false);
                continue;
            }
            let is_pad = |byte: &u8| *byte == 0 || byte.is_ascii_whitespace();
            let end = bytes.iter().rposition(|byte| !is_pad(byte)).map_or(0, |end| end + 1);
            let (text, has_errors) = encoding.decode_without_bom_handling(bytes.get(..end).unwrap_or_default());
            let (kind, text) = cell(field.kind, &text);
            take(at, kind, &text, has_errors);
        }
    }

    /// Encoding of the texts: by the label of a `.cpg` file, the mark of the language, or what the bytes are.
    pub(super) fn encoding(&self, label: Option<&[u8]>) -> &'static Encoding {
        let by_label = label.and_then(|label| std::str::from_utf8(label).ok()).and_then(encoding_of);
        let by_language = || match self.language {
            0x4d | 0x7a => Some(GB18030),
            0x4f | 0x78 => Some(BIG5),
            0x4e | 0x79 => Some(EUC_KR),
            0x13 | 0x7b => Some(SHIFT_JIS),
            // Programs write 1252 into files that are in it as little as in any other.
            _ => None,
        };
        by_label.or_else(by_language).unwrap_or_else(|| if self.is_utf_8() { UTF_8 } else { GB18030 })
    }

    fn is_utf_8(&self) -> bool {
        let texts = |record: usize| {
            let record = self.record(record);
            let of_text = self.fields.iter().filter(|field| field.kind == b'C');
            of_text.map(move |field| record.get(field.start..(field.start + field.size).min(record.len())))
        };
        let is_sound = |text: &[u8]| match std::str::from_utf8(text) {
            Ok(_) => true,
            // A text cut within a character by the size of its field.
            Err(error) => error.error_len().is_none(),
        };
        self.fields.iter().all(|field| is_sound(field.name))
            && (0..self.records()).flat_map(texts).flatten().all(is_sound)
    }

    fn record(&self, record: usize) -> &'b [u8] {
        let bytes = self.records.get(record.saturating_mul(self.record_size)..).unwrap_or_default();
        bytes.get(..self.record_size.min(bytes.len())).unwrap_or_default()
    }
}

/// Encoding of a label as programs write it: `UTF-8`, `65001`, `GBK`, `CP936`, `ANSI 936`.
fn encoding_of(label: &str) -> Option<&'static Encoding> {
    let label = label.trim_start_matches('\u{feff}').trim().to_lowercase();
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    match digits.as_str() {
        "65001" | "8" if label != "latin8" => Some(UTF_8),
        "936" | "54936" | "18030" | "2312" => Some(GB18030),
        "950" => Some(BIG5),
        "949" => Some(EUC_KR),
        "932" => Some(SHIFT_JIS),
        "88591" | "1252" => Some(encoding_rs::WINDOWS_1252),
        _ => Encoding::for_label(label.as_bytes()),
    }
}

/// Number of a field that holds it in binary form.
fn binary_number(kind: u8, bytes: &[u8]) -> Option<String> {
    match (kind, <[u8; 4]>::try_from(bytes), <[u8; 8]>::try_from(bytes)) {
        (b'I' | b'+', Ok(bytes), _) => Some(i32::from_le_bytes(bytes).to_string()),
        (b'O' | b'B', _, Ok(bytes)) => Some(f64::from_le_bytes(bytes).to_string()),
        _ => None,
    }
}

/// Kind and text of a field that holds a text.
fn cell(kind: u8, text: &str) -> (CellKind, String) {
    let trimmed = text.trim_matches(['\0', ' ', '\t', '\r', '\n']);
    match kind {
        b'N' | b'F' if trimmed.is_empty() => (CellKind::Empty, String::new()),
        b'N' | b'F' if trimmed.parse::<f64>().is_ok() => (CellKind::Number, trimmed.to_owned()),
        b'D' => match (trimmed.get(..4), trimmed.get(4..6), trimmed.get(6..8)) {
            _ if trimmed.trim_matches('0').is_empty() => (CellKind::Empty, String::new()),
            (Some(year), Some(month), Some(day)) if trimmed.len() == 8 => {
                (CellKind::Date, format!("{year}-{month}-{day}"))
            }
            _ => (CellKind::Text, trimmed.to_owned()),
        },
        b'L' => match trimmed {
            "T" | "t" | "Y" | "y" => (CellKind::Flag, "true".to_owned()),
            "F" | "f" | "N" | "n" => (CellKind::Flag, "false".to_owned()),
            _ => (CellKind::Empty, String::new()),
        },
        // Blanks before a text are part of it.
        _ => (CellKind::Text, text.trim_end_matches(['\0', ' ']).to_owned()),
    }
}
