//! Pages without room for something: what is said, and a size that has room.

use strum::IntoEnumIterator as _;

use crate::{
    i18n::{Messages, phrase},
    scene::MissingContent,
    view::{LARGEST_SIDE, PageSize, Preset, Unit},
};

/// Words about a page without room for something, and what helps. `enough` is a size with room for it, if one is known.
pub fn refusal(content: MissingContent, found: PageSize, enough: Option<PageSize>, texts: &Messages) -> String {
    let phrases = &texts.error.picture;
    // Without thousands separators, as sizes are typed.
    let written = |form: &str, size: PageSize| {
        let sides = [("{width}", size.width.to_string()), ("{height}", size.height.to_string())];
        let form = sides.iter().fold(form.to_owned(), |form, (side, number)| form.replace(side, number));
        form.replace("{unit}", &size.unit.to_string())
    };
    let (what, helps) = match content {
        MissingContent::LegendOfValues | MissingContent::Legend => ("no_room_legend", "enough_or"),
        MissingContent::Map
        | MissingContent::Subtitle
        | MissingContent::SouthChinaSea
        | MissingContent::Locator
        | MissingContent::Comparison
        | MissingContent::Chart => ("no_room_map", "enough"),
    };
    let helps =
        enough.map_or_else(|| phrase(phrases, "other_shape").to_owned(), |size| written(phrase(phrases, helps), size));
    written(phrase(phrases, what), found) + &helps
}

/// A size for which `holds`, in whole pixels or millimetres and near `size`: as long for its width, with a longer shorter
/// side, or with a longer longer one, whichever is smallest; else that of a preset. No size below it was tried but on
/// those three lines. `None` where none was found.
pub(super) fn enough(size: PageSize, holds: &mut dyn FnMut(PageSize) -> bool) -> Option<PageSize> {
    let (short, long) = (size.width.min(size.height), size.width.max(size.height));
    let of = |short: f64, long: f64| {
        let (width, height) = if size.width <= size.height { (short, long) } else { (long, short) };
        PageSize { width, height, ..size }
    };
    let most = if size.unit == Unit::Px { LARGEST_SIDE } else { LARGEST_SIDE / size.dpi * 25.4 };
    let same_shape = |side: f64| of(side, (side * long / short).ceil());
    let wider = |side: f64| of(side, long.ceil());
    let longer = |side: f64| of(short.ceil(), side);
    let lines = [
        (short, (most * short / long).floor(), &same_shape as &dyn Fn(f64) -> PageSize),
        (short, long.ceil(), &wider),
        (long, most.floor(), &longer),
    ];
    let mut best: Option<PageSize> = None;
    for (from, to, line) in lines {
        let smaller = |size: PageSize| best.is_none_or(|best| area(size) < area(best));
        let found = search(from, to, &mut |side| holds(line(side))).map(line).filter(|size| smaller(*size));
        best = found.or(best);
    }
    best.or_else(|| {
        let mut presets: Vec<PageSize> =
            Preset::iter().map(Preset::size).filter(|preset| preset.unit == size.unit).collect();
        presets.sort_by(|a, b| area(*a).total_cmp(&area(*b)));
        presets.into_iter().map(|preset| PageSize { dpi: size.dpi, ..preset }).find(|preset| holds(*preset))
    })
}

/// The area of a page in its unit.
pub(super) fn area(size: PageSize) -> f64 {
    size.width * size.height
}

/// A whole number from `from` to `to` that holds: steps grow until one holds, then the gap before it is halved. The least
/// one, if all greater ones hold too.
fn search(from: f64, to: f64, holds: &mut dyn FnMut(f64) -> bool) -> Option<f64> {
    let (mut bad, mut good) = (from.floor(), from.ceil().max(from.floor() + 1.0).min(to));
    if good <= bad {
        return None;
    }
    while !holds(good) {
        bad = good;
        good = (good * 1.2).ceil().min(to);
        if good <= bad {
            return None;
        }
    }
    while good - bad > 1.0 {
        let middle = f64::midpoint(good, bad).floor();
        if holds(middle) { good = middle } else { bad = middle }
    }
    Some(good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_of_the_same_shape_is_found_in_few_trials() {
        let mut tried = 0;
        let found = enough(PageSize::px(300.0, 450.0), &mut |size| {
            tried += 1;
            size.width >= 400.0 && size.height >= 600.0
        });
        assert_eq!(found, Some(PageSize::px(400.0, 600.0)));
        assert!(tried < 80, "{tried}");
    }

    #[test]
    fn what_no_larger_picture_holds_a_wider_or_longer_one_may() {
        let wide = enough(PageSize::px(8_000.0, 300.0), &mut |size| size.height / size.width > 0.1);
        assert_eq!(wide, Some(PageSize::px(8_000.0, 801.0)));
        let both = enough(PageSize::px(2_800.0, 200.0), &mut |size| size.height >= 250.0);
        assert_eq!(both, Some(PageSize::px(2_800.0, 250.0)), "smaller than 3,500 × 250");
        let long = enough(PageSize::px(300.0, 300.0), &mut |size| size.height >= 500.0);
        assert_eq!(long, Some(PageSize::px(300.0, 500.0)), "smaller than 500 × 500");
        assert_eq!(enough(PageSize::mm(100.0, 100.0), &mut |_| false), None);
    }

    #[test]
    fn where_no_size_near_by_holds_a_preset_may() {
        let landscape = |size: PageSize| size.width * 210.0 == size.height * 297.0;
        let found = enough(PageSize::mm(90.0, 200.0), &mut |size| landscape(size) && size.dpi == 300.0);
        assert_eq!(found, Some(Preset::A4Landscape.size()));
    }

    #[test]
    fn sizes_without_measure_end_the_search() {
        for (width, height) in [(1e-300, 5.0), (1e9, 1e-9), (0.5, 0.5), (5.0, 1e9)] {
            for unit in [PageSize::px(width, height), PageSize::mm(width, height)] {
                let mut tried = 0;
                let found = enough(unit, &mut |size| {
                    tried += 1;
                    size.width >= 300.0 && size.height >= 300.0
                });
                assert!(found.is_none_or(|size| size.width >= 300.0 && size.height >= 300.0), "{found:?}");
                assert!(tried < 1_000, "{tried}");
            }
        }
    }
}
