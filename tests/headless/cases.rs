//! Test pictures, listed explicitly so that none can be lost unnoticed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use cluster_atlas::view::View;

/// Names of all test pictures; the view of each is `tests/golden/export/<name>.view.json`.
pub const CASES: [&str; 44] = [
    "a4-portrait-zh",
    "bare-map-en",
    "batch-5-zh-dark",
    "bivariate-en",
    "bivariate-zh-dark",
    "both-languages-en",
    "both-languages-zh-dark",
    "both-selected-en",
    "china-both-announcements-zh-dark",
    "china-en",
    "circles-zh-dark",
    "clusters-as-values-en",
    "compared-provinces-zh",
    "equal-interval-per-gdp-en-dark",
    "graticule-zh-dark",
    "growth-en",
    "head-tail-en",
    "hunan-en",
    "industry-share-zh-dark",
    "little-giants-per-million-en",
    "locator-and-south-china-sea-en",
    "member-links-zh",
    "mercator-graticule-en",
    "no-words-zh",
    "nothing-found-en",
    "own-limits-zh",
    "own-words-en",
    "regions-zh",
    "round-2024-zh",
    "sector-en",
    "selected-province-en",
    "shanghai-zh-dark",
    "small-maps-of-batches-zh-dark",
    "small-maps-of-clusters-en",
    "small-maps-of-years-en",
    "social-square-en-dark",
    "south-china-sea-zh",
    "targets-circles-en",
    "text-en",
    "tier-until-2022-en",
    "until-2021-en",
    "weak-values-left-out-en",
    "weak-values-zh",
    "without-legend-en",
];

/// Folder of the views and expected outputs.
pub fn cases_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/export")
}

/// Name and view of each test picture, in order.
pub fn cases() -> Vec<(&'static str, View)> {
    CASES.into_iter().map(|name| (name, case(name))).collect()
}

/// Subset for slow tests, covering each projection, unit, theme, language, symbology and number of maps.
pub fn few_cases() -> Vec<(&'static str, View)> {
    let few = [
        "bivariate-zh-dark",
        "both-selected-en",
        "circles-zh-dark",
        "hunan-en",
        "mercator-graticule-en",
        "nothing-found-en",
        "own-limits-zh",
        "small-maps-of-clusters-en",
    ];
    few.into_iter().map(|name| (name, case(name))).collect()
}

/// View of one test picture.
pub fn case(name: &str) -> View {
    let path = cases_folder().join(format!("{name}.view.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    View::from_json(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_golden_belongs_to_a_case_and_every_case_to_the_list() {
    assert!(CASES.is_sorted());
    for entry in fs::read_dir(cases_folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let of_case = [".view.json", ".drawing.txt", ".caption.txt", ".png"].iter();
        let known = of_case.filter_map(|ending| name.strip_suffix(ending)).any(|stem| CASES.contains(&stem));
        assert!(
            known || ["citations.txt", "packs.txt", "pages.txt"].contains(&name.as_str()),
            "{name} belongs to no case"
        );
    }
}
