//! The least size of a picture that holds its contents.

use crate::{
    scene::Lack,
    view::{LARGEST_SIDE, PageSize, Unit},
};

/// Message about a page without room for something.
pub fn refusal(lack: Lack, found: PageSize, least: Option<PageSize>) -> String {
    let written = |size: PageSize| format!("{} × {} {}", size.width, size.height, size.unit);
    let (what, or) = match lack {
        Lack::LegendOfValues => ("the legend of its values", ", or hide the legend"),
        _ => ("its map", ""),
    };
    let expected = least.map_or("expected another shape".to_owned(), |least| format!("expected {}", written(least)));
    format!("{expected} at least{or}: a picture of {} has no room for {what}", written(found))
}

/// The least size, in whole pixels or millimetres, for which `holds`: as long for its width as `size`, or as long and
/// wider, whichever is smaller. In pixels, letters grow with large pictures, so that there may be one of the latter
/// kind alone. `None` where no picture that can be drawn holds it all.
pub fn least(size: PageSize, holds: &mut dyn FnMut(PageSize) -> bool) -> Option<PageSize> {
    let (short, long) = (size.width.min(size.height), size.width.max(size.height));
    let of = |short: f64, long: f64| {
        let (width, height) = if size.width <= size.height { (short, long) } else { (long, short) };
        PageSize { width, height, ..size }
    };
    let most = if size.unit == Unit::Px { LARGEST_SIDE } else { LARGEST_SIDE / size.dpi * 25.4 };
    let same_shape = |side: f64| of(side, (side * long / short).ceil());
    let wider = |side: f64| of(side, long);
    let larger = search(short, (most * short / long).floor(), &mut |side| holds(same_shape(side))).map(same_shape);
    // One that is larger than the first is of no use.
    let most = larger.map_or(long, |size| (size.width * size.height / long).ceil().min(long));
    search(short, most, &mut |side| holds(wider(side))).map(wider).or(larger)
}

/// The least whole number from `from` to `to` that holds, if all greater ones do: steps grow until one holds, then the
/// gap before it is halved.
fn search(from: f64, to: f64, holds: &mut dyn FnMut(f64) -> bool) -> Option<f64> {
    let (mut bad, mut good) = (from.floor(), from.ceil().max(from.floor() + 1.0));
    while !holds(good) {
        bad = good;
        good = (good * 1.2).ceil().min(to);
        if good <= bad {
            return None;
        }
    }
    while good - bad > 1.0 {
        let middle = ((good + bad) / 2.0).floor();
        if holds(middle) { good = middle } else { bad = middle }
    }
    Some(good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_size_of_the_same_shape_is_found() {
        let mut tried = 0;
        let found = least(PageSize::px(300.0, 450.0), &mut |size| {
            tried += 1;
            size.width >= 400.0 && size.height >= 600.0
        });
        assert_eq!(found, Some(PageSize::px(400.0, 600.0)));
        assert!(tried < 40, "{tried}");
    }

    #[test]
    fn what_no_larger_picture_holds_a_wider_one_may() {
        let wide = least(PageSize::px(8_000.0, 300.0), &mut |size| size.height / size.width > 0.1);
        assert_eq!(wide, Some(PageSize::px(8_000.0, 801.0)));
        let both = least(PageSize::px(2_800.0, 200.0), &mut |size| size.height >= 250.0);
        assert_eq!(both, Some(PageSize::px(2_800.0, 250.0)), "smaller than 3,500 × 250");
        assert_eq!(least(PageSize::mm(100.0, 100.0), &mut |_| false), None);
    }
}
