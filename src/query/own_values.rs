//! Values by province of a person's own dataset: one answer for each province from the rows in it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Facts,
    features::located,
    own_basis::OwnBasis,
    own_places,
    own_rows::AskedRows,
    province_answers::{NoValue, ProvinceAnswer},
    province_value::ProvinceValue,
};
use crate::{
    dataset::{Dataset, PlaceLevel, Places},
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
    let data = view.own_data(&own.dataset);
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
            let as_of = own_places::date(asked.dataset, data, rows);
            let value = ProvinceValue { as_of, basis: ValueBasis::Derived, ..ProvinceValue::stated(value) };
            ProvinceAnswer::Known(Box::new(value))
        };
        (ProvinceId::new(places.codes().id(place)), answer.map_or_else(ProvinceAnswer::None, known))
    };
    let answers = universe.iter().map(answer).collect();
    let is_count = own.statistic.is_count();
    let basis = OwnBasis {
        without_province: rows.without_province,
        without_value: asked.without_value(rows.by_province.values().flatten()),
        several: if is_count { Vec::new() } else { own_places::several(asked.dataset, data, &asked.rows) },
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
