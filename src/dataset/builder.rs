//! Builder of datasets: each column comes with its field.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    CodeColumn, CodeList, CodeSetColumn, Column, Dataset, DatasetError, DatasetId, Field, LocalText, Measure, Origin,
    OwnOrigin, Shape, TextColumn,
};
use crate::model::AsOf;

/// Dataset in the making, from a slice of things that become its rows.
pub struct DatasetBuilder<'a, T> {
    things: &'a [T],
    fields: Vec<Field>,
    columns: Vec<Column>,
}

impl<'a, T> DatasetBuilder<'a, T> {
    /// Dataset with a row for each thing.
    pub fn new(things: &'a [T]) -> Self {
        Self { things, fields: Vec::new(), columns: Vec::new() }
    }

    /// Appends the column of keys: the identity of a row, with a number from its second row on. Numbers count over all
    /// rows, so that a key does not depend on a filter.
    #[must_use]
    pub fn keys(self, field: Field, identity: impl Fn(&'a T) -> String) -> Self {
        let keys = numbered(self.things.iter().map(identity));
        self.with(field, Column::Texts(keys))
    }

    /// Appends a column of numbers.
    #[must_use]
    pub fn numbers(self, field: Field, value: impl Fn(&'a T) -> Option<f64>) -> Self {
        let values = self.things.iter().map(|thing| value(thing).unwrap_or(f64::NAN)).collect();
        self.with(field, Column::Numbers(values))
    }

    /// Appends a column of texts; an empty one is unknown.
    #[must_use]
    pub fn texts<S: AsRef<str>>(self, field: Field, text: impl Fn(&'a T) -> Option<S>) -> Self {
        let values = self.things.iter().map(text).collect();
        self.with(field, Column::Texts(values))
    }

    /// Appends a column of dates.
    #[must_use]
    pub fn dates(self, field: Field, date: impl Fn(&'a T) -> Option<AsOf>) -> Self {
        let values = self.things.iter().map(date).collect();
        self.with(field, Column::Dates(values))
    }

    /// Appends a column of flags.
    #[must_use]
    pub fn flags(self, field: Field, flag: impl Fn(&'a T) -> bool) -> Self {
        let values = self.things.iter().map(flag).collect();
        self.with(field, Column::Flags(values))
    }

    /// Appends a column of codes, by their identifiers.
    #[must_use]
    pub fn codes<S: AsRef<str>>(self, field: Field, list: &Arc<CodeList>, code: impl Fn(&'a T) -> Option<S>) -> Self {
        let mut column = CodeColumn::new(Arc::clone(list));
        for thing in self.things {
            column.push(code(thing).as_ref().map(AsRef::as_ref));
        }
        self.with(field, Column::Codes(column))
    }

    /// Appends a column of sets of codes, by their identifiers.
    #[must_use]
    pub fn code_sets<I>(self, field: Field, list: &Arc<CodeList>, codes: impl Fn(&'a T) -> I) -> Self
    where
        I: IntoIterator<Item = &'a str>,
    {
        let mut column = CodeSetColumn::new(Arc::clone(list));
        for thing in self.things {
            column.push(codes(thing));
        }
        self.with(field, Column::CodeSets(column))
    }

    /// Appends a column as it is.
    #[must_use]
    pub fn column(self, field: Field, column: Column) -> Self {
        self.with(field, column)
    }

    /// Finishes the dataset of a person's own file, features with a name for the file.
    ///
    /// # Errors
    /// [`DatasetError`].
    pub fn finish_own(self, id: DatasetId, title: LocalText, file: OwnOrigin) -> Result<Dataset, DatasetError> {
        let Self { fields, columns, .. } = self;
        let (origin, shape, measures) = (Origin::Own(file), Shape::Features, Vec::new());
        let (columns, keys) = (Arc::new(columns), Arc::default());
        Dataset { id, title, origin, fields, columns, measures, shape, rows: 0, keys }.checked()
    }

    /// Finishes the dataset.
    ///
    /// # Errors
    /// [`DatasetError`].
    pub fn finish(
        self,
        id: &str,
        title: LocalText,
        measures: Vec<Measure>,
        shape: Shape,
    ) -> Result<Dataset, DatasetError> {
        let Self { fields, columns, .. } = self;
        let (id, origin, columns) = (DatasetId::new(id), Origin::Atlas, Arc::new(columns));
        let (rows, keys) = (0, Arc::default());
        Dataset { id, title, origin, fields, columns, measures, shape, rows, keys }.checked()
    }

    fn with(mut self, field: Field, column: Column) -> Self {
        self.fields.push(field);
        self.columns.push(column);
        self
    }
}

/// Keys of identities: each with a number from its second row on.
pub(crate) fn numbered(identities: impl Iterator<Item = String>) -> TextColumn {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let key = |text: String| {
        let number = seen.entry(text.clone()).or_default();
        *number += 1;
        Some(if *number == 1 { text } else { format!("{text}#{number}") })
    };
    identities.map(key).collect()
}
