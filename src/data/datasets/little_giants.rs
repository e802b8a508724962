//! Little giants by reporting unit and batch.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    codes::{self, Lists},
    fields::{Qualifiers, Statement, category, dimensions, qualified, statements},
};
use crate::{
    dataset::{
        Code, CodeList, Dataset, DatasetError, Dimensions, FieldId, LocalText, Measure, MeasureId, MeasureKind,
        Preference, Shape, SumOver,
    },
    i18n::{Messages, format},
    model::{Batches, Catalogue, CityInclusion, Language, ListStatus, LittleGiants, ReportingUnit},
};

/// Observations of the numbers of little giants that are named in a batch.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn little_giants(catalogue: &Catalogue, lists: &Lists) -> Result<Dataset, DatasetError> {
    let statement = |row: &LittleGiants| Statement {
        identity: format!("{}/{}/{}", row.unit, row.batches, <&str>::from(row.scope)),
        place: row.unit.to_string(),
        as_of: row.firms.as_of,
        value: f64::from(row.firms.value),
    };
    let builder = statements(&catalogue.little_giants, &lists.places, "firms", statement)
        .codes(category("batch", "Batch", "批次"), &batches(catalogue), |row| Some(row.batches.to_string()))
        .codes(
            category("stage", "Stage of the list", "名单阶段"),
            &codes::of_enum::<ListStatus>(|texts| &texts.stage),
            |row| row.stage.map(<&'static str>::from),
        );
    let builder = qualified(builder, &lists.sources, |row| Qualifiers {
        bound: Some(row.bound),
        basis: Some(row.basis),
        scope: Some(row.scope),
        weak: row.weak,
        note: &row.note,
        sources: &row.firms.sources,
    });
    let tier = |texts: &'static Messages| texts.tier.get("little_giant").map_or("", String::as_str);
    let measure = Measure {
        id: MeasureId::new("little_giants"),
        title: codes::both(tier),
        unit: "firms".to_owned(),
        kind: MeasureKind::Flow,
        sum: SumOver { places: true, time: false, codes: true },
        universe: lists.mainland(),
        title_of: LocalText::default(),
        vintage: None,
        breaks: Vec::new(),
        note: LocalText::default(),
    };
    // A count that includes the separately planned city is that of the whole province.
    let scopes = [
        CityInclusion::NotApplicable,
        CityInclusion::Included,
        CityInclusion::IncludedInferred,
        CityInclusion::Unclear,
        CityInclusion::Apart,
    ];
    let shape = Shape::Observations(Dimensions {
        prefer: vec![Preference::Codes(
            FieldId::new("scope"),
            scopes.map(|scope| <&str>::from(scope).to_owned()).to_vec(),
        )],
        ..dimensions(None, &["batch"])
    });
    builder.finish("little_giants", LocalText::both("Little giants", "“小巨人”企业"), vec![measure], shape)
}

/// Batches in the order of their numbers, each dated by the first row of the nation that counts it.
fn batches(catalogue: &Catalogue) -> Arc<CodeList> {
    let mut dated = BTreeMap::new();
    for row in catalogue.little_giants.iter().filter(|row| row.unit == ReportingUnit::Nation) {
        dated.entry(row.batches).or_insert(row.firms.as_of);
    }
    let mut all: Vec<Batches> = catalogue.little_giants.iter().map(|row| row.batches).collect();
    all.sort_unstable();
    all.dedup();
    let position = |number: u8| all.iter().position(|batches| *batches == Batches::one(number)).map(|at| at as u32);
    let code = |batches: &Batches| {
        let (first, last) = (batches.first(), batches.last());
        let [en, zh] = [Language::En, Language::Zh].map(|language| format::batches(*batches, language));
        let word = if batches.is_one() { "Batch" } else { "Batches" };
        let title = LocalText::both(format!("{word} {en}"), format!("第{zh}批"));
        let parts = if batches.is_one() { Vec::new() } else { (first..=last).filter_map(position).collect() };
        Code { parts, dated: dated.get(batches).copied(), ..Code::new(batches.to_string(), title) }
    };
    Arc::new(CodeList::new(all.iter().map(code)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data::{datasets, embedded_catalogue},
        dataset::{DatasetId, PlaceLevel},
    };

    #[test]
    fn joint_batches_overlap_with_their_parts() {
        let (catalogue, _) = embedded_catalogue();
        let list = batches(&catalogue);
        let at = |id: &str| list.position(id).unwrap();
        assert!(list.overlap(at("1-2"), at("1")) && list.overlap(at("1-2"), at("2")));
        assert!(!list.overlap(at("1-2"), at("5")) && !list.overlap(at("4"), at("5")));
    }

    #[test]
    fn a_row_is_of_the_nation_a_province_or_a_unit_with_accounts_of_its_own() {
        let (catalogue, _) = embedded_catalogue();
        let datasets = datasets(&Arc::new(catalogue));
        let dataset = datasets.get(&DatasetId::new("little_giants")).unwrap();
        let place = dataset.column(&FieldId::new("place")).unwrap();
        let levels = [PlaceLevel::Nation, PlaceLevel::Province, PlaceLevel::ReportingUnit];
        for row in 0..dataset.rows() {
            assert!(levels.contains(&datasets.places().level(place.code(row).unwrap()).unwrap()), "row {row}");
        }
    }
}
