//! Pixels of PNG pictures, stored at reduced size.

use std::path::PathBuf;

use cluster_atlas::{
    export::{PictureFormat, PictureOptions},
    surface::{self, PictureMetadata, TextForm},
    view::View,
};

use super::{all_as_before, drawing, failures, golden};
use crate::support::{Image, as_format, cases, cases_folder, exporter, picture};

/// Maximum side of a stored picture, pixels.
const SIDE: f64 = 480.0;

/// Colour quantisation of stored pictures, of 255; halves the file size. Finer colour changes are found in the drawing.
const STEP: u8 = 8;

/// Tolerance of a colour channel: half a quantisation step plus rounding differences between machines.
const ROUNDING: u8 = STEP / 2 + 2;

/// Quantises the colours of a picture for storage.
fn coarse(image: &Image) -> Image {
    let stored = |value: u8| (value / STEP * STEP).saturating_add(if value % STEP < STEP / 2 { 0 } else { STEP });
    Image::of_rgb(image.width, image.height, image.rgb().into_iter().map(stored).collect())
}

/// Export options of a stored picture: PNG, at most the size of its page.
pub fn options(view: &View) -> PictureOptions {
    let (width, height) = view.page.size.pixels();
    PictureOptions { scale: (SIDE / width.max(height)).min(1.0), ..as_format(PictureFormat::Png) }
}

/// Width and height of a stored picture, pixels.
pub fn small(view: &View) -> (u32, u32) {
    let (width, height) = view.page.size.pixels_at(options(view).scale);
    (width as u32, height as u32)
}

fn path(name: &str) -> PathBuf {
    cases_folder().join(format!("{name}.png"))
}

/// Stored picture of a test case, if it exists.
pub fn stored(name: &str) -> Option<Image> {
    Some(Image::read(&std::fs::read(path(name)).ok()?))
}

/// Number of differing pixels; all of them if the sizes differ.
pub fn differing(a: &Image, b: &Image) -> usize {
    let (all, other) = (a.rgb(), b.rgb());
    if (a.width, a.height) != (b.width, b.height) {
        return all.len().max(other.len()) / 3;
    }
    let differs = |(a, b): &(&[u8], &[u8])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > ROUNDING);
    all.chunks_exact(3).zip(other.chunks_exact(3)).filter(differs).count()
}

#[test]
fn pixels_are_as_they_were() {
    let mut exporter = exporter();
    all_as_before(cases().into_iter().map(|(name, view)| {
        let actual = Image::read(&picture(&mut exporter, &view, &options(&view)).bytes);
        let expected = golden(&path(name), &coarse(&actual).png());
        let expected = (!expected.is_empty()).then(|| Image::read(&expected));
        let wrong = expected.as_ref().map_or(usize::MAX, |expected| differing(expected, &actual));
        if wrong == 0 {
            return Ok(());
        }
        failures::leave_pictures(name, expected.as_ref(), &actual);
        Err(format!("{name}.png: {wrong} pixels differ"))
    }));
}

/// Root mean square difference of two pictures, as a part of the range of a channel.
fn root_mean_square(a: &Image, b: &Image) -> f64 {
    assert_eq!((a.width, a.height), (b.width, b.height));
    let (all, other) = (a.rgb(), b.rgb());
    let squares: f64 = all.iter().zip(&other).map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2)).sum();
    (squares / all.len() as f64).sqrt() / 255.0
}

/// Enlargement of the reference: the other renderer samples edges, ours computes the part of a pixel that they cover.
/// Of the same size, its own pictures are further from the large ones (0.7 to 1.6 %) than ours (0.3 to 1 %).
const FINER: u32 = 4;

/// Picture at a fraction of its size, each pixel the mean of those that it covers.
fn reduced(large: &Image) -> Image {
    let (width, height) = (large.width / FINER, large.height / FINER);
    let side = FINER as usize;
    let row = large.width as usize * 3;
    let mut pixels = Vec::new();
    for lines in large.rgb().chunks_exact(row * side) {
        let mut sums = vec![0_u32; width as usize * 3];
        for line in lines.chunks_exact(row) {
            for (sum, pixels) in sums.chunks_exact_mut(3).zip(line.chunks_exact(3 * side)) {
                for pixel in pixels.chunks_exact(3) {
                    sum.iter_mut().zip(pixel).for_each(|(sum, channel)| *sum += u32::from(*channel));
                }
            }
        }
        pixels.extend(sums.into_iter().map(|sum| ((sum + FINER * FINER / 2) / (FINER * FINER)) as u8));
    }
    Image::of_rgb(width, height, pixels)
}

#[test]
fn pixels_look_like_the_svg_in_another_renderer() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        let options = as_format(PictureFormat::Png);
        let actual = Image::read(&picture(&mut exporter, &view, &options).bytes);
        // The level of detail depends on the pixels, so that the drawing is that of the PNG.
        let (layout, _) = exporter.layout(&view, &options).unwrap();
        let svg = surface::svg(&layout, view.page.size, &PictureMetadata::new(&view), TextForm::Outlines);
        let large = drawing::drawn(&svg, actual.width * FINER, actual.height * FINER);
        let difference = root_mean_square(&actual, &reduced(&large));
        // Most where a page is small and full of letters: 1.03 % of an A4 page of 340 pixels.
        assert!(difference < 0.011, "{name}: {difference}");
    }
}

#[test]
fn one_pixel_of_another_colour_is_a_difference_and_a_rounding_is_none() {
    let image = |value: u8| Image::of_rgb(2, 1, vec![10, 10, 10, 10, value, 10]);
    assert_eq!(differing(&image(10), &image(16)), 0);
    assert_eq!(differing(&image(10), &image(17)), 1);
    let all = Image::of_rgb(86, 1, (0..=255).chain([0, 0]).collect());
    assert!(coarse(&all).rgb().iter().zip(all.rgb()).all(|(a, b)| a.abs_diff(b) <= STEP / 2));
    assert_eq!(differing(&coarse(&all), &all), 0);
    assert_eq!(differing(&image(10), &Image::of_rgb(1, 2, vec![10; 6])), 2);
}
