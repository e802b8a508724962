//! Table of any dataset: its fields as columns.

use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use super::{
    Cell, Column, Row, Table, TableQuery,
    builder::{TableBuilder, sources_of},
    condition::Condition,
    own_source::own_source,
};
use crate::{
    dataset::{
        CodeList, Column as Values, Dataset, DatasetId, Field, LocalText, Places, QualifierRole, Role, Shape, TimeRole,
    },
    geo::Geometry,
    model::{Bilingual, Language, LonLat},
    query::{Facts, MapQuestion, evaluate},
};

/// Field of the unit of each row's value.
const UNIT: &str = "unit";

/// Meaning of the places of rows.
const POINTS: &str = "Points are cities, or where the map writes the name of a province; not centroids.";
const OWN_POINTS: &str =
    "Points are coordinates of the file, or seats of the places that it names; _placed_by says which.";

/// One row per row of the dataset that passes the conditions of place and date, in the order of the dataset. Codes stand
/// beside their names in both languages; a field that no row of the dataset has is left out.
pub(super) fn of_dataset(query: &TableQuery<'_>, id: &DatasetId) -> Table {
    DatasetTable::of(query, id).map_or_else(|| unknown(query, id), |table| table.whole())
}

/// Table of a dataset whose rows are made when they are asked for, as there may be very many.
#[derive(Clone, Debug)]
pub struct DatasetTable {
    facts: Facts,
    dataset: Arc<Dataset>,
    /// Positions of the fields that any row has.
    fields: Vec<usize>,
    rows: Vec<usize>,
    language: Language,
}

impl DatasetTable {
    /// Table of a dataset with the rows that a query asks about; `None` without the dataset.
    pub fn of(query: &TableQuery<'_>, id: &DatasetId) -> Option<Self> {
        let dataset = query.datasets.get(id)?;
        let has_values = |field: &Field| {
            let values = dataset.column(&field.id).filter(|_| field.role != Role::Sources);
            values.is_some_and(|values| (0..dataset.rows()).any(|row| is_known(values, row)))
        };
        let fields = dataset.fields().iter().enumerate().filter(|(_, field)| has_values(field));
        let (fields, rows) = (fields.map(|(at, _)| at).collect(), rows(query, dataset));
        Some(Self { facts: query.facts.clone(), dataset: Arc::clone(dataset), fields, rows, language: query.language })
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// `true` without rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of the row of a dataset in the table; `None` if it is not in it.
    pub fn position(&self, row: u32) -> Option<usize> {
        self.rows.binary_search(&(row as usize)).ok()
    }

    /// The table without its rows.
    pub fn head(&self) -> Table {
        let dataset = &self.dataset;
        let points = if dataset.is_own() { OWN_POINTS } else { POINTS };
        Table {
            name: Cow::Owned(dataset.id().to_string()),
            title: both(dataset.title()),
            language: self.language,
            points: places(dataset).next().is_some().then_some(points),
            rows: Vec::new(),
            columns: self.builder().into_columns(),
            sources: own_source(dataset).into_iter().collect(),
        }
    }

    /// Some of the rows, by their numbers.
    pub fn rows(&self, numbers: &[usize]) -> Vec<Row> {
        let builder = self.builder();
        numbers.iter().filter_map(|number| Some(self.row(&builder, *self.rows.get(*number)?))).collect()
    }

    /// Cells of a column by its position, row by row.
    pub fn cells(&self, column: usize) -> Vec<Cell> {
        let builder = self.builder();
        self.rows.iter().map(|at| builder.cell(column, at)).collect()
    }

    fn whole(&self) -> Table {
        let builder = self.builder();
        let rows = self.rows.iter().map(|at| self.row(&builder, *at)).collect();
        let cited = self.rows.iter().flat_map(|row| self.dataset.sources(*row as u32));
        let mut table = self.head();
        table.sources.extend(sources_of(self.facts.catalogue(), cited));
        Table { rows, ..table }
    }

    fn builder(&self) -> TableBuilder<'_, usize> {
        let (dataset, mut builder) = (self.dataset.as_ref(), TableBuilder::new());
        for field in self.fields.iter().filter_map(|at| dataset.fields().get(*at)) {
            if let Some(values) = dataset.column(&field.id) {
                columns(&mut builder, dataset, field, values);
            }
        }
        if !dataset.is_own() {
            let sources = move |row: &usize| dataset.sources(*row as u32);
            builder.cited(self.facts.catalogue(), self.language, sources);
        }
        builder
    }

    fn row(&self, builder: &TableBuilder<'_, usize>, at: usize) -> Row {
        let (dataset, row) = (self.dataset.as_ref(), at as u32);
        Row {
            at: location(self.facts.datasets().places(), dataset, at),
            shape: dataset.geometry(row).cloned(),
            ..builder.row(dataset.key(row), &at)
        }
    }
}

/// Rows that any layer of the dataset is about, drawn or hidden, each once; without such a layer, those that pass the
/// conditions of place and date.
fn rows(query: &TableQuery<'_>, dataset: &Dataset) -> Vec<usize> {
    let queries = query.view.layers.iter().filter_map(|layer| Some(&layer.features()?.query));
    let mut of_layers = queries.filter(|of_layer| of_layer.dataset == *dataset.id()).peekable();
    if of_layers.peek().is_none() {
        return (0..dataset.rows()).filter(|row| passes(query, dataset, *row)).collect();
    }
    let question = MapQuestion::of(query.facts, &query.view);
    let rows = of_layers.flat_map(|of_layer| evaluate(query.facts, of_layer, &question).rows);
    rows.map(|row| row as usize).collect::<BTreeSet<usize>>().into_iter().collect()
}

/// Table without rows, of a dataset that does not exist.
fn unknown(query: &TableQuery<'_>, id: &DatasetId) -> Table {
    Table {
        name: Cow::Owned(id.to_string()),
        title: Bilingual { en: id.to_string(), zh: id.to_string() },
        language: query.language,
        points: None,
        columns: vec![Column::new("id", "Identifier", "标识").main_if(true)],
        rows: Vec::new(),
        sources: Vec::new(),
    }
}

/// Conditions that the rows of a dataset heed: of clusters if they belong to clusters, of place if they have one, and the
/// date.
pub(super) fn heeds(
    query: &TableQuery<'_>,
    id: &DatasetId,
    of_clusters: &[Condition],
    of_place: &[Condition],
) -> BTreeSet<Condition> {
    let Some(dataset) = query.datasets.get(id) else { return BTreeSet::new() };
    let of_clusters = of_clusters.iter().filter(|_| cluster(dataset).is_some());
    let of_place = of_place.iter().filter(|_| places(dataset).next().is_some());
    let date = dated(dataset).next().map(|_| &Condition::Until);
    of_clusters.chain(of_place).chain(date).copied().collect()
}

/// Columns of a field.
fn columns<'a>(builder: &mut TableBuilder<'a, usize>, dataset: &'a Dataset, field: &'a Field, values: &'a Values) {
    let column = Column {
        unit: field.unit.clone().filter(|unit| !unit.is_empty()).map(Cow::Owned),
        note: both(&field.note),
        empty: empty(field),
        ..Column::titled(field.id.as_str(), both(&field.title))
    };
    let is_main = match &field.role {
        Role::Key | Role::Reference(_) => false,
        // The other qualifiers stand beside the value.
        Role::Qualifier(role) => *role == QualifierRole::Scope,
        _ => true,
    };
    // Codes stand in the window by their names, units by their short ones.
    let by_name = values.list().is_some_and(|list| !is_given(list)) && field.id.as_str() != UNIT;
    let has_unit = column.unit.is_some() || dataset.fields().iter().any(|other| other.id.as_str() == UNIT);
    builder.column(column.main_if(is_main && !by_name), move |row| cell(values, *row));
    if let Some(list) = values.list().filter(|list| !is_given(list)) {
        for language in [Language::Zh, Language::En] {
            let name = named(field, language).main_if(is_main && by_name);
            builder.column(name, move |row| names(values, list, *row, language));
        }
    }
    if field.role == Role::Value && !has_unit && !dataset.is_own() {
        builder.column(Column::new(UNIT, "Unit", "单位").main_if(true), |row| Cell::optional(unit(dataset, *row)));
    }
}

/// `true` for codes that a person wrote, whose names are the codes themselves.
fn is_given(list: &CodeList) -> bool {
    list.iter().any(|(_, code)| matches!(code.title, LocalText::Given { .. }))
}

/// Column of the names of a field's codes.
fn named(field: &Field, language: Language) -> Column {
    let title = both(&field.title);
    let [suffix, en, zh] = match language {
        Language::Zh => ["zh", "Chinese name", "名称"],
        Language::En => ["en", "English name", "名称（英文）"],
    };
    Column::new(format!("{}_{suffix}", field.id), format!("{}: {en}", title.en), format!("{}{zh}", title.zh))
}

/// Meaning of the empty cells of a field.
fn empty(field: &Field) -> Bilingual {
    let column = Column::new("", "", "");
    match field.role {
        Role::Qualifier(QualifierRole::Weak) => column.empty("not weakly sourced", "来源无需核实").empty,
        Role::Qualifier(QualifierRole::Note(_)) => column.empty("no note", "无备注").empty,
        _ => column.empty,
    }
}

fn cell(values: &Values, row: usize) -> Cell {
    match values {
        Values::Numbers(_) => values.number(row).map_or(Cell::Missing, Cell::whole_or_number),
        Values::Codes(_) => Cell::optional(values.coded(row).map(|code| code.id.as_str())),
        Values::CodeSets(_) => {
            let list = values.list();
            Cell::list(values.codes(row).iter().filter_map(|code| Some(list?.id(*code))))
        }
        Values::Geometries(_) => Cell::optional(values.geometry(row).map(|geometry| shape(geometry))),
        Values::Dates(_) => values.date(row).map_or(Cell::Missing, Cell::Date),
        Values::Texts(_) => Cell::optional(values.text(row)),
        Values::Flags(_) => {
            if values.flag(row) {
                Cell::text("yes")
            } else {
                Cell::Missing
            }
        }
    }
}

/// Kind and size of a geometry in a cell; its coordinates are in files of geometries.
fn shape(geometry: &Geometry) -> String {
    match geometry {
        Geometry::Point(_) => "POINT".to_owned(),
        Geometry::Parts(parts) => {
            let parts =
                [("POINT", parts.points.len()), ("LINESTRING", parts.lines.len()), ("POLYGON", parts.areas.len())];
            let named =
                parts.into_iter().filter(|(_, count)| *count > 0).map(|(kind, count)| format!("{kind} × {count}"));
            named.collect::<Vec<_>>().join(", ")
        }
    }
}

fn names(values: &Values, list: &Arc<CodeList>, row: usize, language: Language) -> Cell {
    let name = |code: &u32| Some(list.get(*code)?.title.get(language)).filter(|name| !name.is_empty());
    let names = values.codes(row).iter().filter_map(name);
    match values {
        Values::CodeSets(_) => Cell::list(names),
        _ => Cell::optional(names.into_iter().next()),
    }
}

fn is_known(values: &Values, row: usize) -> bool {
    cell(values, row) != Cell::Missing
}

/// Unit of a row's value: that of its measure.
fn unit(dataset: &Dataset, row: usize) -> Option<&str> {
    let Shape::Observations(dimensions) = dataset.shape() else { return None };
    let code = dimensions.measure.as_ref().and_then(|id| dataset.column(id)?.coded(row));
    let measures = dataset.measures();
    let measure = match code {
        Some(code) => measures.iter().find(|measure| measure.id.as_str() == code.id),
        None => measures.first().filter(|_| measures.len() == 1),
    };
    measure.map(|measure| measure.unit.as_str()).filter(|unit| !unit.is_empty())
}

/// Columns of places.
fn places(dataset: &Dataset) -> impl Iterator<Item = &Values> {
    let is_place = |field: &&Field| matches!(field.role, Role::Place(_));
    dataset.fields().iter().filter(is_place).filter_map(|field| dataset.column(&field.id))
}

/// Keys of the clusters that the rows belong to.
fn cluster(dataset: &Dataset) -> Option<&Values> {
    dataset.with_role(&Role::Reference(DatasetId::new("clusters")))
}

/// Dates of the rows: at which they were told, then those that they speak of.
fn dated(dataset: &Dataset) -> impl Iterator<Item = &Values> {
    [TimeRole::Told, TimeRole::Holds].into_iter().filter_map(|role| dataset.with_role(&Role::Time(role)))
}

/// `true` if a row lies in a place asked about, belongs to a cluster asked about, and is dated by the date.
fn passes(query: &TableQuery<'_>, dataset: &Dataset, row: usize) -> bool {
    let date = dated(dataset).find_map(|dates| dates.date(row));
    let is_dated = dated(dataset).next().is_none() || query.admits(date);
    if let Some(cluster) = cluster(dataset).and_then(|keys| keys.text(row)) {
        return is_dated && query.clusters.iter().any(|asked| asked.id.as_str() == cluster);
    }
    let mut codes = places(dataset).flat_map(|places| places.codes(row)).peekable();
    let is_anywhere = query.asks_all_places() || places(dataset).next().is_none();
    is_dated && (is_anywhere || codes.any(|place| query.asks_place(*place)))
}

/// Location of the first place of a row.
fn location(registry: &Places, dataset: &Dataset, row: usize) -> Option<LonLat> {
    if dataset.is_own() {
        return dataset.point(row as u32).filter(|at| at.lon.is_finite() && at.lat.is_finite());
    }
    let place = places(dataset).flat_map(|places| places.codes(row)).next()?;
    registry.point(*place)
}

fn both(text: &LocalText) -> Bilingual {
    Bilingual { en: text.get(Language::En).to_owned(), zh: text.get(Language::Zh).to_owned() }
}
