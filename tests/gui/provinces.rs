//! Card of a province, comparison of provinces, national series.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cluster_atlas::{
    app::{action::Action, command::SelectionCommand, settings::LeftPanel},
    model::{Batches, IndicatorKind, Language, ProvinceId},
    scene::Tag,
    view::{FeatureRef, ThematicLayer, Variable, View},
};
use egui::{Key, Modifiers, OutputCommand, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::{Setup, ask, atlas, click, view};

/// The app with the card of a province, in a window so high that nothing needs scrolling.
fn card(id: &str) -> Harness<'static, cluster_atlas::app::App> {
    let selection = Some(FeatureRef::from(ProvinceId::new(id)));
    let view = View { selection, ..View::default() };
    atlas(Setup { size: (1360.0, 4000.0), view: Some(view), ..Setup::default() })
}

fn compared(atlas: &Harness<'_, cluster_atlas::app::App>) -> Vec<String> {
    view(atlas).compare.iter().map(ToString::to_string).collect()
}

#[test]
fn the_comparable_count_has_rank_share_and_ratios() {
    let atlas = card("GD");
    // In the ministry's table, 429 of 1,832; the rank is computed from all 31 provinces.
    let facts = &atlas.state().state().facts;
    let values = cluster_atlas::query::ProvinceValues::of(
        facts,
        &cluster_atlas::query::CountedClusters::default(),
        &ThematicLayer::default(),
        None,
    );
    let rank = values.rank(&ProvinceId::new("GD")).unwrap();
    let share = (rank.share.unwrap() * 1000.0).round() / 10.0;
    let told = format!("rank {} of 31 · {share}% of the total", rank.place);
    assert!(atlas.query_by_label(&told).is_some(), "{told}");
    assert!(atlas.query_by_label_contains("Excluding Shenzhen: ").is_some());
    assert!(atlas.query_by_label("per million people").is_some());
    assert!(atlas.query_by_label("per 100 billion yuan of GDP").is_some());
    assert!(atlas.query_by_label_contains("not ranked").is_none());
    assert!(atlas.query_by_label_contains("127.8 million people, 2024").is_some());
}

#[test]
fn a_card_works_out_its_values_once_however_often_it_is_drawn() {
    let mut atlas = card("GD");
    let worked_out = |atlas: &Harness<'_, cluster_atlas::app::App>| atlas.state().state().computed.values.worked_out();
    let first = worked_out(&atlas);
    // Count, per capita and per GDP, sound and weakly sourced; and the batches.
    assert!((5..=14).contains(&first), "{first}");
    for _ in 0..5 {
        atlas.step();
    }
    let other = FeatureRef::from(ProvinceId::new("ZJ"));
    ask(&mut atlas, SelectionCommand::Select(Some(other)));
    assert_eq!(worked_out(&atlas), first, "another province has the same values");
}

#[test]
fn ratios_and_indicators_of_the_bureau_of_statistics_bear_no_mark_of_weak_sources() {
    for id in ["LN", "HI", "BJ"] {
        let atlas = card(id);
        assert!(atlas.query_by_label("Industrial value added").is_some());
        assert_eq!(atlas.query_all_by_label("weakly sourced").count(), 0, "{id}");
    }
}

#[test]
fn a_rung_says_what_is_counted_and_what_is_not_known() {
    let mut atlas = card("BJ");
    assert!(atlas.query_by_label("1,210").is_some());
    assert!(atlas.query_by_label("title valid · batches 1 to 7").is_some());
    assert!(atlas.query_by_label("Single champions").is_some());
    assert!(atlas.query_all_by_label("no data").count() > 1);
    // Earlier counts are in a collapsed section.
    assert!(atlas.query_by_label("834").is_none());
    let earlier =
        atlas.query_all_by_label_contains("Earlier counts (7)").next().expect("seven earlier counts of little giants");
    earlier.click();
    atlas.run();
    assert!(atlas.query_by_label("834").is_some());
    assert!(atlas.query_all_by_label("definitions differ").count() > 0, "834 named ever, 795 in force");
}

#[test]
fn sources_that_contradict_one_another_stand_side_by_side() {
    let atlas = card("HL");
    assert!(atlas.query_by_label("sources disagree").is_some());
    assert!(atlas.query_by_label("1,106").is_some());
    assert!(atlas.query_by_label("1,181").is_some());
}

#[test]
fn a_unit_outside_the_lists_has_no_ladder_rather_than_zeros() {
    let atlas = card("TW");
    assert!(atlas.query_by_label_contains("cover only the 31 mainland provinces").is_some());
    assert!(atlas.query_by_label("SME tiers").is_none());
    assert!(atlas.query_by_label("0").is_none());
}

#[test]
fn sections_stay_closed_from_province_to_province() {
    let mut atlas = card("JS");
    assert!(atlas.query_by_label("Specialised SMEs").is_some());
    click(&mut atlas, "SME tiers");
    assert!(atlas.query_by_label("Specialised SMEs").is_none());
    ask(&mut atlas, SelectionCommand::Select(Some(FeatureRef::from(ProvinceId::new("ZJ")))));
    assert!(atlas.query_by_label("Specialised SMEs").is_none());
    click(&mut atlas, "SME tiers");
    assert!(atlas.query_by_label("Specialised SMEs").is_some());
}

#[test]
fn programmes_open_their_room() {
    let mut atlas = card("JS");
    click(&mut atlas, "Show programmes");
    assert!(atlas.state().state().settings.shows(LeftPanel::Programmes));
}

#[test]
fn provinces_are_set_side_by_side_and_taken_out_again() {
    let mut atlas = card("JS");
    click(&mut atlas, "Compare…");
    assert_eq!(compared(&atlas), ["JS"]);
    assert!(atlas.state().state().settings.shows(LeftPanel::Compare));
    assert!(atlas.query_all_by_label("Add another province to compare.").count() > 0);
    atlas.get_by_role_and_label(Role::CheckBox, "Zhejiang").click();
    atlas.run();
    assert_eq!(compared(&atlas), ["JS", "ZJ"]);
    // Values of different dates and definitions have a remark instead of a rank.
    assert!(atlas.query_all_by_label("dates differ").count() > 0);
    assert!(atlas.query_all_by_label_contains("rank ").count() >= 4, "count and ratio of both");
    assert!(atlas.query_by_label_contains("Jiangsu: 10").is_some(), "a bar with its value");
    click(&mut atlas, "Remove Jiangsu");
    assert_eq!(compared(&atlas), ["ZJ"]);
    ask(&mut atlas, Action::ClustersPanel);
    assert_eq!(compared(&atlas), ["ZJ"], "another tab keeps the choice");
    for expected in [vec!["JS", "ZJ"], vec!["JS"], vec![]] {
        atlas.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        atlas.run();
        assert_eq!(compared(&atlas), expected, "each change is one step");
    }
}

#[test]
fn four_provinces_are_the_most() {
    let mut atlas = card("JS");
    let ids = ["BJ", "SH", "GD", "HL", "SC"].map(ProvinceId::new).to_vec();
    ask(&mut atlas, SelectionCommand::Compare(ids));
    assert_eq!(compared(&atlas), ["BJ", "SH", "GD", "HL"]);
    click(&mut atlas, "Comparison (4)…");
    assert_eq!(compared(&atlas).len(), 4);
    let jiangsu = |atlas: &Harness<'_, cluster_atlas::app::App>| {
        atlas.get_by_role_and_label(Role::CheckBox, "Jiangsu").accesskit_node().is_disabled()
    };
    assert!(jiangsu(&atlas), "a fifth");
    click(&mut atlas, "Clear");
    assert!(compared(&atlas).is_empty() && !jiangsu(&atlas));
    assert!(atlas.query_all_by_label_contains("Choose two to four provinces").count() > 0);
    atlas.get_by_role_and_label(Role::CheckBox, "Jiangsu").click();
    atlas.run();
    assert_eq!(compared(&atlas), ["JS"]);
}

#[test]
fn the_table_is_copied_with_dates_and_sources() {
    let mut atlas = card("JS");
    ask(&mut atlas, SelectionCommand::Compare(["JS", "TW"].map(ProvinceId::new).to_vec()));
    ask(&mut atlas, Action::Compare);
    atlas.get_by_label("Copy table").click();
    let mut copied = String::new();
    for _ in 0..6 {
        atlas.step();
        for command in &atlas.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                copied.clone_from(text);
            }
        }
    }
    let lines: Vec<Vec<&str>> = copied.lines().map(|line| line.split('\t').collect()).collect();
    assert!(lines.len() > 10, "{copied}");
    assert!(lines.iter().all(|line| line.len() == 9), "{copied}");
    assert_eq!(lines[0][..5], ["Fact", "Jiangsu", "Jiangsu: definition", "Jiangsu: as of", "Jiangsu: source"]);
    let giants = lines.iter().find(|line| line[0].starts_with("Little giants (batches 1 and 2): Little")).unwrap();
    assert_eq!((giants[3], giants[5]), ("2021-06-11", "does not apply"), "{giants:?}");
    let product = lines.iter().find(|line| line[0] == "Indicators: GDP").unwrap();
    assert_eq!(product[5], "no data", "{product:?}");
    assert!(lines[1..].iter().all(|line| line[1] == "no data" || !line[4].is_empty()), "a value without a source");
}

#[test]
fn a_series_is_told_in_words_and_goals_are_apart() {
    let mut atlas = atlas(Setup { size: (1360.0, 4000.0), ..Setup::default() });
    let told = "Clusters: 25 (22 March 2021), 45 (30 November 2022), 80 (December 2024)";
    assert!(atlas.query_by_label(told).is_some());
    click(&mut atlas, "Series");
    click(&mut atlas, "Little giants, total");
    let spoken = atlas.get_by_label_contains("Little giants, total: 248 (June 2019)");
    let spoken = spoken.accesskit_node().label().unwrap_or_default();
    let (results, goals) = spoken.split_once("; Targets: ").expect("goals are told apart");
    assert!(results.ends_with("17,600 (21 January 2026)"), "{results}");
    assert_eq!(goals, "over 10,000 (31 December 2023), 10,000 (2025)");
    // The list contains both values published for one date.
    click(&mut atlas, "18 points and their sources");
    assert!(atlas.query_by_label("Batch 1, which is also the first total.").is_some());
    assert!(atlas.query_all_by_label("target").count() == 2);
}

#[test]
fn pointing_near_a_point_of_a_series_tells_its_date_and_source() {
    let mut atlas = atlas(Setup { size: (1360.0, 4000.0), ..Setup::default() });
    let chart = atlas.get_by_label_contains("Clusters: 25 (22 March 2021)").rect();
    let told = |atlas: &Harness<'_, _>| atlas.query_all_by_label_contains("Dec 2024 · ").count();
    // The last point is the highest; its year is the last but one of five.
    let last = chart.right_top() + egui::vec2(-0.2 * chart.width(), 26.0);
    let before = told(&atlas);
    for (at, expected) in [(chart.center_bottom() + egui::vec2(0.0, -30.0), 0), (last, 1)] {
        atlas.hover_at(at);
        // A tooltip waits until the pointer rests.
        atlas.run_steps(6);
        assert_eq!(told(&atlas) - before, expected, "{at:?}");
    }
}

#[test]
fn pointing_at_a_province_tells_the_value_that_the_map_shows() {
    let mut view = View::default();
    view.set_thematic(Some(ThematicLayer::of(Variable::LittleGiants(Batches::FIRST_TWO))));
    let mut atlas = atlas(Setup { view: Some(view), ..Setup::default() });
    let at = point_of(&atlas, "XJ");
    atlas.hover_at(at);
    atlas.run();
    assert_eq!(hovered(&atlas), Some(Tag::from(ProvinceId::new("XJ"))));
    assert!(atlas.query_by_label("11 Jun 2021").is_some());
}

#[test]
fn an_unknown_value_is_told_as_unknown() {
    let mut view = View::default();
    view.set_thematic(Some(ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp))));
    let mut atlas = atlas(Setup { view: Some(view), ..Setup::default() });
    let at = point_of(&atlas, "TW");
    atlas.hover_at(at);
    atlas.run();
    assert_eq!(hovered(&atlas), Some(Tag::from(ProvinceId::new("TW"))));
    assert!(atlas.query_all_by_label("GDP").count() > 0);
    assert!(atlas.query_all_by_label("no data").count() > 0);
}

#[test]
fn what_a_filter_leaves_out_is_told_as_left_out() {
    let mut view = View::default();
    view.set_thematic(Some(ThematicLayer::of(Variable::Clusters)));
    view.place.provinces = [ProvinceId::new("GD")].into();
    let mut atlas = atlas(Setup { view: Some(view), ..Setup::default() });
    for (id, said) in
        [("XJ", "National clusters: left out by the filters"), ("TW", "National clusters: not covered by this map")]
    {
        let at = point_of(&atlas, id);
        atlas.hover_at(at);
        atlas.run();
        assert_eq!(hovered(&atlas), Some(Tag::from(ProvinceId::new(id))));
        assert!(atlas.query_by_label(said).is_some(), "{id}");
        assert!(atlas.query_by_label("no data").is_none());
    }
}

fn hovered(atlas: &Harness<'_, cluster_atlas::app::App>) -> Option<Tag> {
    atlas.state().state().ui_state.interaction.hovered.clone()
}

/// Position of a province's label in the window.
fn point_of(atlas: &Harness<'_, cluster_atlas::app::App>, id: &str) -> egui::Pos2 {
    let state = atlas.state().state();
    let province = state.facts.catalogue().province(&ProvinceId::new(id)).unwrap();
    let camera = &state.view.camera;
    let map = atlas.get_by_label_contains("Map of China").rect();
    let (at, center) = (camera.projection.plane_from_lonlat(province.label_at), camera.plane_center());
    let scale = camera.metres_per_point;
    map.center() + egui::vec2(((at.x - center.x) / scale) as f32, ((center.y - at.y) / scale) as f32)
}

/// `egui_kittest` panics on a character that no embedded font has: drawing every card once is the test.
#[test]
fn the_embedded_fonts_have_every_character_of_the_cards() {
    for language in [Language::En, Language::Zh] {
        let mut atlas = atlas(Setup { language, size: (1600.0, 4000.0), ..Setup::default() });
        let ids: Vec<_> =
            atlas.state().state().facts.catalogue().provinces.iter().map(|province| province.id.clone()).collect();
        assert_eq!(ids.len(), 34);
        for some in ids.chunks(4) {
            ask(&mut atlas, SelectionCommand::Compare(some.to_vec()));
            for id in some {
                ask(&mut atlas, SelectionCommand::Select(Some(FeatureRef::from(id.clone()))));
            }
            ask(&mut atlas, Action::Compare);
            atlas.key_press(Key::Escape);
            atlas.run();
        }
    }
}
