//! Coordinates as people write them: decimal degrees, and degrees, minutes and seconds.

use super::number;
use crate::{model::is_hanzi, recipe::DecimalMark};

/// Axis of a coordinate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Axis {
    /// East and west.
    Longitude,
    /// North and south.
    Latitude,
}

impl Axis {
    /// Largest absolute value, degrees.
    pub(in crate::import) fn limit(self) -> f64 {
        match self {
            Self::Longitude => 180.0,
            Self::Latitude => 90.0,
        }
    }
}

/// Coordinate with the axis that its letters name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) struct Coordinate {
    /// Degrees, positive to the east and north.
    pub degrees: f64,
    /// Axis, if a letter or word names it.
    pub axis: Option<Axis>,
}

/// Hemispheres by the letters and words that name them, longer ones first.
const HEMISPHERES: [(&str, Axis, f64); 16] = [
    ("东经", Axis::Longitude, 1.0),
    ("西经", Axis::Longitude, -1.0),
    ("北纬", Axis::Latitude, 1.0),
    ("南纬", Axis::Latitude, -1.0),
    ("EAST", Axis::Longitude, 1.0),
    ("WEST", Axis::Longitude, -1.0),
    ("NORTH", Axis::Latitude, 1.0),
    ("SOUTH", Axis::Latitude, -1.0),
    ("E", Axis::Longitude, 1.0),
    ("W", Axis::Longitude, -1.0),
    ("N", Axis::Latitude, 1.0),
    ("S", Axis::Latitude, -1.0),
    ("东", Axis::Longitude, 1.0),
    ("西", Axis::Longitude, -1.0),
    ("北", Axis::Latitude, 1.0),
    ("南", Axis::Latitude, -1.0),
];

/// All hanzi that a coordinate can have.
const HANZI: [char; 9] = ['东', '西', '南', '北', '经', '纬', '度', '分', '秒'];

/// Reads a coordinate; `None` if the text is none. The range is not checked.
pub(in crate::import) fn parse(text: &str, decimal: DecimalMark) -> Option<Coordinate> {
    if let Some(degrees) = number::of_digits(text, decimal) {
        return Some(Coordinate { degrees, axis: None });
    }
    let text = text.trim().trim_matches('"').trim();
    if let Ok(degrees) = number::parse(text, decimal)
        && !text.contains([' ', '%'])
    {
        return Some(Coordinate { degrees, axis: None });
    }
    if text.contains(|c: char| is_hanzi(c) && !HANZI.contains(&c)) {
        return None;
    }
    let upper = text.to_uppercase();
    let mut rest = upper.trim();
    let mut hemisphere = None;
    for (word, axis, sign) in HEMISPHERES {
        if let Some(other) = rest.strip_prefix(word).or_else(|| rest.strip_suffix(word)) {
            (rest, hemisphere) = (other.trim(), Some((axis, sign)));
            break;
        }
    }
    let degrees = sexagesimal(rest, decimal)?;
    let sign = hemisphere.map_or(1.0, |(_, sign)| sign);
    // A letter and a minus sign would contradict each other, or say the same twice.
    if degrees.is_sign_negative() && hemisphere.is_some() {
        return None;
    }
    Some(Coordinate { degrees: degrees * sign, axis: hemisphere.map(|(axis, _)| axis) })
}

/// Longitude and latitude in one cell, in the order in which they stand unless letters say otherwise.
pub(in crate::import) fn parse_pair(text: &str, decimal: DecimalMark) -> Option<(Coordinate, Coordinate)> {
    let text = text.trim().trim_matches(['(', ')', '[', ']', '（', '）']);
    let marks: &[char] = match decimal {
        DecimalMark::Point => &[',', '，', ';', '；', '|', '/', '、'],
        DecimalMark::Comma => &[';', '；', '|', '/', '、', '，'],
    };
    let halves = text.split_once(marks).or_else(|| {
        let mut parts = text.split_whitespace();
        let (one, other, none) = (parts.next()?, parts.next()?, parts.next());
        let start = text.find(other).filter(|at| *at > 0)?;
        none.is_none().then(|| (one, text.get(start..).unwrap_or_default()))
    });
    let (one, other) = halves?;
    Some((parse(one, decimal)?, parse(other, decimal)?))
}

/// Degrees, minutes and seconds, of which only the last may have decimals.
fn sexagesimal(text: &str, decimal: DecimalMark) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '−']).unwrap_or(text);
    let is_mark = |c: char| {
        matches!(
            c,
            '°' | 'º'
                | '˚'
                | '度'
                | '\''
                | '′'
                | '’'
                | '‘'
                | '´'
                | '分'
                | '"'
                | '″'
                | '”'
                | '“'
                | '秒'
                | ':'
                | '：'
        ) || c.is_whitespace()
    };
    let known = |c: char| c.is_ascii_digit() || c == '.' || c == ',' || is_mark(c) || ('０'..='９').contains(&c);
    if !unsigned.chars().all(known) {
        return None;
    }
    let parts: Vec<&str> = unsigned.split(is_mark).filter(|part| !part.is_empty()).collect();
    if !(1..=3).contains(&parts.len()) {
        return None;
    }
    let mut degrees = 0.0;
    let mut unit = 1.0;
    for (at, part) in parts.iter().enumerate() {
        let value = number::parse(part, decimal).ok().filter(|value| *value >= 0.0)?;
        let is_last = at + 1 == parts.len();
        if (at > 0 && value >= 60.0) || (!is_last && value.fract() != 0.0) {
            return None;
        }
        degrees += value / unit;
        unit *= 60.0;
    }
    Some(if unsigned.len() < text.len() { -degrees } else { degrees })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn degrees(text: &str) -> Option<f64> {
        parse(text, DecimalMark::Point).map(|coordinate| coordinate.degrees)
    }

    #[test]
    fn degrees_minutes_and_seconds_in_the_forms_that_people_use() {
        for text in [
            "112°56′20″E",
            "112°56'20\"E",
            "E112 56 20",
            "112°56.33333'E",
            "东经112度56分20秒",
            "112.938889",
            "112:56:20",
            "112 56 20 East",
            "112º56´20” e",
            "112°56''20",
        ] {
            let found = degrees(text).unwrap_or_else(|| panic!("{text}"));
            assert!((found - 112.938_889).abs() < 1e-5, "{text}: {found}");
        }
        assert!((degrees("33°51′36″S").unwrap() + 33.86).abs() < 1e-9);
        assert!((degrees("-33 51 36").unwrap() + 33.86).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_coordinate_is_not_read_as_one() {
        for text in ["", "abc", "112°75′", "1.5°20′", "-33°S", "112 56 20 10", "12%", "长沙"] {
            assert_eq!(degrees(text), None, "{text}");
        }
    }

    #[test]
    fn two_coordinates_stand_in_one_cell() {
        let pair = |text: &str| parse_pair(text, DecimalMark::Point).map(|(one, other)| (one.degrees, other.degrees));
        for text in ["112.939,28.228", "112.939 28.228", "(112.939, 28.228)", "112.939；28.228"] {
            assert_eq!(pair(text), Some((112.939, 28.228)), "{text}");
        }
        let lettered = parse_pair("28.228N, 112.939E", DecimalMark::Point).unwrap();
        assert_eq!((lettered.0.axis, lettered.1.axis), (Some(Axis::Latitude), Some(Axis::Longitude)));
        assert_eq!(pair("112.939"), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,20}") {
            let _ = (degrees(&text), parse_pair(&text, DecimalMark::Comma));
        }
    }
}
