//! Table builder: each column holds its heading and its cell function, so that both always match.

use std::collections::BTreeSet;

use super::{Cell, Column, Row, code_names::code_name_in_file};
use crate::{
    i18n::messages,
    model::{Catalogue, Language, Source, SourceId},
};

/// Cell function of a column, for rows of type `T`.
type Fill<'a, T> = Box<dyn Fn(&T) -> Cell + 'a>;

/// Columns of a table with rows of type `T`.
pub(super) struct TableBuilder<'a, T> {
    columns: Vec<Column>,
    cells: Vec<Fill<'a, T>>,
}

impl<'a, T> TableBuilder<'a, T> {
    pub(super) fn new() -> Self {
        Self { columns: Vec::new(), cells: Vec::new() }
    }

    /// Appends a column.
    pub(super) fn column(&mut self, column: Column, cell: impl Fn(&T) -> Cell + 'a) {
        self.columns.push(column);
        self.cells.push(Box::new(cell));
    }

    /// Appends a column of codes, and the Chinese and the English name of each.
    pub(super) fn coded(&mut self, column: Column, code: impl Fn(&T) -> Cell + Copy + 'a) {
        let named =
            [(Language::Zh, "zh", "Chinese name", "名称"), (Language::En, "en", "English name", "名称（英文）")];
        let names = named.map(|(language, suffix, en, zh)| {
            let title = (format!("{}: {en}", column.title.en), format!("{}{zh}", column.title.zh));
            let heading = Column::new(format!("{}_{suffix}", column.name), title.0, title.1);
            (messages(language), Column { empty: column.empty.clone(), ..heading })
        });
        let stem = column.name.clone();
        self.column(column, code);
        for (texts, column) in names {
            let stem = stem.clone();
            self.column(column, move |thing| match code(thing) {
                Cell::Text(code) => Cell::optional(code_name_in_file(&stem, &code, texts)),
                _ => Cell::Missing,
            });
        }
    }

    /// `true` if a column is shown at first.
    fn has_main(&self) -> bool {
        self.columns.iter().any(|column| column.is_main)
    }

    /// A row for `thing`, without location.
    pub(super) fn row(&self, id: &str, thing: &T) -> Row {
        Row { id: id.to_owned(), at: None, shape: None, cells: self.cells.iter().map(|cell| cell(thing)).collect() }
    }

    /// Cell of a column for `thing`.
    pub(super) fn cell(&self, column: usize, thing: &T) -> Cell {
        self.cells.get(column).map_or(Cell::Missing, |cell| cell(thing))
    }

    pub(super) fn into_columns(self) -> Vec<Column> {
        self.columns
    }

    /// Appends the two source columns that end each table.
    pub(super) fn cited(
        &mut self,
        catalogue: &'a Catalogue,
        language: Language,
        ids: impl Fn(&T) -> Vec<SourceId> + Clone + 'a,
    ) {
        let column = Column::new("source_ids", "Sources", "来源")
            .note("Identifiers in the sources table, most relevant first.", "来源表中的标识，按相关性排列。");
        let of = ids.clone();
        self.column(column, move |thing| id_list(&of(thing)));
        self.column(Column::new("sources", "Citations", "引文").main_if(self.has_main()), move |thing| {
            let sources = ids(thing).into_iter().filter_map(|id| catalogue.source(&id));
            Cell::list(sources.map(|source| source.citation(language)))
        });
    }
}

/// List cell of source identifiers.
pub(super) fn id_list(ids: &[SourceId]) -> Cell {
    Cell::list(ids.iter().map(SourceId::as_str))
}

/// Removes duplicates; the first occurrence stays.
pub(super) fn once<'i>(ids: impl IntoIterator<Item = &'i SourceId>) -> Vec<SourceId> {
    let mut seen = BTreeSet::new();
    ids.into_iter().filter(|id| seen.insert(*id)).cloned().collect()
}

/// Sources by identifier, sorted, without duplicates.
pub(super) fn sources_of(catalogue: &Catalogue, ids: impl IntoIterator<Item = SourceId>) -> Vec<Source> {
    let ids: BTreeSet<SourceId> = ids.into_iter().collect();
    ids.iter().filter_map(|id| catalogue.source(id)).cloned().collect()
}
