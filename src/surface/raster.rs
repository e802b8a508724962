//! Rasterisation: a page layout to pixels.

use resvg::tiny_skia::{Pixmap, Transform};

use super::{DrawError, svg::drawing, tree::tree};
use crate::scene::PageLayout;

/// Image of straight-alpha RGBA pixels, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Four bytes per pixel.
    pub rgba: Vec<u8>,
}

/// `true` if there is memory to draw and encode a picture. Checked first, because the renderer aborts the program on
/// allocation failure.
fn has_room(width: u32, height: u32, is_opaque: bool) -> bool {
    // Four bytes for the pixel itself. A transparent page clips its map, which takes a layer and a mask of the map's
    // size: two more bytes as measured, five at most.
    let per_pixel = if is_opaque { 4 } else { 9 };
    let pixels = u64::from(width) * u64::from(height);
    let needed = usize::try_from(pixels.saturating_mul(per_pixel).saturating_add(DRAWING)).unwrap_or(usize::MAX);
    Vec::<u8>::new().try_reserve_exact(needed).is_ok()
}

/// Memory for the SVG text, its tree and the encoded file, bytes; 60 MB as measured.
const DRAWING: u64 = 100 << 20;

/// Draws a page layout, scaled to a size in pixels.
///
/// # Errors
/// [`DrawError`] if memory is insufficient, or on a defect of the program.
pub fn draw(layout: &PageLayout, width: u32, height: u32) -> Result<Pixels, DrawError> {
    let too_large = || DrawError::TooLarge { width, height };
    let is_opaque = layout.background.is_some_and(|color| color.a == 255);
    if !has_room(width, height, is_opaque) {
        return Err(too_large());
    }
    let tree = tree(&drawing(layout))?;
    let mut pixmap = Pixmap::new(width, height).ok_or_else(too_large)?;
    let scale = Transform::from_scale(width as f32 / layout.size.width, height as f32 / layout.size.height);
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    let rgba = if is_opaque {
        // In an opaque image, premultiplied and straight alpha are identical.
        pixmap.take()
    } else {
        pixmap.take_demultiplied()
    };
    Ok(Pixels { width, height, rgba })
}
