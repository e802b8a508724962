//! Lists in which each row is about a place, such as figures of provinces.

use super::LocalText;

/// List in which each row is about a place, and the places that several of its rows are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListOfPlaces {
    /// Names of the places.
    pub names: Vec<LocalText>,
    /// `true` if all are provinces.
    pub are_provinces: bool,
    /// Place of each row, by its position in the names; `None` for a row without a place.
    pub of_rows: Vec<Option<u32>>,
    /// Places with several rows of one date, or of none, in the order of their first rows.
    pub repeated: Vec<RepeatedPlace>,
    /// Places with rows of several dates, likewise.
    pub dated: Vec<RepeatedPlace>,
}

/// Place that several rows of a list are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatedPlace {
    /// Its name.
    pub name: LocalText,
    /// Number of its rows.
    pub rows: usize,
    /// `true` if these rows are alike in every column.
    pub are_alike: bool,
}

impl ListOfPlaces {
    /// Place of a row, by its position in the names.
    pub fn place(&self, row: u32) -> Option<u32> {
        self.of_rows.get(row as usize).copied().flatten()
    }
}
