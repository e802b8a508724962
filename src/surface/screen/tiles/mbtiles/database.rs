//! Database of an archive, opened as immutable, with bounded memory and time.

use std::{
    ffi::OsStr,
    path::Path,
    time::{Duration, Instant},
};

use rusqlite::{Connection, Error, ErrorCode, OpenFlags, OptionalExtension as _, Params, Row, limits::Limit};

use crate::surface::screen::tiles::{
    LARGEST_TILE,
    fault::{Fault, Part},
};

/// Time limit of a query.
pub(super) const PATIENCE: Duration = Duration::from_secs(4);
/// Database steps between two checks of the time limit.
const STEPS: i32 = 10_000;

/// Open database.
pub(super) struct Database(Connection);

impl Database {
    /// Opens a database for reading. A file may contain malicious views: memory is bounded, and functions with side
    /// effects outside the database are off.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        let address = address(&std::path::absolute(path)?);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(address, flags).map_err(|error| fault(&error))?;
        let bounds = "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA hard_heap_limit = 268435456;";
        connection.execute_batch(bounds).map_err(|error| fault(&error))?;
        let largest = i32::try_from(LARGEST_TILE + 1).unwrap_or(i32::MAX);
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, largest).map_err(|error| fault(&error))?;
        Ok(Self(connection))
    }

    /// Checks that a query can be run.
    ///
    /// # Errors
    /// [`Fault::NoTable`] if its table or columns do not exist.
    pub(super) fn check(&self, sql: &str) -> Result<(), Fault> {
        self.0.prepare(sql).map(drop).map_err(|error| match fault(&error) {
            Fault::Damaged(_) if matches!(error.sqlite_error_code(), None | Some(ErrorCode::Unknown)) => Fault::NoTable,
            fault => fault,
        })
    }

    /// First row of a query result; fails with [`Fault::Slow`] above the time limit.
    pub(super) fn first<T>(
        &mut self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Fault> {
        let began = Instant::now();
        let late = move || began.elapsed() > PATIENCE;
        self.0.progress_handler(STEPS, Some(late)).map_err(|error| fault(&error))?;
        let mut statement = self.0.prepare(sql).map_err(|error| fault(&error))?;
        statement.query_row(params, read).optional().map_err(|error| fault(&error))
    }
}

/// Translates a database error.
fn fault(error: &Error) -> Fault {
    match error.sqlite_error_code() {
        Some(ErrorCode::TooBig | ErrorCode::OutOfMemory) => Fault::LargeTile,
        Some(ErrorCode::OperationInterrupted) => Fault::Slow,
        Some(ErrorCode::PermissionDenied) => Fault::Forbidden,
        Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Fault::Unreadable { code: None },
        _ => Fault::Damaged(Part::Database),
    }
}

/// URI of a file for `SQLite`, preserving every byte of its path.
fn address(path: &Path) -> String {
    let path = bytes(path.as_os_str());
    // No host; a Windows drive needs a leading slash: file:///C:/…
    let root = if path.starts_with(b"/") { "//" } else { "///" };
    let byte = |byte: u8| match byte {
        b'/' | b'.' | b'-' | b'_' | b':' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    let path: String = path.into_iter().map(byte).collect();
    format!("file:{root}{path}?mode=ro&immutable=1")
}

/// Bytes of a path with `/` between folders: as they are on Unix, UTF-8 with encoded surrogates on Windows.
fn bytes(path: &OsStr) -> Vec<u8> {
    let byte = |byte: &u8| if cfg!(windows) && *byte == b'\\' { b'/' } else { *byte };
    path.as_encoded_bytes().iter().map(byte).collect()
}
