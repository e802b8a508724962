//! Tile decoder with limits on all input.
//!
//! The format is detected from the first bytes; what archives declare is often missing or wrong.

use std::io::{Cursor, Read as _};

use image::{ImageFormat, ImageReader, Limits, RgbaImage, imageops};
use walkers::Tile;

use super::{
    LARGEST_SIDE, LARGEST_TILE,
    fault::{Fault, Format, Packing},
    shapes,
};
use crate::view::Theme;

/// Maximum side of a cached tile, pixels: its size on a screen of two pixels per point. Larger ones are scaled down.
const KEPT_SIDE: u32 = 1024;
/// Side of a composed tile, pixels.
const COMPOSED_SIDE: u32 = 512;
/// Content type of a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Raster image of a supported format.
    Picture(ImageFormat),
    /// Mapbox vector tile.
    Vector,
}

/// Detects the content type from the first bytes.
///
/// # Errors
/// Unsupported format or compression.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Fault> {
    match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => Ok(Kind::Picture(format)),
        Ok(ImageFormat::Avif) => Err(Fault::Format(Format::Avif)),
        Ok(ImageFormat::Gif) => Err(Fault::Format(Format::Gif)),
        Ok(ImageFormat::Tiff) => Err(Fault::Format(Format::Tiff)),
        Ok(ImageFormat::Bmp) => Err(Fault::Format(Format::Bmp)),
        _ if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => Err(Fault::Packing(Packing::Zstandard)),
        // A vector tile starts with a layer: field 3, length-delimited.
        _ if bytes.first() == Some(&0x1a) => Ok(Kind::Vector),
        _ => Err(Fault::Format(Format::Unknown)),
    }
}

/// Decompresses gzip, whatever the archive declares; other bytes are returned unchanged.
///
/// # Errors
/// The stream is damaged, or holds more than `limit` bytes.
pub(super) fn unpacked(bytes: Vec<u8>, limit: usize) -> Result<Vec<u8>, Fault> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut out = Vec::new();
    let stream = flate2::read::MultiGzDecoder::new(bytes.as_slice());
    stream.take(limit as u64 + 1).read_to_end(&mut out).map_err(|_error| Fault::BrokenTile)?;
    if out.len() > limit { Err(Fault::LargeTile) } else { Ok(out) }
}

/// Decodes an image and scales it down to at most `side` pixels.
fn picture(bytes: &[u8], format: ImageFormat, side: u32) -> Result<RgbaImage, Fault> {
    let reader = || ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = reader().into_dimensions().map_err(|_error| Fault::BrokenTile)?;
    if width > LARGEST_SIDE || height > LARGEST_SIDE {
        return Err(Fault::LargePicture { width, height });
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    // Sixteen bytes per pixel: the image itself and its decoder.
    limits.max_alloc = Some(u64::from(LARGEST_SIDE) * u64::from(LARGEST_SIDE) * 16);
    let mut reader = reader();
    reader.limits(limits);
    let picture = reader.decode().map_err(|_error| Fault::BrokenTile)?.into_rgba8();
    Ok(shrunk(picture, side))
}

/// Scales an image down to at most `side` pixels, keeping its proportions.
fn shrunk(picture: RgbaImage, side: u32) -> RgbaImage {
    let longest = picture.width().max(picture.height());
    if longest <= side {
        return picture;
    }
    let scaled = |length: u32| (u64::from(length) * u64::from(side) / u64::from(longest)).max(1) as u32;
    imageops::thumbnail(&picture, scaled(picture.width()), scaled(picture.height()))
}

/// Decoded tile.
pub(super) enum Decoded {
    /// Raster image, to be uploaded to the GPU.
    Picture(RgbaImage),
    /// Vector shapes.
    Vector(Tile),
}

/// Decodes a stored tile; `None` if it has no content.
///
/// # Errors
/// The contents are damaged, too large, or of a format that cannot be drawn.
pub(super) fn decode(stored: Vec<u8>, zoom: u8, theme: Theme) -> Result<Option<Decoded>, Fault> {
    let bytes = contents(stored)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    match kind(&bytes)? {
        Kind::Picture(format) => picture(&bytes, format, KEPT_SIDE).map(|picture| Some(Decoded::Picture(picture))),
        Kind::Vector => shapes::draw(&bytes, zoom, theme).map(|tile| tile.map(Decoded::Vector)),
    }
}

/// Decompressed bytes of a tile.
///
/// # Errors
/// Too large or damaged.
pub(super) fn contents(stored: Vec<u8>) -> Result<Vec<u8>, Fault> {
    if stored.len() > LARGEST_TILE {
        return Err(Fault::LargeTile);
    }
    unpacked(stored, LARGEST_TILE)
}

/// Composes the image of a tile from those `up` levels deeper; `None` if they are all missing.
///
/// # Errors
/// If no image could be decoded, the error of the last tile that failed.
pub(super) fn compose(
    up: u8,
    mut stored: impl FnMut(u32, u32) -> Result<Option<Vec<u8>>, Fault>,
) -> Result<Option<RgbaImage>, Fault> {
    let parts = 1_u32 << up.min(COMPOSED_SIDE.ilog2() as u8);
    let side = COMPOSED_SIDE / parts;
    let mut whole = None;
    let mut fault = None;
    for (x, y) in (0..parts).flat_map(|y| (0..parts).map(move |x| (x, y))) {
        let part = stored(x, y).and_then(|bytes| {
            let Some(bytes) = bytes else { return Ok(None) };
            let bytes = contents(bytes)?;
            match kind(&bytes) {
                _ if bytes.is_empty() => Ok(None),
                Ok(Kind::Picture(format)) => picture(&bytes, format, LARGEST_SIDE).map(Some),
                // Vector tiles cannot be composed.
                Ok(Kind::Vector) => Ok(None),
                Err(fault) => Err(fault),
            }
        });
        match part {
            Ok(Some(part)) => {
                let whole = whole.get_or_insert_with(|| RgbaImage::new(COMPOSED_SIDE, COMPOSED_SIDE));
                let part = if part.dimensions() == (side, side) {
                    part
                } else if part.width() >= side && part.height() >= side {
                    imageops::thumbnail(&part, side, side)
                } else {
                    imageops::resize(&part, side, side, imageops::FilterType::Triangle)
                };
                imageops::replace(whole, &part, i64::from(x * side), i64::from(y * side));
            }
            Ok(None) => {}
            Err(found) => fault = Some(found),
        }
    }
    match (whole, fault) {
        (None, Some(fault)) => Err(fault),
        (whole, _) => Ok(whole),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::surface::screen::tiles::fixture::{self, BLUE, RED};

    fn colours(decoded: Option<Decoded>) -> Vec<[u8; 4]> {
        let Some(Decoded::Picture(picture)) = decoded else { panic!("no picture") };
        picture.pixels().map(|pixel| pixel.0).collect()
    }

    #[test]
    fn pictures_are_known_by_their_bytes() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let bytes = fixture::picture(RED, 8, format);
            assert_eq!(kind(&bytes), Ok(Kind::Picture(format)));
            let found = colours(decode(bytes, 3, Theme::Light).unwrap());
            assert_eq!(found.len(), 64);
            // JPEG is lossy.
            assert!(
                found.iter().all(|c| c[0].abs_diff(RED[0]) < 4 && c[2].abs_diff(RED[2]) < 4),
                "{format:?} {found:?}"
            );
        }
        assert_eq!(kind(b"GIF89a.........."), Err(Fault::Format(Format::Gif)));
        assert_eq!(kind(b"\0\0\0 ftypavif\0\0\0\0"), Err(Fault::Format(Format::Avif)));
        assert_eq!(kind(b"%PDF-1.7"), Err(Fault::Format(Format::Unknown)));
        assert_eq!(kind(&[0x28, 0xb5, 0x2f, 0xfd, 0]), Err(Fault::Packing(Packing::Zstandard)));
    }

    #[test]
    fn a_packed_tile_is_unpacked_and_a_bomb_is_not() {
        let png = fixture::png(BLUE);
        assert_eq!(colours(decode(fixture::gzip(&png), 0, Theme::Light).unwrap()).first(), Some(&BLUE));
        let bomb = fixture::gzip(&vec![0; LARGEST_TILE + 1]);
        assert!(bomb.len() < 100_000);
        assert_eq!(decode(bomb, 0, Theme::Light).err(), Some(Fault::LargeTile));
        assert!(decode(fixture::gzip(b""), 0, Theme::Light).unwrap().is_none(), "packed emptiness is an empty tile");
        let mut cut = fixture::gzip(&png);
        cut.truncate(20);
        assert_eq!(decode(cut, 0, Theme::Light).err(), Some(Fault::BrokenTile));
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() {
        let mut png = fixture::png(RED);
        // Width and height in the IHDR chunk; its checksum follows.
        let mut header = b"IHDR\0\0\x40\0\0\0\x40\0".to_vec();
        header.extend(&png[24..29]);
        let mut sum = flate2::Crc::new();
        sum.update(&header);
        png[12..29].copy_from_slice(&header);
        png[29..33].copy_from_slice(&sum.sum().to_be_bytes());
        assert_eq!(decode(png, 0, Theme::Light).err(), Some(Fault::LargePicture { width: 16384, height: 16384 }));
    }

    #[test]
    fn a_large_picture_is_kept_small() {
        let Some(Decoded::Picture(picture)) =
            decode(fixture::picture(RED, 2048, ImageFormat::Png), 0, Theme::Light).unwrap()
        else {
            panic!("no picture")
        };
        assert_eq!(picture.dimensions(), (KEPT_SIDE, KEPT_SIDE));
    }

    #[test]
    fn deeper_tiles_are_laid_together_and_gaps_stay_clear() {
        let whole = compose(1, |x, y| {
            Ok(match (x, y) {
                (0, 0) => Some(fixture::png(RED)),
                (1, 1) => Some(fixture::gzip(&fixture::png(BLUE))),
                (1, 0) => Some(b"no picture".to_vec()),
                _ => None,
            })
        });
        let whole = whole.unwrap().unwrap();
        let at = |x, y| whole.get_pixel(x, y).0;
        assert_eq!((at(0, 0), at(255, 255), at(256, 256), at(511, 511)), (RED, RED, BLUE, BLUE));
        assert_eq!((at(300, 100)[3], at(100, 300)[3]), (0, 0));
        assert_eq!(compose(2, |_, _| Ok(None)).unwrap(), None);
        let broken = compose(1, |_, _| Ok(Some(b"no picture".to_vec())));
        assert_eq!(broken, Err(Fault::Format(Format::Unknown)));
    }

    proptest! {
        #[test]
        fn no_bytes_make_decoding_panic(
            format in prop::sample::select(vec![ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP]),
            damage in prop::collection::vec((0..400_usize, any::<u8>()), 1..8),
            cut in 0..400_usize,
        ) {
            let mut bytes = fixture::picture(RED, 16, format);
            for (at, value) in damage {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = value;
                }
            }
            bytes.truncate(bytes.len().saturating_sub(cut / 4));
            let _decoded = decode(bytes, 2, Theme::Light);
        }

        #[test]
        fn no_vector_tile_makes_decoding_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut tile = vec![0x1a];
            tile.extend(bytes);
            let _decoded = decode(tile, 2, Theme::Dark);
        }
    }
}
