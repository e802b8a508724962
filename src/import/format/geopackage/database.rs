//! The database of a `GeoPackage`, in memory: nothing is ever written beside the file.

use std::{
    io::{Cursor, Read as _},
    time::{Duration, Instant},
};

use rusqlite::{Connection, Error, ErrorCode, MAIN_DB, config::DbConfig};

use crate::import::{ImportError, RemarkKind};

/// Beginning of a database file of `SQLite` 3.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// Bytes of the header that say how the file is written: 1 in place, 2 by a log beside it.
const VERSIONS: std::ops::Range<usize> = 18..20;
/// Longest time for a whole table.
const PATIENCE: Duration = Duration::from_mins(2);
/// Steps of the database between two checks of the time.
const STEPS: i32 = 100_000;

/// `true` for a database of `SQLite` 3.
pub(super) fn is_database(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Opens a copy of the bytes as a database that reads, and runs no code of a stranger.
pub(super) fn open(bytes: &[u8]) -> Result<Connection, ImportError> {
    let (Some(before), Some(after), true) =
        (bytes.get(..VERSIONS.start), bytes.get(VERSIONS.end..), is_database(bytes))
    else {
        return Err(ImportError::of_file(RemarkKind::UnknownFormat, ""));
    };
    // A database with a log needs a file for it; what is in the file itself can be read without.
    let content = Cursor::new(before).chain(Cursor::new([1, 1])).chain(Cursor::new(after));
    let mut connection = Connection::open_in_memory().map_err(|error| of(&error))?;
    connection.deserialize_read_exact(MAIN_DB, content, bytes.len(), true).map_err(|error| of(&error))?;
    let set = |option, on| connection.set_db_config(option, on).map(|_| ()).map_err(|error| of(&error));
    set(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    set(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    set(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    let began = Instant::now();
    let is_late = move || began.elapsed() > PATIENCE;
    connection.progress_handler(STEPS, Some(is_late)).map_err(|error| of(&error))?;
    Ok(connection)
}

/// The error as a reason.
pub(super) fn of(error: &Error) -> ImportError {
    let kind = match error.sqlite_error_code() {
        Some(ErrorCode::TooBig | ErrorCode::OutOfMemory | ErrorCode::OperationInterrupted) => RemarkKind::TooLarge,
        Some(ErrorCode::NotADatabase) => RemarkKind::Encrypted,
        Some(ErrorCode::DatabaseCorrupt) => RemarkKind::Truncated,
        _ => RemarkKind::Malformed,
    };
    // The number of SQLite's result, since its words are English.
    let number = error.sqlite_error().map(|error| format!("SQLite {}", error.extended_code));
    ImportError::of_file(kind, &number.unwrap_or_default())
}

/// A name in quotes for SQL.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
