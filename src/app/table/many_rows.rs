//! Rows of a very long table, made when they are shown.

use std::{cell::RefCell, collections::BTreeMap, ops::Deref, sync::Arc};

use crate::{
    dataset::DatasetId,
    table::{DatasetTable, Row, TableKind, TableQuery},
};

/// Number of rows from which they are not kept.
const MANY: usize = 20_000;
/// Number of rows that are kept once they were shown: some screens full.
const KEEP: usize = 600;
/// Number of rows sampled to estimate column widths.
pub(super) const SAMPLE: usize = 200;

/// Rows of a very long table.
#[derive(Debug)]
pub(super) struct ManyRows {
    /// Dataset of the table.
    pub dataset: DatasetId,
    /// The table.
    pub table: DatasetTable,
    made: RefCell<BTreeMap<usize, Arc<Row>>>,
}

impl ManyRows {
    /// Rows of a kind of table; `None` if they are few.
    pub(super) fn of(query: &TableQuery<'_>, kind: &TableKind) -> Option<Self> {
        let TableKind::Dataset(id) = kind else { return None };
        query.datasets.get(id).filter(|dataset| dataset.rows() > MANY)?;
        let table = DatasetTable::of(query, id).filter(|table| table.len() > MANY)?;
        Some(Self { dataset: id.clone(), table, made: RefCell::default() })
    }

    /// Row at an index, made now unless it was shown of late.
    pub(super) fn row(&self, at: usize) -> Option<Arc<Row>> {
        let mut made = self.made.borrow_mut();
        if let Some(known) = made.get(&at) {
            return Some(Arc::clone(known));
        }
        let row = Arc::new(self.table.rows(&[at]).pop()?);
        if made.len() >= KEEP {
            made.clear();
        }
        made.insert(at, Arc::clone(&row));
        Some(row)
    }

    /// The first rows.
    pub(super) fn sample(&self) -> Vec<Row> {
        self.table.rows(&(0..SAMPLE.min(self.table.len())).collect::<Vec<_>>())
    }
}

/// Row of a table, kept in it or made to be shown.
pub enum ShownRow<'a> {
    /// Kept in the table.
    Kept(&'a Row),
    /// Made to be shown.
    Made(Arc<Row>),
}

impl Deref for ShownRow<'_> {
    type Target = Row;

    fn deref(&self) -> &Row {
        match self {
            Self::Kept(row) => row,
            Self::Made(row) => row,
        }
    }
}
