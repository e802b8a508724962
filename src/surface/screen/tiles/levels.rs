//! Set of zoom levels.

/// Deepest supported zoom level; level `n` has 2ⁿ × 2ⁿ tiles.
pub(super) const DEEPEST: u8 = 30;

/// Set of zoom levels from 0 to `DEEPEST`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Levels(u32);

impl Levels {
    /// Adds a level; levels deeper than `DEEPEST` are ignored.
    pub fn insert(&mut self, zoom: u8) {
        if zoom <= DEEPEST {
            self.0 |= 1 << zoom;
        }
    }

    /// `true` if the set contains a level.
    pub fn contains(self, zoom: u8) -> bool {
        zoom <= DEEPEST && self.0 & (1 << zoom) != 0
    }

    /// All levels, coarsest first.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = u8> {
        (0..=DEEPEST).filter(move |zoom| self.contains(*zoom))
    }

    /// Level with the fewest tiles; `None` if the set is empty.
    pub fn coarsest(self) -> Option<u8> {
        self.iter().next()
    }

    /// Contiguous ranges, as first and last level.
    pub fn stretches(self) -> Vec<(u8, u8)> {
        let mut found: Vec<(u8, u8)> = Vec::new();
        for zoom in self.iter() {
            match found.last_mut() {
                Some((_, last)) if *last + 1 == zoom => *last = zoom,
                _ => found.push((zoom, zoom)),
            }
        }
        found
    }
}

impl FromIterator<u8> for Levels {
    fn from_iter<T: IntoIterator<Item = u8>>(zooms: T) -> Self {
        let mut levels = Self::default();
        zooms.into_iter().for_each(|zoom| levels.insert(zoom));
        levels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_told_apart() {
        let levels: Levels = [0, 1, 2, 6, 9, 10, 31, 200].into_iter().collect();
        assert_eq!(levels.stretches(), [(0, 2), (6, 6), (9, 10)]);
        assert_eq!(levels.coarsest(), Some(0));
        assert_eq!(Levels::default().coarsest(), None);
    }
}
