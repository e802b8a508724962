//! Indicators by province and year.

use std::sync::Arc;

use super::{
    super::{
        Report,
        measures::SeriesMeasure,
        series::{Series, SeriesFiles, SeriesValue, series},
    },
    codes::Lists,
    fields::{self, Qualifiers, category, dimensions, qualified},
};
use crate::dataset::{Code, CodeList, Dataset, DatasetBuilder, DatasetError, Field, LocalText, Role, Shape};

/// Observations of the series, a year each.
///
/// # Errors
/// [`DatasetError`].
pub(super) fn province_series(lists: &Lists) -> Result<Dataset, DatasetError> {
    let (series, report) = read(&SeriesFiles::EMBEDDED, lists);
    report.log();
    dataset(&series, lists)
}

fn read(files: &SeriesFiles<'_>, lists: &Lists) -> (Series, Report) {
    let mut report = Report::default();
    (series(files, &lists.registries(), &mut report), report)
}

fn dataset(series: &Series, lists: &Lists) -> Result<Dataset, DatasetError> {
    let title = |measure: &SeriesMeasure| LocalText::Both(measure.title.clone());
    let code = |measure: &SeriesMeasure| Code::new(&measure.id, title(measure));
    let indicators = Arc::new(CodeList::new(series.measures.iter().map(code)));
    let builder = DatasetBuilder::new(&series.values)
        .keys(fields::key(), |row: &SeriesValue| format!("{}/{}@{}", row.place, row.statement.measure, row.year))
        .codes(fields::place(), lists.places.codes(), |row| Some(&row.place))
        .dates(fields::as_of(), |row| Some(row.year))
        .numbers(Field::new("value", LocalText::both("Value", "数值"), Role::Value), |row| Some(row.value))
        .codes(category("indicator", "Indicator", "指标"), &indicators, |row| Some(&row.statement.measure));
    let builder = qualified(builder, &lists.sources, |row| Qualifiers {
        bound: None,
        basis: Some(row.statement.basis),
        scope: None,
        weak: row.statement.weak,
        note: &row.statement.note,
        sources: &row.statement.sources,
    });
    let universe = lists.mainland();
    let measures = series.measures.iter().map(|measure| measure.measure(universe.clone())).collect();
    let shape = Shape::Observations(dimensions(Some("indicator"), &[]));
    builder.finish("province_series", LocalText::both("Provinces by year", "各省历年指标"), measures, shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data::embedded_catalogue,
        dataset::{MeasureId, SumOver},
    };

    fn lists() -> Lists {
        Lists::of(&embedded_catalogue().0)
    }

    #[test]
    fn every_cell_of_the_embedded_tables_is_read() {
        let (series, report) = read(&SeriesFiles::EMBEDDED, &lists());
        assert!(report.is_empty(), "{report}");
        assert_eq!((series.measures.len(), series.values.len()), (37, 11_102));
    }

    #[test]
    fn what_does_not_resolve_is_reported_and_left_out() {
        let (good, lists) = (SeriesFiles::EMBEDDED, lists());
        let issues = |files: &SeriesFiles<'_>, lost: usize| {
            let (series, report) = read(files, &lists);
            assert_eq!(series.values.len(), 11_102 - lost, "{report}");
            report.issues.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let values = good.values.replacen("gdp,BJ,861.89,", "gdp,QQ,861.89,", 1);
        let found = issues(&SeriesFiles { values: &values, ..good }, 19);
        assert_eq!(found, ["province_series.csv, line 2, column place: expected a place of the atlas, found \"QQ\""]);
        let values = good.values.replacen("gdp,BJ,861.89,", "gdp,BJ,861.8.9,", 1);
        let found = issues(&SeriesFiles { values: &values, ..good }, 1);
        assert_eq!(found, ["province_series.csv, line 2, column 2006: expected a number, found \"861.8.9\""]);
        let statements = good.statements.replacen("stated,trade_total_unverified", "stated,nobody", 1);
        let found = issues(&SeriesFiles { statements: &statements, ..good }, 279);
        assert_eq!(found.len(), 32, "the statement and its 31 rows: {found:?}");
        assert!(found[0].ends_with("column source: expected sources of sources.csv, found \"nobody\""), "{found:?}");
    }

    #[test]
    fn ratios_are_not_added_and_stocks_not_over_years() {
        let (series, _) = read(&SeriesFiles::EMBEDDED, &lists());
        let dataset = dataset(&series, &lists()).unwrap();
        let sum = |id: &str| dataset.measure(&MeasureId::new(id)).unwrap().sum;
        assert_eq!(sum("rd_intensity"), SumOver::default());
        assert_eq!(sum("population_year_end"), SumOver { places: true, time: false, codes: false });
        assert_eq!(sum("gdp"), SumOver { places: true, time: true, codes: false });
    }

    #[test]
    fn revisions_are_measures_of_their_own() {
        let (series, _) = read(&SeriesFiles::EMBEDDED, &lists());
        let vintage = |id: &str| series.measures.iter().find(|measure| measure.id == id).unwrap().vintage.clone();
        assert_ne!(vintage("gdp"), vintage("gdp_preliminary"));
        assert_ne!(vintage("rd_intensity"), vintage("rd_intensity_revised_gdp"));
    }
}
