//! `table`: names of tables, conditions that they heed, values and dates.

use cluster_atlas::{model::ProvinceId, table::TableKind, view::View};

use crate::support::{facts, file, run, write};

/// Standard output and messages of a table; `Err` with exit code and messages where it was refused.
fn made(arguments: &str) -> Result<(String, String), (Option<i32>, String)> {
    let all: Vec<&str> = std::iter::once("table").chain(arguments.split_whitespace()).collect();
    let (code, out, said) = run(&all);
    if code == Some(0) { Ok((out, said)) } else { Err((code, said)) }
}

fn refused(arguments: &str) -> String {
    let (code, said) = made(arguments).unwrap_err();
    assert_eq!(code, Some(2), "{arguments}: {said}");
    said
}

#[test]
fn every_dataset_is_a_table_by_its_name_and_help_lists_them_all() {
    let (_, help, _) = run(&["table", "--help"]);
    for kind in TableKind::all(facts().datasets()) {
        assert!(help.contains(kind.id()), "{kind:?}");
        let layer = if kind == TableKind::Values { " --layer gdp" } else { "" };
        let (out, said) = made(&format!("{}{layer}", kind.id())).unwrap();
        assert!(out.lines().count() > 2 && said.is_empty(), "{kind:?}: {said}");
    }
    assert!(refused("little-giants").contains("little_giants"));
}

#[test]
fn a_condition_that_a_table_cannot_heed_is_refused_with_those_that_it_can() {
    for (arguments, words) in [
        (
            "little_giants --filter sector=new_materials",
            "--filter sector=new_materials: has no effect on table little_giants; it heeds province, region or --until",
        ),
        ("ladder --filter round=2022", "table ladder; it heeds province, region or --until"),
        ("programmes --filter text=rail", "table programmes; it heeds province, region or --until"),
        ("claims --filter province=HN", "table claims; it heeds no condition"),
        ("claims --until 2023", "--until: has no effect on table claims"),
        ("national_series --filter province=HN", "table national_series; it heeds --until"),
        ("values --layer gdp --filter province=HN", "table values; it heeds --until"),
        ("clusters --layer gdp", "--layer: has no effect on table clusters; it needs table values"),
        ("indicators --weak", "--weak: has no effect on table indicators; it needs table values"),
    ] {
        let said = refused(arguments);
        assert!(said.contains(words), "{arguments}: {said}");
    }
    for heeded in [
        "cluster_figures --filter sector=new_materials",
        "values --layer clusters --filter sector=new_materials",
        "values --layer gdp --form bivariate --filter province=HN",
        "official_totals --filter province=HN",
        "little_giants --filter region=west --until 2023-12-31",
    ] {
        let (out, said) = made(heeded).unwrap();
        assert!(out.lines().count() > 1 && said.is_empty(), "{heeded}: {said}");
    }
}

#[test]
fn conditions_of_a_view_that_do_not_apply_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut view = View::default();
    view.edit_clusters(|query| query.filter.choose("sector", ["new_materials"]));
    let path = file(&folder, "view.atlas.json");
    write(&path, view.to_json());
    let (_, said) = made(&format!("ladder --view {path}")).unwrap();
    assert!(said.contains("the view's conditions of sector do not apply to table ladder"), "{said}");
    let (_, said) = made(&format!("clusters --view {path}")).unwrap();
    assert_eq!(said, "");
}

#[test]
fn mapped_values_need_values_on_the_map_and_come_by_the_flags_of_export() {
    assert!(refused("values").contains("add --layer"));
    let (out, _) = made("values --layer little-giants --per population --until 2021-06-11").unwrap();
    assert_eq!(out.lines().count(), 35);
    assert!(out.contains("firms_per_million_persons") && out.contains("2020-11-01"));
    let (_, said) = made("values --layer population --weak").unwrap();
    assert_eq!(said, "--weak changed nothing: the table is the same without it\n");
    let (several, _) = made("values --layer little-giants --multiples").unwrap();
    assert_eq!((several.lines().count() - 1) % 34, 0);
    assert!(several.lines().count() > 3 * 34);
}

#[test]
fn rows_dated_later_are_left_out_and_a_date_before_the_first_announcement_is_a_date_too() {
    let dates = |text: &str| {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let at = reader.headers().unwrap().iter().position(|name| name == "as_of").unwrap();
        reader.records().map(|row| row.unwrap()[at].to_owned()).collect::<Vec<_>>()
    };
    for table in ["indicators", "little_giants", "national_series", "official_totals", "ladder", "findings"] {
        let (all, some) = (made(table).unwrap().0, made(&format!("{table} --until 2022")).unwrap().0);
        let (all, some) = (dates(&all), dates(&some));
        assert!(some.len() < all.len(), "{table}");
        assert!(some.iter().all(|date| date.get(..4).unwrap() <= "2022"), "{table}: {some:?}");
    }
    let (programmes, _) = made("programmes --until 2022").unwrap();
    assert!(programmes.lines().count() < made("programmes").unwrap().0.lines().count());
    assert!(made("national_series --until 2018").is_ok());
    assert!(refused("indicators --until 20222").contains("--until"));
}

#[test]
fn what_the_atlas_does_not_have_is_warned_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut view = View::default();
    view.place.provinces.insert(ProvinceId::new("XX"));
    view.compare.push(ProvinceId::new("YY"));
    let path = file(&folder, "view.atlas.json");
    write(&path, view.to_json());
    let unknown = "the view names a province that the atlas does not have, in place.provinces: \"XX\"";
    let (_, said) = made(&format!("clusters --view {path}")).unwrap();
    assert!(said.contains(unknown), "{said}");
    let picture = file(&folder, "map.svg");
    let (code, out, said) = run(&["export", "--view", &path, "--json", "-o", &picture]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(unknown), "{said}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let warnings = report[0]["warnings"].as_array().unwrap();
    for id in ["XX", "YY"] {
        assert!(warnings.iter().any(|warning| warning.as_str().unwrap().contains(id)), "{warnings:?}");
    }
}
