//! Makes a table from columns that know how to fill their cells, so that headings and cells cannot fall out of step.

use std::collections::BTreeSet;

use super::{Cell, Column, Row};
use crate::model::{Catalogue, Language, Source, SourceId};

/// What stands in a column for a thing of type `T`.
type Fill<'a, T> = Box<dyn Fn(&T) -> Cell + 'a>;

/// The columns of a table about things of type `T`.
pub(super) struct Maker<'a, T> {
    columns: Vec<Column>,
    cells: Vec<Fill<'a, T>>,
}

impl<'a, T> Maker<'a, T> {
    pub(super) fn new() -> Self {
        Self { columns: Vec::new(), cells: Vec::new() }
    }

    /// The next column, and what stands in it.
    pub(super) fn column(&mut self, column: Column, cell: impl Fn(&T) -> Cell + 'a) {
        self.columns.push(column);
        self.cells.push(Box::new(cell));
    }

    /// The row about `thing`; its place is for the caller to add.
    pub(super) fn row(&self, id: &str, thing: &T) -> Row {
        Row { id: id.to_owned(), at: None, cells: self.cells.iter().map(|cell| cell(thing)).collect() }
    }

    pub(super) fn into_columns(self) -> Vec<Column> {
        self.columns
    }

    /// The last two columns of each table: where its rows come from.
    pub(super) fn cited(
        &mut self,
        catalogue: &'a Catalogue,
        language: Language,
        ids: impl Fn(&T) -> Vec<SourceId> + Clone + 'a,
    ) {
        let column = Column::new("source_ids", "Sources", "来源").note(
            "Identifiers of the table of sources, those of most relevance first.",
            "来源表中的标识，按相关性排列。",
        );
        let of = ids.clone();
        self.column(column, move |thing| id_list(&of(thing)));
        self.column(Column::new("sources", "Citations", "引文"), move |thing| {
            let sources = ids(thing).into_iter().filter_map(|id| catalogue.source(&id));
            Cell::list(sources.map(|source| source.citation(language)))
        });
    }
}

/// Identifiers of sources as a cell.
pub(super) fn id_list(ids: &[SourceId]) -> Cell {
    Cell::list(ids.iter().map(SourceId::as_str))
}

/// Each identifier once, where it stands first.
pub(super) fn once<'i>(ids: impl IntoIterator<Item = &'i SourceId>) -> Vec<SourceId> {
    let mut seen = BTreeSet::new();
    ids.into_iter().filter(|id| seen.insert(*id)).cloned().collect()
}

/// The sources of those identifiers, each once, in the order of identifiers.
pub(super) fn sources_of(catalogue: &Catalogue, ids: impl IntoIterator<Item = SourceId>) -> Vec<Source> {
    let ids: BTreeSet<SourceId> = ids.into_iter().collect();
    ids.iter().filter_map(|id| catalogue.source(id)).cloned().collect()
}
