//! Cache of decoded tiles, bounded in memory.

use std::collections::BTreeMap;

use super::{substitutes::Request, worker::Answer};
use crate::view::Theme;

/// Memory of cached tiles above which unused ones are dropped, bytes.
const BYTES: usize = 192 << 20;
/// Number of cached answers, missing tiles included, above which unused ones are dropped.
const TILES: usize = 4096;

struct Kept {
    answer: Answer,
    /// Last frame that used it.
    used: u64,
}

/// Answers by request; those used by the last frame are never dropped.
#[derive(Default)]
pub(super) struct Cache {
    kept: BTreeMap<(Theme, u8, u8, u32, u32), Kept>,
    frame: u64,
}

impl Cache {
    /// Begins a frame; above a limit, drops the least recently used answers.
    pub(super) fn begin_frame(&mut self) {
        let cost = |kept: &Kept| if let Answer::There(_, bytes) = &kept.answer { *bytes } else { 0 };
        let mut bytes: usize = self.kept.values().map(cost).sum();
        if bytes > BYTES || self.kept.len() > TILES {
            let old = self.kept.iter().filter(|(_, kept)| kept.used < self.frame);
            let mut old: Vec<_> = old.map(|(key, kept)| (kept.used, *key, cost(kept))).collect();
            old.sort_unstable();
            for (_, key, freed) in old {
                // Down to half the limit, so that not every frame drops some.
                if bytes <= BYTES / 2 && self.kept.len() <= TILES / 2 {
                    break;
                }
                self.kept.remove(&key);
                bytes -= freed;
            }
        }
        self.frame += 1;
    }

    /// Stores the answer to a request.
    pub(super) fn keep(&mut self, request: Request, answer: Answer) {
        self.kept.insert(request.key(), Kept { answer, used: self.frame });
    }

    /// Answer to a request; `None` if it is not cached.
    pub(super) fn get(&mut self, request: Request) -> Option<&Answer> {
        let kept = self.kept.get_mut(&request.key())?;
        kept.used = self.frame;
        Some(&kept.answer)
    }
}

#[cfg(test)]
mod tests {
    use walkers::TileId;

    use super::*;

    fn request(x: u32) -> Request {
        Request { id: TileId { x, y: 0, zoom: 20 }, up: 0, theme: Theme::Light }
    }

    #[test]
    fn what_is_needed_stays_and_what_was_needed_long_ago_goes() {
        let mut cache = Cache::default();
        cache.begin_frame();
        for x in 0..=TILES as u32 {
            cache.keep(request(x), Answer::Missing);
        }
        cache.begin_frame();
        assert!(cache.get(request(7)).is_some(), "all of them belong to the frame before");
        cache.begin_frame();
        assert!(cache.get(request(7)).is_some());
        assert!(cache.get(request(8)).is_none());
        assert!(cache.kept.len() <= TILES / 2 + 1);
    }
}
