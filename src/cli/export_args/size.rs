//! `--size`, `--dpi` and `--scale`: parsing and limits.

use super::error::ExportArgsError as Error;
use crate::view::{LARGEST_SIDE, MOST_PIXELS, PageSize, PageSizeError, Unit};

/// Parses `1920x1080` or `180x120mm`.
///
/// # Errors
/// Any other text.
pub(super) fn parse(text: &str) -> Result<PageSize, Error> {
    let wrong = || Error::flag("size", format!("use pixels, 1920x1080, or millimetres, 180x120mm (found {text:?})"));
    let (numbers, is_mm) = match text.strip_suffix("mm") {
        Some(numbers) => (numbers, true),
        None => (text.strip_suffix("px").unwrap_or(text), false),
    };
    let (width, height) = numbers.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite()).ok_or_else(wrong);
    let (width, height) = (number(width)?, number(height)?);
    if width.max(height) > 1e9 {
        let why = format!("an image has at most {LARGEST_SIDE} pixels a side (found {text:?})");
        return Err(Error::flag("size", why));
    }
    Ok(if is_mm { PageSize::mm(width, height) } else { PageSize::px(width, height) })
}

/// The flag to blame for a size that cannot be drawn at `scale` times its pixels because of a problem, and the greatest
/// value that works where there is one.
pub(super) fn refusal(size: &PageSize, scale: f64, problem: PageSizeError) -> Error {
    if let PageSizeError::NotPositive { .. } = problem {
        let is_sound = |value: f64| value.is_finite() && value > 0.0;
        let flags = [("scale", is_sound(scale)), ("dpi", is_sound(size.dpi))];
        let flag = flags.iter().find(|(_, is_sound)| !is_sound).map_or("size", |(flag, _)| flag);
        return Error::flag(flag, if flag == "size" { "use sides above 0" } else { "use a number above 0" });
    }
    if let PageSizeError::TooLongForPdf { .. } = problem {
        return Error::flag("size", problem.to_string());
    }
    let (flag, asked, most) = if size.check(1.0).is_ok() {
        ("scale", scale, greatest(|scale| size.check(scale).is_ok(), most_pixels(size), 100.0))
    } else if size.unit == Unit::Mm {
        let with = |dpi| PageSize { dpi, ..*size };
        // The pixels of an excessive resolution cannot be counted.
        let counted = size.dpi.min(1e6);
        let most = counted * most_pixels(&with(counted)) / scale;
        ("dpi", size.dpi, greatest(|dpi| with(dpi).check(scale).is_ok(), most, 1.0))
    } else {
        ("size", 1.0, None)
    };
    let too_many = |most: f64| match problem {
        PageSizeError::TooManyPixels { width, height, .. } if width.max(height) >= 1e9 => {
            format!("use at most {most} for this size")
        }
        PageSizeError::TooManyPixels { width, height, .. } => {
            format!("use at most {most} for this size ({width:.0} × {height:.0} pixels are too many)")
        }
        _ => problem.to_string(),
    };
    match most {
        Some(most) if asked > most => Error::flag(flag, too_many(most)),
        Some(_) => Error::flag(flag, problem.to_string()),
        None if flag == "scale" => Error::flag(flag, problem.to_string()),
        None => Error::flag("size", problem.to_string()),
    }
}

/// Maximum factor by which the pixel dimensions can be multiplied.
fn most_pixels(size: &PageSize) -> f64 {
    let (width, height) = size.pixels();
    (LARGEST_SIDE / width.max(height)).min((MOST_PIXELS / (width * height)).sqrt())
}

/// Largest valid value just below `most`, in increments of 1/`steps`; `None` if no value is valid.
fn greatest(works: impl Fn(f64) -> bool, most: f64, steps: f64) -> Option<f64> {
    let whole = (most * steps).floor();
    // Pixel counts are rounded, so the next value below may be needed.
    [whole, whole - 1.0, whole - 2.0].into_iter().map(|step| step / steps).find(|value| *value > 0.0 && works(*value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(size: &PageSize, scale: f64) -> Result<(), Error> {
        size.check(scale).map_err(|problem| refusal(size, scale, problem))
    }

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(parse("1920x1080").unwrap(), PageSize::px(1920.0, 1080.0));
        assert_eq!(parse("180×120mm").unwrap(), PageSize::mm(180.0, 120.0));
        for bad in ["", "1920", "ax3", "1x2x3", "NaNx3", "1e308x1e308", "300x1e300mm"] {
            assert!(parse(bad).unwrap_err().to_string().contains(bad), "{bad}");
        }
    }

    #[test]
    fn too_many_pixels_are_answered_with_the_greatest_resolution_that_works() {
        for (width, height, scale) in [(841.0, 1189.0, 1.0), (594.0, 841.0, 3.0), (5000.0, 80.0, 1.0)] {
            let size = PageSize { dpi: 1200.0, ..PageSize::mm(width, height) };
            let why = check(&size, scale).unwrap_err().to_string();
            let most: f64 =
                why.strip_prefix("--dpi: use at most ").unwrap().split(' ').next().unwrap().parse().unwrap();
            assert!(check(&PageSize { dpi: most, ..size }, scale).is_ok(), "{why}");
            assert!(check(&PageSize { dpi: most + 2.0, ..size }, scale).is_err(), "{why}");
        }
    }

    #[test]
    fn what_is_not_above_0_is_blamed_by_its_own_name() {
        for bad in [0.0, -1.0] {
            for (size, scale, flag) in [
                (PageSize { dpi: bad, ..PageSize::mm(180.0, 120.0) }, 1.0, "dpi"),
                (PageSize::mm(180.0, bad), 1.0, "size"),
                (PageSize::px(bad, 300.0), 2.0, "size"),
                (PageSize::mm(180.0, 120.0), bad, "scale"),
            ] {
                let why = check(&size, scale).unwrap_err().to_string();
                assert!(why.starts_with(&format!("--{flag}: use ")) && why.contains("above 0"), "{why}");
            }
        }
    }

    #[test]
    fn a_scale_that_is_too_large_is_answered_with_the_greatest_that_works() {
        let size = PageSize::px(1920.0, 1080.0);
        let why = check(&size, 100.0).unwrap_err().to_string();
        let most: f64 = why.strip_prefix("--scale: use at most ").unwrap().split(' ').next().unwrap().parse().unwrap();
        assert!(check(&size, most).is_ok() && check(&size, most + 0.02).is_err(), "{why}");
        // No scale corrects a size that is too large itself, and no negative value is suggested.
        assert!(check(&PageSize::px(30_000.0, 30_000.0), 1.0).unwrap_err().to_string().starts_with("--size: "));
        for scale in [0.0, -1.0, f64::NAN] {
            let why = check(&size, scale).unwrap_err().to_string();
            assert!(why.contains("above 0"), "{why}");
        }
        // Excessive pixel counts are not printed.
        for (size, scale, flag) in [
            (size, 1e308, "scale"),
            (size, 1e30, "scale"),
            (PageSize { dpi: 1e308, ..PageSize::mm(180.0, 120.0) }, 1.0, "dpi"),
            (PageSize::px(1e9, 1e9), 1.0, "size"),
        ] {
            let why = check(&size, scale).unwrap_err().to_string();
            assert!(why.starts_with(&format!("--{flag}: ")) && why.len() < 120 && !why.contains("inf"), "{why}");
        }
        // A value that is too small is not answered with a maximum.
        assert!(!check(&size, 0.01).unwrap_err().to_string().contains("at most"));
        assert!(
            !check(&PageSize { dpi: 1.0, ..PageSize::mm(180.0, 120.0) }, 1.0).unwrap_err().to_string().contains("most")
        );
    }
}
