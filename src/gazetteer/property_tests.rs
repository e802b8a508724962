//! Properties that hold of every place, and of any text.

use std::collections::BTreeMap;

use super::{
    tests::{gazetteer, means, means_at},
    *,
};
use crate::dataset::PlaceLevel;

/// Full names from the province down to a place.
fn path(place: &GazetteerPlace) -> String {
    let mut path = place.name_zh.clone();
    let mut outer = gazetteer().parent(place);
    while let Some(place) = outer {
        if !path.starts_with(&place.name_zh) {
            path.insert_str(0, &place.name_zh);
        }
        outer = gazetteer().parent(place);
    }
    path
}

#[test]
fn every_place_is_found_by_its_path_in_both_scripts_and_by_its_code() {
    let mut wrong = Vec::new();
    for place in gazetteer().places() {
        let path = path(place);
        let is_meant = |text: &str| {
            let query = PlaceQuery { level: Some(place.level), ..PlaceQuery::new(text) };
            gazetteer().find(&query) == PlaceMatch::Found { place, form: Form::Usual }
        };
        let texts = [path.clone(), hanconv::s2t(&path), place.code.clone()];
        wrong.extend(texts.into_iter().filter(|text| !is_meant(text)).map(|text| {
            let found = means_at(&text, place.level);
            format!("{text}: {found}")
        }));
    }
    assert!(wrong.is_empty(), "{}: {wrong:#?}", wrong.len());
}

#[test]
fn provinces_and_prefectures_are_found_by_their_names_alone() {
    let mut wrong = Vec::new();
    for place in gazetteer().places().iter().filter(|place| place.level != PlaceLevel::County) {
        let english = place.name_en.clone().unwrap_or_default();
        for text in [place.name_zh.clone(), english] {
            let query = PlaceQuery { level: Some(place.level), ..PlaceQuery::new(&text) };
            let right = match gazetteer().find(&query) {
                PlaceMatch::Found { place: found, .. } => found == place,
                PlaceMatch::Ambiguous(places) => text.is_ascii() && places.contains(&place) && places.len() <= 3,
                _ => false,
            };
            if !right {
                wrong.push(format!("{text}: {}", means_at(&text, place.level)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_full_name_of_two_places_is_decided_alone() {
    let mut of_name: BTreeMap<&str, Vec<&GazetteerPlace>> = BTreeMap::new();
    for place in gazetteer().places().iter().filter(|place| place.level == PlaceLevel::County) {
        of_name.entry(&place.name_zh).or_default().push(place);
    }
    let several = of_name.iter().filter(|(_, places)| places.len() > 1);
    let mut checked = 0;
    for (name, places) in several {
        let PlaceMatch::Ambiguous(found) = gazetteer().find(&PlaceQuery::new(name)) else {
            panic!("{name}: {}", means(name));
        };
        assert!(places.iter().all(|place| found.contains(place)), "{name}");
        checked += 1;
    }
    assert!(checked > 20, "{checked}");
}

#[test]
fn any_text_has_an_answer() {
    use proptest::prelude::*;
    let part = prop_oneof![
        "\\PC{0,6}",
        prop::sample::select(vec![
            "江苏省",
            "市",
            "县",
            "Shan3",
            "-",
            "(",
            "43",
            "市辖区",
            "\u{301}",
            "ü",
            "Province",
            "朝阳"
        ])
        .prop_map(str::to_owned),
    ];
    proptest!(ProptestConfig::with_cases(300), |(parts in prop::collection::vec(part, 0..8))| {
        means(&parts.concat());
    });
    means(&"江苏省".repeat(1000));
    means(&"朝阳".repeat(1000));
    means(&"Chaoyang ".repeat(1000));
}

#[test]
#[ignore = "a measurement, for an idle machine"]
fn the_gazetteer_is_built_in_a_moment() {
    let start = std::time::Instant::now();
    let (tables, _) = crate::data::place_tables();
    let index = Index::new(tables);
    let built = start.elapsed();
    assert!(built.as_millis() < 1500, "{built:?} for {} names", index.names().count());
    for place in gazetteer().places() {
        std::hint::black_box(means(&path(place)));
    }
    let found = start.elapsed().saturating_sub(built);
    assert!(found.as_millis() < 3000, "{found:?} for {} paths", gazetteer().places().len());
}
