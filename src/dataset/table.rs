//! Datasets: fields, columns, measures, and the shape in which they state facts.

use std::{num::NonZeroU32, sync::Arc};

use super::{
    CodeList, Column, DatasetError, DatasetId, Field, FieldId, ListOfPlaces, LocalText, Measure, MeasureId,
    QualifierRole, Role, keys::Keys,
};
use crate::{
    geo::Geometry,
    model::{AsOf, Language, LonLat, SourceId},
};

/// Origin of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Part of the program.
    Atlas,
    /// A person's own file.
    Own(OwnOrigin),
}

/// Identity of a person's own file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnOrigin {
    /// Name of the file without folders.
    pub file: String,
    /// SHA-256 of the content, in small hexadecimal letters.
    pub sha256: String,
    /// Date of the file; `None` if it is not known.
    pub dated: Option<AsOf>,
    /// Source line as a person wrote it; empty for none.
    pub credit: String,
    /// Only one row in so many was read; `None` if all were.
    pub every: Option<NonZeroU32>,
    /// Places of its rows, if each row is about one.
    pub places: Option<Arc<ListOfPlaces>>,
    /// Number in the file of each row, where columns of years became rows; `None` where each row is one of the file.
    pub file_rows: Option<Arc<[u32]>>,
}

/// A table of facts, immutable; clones share its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    pub(super) id: DatasetId,
    pub(super) title: LocalText,
    pub(super) origin: Origin,
    pub(super) fields: Vec<Field>,
    pub(super) columns: Arc<Vec<Column>>,
    pub(super) measures: Vec<Measure>,
    pub(super) shape: Shape,
    pub(super) rows: usize,
    /// Rows by their keys.
    pub(super) keys: Arc<Keys>,
}

/// Shape of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A row is a thing.
    Features,
    /// A row is a statement about a place.
    Observations(Dimensions),
}

/// Fields that make a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimensions {
    /// Place, codes of the registry.
    pub place: FieldId,
    /// Measure, codes; `None` if the dataset has a single measure.
    pub measure: Option<FieldId>,
    /// Date or period that is spoken about.
    pub holds: FieldId,
    /// Date at which it was told; `None` if that is not recorded.
    pub told: Option<FieldId>,
    /// Further dimensions, codes; a query pins each of them.
    pub others: Vec<FieldId>,
    /// Value, numbers.
    pub value: FieldId,
    /// Weakly sourced statements, flags; `None` if there are none.
    pub weak: Option<FieldId>,
    /// Order among statements that answer equally; those that are equal in all are taken in the order of the rows.
    pub prefer: Vec<Preference>,
}

/// Preference among several statements of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preference {
    /// By the codes of a field, in this order; others last.
    Codes(FieldId, Vec<String>),
}

impl Dataset {
    /// Identifier.
    pub fn id(&self) -> &DatasetId {
        &self.id
    }

    /// Title.
    pub fn title(&self) -> &LocalText {
        &self.title
    }

    /// The dataset under another identifier, title and origin.
    #[must_use]
    pub fn with_identity(self, id: DatasetId, title: LocalText, origin: Origin) -> Self {
        Self { id, title, origin, ..self }
    }

    /// Origin.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Places of the rows of a person's own list, if each row is about one.
    pub fn list_of_places(&self) -> Option<&Arc<ListOfPlaces>> {
        match &self.origin {
            Origin::Own(origin) => origin.places.as_ref(),
            Origin::Atlas => None,
        }
    }

    /// Number in the file of each row of a person's own list whose columns of years became rows.
    pub fn file_rows(&self) -> Option<&Arc<[u32]>> {
        match &self.origin {
            Origin::Own(origin) => origin.file_rows.as_ref(),
            Origin::Atlas => None,
        }
    }

    /// `true` for a person's own file.
    pub fn is_own(&self) -> bool {
        matches!(self.origin, Origin::Own(_))
    }

    /// Fields in the order of their columns.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Measures in their order of display.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// Shape.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Field and column by the field's identifier.
    pub fn field(&self, id: &FieldId) -> Option<(&Field, &Column)> {
        self.fields.iter().zip(self.columns.iter()).find(|(field, _)| field.id == *id)
    }

    /// Column by the identifier of its field.
    pub fn column(&self, id: &FieldId) -> Option<&Column> {
        Some(self.field(id)?.1)
    }

    /// First column with a role.
    pub fn with_role(&self, role: &Role) -> Option<&Column> {
        self.fields.iter().zip(self.columns.iter()).find(|(field, _)| field.role == *role).map(|(_, column)| column)
    }

    /// Measure by its identifier.
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == *id)
    }

    /// `true` for the field of the keys.
    pub fn is_key(&self, field: &FieldId) -> bool {
        self.fields.iter().any(|other| other.id == *field && other.role == Role::Key)
    }

    /// Key of a row; empty outside the dataset, or if rows have none.
    pub fn key(&self, row: u32) -> &str {
        self.with_role(&Role::Key).and_then(|keys| keys.text(row as usize)).unwrap_or_default()
    }

    /// Name of a row in a language, else in the other; `None` outside the dataset, or if rows have none.
    pub fn name(&self, row: u32, language: Language) -> Option<&str> {
        let name = |language| self.with_role(&Role::Name(language))?.text(row as usize).filter(|name| !name.is_empty());
        name(language).or_else(|| name(language.other()))
    }

    /// Sources of a row, the most relevant first.
    pub fn sources(&self, row: u32) -> Vec<SourceId> {
        let of = self.with_role(&Role::Sources).and_then(|column| Some((column, column.list()?)));
        let ids = |(column, list): (&Column, &Arc<CodeList>)| {
            column.codes(row as usize).iter().map(|source| SourceId::new(list.id(*source))).collect()
        };
        of.map(ids).unwrap_or_default()
    }

    /// Title of the field that says which rows are weak; empty without one.
    pub fn weakness(&self) -> LocalText {
        let weak = Role::Qualifier(QualifierRole::Weak);
        self.fields().iter().find(|field| field.role == weak).map(|field| field.title.clone()).unwrap_or_default()
    }

    /// `true` if a row is not to be published unchecked.
    pub fn is_weak(&self, row: u32) -> bool {
        self.with_role(&Role::Qualifier(QualifierRole::Weak)).is_some_and(|column| column.flag(row as usize))
    }

    /// Row with a key.
    pub fn row(&self, key: &str) -> Option<u32> {
        let Some(Column::Texts(keys)) = self.with_role(&Role::Key) else { return None };
        self.keys.row(keys, key)
    }

    /// Point at which a row is drawn; `None` if it is unknown, outside the dataset, or if rows have none.
    pub fn point(&self, row: u32) -> Option<LonLat> {
        let degrees = |role| self.with_role(&role)?.number(row as usize);
        Some(LonLat::new(degrees(Role::Longitude)?, degrees(Role::Latitude)?))
    }

    /// Lines and areas as which a row is drawn; `None` for a point, and if rows have none.
    pub fn geometry(&self, row: u32) -> Option<&Arc<Geometry>> {
        self.with_role(&Role::Geometry)?.geometry(row as usize)
    }

    /// Checks that columns are of one length, fields and keys unique, and the fields of the shape present.
    ///
    /// # Errors
    /// The first [`DatasetError`].
    pub(super) fn checked(mut self) -> Result<Self, DatasetError> {
        self.rows = self.columns.first().map_or(0, Column::len);
        for (index, (field, column)) in self.fields.iter().zip(self.columns.iter()).enumerate() {
            if column.len() != self.rows {
                let (field, expected, found) = (field.id.clone(), self.rows, column.len());
                return Err(DatasetError::Length { field, expected, found });
            }
            if self.fields.iter().take(index).any(|other| other.id == field.id) {
                return Err(DatasetError::Field(field.id.clone()));
            }
        }
        if let Some(Column::Texts(keys)) = self.with_role(&Role::Key) {
            let found = |row| keys.get(row).unwrap_or_default().to_owned();
            let order = Keys::of(keys).map_err(|row| DatasetError::Key { row: row + 1, found: found(row) })?;
            self.keys = Arc::new(order);
        }
        if let Shape::Observations(dimensions) = &self.shape {
            let is = |id: &FieldId, fits: fn(&Column) -> bool| {
                self.column(id).filter(|column| fits(column)).ok_or_else(|| DatasetError::Missing(id.clone())).map(drop)
            };
            is(&dimensions.value, |column| matches!(column, Column::Numbers(_)))?;
            is(&dimensions.holds, |column| matches!(column, Column::Dates(_)))?;
            if let Some(id) = &dimensions.told {
                is(id, |column| matches!(column, Column::Dates(_)))?;
            }
            if let Some(id) = &dimensions.weak {
                is(id, |column| matches!(column, Column::Flags(_)))?;
            }
            let preferred = dimensions.prefer.iter().map(|Preference::Codes(id, _)| id);
            let coded = std::iter::once(&dimensions.place).chain(&dimensions.measure).chain(&dimensions.others);
            for id in coded.chain(preferred) {
                is(id, |column| matches!(column, Column::Codes(_)))?;
            }
        }
        Ok(self)
    }
}
