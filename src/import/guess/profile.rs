//! Profile of a column: which shares of its cells fit which role.

use std::collections::{BTreeMap, BTreeSet};

use super::sample;
use crate::{
    dataset::{Interner, PlaceLevel},
    gazetteer::{Gazetteer, PlaceMatch, PlaceQuery},
    import::{
        Cell, CellKind, RawColumn,
        value::{coordinate, date, missing::is_missing, number, trimmed},
    },
    recipe::DecimalMark,
};

/// Largest number of different values of a category.
const MOST_CATEGORIES: usize = 50;
/// Different texts that are looked up among places.
const NAMES: usize = 60;
/// Texts up to this length can be places or addresses.
const LONGEST_NAME: usize = 120;

/// Profile of a column by all its cells or, of many, by a sample; shares are of the cells that are not missing, 0 to 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// Cells that are not missing.
    filled: usize,
    /// Different texts among them.
    distinct: usize,
    /// `true` if most of the texts come again, and all rows have as few different ones as a category may have.
    pub has_few_values: bool,
    /// Share of numbers.
    numbers: f64,
    /// `true` if a cell would lose something as a number; of a column of numbers in any row.
    pub has_codes: bool,
    /// Share of whole numbers from 1900 to 2100.
    pub years: f64,
    /// Share of dates, if any of them is more than a plain number.
    pub dates: f64,
    /// Share of coordinates.
    pub coordinates: f64,
    /// Share of pairs of coordinates.
    pub pairs: f64,
    /// Share of geometries as well-known text.
    pub wkt: f64,
    /// Share of different texts that are known places, whether one or several.
    pub places: f64,
    /// Level of most of them.
    pub level: Option<PlaceLevel>,
}

impl Profile {
    /// Profile of a column.
    pub(super) fn of(column: &RawColumn, decimal: DecimalMark, gazetteer: &Gazetteer) -> Self {
        let mut profile = Self::default();
        let mut texts = Interner::default();
        let [mut numbers, mut years, mut dates, mut written_out, mut coordinates, mut pairs, mut wkt] = [0_usize; 7];
        for cell in sample::cells(&column.cells) {
            let text = cell.text.trim();
            if matches!(cell.kind, CellKind::Error | CellKind::Formula | CellKind::Empty) || is_missing(text) {
                continue;
            }
            profile.filled += 1;
            texts.number(text);
            let parsed = number::parse(text, decimal);
            let is_number = parsed.is_ok() || matches!(parsed, Err(number::NumberError::NotFinite));
            numbers += usize::from(is_number);
            profile.has_codes |= is_code(cell);
            years += usize::from(parsed.is_ok_and(|year| year.fract() == 0.0 && (1900.0..=2100.0).contains(&year)));
            let is_date = !matches!(date::parse(text, None, false), Err(date::DateError::Form));
            dates += usize::from(cell.kind == CellKind::Date || is_date);
            written_out += usize::from(cell.kind == CellKind::Date || (is_date && !is_plain(text)));
            coordinates += usize::from(coordinate::parse(text, decimal).is_some());
            pairs += usize::from(!is_number && coordinate::parse_pair(text, decimal).is_some());
            wkt += usize::from(is_wkt(text));
        }
        let share = |count: usize| count as f64 / profile.filled.max(1) as f64;
        // Years and days of digits alone are dates where others of the column are written out.
        let dates = if written_out > 0 { share(dates) } else { 0.0 };
        (profile.numbers, profile.years, profile.dates) = (share(numbers), share(years), dates);
        (profile.coordinates, profile.pairs, profile.wkt) = (share(coordinates), share(pairs), share(wkt));
        profile.distinct = texts.len();
        let few = profile.distinct <= MOST_CATEGORIES && profile.distinct * 2 <= profile.filled && profile.distinct > 1;
        if sample::is_part(&column.cells) {
            // One further value, or one code, beyond the sample changes what a column is.
            profile.has_few_values = few && has_few_values(column);
            profile.has_codes |= profile.is_numeric() && column.cells.iter().any(is_code);
        } else {
            profile.has_few_values = few;
        }
        let mut different = texts.texts().to_vec();
        different.sort_unstable();
        profile.look_up(&different, gazetteer);
        profile
    }

    /// `true` if all cells are numbers, or nearly all of many.
    pub(super) fn is_numeric(&self) -> bool {
        const MANY: usize = 20;
        const NEARLY: f64 = 0.95;
        self.filled > 0 && (self.numbers == 1.0 || (self.filled >= MANY && self.numbers >= NEARLY))
    }

    /// `true` if most cells are numbers, and none would lose something as one.
    pub(super) fn is_mostly_numeric(&self) -> bool {
        const MOST: f64 = 0.8;
        self.filled > 0 && self.numbers >= MOST && !self.has_codes
    }

    /// `true` if hardly a text stands twice, so that they can name rows.
    pub(super) fn is_mostly_unique(&self) -> bool {
        self.filled > 0 && self.distinct * 10 >= self.filled * 9
    }

    /// Counts the known places among the texts.
    fn look_up(&mut self, texts: &[&str], gazetteer: &Gazetteer) {
        let step = texts.len().div_ceil(NAMES).max(1);
        let sample = texts.iter().step_by(step).filter(|text| text.chars().count() <= LONGEST_NAME);
        let (mut looked_up, mut known) = (0_usize, 0_usize);
        let mut levels: BTreeMap<PlaceLevel, usize> = BTreeMap::new();
        for text in sample {
            looked_up += 1;
            match gazetteer.find(&PlaceQuery::new(text)) {
                PlaceMatch::Found { place, .. } => {
                    known += 1;
                    *levels.entry(place.level).or_default() += 1;
                }
                PlaceMatch::Ambiguous(places) => {
                    known += 1;
                    for level in places.iter().map(|place| place.level).collect::<BTreeSet<_>>() {
                        *levels.entry(level).or_default() += 1;
                    }
                }
                PlaceMatch::Former(_) | PlaceMatch::PartOf(_) => known += 1,
                PlaceMatch::Total | PlaceMatch::Heading => looked_up -= 1,
                PlaceMatch::Suggested(_) | PlaceMatch::Unknown => {}
            }
        }
        self.places = known as f64 / looked_up.max(1) as f64;
        // A level must hold for nearly all: names of several levels are of any.
        let usual = levels.into_iter().max_by_key(|(_, count)| *count);
        self.level = usual.filter(|(_, count)| *count * 10 >= known * 9).map(|(level, _)| level);
    }
}

/// `true` for a cell that would lose something as a number.
fn is_code(cell: Cell<'_>) -> bool {
    cell.kind != CellKind::Number && number::is_code(cell.text)
}

/// `true` if all rows have no more different values than a category may have.
fn has_few_values(column: &RawColumn) -> bool {
    let (mut different, mut missing) = (Interner::default(), 0);
    column.cells.iter().all(|cell| {
        let before = different.len();
        different.number(trimmed(cell.text));
        missing += usize::from(different.len() > before && is_missing(cell.text));
        different.len() - missing <= MOST_CATEGORIES
    })
}

/// `true` for a text of digits alone.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `true` for a text that begins as well-known text does.
fn is_wkt(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    const TYPES: [&str; 7] =
        ["POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"];
    let head: String = text.chars().take(60).collect::<String>().to_uppercase();
    let head =
        head.split_once(';').filter(|(srid, _)| srid.starts_with("SRID")).map_or(head.as_str(), |(_, rest)| rest);
    TYPES.iter().any(|kind| head.trim_start().starts_with(kind)) && text.contains(['(', 'E'])
}
