//! `MBTiles` reader; the format is an `SQLite` database.
//!
//! Format: <https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md>. Opened as immutable, so that nothing is
//! written next to the file, whether on a read-only medium or left in write-ahead mode by another program.

mod database;
mod journal;
#[cfg(test)]
mod tests;

use std::path::Path;

use rusqlite::types::ValueRef;
use walkers::TileId;

use self::{database::Database, journal::has_journal};
use super::{
    archive::{About, Archive, tile_at},
    credit, decode,
    fault::{Fault, Format},
    levels::{DEEPEST, Levels},
};

/// First bytes of an `SQLite` file.
pub(super) const MAGIC: &[u8] = b"SQLite format 3\0";

/// Query of a tile.
const TILE: &str = "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3 LIMIT 1";

/// Open `MBTiles` archive.
pub(super) struct MbTiles {
    database: Database,
    /// `true` if rows are numbered from the north; the format's default is from the south.
    from_north: bool,
    about: About,
}

impl MbTiles {
    /// Opens an archive whose first bytes are [`MAGIC`].
    ///
    /// # Errors
    /// The archive is damaged, or has no tiles that can be drawn.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        let unwritten = has_journal(path);
        let database = Database::open(path)?;
        let home = TileId { x: 0, y: 0, zoom: 0 };
        let about = About { levels: Levels::default(), credit: None, vector: false, home, unwritten };
        let mut archive = Self { database, from_north: false, about };
        match archive.look_around() {
            // The tables themselves may still be in the journal.
            Err(Fault::NoTable | Fault::NoTiles) if unwritten => Err(Fault::Unwritten),
            found => found.map(|()| archive),
        }
    }

    /// Fills in what is known about the archive.
    fn look_around(&mut self) -> Result<(), Fault> {
        self.database.check(TILE)?;
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
        self.database.first(sql, [name], |row| row.get::<_, Option<String>>(0)).ok().flatten().flatten()
    }

    /// Levels with tiles; if the query times out, those named in the metadata.
    fn levels(&mut self) -> Result<Levels, Fault> {
        let sql =
            "SELECT zoom_level FROM tiles WHERE zoom_level >= ?1 AND zoom_level <= ?2 ORDER BY zoom_level LIMIT 1";
        let mut levels = Levels::default();
        let mut from = 0;
        while from <= DEEPEST {
            match self.database.first(sql, (from, DEEPEST), |row| row.get::<_, u8>(0)) {
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
        let first = self.database.first(sql, [zoom], |row| Ok((row.get(0)?, row.get(1)?))).ok().flatten();
        let id = first.and_then(|(x, row)| Some(TileId { x, y: self.row(zoom, row)?, zoom }));
        Ok(id.unwrap_or(TileId { x: 0, y: 0, zoom }))
    }

    /// `true` for vector tiles, judged by a tile, otherwise by the metadata.
    fn is_vector(&mut self) -> Result<bool, Fault> {
        let tile = self.tile(self.about.home).ok().flatten().and_then(|tile| decode::contents(tile).ok());
        match tile.filter(|tile| !tile.is_empty()).map(|tile| decode::kind(&tile)) {
            Some(Ok(kind)) => Ok(kind == decode::Kind::Vector),
            Some(Err(fault @ Fault::Format(format))) if format != Format::Unknown => Err(fault),
            Some(Err(fault @ Fault::Packing(_))) => Err(fault),
            _ => Ok(self.metadata("format").is_some_and(|format| matches!(format.trim(), "pbf" | "mvt"))),
        }
    }

    /// Converts a row between the file's numbering and that from the north; `None` if it is out of range.
    fn row(&self, zoom: u8, row: u32) -> Option<u32> {
        let last = 1_u32.checked_shl(u32::from(zoom))? - 1;
        if self.from_north { (row <= last).then_some(row) } else { last.checked_sub(row) }
    }
}

impl Archive for MbTiles {
    fn about(&self) -> &About {
        &self.about
    }

    fn tile(&mut self, id: TileId) -> Result<Option<Vec<u8>>, Fault> {
        let Some(row) = self.row(id.zoom, id.y) else { return Ok(None) };
        let bytes = self.database.first(TILE, (id.zoom, id.x, row), |row| {
            Ok(match row.get_ref(0)? {
                ValueRef::Blob(bytes) | ValueRef::Text(bytes) => Ok(bytes.to_vec()),
                ValueRef::Null => Ok(Vec::new()),
                ValueRef::Integer(_) | ValueRef::Real(_) => Err(Fault::BrokenTile),
            })
        })?;
        Ok(bytes.transpose()?.filter(|bytes| !bytes.is_empty()))
    }
}
