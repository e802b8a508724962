//! Tests of the reader with databases in temporary folders.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs::{self, File},
    time::Instant,
};

use rusqlite::Connection;

use super::{database::PATIENCE, *};
use crate::surface::screen::tiles::{
    LARGEST_TILE,
    fault::Part,
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
        .execute_batch("PRAGMA journal_mode = wal; CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)")
        .unwrap();
    assert_eq!(MbTiles::open(&path).err(), Some(Fault::Unwritten));
}

#[test]
fn a_path_may_contain_anything() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    for name in [&b"a?mode=memory#b%20c&d.mbtiles"[..], b"%41.mbtiles", "图 层.mbtiles".as_bytes(), b"\xff\xfe.mbtiles"]
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
