//! Changes that wait in a file next to a database.

use std::{ffi::OsString, fs::File, io::Read as _, path::Path};

/// `true` if changes are pending next to the file: rows in a write-ahead log, or the journal of an interrupted write.
/// Journals of completed writes are short or begin with zeros.
pub(super) fn has_journal(path: &Path) -> bool {
    let begins = |ending: &str, magic: &[u8]| {
        let mut name = OsString::from(path);
        name.push(ending);
        if !std::fs::metadata(&name).is_ok_and(|file| file.is_file() && file.len() > 32) {
            return false;
        }
        let mut head = Vec::new();
        let read = File::open(&name).and_then(|file| file.take(magic.len() as u64).read_to_end(&mut head));
        read.is_ok() && head == magic
    };
    begins("-wal", &[0x37, 0x7f, 0x06]) || begins("-journal", &[0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7])
}
