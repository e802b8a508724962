//! Defects of a dataset.

use super::FieldId;

/// Reason why columns do not make a dataset.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatasetError {
    /// A column has another length than the first.
    #[error("expected {expected} values in {field}, found {found}")]
    Length {
        /// Field of the column.
        field: FieldId,
        /// Number of rows of the first column.
        expected: usize,
        /// Number of rows found.
        found: usize,
    },
    /// Two fields have one identifier.
    #[error("expected one field {0}, found two")]
    Field(FieldId),
    /// Two rows have one key, or a row has none.
    #[error("expected a key of its own in row {row}, found {found:?}")]
    Key {
        /// Number of the row, from 1.
        row: usize,
        /// Key found.
        found: String,
    },
    /// The shape names a field that the dataset does not have, or of another type.
    #[error("expected a field {0}, found none of that type")]
    Missing(FieldId),
}
