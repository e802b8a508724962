//! Values by province of a person's own dataset: one answer for each province from the rows in it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Facts,
    features::located,
    own_basis::{OwnBasis, SeveralRows},
    own_rows::{AskedRows, placed_by},
    province_answers::{NoValue, ProvinceAnswer},
    province_value::ProvinceValue,
};
use crate::{
    dataset::{Dataset, PlaceLevel, Places, Role},
    model::{ProvinceId, ValueBasis},
    view::{OwnValue, View},
};

/// Answers of an own value by province, with what they rest on; `None` without its dataset or column.
///
/// The rows are those of the first layer of the dataset, drawn or not, so that its filter narrows them, as place and date of
/// the view do; without a layer all rows.
pub(super) fn own_values(
    facts: &Facts,
    view: &View,
    own: &OwnValue,
) -> Option<(BTreeMap<ProvinceId, ProvinceAnswer>, OwnBasis)> {
    let (query, places) = (view.query_of_values(&own.dataset), facts.datasets().places());
    let asked = AskedRows::of(facts, view, own, &query)?;
    let rows = Rows::of(asked.dataset, places, &asked.rows);
    let with_undated: BTreeSet<u32> = Rows::of(asked.dataset, places, &asked.undated).by_province.into_keys().collect();
    let universe = places.of_level(PlaceLevel::Province);
    let of_provinces = asked.question.by_province(places, &universe);
    let answer = |place: u32| {
        let rows = rows.by_province.get(&place).map_or(&[][..], Vec::as_slice);
        let answer = match asked.statistic(rows) {
            _ if !of_provinces.asks(place) => Err(NoValue::Place),
            Ok(number) if number == 0.0 && rows.is_empty() && with_undated.contains(&place) => Err(NoValue::Incomplete),
            answer => answer,
        };
        let known = |value| {
            let value = ProvinceValue { basis: ValueBasis::Derived, ..ProvinceValue::stated(value) };
            ProvinceAnswer::Known(Box::new(value))
        };
        (ProvinceId::new(places.codes().id(place)), answer.map_or_else(ProvinceAnswer::None, known))
    };
    let answers = universe.iter().map(answer).collect();
    let is_count = own.statistic.is_count();
    let basis = OwnBasis {
        without_province: rows.without_province,
        without_value: asked.without_value(rows.by_province.values().flatten()),
        several: if is_count { Vec::new() } else { several(asked.dataset, places, &asked.rows) },
        ..asked.basis(view, &query)
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

/// Places that several rows are about, of a table of places: rows without names and without coordinates.
fn several(dataset: &Dataset, places: &Places, rows: &[u32]) -> Vec<SeveralRows> {
    let is_named = dataset.fields().iter().any(|field| matches!(field.role, Role::Name(_)));
    let by = |row: u32| placed_by(dataset, row);
    let all = || 0..dataset.rows() as u32;
    if is_named || all().any(|row| by(row) == Some("coordinates")) {
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
