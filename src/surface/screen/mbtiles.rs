//! Raster tiles from a local `MBTiles` archive, an SQLite file.
//!
//! The format: <https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md>. Its rows count from the south. A thread
//! of its own reads and decodes; the interface never waits for it.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::mpsc::{Receiver, Sender, channel},
};

use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use walkers::{Stats, Style, Tile, TileId, TilePiece, Tiles, sources::Attribution};

/// Tiles that are kept decoded: several screens full.
const KEEP: usize = 1024;

type Key = (u8, u32, u32);

/// What is known of a tile that was asked for.
enum State {
    OnItsWay,
    Missing,
    There(Tile),
}

/// An open archive.
pub struct MbTiles {
    ask: Sender<TileId>,
    answers: Receiver<(Key, Option<Tile>)>,
    known: BTreeMap<Key, (State, u64)>,
    /// Counts what was asked, to tell what was not asked for in a long while.
    clock: u64,
    max_zoom: u8,
}

impl MbTiles {
    /// Opens an archive of raster tiles.
    ///
    /// # Errors
    /// Says what was found instead: no archive, or one with vector tiles.
    pub fn open(path: &Path, ctx: &egui::Context) -> Result<Self, String> {
        let connection =
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|error| error.to_string())?;
        let metadata = |name: &str| {
            connection
                .query_row("SELECT value FROM metadata WHERE name = ?1", [name], |row| row.get::<_, String>(0))
                .optional()
                .map_err(|error| error.to_string())
        };
        match metadata("format")?.as_deref() {
            Some("png" | "jpg" | "jpeg") | None => {}
            Some(other) => return Err(format!("MBTiles with tiles of format {other}")),
        }
        let stored = connection
            .query_row("SELECT max(zoom_level) FROM tiles", [], |row| row.get::<_, Option<u8>>(0))
            .map_err(|error| error.to_string())?;
        let Some(max_zoom) = stored else { return Err("MBTiles without a tile".to_owned()) };
        let (ask, asked) = channel();
        let (answer, answers) = channel();
        let ctx = ctx.clone();
        spawn(move || serve(&connection, &asked, &answer, &ctx)).map_err(|error| error.to_string())?;
        Ok(Self { ask, answers, known: BTreeMap::new(), clock: 0, max_zoom })
    }
}

#[expect(clippy::disallowed_methods, reason = "lives and dies with the archive: it ends when the archive is dropped")]
fn spawn(work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    std::thread::Builder::new().name("mbtiles".to_owned()).spawn(work).map(drop)
}

/// Answers until the archive is dropped.
fn serve(connection: &Connection, asked: &Receiver<TileId>, answer: &Sender<(Key, Option<Tile>)>, ctx: &egui::Context) {
    for id in asked {
        let tile = read(connection, id).and_then(|bytes| Tile::new(&bytes, &Style::default(), id.zoom, 256, ctx).ok());
        if answer.send((key(id), tile)).is_err() {
            return;
        }
        ctx.request_repaint();
    }
}

fn read(connection: &Connection, id: TileId) -> Option<Vec<u8>> {
    let row = (1_u32.checked_shl(u32::from(id.zoom))?).checked_sub(1 + id.y)?;
    let sql = "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3";
    let mut statement = connection.prepare(sql).ok()?;
    statement.query_row((id.zoom, id.x, row), |row| row.get(0)).optional().ok()?
}

fn key(id: TileId) -> Key {
    (id.zoom, id.x, id.y)
}

/// The tile `up` levels above one, and the part of it that shows the same ground.
fn above(id: TileId, up: u8) -> (TileId, egui::Rect) {
    let parts = 1_u32 << up;
    let (x, y) = ((id.x % parts) as f32, (id.y % parts) as f32);
    let size = 1.0 / parts as f32;
    let uv = egui::Rect::from_min_size(egui::pos2(x * size, y * size), egui::Vec2::splat(size));
    (TileId { x: id.x / parts, y: id.y / parts, zoom: id.zoom - up }, uv)
}

impl Tiles for MbTiles {
    fn at(&mut self, tile_id: TileId) -> Option<TilePiece> {
        for (key, tile) in self.answers.try_iter() {
            self.known.insert(key, (tile.map_or(State::Missing, State::There), self.clock));
        }
        self.clock += 1;
        let now = self.clock;
        if self.known.len() > KEEP {
            self.known.retain(|_, (state, used)| matches!(state, State::OnItsWay) || now - *used < KEEP as u64);
        }
        let wanted = above(tile_id, tile_id.zoom.saturating_sub(self.max_zoom)).0;
        if !self.known.contains_key(&key(wanted)) && self.ask.send(wanted).is_ok() {
            self.known.insert(key(wanted), (State::OnItsWay, now));
        }
        // Until it is there, a coarser one that covers the same ground.
        (0..=tile_id.zoom.min(8)).find_map(|up| {
            let (id, uv) = above(tile_id, up);
            let (state, used) = self.known.get_mut(&key(id))?;
            *used = now;
            match state {
                State::There(tile) => Some(TilePiece::new(tile.clone(), uv)),
                State::OnItsWay | State::Missing => None,
            }
        })
    }

    fn attribution(&self) -> Attribution {
        Attribution { text: "MBTiles", url: "", logo_light: None, logo_dark: None }
    }

    fn tile_size(&self) -> u32 {
        256
    }

    fn stats(&self) -> Stats {
        Stats { in_progress: self.known.values().filter(|(state, _)| matches!(state, State::OnItsWay)).count() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive with one grey tile that covers the world.
    fn archive(format: &str) -> tempfile::NamedTempFile {
        // A PNG of one grey pixel.
        const PIXEL: [u8; 67] = [
            0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0x0, 0x0, 0x0, 0xd, 0x49, 0x48, 0x44, 0x52, 0x0, 0x0, 0x0,
            0x1, 0x0, 0x0, 0x0, 0x1, 0x8, 0x0, 0x0, 0x0, 0x0, 0x3a, 0x7e, 0x9b, 0x55, 0x0, 0x0, 0x0, 0xa, 0x49, 0x44,
            0x41, 0x54, 0x78, 0xda, 0x63, 0x68, 0x0, 0x0, 0x0, 0x82, 0x0, 0x81, 0xda, 0x45, 0x8, 0x3b, 0x0, 0x0, 0x0,
            0x0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
        ];
        let file = tempfile::NamedTempFile::new().unwrap();
        let connection = Connection::open(file.path()).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE metadata (name TEXT, value TEXT);
                 CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);",
            )
            .unwrap();
        connection.execute("INSERT INTO metadata VALUES ('format', ?1)", [format]).unwrap();
        connection.execute("INSERT INTO tiles VALUES (1, 1, 1, ?1)", [PIXEL.as_slice()]).unwrap();
        file
    }

    #[test]
    fn rows_count_from_the_south() {
        let file = archive("png");
        let connection = Connection::open(file.path()).unwrap();
        assert!(read(&connection, TileId { x: 1, y: 0, zoom: 1 }).is_some(), "the north-east quarter");
        assert!(read(&connection, TileId { x: 1, y: 1, zoom: 1 }).is_none());
    }

    #[test]
    fn a_tile_arrives_and_a_missing_one_is_not_asked_for_again() {
        let file = archive("png");
        let mut tiles = MbTiles::open(file.path(), &egui::Context::default()).unwrap();
        assert_eq!(tiles.max_zoom, 1);
        let (there, missing) = (TileId { x: 1, y: 0, zoom: 1 }, TileId { x: 0, y: 0, zoom: 1 });
        for id in [there, missing] {
            let _asks = tiles.at(id);
        }
        while tiles.stats().in_progress > 0 {
            let _takes_answers_in = tiles.at(missing);
        }
        assert!(tiles.known.contains_key(&key(missing)));
        assert!(tiles.at(there).is_some());
        assert!(tiles.at(missing).is_none());
    }

    #[test]
    fn vector_tiles_are_refused_by_name() {
        let file = archive("pbf");
        let refused = MbTiles::open(file.path(), &egui::Context::default()).err();
        assert_eq!(refused.as_deref(), Some("MBTiles with tiles of format pbf"));
    }

    #[test]
    fn a_coarser_tile_covers_the_same_ground() {
        let (id, uv) = above(TileId { x: 5, y: 6, zoom: 3 }, 1);
        assert_eq!((id.x, id.y, id.zoom), (2, 3, 2));
        assert_eq!((uv.min, uv.max), (egui::pos2(0.5, 0.0), egui::pos2(1.0, 0.5)));
    }
}
