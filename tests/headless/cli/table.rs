//! `table`: names of tables, conditions that they heed, values and dates.

use std::collections::{BTreeMap, BTreeSet};

use cluster_atlas::{
    dataset::{DatasetId, MeasureId},
    model::{IndicatorKind, ProvinceId},
    table::TableKind,
    view::{Layer, LayerContent, LayerId, Normalisation, SeriesValue, ThematicLayer, Variable, View},
};

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
        // Its rows are those of a list of one's own.
        if kind == TableKind::Grid {
            continue;
        }
        let needs = match kind {
            TableKind::Values => " --layer gdp",
            TableKind::Comparison => " --compare JS,Guangdong",
            _ => "",
        };
        let (out, said) = made(&format!("{}{needs}", kind.id())).unwrap();
        assert!(out.lines().count() > 2 && said.is_empty(), "{kind:?}: {said}");
    }
    assert!(refused("little-giants").contains("little_giants"));
}

#[test]
fn a_condition_that_a_table_cannot_heed_is_refused_with_those_that_it_can() {
    for (arguments, words) in [
        (
            "little_giants --filter sector=new_materials",
            "--filter sector=new_materials: has no effect on table little_giants; it can be filtered by province, region or --until",
        ),
        ("ladder --filter round=2022", "table ladder; it can be filtered by province, region or --until"),
        ("programmes --filter text=rail", "table programmes; it can be filtered by province, region or --until"),
        ("claims --filter province=HN", "table claims; no filter applies to it"),
        ("claims --until 2023", "--until: has no effect on table claims"),
        ("national_series --filter province=HN", "table national_series; it can be filtered by --until"),
        ("values --layer gdp --filter province=HN", "table values; it can be filtered by --until"),
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
    assert!(said.contains("the filter by sector does not apply to table ladder"), "{said}");
    let (_, said) = made(&format!("clusters --view {path}")).unwrap();
    assert_eq!(said, "");
}

#[test]
fn mapped_values_need_values_on_the_map_and_come_by_the_flags_of_export() {
    assert!(refused("values").contains("add --layer"));
    let (out, _) = made("values --layer little-giants --per population --until 2021-06-11").unwrap();
    assert_eq!(out.lines().count(), 35);
    assert!(out.contains("firms_per_million_persons") && out.contains(",2020,"));
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
    let unknown = "the project file names a province that this atlas does not have, in place.provinces: \"XX\"";
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

/// Rows of a table by their columns.
fn rows(arguments: &str) -> Vec<BTreeMap<String, String>> {
    let (out, said) = made(arguments).unwrap();
    assert_eq!(said, "", "{arguments}");
    csv::Reader::from_reader(out.as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[test]
fn results_and_amounts_of_programmes_are_those_told_by_the_date_and_goals_may_be_due_later() {
    let achieved = |row: &&BTreeMap<String, String>| row["figure_kind"] == "achieved";
    for until in ["2018-12-31", "2022-05-31", "2023-12-31"] {
        let all = rows(&format!("programmes --until {until}"));
        for row in all.iter().filter(achieved) {
            assert!(row["figure_as_of"].as_str() <= until, "{until}: {row:?}");
        }
        let known: BTreeSet<&str> =
            all.iter().filter(|row| !row["figure_kind"].is_empty()).map(|row| row["id"].as_str()).collect();
        // A programme without date of issue is in no table of programmes by a date; its figure has a date of its own.
        let figures = rows(&format!("programme_figures --until {until}"));
        let issued = figures.iter().filter(|row| !row["issued"].is_empty());
        assert_eq!(issued.map(|row| row["programme"].as_str()).collect::<BTreeSet<_>>(), known, "{until}");
    }
    let of_2018 = rows("programmes --until 2018-12-31");
    let row = of_2018.iter().find(|row| row["id"] == "p077").unwrap();
    for column in ["figure", "figure_kind", "figure_kind_en", "figure_as_of", "counts_en"] {
        assert_eq!(row[column], "", "{column}");
    }
    let goals = rows("programmes --until 2022-12-31");
    assert!(goals.iter().any(|row| row["figure_kind"] == "target_total" && row["figure_as_of"].as_str() > "2023"));
}

#[test]
fn figures_of_programmes_say_what_they_count() {
    let counts: BTreeMap<String, [String; 2]> = rows("programmes")
        .into_iter()
        .map(|row| (row["id"].clone(), ["counts_en", "counts_zh"].map(|column| row[column].clone())))
        .collect();
    let figures = rows("programme_figures");
    for row in &figures {
        assert_eq!(["counts_en", "counts_zh"].map(|column| row[column].clone()), counts[&row["programme"]], "{row:?}");
    }
    assert!(figures.iter().filter(|row| !row["counts_en"].is_empty()).count() > 30);
}

#[test]
fn a_filter_of_a_layer_is_refused_by_tables_of_other_datasets() {
    let filter = "--filter characteristic_clusters.list=2023";
    for table in ["claims", "ladder", "programmes", "clusters", "provinces", "little_giants"] {
        let said = refused(&format!("{table} {filter}"));
        let words = format!("{filter}: has no effect on table {table}; it needs table characteristic_clusters");
        assert!(said.contains(&words), "{said}");
    }
    assert!(made(&format!("characteristic_clusters {filter}")).is_ok());
    let of_clusters = "--filter clusters.sector=new_materials";
    assert!(refused(&format!("ladder {of_clusters}")).contains("it needs table clusters"));
    assert!(made(&format!("clusters {of_clusters}")).is_ok());
}

#[test]
fn a_view_with_values_that_the_atlas_does_not_have_or_cannot_divide_is_warned_about() {
    let folder = tempfile::tempdir().unwrap();
    let series = |dataset: &str, measure: &str, year| {
        let series = SeriesValue::new(DatasetId::new(dataset), MeasureId::new(measure), year);
        ThematicLayer::of(Variable::Series(series))
    };
    let per = |variable| ThematicLayer { per: Normalisation::Population, ..ThematicLayer::of(variable) };
    let path = file(&folder, "view.atlas.json");
    let picture = file(&folder, "map.svg");
    for (layer, words) in [
        (series("province_series", "rd_magic", 2023), "layers.values.variable.series.measure: \"rd_magic\""),
        (series("province_series", "rd_expenditure", 1999), "layers.values.variable.series.year: \"1999\""),
        (series("little_giants", "little_giants", 2023), "layers.values.variable.series.dataset: \"little_giants\""),
        (ThematicLayer::of(Variable::LittleGiants("9".parse().unwrap())), "variable.little_giants: \"9\""),
        (per(Variable::Indicator(IndicatorKind::Gdp)), "layers.values.per changes nothing"),
    ] {
        let mut view = View::default();
        view.set_thematic(Some(layer));
        write(&path, view.to_json());
        let (_, said) = made(&format!("values --view {path}")).unwrap();
        assert!(said.contains(words), "{words}: {said}");
        let (_, _, said) = run(&["export", "--view", &path, "-o", &picture, "--force"]);
        assert!(said.contains(words), "{words}: {said}");
        let (_, out, said) = run(&["check", &path]);
        let property = words.split([':', ' ']).next().unwrap();
        assert!(format!("{out}{said}").contains(property), "{words}: {out}{said}");
    }
    let mut view = View::default();
    view.set_thematic(Some(series("province_series", "rd_expenditure", 2023)));
    write(&path, view.to_json());
    assert_eq!(made(&format!("values --view {path}")).unwrap().1, "");
}

#[test]
fn search_words_narrow_any_layer_by_either_language_and_an_unknown_layer_is_named() {
    let found = |words: &str| {
        let rows = rows(&format!("characteristic_clusters --filter characteristic_clusters.text={words}"));
        rows.into_iter().map(|row| row["id"].clone()).collect::<Vec<String>>()
    };
    let textiles = found("纺织");
    assert!(!textiles.is_empty() && textiles.len() < 10, "{textiles:?}");
    assert!(found("textiles").iter().any(|id| textiles.contains(id)));
    assert!(refused("clusters --filter lairs.text=x").contains("lairs"));
}

#[test]
fn covered_areas_are_named_as_not_drawn_and_layers_of_one_dataset_share_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "view.atlas.json");
    let mut view = View::default();
    view.set_thematic(Some(ThematicLayer::default()));
    let said = |view: &View| {
        write(&path, view.to_json());
        let (_, out, said) = run(&["check", &path]);
        [format!("{out}{said}"), made(&format!("values --view {path}")).unwrap().1]
    };
    assert!(said(&view).iter().all(|said| !said.contains("layers.")), "{:?}", said(&view));
    let gdp = ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp));
    view.layers.insert(0, Layer::of_values("below", gdp));
    assert!(said(&view).iter().all(|said| said.contains("layers.below")), "{:?}", said(&view));

    let mut view = View::default();
    view.layers.clear();
    let layer = Layer::built_in("characteristic_clusters").unwrap();
    for (id, list, visible) in [("newer", "2023", true), ("older", "2022", true), ("newest", "2024", false)] {
        let mut layer = Layer { id: LayerId::new(id), visible, ..layer.clone() };
        let LayerContent::Features(features) = &mut layer.content else { panic!() };
        features.query.filter.choose("list", [list]);
        view.layers.push(layer);
    }
    let ids = |view: &View| -> Vec<String> {
        write(&path, view.to_json());
        let rows = rows(&format!("characteristic_clusters --view {path}"));
        rows.into_iter().map(|row| format!("{} {}", row["list"], row["id"])).collect()
    };
    let all = ids(&view);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "keys are unique");
    for list in ["2022", "2023", "2024"] {
        assert!(all.iter().any(|id| id.starts_with(list)), "{list}: {all:?}");
    }
    let mut hidden = view.clone();
    for layer in &mut hidden.layers {
        layer.visible = !layer.visible;
    }
    hidden.layers.reverse();
    assert_eq!(ids(&hidden), all, "neither order nor visibility changes the table");
}
