//! Entries of the search index, and how well words match them.

use super::{
    name_variant::Match,
    target::SearchTarget,
    token_matches::{TokenMatches, own},
    tones::Sound,
};

/// Weight of a match in a related name. At one half, a match in the own name ranks higher unless it was mistyped.
const RELATED: f32 = 0.5;

/// Match of a word or text with an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct EntryMatch {
    pub how: Match,
    pub related: bool,
}

impl EntryMatch {
    pub(super) fn score(self) -> f32 {
        self.how.score() * if self.related { RELATED } else { 1.0 }
    }
}

/// Entry of the index.
#[derive(Debug)]
pub(super) struct Entry {
    pub target: SearchTarget,
    /// Pronunciations of its Chinese names.
    pub sounds: Vec<Sound>,
    /// Indices of the entries of its cities, provinces and sector.
    pub related: Vec<usize>,
}

/// Best match of a word with an entry, in its own names or in related ones.
pub(super) fn look(entry: &Entry, at: usize, matches: &TokenMatches) -> Option<EntryMatch> {
    let by_name = own(matches, at).map(|how| EntryMatch { how, related: false });
    let related = entry.related.iter().filter_map(|other| own(matches, *other)).max();
    let by_relation = related.map(|how| EntryMatch { how, related: true });
    by_name.into_iter().chain(by_relation).max_by(|a, b| a.score().total_cmp(&b.score()))
}

/// Weakest word and the overall score; `None` for no words.
pub(super) fn overall(words: &[EntryMatch]) -> Option<(EntryMatch, f32)> {
    let least = words.iter().copied().min_by(|a, b| a.score().total_cmp(&b.score()))?;
    let mean = words.iter().map(|found| found.score()).sum::<f32>() / words.len() as f32;
    Some((least, f32::midpoint(least.score(), mean)))
}
