//! Page size: lengths in points and pixels, and the check that a picture of it can be drawn.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    limits::{FEWEST_PIXELS, LARGEST_PDF_SIDE, LARGEST_SIDE, MOST_PIXELS, PageSizeError, SMALLEST_SIDE},
    unit::Unit,
};

/// Page size of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageSize {
    /// Width in `unit`.
    pub width: f64,
    /// Height in `unit`.
    pub height: f64,
    /// Unit of width and height.
    pub unit: Unit,
    /// Resolution in pixels per inch for pages in millimetres; ignored for pages in pixels.
    #[serde(default = "print_dpi")]
    pub dpi: f64,
}

fn print_dpi() -> f64 {
    300.0
}

/// Side of a square picture at one pixel per point, in points. A larger picture in pixels has the same layout with more
/// pixels, not smaller letters.
const NATURAL: f64 = 750.0;

/// Width of a phone, points; pictures for social networks are laid out for it.
const PHONE: f64 = 390.0;
/// Widest picture for social networks, pixels, and the highest, as a multiple of its width; others are posters or strips.
const WIDEST_POST: f64 = 1_500.0;
const HIGHEST_POST: f64 = 2.2;

/// Points per inch.
const POINTS: f64 = 72.0;
/// Millimetres per inch.
const INCH: f64 = 25.4;

impl PageSize {
    /// Page size in pixels.
    pub const fn px(width: f64, height: f64) -> Self {
        Self { width, height, unit: Unit::Px, dpi: 300.0 }
    }

    /// Page size in millimetres, 300 pixels per inch.
    pub const fn mm(width: f64, height: f64) -> Self {
        Self { width, height, unit: Unit::Mm, dpi: 300.0 }
    }

    /// `true` for a picture for social networks, square or upright, which is looked at on phones.
    pub fn is_for_phones(&self) -> bool {
        let is_post = self.width <= self.height && self.height <= HIGHEST_POST * self.width;
        self.unit == Unit::Px && (PHONE..=WIDEST_POST).contains(&self.width) && is_post
    }

    /// Scale of the layout, pixels per point; on a picture for phones a point is a pixel of the phone.
    pub fn pixels_per_point(&self) -> f64 {
        match self.unit {
            _ if self.is_for_phones() => self.width / PHONE,
            Unit::Px => ((self.width * self.height).sqrt() / NATURAL).max(1.0),
            Unit::Mm => self.dpi / POINTS,
        }
    }

    /// Width and height of the layout, points.
    pub fn points(&self) -> (f64, f64) {
        match self.unit {
            Unit::Px => (self.width / self.pixels_per_point(), self.height / self.pixels_per_point()),
            Unit::Mm => (self.width / INCH * POINTS, self.height / INCH * POINTS),
        }
    }

    /// Width and height in whole pixels.
    pub fn pixels(&self) -> (f64, f64) {
        self.pixels_at(1.0)
    }

    /// Width and height in whole pixels at `scale` times the resolution, rounded once.
    pub fn pixels_at(&self, scale: f64) -> (f64, f64) {
        let per_unit = match self.unit {
            Unit::Px => scale,
            Unit::Mm => self.dpi / INCH * scale,
        };
        ((self.width * per_unit).round(), (self.height * per_unit).round())
    }

    /// Checks that a picture can be drawn at `scale` times the resolution.
    ///
    /// # Errors
    /// [`PageSizeError`] for the first fault.
    pub fn check(&self, scale: f64) -> Result<(), PageSizeError> {
        let sound = |value: f64| value.is_finite() && value > 0.0;
        let found = [self.width, self.height, self.dpi, scale];
        if !found.into_iter().all(sound) {
            return Err(PageSizeError::NotPositive { found });
        }
        let (width, height) = self.points();
        if width.min(height) < SMALLEST_SIDE {
            let (width, height, unit) = (self.width, self.height, self.unit);
            return Err(PageSizeError::TooSmall { width, height, unit, least: self.least_side() });
        }
        let (width, height) = self.pixels();
        let (width, height) = (width * scale, height * scale);
        if width.min(height) < FEWEST_PIXELS {
            return Err(PageSizeError::TooFewPixels { width, height });
        }
        let room = (LARGEST_SIDE / width.max(height)).min((MOST_PIXELS / (width * height)).sqrt());
        if room < 1.0 {
            let dpi = (self.unit == Unit::Mm).then(|| (self.dpi * room).floor());
            return Err(PageSizeError::TooManyPixels { width, height, scale: scale * room, dpi });
        }
        Ok(())
    }

    /// Checks that a page of a PDF can have this size.
    ///
    /// # Errors
    /// [`PageSizeError::TooLongForPdf`].
    pub fn check_pdf(&self) -> Result<(), PageSizeError> {
        let Self { width, height, unit, .. } = *self;
        if unit == Unit::Mm && width.max(height) > LARGEST_PDF_SIDE {
            return Err(PageSizeError::TooLongForPdf { width, height });
        }
        Ok(())
    }

    /// `true` if the longer side has more pixels than a picture can have.
    pub(crate) fn is_too_long(&self) -> bool {
        let (width, height) = self.pixels();
        width.max(height) > LARGEST_SIDE
    }

    /// Least length of the shorter side for the present longer one, in `unit`. In pixels letters grow with the picture,
    /// so a long strip must be wider than a small square.
    fn least_side(&self) -> f64 {
        match self.unit {
            Unit::Px => SMALLEST_SIDE.max((self.width.max(self.height) * (SMALLEST_SIDE / NATURAL).powi(2)).ceil()),
            Unit::Mm => (SMALLEST_SIDE / POINTS * INCH).ceil(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_drawn_is_named() {
        for (size, scale, found) in [
            (PageSize::px(0.0, 100.0), 1.0, "above 0"),
            (PageSize::px(f64::NAN, 100.0), 1.0, "above 0"),
            (PageSize::px(150.0, 900.0), 1.0, "at least 200 px, found 150 × 900 px"),
            (PageSize::px(8000.0, 300.0), 1.0, "at least 569 px, found 8000 × 300 px"),
            (PageSize::mm(420.0, 60.0), 1.0, "at least 71 mm, found 420 × 60 mm"),
            (PageSize::px(300.0, 300.0), 0.25, "at least 100 pixels a side, found 75 × 75"),
            (PageSize::mm(420.0, 297.0), 10.0, "49610 × 35080"),
        ] {
            let why = size.check(scale).unwrap_err().to_string();
            assert!(why.contains(found), "{why}");
        }
    }

    #[test]
    fn a_pdf_has_at_most_14400_points_a_side() {
        let longest = PageSize { dpi: 72.0, ..PageSize::mm(LARGEST_PDF_SIDE, 300.0) };
        assert_eq!((longest.points().0, longest.check_pdf()), (14_400.0, Ok(())));
        let why = PageSize { width: 6000.0, ..longest }.check_pdf().unwrap_err().to_string();
        assert_eq!(why, "expected at most 5080 mm a side in a PDF, found 6000 × 300 mm");
        // A strip of 200 points has the fewest points across, so the most along.
        for width in [2_812.0, LARGEST_SIDE] {
            let strip = PageSize::px(width, width);
            let strip = PageSize { height: strip.least_side(), ..strip };
            assert!(strip.check(1.0).is_ok() && strip.points().0 < 14_400.0, "{strip:?}");
        }
    }

    #[test]
    fn the_size_that_is_named_instead_can_be_drawn() {
        for size in [
            PageSize::px(8000.0, 300.0),
            PageSize::px(150.0, 150.0),
            PageSize::px(300.0, 19000.0),
            PageSize::mm(40.0, 500.0),
        ] {
            let Err(PageSizeError::TooSmall { least, .. }) = size.check(1.0) else { panic!("{size:?}") };
            let with = |side: f64| PageSize { width: size.width.max(side), height: size.height.max(side), ..size };
            assert_eq!(with(least).check(1.0), Ok(()), "{size:?} {least}");
            assert!(with(least - 1.0).check(1.0).is_err(), "{size:?} {least}");
        }
        for (size, scale) in
            [(PageSize { dpi: 1200.0, ..PageSize::mm(841.0, 1189.0) }, 1.0), (PageSize::px(9000.0, 9000.0), 4.0)]
        {
            let Err(PageSizeError::TooManyPixels { scale: most, dpi, .. }) = size.check(scale) else {
                panic!("{size:?}")
            };
            assert_eq!(
                dpi.map_or(size, |dpi| PageSize { dpi, ..size }).check(dpi.map_or(most * 0.999, |_| scale)),
                Ok(())
            );
            assert!(
                dpi.map_or(size, |dpi| PageSize { dpi: dpi + 1.0, ..size })
                    .check(dpi.map_or(most * 1.01, |_| scale))
                    .is_err()
            );
        }
    }
}
