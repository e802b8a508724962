//! Error texts for page sizes.

use super::{number, reason};
use crate::{
    i18n::ErrorTexts,
    view::{FEWEST_PIXELS, LARGEST_PDF_SIDE, LARGEST_SIDE, MOST_PIXELS, PageSizeError, Unit},
};

/// Error text for a page size that cannot be drawn, with a size that can; also used as a clause of the
/// texts on files and pictures.
pub(crate) fn page_size(error: &PageSizeError, texts: &ErrorTexts) -> String {
    let of = |name: &str| reason(&texts.picture, name);
    let sides = |form: &str, width: f64, height: f64| {
        form.replace("{width}", &number(width)).replace("{height}", &number(height))
    };
    match error {
        PageSizeError::NotPositive { .. } => of("not_positive").to_owned(),
        // If one side is too long, a greater shorter side would not help.
        PageSizeError::TooSmall { width, height, unit: Unit::Px, .. } if width.max(*height) > LARGEST_SIDE => {
            of("too_long").replace("{most}", &number(LARGEST_SIDE)).replace("{unit}", "px")
        }
        PageSizeError::TooSmall { width, height, unit, least } => {
            let text = sides(of("too_small"), *width, *height);
            text.replace("{least}", &number(*least)).replace("{unit}", &unit.to_string())
        }
        PageSizeError::TooFewPixels { width, height } => {
            sides(of("too_few_pixels"), width.round(), height.round()).replace("{least}", &number(FEWEST_PIXELS))
        }
        PageSizeError::TooLongForPdf { .. } => of("pdf_size").replace("{most}", &LARGEST_PDF_SIDE.to_string()),
        PageSizeError::TooManyPixels { width, height, scale, dpi } => {
            let text = sides(of("too_many_pixels"), width.round(), height.round());
            let text = text.replace("{side}", &number(LARGEST_SIDE)).replace("{pixels}", &number(MOST_PIXELS / 1e6));
            let helps = match dpi {
                Some(dpi) => of("most_dpi").replace("{dpi}", &number(*dpi)),
                // Rounded down, so that the stated scale is valid.
                None => of("most_scale").replace("{scale}", &number((scale * 100.0).floor() / 100.0)),
            };
            text + &helps
        }
    }
}
