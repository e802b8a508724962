//! Tiles of a local archive, requested frame by frame.

use walkers::{Stats, TileId, TilePiece, Tiles, sources::Attribution};

use super::{
    archive::About,
    cache::Cache,
    fault::{Absence, Fault, TileState},
    shapes,
    substitutes::{Request, is_valid, stand_ins},
    worker::{Answer, Worker},
};
use crate::view::Theme;

/// Open archive with the requests and counters of the last frame.
pub(super) struct Local {
    about: About,
    worker: Worker,
    cache: Cache,
    wanted: Vec<Request>,
    theme: Theme,
    asked: usize,
    drawn: usize,
    fault: Option<Fault>,
    /// `true` if a requested tile could only be composed from levels too deep for it.
    too_deep: bool,
}

impl Local {
    /// Tiles of an archive opened by a worker.
    pub(super) fn new(about: About, worker: Worker) -> Self {
        let (cache, wanted) = (Cache::default(), Vec::new());
        let theme = Theme::default();
        Self { about, worker, cache, wanted, theme, asked: 0, drawn: 0, fault: None, too_deep: false }
    }

    /// Properties of the archive.
    pub(super) fn about(&self) -> &About {
        &self.about
    }

    /// Stores new answers and resets the counters.
    pub(super) fn begin_frame(&mut self, theme: Theme) {
        self.theme = theme;
        self.cache.begin_frame();
        for (request, answer) in self.worker.answers() {
            self.cache.keep(request, answer);
        }
        self.wanted.clear();
        (self.asked, self.drawn, self.fault, self.too_deep) = (0, 0, None, false);
    }

    /// Requests the tiles that the frame lacked.
    pub(super) fn end_frame(&mut self) {
        self.worker.want(self.wanted.clone());
    }

    /// Number of tiles drawn in the frame.
    pub(super) fn drawn(&self) -> usize {
        self.drawn
    }

    /// Loading state after a frame.
    pub(super) fn state(&self) -> TileState {
        let stopped = if self.wanted.is_empty() { None } else { self.worker.fault() };
        if !self.wanted.is_empty() && stopped.is_none() {
            return TileState::Loading;
        }
        match self.fault.or(stopped) {
            _ if self.asked == 0 => TileState::Ready,
            Some(fault) if self.drawn == 0 => TileState::Unavailable(Absence::Fault(fault)),
            Some(fault) => TileState::Partly(fault),
            None if self.drawn > 0 => TileState::Ready,
            None if self.too_deep => TileState::Unavailable(Absence::Deeper(self.about.levels)),
            None => TileState::Unavailable(Absence::Elsewhere),
        }
    }
}

impl Tiles for Local {
    fn at(&mut self, tile_id: TileId) -> Option<TilePiece> {
        if !is_valid(tile_id) {
            return None;
        }
        self.asked += 1;
        let mut waiting = false;
        let mut found = None;
        let mut none = true;
        for (request, part) in stand_ins(tile_id, self.about.levels, self.about.vector, self.theme) {
            none = false;
            match self.cache.get(request) {
                // One request per tile: coarser ones are requested only if this one is missing, but drawn meanwhile.
                None if !waiting => {
                    waiting = true;
                    if !self.wanted.contains(&request) {
                        self.wanted.push(request);
                    }
                }
                Some(Answer::There(tile, _)) => {
                    found = Some(TilePiece::new(tile.clone(), part));
                    break;
                }
                Some(Answer::Broken(fault)) if !waiting => self.fault = self.fault.or(Some(*fault)),
                None | Some(Answer::Missing | Answer::Broken(_)) => {}
            }
        }
        self.too_deep |= none;
        self.drawn += usize::from(found.is_some());
        found
    }

    fn attribution(&self) -> Attribution {
        Attribution { text: "", url: "", logo_light: None, logo_dark: None }
    }

    fn tile_size(&self) -> u32 {
        if self.about.vector { shapes::SIDE } else { 256 }
    }

    fn stats(&self) -> Stats {
        Stats { in_progress: self.wanted.len() }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::surface::screen::tiles::{
        fault::Format,
        fixture::{self, Pm, RED},
        open,
    };

    /// A `PMTiles` archive with these tiles.
    fn local(tiles: fixture::Stored) -> Local {
        use std::io::Write as _;
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(&Pm::of(tiles).bytes()).unwrap();
        let worker = Worker::start(move || open::open(file.path()), &egui::Context::default()).unwrap();
        let began = Instant::now();
        let about = loop {
            assert!(began.elapsed() < Duration::from_secs(20), "not opened");
            if let Some(opened) = worker.opened() {
                break opened.unwrap();
            }
        };
        Local::new(about, worker)
    }

    /// Draws frames until loading ends; returns the final state and the drawn part of each tile.
    fn frames(local: &mut Local, ids: &[TileId]) -> (TileState, Vec<Option<egui::Rect>>) {
        let began = Instant::now();
        loop {
            local.begin_frame(Theme::Light);
            let drawn = ids.iter().map(|id| local.at(*id).map(|piece| piece.uv)).collect();
            local.end_frame();
            if local.state() != TileState::Loading {
                return (local.state(), drawn);
            }
            assert!(began.elapsed() < Duration::from_secs(20), "loading does not end");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn id(zoom: u8, x: u32, y: u32) -> TileId {
        TileId { x, y, zoom }
    }

    #[test]
    fn what_is_there_is_drawn_and_what_is_missing_is_shown_by_a_coarser_tile() {
        let mut tiles = fixture::quarters(1);
        tiles.push(((2, 3, 1), fixture::png(RED)));
        let mut local = local(tiles);
        let (state, drawn) = frames(&mut local, &[id(2, 3, 1), id(2, 2, 1), id(9, 400, 200)]);
        assert_eq!(state, TileState::Ready);
        let sizes: Vec<f32> = drawn.iter().map(|part| part.unwrap().width()).collect();
        assert_eq!(sizes, [1.0, 0.5, 1.0 / 128.0]);
    }

    #[test]
    fn broken_tiles_are_shown_by_coarser_ones_and_the_reason_is_told() {
        let mut tiles = fixture::quarters(1);
        tiles.push(((2, 3, 1), b"no picture".to_vec()));
        tiles.push(((2, 2, 1), Vec::new()));
        let mut local = local(tiles);
        let (state, drawn) = frames(&mut local, &[id(2, 3, 1), id(2, 2, 1)]);
        assert_eq!(state, TileState::Partly(Fault::Format(Format::Unknown)));
        assert!(drawn.iter().all(Option::is_some));
    }

    #[test]
    fn an_archive_without_a_good_tile_ends_with_the_reason() {
        let mut local = local(vec![((0, 0, 0), b"no picture".to_vec())]);
        let (state, _) = frames(&mut local, &[id(4, 12, 6)]);
        assert_eq!(state, TileState::Unavailable(Absence::Fault(Fault::Format(Format::Unknown))));
    }

    #[test]
    fn deep_tiles_are_laid_together_where_they_are_few_and_named_where_they_are_many() {
        let mut local = local(vec![((6, 52, 26), fixture::png(RED))]);
        assert_eq!(frames(&mut local, &[id(4, 13, 6)]).0, TileState::Ready);
        assert_eq!(frames(&mut local, &[id(4, 12, 6)]).0, TileState::Unavailable(Absence::Elsewhere));
        let levels = [6].into_iter().collect();
        assert_eq!(frames(&mut local, &[id(1, 1, 0)]).0, TileState::Unavailable(Absence::Deeper(levels)));
    }

    #[test]
    fn tiles_that_are_no_longer_seen_are_not_asked_for() {
        let mut local = local(fixture::quarters(5));
        local.begin_frame(Theme::Light);
        for x in 0..32 {
            let _asks = local.at(id(5, x, 0));
        }
        local.end_frame();
        assert_eq!(local.stats().in_progress, 32);
        local.begin_frame(Theme::Light);
        let _asks = local.at(id(5, 0, 20));
        local.end_frame();
        assert_eq!(local.stats().in_progress, 1);
        let began = Instant::now();
        while !local.worker.answers().iter().any(|(request, _)| request.id == id(5, 0, 20)) {
            assert!(began.elapsed() < Duration::from_secs(20));
        }
    }
}
