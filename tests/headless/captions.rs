//! Captions: correct numbers in both languages.
//!
//! 45 clusters were announced in 2022 and 35 in 2024, of which 31 are identified by name.

use cluster_atlas::{
    caption::Caption,
    export::PictureOptions,
    model::{AsOf, Language, LonLat, ProvinceId},
    view::{Normalisation, Switch, ThematicLayer, Variable, View},
};

use crate::support::exporter;

/// Captions of a view in English and Chinese.
fn captions(change: impl Fn(&mut View)) -> [Caption; 2] {
    [Language::En, Language::Zh].map(|language| {
        let mut view = View { language, ..View::default() };
        change(&mut view);
        exporter().caption(&view)
    })
}

/// Checks title, start of the subtitle and start of the alternative text in both languages.
#[track_caller]
fn says(change: impl Fn(&mut View), expected: [[&str; 3]; 2]) {
    for (caption, [title, subtitle, alt_text]) in captions(change).iter().zip(expected) {
        assert_eq!(caption.title, title);
        assert!(caption.subtitle.starts_with(subtitle), "{} not {subtitle}", caption.subtitle);
        assert!(caption.alt_text.starts_with(alt_text), "{} not {alt_text}", caption.alt_text);
    }
}

#[test]
fn all_of_2022() {
    says(
        |_| {},
        [
            [
                "China’s 45 national advanced manufacturing clusters",
                "All 45 announced by the Ministry of Industry and Information Technology on 30 November 2022.",
                "Map of China with all 45 national advanced manufacturing clusters, one symbol shape and colour per \
                 sector. Highest counts: Jiangsu (10), Guangdong (7), Zhejiang (4) and Hunan (4). 19 of the 31 \
                 mainland provinces",
            ],
            [
                "国家先进制造业集群（45 个）",
                "工业和信息化部 2022 年 11 月 30 日公布的全部 45 个集群。",
                "中国地图，以符号按领域标出全部 45 个国家先进制造业集群。数量最多的是江苏（10）、广东（7）、浙江（4）和湖南（4）。",
            ],
        ],
    );
}

#[test]
fn one_sector() {
    says(
        |view| {
            view.edit_clusters(|query| query.filter.choose("sector", ["new_materials"]));
        },
        [
            [
                "National advanced manufacturing clusters: New materials",
                "7 of the 45 announced by the Ministry",
                "Map of China with 7 of 45 ",
            ],
            [
                "国家先进制造业集群：新材料",
                "工业和信息化部 2022 年 11 月 30 日公布的 45 个集群中的 7 个",
                "中国地图，以符号按领域标出国家先进制造业集群，45 个中的 7 个",
            ],
        ],
    );
}

#[test]
fn a_province_with_none() {
    says(
        |view| {
            view.place.provinces.insert(ProvinceId::new("XZ"));
        },
        [
            [
                "None of the 45 national clusters named in 2022 is in Xizang (Tibet)",
                "None of the 45 announced by the Ministry",
                "Map of Xizang (Tibet). None of the 45 national advanced manufacturing clusters is shown.",
            ],
            [
                "西藏没有 2022 年公布的国家先进制造业集群",
                "工业和信息化部 2022 年 11 月 30 日公布的 45 个集群中没有符合条件的",
                "西藏地图。国家先进制造业集群共 45 个，均未显示。",
            ],
        ],
    );
    for caption in captions(|view| {
        view.place.provinces.insert(ProvinceId::new("XZ"));
    }) {
        assert_eq!(caption.note, "", "there is nothing to be cautious about");
    }
}

#[test]
fn both_announcements() {
    let both = |view: &mut View| Switch::LaterClusters.set(view, true);
    says(
        both,
        [
            [
                "China’s national advanced manufacturing clusters, 2022 and 2024",
                "All 45 announced by the Ministry of Industry and Information Technology on 30 November 2022; \
                 all 35 added in 2024. Each symbol",
                "Map of China with all 80 ",
            ],
            [
                "2022 年和 2024 年的国家先进制造业集群",
                "工业和信息化部 2022 年 11 月 30 日公布的全部 45 个集群；2024 年新增的全部 35 个集群。",
                "中国地图，以符号按领域标出全部 80 个国家先进制造业集群",
            ],
        ],
    );
    let [english, chinese] = captions(both);
    assert!(
        english.note.contains("Hollow symbols: added in 2024.") && chinese.note.contains("空心符号：2024 年新增。")
    );
    assert!(english.source_line.contains("30 November 2022 and December 2024"), "{}", english.source_line);
}

#[test]
fn a_text() {
    says(
        |view| view.edit_clusters(|query| query.text = "Changsha".to_owned()),
        [
            [
                "National advanced manufacturing clusters: “Changsha”",
                "2 of the 45 announced by the Ministry",
                "Map of China with 2 of 45 ",
            ],
            [
                "国家先进制造业集群：“Changsha”",
                "工业和信息化部 2022 年 11 月 30 日公布的 45 个集群中的 2 个",
                "中国地图，以符号按领域标出国家先进制造业集群，45 个中的 2 个",
            ],
        ],
    );
}

#[test]
fn a_person_may_say_it_otherwise_but_sources_and_depiction_stay() {
    let written = captions(|_| {});
    let own = captions(|view| {
        let page = &mut view.page;
        (page.title, page.subtitle, page.note) = (Some("Mine".to_owned()), Some(String::new()), Some(String::new()));
        page.alt_text = Some("A map".to_owned());
        page.credit = " Me ".to_owned();
    });
    for (written, own) in written.iter().zip(&own) {
        let texts = [&own.title, &own.subtitle, &own.note, &own.alt_text].map(String::as_str);
        assert_eq!(texts, ["Mine", "", "", "A map"]);
        assert_eq!((&own.source_line, &own.depiction), (&written.source_line, &written.depiction));
        assert!(own.credit.ends_with("Me"), "{}", own.credit);
    }
}

/// The numbers in an alternative text equal those of the filtered list.
#[test]
fn every_province_and_every_sector_is_counted() {
    let exporter = exporter();
    let by_province = exporter.catalogue().provinces.iter().map(|province| {
        let mut view = View::default();
        view.place.provinces.insert(province.id.clone());
        view
    });
    let by_sector = exporter.catalogue().sectors.iter().map(|sector| {
        let mut view = View::default();
        view.edit_clusters(|query| query.filter.choose("sector", [sector.id.as_str()]));
        view
    });
    for view in by_province.chain(by_sector) {
        let (shown, caption) = (exporter.clusters(&view).len(), exporter.caption(&view));
        let (number, word) = match shown {
            0 => ("None of the 45".to_owned(), "None of the 45".to_owned()),
            1 => ("1 of 45".to_owned(), "One of the 45".to_owned()),
            n => (format!("{n} of 45"), format!("{n} of the 45")),
        };
        assert!(caption.alt_text.contains(&number), "{}", caption.alt_text);
        assert!(caption.subtitle.starts_with(&word), "{}", caption.subtitle);
        assert_eq!(caption.title.starts_with("None of the 45"), shown == 0, "{}", caption.title);
    }
}

/// Captions do not mention clusters that the filter removes.
#[test]
fn only_2024_is_asked_for() {
    says(
        |view| {
            Switch::LaterClusters.set(view, true);
            view.edit_clusters(|query| query.filter.choose("announcement", ["later35"]));
        },
        [
            [
                "National advanced manufacturing clusters added in 2024",
                "All 35 added in 2024.",
                "Map of China with all 35 ",
            ],
            [
                "2024 年新增的国家先进制造业集群",
                "2024 年新增的全部 35 个集群",
                "中国地图，以符号按领域标出全部 35 个国家先进制造业集群",
            ],
        ],
    );
    let [english, _] = captions(|view| {
        Switch::LaterClusters.set(view, true);
        view.edit_clusters(|query| query.filter.choose("announcement", ["later35"]));
    });
    assert!(!english.subtitle.contains("2022") && !english.source_line.contains("2022"), "{english:?}");
}

/// A map of part of the country states how many clusters it shows.
#[test]
fn a_part_of_the_country_says_so() {
    let mut view = View::default();
    view.camera.center = LonLat::new(120.0, 31.5);
    view.camera.metres_per_point = 900.0;
    view.page.viewport_size = (700.0, 500.0);
    let mut exporter = exporter();
    let (layout, caption) = exporter.layout(&view, &PictureOptions::default()).unwrap();
    assert!((10..30).contains(&layout.visible), "{}", layout.visible);
    let said = format!("In this view: {} of 45.", layout.visible);
    assert!(caption.subtitle.ends_with(&said) && caption.alt_text.ends_with(&said), "{caption:?}");
    view.page.subtitle = Some("Mine".to_owned());
    assert_eq!(exporter.layout(&view, &PictureOptions::default()).unwrap().1.subtitle, "Mine");
}

#[test]
fn a_batch_announced_by_the_date_says_that_later_texts_tell_some_numbers() {
    for (language, words) in
        [(Language::En, "some of its numbers come from later sources"), (Language::Zh, "部分数据取自此后的来源")]
    {
        let said = |until: &str| {
            let mut view = View { language, as_of: AsOf::parse(until).ok(), ..View::default() };
            view.set_thematic(Some(ThematicLayer::of(Variable::LittleGiants("3".parse().unwrap()))));
            exporter().caption(&view).subtitle
        };
        assert!(said("2022-06-01").contains(words), "{}", said("2022-06-01"));
        assert!(!said("2026-01-01").contains(words), "{}", said("2026-01-01"));
    }
}

#[test]
fn small_matters_of_words_are_right_in_both_languages() {
    let counted = |change: &dyn Fn(&mut View)| {
        captions(|view| {
            view.set_thematic(Some(ThematicLayer::of(Variable::Clusters)));
            change(view);
        })
    };
    let [english, chinese] = captions(|view| view.as_of = AsOf::parse("2024").ok());
    assert!(chinese.subtitle.contains("截至 2024 年"), "{}", chinese.subtitle);
    assert!(english.subtitle.contains("announced by 2024."), "{}", english.subtitle);
    let [english, chinese] = captions(|view| view.page.multiples = true);
    assert!(english.alt_text.contains("; ") && !chinese.alt_text.contains("; "), "{}", chinese.alt_text);
    assert!(!chinese.alt_text.contains("。 "), "{}", chinese.alt_text);
    let [english, chinese] = captions(|view| view.as_of = AsOf::parse("2020").ok());
    assert!(english.alt_text.contains("No national advanced manufacturing clusters are shown"), "{}", english.alt_text);
    assert!(!english.alt_text.contains(" 0 ") && !chinese.alt_text.contains(" 0 "), "{}", chinese.alt_text);
    let [english, chinese] = counted(&|view| view.show_clusters(false, false));
    assert!(english.subtitle.contains("Announced 30 November 2022"), "{}", english.subtitle);
    assert!(chinese.subtitle.contains("2022 年 11 月 30 日公布"), "{}", chinese.subtitle);
    for caption in [&english, &chinese] {
        assert!(!format!("{caption:?}").contains("shown on the map") && !caption.alt_text.contains("按图中集群计"));
    }
    let per = ThematicLayer { per: Normalisation::Population, ..ThematicLayer::of(Variable::Clusters) };
    let [english, _] = counted(&|view| view.set_thematic(Some(per.clone())));
    assert!(english.alt_text.contains("National clusters per million people"), "{}", english.alt_text);
    assert!(!english.alt_text.contains("lusters, clusters"), "{}", english.alt_text);
}
