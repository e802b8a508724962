//! Map tiles: online sources and local archives. The only place that makes a tile source, and it does so only
//! when asked: each owns a thread, and online ones connect.

use std::path::{Path, PathBuf};

use walkers::{
    HeaderValue, HttpOptions, HttpTiles, PmTiles, Stats, TileId, TilePiece, Tiles,
    sources::{Attribution, OpenStreetMap, OpenTopoMap, OpenTopoServer},
};

use super::mbtiles::MbTiles;
use crate::view::Backdrop;

/// Why a tile archive was refused.
#[derive(Debug, thiserror::Error)]
#[error("{path}: expected {expected}, found {found}", path = path.display())]
pub struct TileError {
    /// The file.
    pub path: PathBuf,
    /// What would do.
    pub expected: &'static str,
    /// What is there.
    pub found: String,
}

/// How loading goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileState {
    /// Some tiles are on their way.
    Loading,
    /// All that were asked for are there, or none was needed.
    Ready,
    /// None of those asked for could be had.
    Unavailable,
}

/// The tiles of one backdrop, and how loading goes.
pub struct Tileset {
    backdrop: Backdrop,
    source: Box<dyn Tiles>,
    /// Tiles that the last drawn frame asked for and got.
    asked: usize,
    got: usize,
    /// Passes in which nothing was under way; loading begins and ends on another thread, a moment later.
    quiet: usize,
}

/// Passes without news after which tiles that were asked for count as not to be had.
const PATIENCE: usize = 6;

impl Tileset {
    /// Makes the source of a backdrop; `None` for the base map, which needs none. Online sources connect from
    /// now on: call this only once a person has agreed.
    ///
    /// # Errors
    /// A local archive that is missing or of another kind.
    pub fn open(backdrop: &Backdrop, cache: Option<&Path>, ctx: &egui::Context) -> Result<Option<Self>, TileError> {
        let source: Box<dyn Tiles> = match backdrop {
            Backdrop::BaseMap => return Ok(None),
            Backdrop::OpenStreetMap => http(OpenStreetMap, cache, ctx),
            Backdrop::OpenTopoMap => http(OpenTopoMap(OpenTopoServer::A), cache, ctx),
            Backdrop::File(path) => archive(path, ctx)?,
        };
        Ok(Some(Self { backdrop: backdrop.clone(), source, asked: 0, got: 0, quiet: 0 }))
    }

    /// Whose tiles these are.
    pub fn backdrop(&self) -> &Backdrop {
        &self.backdrop
    }

    /// Starts counting anew, before a frame is drawn.
    pub fn begin_frame(&mut self) {
        self.quiet = if self.source.stats().in_progress > 0 { 0 } else { self.quiet.saturating_add(1) };
        (self.asked, self.got) = (0, 0);
    }

    /// How loading goes, after a frame was drawn.
    pub fn state(&self) -> TileState {
        let under_way = self.source.stats().in_progress > 0;
        if under_way || (self.got == 0 && self.asked > 0 && self.quiet < PATIENCE) {
            TileState::Loading
        } else if self.asked > 0 && self.got == 0 {
            TileState::Unavailable
        } else {
            TileState::Ready
        }
    }

    /// What must be shown beside the tiles: text and address.
    pub fn credit(&self) -> (String, String) {
        if let Backdrop::File(path) = &self.backdrop {
            // walkers knows nothing of the archive's own metadata.
            return (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), String::new());
        }
        let Attribution { text, url, .. } = self.source.attribution();
        let text = if text.contains('©') { text.to_owned() } else { format!("© {text}") };
        (text, url.to_owned())
    }
}

impl Tiles for Tileset {
    fn at(&mut self, tile_id: TileId) -> Option<TilePiece> {
        let piece = self.source.at(tile_id);
        self.asked += 1;
        self.got += usize::from(piece.is_some());
        piece
    }

    fn attribution(&self) -> Attribution {
        self.source.attribution()
    }

    fn tile_size(&self) -> u32 {
        self.source.tile_size()
    }

    fn stats(&self) -> Stats {
        self.source.stats()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one door through which tiles are loaded")]
fn http(
    source: impl walkers::sources::TileSource + Send + Sync + 'static,
    cache: Option<&Path>,
    ctx: &egui::Context,
) -> Box<dyn Tiles> {
    // The cache keeps to the servers' expiry headers, as OpenStreetMap's tile policy asks.
    // It also asks programs to say who they are.
    let user_agent = HeaderValue::from_static(concat!("cluster-atlas/", env!("CARGO_PKG_VERSION")));
    let options =
        HttpOptions { cache: cache.map(Path::to_owned), user_agent: Some(user_agent), ..HttpOptions::default() };
    Box::new(HttpTiles::with_options(source, options, ctx.clone()))
}

/// The first bytes of a `PMTiles` archive of version 3.
const PMTILES: &[u8] = b"PMTiles\x03";

/// Opens an archive by what its first bytes say it is, whatever its name.
fn archive(path: &Path, ctx: &egui::Context) -> Result<Box<dyn Tiles>, TileError> {
    use std::io::Read as _;
    let expected = "a PMTiles archive of version 3 or an MBTiles archive of raster tiles";
    let refuse = |found: String| TileError { path: path.to_owned(), expected, found };
    let network = path.to_string_lossy().starts_with(['\\', '/'])
        && path.to_string_lossy().get(1..2).is_some_and(|c| matches!(c, "\\" | "/"));
    if network {
        return Err(refuse("a path on the network".to_owned()));
    }
    // Anything but a file, a pipe for instance, could make the program wait for ever.
    if std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(refuse("no file".to_owned()));
    }
    let mut head = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(PMTILES.len() as u64).read_to_end(&mut head))
        .map_err(|error| refuse(error.to_string()))?;
    match head.as_slice() {
        PMTILES => Ok(Box::new(PmTiles::new(path, ctx.clone()))),
        head if head.starts_with(b"SQLite") => {
            MbTiles::open(path, ctx).map(|tiles| Box::new(tiles) as _).map_err(refuse)
        }
        [] => Err(refuse("an empty file".to_owned())),
        [b'P', b'M', b'T', b'i', b'l', b'e', b's', version] => Err(refuse(format!("PMTiles version {version}"))),
        head => Err(refuse(format!("a file that starts with {:?}", String::from_utf8_lossy(head)))),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn refusal(path: &Path) -> String {
        archive(path, &egui::Context::default()).err().map(|error| error.to_string()).unwrap()
    }

    #[test]
    fn another_file_is_refused_by_what_it_is() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"PMTiles\x02").unwrap();
        let message = refusal(file.path());
        assert!(message.starts_with(&file.path().display().to_string()), "{message}");
        assert!(message.ends_with("found PMTiles version 2"), "{message}");
    }

    #[test]
    fn a_database_without_tiles_is_refused() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"SQLite format 3\0").unwrap();
        assert!(refusal(file.path()).contains("expected a PMTiles archive of version 3 or an MBTiles archive"));
    }

    #[test]
    fn a_missing_file_is_named() {
        let message = refusal(Path::new("/nowhere/china.pmtiles"));
        assert!(message.starts_with("/nowhere/china.pmtiles: expected"), "{message}");
    }
}
