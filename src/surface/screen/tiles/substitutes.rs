//! Substitutes of missing tiles: coarser ones are magnified, deeper ones composed.

use egui::{Rect, Vec2, pos2};
use walkers::TileId;

use super::levels::Levels;
use crate::view::Theme;

/// Maximum depth of composition, levels: a tile of 4⁴ others.
const COMPOSED: u8 = 4;

/// Request for a tile, or for one composed of tiles `up` levels deeper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// The tile.
    pub id: TileId,
    /// Levels down to the parts; 0 for the tile itself.
    pub up: u8,
    /// Colours of vector tiles; always light for raster tiles.
    pub theme: Theme,
}

impl Request {
    /// Sortable key.
    pub(super) fn key(self) -> (Theme, u8, u8, u32, u32) {
        (self.theme, self.up, self.id.zoom, self.id.x, self.id.y)
    }
}

/// Tile `up` levels above another, and the part of it that covers the same area, 0 to 1.
pub(super) fn above(id: TileId, up: u8) -> (TileId, Rect) {
    let parts = 1_u32 << up;
    let (x, y) = ((id.x % parts) as f32, (id.y % parts) as f32);
    let size = 1.0 / parts as f32;
    let part = Rect::from_min_size(pos2(x * size, y * size), Vec2::splat(size));
    (TileId { x: id.x / parts, y: id.y / parts, zoom: id.zoom - up }, part)
}

/// Requests that can replace a tile, nearest level first, and the part to be drawn: the tile itself, coarser ones, then
/// deeper ones. Vector tiles are not composed.
pub(super) fn stand_ins(
    id: TileId,
    levels: Levels,
    vector: bool,
    theme: Theme,
) -> impl Iterator<Item = (Request, Rect)> {
    let theme = if vector { theme } else { Theme::Light };
    let coarser = levels.iter().rev().filter(move |zoom| *zoom <= id.zoom).map(move |zoom| {
        let (id, part) = above(id, id.zoom - zoom);
        (Request { id, up: 0, theme }, part)
    });
    let reach = if vector { 0 } else { COMPOSED };
    let deeper = levels.iter().filter(move |zoom| *zoom > id.zoom && zoom - id.zoom <= reach).map(move |zoom| {
        let whole = Rect::from_min_size(egui::Pos2::ZERO, Vec2::splat(1.0));
        (Request { id, up: zoom - id.zoom, theme }, whole)
    });
    coarser.chain(deeper)
}

/// `true` if column and row exist at the zoom level.
pub(super) fn is_valid(id: TileId) -> bool {
    1_u32.checked_shl(u32::from(id.zoom)).is_some_and(|side| id.x < side && id.y < side)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ladder(id: TileId, levels: &[u8], vector: bool) -> Vec<(u8, u8)> {
        let levels = levels.iter().copied().collect();
        stand_ins(id, levels, vector, Theme::Dark).map(|(request, _)| (request.id.zoom, request.up)).collect()
    }

    #[test]
    fn a_coarser_tile_shows_the_part_that_is_asked_for() {
        let (id, part) = above(TileId { x: 5, y: 6, zoom: 3 }, 1);
        assert_eq!((id.x, id.y, id.zoom), (2, 3, 2));
        assert_eq!((part.min, part.max), (pos2(0.5, 0.0), pos2(1.0, 0.5)));
    }

    #[test]
    fn the_nearest_level_comes_first_and_coarser_ones_before_deeper_ones() {
        let id = TileId { x: 5, y: 6, zoom: 4 };
        assert_eq!(ladder(id, &[0, 2, 4, 5, 9], false), [(4, 0), (2, 0), (0, 0), (4, 1)]);
        assert_eq!(ladder(id, &[1], false), [(1, 0)]);
        assert_eq!(ladder(id, &[6], false), [(4, 2)]);
        assert_eq!(ladder(id, &[6], true), [], "shapes are not laid together");
        assert_eq!(ladder(id, &[9], false), [], "too many tiles for one");
    }
}
