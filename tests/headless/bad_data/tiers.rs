//! Damaged tables of tiered cultivation, programmes and indicators: faults are reported, and the other rows are kept.

use cluster_atlas::{
    data::Report,
    model::{Batches, Catalogue, ProgrammeId, ReportingUnit},
};

use super::tables::{GOOD, Slot, line_of, load_with};
use crate::support::{damaged, only_issue};

#[test]
fn each_column_with_fixed_words_names_them() {
    let little_giants: Slot = |f| &mut f.little_giants;
    let ladder: Slot = |f| &mut f.ladder;
    let programmes: Slot = |f| &mut f.programmes;
    let indicators: Slot = |f| &mut f.province_indicators;
    let cases: [(Slot, &str, &str, &str, &str); 16] = [
        (
            little_giants,
            GOOD.little_giants,
            "\nBJ,1-2,",
            "\nBJ,2-1,",
            "column batches: expected a batch or a range of batches such as 5 or 1-4, found \"2-1\"",
        ),
        (
            little_giants,
            GOOD.little_giants,
            ",eq,",
            ",is,",
            "column qualifier: expected eq, over, at_least, about or at_most, found \"is\"",
        ),
        (
            little_giants,
            GOOD.little_giants,
            ",confirmed,",
            ",sure,",
            "column stage: expected publicised, confirmed or nothing, found \"sure\"",
        ),
        (
            little_giants,
            GOOD.little_giants,
            ",apart,",
            ",excluded,",
            "column scope: expected not_applicable, included, included_inferred, apart or unclear, found \"excluded\"",
        ),
        (
            ladder,
            GOOD.ladder,
            ",specialised_sme,",
            ",srdi,",
            "column rung: expected a rung such as specialised_sme or little_giant, found \"srdi\"",
        ),
        (
            ladder,
            GOOD.ladder,
            ",in_force,",
            ",valid,",
            "column count: expected new, in_force, cumulative or total, found \"valid\"",
        ),
        (
            ladder,
            GOOD.ladder,
            ",derived,",
            ",guessed,",
            "column basis: expected stated, derived, inferred or recalled, found \"guessed\"",
        ),
        (ladder, GOOD.ladder, ",yes,", ",no,", "column weak: expected yes or nothing, found \"no\""),
        (
            programmes,
            GOOD.programmes,
            ",not_shown,",
            ",hidden,",
            "column title: expected document_title, named_scheme, label, recalled, number_only or not_shown, found \"hidden\"",
        ),
        (
            programmes,
            GOOD.programmes,
            ",municipal,",
            ",town,",
            "column level: expected national, provincial, municipal, regional, city or xpcc, found \"town\"",
        ),
        (
            programmes,
            GOOD.programmes,
            ",2023-06-21,page,",
            ",2023-06-21,,",
            "column issued_basis: expected stated, page, reported or inferred where there is a date, else nothing, found nothing",
        ),
        (
            programmes,
            GOOD.programmes,
            ",NM,150600,",
            ",NM,150699,",
            "column city: expected a city of cities.csv or nothing, found \"150699\"",
        ),
        (
            programmes,
            GOOD.programmes,
            ",amount,2000000,yuan,",
            ",amount,2000000,dollars,",
            "column unit: expected firms, yuan, clusters or industries, found \"dollars\"",
        ),
        (
            programmes,
            GOOD.programmes,
            ",amount,2000000,",
            ",,2000000,",
            "column value: expected nothing, because the programme has no figure, found \"2000000\"",
        ),
        (
            indicators,
            GOOD.province_indicators,
            ",gdp,",
            ",gnp,",
            "column indicator: expected population, gdp or industrial_value_added, found \"gnp\"",
        ),
        (
            indicators,
            GOOD.province_indicators,
            "persons",
            "billion_yuan",
            "column unit: expected persons for population, found \"billion_yuan\"",
        ),
    ];
    for (slot, good, from, to, message) in cases {
        let (_, report) = load_with(slot, &damaged(good, from, to));
        let first = report.issues.first().unwrap_or_else(|| panic!("{to} went unnoticed"));
        assert!(first.to_string().ends_with(message), "{first}");
    }
}

#[test]
fn a_place_that_does_not_report_is_refused() {
    // Xuzhou is in cities.csv but not under separate planning; the other places are unknown.
    for place in ["320300", "XX", "China", ""] {
        let text = damaged(GOOD.little_giants, "\nBJ,1-2,", &format!("\n{place},1-2,"));
        let (catalogue, report) = load_with(|f| &mut f.little_giants, &text);
        let found = if place.is_empty() { "nothing".to_owned() } else { format!("\"{place}\"") };
        assert_eq!(
            only_issue(&report),
            format!(
                "little_giants.csv, line 3, column place: expected CN, XPCC, a province of provinces.csv or a city under \
                 separate planning, found {found}"
            )
        );
        assert_eq!(catalogue.little_giants.len(), GOOD.little_giants.lines().count() - 2);
    }
}

#[test]
fn a_count_of_firms_is_a_whole_number() {
    for bad in ["many", "90.5", "-90", "99999999999", ""] {
        let text = damaged(GOOD.little_giants, "\nBJ,1-2,90,", &format!("\nBJ,1-2,{bad},"));
        let (catalogue, report) = load_with(|f| &mut f.little_giants, &text);
        let message = only_issue(&report);
        assert!(
            message.starts_with("little_giants.csv, line 3, column value: expected a whole number, found "),
            "{message}"
        );
        let beijing = ReportingUnit::Province(cluster_atlas::model::ProvinceId::new("BJ"));
        assert_eq!(catalogue.little_giants(&beijing, Batches::FIRST_TWO).count(), 0);
    }
}

#[test]
fn a_programme_without_source_or_name_is_none() {
    let only = |report: &Report, catalogue: &Catalogue| {
        assert_eq!(catalogue.programmes.len(), GOOD.programmes.lines().count() - 2);
        assert!(catalogue.programme(&ProgrammeId::new("p028")).is_none());
        only_issue(report)
    };
    let line = line_of(GOOD.programmes, "p028,");
    let nameless = damaged(GOOD.programmes, "p028,Jiangsu three-year action plan for specialised firms,", "p028,,");
    let (catalogue, report) = load_with(|f| &mut f.programmes, &nameless);
    assert_eq!(
        only(&report, &catalogue),
        format!("programmes.csv, line {line}, column name_en: expected a text, found nothing")
    );
    let row = GOOD.programmes.lines().nth(line - 1).unwrap();
    let unsourced = GOOD.programmes.replace(row, &damaged(row, ",news_newstx_2023_02_07;jndaily_2023_02_06,", ",,"));
    let (catalogue, report) = load_with(|f| &mut f.programmes, &unsourced);
    assert_eq!(
        only(&report, &catalogue),
        format!(
            "programmes.csv, line {line}, column source: expected at least one source of sources.csv, found nothing"
        )
    );
}

#[test]
fn a_province_that_does_not_exist_has_no_indicator() {
    let text = damaged(GOOD.province_indicators, "\nBJ,gdp,", "\nPK,gdp,");
    let (catalogue, report) = load_with(|f| &mut f.province_indicators, &text);
    assert!(only_issue(&report).ends_with("column province: expected a province of provinces.csv, found \"PK\""));
    assert_eq!(catalogue.indicators.len(), GOOD.province_indicators.lines().count() - 2);
}
