//! Tiles of online servers: the program's only network access, opened only with the user's consent.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use walkers::{
    HeaderValue, HttpOptions, HttpTiles, Stats, TileId, TilePiece, Tiles,
    sources::{Attribution, OpenStreetMap, OpenTopoMap, OpenTopoServer, TileSource},
};

use super::fault::{Absence, Fault, TileState};
use crate::view::Basemap;

/// Frames without loading activity after which requested tiles count as unavailable.
const PATIENCE: usize = 6;

/// Tiles of a server, with the counters of the last frame.
pub(super) struct Online {
    /// `None` after a panic in walkers.
    source: Option<HttpTiles>,
    /// Tiles requested in the last frame; `drawn` counts those received.
    asked: usize,
    drawn: usize,
    /// Consecutive frames without active loading; loading starts and ends on another thread, with a delay.
    quiet: usize,
}

impl Online {
    /// Connects to the server of a basemap; `None` for basemaps without a server.
    ///
    /// # Errors
    /// Connections are impossible on this machine.
    pub(super) fn connect(
        backdrop: &Basemap,
        cache: Option<&Path>,
        ctx: &egui::Context,
    ) -> Result<Option<Self>, Fault> {
        let source = match backdrop {
            Basemap::OpenStreetMap => http(OpenStreetMap, cache, ctx)?,
            Basemap::OpenTopoMap => http(OpenTopoMap(OpenTopoServer::A), cache, ctx)?,
            Basemap::Embedded | Basemap::File(_) => return Ok(None),
        };
        Ok(Some(Self { source: Some(source), asked: 0, drawn: 0, quiet: 0 }))
    }

    /// Resets the counters before a frame is drawn.
    pub(super) fn begin_frame(&mut self) {
        self.quiet = if self.stats().in_progress > 0 { 0 } else { self.quiet.saturating_add(1) };
        (self.asked, self.drawn) = (0, 0);
    }

    /// Number of tiles drawn in the frame.
    pub(super) fn drawn(&self) -> usize {
        self.drawn
    }

    /// Loading state after a frame.
    pub(super) fn state(&self) -> TileState {
        if self.source.is_none() {
            return TileState::Unavailable(Absence::Fault(Fault::Crashed));
        }
        let under_way = self.stats().in_progress > 0;
        if under_way || (self.drawn == 0 && self.asked > 0 && self.quiet < PATIENCE) {
            TileState::Loading
        } else if self.asked > 0 && self.drawn == 0 {
            TileState::Unavailable(Absence::Offline)
        } else {
            TileState::Ready
        }
    }
}

impl Tiles for Online {
    fn at(&mut self, tile_id: TileId) -> Option<TilePiece> {
        self.asked += 1;
        let source = self.source.as_mut()?;
        // walkers panics if its own thread has died.
        let Ok(piece) = catch_unwind(AssertUnwindSafe(|| source.at(tile_id))) else {
            self.source = None;
            return None;
        };
        self.drawn += usize::from(piece.is_some());
        piece
    }

    fn attribution(&self) -> Attribution {
        let none = Attribution { text: "", url: "", logo_light: None, logo_dark: None };
        self.source.as_ref().map_or(none, Tiles::attribution)
    }

    fn tile_size(&self) -> u32 {
        self.source.as_ref().map_or(256, Tiles::tile_size)
    }

    fn stats(&self) -> Stats {
        self.source.as_ref().map(Tiles::stats).unwrap_or_default()
    }
}

impl Drop for Online {
    #[expect(
        clippy::disallowed_methods,
        reason = "ends with the last request, of which the interface must not wait for the end"
    )]
    fn drop(&mut self) {
        // Dropping waits for walkers' thread, which may wait for a reply that never comes.
        if let Some(source) = self.source.take() {
            // If no thread can be created, dropping happens here.
            let _ending = std::thread::Builder::new().name("tiles end".to_owned()).spawn(move || drop(source));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one door through which tiles are loaded")]
fn http(
    source: impl TileSource + Send + Sync + 'static,
    cache: Option<&Path>,
    ctx: &egui::Context,
) -> Result<HttpTiles, Fault> {
    // The cache obeys the servers' expiry headers, as OpenStreetMap's tile policy requires.
    // The policy also requires programs to identify themselves.
    let user_agent = HeaderValue::from_static(concat!("cluster-atlas/", env!("CARGO_PKG_VERSION")));
    let options =
        HttpOptions { cache: cache.map(Path::to_owned), user_agent: Some(user_agent), ..HttpOptions::default() };
    let connect = || HttpTiles::with_options(source, options, ctx.clone());
    // walkers panics if the system's certificates cannot be read.
    catch_unwind(AssertUnwindSafe(connect)).map_err(|_panic| Fault::Crashed)
}
