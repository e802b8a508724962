//! Page layout of an exported picture: size, texts, map elements.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::short;

/// Unit of length of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Pixels.
    #[default]
    Px,
    /// Millimetres.
    Mm,
}

impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Px => "px",
            Self::Mm => "mm",
        })
    }
}

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

/// Points per inch.
const POINTS: f64 = 72.0;
/// Millimetres per inch.
const INCH: f64 = 25.4;

/// Smallest side of a picture, points.
pub const SMALLEST_SIDE: f64 = 200.0;
/// Smallest side of a picture, pixels.
pub const FEWEST_PIXELS: f64 = SMALLEST_SIDE / 2.0;
/// Smallest side of the map viewport, points.
pub const SMALLEST_SEEN: f32 = 1.0;
/// Largest side of a picture, pixels; many programs refuse larger ones.
pub const LARGEST_SIDE: f64 = 20_000.0;
/// Largest number of pixels: drawing 150 megapixels takes 600 MB, and 900 MB with a transparent background.
pub const MOST_PIXELS: f64 = 150e6;

impl PageSize {
    /// Page size in pixels.
    pub const fn px(width: f64, height: f64) -> Self {
        Self { width, height, unit: Unit::Px, dpi: 300.0 }
    }

    /// Page size in millimetres, 300 pixels per inch.
    pub const fn mm(width: f64, height: f64) -> Self {
        Self { width, height, unit: Unit::Mm, dpi: 300.0 }
    }

    /// Scale of the layout, pixels per point.
    pub fn pixels_per_point(&self) -> f64 {
        match self.unit {
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

    /// `true` if the longer side has more pixels than a picture can have.
    pub fn is_too_long(&self) -> bool {
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

impl Default for PageSize {
    fn default() -> Self {
        Preset::WebArticle.size()
    }
}

/// Common page sizes for web, social networks, slides and print.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Preset {
    /// Picture in an article on the web.
    WebArticle,
    /// Square post in a social network.
    SocialSquare,
    /// Portrait post in a social network.
    SocialPortrait,
    /// Slide, full HD.
    Slide,
    /// Slide, 4K.
    #[strum(serialize = "slide-4k")]
    Slide4k,
    /// A4 landscape.
    A4Landscape,
    /// A4 portrait.
    A4Portrait,
    /// A3 landscape.
    A3Landscape,
    /// A3 portrait.
    A3Portrait,
}

impl Preset {
    /// Page size of the preset.
    pub const fn size(self) -> PageSize {
        match self {
            Self::WebArticle => PageSize::px(1200.0, 675.0),
            Self::SocialSquare => PageSize::px(1080.0, 1080.0),
            Self::SocialPortrait => PageSize::px(1080.0, 1350.0),
            Self::Slide => PageSize::px(1920.0, 1080.0),
            Self::Slide4k => PageSize::px(3840.0, 2160.0),
            Self::A4Landscape => PageSize::mm(297.0, 210.0),
            Self::A4Portrait => PageSize::mm(210.0, 297.0),
            Self::A3Landscape => PageSize::mm(420.0, 297.0),
            Self::A3Portrait => PageSize::mm(297.0, 420.0),
        }
    }
}

/// Extent of the source line. Sources are never left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SourceLine {
    /// All sources that the picture rests on, by publisher and date.
    #[default]
    Full,
    /// The most important sources, and the number of the others.
    Short,
}

/// Page layout of a picture. Texts that are `None` are generated from the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is one check box")]
pub struct Page {
    /// Page size.
    pub size: PageSize,
    /// Size of the map viewport in the window, points: the picture shows at least this extent.
    #[serde(rename = "seen")]
    pub viewport_size: (f32, f32),
    /// Title; empty to leave it out.
    pub title: Option<String>,
    /// Subtitle; empty to leave it out.
    pub subtitle: Option<String>,
    /// Caveats; empty to leave them out.
    pub note: Option<String>,
    /// Credit line: author of the picture.
    pub credit: String,
    /// Map approval number (审图号), if the publisher has one.
    pub approval_number: String,
    /// Alternative text for readers who cannot see the picture.
    pub alt_text: Option<String>,
    /// Extent of the source line.
    pub sources: SourceLine,
    /// Shows the legend.
    pub legend: bool,
    /// Shows the scale bar.
    pub scale_bar: bool,
    /// Shows a locator map of China.
    pub locator: bool,
    /// Shows an inset map of the South China Sea.
    pub south_china_sea: bool,
    /// Shows small multiples instead of one map: one per announcement of clusters or per batch of little giants, all
    /// with the same classes.
    pub multiples: bool,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            size: PageSize::default(),
            viewport_size: (1000.0, 750.0),
            title: None,
            subtitle: None,
            note: None,
            credit: String::new(),
            approval_number: String::new(),
            alt_text: None,
            sources: SourceLine::Full,
            legend: true,
            scale_bar: true,
            locator: false,
            south_china_sea: false,
            multiples: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn every_preset_can_be_drawn_and_its_letters_are_large_enough() {
        for preset in Preset::iter() {
            let size = preset.size();
            size.check(1.0).unwrap();
            // Text of 10 points: at least 11 pixels on a screen; in print a point is a point, so there is nothing to
            // check.
            if size.unit == Unit::Px {
                assert!(size.pixels_per_point() * 10.0 >= 11.0, "{preset:?}");
            }
        }
    }

    #[test]
    fn a_slide_in_4k_is_the_same_picture_with_more_pixels() {
        let (a, b) = (Preset::Slide.size().points(), Preset::Slide4k.size().points());
        assert!((a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9);
        assert_eq!(Preset::Slide4k.size().pixels(), (3840.0, 2160.0));
    }

    #[test]
    fn a4_is_595_by_842_points_and_2480_by_3508_pixels() {
        let size = Preset::A4Portrait.size();
        let (width, height) = size.points();
        assert!((width - 595.276).abs() < 0.01 && (height - 841.89).abs() < 0.01);
        assert_eq!(size.pixels(), (2480.0, 3508.0));
    }

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
            [(PageSize { dpi: 600.0, ..PageSize::mm(841.0, 1189.0) }, 1.0), (PageSize::px(9000.0, 9000.0), 3.0)]
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
