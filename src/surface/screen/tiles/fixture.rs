//! Small tile archives for tests, written by code independent of the readers.

use std::{io::Write as _, path::Path};

use image::{ImageFormat, Rgba, RgbaImage};
use rusqlite::Connection;

pub(super) const RED: [u8; 4] = [220, 30, 40, 255];
pub(super) const GREEN: [u8; 4] = [30, 160, 60, 255];
pub(super) const BLUE: [u8; 4] = [40, 70, 210, 255];
pub(super) const YELLOW: [u8; 4] = [240, 210, 40, 255];

/// Zoom level, column, row from the north.
pub(super) type Place = (u8, u32, u32);
/// Stored tiles by position.
pub(super) type Stored = Vec<(Place, Vec<u8>)>;

/// Square image of one colour.
pub(super) fn picture(color: [u8; 4], side: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::DynamicImage::from(RgbaImage::from_pixel(side, side, Rgba(color)));
    let picture = if format == ImageFormat::Jpeg { picture.into_rgb8().into() } else { picture };
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(super) fn png(color: [u8; 4]) -> Vec<u8> {
    picture(color, 16, ImageFormat::Png)
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// Vector tile with one layer and one square in its north-western quarter; `grid` is the extent.
pub(super) fn vector(layer: &str, grid: u32) -> Vec<u8> {
    let side = 2 * u64::from(grid / 2);
    // MoveTo, three LineTo, ClosePath; coordinates are zigzag-encoded: 0, −1, 1, −2, 2 and so on.
    vector_of(layer, grid, &[9, 0, 0, 26, side, 0, 0, side, side - 1, 0, 15])
}

/// Vector tile with one layer and one polygon.
pub(super) fn vector_of(layer: &str, grid: u32, path: &[u64]) -> Vec<u8> {
    let value = |number: u64, value: u64| [varint(number << 3), varint(value)].concat();
    let path: Vec<u8> = path.iter().flat_map(|number| varint(*number)).collect();
    let feature = [value(3, 3), field(4, &path)].concat();
    field(3, &[value(15, 2), field(1, layer.as_bytes()), field(2, &feature), value(5, u64::from(grid))].concat())
}

/// Length-delimited field of a protocol buffer.
pub(super) fn field(number: u64, bytes: &[u8]) -> Vec<u8> {
    [varint(number << 3 | 2), varint(bytes.len() as u64), bytes.to_vec()].concat()
}

/// All tiles of a level, coloured by quadrant: north-west red, north-east green, south-west blue, south-east yellow.
pub(super) fn quarters(zoom: u8) -> Stored {
    let side = 1 << zoom;
    let color = |x: u32, y: u32| match (x < side / 2, y < side / 2) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => YELLOW,
    };
    (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| ((zoom, x, y), png(color(x, y)))).collect()
}

/// Writes an `MBTiles` archive; rows are numbered from the south unless the metadata has `scheme=xyz`.
pub(super) fn mbtiles(path: &Path, metadata: &[(&str, &str)], tiles: &Stored) {
    let connection = Connection::open(path).unwrap();
    let tables = "CREATE TABLE metadata (name TEXT, value TEXT);
        CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
        CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);";
    connection.execute_batch(tables).unwrap();
    for (name, value) in metadata {
        connection.execute("INSERT INTO metadata VALUES (?1, ?2)", [name, value]).unwrap();
    }
    let from_north = metadata.contains(&("scheme", "xyz"));
    for ((zoom, x, y), bytes) in tiles {
        let row = if from_north { *y } else { (1 << zoom) - 1 - y };
        connection.execute("INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)", (zoom, x, row, bytes)).unwrap();
    }
}

/// Contents of a `PMTiles` archive to be written.
pub(super) struct Pm {
    pub tiles: Stored,
    pub metadata: Vec<u8>,
    pub zooms: (u8, u8),
    pub tile_type: u8,
    pub tile_packing: u8,
    /// Levels of leaf directories, each with one entry; 0 if the root directory names the tiles.
    pub leaf_levels: usize,
}

impl Pm {
    pub(super) fn of(tiles: Stored) -> Self {
        Self { tiles, metadata: b"{}".to_vec(), zooms: (0, 0), tile_type: 2, tile_packing: 1, leaf_levels: 0 }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut tiles: Vec<(u64, &Vec<u8>)> = self.tiles.iter().map(|(place, bytes)| (number(*place), bytes)).collect();
        tiles.sort_by_key(|(number, _)| *number);
        let mut data = Vec::new();
        let mut entries = Vec::new();
        for (number, bytes) in tiles {
            entries.push((number, 1, data.len() as u64, bytes.len() as u64));
            data.extend(bytes);
        }
        let mut leaves = Vec::new();
        for _ in 0..self.leaf_levels {
            for entry in &mut entries {
                let leaf = gzip(&directory(&[*entry]));
                *entry = (entry.0, 0, leaves.len() as u64, leaf.len() as u64);
                leaves.extend(leaf);
            }
        }
        let root = gzip(&directory(&entries));
        let metadata = gzip(&self.metadata);
        let mut header = b"PMTiles\x03".to_vec();
        let mut start = 127;
        for part in [&root, &metadata, &leaves, &data] {
            header.extend(u64::to_le_bytes(start));
            header.extend((part.len() as u64).to_le_bytes());
            start += part.len() as u64;
        }
        header.extend([0; 24]);
        header.extend([0, 2, self.tile_packing, self.tile_type, self.zooms.0, self.zooms.1]);
        header.resize(127, 0);
        [header, root, metadata, leaves, data].concat()
    }
}

fn directory(entries: &[(u64, u64, u64, u64)]) -> Vec<u8> {
    let mut bytes = varint(entries.len() as u64);
    let mut before = 0;
    for (number, ..) in entries {
        bytes.extend(varint(number - before));
        before = *number;
    }
    bytes.extend(entries.iter().flat_map(|entry| varint(entry.1)));
    bytes.extend(entries.iter().flat_map(|entry| varint(entry.3)));
    bytes.extend(entries.iter().flat_map(|entry| varint(entry.2 + 1)));
    bytes
}

fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

/// Tile ID: number of tiles in all coarser levels plus position on the Hilbert curve (Wikipedia, "Hilbert curve",
/// `xy2d`).
fn number((zoom, mut x, mut y): Place) -> u64 {
    let above: u64 = (0..u32::from(zoom)).map(|level| 4_u64.pow(level)).sum();
    let mut along = 0;
    let mut half = if zoom == 0 { 0 } else { 1_u32 << (zoom - 1) };
    let n = 1_u32 << zoom;
    while half > 0 {
        let (right, down) = (u32::from(x & half > 0), u32::from(y & half > 0));
        along += u64::from(half) * u64::from(half) * u64::from((3 * right) ^ down);
        if down == 0 {
            if right == 1 {
                x = n - 1 - x;
                y = n - 1 - y;
            }
            std::mem::swap(&mut x, &mut y);
        }
        half /= 2;
    }
    above + along
}
