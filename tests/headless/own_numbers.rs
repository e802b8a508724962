//! Own features that are coloured by classes of a number and sized by one: map, key, alt text, command line, QGIS style.

use std::sync::Arc;

use cluster_atlas::{
    data,
    dataset::FieldId,
    export::{OwnDataPool, own_data_of},
    import::{Progress, SourceFile, import},
    model::Detail,
    query::{Facts, MapContent},
    recipe::Recipe,
    scene::{Color, Interaction, Item, Scene, SceneBuilder, Size},
    view::{ClassificationMethod, FeatureClasses, LayerId, View},
};

use crate::support::{exporter, facts, run, write};

/// Values of ten firms in a row: below zero, zero, unknown, and seven above zero, the last of which is a hundredth of the first.
const FIRMS: &str = "名称,lng,lat,产值（亿元）\n甲,100,30,100\n乙,102,30,-25\n丙,104,30,0\n丁,106,30,\n戊,108,30,25\n\
                     己,110,30,4\n庚,112,30,9\n辛,114,30,16\n壬,116,30,36\n癸,118,30,1\n";

fn with_list(name: &str, text: &str) -> (View, Facts, LayerId) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    write(&path, text);
    let file = SourceFile::new(name, text.as_bytes().to_vec());
    let made = import(&file, &Recipe::default(), facts().datasets().places(), &Progress::default()).unwrap();
    let mut view = View::default();
    view.add_own_data(own_data_of(&made, &path, facts(), &view));
    view.show_layer("clusters", false);
    let mut pool = OwnDataPool::default();
    let (_, problems) = pool.load(facts(), &view, &Progress::default());
    assert!(problems.is_empty(), "{problems:?}");
    let (facts, id) = (pool.facts(facts(), &view).0, view.layers.last().unwrap().id.clone());
    (view, facts, id)
}

fn scene(view: &View, facts: &Facts) -> Scene {
    let mut builder = SceneBuilder::new(Arc::new(data::base_map().0), Arc::new(data::level(Detail::Overview).0));
    let size = Size { width: 1000.0, height: 700.0 };
    let content = MapContent::of(facts, view);
    builder.scene(facts.catalogue(), &content, view, size, Detail::Overview, &Interaction::default())
}

/// Key, radius, fill and whether the outline is dashed, of the symbols in drawing order.
fn symbols(scene: &Scene) -> Vec<(String, f32, Color, bool)> {
    let symbol = |mark: &cluster_atlas::scene::Mark| match &mark.item {
        Item::Symbol { radius, fill, stroke, .. } => {
            let feature = mark.tag.as_ref()?.feature()?;
            Some((feature.key.to_string(), *radius, *fill, stroke.dash.is_some()))
        }
        _ => None,
    };
    scene.marks.iter().filter_map(symbol).collect()
}

#[test]
fn areas_of_circles_are_in_proportion_and_zero_below_zero_and_unknown_are_three_things() {
    let (mut view, facts, id) = with_list("firms.csv", FIRMS);
    view.set_size_by(&id, Some(FieldId::new("产值（亿元）")));
    let found = symbols(&scene(&view, &facts));
    let keys: Vec<&str> = found.iter().map(|(key, ..)| key.as_str()).collect();
    assert_eq!(keys, ["2", "10", "3", "6", "9", "8", "7", "11", "5"], "large ones below, none for zero");
    let of = |key: &str| found.iter().find(|(found, ..)| found == key).unwrap();
    let ratio = |one: &str, other: &str| (of(one).1 / of(other).1).powi(2);
    assert!((ratio("2", "6") - 4.0).abs() < 1e-3 && (ratio("10", "8") - 4.0).abs() < 1e-3);
    assert_eq!(of("3").1, of("6").1, "by its amount");
    assert_eq!((of("3").2.a, of("3").3), (0, false), "hollow below zero");
    assert_eq!((of("5").2.a, of("5").3), (0, true), "dashed without a value");
    let alt_text = {
        let mut exporter = exporter();
        exporter.set_facts(facts);
        exporter.caption(&view).alt_text
    };
    let expected = "Circles have areas in proportion to 产值（亿元）, up to 100; below zero, sized by amount (1), zero, no \
                    circle (1), not given (1).";
    assert!(alt_text.contains(expected), "{alt_text}");
}

#[test]
fn a_filter_changes_neither_the_sizes_nor_the_colours_of_those_that_stay() {
    let (mut view, facts, id) = with_list("firms.csv", FIRMS);
    let field = FieldId::new("产值（亿元）");
    view.set_size_by(&id, Some(field.clone()));
    view.set_color_by(&id, Some(field));
    let before = symbols(&scene(&view, &facts));
    view.edit_query(&id, |query| query.text = "戊".to_owned());
    let after = symbols(&scene(&view, &facts));
    assert_eq!(after.len(), 1);
    assert!(before.contains(&after[0]), "{after:?}");
}

#[test]
fn classes_have_colours_of_their_own_and_are_told_with_their_numbers() {
    let (mut view, facts, id) = with_list("firms.csv", FIRMS);
    view.set_color_by(&id, Some(FieldId::new("产值（亿元）")));
    view.set_feature_classes(
        &id,
        FeatureClasses { method: ClassificationMethod::EqualInterval, classes: 5, ..FeatureClasses::default() },
    );
    let found = symbols(&scene(&view, &facts));
    let color = |key: &str| found.iter().find(|(found, ..)| found == key).unwrap().2;
    assert_eq!(color("3"), color("4"), "−25 and 0 are both in the first class, up to 0");
    assert!(color("3") != color("6") && color("6") != color("2"), "25 and 100 are in others");
    assert!(found.iter().all(|(key, _, fill, _)| key == "5" || *fill != color("5")), "unknown is like no class");
    let alt_text = {
        let mut exporter = exporter();
        exporter.set_facts(facts);
        exporter.caption(&view).alt_text
    };
    assert!(
        alt_text.contains("By 产值（亿元）: −25–0 (2), >0–25 (5), >25–50 (1), >75–100 (1), not given 1."),
        "{alt_text}"
    );
}

#[test]
fn areas_are_a_choropleth_of_a_number() {
    let square = |west: f64, value: f64| {
        format!(
            r#"{{"type":"Feature","properties":{{"v":{value}}},"geometry":{{"type":"Polygon","coordinates":[[[{west},30],[{east},30],[{east},32],[{west},32],[{west},30]]]}}}}"#,
            east = west + 2.0
        )
    };
    let features: Vec<String> = (0..6_u8).map(|n| square(100.0 + 3.0 * f64::from(n), f64::from(n * n))).collect();
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let (mut view, facts, id) = with_list("areas.geojson", &text);
    view.set_color_by(&id, Some(FieldId::new("v")));
    let layers = cluster_atlas::query::LayerFeatures::of_view(&facts, &view);
    let classes: Vec<_> = layers[0].shapes.iter().map(|shape| shape.point.category).collect();
    assert_eq!(classes, [Some(0), Some(0), Some(1), Some(2), Some(3), Some(4)]);
    let style = cluster_atlas::export::qgis_style(&facts, &view, "areas").unwrap();
    assert!(style.contains("graduatedSymbol") && style.contains("attr=\"v\""), "{style}");
}

#[test]
fn the_command_line_names_columns_methods_and_what_else_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let list = path("firms.csv");
    write(&list, FIRMS);
    let picture = path("map.svg");
    let export = |flags: &[&str]| run(&[&["export", "--data", &list, "-o", &picture, "--force"], flags].concat());
    let (code, _, said) = export(&[
        "--size-by",
        "firms.产值（亿元）",
        "--color-by",
        "firms.产值（亿元）:quantile:4",
        "--hide",
        "clusters",
    ]);
    assert_eq!(code, Some(0), "{said}");
    let view = cluster_atlas::export::open(std::path::Path::new(&picture)).unwrap();
    let layer = view.layers.last().unwrap().features().unwrap().clone();
    assert_eq!(layer.size_by, Some(FieldId::new("产值（亿元）")));
    let classes = layer.classes.unwrap();
    assert_eq!((classes.method, classes.classes), (ClassificationMethod::Quantile, 4));
    let (code, _, said) = export(&["--size-by", "firms.名称"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("--size-by: unknown field \"firms.名称\". Use firms.产值（亿元）"), "{said}");
}
