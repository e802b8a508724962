//! Pictures that compare provinces: what they name, and what they leave out.

use cluster_atlas::{
    export::PictureOptions,
    model::{Language, ProvinceId},
    scene::{Item, MissingContent},
    view::{PageSize, Preset, View},
};

use crate::support::exporter;

fn comparing(language: Language, ids: &[&str], size: PageSize) -> View {
    let mut view = View { language, compare: ids.iter().copied().map(ProvinceId::new).collect(), ..View::default() };
    (view.page.comparison, view.page.size) = (true, size);
    view
}

/// Texts of a page, and whether a part of the comparison was left out.
fn page(view: &View) -> (Vec<String>, bool) {
    let (layout, _) = exporter().layout(view, &PictureOptions::default()).unwrap();
    let marks = layout.parts.iter().flat_map(|part| &part.marks);
    let texts = marks.filter_map(|mark| if let Item::Text(text) = &mark.item { Some(text.text.clone()) } else { None });
    (texts.collect(), layout.missing_content.contains(&MissingContent::Comparison))
}

#[test]
fn the_headline_names_the_provinces_and_the_subtitle_the_map() {
    for (language, title, map) in [
        (
            Language::En,
            "Jiangsu and Guangdong compared",
            "The map: China’s 45 national advanced manufacturing clusters.",
        ),
        (Language::Zh, "江苏和广东对比", "地图：国家先进制造业集群（45 个）。"),
    ] {
        let view = comparing(language, &["JS", "GD"], PageSize::default());
        let caption = exporter().caption(&view);
        assert_eq!(caption.title, title);
        assert!(caption.subtitle.starts_with(map), "{}", caption.subtitle);
        let mut own = view.clone();
        own.page.title = Some("Mine".into());
        assert!(!exporter().caption(&own).subtitle.starts_with(map), "the map of an own title is the author's to name");
    }
}

#[test]
fn the_source_line_names_those_of_the_bars_apart() {
    let view = comparing(Language::En, &["JS", "GD"], PageSize::default());
    let line = exporter().caption(&view).source_line;
    assert!(line.starts_with("Sources: comparison: "), "{line}");
    let of_bars = line.split(';').next().unwrap();
    assert!(of_bars.contains("National Bureau of Statistics"), "{line}");
    let without = View { compare: Vec::new(), ..view };
    assert!(!exporter().caption(&without).source_line.contains("comparison"));
}

#[test]
fn the_alt_text_dates_each_fact_or_else_each_value_and_says_why_values_do_not_compare() {
    let said = exporter().caption(&comparing(Language::En, &["JS", "ZJ"], PageSize::default())).alt_text;
    assert!(said.contains("With the map, bars compare Jiangsu and Zhejiang. Clusters: Clusters of 2022, "), "{said}");
    assert!(said.contains("Little giants, 11 Jun 2021: Jiangsu 113, Zhejiang 162."), "{said}");
    assert!(said.contains("per million people in 2024, 11 Jun 2021: "), "{said}");
    let champions = said.split("Single champions: ").nth(1).and_then(|rest| rest.split('.').next()).unwrap();
    assert!(champions.contains(" · ") && champions.ends_with("; dates differ"), "{champions}");
}

#[test]
fn a_short_page_keeps_what_compares_and_names_what_it_leaves_out() {
    for (language, start, population) in
        [(Language::En, "Not shown for lack of room: ", "Population"), (Language::Zh, "因篇幅所限未列：", "人口")]
    {
        let view = comparing(language, &["JS", "ZJ", "SC", "GD"], Preset::Slide.size());
        let (texts, is_short) = page(&view);
        assert!(is_short);
        let note = texts.iter().find(|text| text.starts_with(start)).unwrap();
        assert!(note.contains(['(', '（']), "below its heading: {note}");
        assert!(texts.iter().any(|text| text.starts_with(population)), "known of all four: {texts:?}");
        let known = |text: &String| text == "no data" || text == "无数据";
        assert!(!texts.iter().any(known), "what is not known of all goes first: {texts:?}");
    }
    let (texts, is_short) = page(&comparing(Language::En, &["JS", "ZJ"], Preset::A3Landscape.size()));
    assert!(!is_short && !texts.iter().any(|text| text.contains("for lack of room")), "{texts:?}");
    assert!(texts.iter().any(|text| text == "no data"), "an unknown value is named as such");
}

#[test]
fn what_a_programme_does_not_cover_is_neither_zero_nor_unknown() {
    let size = Preset::A3Landscape.size();
    let (texts, _) = page(&comparing(Language::En, &["GD", "HK"], size));
    let count = |text: &str| texts.iter().filter(|other| *other == text).count();
    assert!(count("does not apply") >= 5, "clusters, little giants, ratios, tiers: {texts:?}");
    assert_eq!(
        (count("0"), count("Little giants · 11 Jun 2021")),
        (0, 1),
        "what does not apply has no date: {texts:?}"
    );
    let said = exporter().caption(&comparing(Language::Zh, &["GD", "HK"], size)).alt_text;
    assert!(said.contains("香港不适用"), "{said}");
}

#[test]
fn a_weakly_sourced_value_says_so_beside_its_bar() {
    let (texts, _) = page(&comparing(Language::En, &["HL", "GZ"], Preset::A3Landscape.size()));
    assert!(texts.iter().any(|text| text.ends_with("weakly sourced")), "{texts:?}");
}

#[test]
fn a_single_province_keeps_the_headline_of_its_map_and_tiny_pages_do_not_overflow() {
    let caption = exporter().caption(&comparing(Language::En, &["JS"], PageSize::default()));
    assert_eq!(caption.title, "China’s 45 national advanced manufacturing clusters");
    assert!(!caption.subtitle.contains("The map:"), "{}", caption.subtitle);
    for (width, height) in [(300.0, 300.0), (420.0, 300.0), (300.0, 620.0), (700.0, 300.0)] {
        for ids in [&["JS"] as &[&str], &["JS", "NM", "XJ", "HL"]] {
            let view = comparing(Language::En, ids, PageSize::px(width, height));
            let Ok((layout, _)) = exporter().layout(&view, &PictureOptions::default()) else { continue };
            let whole = layout.size;
            for mark in layout.parts.iter().flat_map(|part| &part.marks) {
                if let Item::Text(text) = &mark.item {
                    let frame = text.frame;
                    let is_inside =
                        frame.min.x >= -0.5 && frame.max.x <= whole.width + 0.5 && frame.max.y <= whole.height + 0.5;
                    assert!(is_inside, "{width} × {height}: {:?} at {frame:?}", text.text);
                }
            }
        }
    }
}
