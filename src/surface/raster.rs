//! Rasterisation: SVG to a resolved usvg tree, and the tree to pixels.

use std::sync::{Arc, OnceLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{FontResolver, Options, Tree, fontdb},
};

use super::svg::drawing;
use crate::scene::{FONTS, Sheet};

/// Failure to draw a picture.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// usvg rejected the generated SVG: a defect of the program.
    #[error("the drawing could not be read back: {0}")]
    Tree(#[from] resvg::usvg::Error),
    /// Text could not be converted to outlines: a defect of the program.
    #[error("the letters could not be made into outlines: {0}")]
    Outlines(&'static str),
    /// Not enough memory.
    #[error("there is not enough memory for a picture of {width} × {height} pixels")]
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
}

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

/// Database of the embedded fonts only, so that pictures do not depend on the machine.
fn fonts() -> &'static Arc<fontdb::Database> {
    static FONT_DATABASE: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    FONT_DATABASE.get_or_init(|| {
        let mut database = fontdb::Database::new();
        for font in FONTS {
            database.load_font_source(fontdb::Source::Binary(Arc::new(font.bytes)));
        }
        Arc::new(database)
    })
}

/// Parses an SVG into a resolved tree.
pub(super) fn tree(svg: &str) -> Result<Tree, DrawError> {
    let options = Options {
        fontdb: Arc::clone(fonts()),
        font_family: "Noto Sans".to_owned(),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            // Each run of text names its font; a fallback would set the whole line in the Chinese font.
            select_fallback: Box::new(|_, _, _| None),
        },
        ..Options::default()
    };
    Ok(Tree::from_str(svg, &options)?)
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
pub fn draw(sheet: &Sheet, width: u32, height: u32) -> Result<Pixels, DrawError> {
    let too_large = || DrawError::TooLarge { width, height };
    let is_opaque = sheet.background.is_some_and(|color| color.a == 255);
    if !has_room(width, height, is_opaque) {
        return Err(too_large());
    }
    let tree = tree(&drawing(sheet))?;
    let mut pixmap = Pixmap::new(width, height).ok_or_else(too_large)?;
    let scale = Transform::from_scale(width as f32 / sheet.size.width, height as f32 / sheet.size.height);
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    let rgba = if is_opaque {
        // In an opaque image, premultiplied and straight alpha are identical.
        pixmap.take()
    } else {
        pixmap.take_demultiplied()
    };
    Ok(Pixels { width, height, rgba })
}
