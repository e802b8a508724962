//! Map tiles of online sources and local archives, created only on request.
//!
//! A local archive is read on its own thread, which never writes or connects and is bounded in memory and time,
//! whatever the file contains. Loading always ends with all tiles, some tiles, or a reason.

mod archive;
mod cache;
mod credit;
mod decode;
mod fault;
#[cfg(test)]
mod fixture;
mod levels;
mod local;
mod mbtiles;
mod online;
mod open;
mod pmtiles;
mod shapes;
mod style;
mod substitutes;
mod varint;
mod vector_limits;
mod worker;

use std::path::{Path, PathBuf};

use walkers::{Stats, TileId, TilePiece, Tiles, sources::Attribution};

use self::{local::Local, online::Online, worker::Worker};
use super::projection::{scale_for, zoom_for};
use crate::{
    geo::ProjectionKind,
    model::LonLat,
    view::{Basemap, Camera, MAX_METRES_PER_POINT, MIN_METRES_PER_POINT, Theme},
};

pub use fault::{Absence, Fault, Format, Packing, Part, TileError, TileState};
pub use levels::Levels;

/// Maximum size of a tile, bytes, both compressed and decompressed.
pub(crate) const LARGEST_TILE: usize = 8 << 20;
/// Maximum side of a tile to be decoded, pixels.
pub(crate) const LARGEST_SIDE: u32 = 4096;

/// Tiles of one basemap.
pub struct Tileset {
    backdrop: Basemap,
    source: Source,
}

enum Source {
    Online(Online),
    Local(Local),
}

impl Tileset {
    /// Connects to the server of a basemap; call only with the user's consent. `None` for basemaps without a server.
    ///
    /// # Errors
    /// Connections are impossible on this machine.
    pub fn online(backdrop: &Basemap, cache: Option<&Path>, ctx: &egui::Context) -> Result<Option<Self>, Fault> {
        let online = Online::connect(backdrop, cache, ctx)?;
        Ok(online.map(|online| Self { backdrop: backdrop.clone(), source: Source::Online(online) }))
    }

    /// Basemap of these tiles.
    pub fn backdrop(&self) -> &Basemap {
        &self.backdrop
    }

    /// Resets the counters before a frame is drawn in a theme.
    pub(crate) fn begin_frame(&mut self, theme: Theme) {
        match &mut self.source {
            Source::Online(online) => online.begin_frame(),
            Source::Local(local) => local.begin_frame(theme),
        }
    }

    /// Requests missing tiles after a frame.
    pub(crate) fn end_frame(&mut self) {
        if let Source::Local(local) = &mut self.source {
            local.end_frame();
        }
    }

    /// Loading state after a frame.
    pub fn state(&self) -> TileState {
        match &self.source {
            Source::Online(online) => online.state(),
            Source::Local(local) => local.state(),
        }
    }

    /// `true` if the last frame drew a tile.
    pub fn is_seen(&self) -> bool {
        match &self.source {
            Source::Online(online) => online.drawn() > 0,
            Source::Local(local) => local.drawn() > 0,
        }
    }

    /// Attribution of the tiles drawn, text and address; `None` if no tile is drawn.
    pub fn credit(&self) -> Option<(String, String)> {
        if !self.is_seen() {
            return None;
        }
        match &self.source {
            Source::Online(online) => {
                let Attribution { text, url, .. } = online.attribution();
                let text = if text.contains('©') { text.to_owned() } else { format!("© {text}") };
                Some((text, url.to_owned()))
            }
            Source::Local(local) => {
                let Basemap::File(path) = &self.backdrop else { return None };
                let name = || Path::new(path.file_name().unwrap_or_default()).display().to_string();
                Some((local.about().credit.clone().unwrap_or_else(name), String::new()))
            }
        }
    }

    /// `true` if changes to the archive are pending in a journal, which is not read.
    pub(crate) fn is_unwritten(&self) -> bool {
        matches!(&self.source, Source::Local(local) if local.about().unwritten)
    }

    /// Camera that shows a tile of the archive; `None` for online tiles or outside the limits of the map.
    pub fn home(&self) -> Option<Camera> {
        let Source::Local(local) = &self.source else { return None };
        let home = local.about().home;
        let (lon, lat) = archive::middle(home);
        let larger = (local.tile_size() / 256).ilog2() as u8;
        let scale = scale_for(f64::from(home.zoom + larger)).clamp(MIN_METRES_PER_POINT, MAX_METRES_PER_POINT);
        let asked = (zoom_for(scale).round() as u8).saturating_sub(larger).min(home.zoom);
        let (square, _) = substitutes::above(home, home.zoom - asked);
        substitutes::stand_ins(square, local.about().levels, local.about().vector, Theme::Light).next()?;
        let projection = ProjectionKind::WebMercator;
        let center = LonLat::new(lon, lat);
        let inside = projection.limits().contains(projection.plane_from_lonlat(center));
        inside.then_some(Camera { center, metres_per_point: scale, projection })
    }
}

impl Tiles for Tileset {
    fn at(&mut self, tile_id: TileId) -> Option<TilePiece> {
        match &mut self.source {
            Source::Online(online) => online.at(tile_id),
            Source::Local(local) => local.at(tile_id),
        }
    }

    fn attribution(&self) -> Attribution {
        match &self.source {
            Source::Online(online) => online.attribution(),
            Source::Local(local) => local.attribution(),
        }
    }

    fn tile_size(&self) -> u32 {
        match &self.source {
            Source::Online(online) => online.tile_size(),
            Source::Local(local) => local.tile_size(),
        }
    }

    fn stats(&self) -> Stats {
        match &self.source {
            Source::Online(online) => online.stats(),
            Source::Local(local) => local.stats(),
        }
    }
}

/// Local archive being opened on its thread; dropping it cancels.
pub struct Opening {
    path: PathBuf,
    worker: Option<Result<Worker, Fault>>,
}

impl Opening {
    /// Starts opening an archive; repaints `ctx` when it is open or rejected.
    pub fn start(path: PathBuf, ctx: &egui::Context) -> Self {
        let theirs = path.clone();
        let worker = Some(Worker::start(move || open::open(&theirs), ctx));
        Self { path, worker }
    }

    /// Path of the archive.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Tiles or the reason of rejection, once known; `None` before, and after they were returned once.
    pub(crate) fn poll(&mut self) -> Option<Result<Tileset, TileError>> {
        let opened = match self.worker.as_ref()? {
            Ok(worker) => worker.opened()?,
            Err(fault) => Err(*fault),
        };
        let worker = self.worker.take()?;
        let tiles = opened.and_then(|about| {
            let source = Source::Local(Local::new(about, worker?));
            Ok(Tileset { backdrop: Basemap::File(self.path.clone()), source })
        });
        Some(tiles.map_err(|fault| TileError { path: self.path.clone(), fault }))
    }
}

impl std::fmt::Debug for Opening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opening").field("path", &self.path).finish_non_exhaustive()
    }
}
