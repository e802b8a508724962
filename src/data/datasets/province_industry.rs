//! Value added, employment and other figures by province and industry.

use std::sync::Arc;

use super::{
    super::{
        Report,
        industries::{IndustryFiles, IndustryMeasure, IndustryTables, IndustryValue, industry_tables},
    },
    codes::Lists,
    fields::{self, Qualifiers, category, dimensions, qualified},
};
use crate::dataset::{
    Code, CodeList, Dataset, DatasetBuilder, DatasetError, Field, LocalText, Measure, PlaceSet, Role, Shape, SumOver,
};

/// Classifications of industries, with their names.
const SCHEMES: [(&str, &str, &str); 3] = [
    ("gdp_groups", "Nine groups of the national accounts", "国民经济核算九个行业组"),
    ("gbt4754", "GB/T 4754", "GB/T 4754"),
    ("io42", "42 sectors of the input-output tables", "投入产出表 42 部门"),
];

/// Observations of a measure, an industry and a year each.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn province_industry(lists: &Lists) -> Result<Dataset, DatasetError> {
    let (tables, report) = read(&IndustryFiles::EMBEDDED, lists);
    report.log();
    dataset(&tables, lists)
}

fn read(files: &IndustryFiles<'_>, lists: &Lists) -> (IndustryTables, Report) {
    let mut report = Report::default();
    (industry_tables(files, &lists.registries(), &mut report), report)
}

/// Industries as codes, each below the one that includes it.
fn industries(tables: &IndustryTables) -> Arc<CodeList> {
    let position = |id: &String| Some(tables.industries.iter().position(|industry| industry.id == *id)? as u32);
    let codes = tables.industries.iter().map(|industry| Code {
        parent: industry.parent.as_ref().and_then(position),
        parts: industry.parts.iter().filter_map(position).collect(),
        ..Code::new(&industry.id, LocalText::Both(industry.title.clone()))
    });
    Arc::new(CodeList::new(codes))
}

fn dataset(tables: &IndustryTables, lists: &Lists) -> Result<Dataset, DatasetError> {
    let code = |IndustryMeasure { measure, .. }: &IndustryMeasure| {
        Code::new(&measure.id, LocalText::Both(measure.title.clone()))
    };
    let measures = Arc::new(CodeList::new(tables.measures.iter().map(code)));
    let schemes = Arc::new(CodeList::new(SCHEMES.map(|(id, en, zh)| Code::new(id, LocalText::both(en, zh)))));
    let industries = industries(tables);
    let measure = |row: &IndustryValue| tables.measures.get(row.statement.measure);
    let industry = |row: &IndustryValue| tables.industries.get(row.statement.industry);
    let key = |row: &IndustryValue| {
        let measure = measure(row).map_or("", |it| &it.measure.id);
        let industry = industry(row).map_or("", |industry| &industry.id);
        format!("{}/{measure}.{industry}@{}", row.place, row.statement.year)
    };
    let builder = DatasetBuilder::new(&tables.values)
        .keys(fields::key(), key)
        .codes(fields::place(), lists.places.codes(), |row| Some(row.place))
        .dates(fields::as_of(), |row| Some(row.statement.year))
        .numbers(Field::new("value", LocalText::both("Value", "数值"), Role::Value), |row| Some(row.value))
        .codes(category("measure", "Measure", "指标"), &measures, |row| Some(&measure(row)?.measure.id))
        .codes(category("industry", "Industry", "行业"), &industries, |row| Some(&industry(row)?.id))
        .codes(category("scheme", "Classification of industries", "行业分类"), &schemes, |row| {
            Some(&measure(row)?.scheme)
        })
        .texts(Field::new("gbt4754", LocalText::both("In GB/T 4754", "GB/T 4754 代码"), Role::Text), |row| {
            Some(&industry(row)?.gbt4754)
        });
    let builder = qualified(builder, &lists.sources, |row| Qualifiers {
        bound: None,
        basis: Some(row.statement.basis),
        scope: None,
        weak: row.statement.weak,
        note: &row.note,
        sources: &row.statement.sources,
    });
    let of = |(at, measure): (usize, &IndustryMeasure)| {
        let has_provinces = tables.values.iter().any(|row| row.statement.measure == at && row.place != "CN");
        let plain = measure.measure.measure(if has_provinces { lists.mainland() } else { PlaceSet::default() });
        let sum = SumOver { codes: measure.adds, ..plain.sum };
        Measure { title_of: LocalText::Both(measure.title_of.clone()), sum, ..plain }
    };
    let measures = tables.measures.iter().enumerate().map(of).collect();
    let shape = Shape::Observations(dimensions(Some("measure"), &["industry"]));
    builder.finish("province_industry", LocalText::both("Provinces by industry", "各省分行业指标"), measures, shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::embedded_catalogue, dataset::MeasureId};

    fn lists() -> Lists {
        Lists::of(&embedded_catalogue().0)
    }

    #[test]
    fn every_cell_of_the_embedded_tables_is_read() {
        let (tables, report) = read(&IndustryFiles::EMBEDDED, &lists());
        assert!(report.is_empty(), "{report}");
        let counts = (tables.measures.len(), tables.industries.len(), tables.values.len());
        assert_eq!(counts, (12, 107, 7_696));
    }

    #[test]
    fn what_does_not_resolve_is_reported_and_left_out() {
        let (good, lists) = (IndustryFiles::EMBEDDED, lists());
        let issues = |files: &IndustryFiles<'_>, lost: usize| {
            let (tables, report) = read(files, &lists);
            assert_eq!(tables.values.len(), 7_696 - lost, "{report}");
            report.issues.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let values = good.values.replacen("value_added,A,2019", "value_added,AA,2019", 1);
        let found = issues(&IndustryFiles { values: &values, ..good }, 31);
        let said =
            "province_industry.csv, line 2, column industry: expected an industry of industries.csv, found \"AA\"";
        assert_eq!(found, [said]);
        let values = good.values.replacen(",11.69,", ",11.6.9,", 1);
        let found = issues(&IndustryFiles { values: &values, ..good }, 1);
        assert_eq!(found, ["province_industry.csv, line 2, column BJ: expected a number, found \"11.6.9\""]);
        let values = good.values.replacen(
            "value_added,A,2019,stated,nbs_data_gdp_structure",
            "value_added,A,2019,stated,nobody",
            1,
        );
        let found = issues(&IndustryFiles { values: &values, ..good }, 31);
        assert!(found[0].ends_with("column source: expected sources of sources.csv, found \"nobody\""), "{found:?}");
        let notes = good.notes.replacen("io42,2012,JS,", "io42,2012,QQ,", 1);
        let found = issues(&IndustryFiles { notes: &notes, ..good }, 0);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn measures_of_national_figures_apply_to_no_province() {
        let (tables, _) = read(&IndustryFiles::EMBEDDED, &lists());
        let dataset = dataset(&tables, &lists()).unwrap();
        let universe = |id: &str| dataset.measure(&MeasureId::new(id)).unwrap().universe.iter().count();
        assert_eq!(["value_added", "employment", "io_gross_output", "above_scale_profit"].map(universe), [31; 4]);
        let national = ["above_scale_rd_expenditure", "above_scale_rd_intensity", "legal_units", "employees"];
        assert_eq!(national.map(universe), [0; 4]);
    }
}
