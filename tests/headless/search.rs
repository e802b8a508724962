//! The search over the real names.

use cluster_atlas::{
    data,
    query::{SearchIndex, Target},
};
use proptest::prelude::*;

fn names(text: &str) -> Vec<String> {
    let (catalogue, _) = data::embedded_catalogue();
    let index = SearchIndex::new(&catalogue);
    let name = |target: &Target| match target {
        Target::Cluster(id) => id.to_string(),
        Target::City(id) => format!("city {}", catalogue.city(id).unwrap().name.full.en),
        Target::Province(id) => format!("province {id}"),
        Target::Sector(id) => format!("sector {id}"),
    };
    index.search(text).iter().map(|hit| name(&hit.target)).collect()
}

fn finds(text: &str, wanted: &str) {
    let found = names(text);
    assert!(found.iter().any(|name| name == wanted), "{text:?} does not find {wanted}: {found:?}");
}

#[test]
fn a_cluster_is_found_in_every_way_of_writing_it() {
    for text in
        ["工程机械", "changsha", "chang sha", "gongchengjixie", "construction machinery", "Changsha construction"]
    {
        finds(text, "changsha-construction-machinery");
    }
    // The official name has 市 between the two: words apart find it.
    finds("长沙 工程机械", "changsha-construction-machinery");
    finds("xian", "xian-aviation");
    finds("Xi'an", "xian-aviation");
    finds("suzhou nano", "suzhou-nano-new-materials");
}

#[test]
fn initials_find_places() {
    finds("sz", "city Shenzhen");
    finds("wlmq", "city Urumqi");
    finds("cssgc", "changsha-construction-machinery");
}

#[test]
fn a_small_error_does_no_harm() {
    finds("Shenzen", "city Shenzhen");
    finds("gaungzhou", "city Guangzhou");
    finds("chongqin", "city Chongqing");
}

#[test]
fn cities_of_the_same_name_are_all_found() {
    for (text, count) in [("泰州", 1), ("taizhou", 2), ("suzhou", 2), ("fuzhou", 2), ("yulin", 2), ("yichun", 2)] {
        let cities = names(text).into_iter().filter(|name| name.starts_with("city ")).count();
        assert!(cities >= count, "{text}: {cities}");
    }
}

#[test]
fn a_short_text_is_not_too_eager() {
    for (text, at_most) in [("a", 0), ("ai", 40), ("cs", 40), ("rail", 12), ("zzzz", 0), ("", 0), ("  ", 0)] {
        let found = names(text);
        assert!(found.len() <= at_most, "{text:?} finds {}: {found:?}", found.len());
    }
}

#[test]
fn the_exact_name_comes_first() {
    assert_eq!(names("江苏").first().map(String::as_str), Some("province JS"));
    assert_eq!(names("guangdong").first().map(String::as_str), Some("province GD"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_makes_the_search_panic(text in "\\PC{0,24}") {
        thread_local! {
            static INDEX: SearchIndex = SearchIndex::new(&data::embedded_catalogue().0);
        }
        INDEX.with(|index| {
            let hits = index.search(&text);
            assert_eq!(hits, index.search(&text), "the same text finds the same");
            assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
        });
    }
}
