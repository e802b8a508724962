//! Vector tiles as shapes, styled by schema and theme.

use walkers::Tile;

use super::{fault::Fault, style, vector_limits};
use crate::view::Theme;

/// Supported extent of vector tiles, grid units per side.
const GRID: u32 = 4096;
/// Side at which vector tiles are drawn, points.
pub(super) const SIDE: u32 = 512;
/// Maximum number of labels per tile; each is laid out again in every frame.
const NAMES: usize = 1500;

/// Draws a vector tile; `None` if it has no layers.
///
/// # Errors
/// The tile is damaged, too costly to draw, or of an extent that walkers skips.
pub(super) fn draw(bytes: &[u8], zoom: u8, theme: Theme) -> Result<Option<Tile>, Fault> {
    let layers = vector_limits::layers(bytes)?;
    let Some(first) = layers.first() else { return Ok(None) };
    if layers.iter().all(|layer| layer.grid != GRID) {
        return Err(Fault::Grid(first.grid));
    }
    let names: Vec<&str> = layers.iter().map(|layer| layer.name).collect();
    let style = style::of(&names, theme);
    let mut tile = Tile::from_mvt(bytes, style, zoom, SIDE).map_err(|_error| Fault::BrokenTile)?;
    if let Tile::Vector { texts, .. } = &mut tile {
        texts.truncate(NAMES);
    }
    Ok(Some(tile))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::surface::screen::tiles::fixture;

    #[test]
    fn tiles_are_drawn_whatever_their_layers_are_called() {
        for name in ["earth", "transportation", "企业"] {
            let tile = draw(&fixture::vector(name, GRID), 2, Theme::Light).unwrap();
            let Some(Tile::Vector { drawables, .. }) = tile else { panic!("no shapes") };
            assert!(!drawables.is_empty(), "{name}");
        }
        assert!(draw(&[], 2, Theme::Light).unwrap().is_none());
        assert_eq!(draw(&fixture::vector("earth", 512), 2, Theme::Light).err(), Some(Fault::Grid(512)));
    }

    proptest! {
        #[test]
        fn no_damage_makes_drawing_panic(damage in prop::collection::vec((0..60_usize, any::<u8>()), 1..5)) {
            let mut bytes = fixture::vector("water", GRID);
            for (at, value) in damage {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = value;
                }
            }
            let _drawn = draw(&bytes, 2, Theme::Dark);
        }
    }
}
