//! Values of cells: numbers, dates, coordinates.

pub(super) mod coordinate;
pub(super) mod date;
pub(super) mod datum;
pub(super) mod missing;
pub(super) mod number;
pub(super) mod wkt;

/// Half-width form of a full-width sign, digit or letter; any other character as it is.
pub(super) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}
