//! Interface of tile archives, independent of their format.

use walkers::TileId;

use super::{fault::Fault, levels::Levels};

/// Properties of an archive, read once when it is opened.
#[derive(Clone, Debug)]
pub(super) struct About {
    /// Zoom levels with tiles.
    pub levels: Levels,
    /// Attribution as plain text.
    pub credit: Option<String>,
    /// `true` for vector tiles.
    pub vector: bool,
    /// Tile of the coarsest level, at the archive's centre if possible.
    pub home: TileId,
    /// `true` if a journal next to the file holds changes; it is not read.
    pub unwritten: bool,
}

/// Tile archive, read on a thread of its own.
pub(super) trait Archive: Send {
    /// Properties of the archive.
    fn about(&self) -> &About;

    /// Bytes of a tile as stored; `None` if it is missing or empty.
    ///
    /// # Errors
    /// The tile exists but cannot be read.
    fn tile(&mut self, id: TileId) -> Result<Option<Vec<u8>>, Fault>;
}

/// Tile of a zoom level at longitude and latitude, degrees; `None` outside Web Mercator.
pub(super) fn tile_at(lon: f64, lat: f64, zoom: u8) -> Option<TileId> {
    if !((-180.0..=180.0).contains(&lon) && (-85.06..=85.06).contains(&lat)) {
        return None;
    }
    let side = f64::from(zoom).exp2();
    let (x, y) = ((lon + 180.0) / 360.0, 0.5 - lat.to_radians().tan().asinh() / std::f64::consts::TAU);
    let cell = |part: f64| (part * side).floor().clamp(0.0, side - 1.0) as u32;
    Some(TileId { x: cell(x), y: cell(y), zoom })
}

/// Longitude and latitude of the centre of a tile, degrees.
pub(super) fn middle(id: TileId) -> (f64, f64) {
    let side = f64::from(id.zoom).exp2();
    let (x, y) = ((f64::from(id.x) + 0.5) / side, (f64::from(id.y) + 0.5) / side);
    (x * 360.0 - 180.0, ((0.5 - y) * std::f64::consts::TAU).sinh().atan().to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_of_places_are_those_of_the_usual_grid() {
        // Tiananmen, by the formula of the OpenStreetMap wiki.
        let id = tile_at(116.3975, 39.9087, 14).unwrap();
        assert_eq!((id.x, id.y), (13489, 6208));
        assert_eq!(tile_at(180.0, 85.0, 3), Some(TileId { x: 7, y: 0, zoom: 3 }));
        assert_eq!(tile_at(f64::NAN, 0.0, 3), None);
        assert_eq!(tile_at(0.0, 90.0, 3), None);
    }

    #[test]
    fn the_middle_of_a_tile_lies_in_it() {
        for id in [TileId { x: 0, y: 0, zoom: 0 }, TileId { x: 26, y: 13, zoom: 5 }] {
            let (lon, lat) = middle(id);
            assert_eq!(tile_at(lon, lat, id.zoom), Some(id));
        }
    }
}
