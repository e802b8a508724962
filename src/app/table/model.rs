//! Contents of the table panel, built and sorted once per change, with the map feature of each row.

use std::collections::BTreeSet;

use super::many_rows::{ManyRows, SAMPLE, ShownRow};
use crate::{
    model::{AsOf, Catalogue, CityId, ClusterId, Language, ProvinceId, ReportingUnit},
    query::Facts,
    table::{
        Cell, CellFormatter, Condition, Row, Table, TableKind, TableQuery, cell_formatter, order, order::Sort, tsv,
        tsv_of,
    },
    view::{CellRef, FeatureQuery, FeatureRef, Layer, PlaceFilter, View},
};

/// Sorted table with the map feature of each row.
#[derive(Debug)]
pub struct TableModel {
    /// Number of the table; a new number invalidates all stored row indices.
    pub made: u64,
    /// Kind of the table.
    pub kind: TableKind,
    /// Table in catalogue order; without its rows if these are very many.
    pub table: Table,
    /// Rows of a table that are made when they are shown.
    many: Option<ManyRows>,
    facts: Facts,
    /// Conditions of the view that do not apply to the table.
    pub unheeded: BTreeSet<Condition>,
    /// Row indices in display order.
    pub order: Vec<usize>,
    /// Content width of each column, in characters.
    pub widths: Vec<usize>,
    /// `true` for each column of numbers.
    pub numeric: Vec<bool>,
    /// Map feature of each row, by row index.
    selections: Vec<Option<FeatureRef>>,
    of: TableInputs,
    sort: Option<Sort>,
}

/// Inputs of a table other than the facts.
#[derive(Debug, PartialEq)]
struct TableInputs {
    place: PlaceFilter,
    as_of: Option<AsOf>,
    clusters: FeatureQuery,
    /// Queries of the layers of the dataset that the table is of.
    features: Vec<FeatureQuery>,
    /// Layers of values or grids, drawn or not, for the table of these.
    values: Vec<Layer>,
    /// Compared provinces, for their table.
    compared: Vec<ProvinceId>,
    language: Language,
}

impl TableInputs {
    fn of(kind: &TableKind, view: &View) -> Self {
        let is_shown = |layer: &&Layer| match kind {
            TableKind::Values => layer.values().is_some(),
            TableKind::Grid => layer.grid().is_some(),
            _ => false,
        };
        let own = view.layers.iter().filter_map(|layer| layer.values()?.variable.own());
        Self {
            place: view.place.clone(),
            as_of: view.as_of,
            clusters: view.cluster_query(),
            features: match kind {
                TableKind::Dataset(id) => {
                    let queries = view.layers.iter().filter_map(|layer| Some(&layer.features()?.query));
                    queries.filter(|query| query.dataset == *id).cloned().collect()
                }
                TableKind::Programmes => vec![view.programme_query()],
                TableKind::Values => own.map(|own| view.query_of_values(&own.dataset)).collect(),
                _ => Vec::new(),
            },
            values: view.layers.iter().filter(is_shown).cloned().collect(),
            compared: if *kind == TableKind::Comparison { view.compare.clone() } else { Vec::new() },
            language: view.language,
        }
    }
}

impl TableModel {
    /// Builds the table of a view.
    pub fn new(made: u64, kind: TableKind, facts: &Facts, view: &View, sort: Option<&Sort>) -> Self {
        let catalogue = facts.catalogue();
        // The table stands beside the map of the window, which is one.
        let mut single = view.clone();
        single.page.multiples = false;
        let query = TableQuery::of_view(facts, &single);
        let many = ManyRows::of(&query, &kind);
        let table = many.as_ref().map_or_else(|| kind.make(&query), |many| many.table.head());
        let unheeded = kind.unheeded(&query);
        let reader = CellFormatter::new(catalogue, view.language);
        let selections = table.rows.iter().map(|row| selection(facts, &kind, &table, row)).collect();
        let sample = many.as_ref().map(|many| Table { rows: many.sample(), ..table.clone() });
        let sampled = sample.as_ref().unwrap_or(&table);
        let widths = (0..table.columns.len()).map(|at| width(sampled, &reader, at)).collect();
        let numeric = (0..table.columns.len()).map(|at| is_numeric(sampled, at)).collect();
        let order = ordered(&table, many.as_ref(), catalogue, &reader, sort);
        let (of, facts) = (TableInputs::of(&kind, view), facts.clone());
        Self { made, kind, table, many, facts, unheeded, order, widths, numeric, selections, of, sort: sort.cloned() }
    }

    /// `true` if kind and view would give the same table.
    pub(crate) fn is_of(&self, kind: &TableKind, view: &View) -> bool {
        self.kind == *kind && self.of == TableInputs::of(kind, view)
    }

    /// Sorts the rows if the order has changed.
    pub fn sort_by(&mut self, catalogue: &Catalogue, sort: Option<&Sort>) {
        if self.sort.as_ref() != sort {
            let reader = CellFormatter::new(catalogue, self.of.language);
            self.order = ordered(&self.table, self.many.as_ref(), catalogue, &reader, sort);
            self.sort = sort.cloned();
        }
    }

    /// Row at an index of the table.
    pub fn row(&self, at: usize) -> Option<ShownRow<'_>> {
        match &self.many {
            Some(many) => many.row(at).map(ShownRow::Made),
            None => self.table.rows.get(at).map(ShownRow::Kept),
        }
    }

    /// Map feature of a row; `None` for the nation and for claims.
    pub fn selection(&self, at: usize) -> Option<FeatureRef> {
        match &self.many {
            Some(_) => selection(&self.facts, &self.kind, &self.table, &*self.row(at)?),
            None => self.selections.get(at)?.clone(),
        }
    }

    /// Indices of the rows of a feature, in display order.
    pub(crate) fn of_selection(&self, selection: &FeatureRef) -> Vec<usize> {
        if let Some(many) = &self.many {
            // Of many rows the one with the key is looked up; a place may have most of them.
            let of_dataset = self.facts.feature(selection).filter(|(dataset, _)| *dataset.id() == many.dataset);
            return of_dataset.and_then(|(_, row)| many.table.position(row)).into_iter().collect();
        }
        let is_of = |at: &usize| self.selections.get(*at).and_then(Option::as_ref) == Some(selection);
        self.order.iter().copied().filter(is_of).collect()
    }

    /// Text of rows for the clipboard.
    pub(crate) fn tsv(&self, reader: &CellFormatter<'_>, rows: &[usize], columns: &[usize]) -> String {
        match &self.many {
            Some(many) => tsv_of(&self.table, reader, many.table.rows(rows).iter(), columns),
            None => tsv(&self.table, reader, rows, columns),
        }
    }
}

/// Row indices in sort order.
fn ordered(
    table: &Table,
    many: Option<&ManyRows>,
    catalogue: &Catalogue,
    reader: &CellFormatter<'_>,
    sort: Option<&Sort>,
) -> Vec<usize> {
    match many {
        Some(many) => order::order_of(table, many.table.len(), catalogue, reader, (sort, &|at| many.table.cells(at))),
        None => order::order(table, catalogue, reader, sort),
    }
}

fn selection(facts: &Facts, kind: &TableKind, table: &Table, row: &Row) -> Option<FeatureRef> {
    let catalogue = facts.catalogue();
    let text = |column: &str| match table.cell(row, column) {
        Cell::Text(text) => Some(text.as_str()),
        _ => None,
    };
    match kind {
        TableKind::Clusters => Some(ClusterId::new(row.id.as_str()).into()),
        TableKind::Provinces => Some(ProvinceId::new(row.id.as_str()).into()),
        TableKind::Programmes => province_of(catalogue, text("province")?).map(FeatureRef::from),
        TableKind::Ladder | TableKind::Values => province_of(catalogue, text("place")?).map(FeatureRef::from),
        TableKind::Dataset(id) => {
            let point = || facts.datasets().get(id).and_then(|dataset| dataset.point(dataset.row(&row.id)?));
            if point().is_some() {
                return Some(FeatureRef::new(id.clone(), row.id.as_str()));
            }
            let cluster = text("cluster").map(ClusterId::new).filter(|id| catalogue.cluster(id).is_some());
            let province = || province_of(catalogue, text("place")?).map(FeatureRef::from);
            cluster.map(FeatureRef::from).or_else(province)
        }
        TableKind::Grid => {
            let km2 = match table.cell(row, "area") {
                Cell::Integer(area) => *area as f64,
                Cell::Number(area) => *area,
                _ => return None,
            };
            let (column, line) = text("cell")?.split_once('/')?;
            Some(CellRef { km2, column: column.parse().ok()?, line: line.parse().ok()? }.into())
        }
        // Claims have a panel of their own; most are about the nation.
        TableKind::Claims | TableKind::Comparison => None,
    }
}

/// Province of a unit in the table of SME cultivation tiers: the nation, a province, a city, or XPCC.
fn province_of(catalogue: &Catalogue, place: &str) -> Option<ProvinceId> {
    let unit = match place {
        "CN" => ReportingUnit::Nation,
        "XPCC" => ReportingUnit::Xpcc,
        code if code.starts_with(|c: char| c.is_ascii_digit()) => ReportingUnit::City(CityId::new(code)),
        id => ReportingUnit::Province(ProvinceId::new(id)),
    };
    catalogue.province_of(&unit)
}

fn width(table: &Table, reader: &CellFormatter<'_>, at: usize) -> usize {
    let heading = table.columns.get(at).map_or(0, |column| cell_formatter::width(&reader.heading(column)) + 3);
    let cell = |row: &Row| reader.short(table, row, at).map_or(1, |text| cell_formatter::width(&text));
    let mut cells: Vec<usize> = table.rows.iter().take(SAMPLE).map(cell).collect();
    cells.sort_unstable();
    // A few long values must not widen the whole column: the 95th percentile decides.
    let most = cells.get(cells.len() * 19 / 20).or(cells.last()).copied().unwrap_or_default();
    most.max(heading.min(30))
}

fn is_numeric(table: &Table, at: usize) -> bool {
    table.rows.iter().any(|row| matches!(row.cells.get(at), Some(Cell::Integer(_) | Cell::Number(_))))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::export::embedded_facts;

    static FACTS: LazyLock<Facts> = LazyLock::new(|| embedded_facts().0);

    fn rows(kind: TableKind, view: &View) -> TableModel {
        TableModel::new(1, kind, &FACTS, view, None)
    }

    #[test]
    fn every_row_but_the_nation_s_stands_for_something_that_exists() {
        for kind in [TableKind::Clusters, TableKind::Provinces, TableKind::Programmes, TableKind::Ladder] {
            let rows = rows(kind.clone(), &View::default());
            assert!(rows.order.len() > 30, "{kind:?}");
            for at in &rows.order {
                match rows.selection(*at).map(|feature| (feature.cluster(), feature.province())) {
                    Some((Some(id), _)) => assert!(FACTS.catalogue().cluster(&id).is_some()),
                    Some((_, Some(id))) => assert!(FACTS.catalogue().province(&id).is_some()),
                    other => {
                        assert_eq!(other, None);
                        let row = rows.row(*at).unwrap();
                        let place = if kind == TableKind::Programmes { "province" } else { "place" };
                        assert_eq!(*rows.table.cell(&row, place), Cell::text("CN"), "{kind:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_city_s_and_the_corps_rows_stand_for_their_province() {
        assert_eq!(province_of(FACTS.catalogue(), "440300"), Some(ProvinceId::new("GD")));
        assert_eq!(province_of(FACTS.catalogue(), "XPCC"), Some(ProvinceId::new("XJ")));
        assert_eq!(province_of(FACTS.catalogue(), "CN"), None);
    }

    #[test]
    fn it_is_made_anew_for_another_filter_and_sorted_anew_for_another_order() {
        let view = View::default();
        let mut rows = rows(TableKind::Clusters, &view);
        assert!(rows.is_of(&TableKind::Clusters, &view) && !rows.is_of(&TableKind::Ladder, &view));
        let mut other = view;
        other.edit_clusters(|query| query.text = "长沙".to_owned());
        assert!(!rows.is_of(&TableKind::Clusters, &other));
        let before = rows.order.clone();
        rows.sort_by(FACTS.catalogue(), Some(&Sort { column: "name_en".to_owned(), descending: false }));
        assert_ne!(rows.order, before);
        rows.sort_by(FACTS.catalogue(), None);
        assert_eq!(rows.order, before);
    }
}
