//! `stats`: measures of values by province, from the arguments to the numbers.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::run;

fn json(arguments: &[&str]) -> Value {
    let (code, out, errors) = run(&[&["stats"], arguments, &["--json"]].concat());
    assert_eq!(code, Some(0), "{errors}");
    serde_json::from_str(&out).unwrap()
}

fn text(arguments: &[&str]) -> String {
    let (code, out, errors) = run(&[&["stats"], arguments].concat());
    assert_eq!(code, Some(0), "{errors}");
    out
}

fn refused(arguments: &[&str]) -> (Option<i32>, String) {
    let (code, out, errors) = run(&[&["stats"], arguments].concat());
    assert_eq!(out, "");
    (code, errors)
}

/// Moran's I that esda has for a case of `tests/fixtures/statistics/autocorrelation.py`.
fn of_esda(case: &str) -> f64 {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/statistics/autocorrelation.json"));
    let fixture: Value = serde_json::from_str(text).unwrap();
    fixture["cases"][case]["expected"]["moran_row"]["value"].as_f64().unwrap()
}

fn near(found: &Value, expected: f64) {
    assert!((found.as_f64().unwrap() - expected).abs() < 1e-12, "{found} for {expected}");
}

#[test]
fn moran_of_the_atlas_is_that_of_esda_on_the_same_borders() {
    let found = json(&["moran", "--layer", "gdp@2024", "--weights", "rook", "--permutations", "99"]);
    near(&found["value"], of_esda("GDP, rook"));
    assert_eq!(found["without_neighbours"], serde_json::json!(["HI"]));
    assert_eq!(found["figures"]["n"], 30.0);
    let found = json(&["moran", "--layer", "little-giants", "--batch", "1-2"]);
    near(&found["value"], of_esda("little giants, queen"));
    assert_eq!((&found["test"]["permutations"], &found["test"]["seed"]), (&Value::from(9_999), &Value::from(1)));
}

#[test]
fn the_same_seed_gives_the_same_result_and_another_one_another_p_value() {
    let of = |seed: &str| json(&["moran", "--layer", "gdp", "--permutations", "999", "--seed", seed]);
    assert_eq!(of("7"), of("7"));
    assert_ne!(of("7")["test"]["as_great_or_greater"], of("8")["test"]["as_great_or_greater"]);
    assert_eq!(of("7")["value"], of("8")["value"]);
}

#[test]
fn numbers_of_the_formula_come_to_the_value() {
    let found = json(&["gini", "--layer", "gdp@2024"]);
    let inputs = found["units"].as_array().unwrap().iter();
    let inputs: Vec<f64> = inputs.map(|unit| unit["input"].as_f64().unwrap()).collect();
    let (n, total): (f64, f64) = (inputs.len() as f64, inputs.iter().sum());
    let differences: f64 = inputs.iter().flat_map(|one| inputs.iter().map(move |other| (one - other).abs())).sum();
    assert!((found["value"].as_f64().unwrap() - differences / (2.0 * n * total)).abs() < 1e-12);
    let mut sorted = inputs.clone();
    sorted.sort_by(|one, other| other.total_cmp(one));
    let half = sorted.iter().scan(0.0, |sum, value| (*sum < total / 2.0).then(|| *sum += value)).count();
    assert_eq!(found["figures"]["half"], half as f64);
    let moran = json(&["moran", "--layer", "gdp", "--permutations", "9"]);
    let figure = |name: &str| moran["figures"][name].as_f64().unwrap();
    near(&moran["value"], figure("n") / figure("s0") * figure("products") / figure("n"));
}

#[test]
fn a_measure_says_what_it_means_what_it_does_not_and_what_to_heed() {
    let found = text(&["local_moran", "--layer", "gdp@2024"]);
    for words in [
        "Local Moran’s I (LISA): GDP, revised",
        "Low among low: Xinjiang",
        "GDP, revised: National Bureau of Statistics · 2024",
        "What it does not say: ",
        "Caution: Left out, since they have no neighbour with a value: Hainan.",
        "Caution: Few units (30)",
        "Two-sided test by 9,999 permutations, seed 1; neighbours: a common border or corner. Anselin (1995)",
    ] {
        assert!(found.contains(words), "{words:?} in {found}");
    }
}

#[test]
fn every_measure_speaks_chinese() {
    let all = json(&["list"]);
    let measures: Vec<&str> = all.as_array().unwrap().iter().map(|one| one["measure"].as_str().unwrap()).collect();
    assert_eq!(measures.len(), 13);
    for measure in measures {
        let province: &[&str] =
            if ["specialisation", "shift_share"].contains(&measure) { &["--province", "JS"] } else { &[] };
        let found = text(&[&[measure, "--layer", "value_added.BCD@2024", "--lang", "zh"], province].concat());
        for english in ["Neighbour", "province", "Caution", "{", ": ", ", "] {
            // References stand as they were published.
            let own: String = found.lines().filter(|line| !line.starts_with("方法")).collect();
            assert!(!own.contains(english), "{english:?} in {found}");
        }
    }
}

/// Value added by industry, then by province, of a year, as the table has it.
fn value_added(year: &str) -> BTreeMap<String, BTreeMap<String, f64>> {
    let (code, out, errors) = run(&["table", "province_industry"]);
    assert_eq!(code, Some(0), "{errors}");
    let mut found: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
    for row in csv::Reader::from_reader(out.as_bytes()).records().map(Result::unwrap) {
        let Some((place, rest)) = row[0].split_once("/value_added.") else { continue };
        if let Some(industry) = rest.strip_suffix(&format!("@{year}")) {
            found.entry(industry.to_owned()).or_default().insert(place.to_owned(), row[5].parse().unwrap());
        }
    }
    assert_eq!((found.len(), found["BCD"].len()), (9, 31));
    found
}

#[test]
fn location_quotients_are_shares_over_shares_of_all_provinces() {
    let all = value_added("2024");
    let whole = |of: &dyn Fn(&BTreeMap<String, f64>) -> f64| all.values().map(of).sum::<f64>();
    let country = all["BCD"].values().sum::<f64>() / whole(&|places| places.values().sum());
    let found = json(&["location_quotient", "--layer", "value_added.BCD@2024"]);
    assert_eq!(found["units"].as_array().unwrap().len(), 31);
    for unit in found["units"].as_array().unwrap() {
        let place = unit["province"].as_str().unwrap();
        let here = all["BCD"][place] / whole(&|places| places[place]);
        near(&unit["value"], here / country);
    }
    assert!(found["sentence"].as_str().unwrap().starts_with("Shanxi has the highest location quotient"), "{found}");
}

#[test]
fn specialisation_is_half_of_what_would_have_to_move() {
    let all = value_added("2024");
    let (of_jiangsu, of_all) =
        (all.values().map(|places| places["JS"]).sum::<f64>(), all.values().flat_map(BTreeMap::values).sum::<f64>());
    let differences = all.values().map(|places| places["JS"] / of_jiangsu - places.values().sum::<f64>() / of_all);
    let found = json(&["specialisation", "--layer", "value_added.BCD@2024", "--province", "Jiangsu"]);
    near(&found["value"], differences.map(f64::abs).sum());
}

#[test]
fn the_parts_of_a_shift_share_analysis_are_the_change() {
    let [before, now] = ["2019", "2024"].map(value_added);
    let of_jiangsu =
        |year: &BTreeMap<String, BTreeMap<String, f64>>| year.values().map(|places| places["JS"]).sum::<f64>();
    let found = json(&["shift_share", "--layer", "value_added.BCD@2024", "--province", "JS"]);
    let figure = |name: &str| found["figures"][name].as_f64().unwrap();
    let change = of_jiangsu(&now) - of_jiangsu(&before);
    assert!((figure("change") - change).abs() < 1e-9 * change.abs());
    assert!((figure("national") + figure("mix") + figure("regional") - change).abs() < 1e-9 * change.abs());
    let total = |year: &BTreeMap<String, BTreeMap<String, f64>>| year.values().flat_map(BTreeMap::values).sum::<f64>();
    assert!((figure("growth") - 100.0 * (total(&now) / total(&before) - 1.0)).abs() < 1e-9);
    let chinese = text(&["shift_share", "--layer", "value_added.BCD@2024", "--province", "JS", "--lang", "zh"]);
    // Billions are tens of 亿, and years have no thousands separator.
    let in_yi = format!("{:.0}", change * 10.0);
    let said = chinese.replace(',', "");
    assert!(said.contains(&format!("2019 年至 2024 年，江苏变化 {in_yi} 亿元")), "{in_yi} in {chinese}");
}

#[test]
fn what_has_no_value_is_refused_in_words() {
    let (code, why) = refused(&["specialisation", "--layer", "value_added.BCD@2024"]);
    assert!(code == Some(1) && why.contains("no province with known values is selected"), "{why}");
    let (code, why) = refused(&["location_quotient", "--layer", "gdp"]);
    assert!(code == Some(1) && why.contains("the map shows no industry"), "{why}");
    let (code, why) = refused(&["shift_share", "--layer", "io_value_added.textiles@2017", "--province", "JS"]);
    assert!(code == Some(1) && why.contains("no earlier year whose values compare"), "{why}");
    let (code, why) = refused(&["gini", "--layer", "gdp", "--province", "JS"]);
    assert!(code == Some(2) && why.contains("--province: has no effect on gini"), "{why}");
    let (code, why) = refused(&["gini", "--layer", "little-giants", "--per", "population"]);
    assert_eq!(code, Some(1));
    assert!(why.contains("the measure is of amounts that add up to a total"), "{why}");
    let (code, why) = refused(&["moran"]);
    assert!(code == Some(2) && why.contains("add --layer"), "{why}");
    let (code, why) = refused(&["gini", "--layer", "gdp", "--seed", "3"]);
    assert!(code == Some(2) && why.contains("--seed: has no effect on gini"), "{why}");
    let (code, why) = refused(&["moran", "--layer", "gdp", "--weights", "bishop"]);
    assert!(code == Some(2) && why.contains("expected queen, rook, nearest:5"), "{why}");
    let (code, why) = refused(&["moran", "--layer", "gdp", "--weights", "within:1"]);
    assert!(code == Some(1) && why.contains("no unit has a neighbour with a value"), "{why}");
}
