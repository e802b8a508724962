//! Places that rows name, each place once however many rows name it.

use crate::gazetteer::GazetteerPlace;

/// Place that the columns of a row name.
#[derive(Clone, Debug, Default)]
pub(crate) struct NamedPlace {
    /// The smallest place that is certain.
    pub place: Option<&'static GazetteerPlace>,
    /// `true` if the row is a total or a heading and no row of a place.
    pub left_out: bool,
}

/// Places that rows name: numbers of the rows into the different ones.
#[derive(Debug, Default)]
pub(crate) struct NamedRows {
    different: Vec<NamedPlace>,
    of_rows: Vec<u32>,
}

impl NamedRows {
    /// Places of rows by their numbers in the list of different ones.
    pub(crate) fn new(different: Vec<NamedPlace>, of_rows: Vec<u32>) -> Self {
        Self { different, of_rows }
    }

    /// `true` where no row can name a place.
    pub(crate) fn is_empty(&self) -> bool {
        self.of_rows.is_empty()
    }

    /// Place that a row names.
    pub(crate) fn get(&self, row: usize) -> Option<&NamedPlace> {
        self.of(&self.different, row)
    }

    /// A value for each of the different places.
    pub(crate) fn values<T>(&self, value: impl Fn(&NamedPlace) -> T) -> Vec<T> {
        self.different.iter().map(value).collect()
    }

    /// The value for the place of a row among [`values`](Self::values).
    pub(crate) fn of<'v, T>(&self, values: &'v [T], row: usize) -> Option<&'v T> {
        values.get(*self.of_rows.get(row)? as usize)
    }
}
