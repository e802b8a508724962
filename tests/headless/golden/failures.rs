//! Evidence of failed comparisons in `tests/failures`: expected, actual and difference.

use std::{collections::BTreeMap, fs, path::Path};

use cluster_atlas::data;

use crate::support::Image;

fn leave(name: &str, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/failures");
    fs::create_dir_all(&folder).unwrap();
    data::write::atomic(&folder.join(name), bytes).unwrap();
}

/// Writes two texts and their difference.
pub fn leave_texts(name: &str, expected: &str, actual: &str, difference: &str) {
    let stem = name.strip_suffix(".txt").unwrap_or(name);
    for (kind, text) in [("expected", expected), ("actual", actual), ("difference", difference)] {
        leave(&format!("{stem}-{kind}.txt"), text.as_bytes());
    }
}

/// Writes two pictures and their difference; the expected one may be missing.
pub fn leave_pictures(name: &str, expected: Option<&Image>, actual: &Image) {
    leave(&format!("{name}-actual.png"), &actual.png());
    if let Some(expected) = expected {
        leave(&format!("{name}-expected.png"), &expected.png());
        leave(&format!("{name}-difference.png"), &difference(expected, actual).png());
    }
}

/// Lines that occur more often in one text than in the other: `- ` expected, `+ ` actual.
pub fn lines(expected: &str, actual: &str) -> String {
    let only = |text: &str, other: &str, sign: char| {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        other.lines().for_each(|line| *left.entry(line).or_default() += 1);
        let mut out = String::new();
        for line in text.lines() {
            match left.get_mut(line) {
                Some(count) if *count > 0 => *count -= 1,
                _ => out.extend([sign, ' '].into_iter().chain(line.chars()).chain(['\n'])),
            }
        }
        out
    };
    let found = only(expected, actual, '-') + &only(actual, expected, '+');
    if found.is_empty() { "the same lines in another order\n".to_owned() } else { found }
}

/// Expected picture in pale colours, with differing pixels in red.
fn difference(expected: &Image, actual: &Image) -> Image {
    let (width, height) = (expected.width.max(actual.width), expected.height.max(actual.height));
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let colors = places.flat_map(|(x, y)| match (expected.pixel(x, y), actual.pixel(x, y)) {
        (Some(a), Some(b)) if a == b => a.map(|value| 192 + value / 4),
        _ => [200, 0, 0],
    });
    Image::of_rgb(width, height, colors.collect())
}

#[test]
fn the_difference_of_two_texts_is_what_only_one_of_them_has() {
    assert_eq!(lines("a\nb\nb\nc\n", "a\nb\nd\n"), "- b\n- c\n+ d\n");
    assert_eq!(lines("a\nb\n", "b\na\n"), "the same lines in another order\n");
}

#[test]
fn the_difference_of_two_pictures_is_red_where_they_differ_and_where_one_of_them_ends() {
    let expected = Image::of_rgb(2, 1, vec![0, 0, 0, 255, 255, 255]);
    let actual = Image::of_rgb(2, 2, vec![0, 0, 0, 255, 255, 254, 0, 0, 0, 0, 0, 0]);
    let red = [200, 0, 0];
    assert_eq!(difference(&expected, &actual).rgb(), [[192, 192, 192], red, red, red].concat());
}
