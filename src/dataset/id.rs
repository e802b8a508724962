//! Identifiers of datasets, their fields and their measures.

use crate::model::identifier;

identifier! {
    /// Identifier of a dataset, for example `clusters`.
    DatasetId
}
identifier! {
    /// Identifier of a field, unique in its dataset: the machine-readable name of its column.
    FieldId
}
identifier! {
    /// Identifier of a measure, unique in its dataset, for example `population`.
    MeasureId
}
