//! Limits of a page size, and the error of a size beyond them.

use super::unit::Unit;
use crate::model::short;

/// Smallest side of a picture, points.
pub(crate) const SMALLEST_SIDE: f64 = 200.0;
/// Smallest side of a picture, pixels.
pub(crate) const FEWEST_PIXELS: f64 = SMALLEST_SIDE / 2.0;
/// Largest side of a picture, pixels; many programs refuse larger ones.
pub(crate) const LARGEST_SIDE: f64 = 30_000.0;
/// Largest number of pixels: A0 at 600 pixels per inch has 558 million. They are drawn in bands, so that memory is bounded.
pub(crate) const MOST_PIXELS: f64 = 600e6;

/// Longest side of a page in a PDF, millimetres: 14,400 points. Pages in pixels are always smaller.
pub(crate) const LARGEST_PDF_SIDE: f64 = 5_080.0;

/// Error of a page size that cannot be drawn.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PageSizeError {
    /// A length, the resolution or the scale is not a finite number above 0.
    #[error("expected width, height and resolution above 0, found {}", not_positive(found))]
    NotPositive {
        /// Width, height, resolution and scale.
        found: [f64; 4],
    },
    /// A side is too short for the texts.
    #[error("{}", too_small(*width, *height, *unit, *least))]
    TooSmall {
        /// Width in `unit`.
        width: f64,
        /// Height in `unit`.
        height: f64,
        /// Unit of the lengths.
        unit: Unit,
        /// Least length of the shorter side for this longer one, in `unit`.
        least: f64,
    },
    /// A side has too few pixels to be legible.
    #[error("expected at least {FEWEST_PIXELS} pixels a side, found {width:.0} × {height:.0}")]
    TooFewPixels {
        /// Width in pixels.
        width: f64,
        /// Height in pixels.
        height: f64,
    },
    /// A side that is too long for a PDF.
    #[error("expected at most {LARGEST_PDF_SIDE} mm a side in a PDF, found {} × {} mm", short(*width), short(*height))]
    TooLongForPdf {
        /// Width in millimetres.
        width: f64,
        /// Height in millimetres.
        height: f64,
    },
    /// More pixels than can be drawn.
    #[error(
        "expected at most {LARGEST_SIDE} pixels a side and {megapixels} megapixels, found {}{}",
        pixels_shown(*width, *height),
        dpi.map_or_else(String::new, |dpi| format!("; this size can have {dpi} dpi")),
        megapixels = MOST_PIXELS / 1e6
    )]
    TooManyPixels {
        /// Width in pixels.
        width: f64,
        /// Height in pixels.
        height: f64,
        /// Largest possible scale at this size.
        scale: f64,
        /// Largest possible resolution at this size and scale, pixels per inch; `None` for pages in pixels.
        dpi: Option<f64>,
    },
}

/// The first value that is not above 0, with its name.
fn not_positive(found: &[f64; 4]) -> String {
    let mut named = ["width", "height", "dpi", "scale"].into_iter().zip(found);
    let wrong = named.find(|(_, value)| !(value.is_finite() && **value > 0.0));
    wrong.map(|(name, value)| format!("{name} {}", short(*value))).unwrap_or_default()
}

/// Message for a side that is too short. If the other one is too long, no length of the short one would help.
fn too_small(width: f64, height: f64, unit: Unit, least: f64) -> String {
    let found = format!("found {} × {} {unit}", short(width), short(height));
    if unit == Unit::Px && width.max(height) > LARGEST_SIDE {
        format!("expected at most {LARGEST_SIDE} px a side, {found}")
    } else {
        format!("expected sides of at least {least} {unit}, {found}")
    }
}

/// Numbers of pixels as text; huge ones are not written out.
fn pixels_shown(width: f64, height: f64) -> String {
    if width.max(height) < 1e9 { format!("{width:.0} × {height:.0}") } else { "more than a billion a side".to_owned() }
}
