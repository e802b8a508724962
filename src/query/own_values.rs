//! Values by province of a person's own dataset: one answer for each province from the rows in it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Facts, MapQuestion, evaluate,
    features::located,
    layer_features,
    own_basis::{self, Addition, OwnBasis, SeveralRows},
    province_answers::{NoValue, ProvinceAnswer},
    province_value::ProvinceValue,
};
use crate::{
    dataset::{Column, Dataset, FieldId, PlaceLevel, Places, Role},
    model::{ProvinceId, ValueBasis},
    stats,
    view::{FeatureQuery, OwnValue, Statistic, View},
};

/// Field of own datasets that says how a row is placed.
const PLACED_BY: &str = "_placed_by";

/// Answers of an own value by province, with what they rest on; `None` without its dataset or column.
///
/// The rows are those of the first layer of the dataset, drawn or not, so that its filter narrows them, as place and date of
/// the view do; without a layer all rows.
pub(super) fn own_values(
    facts: &Facts,
    view: &View,
    own: &OwnValue,
) -> Option<(BTreeMap<ProvinceId, ProvinceAnswer>, OwnBasis)> {
    let (dataset, places) =
        (facts.datasets().get(&own.dataset).filter(|dataset| dataset.is_own())?.as_ref(), facts.datasets().places());
    let field = own_basis::field(dataset, own)?;
    let query = view.query_of_values(&own.dataset);
    let heeds = layer_features::heeded(dataset, query.heeds);
    let question = MapQuestion::of(facts, view).heeded(heeds);
    let found = evaluate(facts, &query, &question);
    let undated = if question.as_of.is_some() { undated(facts, &query, &question, &found.rows) } else { Vec::new() };
    let rows = Rows::of(dataset, places, &found.rows);
    let column = field.map(|(_, column)| column);
    let with_undated: BTreeSet<u32> = Rows::of(dataset, places, &undated).by_province.into_keys().collect();
    let universe = places.of_level(PlaceLevel::Province);
    let asked = question.by_province(places, &universe);
    let answer = |place: u32| {
        let rows = rows.by_province.get(&place).map_or(&[][..], Vec::as_slice);
        let answer = match answered(column, own.statistic, rows) {
            _ if !asked.asks(place) => Err(NoValue::Place),
            Ok(number) if number == 0.0 && rows.is_empty() && with_undated.contains(&place) => Err(NoValue::Incomplete),
            answer => answer,
        };
        let id = ProvinceId::new(places.codes().id(place));
        let known = |value| {
            let value = ProvinceValue { basis: ValueBasis::Derived, ..ProvinceValue::stated(value) };
            ProvinceAnswer::Known(Box::new(value))
        };
        (id, answer.map_or_else(ProvinceAnswer::None, known))
    };
    let answers = universe.iter().map(answer).collect();
    let field = field.map(|(field, _)| field);
    let in_provinces = || rows.by_province.values().flatten();
    let is_without_value = |row: &&u32| column.is_some_and(|column| !has_value(column, **row, own.statistic));
    let is_mean = matches!(own.statistic, Statistic::Mean | Statistic::Median);
    let basis = OwnBasis {
        names: own_basis::names(dataset, field),
        conditions: layer_features::conditions(dataset, &query),
        heeds,
        known: found.known,
        asked: found.rows.len(),
        without_province: rows.without_province,
        without_value: in_provinces().filter(is_without_value).count(),
        undated: undated.len(),
        addition: Addition::of(view, own, field),
        several: if own.statistic.is_count() { Vec::new() } else { several(dataset, places, &found.rows) },
        are_rates: !own.statistic.is_count() && (is_mean || field.is_some_and(own_basis::is_ratio)),
    };
    Some((answers, basis))
}

/// Rows by province, in the order of the dataset.
#[derive(Default)]
struct Rows {
    by_province: BTreeMap<u32, Vec<u32>>,
    without_province: usize,
}

impl Rows {
    fn of(dataset: &Dataset, places: &Places, rows: &[u32]) -> Self {
        let located = located(dataset);
        let mut out = Self::default();
        for row in rows {
            let codes = located.map_or(&[][..], |column| column.codes(*row as usize));
            let provinces: BTreeSet<u32> = codes.iter().filter_map(|code| places.province(*code)).collect();
            out.without_province += usize::from(provinces.is_empty());
            for province in provinces {
                out.by_province.entry(province).or_default().push(*row);
            }
        }
        out
    }
}

/// Rows that only lack a date to be asked about.
fn undated(facts: &Facts, query: &FeatureQuery, question: &MapQuestion, asked: &[u32]) -> Vec<u32> {
    let Some(dataset) = facts.datasets().get(&query.dataset) else { return Vec::new() };
    let mut question = question.clone();
    question.as_of = None;
    let any_date = evaluate(facts, query, &question);
    let is_undated = |row: &u32| asked.binary_search(row).is_err() && !has_date(dataset, *row);
    any_date.rows.into_iter().filter(is_undated).collect()
}

fn has_date(dataset: &Dataset, row: u32) -> bool {
    use crate::dataset::TimeRole::{Holds, Told};
    let date = |role| dataset.with_role(&Role::Time(role))?.date(row as usize);
    date(Told).or_else(|| date(Holds)).is_some()
}

/// Statistic of the rows of a province.
///
/// # Errors
/// Reason why there is none.
fn answered(column: Option<&Column>, statistic: Statistic, rows: &[u32]) -> Result<f64, NoValue> {
    let Some(column) = column else { return Ok(rows.len() as f64) };
    let counted = || rows.iter().filter(|row| has_value(column, **row, statistic)).count();
    match statistic {
        Statistic::Count => return Ok(counted() as f64),
        Statistic::Distinct => return Ok(different(column, rows) as f64),
        _ if rows.is_empty() => return Err(NoValue::NoRows),
        _ => {}
    }
    let numbers: Vec<f64> = rows.iter().filter_map(|row| column.number(*row as usize)).collect();
    let first = *numbers.first().ok_or(NoValue::NotGiven)?;
    let found = match statistic {
        Statistic::Sum => stats::sum(&numbers),
        Statistic::Mean => stats::mean(&numbers),
        Statistic::Median => stats::median(&numbers),
        Statistic::Min => numbers.iter().copied().min_by(f64::total_cmp),
        Statistic::Max => numbers.iter().copied().max_by(f64::total_cmp),
        Statistic::First | Statistic::Count | Statistic::Distinct => Some(first),
    };
    found.ok_or(NoValue::OutOfRange)
}

/// `true` if a row has a value in a column; for statistics of numbers, a number.
fn has_value(column: &Column, row: u32, statistic: Statistic) -> bool {
    let row = row as usize;
    if !statistic.is_count() {
        return column.number(row).is_some();
    }
    match column {
        Column::Flags(_) => true,
        Column::Geometries(_) => column.geometry(row).is_some(),
        _ => written(column, row).is_some(),
    }
}

/// Number of different values in rows; geometries are not told apart.
fn different(column: &Column, rows: &[u32]) -> usize {
    rows.iter().filter_map(|row| written(column, *row as usize)).collect::<BTreeSet<String>>().len()
}

/// Value of a cell as text that tells it from others; `None` if it has none.
fn written(column: &Column, row: usize) -> Option<String> {
    match column {
        // Zero and minus zero are one value.
        Column::Numbers(_) => column.number(row).map(|number| (number + 0.0).to_string()),
        Column::Codes(_) | Column::CodeSets(_) => {
            let codes = column.codes(row);
            (!codes.is_empty()).then(|| format!("{codes:?}"))
        }
        Column::Dates(_) => column.date(row).map(|date| date.to_string()),
        Column::Texts(_) => column.text(row).filter(|text| !text.is_empty()).map(str::to_owned),
        Column::Flags(_) => Some(column.flag(row).to_string()),
        Column::Geometries(_) => None,
    }
}

/// Places that several rows are about, of a table of places: rows without names and without coordinates.
fn several(dataset: &Dataset, places: &Places, rows: &[u32]) -> Vec<SeveralRows> {
    let is_named = dataset.fields().iter().any(|field| matches!(field.role, Role::Name(_)));
    let Some(placed) = dataset.column(&FieldId::new(PLACED_BY)).filter(|_| !is_named) else { return Vec::new() };
    let by = |row: u32| placed.coded(row as usize).map(|code| code.id.as_str());
    let all = || 0..dataset.rows() as u32;
    if all().any(|row| by(row) == Some("coordinates")) {
        return Vec::new();
    }
    // A county whose seat is not known stands at its city.
    let has_counties = all().any(|row| by(row) == Some("county"));
    let of_level = |level, name: &str| {
        let column = dataset.with_role(&Role::Place(level));
        let rows = rows.iter().filter(|row| by(**row) == Some(name));
        rows.filter_map(|row| column?.code(*row as usize)).collect::<Vec<u32>>()
    };
    let cities = if has_counties { Vec::new() } else { of_level(PlaceLevel::City, "city") };
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for place in of_level(PlaceLevel::Province, "province").into_iter().chain(cities) {
        *counts.entry(place).or_default() += 1;
    }
    let several = counts.into_iter().filter(|(_, rows)| *rows > 1);
    several
        .filter_map(|(place, rows)| Some(SeveralRows { place: places.codes().get(place)?.title.clone(), rows }))
        .collect()
}
