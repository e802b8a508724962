//! Table of the mapped values: the same numbers and sources as map, key and caption.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use cluster_atlas::{
    caption::values as words,
    export::{PictureFormat, data_files},
    model::{AsOf, Catalogue, ProvinceId, SourceId},
    query::{ClassifiedValues, MapContent, as_drawn, coverage},
    table::{Cell, Table, TableKind, TableQuery},
    view::{Normalisation, Symbology, ThematicLayer, Variable, View},
};

use crate::{
    golden::captions::key,
    support::{as_format, catalogue, exporter, facts, with_values},
};

fn table(view: &View) -> Table {
    TableKind::Values.make(&TableQuery::of_view(facts(), view))
}

/// Views with values: all variables, divided and not, with and without a second variable, by several dates and places.
fn views() -> Vec<View> {
    let mut views = Vec::new();
    for variable in coverage(facts(), None).into_iter().map(|coverage| coverage.variable) {
        for per in [Normalisation::Nothing, Normalisation::Population, Normalisation::Gdp] {
            for form in [Symbology::Choropleth, Symbology::Bivariate] {
                for (until, place) in [(None, None), (Some("2021-06-11"), None), (Some("2022-12-31"), Some("HN"))] {
                    let mut view = with_values(ThematicLayer { per, form, ..ThematicLayer::of(variable.clone()) });
                    view.as_of = until.map(|date| AsOf::parse(date).unwrap());
                    view.place.provinces = place.map(ProvinceId::new).into_iter().collect();
                    views.push(view);
                }
            }
        }
    }
    assert!(views.len() > 300, "{}", views.len());
    views
}

/// Small multiples of the batches, and of the batches per population.
fn multiples() -> Vec<View> {
    let several = [Normalisation::Nothing, Normalisation::Population].map(|per| {
        let mut view = with_values(ThematicLayer { per, ..ThematicLayer::default() });
        view.page.multiples = true;
        view
    });
    let mut dated = several[0].clone();
    dated.as_of = Some(AsOf::parse("2022-12-31").unwrap());
    several.into_iter().chain([dated]).collect()
}

/// Cells of a column, by row.
fn column<'t>(table: &'t Table, name: &str) -> Vec<&'t Cell> {
    let at = table.position(name).unwrap_or_else(|| panic!("no column {name}"));
    table.rows.iter().map(|row| &row.cells[at]).collect()
}

/// Number in a cell.
fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Integer(value) => Some(*value as f64),
        Cell::Number(value) => Some(*value),
        _ => None,
    }
}

/// `true` if a table writes a value, quotients in ten significant digits.
fn is_written(cell: Option<f64>, value: Option<f64>) -> bool {
    match (cell, value) {
        (Some(cell), Some(value)) => (cell - value).abs() <= value.abs() * 1e-9,
        (cell, value) => cell == value,
    }
}

/// Asserts that a block of rows says what the map says, of one place after the other.
fn assert_is_of(table: &Table, rows: &[usize], classified: &ClassifiedValues) {
    let of = |name: &str| {
        let cells = column(table, name);
        rows.iter().map(|row| cells[*row].clone()).collect::<Vec<_>>()
    };
    let (places, status, why, value) = (of("place"), of("status"), of("why"), of("value"));
    let (class, from, to, as_of) = (of("class"), of("class_from"), of("class_to"), of("as_of"));
    assert_eq!(rows.len(), catalogue().provinces.len());
    for (at, province) in catalogue().provinces.iter().enumerate() {
        let id = &province.id;
        assert_eq!(places[at], Cell::text(id.as_str()));
        let known = classified.values.get(id);
        assert!(is_written(number(&value[at]), known.map(|known| known.value)), "{id}: {:?}", value[at]);
        assert_eq!(status[at] == Cell::text("known"), known.is_some(), "{id}");
        assert_eq!(status[at] == Cell::text("not_asked"), classified.values.not_asked.contains(id), "{id}");
        assert_eq!(
            why[at] == Cell::Missing,
            [Cell::text("known"), Cell::text("not_covered")].contains(&status[at]),
            "{id}: {:?}",
            status[at]
        );
        assert_eq!(number(&class[at]), classified.class(id).map(|class| class as f64 + 1.0), "{id}");
        if let (Some(value), Some(from), Some(to)) = (number(&value[at]), number(&from[at]), number(&to[at])) {
            let first = number(&class[at]) == Some(1.0);
            assert!((value > from || first && value >= from) && value <= to, "{id}: {from} {value} {to}");
        }
        let dated = known.and_then(|known| known.as_of).map_or(Cell::Missing, Cell::Date);
        assert_eq!(as_of[at], dated, "{id}");
    }
    let number_of = |name: &str| status.iter().filter(|cell| **cell == Cell::text(name)).count();
    assert_eq!(number_of("known"), classified.values.values.len());
    assert_eq!(number_of("known") + number_of("unknown"), classified.values.expected);
}

#[test]
fn a_row_for_each_place_says_what_the_map_says_or_why_it_says_nothing() {
    let mut reasons = BTreeSet::new();
    for view in views() {
        let content = MapContent::of(facts(), &as_drawn(&view));
        let table = table(&view);
        let all: Vec<usize> = (0..table.rows.len()).collect();
        assert_is_of(&table, &all, content.top_values().unwrap());
        reasons.extend(column(&table, "why").into_iter().map(|cell| cell.plain().into_owned()));
        let second = column(&table, "second_value").into_iter().filter_map(number).count();
        let is_bivariate = content.top_values().unwrap().second.is_some();
        assert_eq!(second > 0, is_bivariate);
    }
    let expected = ["", "no_denominator", "not_announced", "not_yet", "nothing", "place", "weak_only"];
    assert!(expected.iter().all(|why| reasons.contains(*why)), "{reasons:?}");
}

#[test]
fn small_multiples_have_a_block_of_rows_for_each_date() {
    for view in multiples() {
        let content = MapContent::of(facts(), &as_drawn(&view));
        assert!(content.steps.len() > 1);
        let table = table(&view);
        let places = catalogue().provinces.len();
        assert_eq!(table.rows.len(), places * content.steps.len());
        for (at, step) in content.steps.iter().enumerate() {
            let rows: Vec<usize> = (at * places..(at + 1) * places).collect();
            assert_is_of(&table, &rows, step.content.top_values().unwrap());
            let dates = column(&table, "map_date");
            assert!(rows.iter().all(|row| *dates[*row] == Cell::Date(step.step.date)));
        }
    }
}

#[test]
fn classes_hold_as_many_places_as_the_key_says() {
    let mut exporter = exporter();
    for (per, variable) in [
        (Normalisation::Population, Variable::LittleGiants("1-2".parse().unwrap())),
        (Normalisation::Nothing, Variable::LittleGiants("5".parse().unwrap())),
        (Normalisation::Nothing, Variable::Clusters),
    ] {
        let view = with_values(ThematicLayer { per, ..ThematicLayer::of(variable.clone()) });
        let (layout, _) = exporter.layout(&view, &as_format(PictureFormat::Png)).unwrap();
        let rows = key(&layout);
        let in_key: Vec<&str> = rows
            .iter()
            .filter(|row| row.starts_with("[field") && !row.contains("no data"))
            .filter_map(|row| Some(row.rsplit_once(" | ")?.1))
            .collect();
        let mut in_table: BTreeMap<i64, usize> = BTreeMap::new();
        for cell in column(&table(&view), "class") {
            if let Cell::Integer(class) = cell {
                *in_table.entry(*class).or_default() += 1;
            }
        }
        let in_table: Vec<String> = in_table.values().map(ToString::to_string).collect();
        assert_eq!(in_key, in_table, "{variable:?}: {rows:?}");
    }
}

#[test]
fn a_value_that_comes_later_says_from_when_on_it_is_known() {
    let mut view = with_values(ThematicLayer::of(Variable::LittleGiants("5".parse().unwrap())));
    view.as_of = Some(AsOf::parse("2021-06-11").unwrap());
    let table = table(&view);
    assert_eq!(column(&table, "why").into_iter().filter(|why| **why == Cell::text("not_announced")).count(), 31);
    let until = view.as_of.unwrap();
    for cell in column(&table, "known_from") {
        assert!(!matches!(cell, Cell::Date(date) if date.is_by(&until)), "{cell:?}");
    }
}

/// Rows of a CSV file, by column name.
fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

fn ids(row: &BTreeMap<String, String>) -> BTreeSet<String> {
    row["source_ids"].split(" | ").filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// Sources of the places of a map: of values and denominators; of clusters, which have no value of their own, none.
fn sources_of(classified: &ClassifiedValues, catalogue: &Catalogue) -> Vec<BTreeSet<String>> {
    let text = |id: &SourceId| id.to_string();
    let of = |id: &ProvinceId| {
        let value = classified.values.get(id).into_iter();
        let all = value.flat_map(|value| value.sources.iter().chain(value.per.iter().flat_map(|per| &per.sources)));
        all.map(text).collect()
    };
    catalogue.provinces.iter().map(|province| of(&province.id)).collect()
}

#[test]
fn every_value_on_the_map_is_in_a_table_of_its_pack_with_the_same_sources() {
    let exporter = exporter();
    let sample = views().into_iter().step_by(5).chain(multiples());
    for view in sample {
        let caption = exporter.caption(&view);
        let files = data_files(&exporter, &view, &caption, Path::new("map.png")).unwrap();
        let file = files.iter().find(|file| file.name == "map-values.csv").unwrap();
        let rows = rows(&file.bytes);
        let drawn = as_drawn(&view);
        let content = MapContent::of(facts(), &drawn);
        let maps: Vec<&ClassifiedValues> = if view.page.multiples {
            content.steps.iter().filter_map(|step| step.content.top_values()).collect()
        } else {
            content.top_values().into_iter().collect()
        };
        assert_eq!(rows.len(), maps.len() * catalogue().provinces.len());
        let expected: Vec<(Option<f64>, BTreeSet<String>)> = maps
            .iter()
            .flat_map(|map| {
                let values = catalogue().provinces.iter().map(|province| Some(map.values.get(&province.id)?.value));
                values.zip(sources_of(map, catalogue())).collect::<Vec<_>>()
            })
            .collect();
        let shown: BTreeSet<String> = caption.sources.iter().map(ToString::to_string).collect();
        for (row, (value, sources)) in rows.iter().zip(expected) {
            assert!(is_written(row["value"].parse().ok(), value), "{row:?}: {value:?}");
            let found = ids(row);
            assert!(found.is_superset(&sources) && found.is_subset(&shown), "{row:?}: {sources:?}");
            let is_count = row["second_value"].is_empty() && row["variable"] != "clusters";
            assert!(!is_count || found == sources, "{row:?}: {sources:?}");
            assert!(value.is_none() || !found.is_empty(), "{row:?}");
        }
        // All that the values rest on is in the table.
        let of_values: BTreeSet<String> =
            maps.iter().flat_map(|map| words::sources(map)).map(|id| id.to_string()).collect();
        assert!(rows.iter().flat_map(ids).collect::<BTreeSet<_>>().is_superset(&of_values));
    }
}

#[test]
fn a_map_without_values_has_no_table_of_them() {
    let exporter = exporter();
    let view = View::default();
    assert_eq!(table(&view).rows.len(), 0);
    let files = data_files(&exporter, &view, &exporter.caption(&view), Path::new("map.png")).unwrap();
    assert!(files.iter().all(|file| file.name != "map-values.csv"));
}

#[test]
fn hidden_layers_of_values_are_in_the_table_as_if_they_were_drawn() {
    let mut view = with_values(ThematicLayer::default());
    view.add_values(ThematicLayer::of(Variable::Clusters));
    let shown = table(&view);
    assert_eq!(shown.rows.len(), 2 * catalogue().provinces.len());
    for hidden in [&["values"][..], &["values_2"], &["values", "values_2", "clusters"]] {
        let mut other = view.clone();
        for id in hidden {
            other.show_layer(id, false);
        }
        let table = table(&other);
        assert_eq!(
            (&table.title, &table.rows, &table.sources),
            (&shown.title, &shown.rows, &shown.sources),
            "{hidden:?}"
        );
    }
}
