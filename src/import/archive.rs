//! Zip archives from strangers: what they contain, and a limit to what they unpack to.

use std::io::{Cursor, Read as _};

use zip::{ZipArchive, result::ZipError};

use super::{ImportError, RemarkKind};

/// Most bytes that an archive may unpack to.
const MOST_BYTES: u64 = 512 << 20;
/// Most bytes of one file in an archive that may be packed more tightly than [`HIGHEST_RATIO`].
const MOST_TIGHT_BYTES: u64 = 50 << 20;
/// Highest ratio of a large file to its packed form; those of real spreadsheets are below 50.
const HIGHEST_RATIO: u64 = 200;
/// Most files in an archive.
const MOST_FILES: usize = 20_000;

/// A zip archive in memory.
pub(crate) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    /// `true` if the bytes begin as a zip archive does.
    pub(crate) fn is_zip(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
    }

    /// Opens an archive; nothing is unpacked.
    ///
    /// # Errors
    /// [`RemarkKind::Truncated`] without the directory at its end; [`RemarkKind::TooLarge`] for too many files.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ImportError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| of_zip(&error))?;
        if zip.len() > MOST_FILES {
            return Err(ImportError::of_file(RemarkKind::TooLarge, &format!("{} > {MOST_FILES}", zip.len())));
        }
        Ok(Self { zip })
    }

    /// Names of the files, with their folders. Names that are no UTF-8 are in GB18030, as Windows in China writes them.
    pub(crate) fn names(&self) -> Vec<String> {
        let decode = |name: &[u8]| {
            let utf_8 = std::str::from_utf8(name).map(ToOwned::to_owned);
            utf_8.unwrap_or_else(|_| encoding_rs::GB18030.decode_without_bom_handling(name).0.into_owned())
        };
        self.zip.file_names_raw().map(decode).collect()
    }

    /// Unpacks the file of a number and checks its size, with that of all files that were unpacked before.
    ///
    /// # Errors
    /// [`RemarkKind::TooLarge`], [`RemarkKind::Encrypted`], [`RemarkKind::Malformed`] with the name of the file.
    pub(crate) fn unpack(&mut self, number: usize, before: u64) -> Result<Vec<u8>, ImportError> {
        let mut unpacked = Vec::new();
        self.read(number, before, |bytes| unpacked.extend_from_slice(bytes))?;
        Ok(unpacked)
    }

    /// Unpacks all files into nothing, to check the size that they really have.
    ///
    /// # Errors
    /// As [`Self::unpack`].
    pub(crate) fn check_size(&mut self) -> Result<(), ImportError> {
        let mut whole = 0;
        for number in 0..self.zip.len() {
            whole += self.read(number, whole, |_| ())?;
        }
        Ok(())
    }

    fn read(&mut self, number: usize, before: u64, mut take: impl FnMut(&[u8])) -> Result<u64, ImportError> {
        const PIECE: usize = 64 << 10;
        let mut file = self.zip.by_index(number).map_err(|error| of_zip(&error))?;
        let packed = file.compressed_size().max(1);
        let (mut piece, mut size) = (vec![0; PIECE], 0_u64);
        loop {
            let read = file.read(&mut piece).map_err(|_error| {
                ImportError::of_file(RemarkKind::Malformed, &String::from_utf8_lossy(file.name_raw()))
            })?;
            if read == 0 {
                return Ok(size);
            }
            size += read as u64;
            let is_tight = size > MOST_TIGHT_BYTES && size / packed > HIGHEST_RATIO;
            if is_tight || before + size > MOST_BYTES {
                let found = format!("> {} MB", if is_tight { MOST_TIGHT_BYTES >> 20 } else { MOST_BYTES >> 20 });
                return Err(ImportError::of_file(RemarkKind::TooLarge, &found));
            }
            take(piece.get(..read).unwrap_or_default());
        }
    }
}

fn of_zip(error: &ZipError) -> ImportError {
    match error {
        ZipError::UnsupportedArchive(text) if text.contains("assword") => {
            ImportError::of_file(RemarkKind::Encrypted, "")
        }
        ZipError::UnsupportedArchive(_) => ImportError::of_file(RemarkKind::Malformed, "ZIP"),
        _ => ImportError::of_file(RemarkKind::Truncated, "zip"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn kind(checked: Result<(), ImportError>) -> Option<RemarkKind> {
        checked.err().map(|error| match error {
            ImportError::Content(remark) => remark.kind,
            ImportError::Cancelled => panic!("cancelled"),
        })
    }

    #[test]
    fn archives_that_unpack_to_too_much_are_refused_and_sound_ones_are_not() {
        let sound = zip(&[("a.txt", b"text".as_slice()), ("b", &[0; 1000])]);
        assert_eq!(kind(Archive::open(&sound).unwrap().check_size()), None);
        let zeros = vec![0; (MOST_TIGHT_BYTES + 1) as usize];
        let bomb = zip(&[("a", &zeros)]);
        assert!(bomb.len() < 100_000);
        assert_eq!(kind(Archive::open(&bomb).unwrap().check_size()), Some(RemarkKind::TooLarge));
    }

    #[test]
    fn archives_without_their_end_are_truncated() {
        let whole = zip(&[("a.txt", b"text".as_slice())]);
        let cut = &whole[..whole.len() - 10];
        assert!(Archive::is_zip(cut));
        assert_eq!(kind(Archive::open(cut).map(|_| ())), Some(RemarkKind::Truncated));
    }
}
