//! `MBTiles` reader; the format is an `SQLite` database.
//!
//! Format: <https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md>. Opened as immutable, so that nothing is
//! written next to the file, whether on a read-only medium or left in write-ahead mode by another program.

use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io::Read as _,
    path::Path,
    time::{Duration, Instant},
};

use rusqlite::{
    Connection, Error, ErrorCode, OpenFlags, OptionalExtension as _, Params, Row, limits::Limit, types::ValueRef,
};
use walkers::TileId;

use super::{
    LARGEST_TILE,
    archive::{About, Archive, tile_at},
    credit, decode,
    fault::{Fault, Part},
    levels::{DEEPEST, Levels},
};

/// First bytes of an `SQLite` file.
pub const MAGIC: &[u8] = b"SQLite format 3\0";
/// Time limit of a query.
const PATIENCE: Duration = Duration::from_secs(4);
/// Database steps between two checks of the time limit.
const STEPS: i32 = 10_000;

/// Open `MBTiles` archive.
pub struct MbTiles {
    connection: Connection,
    /// `true` if rows are numbered from the north; the format's default is from the south.
    from_north: bool,
    about: About,
}

impl MbTiles {
    /// Opens an archive whose first bytes are [`MAGIC`].
    ///
    /// # Errors
    /// The archive is damaged, or has no tiles that can be drawn.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        let unwritten = has_journal(path);
        let address = address(&std::path::absolute(path)?);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(address, flags).map_err(|error| fault(&error))?;
        let home = TileId { x: 0, y: 0, zoom: 0 };
        let about = About { levels: Levels::default(), credit: None, vector: false, home, unwritten };
        let mut archive = Self { connection, from_north: false, about };
        match archive.look_around() {
            // The tables themselves may still be in the journal.
            Err(Fault::NoTable | Fault::NoTiles) if unwritten => Err(Fault::Unwritten),
            found => found.map(|()| archive),
        }
    }

    fn look_around(&mut self) -> Result<(), Fault> {
        // A file may contain malicious views: memory is bounded, and functions with side effects outside the database
        // are off.
        let bounds = "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA hard_heap_limit = 268435456;";
        self.connection.execute_batch(bounds).map_err(|error| fault(&error))?;
        let largest = i32::try_from(LARGEST_TILE + 1).unwrap_or(i32::MAX);
        self.connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, largest).map_err(|error| fault(&error))?;
        self.connection.prepare(TILE).map_err(|error| match fault(&error) {
            Fault::Damaged(_) if matches!(error.sqlite_error_code(), None | Some(ErrorCode::Unknown)) => Fault::NoTable,
            fault => fault,
        })?;
        self.from_north = self.metadata("scheme").is_some_and(|scheme| scheme.trim().eq_ignore_ascii_case("xyz"));
        self.about.credit = self.metadata("attribution").as_deref().and_then(credit::plain);
        self.about.levels = self.levels()?;
        self.about.home = self.home()?;
        self.about.vector = self.is_vector()?;
        Ok(())
    }

    /// Metadata value; `None` if it is missing or unreadable, as tiles do not depend on it.
    fn metadata(&mut self, name: &str) -> Option<String> {
        let sql = "SELECT value FROM metadata WHERE name = ?1 LIMIT 1";
        self.first(sql, [name], |row| row.get::<_, Option<String>>(0)).ok().flatten().flatten()
    }

    /// Levels with tiles; if the query times out, those named in the metadata.
    fn levels(&mut self) -> Result<Levels, Fault> {
        let sql =
            "SELECT zoom_level FROM tiles WHERE zoom_level >= ?1 AND zoom_level <= ?2 ORDER BY zoom_level LIMIT 1";
        let mut levels = Levels::default();
        let mut from = 0;
        while from <= DEEPEST {
            match self.first(sql, (from, DEEPEST), |row| row.get::<_, u8>(0)) {
                Ok(Some(zoom)) => {
                    levels.insert(zoom);
                    from = zoom.max(from) + 1;
                }
                Ok(None) => break,
                Err(Fault::Slow) => {
                    let mut named = |name| self.metadata(name)?.trim().parse::<u8>().ok();
                    let (Some(coarsest), Some(deepest)) = (named("minzoom"), named("maxzoom")) else {
                        return Err(Fault::Slow);
                    };
                    levels = (coarsest..=deepest.min(DEEPEST)).collect();
                    break;
                }
                Err(fault) => return Err(fault),
            }
        }
        if levels.coarsest().is_none() { Err(Fault::NoTiles) } else { Ok(levels) }
    }

    /// Tile of the coarsest level at the archive's centre, otherwise the first tile of that level.
    fn home(&mut self) -> Result<TileId, Fault> {
        let zoom = self.about.levels.coarsest().ok_or(Fault::NoTiles)?;
        let numbers = |text: String| text.split(',').map(|part| part.trim().parse().ok()).collect::<Option<Vec<f64>>>();
        let middle = match self.metadata("center").and_then(numbers).as_deref() {
            Some([lon, lat, ..]) => Some((*lon, *lat)),
            _ => match self.metadata("bounds").and_then(numbers).as_deref() {
                Some([west, south, east, north]) => Some((f64::midpoint(*west, *east), f64::midpoint(*south, *north))),
                _ => None,
            },
        };
        if let Some(id) = middle.and_then(|(lon, lat)| tile_at(lon, lat, zoom))
            && let Ok(Some(_)) = self.tile(id)
        {
            return Ok(id);
        }
        let sql = "SELECT tile_column, tile_row FROM tiles WHERE zoom_level = ?1 LIMIT 1";
        let first = self.first(sql, [zoom], |row| Ok((row.get(0)?, row.get(1)?))).ok().flatten();
        let id = first.and_then(|(x, row)| Some(TileId { x, y: self.row(zoom, row)?, zoom }));
        Ok(id.unwrap_or(TileId { x: 0, y: 0, zoom }))
    }

    /// `true` for vector tiles, judged by a tile, otherwise by the metadata.
    fn is_vector(&mut self) -> Result<bool, Fault> {
        let tile = self.tile(self.about.home).ok().flatten().and_then(|tile| decode::contents(tile).ok());
        match tile.filter(|tile| !tile.is_empty()).map(|tile| decode::kind(&tile)) {
            Some(Ok(kind)) => Ok(kind == decode::Kind::Vector),
            Some(Err(fault @ Fault::Format(format))) if format != super::fault::Format::Unknown => Err(fault),
            Some(Err(fault @ Fault::Packing(_))) => Err(fault),
            _ => Ok(self.metadata("format").is_some_and(|format| matches!(format.trim(), "pbf" | "mvt"))),
        }
    }

    /// Converts a row between the file's numbering and that from the north; `None` if it is out of range.
    fn row(&self, zoom: u8, row: u32) -> Option<u32> {
        let last = 1_u32.checked_shl(u32::from(zoom))? - 1;
        if self.from_north { (row <= last).then_some(row) } else { last.checked_sub(row) }
    }

    /// First row of a query result; fails with [`Fault::Slow`] above the time limit.
    fn first<T>(
        &mut self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Fault> {
        let began = Instant::now();
        let late = move || began.elapsed() > PATIENCE;
        self.connection.progress_handler(STEPS, Some(late)).map_err(|error| fault(&error))?;
        let mut statement = self.connection.prepare(sql).map_err(|error| fault(&error))?;
        statement.query_row(params, read).optional().map_err(|error| fault(&error))
    }
}

const TILE: &str = "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3 LIMIT 1";

impl Archive for MbTiles {
    fn about(&self) -> &About {
        &self.about
    }

    fn tile(&mut self, id: TileId) -> Result<Option<Vec<u8>>, Fault> {
        let Some(row) = self.row(id.zoom, id.y) else { return Ok(None) };
        let bytes = self.first(TILE, (id.zoom, id.x, row), |row| {
            Ok(match row.get_ref(0)? {
                ValueRef::Blob(bytes) | ValueRef::Text(bytes) => Ok(bytes.to_vec()),
                ValueRef::Null => Ok(Vec::new()),
                ValueRef::Integer(_) | ValueRef::Real(_) => Err(Fault::BrokenTile),
            })
        })?;
        Ok(bytes.transpose()?.filter(|bytes| !bytes.is_empty()))
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

/// `true` if changes are pending next to the file: rows in a write-ahead log, or the journal of an interrupted write.
/// Journals of completed writes are short or begin with zeros.
fn has_journal(path: &Path) -> bool {
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

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use super::*;
    use crate::surface::screen::tiles::{
        fault::Format,
        fixture::{self, BLUE, GREEN, RED},
    };

    /// Archive in a temporary folder.
    struct Case {
        folder: tempfile::TempDir,
    }

    impl Case {
        fn new(metadata: &[(&str, &str)], tiles: &fixture::Stored) -> Self {
            let case = Self { folder: tempfile::tempdir().unwrap() };
            fixture::mbtiles(&case.path(), metadata, tiles);
            case
        }

        fn path(&self) -> std::path::PathBuf {
            self.folder.path().join("a.mbtiles")
        }

        fn change(&self, sql: &str) -> &Self {
            Connection::open(self.path()).unwrap().execute_batch(sql).unwrap();
            self
        }

        fn open(&self) -> Result<MbTiles, Fault> {
            MbTiles::open(&self.path())
        }

        /// `true` if the north-eastern tile is read correctly.
        fn green(&self) -> bool {
            let tile = self.open().unwrap().tile(TileId { x: 1, y: 0, zoom: 1 });
            tile == Ok(Some(fixture::png(GREEN)))
        }
    }

    #[test]
    fn rows_count_from_the_south_unless_the_archive_says_otherwise() {
        assert!(Case::new(&[], &fixture::quarters(1)).green());
        for scheme in ["xyz", "XYZ"] {
            // The fixture writes rows from the north for `xyz`.
            let case = Case::new(&[("scheme", "xyz")], &fixture::quarters(1));
            case.change(&format!("UPDATE metadata SET value = '{scheme}'"));
            assert!(case.green(), "{scheme}");
        }
        assert!(Case::new(&[("scheme", "tms")], &fixture::quarters(1)).green());
    }

    #[test]
    fn metadata_may_say_anything_or_nothing() {
        for format in ["PNG", "image/png", "", "tiff", "pbf"] {
            assert!(Case::new(&[("format", format)], &fixture::quarters(1)).green(), "{format}");
        }
        let case = Case::new(&[("format", "png")], &fixture::quarters(1));
        assert!(case.change("UPDATE metadata SET value = NULL").green());
        assert!(case.change("DROP TABLE metadata").green());
        let view = "ALTER TABLE tiles RENAME TO stored; CREATE VIEW tiles AS SELECT * FROM stored;";
        assert!(case.change(view).green());
    }

    #[test]
    fn levels_are_those_of_its_rows() {
        let mut tiles = fixture::quarters(1);
        tiles.extend(fixture::quarters(3));
        let case = Case::new(&[("minzoom", "0"), ("maxzoom", "9")], &tiles);
        case.change("INSERT INTO tiles VALUES (NULL, 0, 0, x'00'), (99, 0, 0, x'00'), (-3, 0, 0, x'00')");
        let archive = case.open().unwrap();
        assert_eq!(archive.about().levels, [1, 3].into_iter().collect());
    }

    #[test]
    fn its_middle_is_a_tile_that_is_there() {
        let tiles = vec![((6, 52, 25), fixture::png(RED)), ((6, 50, 24), fixture::png(BLUE))];
        let home = |metadata: &[(&str, &str)]| Case::new(metadata, &tiles).open().unwrap().about().home;
        assert_eq!(home(&[("center", "113.9,34,6")]), TileId { x: 52, y: 25, zoom: 6 });
        assert_eq!(home(&[("bounds", "101,36,107,44")]), TileId { x: 50, y: 24, zoom: 6 });
        let any = home(&[("center", "0,0,6")]);
        assert!(tiles.iter().any(|(place, _)| *place == (6, any.x, any.y)), "{any:?}");
    }

    #[test]
    fn reading_writes_nothing_beside_the_archive() {
        let names = |case: &Case| -> BTreeSet<_> {
            fs::read_dir(case.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect()
        };
        for mode in ["wal", "delete", "persist"] {
            let case = Case::new(&[], &fixture::quarters(1));
            case.change(&format!("PRAGMA journal_mode = {mode}; UPDATE tiles SET tile_row = tile_row"));
            let before = (names(&case), fs::read(case.path()).unwrap());
            let mut archive = case.open().unwrap();
            assert!(archive.tile(TileId { x: 1, y: 0, zoom: 1 }).unwrap().is_some());
            assert_eq!(names(&case), before.0, "{mode}, while open");
            drop(archive);
            assert_eq!((names(&case), fs::read(case.path()).unwrap()), before, "{mode}");
        }
    }

    #[test]
    fn rows_that_wait_in_a_log_are_said_to_wait() {
        let case = Case::new(&[], &fixture::quarters(1));
        assert!(!case.open().unwrap().about().unwritten);
        case.change("PRAGMA journal_mode = persist; UPDATE tiles SET tile_row = tile_row");
        assert!(fs::metadata(case.folder.path().join("a.mbtiles-journal")).unwrap().len() > 32);
        assert!(!case.open().unwrap().about().unwritten, "what is left of a journal is no change");
        let writer = Connection::open(case.path()).unwrap();
        writer.execute_batch("PRAGMA journal_mode = wal; INSERT INTO tiles VALUES (7, 1, 1, x'00')").unwrap();
        let archive = case.open().unwrap();
        assert!(archive.about().unwritten);
        assert_eq!(archive.about().levels, [1].into_iter().collect(), "what is in the log is not read");
        drop((archive, writer));

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.mbtiles");
        let writer = Connection::open(&path).unwrap();
        writer
            .execute_batch(
                "PRAGMA journal_mode = wal; CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)",
            )
            .unwrap();
        assert_eq!(MbTiles::open(&path).err(), Some(Fault::Unwritten));
    }

    #[test]
    fn a_path_may_contain_anything() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = tempfile::tempdir().unwrap();
        for name in
            [&b"a?mode=memory#b%20c&d.mbtiles"[..], b"%41.mbtiles", "图 层.mbtiles".as_bytes(), b"\xff\xfe.mbtiles"]
        {
            let plain = folder.path().join("plain");
            fixture::mbtiles(&plain, &[], &fixture::quarters(1));
            let path = folder.path().join(OsStr::from_bytes(name));
            fs::rename(plain, &path).unwrap();
            assert!(MbTiles::open(&path).is_ok(), "{path:?}");
            let twice = [b"/", path.as_os_str().as_bytes()].concat();
            assert!(MbTiles::open(Path::new(OsStr::from_bytes(&twice))).is_ok(), "two slashes are no host");
        }
    }

    #[test]
    fn what_is_no_archive_of_tiles_is_refused_in_plain_words() {
        let refusal = |sql: &str| Case::new(&[], &fixture::quarters(1)).change(sql).open().err().unwrap();
        assert_eq!(refusal("DROP TABLE tiles"), Fault::NoTable);
        assert_eq!(refusal("DROP TABLE tiles; CREATE TABLE tiles (a, b)"), Fault::NoTable);
        assert_eq!(refusal("DELETE FROM tiles"), Fault::NoTiles);
        assert_eq!(refusal("UPDATE tiles SET zoom_level = 77"), Fault::NoTiles);
        let avif = "UPDATE tiles SET tile_data = x'0000001c667479706176696600000000'";
        assert_eq!(refusal(avif), Fault::Format(Format::Avif));

        let case = Case::new(&[], &fixture::quarters(3));
        let whole = fs::read(case.path()).unwrap();
        File::options().write(true).open(case.path()).unwrap().set_len(whole.len() as u64 / 2).unwrap();
        assert_eq!(case.open().err(), Some(Fault::Damaged(Part::Database)));
    }

    #[test]
    fn single_tiles_may_be_missing_or_unreadable() {
        let case = Case::new(&[], &fixture::quarters(2));
        let at = |sql: &str| {
            case.change(&format!("UPDATE tiles SET tile_data = {sql} WHERE tile_column = 3 AND tile_row = 2"));
            case.open().unwrap().tile(TileId { x: 3, y: 1, zoom: 2 })
        };
        assert_eq!(at("x''"), Ok(None));
        assert_eq!(at("NULL"), Ok(None));
        assert_eq!(at("7"), Err(Fault::BrokenTile));
        assert_eq!(at("'text'"), Ok(Some(b"text".to_vec())));
        assert_eq!(at(&format!("zeroblob({})", LARGEST_TILE + 2)), Err(Fault::LargeTile));
        assert_eq!(case.open().unwrap().tile(TileId { x: 3, y: 9, zoom: 2 }), Ok(None));
    }

    #[test]
    fn a_question_without_end_is_given_up() {
        let endless = "ALTER TABLE tiles RENAME TO stored;
            CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n)
            SELECT i + 100 AS zoom_level, 0 AS tile_column, 0 AS tile_row, x'' AS tile_data FROM n;";
        let case = Case::new(&[], &fixture::quarters(1));
        let began = Instant::now();
        assert_eq!(case.change(endless).open().err(), Some(Fault::Slow));
        assert!(began.elapsed() < PATIENCE * 2);
    }
}
