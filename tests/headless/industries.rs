//! Figures by province and industry: against the rows as they were collected, and against the totals of their tables.

use std::collections::{BTreeMap, BTreeSet};

use cluster_atlas::dataset::{
    CodeList, Column, Dataset, DatasetId, FieldId, MeasureId, MeasureKind, Pick, Pin, PlaceSet, Question, Shape, Slice,
    slice,
};
use cluster_atlas::model::{AsOf, Language};

use crate::{
    series::{collected, rounding, scale},
    support::facts,
};

/// Items of the checks about tables that the atlas leaves out: weak ones, and one of another edition.
const LEFT_OUT: [&str; 2] = [
    "main_business_revenue: divisions against the provincial total",
    "urban_unit_employment by division: sums of 31 provinces",
];

fn industries() -> &'static Dataset {
    facts().datasets().get(&DatasetId::new("province_industry")).unwrap()
}

fn column(id: &str) -> &'static Column {
    industries().column(&FieldId::new(id)).unwrap()
}

fn codes() -> &'static CodeList {
    column("industry").list().unwrap()
}

/// Values of an industry by place, of the provinces.
fn by_place(measure: &str, industry: &str, year: &str) -> BTreeMap<u32, f64> {
    let ask = Slice {
        measure: MeasureId::new(measure),
        time: Pick::Period(AsOf::parse(year).unwrap()),
        pins: BTreeMap::from([(FieldId::new("industry"), Pin::Codes(vec![industry.to_owned()]))]),
        weak: false,
    };
    slice(industries(), &ask, &Question::default()).values().collect()
}

/// Industries of a measure in a year, by their codes.
fn listed(measure: &str, year: &str) -> Vec<&'static str> {
    let rows = (0..industries().rows()).filter(|row| {
        column("measure").coded(*row).unwrap().id == measure && column("as_of").date(*row).unwrap().as_str() == year
    });
    let listed: BTreeSet<u32> = rows.map(|row| column("industry").code(row).unwrap()).collect();
    listed.into_iter().map(|code| codes().id(code)).collect()
}

/// Sum over all industries of a measure, by province; refuses codes that lie in one another.
fn totals(measure: &str, year: &str) -> BTreeMap<u32, f64> {
    let of = industries().measure(&MeasureId::new(measure)).unwrap();
    assert!(of.sum.codes && of.sum.places, "{measure} is not to be added");
    let mut totals = BTreeMap::new();
    for industry in listed(measure, year) {
        let values = by_place(measure, industry, year);
        assert_eq!(values.len(), 31, "{measure}.{industry}@{year}");
        for (place, value) in values {
            *totals.entry(place).or_default() += value;
        }
    }
    totals
}

/// Values of a yearly series, by place.
fn of_series(measure: &str, year: &str) -> BTreeMap<u32, f64> {
    let dataset = facts().datasets().get(&DatasetId::new("province_series")).unwrap();
    let ask = Slice {
        measure: MeasureId::new(measure),
        time: Pick::Period(AsOf::parse(year).unwrap()),
        pins: BTreeMap::new(),
        weak: false,
    };
    slice(dataset, &ask, &Question::default()).values().collect()
}

/// Measure of the dataset for a table and a quantity of the collected rows.
fn measure_of(scheme: &str, quantity: &str) -> &'static str {
    match (scheme, quantity) {
        ("sector_groups_gdp", "value_added") => "value_added",
        ("gbt4754_sections", "urban_unit_employment") => "employment",
        ("io42_2012" | "io42_2017", "value_added") => "io_value_added",
        ("io42_2012" | "io42_2017", "gross_output") => "io_gross_output",
        (_, "assets") => "above_scale_assets",
        (_, "operating_revenue") => "above_scale_revenue",
        (_, "total_profit") => "above_scale_profit",
        (_, "average_workers") => "above_scale_workers",
        (_, "rd_expenditure") => "above_scale_rd_expenditure",
        (_, "rd_to_revenue") => "above_scale_rd_intensity",
        (_, "legal_units") => "legal_units",
        (_, "employees") => "employees",
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_row_that_was_collected_is_a_row_of_the_dataset() {
    let collected = collected("province_industry.csv");
    assert_eq!((collected.len(), industries().rows()), (7_696, 7_696));
    let of_both = ["2012", "2017"].into_iter().flat_map(|year| listed("io_value_added", year));
    let name = |id: &'static str| codes().get(codes().position(id).unwrap()).unwrap().title.get(Language::Zh);
    let sectors: BTreeMap<&str, &str> = of_both.map(|id| (name(id), id)).collect();
    for row in &collected {
        let measure = measure_of(&row["scheme"], &row["measure"]);
        // Sectors of the input-output tables are joined by name; the others bear their codes.
        let is_sector = row["scheme"].starts_with("io42");
        let industry = if is_sector { sectors[row["industry_zh"].as_str()] } else { row["industry_code"].as_str() };
        let key = format!("{}/{measure}.{industry}@{}", row["province"], row["year"]);
        let at = industries().row(&key).unwrap_or_else(|| panic!("no row {key}")) as usize;
        assert_eq!(column("value").number(at), row["value"].parse().ok(), "{key}");
        assert_eq!(column("gbt4754").text(at).unwrap_or_default(), row["gbt4754"], "{key}");
        assert_eq!(column("basis").coded(at).unwrap().id, row["basis"], "{key}");
        let sources = column("sources");
        let cited = sources.codes(at).iter().map(|source| sources.list().unwrap().id(*source));
        assert_eq!(cited.collect::<Vec<_>>(), [row["source"].as_str()], "{key}");
        assert_eq!(industries().measure(&MeasureId::new(measure)).unwrap().unit, row["unit"], "{key}");
    }
}

#[test]
fn each_check_of_these_tables_is_reproduced_up_to_the_difference_that_is_stated() {
    let (mut checked, mut left_out) = (0, BTreeSet::new());
    for row in collected("checks.csv").into_iter().filter(|row| row["file"] == "province_industry") {
        let (item, year) = (row["item"].as_str(), row["year"].as_str());
        let sum = |values: BTreeMap<u32, f64>| values.values().sum::<f64>();
        let nation = |measure: &str, industry: &str| {
            let at = industries().row(&format!("CN/{measure}.{industry}@{year}")).unwrap();
            column("value").number(at as usize).unwrap()
        };
        // Sum of the parts, and the printed total where that is in the atlas.
        let (found, printed) = match item {
            "value added: nine groups against GDP of the same export" => {
                let gdp = of_series("gdp", year);
                for (place, total) in totals("value_added", year) {
                    // 0.2 of 100 million yuan.
                    assert!((total - gdp[&place]).abs() < 0.02 + 1e-6, "{place} {year}: {total} {}", gdp[&place]);
                }
                (sum(totals("value_added", year)), Some(sum(gdp)))
            }
            "urban_unit_employment: 19 sections against the total of the same export" => {
                (sum(totals("employment", year)), Some(sum(of_series("urban_unit_employment", year))))
            }
            "input-output value added against GDP as published in 2018"
            | "input-output value added against the national table" => (sum(totals("io_value_added", year)), None),
            "rd_expenditure by division (CN rows)" => {
                let divisions = listed("above_scale_rd_expenditure", year)
                    .into_iter()
                    .filter(|code| code.len() == 3 && *code != "BCD");
                (
                    divisions.map(|code| nation("above_scale_rd_expenditure", code)).sum(),
                    Some(nation("above_scale_rd_expenditure", "BCD")),
                )
            }
            _ => {
                let Some(quantity) = item.strip_prefix("C39 ") else {
                    left_out.insert(item.to_owned());
                    continue;
                };
                let measure = measure_of("gbt4754_divisions", quantity);
                (sum(by_place(measure, "C39", year)), Some(nation(measure, "C39")))
            }
        };
        let number = |column: &str| row[column].parse::<f64>().unwrap();
        let found = found * scale(&row["unit"]);
        assert!((found - number("sum_of_31")).abs() <= rounding(&row["sum_of_31"]), "{found} in {row:?}");
        if let Some(printed) = printed {
            let printed = printed * scale(&row["unit"]);
            let tolerance = ["sum_of_31", "national_printed", "difference"].map(|column| rounding(&row[column]));
            let tolerance: f64 = tolerance.iter().sum();
            assert!((found - printed - number("difference")).abs() <= tolerance, "{found} {printed} in {row:?}");
        }
        checked += 1;
    }
    assert_eq!(left_out.into_iter().collect::<Vec<_>>(), LEFT_OUT);
    assert_eq!(checked, 6 + 1 + 3 + 4 + 1);
}

#[test]
fn industries_that_are_added_never_lie_in_one_another() {
    let Shape::Observations(dimensions) = industries().shape() else { panic!("no observations") };
    assert_eq!(dimensions.others, [FieldId::new("industry")]);
    for measure in industries().measures() {
        let years: BTreeSet<&str> = ["2012", "2017", "2019", "2020", "2021", "2022", "2023", "2024"].into();
        for year in years {
            let listed = listed(measure.id.as_str(), year);
            let positions: Vec<u32> = listed.iter().map(|code| codes().position(code).unwrap()).collect();
            let pairs = || positions.iter().flat_map(|one| positions.iter().map(move |other| (*one, *other)));
            let overlap = pairs().any(|(one, other)| one != other && codes().overlap(one, other));
            assert!(!(measure.sum.codes && overlap), "{} {year}", measure.id);
        }
        assert!(measure.kind != MeasureKind::Ratio || !measure.sum.places, "{}", measure.id);
    }
    let overlap = |a: &str, b: &str| codes().overlap(codes().position(a).unwrap(), codes().position(b).unwrap());
    assert!(overlap("BCD", "C39") && overlap("C", "C39") && overlap("BCD", "B"));
    assert!(overlap("science_technology", "research") && overlap("other_manufactures_scrap", "scrap"));
    assert!(!overlap("B", "C39") && !overlap("textiles", "electronics") && !overlap("A", "BCD"));
}

#[test]
fn a_sector_of_both_input_output_tables_has_one_code_and_one_of_a_single_table_has_its_own() {
    let [early, late]: [BTreeSet<&str>; 2] =
        ["2012", "2017"].map(|year| listed("io_value_added", year).into_iter().collect());
    assert_eq!((early.len(), late.len()), (42, 42));
    let only = |one: &BTreeSet<&'static str>, other: &BTreeSet<&'static str>| -> Vec<&str> {
        one.difference(other).copied().collect()
    };
    assert_eq!(only(&early, &late), ["other_manufactures", "science_technology", "scrap"]);
    assert_eq!(only(&late, &early), ["other_manufactures_scrap", "research", "technical_services"]);
}

#[test]
fn a_blank_of_the_table_is_unknown_and_national_figures_are_no_sum_of_provinces() {
    let places = facts().datasets().places().codes();
    let profit = by_place("above_scale_profit", "C39", "2023");
    assert_eq!(profit.len(), 30);
    assert!(!profit.contains_key(&places.position("HL").unwrap()));
    assert_eq!(by_place("above_scale_rd_expenditure", "C39", "2024"), BTreeMap::new());
    let national = industries().measure(&MeasureId::new("above_scale_rd_expenditure")).unwrap();
    assert_eq!(national.universe, PlaceSet::default());
    assert!(industries().row("CN/above_scale_rd_expenditure.C39@2024").is_some());
}

#[test]
fn a_province_whose_input_output_table_departs_from_gdp_says_so_beside_each_value() {
    let note = |key: &str| column("note_en").text(industries().row(key).unwrap() as usize);
    let text = "Value added of the table is 10.9% above the GDP published in 2018.";
    assert_eq!(note("JS/io_value_added.textiles@2012"), Some(text));
    assert_eq!(note("JS/io_gross_output.textiles@2012"), Some(text));
    assert_eq!(note("JS/io_value_added.textiles@2017"), None);
    assert_eq!(note("BJ/io_value_added.textiles@2012"), None);
}
