//! Series by province and year: against the rows as they were collected, and against the totals that their tables print.

use std::collections::{BTreeMap, BTreeSet};

use cluster_atlas::{
    dataset::{
        Answer, Dataset, DatasetId, FieldId, Measure, MeasureId, Pick, PlaceAnswers, Question, Role, Slice,
        UnknownBecause, slice,
    },
    model::{AsOf, IndicatorKind, Language, ProvinceId},
};

use crate::support::facts;

/// Items of the checks that the atlas leaves out.
const LEFT_OUT: [&str; 4] =
    ["above_scale_industrial_main_business_revenue", "incubator_resident_companies", "incubator_tenants", "incubators"];

fn series() -> &'static Dataset {
    facts().datasets().get(&DatasetId::new("province_series")).unwrap()
}

fn measure(id: &str) -> Option<&'static Measure> {
    series().measure(&MeasureId::new(id))
}

/// Rows of a table as it was collected, by the names of the columns.
pub(crate) fn collected(name: &str) -> Vec<BTreeMap<String, String>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/facts/update-2026-11-25/series");
    let mut reader = csv::Reader::from_path(format!("{folder}/{name}")).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn in_year(id: &str, year: &str) -> PlaceAnswers {
    let ask = Slice {
        measure: MeasureId::new(id),
        time: Pick::Period(AsOf::parse(year).unwrap()),
        pins: BTreeMap::new(),
        weak: true,
    };
    slice(series(), &ask, &Question::default())
}

/// Sum over the provinces, each of which has a value unless the tables leave some blank.
fn sum(id: &str, year: &str) -> f64 {
    let of = measure(id).unwrap();
    assert!(of.sum.places, "{id} is not to be added");
    in_year(id, year).values().map(|(_, value)| value).sum()
}

#[test]
fn each_row_that_was_collected_is_a_row_of_the_dataset() {
    let of = series();
    let column = |id: &str| of.column(&FieldId::new(id)).unwrap();
    let [value, basis, weak, note_en, note_zh, sources] =
        ["value", "basis", "weak", "note_en", "note_zh", "sources"].map(column);
    let collected = collected("province_series.csv");
    // Further 31 were collected before, in the update of the small firms.
    assert_eq!((collected.len(), of.rows()), (11_071, 11_071 + 31));
    for row in &collected {
        let key = format!("{}/{}@{}", row["province"], row["indicator"], row["year"]);
        let at = of.row(&key).unwrap_or_else(|| panic!("no row {key}")) as usize;
        assert_eq!(value.number(at), row["value"].parse().ok(), "{key}");
        assert_eq!(weak.flag(at), row["weak"] == "weak", "{key}");
        assert_eq!(basis.coded(at).unwrap().id, row["basis"], "{key}");
        let cited = sources.codes(at).iter().map(|source| sources.list().unwrap().id(*source));
        // The communiqué of 2023 states figures of the yearbook as well.
        let is_confirmed = row["year"] == "2023" && ["rd_expenditure", "rd_intensity"].contains(&&*row["indicator"]);
        let also = is_confirmed.then_some("nbs_rd_2023");
        assert_eq!(
            cited.collect::<Vec<_>>(),
            [Some(row["source"].as_str()), also].into_iter().flatten().collect::<Vec<_>>(),
            "{key}"
        );
        for (note, text) in [(note_en, &row["note_en"]), (note_zh, &row["note_zh"])] {
            // The tables set quotes and thousands of the collected notes.
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            assert_eq!(letters(note.text(at).unwrap_or_default()), letters(text), "{key}");
        }
        assert_eq!(measure(&row["indicator"]).unwrap().unit, row["unit"], "{key}");
    }
}

/// Half of the last digit of a printed number, for sums of rounded numbers.
pub(crate) fn rounding(printed: &str) -> f64 {
    let last_digit =
        printed.split_once('.').map_or(1.0, |(_, decimals)| decimals.bytes().fold(1.0, |unit, _| unit / 10.0));
    last_digit / 2.0 + 1e-6
}

/// A unit of the checks, in the unit of the dataset.
pub(crate) fn scale(unit: &str) -> f64 {
    match unit {
        "100 million yuan" => 10.0,
        "10,000 yuan" => 1e5,
        "10,000 persons" => 1e-4,
        "firms" | "patents" | "person-years" => 1.0,
        other => panic!("unit {other}"),
    }
}

#[test]
fn provinces_add_up_to_the_printed_totals_up_to_the_difference_that_is_stated() {
    let strata = ["primary", "secondary", "tertiary"].map(|name| format!("{name}_industry_value_added_preliminary"));
    let (mut checked, mut left_out) = (0, BTreeSet::new());
    for row in collected("checks.csv").into_iter().filter(|row| row["file"] == "province_series") {
        let (item, year) = (row["item"].as_str(), row["year"].as_str());
        let number = |column: &str| row[column].parse::<f64>().ok();
        let found = if measure(item).is_some() {
            sum(item, year)
        } else if item == "gdp_preliminary: three strata against GDP in each row" {
            let gdp = sum("gdp_preliminary", year) * scale(&row["unit"]);
            assert!((gdp - number("national_printed").unwrap()).abs() <= rounding(&row["national_printed"]), "{row:?}");
            strata.iter().map(|stratum| sum(stratum, year)).sum()
        } else {
            left_out.insert(item.to_owned());
            continue;
        };
        let (found, stated) = (found * scale(&row["unit"]), number("sum_of_31").unwrap());
        assert!((found - stated).abs() <= rounding(&row["sum_of_31"]), "{found} in {row:?}");
        if let (Some(printed), Some(difference)) = (number("national_printed"), number("difference")) {
            let tolerance = ["sum_of_31", "national_printed", "difference"].map(|column| rounding(&row[column]));
            assert!((found - printed - difference).abs() <= tolerance.iter().sum(), "{found} in {row:?}");
        }
        checked += 1;
    }
    assert_eq!(left_out.into_iter().collect::<Vec<_>>(), LEFT_OUT);
    assert_eq!(checked, 204);
}

#[test]
fn a_year_without_values_is_unknown_and_not_that_of_another_year() {
    for (id, year) in
        [("high_tech_industry_firms", "2017"), ("gdp_preliminary", "2022"), ("industrial_value_added", "2018")]
    {
        let answers = in_year(id, year);
        assert_eq!(answers.known_of_asked(), (0, 31), "{id} {year}");
        assert!(answers.iter().all(|(_, answer)| answer == Answer::Unknown(UnknownBecause::Nothing)));
    }
    assert_eq!(in_year("gdp", "2006").known_of_asked(), (31, 31));
    let places = facts().datasets().places().codes();
    let hong_kong = places.position("HK").unwrap();
    assert_eq!(in_year("gdp", "2006").get(hong_kong), Answer::NotCovered);
}

#[test]
fn indicators_of_2023_that_were_collected_before_are_the_series() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/facts/update-2026-11-25/sme/province_indicators_delta.csv");
    let mut found = BTreeMap::<String, usize>::new();
    for row in csv::Reader::from_path(folder).unwrap().deserialize::<BTreeMap<String, String>>().map(Result::unwrap) {
        let (id, value) = (row["indicator"].as_str(), row["value"].parse::<f64>().unwrap());
        if ["gdp", "gdp_preliminary_2023_implied"].contains(&id) {
            // Implied by R&D intensity; the printed GDP has replaced it, and lies within the rounding of the intensity.
            continue;
        }
        let at = series().row(&format!("{}/{id}@2023", row["province"])).unwrap() as usize;
        let stated = series().column(&FieldId::new("value")).unwrap().number(at).unwrap();
        // The communiqué states R&D expenditure in 100 million yuan with one decimal.
        let tolerance = if id == "rd_expenditure" { 0.005 } else { 0.0 };
        assert!((stated - value).abs() <= tolerance + 1e-9, "{id} {}: {stated} {value}", row["province"]);
        *found.entry(id.to_owned()).or_default() += 1;
    }
    assert_eq!(found.len(), 11);
    assert!(found.values().all(|rows| *rows == 31), "{found:?}");
    assert_eq!(sum("above_scale_industrial_rd_personnel", "2023"), 6_396_445.0, "printed total");
}

#[test]
fn the_indicators_of_the_card_are_years_of_the_series() {
    let pairs = [
        (IndicatorKind::Population, "population_year_end"),
        (IndicatorKind::Gdp, "gdp_preliminary"),
        (IndicatorKind::IndustrialValueAdded, "industrial_value_added_preliminary"),
    ];
    let places = facts().datasets().places().codes();
    for (kind, id) in pairs {
        for (place, value) in in_year(id, "2024").values() {
            let province = ProvinceId::new(places.id(place));
            let indicator = facts().catalogue().indicator(&province, kind).unwrap();
            assert_eq!((indicator.value.value, indicator.value.as_of.as_str()), (value, "2024"), "{province} {id}");
            assert!(!indicator.weak, "{province} {id}");
        }
    }
}

#[test]
fn the_gdp_of_the_first_version_is_the_one_first_printed_and_not_the_revised() {
    let (printed, revised) = (in_year("gdp_preliminary", "2024"), in_year("gdp", "2024"));
    let places = facts().datasets().places().codes();
    let mut differ = 0;
    for (place, value) in printed.values() {
        let province = ProvinceId::new(places.id(place));
        let indicator = facts().catalogue().indicator(&province, IndicatorKind::Gdp).unwrap();
        assert!((indicator.value.value - value).abs() < 0.06, "{province}: {} {value}", indicator.value.value);
        differ += usize::from(revised.get(place).value() != Some(value));
    }
    assert!(differ > 20, "{differ}");
}

#[test]
fn sources_of_the_series_are_shown_only_where_the_page_is_the_publishers_own() {
    let sources = series().with_role(&Role::Sources).unwrap();
    let cited: BTreeSet<u32> = (0..series().rows()).flat_map(|row| sources.codes(row).to_vec()).collect();
    assert_eq!(cited.len(), 20);
    for code in cited {
        let id = sources.list().unwrap().id(code);
        let source = &facts().catalogue().sources[id];
        let is_page = id.starts_with("nbs_yearbook") || id == "nbs_rd_2023";
        assert_eq!(source.url.is_some(), is_page, "{id}");
        assert!(source.url.as_ref().is_none_or(|url| url.starts_with("https://www.stats.gov.cn/")), "{id}");
        assert!(source.citation(Language::Zh).len() > 4, "{id}");
    }
}
