//! Fields: name, role and unit of a column.

use std::sync::Arc;

use super::{DatasetId, FieldId, LocalText, PlaceLevel};
use crate::model::Language;

/// Field of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Identifier.
    pub id: FieldId,
    /// Heading.
    pub title: LocalText,
    /// Role of its values.
    pub role: Role,
    /// Unit code of its numbers, such as `firms` or `billion_yuan`; `None` without unit or if each row has its own.
    pub unit: Option<String>,
    /// Definition and caveats.
    pub note: LocalText,
}

impl Field {
    /// Field without unit and note.
    pub fn new(id: impl Into<Arc<str>>, title: LocalText, role: Role) -> Self {
        Self { id: FieldId::new(id), title, role, unit: None, note: LocalText::default() }
    }

    /// The field with a unit.
    #[must_use]
    pub fn unit(self, unit: impl Into<String>) -> Self {
        Self { unit: Some(unit.into()), ..self }
    }

    /// The field with a note.
    #[must_use]
    pub fn note(self, note: LocalText) -> Self {
        Self { note, ..self }
    }
}

/// Role of a field: what its values are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Key of the row, unique in the dataset; independent of filters and of rows added elsewhere.
    Key,
    /// Name of the row, for labels and search.
    Name(Language),
    /// Other text.
    Text,
    /// Category, for filters, facets and colours.
    Category,
    /// Date or period.
    Time(TimeRole),
    /// Place.
    Place(PlaceLevel),
    /// Degrees east of Greenwich of the point at which the row is drawn, WGS 84.
    Longitude,
    /// Degrees north of the equator of that point.
    Latitude,
    /// Lines and areas as which the row is drawn, WGS 84.
    Geometry,
    /// Row of another dataset, by its key.
    Reference(DatasetId),
    /// Number.
    Value,
    /// Sources, the most relevant first.
    Sources,
    /// Restriction of the row's value.
    Qualifier(QualifierRole),
}

/// Meaning of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeRole {
    /// Date or period that a statement speaks about.
    Holds,
    /// Date at which it was announced or written.
    Told,
    /// Beginning of a period.
    From,
    /// End of a period.
    To,
}

/// Kind of restriction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualifierRole {
    /// Exact, more than, about …
    Bound,
    /// Stated, derived, inferred …
    Basis,
    /// Set of firms or places that is counted.
    Scope,
    /// `true` if the value is not to be published unchecked.
    Weak,
    /// Caveats.
    Note(Language),
}
