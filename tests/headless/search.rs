//! Search in the names of the embedded catalogue.

use cluster_atlas::{
    model::Language,
    query::{Match, SearchTarget},
};
use proptest::prelude::*;

use crate::support::{catalogue, facts};

fn label(target: &SearchTarget) -> String {
    match target {
        SearchTarget::Cluster(id) => id.to_string(),
        SearchTarget::City(id) => format!("city {}", catalogue().city(id).unwrap().name.full.en),
        SearchTarget::Province(id) => format!("province {id}"),
        SearchTarget::Sector(id) => format!("sector {id}"),
    }
}

fn names(text: &str) -> Vec<String> {
    facts().index().search(text).iter().map(|hit| label(&hit.target)).collect()
}

fn finds(text: &str, wanted: &str) {
    let found = names(text);
    assert!(found.iter().any(|name| name == wanted), "{text:?} does not find {wanted}: {found:?}");
}

fn first(text: &str, wanted: &str) {
    let found = names(text);
    assert_eq!(found.first().map(String::as_str), Some(wanted), "{text:?}: {found:?}");
}

#[test]
fn every_name_finds_its_own_thing_first_or_among_its_namesakes() {
    let clusters = catalogue().clusters.iter().map(|c| (SearchTarget::Cluster(c.id.clone()), &c.name));
    let sectors = catalogue().sectors.iter().map(|s| (SearchTarget::Sector(s.id.clone()), &s.name));
    let provinces = catalogue().provinces.iter().map(|p| (SearchTarget::Province(p.id.clone()), &p.name));
    let cities = catalogue().cities.values().map(|c| (SearchTarget::City(c.id.clone()), &c.name));
    let mut tried = 0;
    for (target, name) in clusters.chain(sectors).chain(provinces).chain(cities) {
        for language in [Language::En, Language::Zh] {
            for text in [name.full(language), name.short(language), &name.pinyin] {
                let hits = facts().index().search(text);
                let own = hits.iter().find(|hit| hit.target == target);
                assert_eq!(own.map(|hit| hit.how), Some(Match::Exact), "{text:?} for {target:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 2_500);
}

#[test]
fn a_cluster_is_found_in_every_way_of_writing_it() {
    for text in [
        "工程机械",
        "长沙 工程机械",
        "长沙工程机械",
        "changsha",
        "chang sha",
        "gongchengjixie",
        "gong cheng ji xie",
        "construction machinery",
        "Changsha construction",
        "machinery changsha",
        "湖南 机械",
        "湖南机械",
    ] {
        finds(text, "changsha-construction-machinery");
    }
    for text in ["xian", "Xi'an", "xi an", "西安航空", "xianhangkong"] {
        finds(text, "xian-aviation");
    }
    for text in ["suzhou nano", "nano suzhou", "苏州纳米", "江苏纳米", "su zhou na mi"] {
        first(text, "suzhou-nano-new-materials");
    }
    finds("medicine", "suzhou-biomedicine-medical-devices");
    finds("上海生物医药", "shanghai-zhangjiang-biomedicine");
    finds("集成电路", "shanghai-integrated-circuits");
    finds("iot", "wuxi-internet-of-things");
}

#[test]
fn a_cluster_is_found_by_its_cities_province_and_sector() {
    finds("mianyang", "chengdu-deyang-mianyang-zigong-liangshan-aerospace");
    finds("凉山", "chengdu-deyang-mianyang-zigong-liangshan-aerospace");
    finds("sichuan software", "chengdu-software-information-services");
    finds("new-generation information technology", "hangzhou-digital-security");
}

#[test]
fn initials_find_places_and_clusters() {
    finds("cs", "city Changsha");
    finds("sz", "city Shenzhen");
    finds("sz", "city Suzhou");
    first("wlmq", "city Urumqi");
    first("szdccl", "shenzhen-advanced-battery-materials");
    finds("cssgc", "changsha-construction-machinery");
    finds("gcjx", "xuzhou-construction-machinery");
}

#[test]
fn a_small_error_does_no_harm() {
    first("Shenzen", "city Shenzhen");
    first("gaungzhou", "city Guangzhou");
    first("chongqin", "province CQ");
    finds("chagsha machinery", "changsha-construction-machinery");
    // 长三角 is changsanjiao, so the first word alone has no misspelling.
    finds("changsa machinery", "changsha-construction-machinery");
    first("biomedcine", "sector biomedicine_medical_devices");
}

#[test]
fn a_name_typed_right_finds_no_similar_ones() {
    for text in ["suzhou", "fuzhou", "changzhou", "jinan"] {
        assert!(facts().index().search(text).iter().all(|hit| hit.how >= Match::Initials), "{text}: {:?}", names(text));
    }
    assert!(!names("hang").contains(&"changsha-construction-machinery".to_owned()));
}

#[test]
fn cities_of_the_same_name_are_all_found() {
    for text in ["taizhou", "suzhou", "fuzhou", "yulin", "yichun"] {
        let exact = facts().index().search(text).into_iter().filter(|hit| hit.how == Match::Exact && !hit.related);
        assert_eq!(exact.count(), 2, "{text}");
    }
    assert_eq!(names("jiangsu taizhou").iter().filter(|name| name.starts_with("city ")).count(), 1);
}

#[test]
fn a_short_text_is_not_too_eager() {
    for (text, at_most) in
        [("a", 30), ("ai", 8), ("cs", 40), ("sh", 60), ("ji", 60), ("rail", 2), ("zzzz", 0), ("", 0), ("  ", 0)]
    {
        let found = names(text);
        assert!(found.len() <= at_most, "{text:?} finds {}: {found:?}", found.len());
    }
}

#[test]
fn the_exact_name_comes_first() {
    first("江苏", "province JS");
    first("guangdong", "province GD");
    first("jilin", "province JL");
    first("xizang", "province XZ");
    first("new materials", "sector new_materials");
    first("lvliang", "city Luliang");
    first("luliang", "city Luliang");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_makes_the_search_panic(text in "\\PC{0,24}") {
        let hits = facts().index().search(&text);
        prop_assert_eq!(&hits, &facts().index().search(&text), "the same text finds the same");
        prop_assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
    }

    /// Further typing may narrow the search or change the kind of match, but a name with this prefix is always found.
    #[test]
    fn a_name_is_found_from_its_second_letter_to_its_last(which: prop::sample::Index, length in 2..16_usize) {
        let city = which.get(&catalogue().cities.values().collect::<Vec<_>>()).id.clone();
        let name = &catalogue().city(&city).unwrap().name;
        for text in [name.full.en.as_str(), name.pinyin.as_str(), name.full.zh.as_str()] {
            let begun: String = text.chars().take(length).collect();
            let hits = facts().index().search(&begun);
            prop_assert!(hits.iter().any(|hit| hit.target == SearchTarget::City(city.clone())), "{begun:?}");
        }
    }
}

#[test]
fn a_tone_tells_two_provinces_of_one_spelling_apart() {
    for text in ["shan3xi1", "shan3 xi1", "shan3 xi", "Shǎnxī", "shǎnxi", "shan³xi¹", "ｓｈａｎ３ｘｉ", "sha\u{30C}nxi"]
    {
        first(text, "province SN");
        assert!(!names(text).contains(&"province SX".to_owned()), "{text}");
    }
    for text in ["shan1xi1", "shan1 xi", "Shānxī"] {
        first(text, "province SX");
        assert!(!names(text).contains(&"province SN".to_owned()), "{text}");
    }
    finds("shan3xi hang2kong1", "xian-aviation");
    // A tone that occurs in no name is treated as a typing error.
    assert_eq!(names("shan4xi4"), names("shanxi"));
    // Suzhou in Jiangsu and in Anhui; Fuzhou in Fujian and in Jiangxi.
    for (text, count) in [("su1zhou1", 1), ("su4zhou1", 1), ("fu2zhou1", 1), ("fu3zhou1", 1), ("suzhou", 2)] {
        let cities = facts()
            .index()
            .search(text)
            .into_iter()
            .filter(|hit| matches!(hit.target, SearchTarget::City(_)) && hit.how == Match::Exact && !hit.related);
        assert_eq!(cities.count(), count, "{text}");
    }
}

#[test]
fn every_name_is_found_first_by_its_own_tones_or_with_namesakes_only() {
    for province in &catalogue().provinces {
        let toned: String = province.name.short.zh.chars().filter_map(pinyin_of).collect();
        let hits = facts().index().search(&toned);
        let own = hits.iter().find(|hit| hit.target == SearchTarget::Province(province.id.clone()));
        assert!(own.is_some_and(|hit| hit.how == Match::Exact) || toned.contains('?'), "{toned} for {}", province.id);
    }
}

/// Most frequent reading of a character, with tone number.
fn pinyin_of(c: char) -> Option<&'static str> {
    use pinyin::ToPinyin as _;
    // 重, 厦 and 藏 have other readings in names.
    Some(if "重厦藏".contains(c) { "?" } else { c.to_pinyin()?.with_tone_num_end() })
}

#[test]
fn traditional_characters_find_what_simplified_ones_do() {
    for (traditional, simple) in [
        ("陝西", "陕西"),
        ("廣東", "广东"),
        ("內蒙古", "内蒙古"),
        ("長沙 工程機械", "长沙 工程机械"),
        ("臺灣", "台湾"),
        ("重慶", "重庆"),
    ] {
        assert_eq!(names(traditional), names(simple), "{traditional}");
        assert!(!names(simple).is_empty());
    }
}

#[test]
fn what_is_not_found_is_answered_with_the_names_that_come_nearest() {
    let suggested = |text: &str| facts().index().suggestions(text).iter().map(label).collect::<Vec<_>>();
    for (text, wanted) in [("Guandongg", "province GD"), ("Heilonjang", "province HL"), ("陕茜省", "province SN")] {
        let names = suggested(text);
        assert!(names.contains(&wanted.to_owned()), "{text}: {names:?}");
        assert!(names.len() <= 3);
    }
    for text in ["", "zz", "qqqqqqqq", "Шэньси"] {
        assert!(suggested(text).is_empty(), "{text}: {:?}", suggested(text));
    }
}
