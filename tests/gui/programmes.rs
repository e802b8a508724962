//! Programme panel.

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{FilterCommand, SelectionCommand},
    },
    model::{AsOf, CityId, Language, ProgrammeKind, ProvinceId, Region, Tier},
    query::{ProgrammeOrder, asked_period},
    scene::Tag,
    view::{FeatureRef, PlaceFilter, ThematicLayer, Variable, View},
};
use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    keyboard::press,
    support::{Setup, ask, atlas, click, view},
};

const BEIJING: &str = "Support policies for specialised and sophisticated SMEs (Beijing policy package). \
                       Subsidies and awards, Beijing";
const JIANGSU: &str = "Jiangsu three-year action plan for specialised firms. Tiered cultivation, Jiangsu";
const NANJING: &str = "Nanjing targets by tier. Targets, Nanjing, Jiangsu";

fn room() -> Harness<'static, App> {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::ProgrammesPanel);
    atlas
}

fn listed(atlas: &Harness<'_, App>) -> usize {
    atlas.state().state().computed.programmes.len()
}

fn jiangsu() -> FeatureRef {
    FeatureRef::from(ProvinceId::new("JS"))
}

#[test]
fn all_programmes_are_listed_and_a_kind_leaves_its_count() {
    let mut atlas = room();
    assert!(atlas.query_by_label("104 of 104").is_some());
    click(&mut atlas, "Filter");
    click(&mut atlas, "Financing, 13 programmes");
    assert_eq!(listed(&atlas), 13);
    assert!(atlas.query_by_label("13 of 104").is_some());
    assert!(view(&atlas).programme_query().filter.names("kind", ProgrammeKind::Financing.into()));
    click(&mut atlas, "Remove Financing");
    assert_eq!(listed(&atlas), 104);
    assert_eq!(view(&atlas).layers, View::default().layers, "a query for all of them needs no layer");
}

#[test]
fn the_filter_is_a_step_of_undo_and_part_of_the_document() {
    let mut atlas = room();
    click(&mut atlas, "Filter");
    click(&mut atlas, "Financing, 13 programmes");
    let saved = View::from_json(&view(&atlas).to_json()).unwrap();
    assert!(saved.programme_query().filter.names("kind", ProgrammeKind::Financing.into()));
    assert!(!saved.shows_layer("programmes"), "the map is as it was");
    ask(&mut atlas, Action::Undo);
    assert_eq!(listed(&atlas), 104);
    ask(&mut atlas, Action::Redo);
    assert_eq!(listed(&atlas), 13);
}

#[test]
fn the_date_of_the_map_leaves_out_what_was_issued_later_and_says_so() {
    let view = View { as_of: AsOf::parse("2022").ok(), ..View::default() };
    let mut atlas = atlas(Setup { view: Some(view), ..Setup::default() });
    ask(&mut atlas, Action::ProgrammesPanel);
    let by_2022 = listed(&atlas);
    assert!((10..73).contains(&by_2022), "{by_2022}");
    assert!(atlas.query_by_label_contains("only programmes issued by 2022").is_some());
    click(&mut atlas, "Remove");
    assert_eq!(listed(&atlas), 104);
}

#[test]
fn a_year_and_unknown_periods_are_chosen_apart() {
    let mut atlas = room();
    click(&mut atlas, "Filter");
    click(&mut atlas, "2030: 13 programmes");
    assert_eq!(asked_period(&view(&atlas).programme_query()).0, Some((2030, 2030)));
    assert_eq!(listed(&atlas), 13);
    click(&mut atlas, "Period unknown, 23 programmes");
    assert_eq!(listed(&atlas), 36);
    click(&mut atlas, "Clear: Period");
    assert_eq!(listed(&atlas), 104);
}

#[test]
fn years_are_chosen_by_keyboard() {
    let mut atlas = room();
    click(&mut atlas, "Filter");
    atlas.get_by_label_contains("2024: ").focus();
    atlas.run();
    atlas.key_press(Key::Space);
    atlas.run();
    assert_eq!(asked_period(&view(&atlas).programme_query()).0, Some((2024, 2024)));
    atlas.get_by_label_contains("2026: ").focus();
    atlas.run();
    atlas.key_press_modifiers(Modifiers::SHIFT, Key::Space);
    atlas.run();
    assert_eq!(asked_period(&view(&atlas).programme_query()).0, Some((2024, 2026)));
    assert!(atlas.query_by_label("Remove 2024–2026").is_some());
}

#[test]
fn a_search_that_finds_nothing_says_so_and_can_be_cleared() {
    let mut atlas = room();
    atlas.get_by_label("Search programmes").focus();
    atlas.run();
    atlas.get_by_label("Search programmes").type_text("江苏");
    atlas.run();
    assert_eq!(listed(&atlas), 5);
    atlas.get_by_label("Search programmes").type_text("zzqq");
    atlas.run();
    assert!(atlas.query_by_label("No programmes match these filters.").is_some());
    atlas.get_all_by_label("Clear filters").last().unwrap().click();
    atlas.run();
    assert_eq!(listed(&atlas), 104);
}

#[test]
fn a_card_selects_its_province_and_goes_there_or_to_its_city() {
    let mut atlas = room();
    let before = view(&atlas).camera;
    atlas.get_by_label(BEIJING).focus();
    atlas.run();
    click(&mut atlas, BEIJING);
    assert_eq!(view(&atlas).selection, Some(FeatureRef::from(ProvinceId::new("BJ"))));
    let province = view(&atlas).camera;
    assert_ne!(province, before);
    atlas.get_by_label(NANJING).focus();
    atlas.run();
    atlas.key_press(Key::Enter);
    atlas.run();
    let city = view(&atlas).camera;
    let nanjing = atlas.state().state().facts.catalogue().city(&CityId::new("320100")).unwrap().at;
    let (seen, wanted) = (city.plane_center(), city.projection.plane_from_lonlat(nanjing));
    assert!((seen.x - wanted.x).abs() < 1000.0 && (seen.y - wanted.y).abs() < 1000.0, "{seen:?} {wanted:?}");
    assert_eq!(view(&atlas).selection, Some(jiangsu()));
}

#[test]
fn a_card_is_operated_by_keyboard_and_points_at_its_province() {
    let mut atlas = room();
    atlas.get_by_label(JIANGSU).focus();
    atlas.run();
    let pointed = atlas.state().state().ui_state.interaction.hovered.clone();
    assert_eq!(pointed, Some(Tag::from(ProvinceId::new("JS"))));
    atlas.key_press(Key::Enter);
    atlas.run();
    assert_eq!(view(&atlas).selection, Some(jiangsu()));
}

#[test]
fn the_room_opens_at_the_selected_province_and_leaves_nothing_out() {
    let selected = View { selection: Some(jiangsu()), ..View::default() };
    let mut atlas = atlas(Setup { view: Some(selected), ..Setup::default() });
    ask(&mut atlas, Action::ProgrammesPanel);
    assert_eq!(listed(&atlas), 104);
    let top = atlas.get_by_label(JIANGSU).rect().min.y;
    assert!((150.0..400.0).contains(&top), "the first of Jiangsu is near the top of the list: {top}");
    click(&mut atlas, "Only Jiangsu (5)");
    assert_eq!(listed(&atlas), 5);
    click(&mut atlas, "Only Jiangsu (5)");
    assert_eq!(listed(&atlas), 104);
    ask(&mut atlas, SelectionCommand::Select(Some(FeatureRef::from(ProvinceId::new("TW")))));
    assert!(atlas.query_by_label("No programmes found for Taiwan").is_some());
}

#[test]
fn the_map_s_filter_holds_here_and_can_be_lifted() {
    let mut atlas = room();
    let places = PlaceFilter { regions: [Region::Northeast].into(), ..PlaceFilter::default() };
    ask(&mut atlas, FilterCommand::Places(places));
    assert_eq!(listed(&atlas), 11);
    assert!(atlas.query_by_label("Also filtered by the map: Northeast").is_some());
    click(&mut atlas, "Remove");
    assert_eq!(listed(&atlas), 104);
    assert!(view(&atlas).conditions() == 0);
}

#[test]
fn a_goal_is_set_beside_what_was_counted() {
    let mut atlas = room();
    atlas.get_by_label(JIANGSU).focus();
    atlas.run();
    assert!(atlas.query_by_label("Target: at least 10,000 specialised SMEs in total by 2025").is_some());
    assert!(atlas.query_by_label("Result: 12,258 (total)").is_some());
    assert!(atlas.query_by_label("123% of the target for 2025 by June 2024").is_some());
    assert!(atlas.query_by_label("Result: 5,594 (total)").is_none(), "older counts are folded");
    click(&mut atlas, "More: Jiangsu three-year action plan for specialised firms");
    assert!(atlas.query_by_label("Result: 5,594 (total)").is_some());
}

#[test]
fn targets_go_on_the_map_as_one_step_and_off_again() {
    let mut atlas = room();
    atlas.get_by_label(JIANGSU).focus();
    atlas.run();
    atlas.get_all_by_label("Map these targets").next().unwrap().click();
    atlas.run();
    let expected = ThematicLayer::of(Variable::Target(Tier::SpecialisedSme));
    assert_eq!(view(&atlas).thematic().cloned(), Some(expected));
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).thematic().cloned(), None);
}

#[test]
fn the_order_puts_what_is_unknown_last_and_says_so() {
    let mut atlas = room();
    click(&mut atlas, "Sort");
    click(&mut atlas, "By issue date");
    assert_eq!(atlas.state().state().ui_state.programme_order, ProgrammeOrder::Issued);
    let top = |atlas: &Harness<'_, App>, label: &str| atlas.get_by_label(label).rect().min.y;
    assert!(top(&atlas, "Issued in 2025") < top(&atlas, "Issue date unknown"));
}

/// `egui_kittest` panics on a character that no embedded font has, and on an input without a name.
#[test]
fn every_card_can_be_drawn_in_both_languages() {
    for language in [Language::En, Language::Zh] {
        let mut atlas = atlas(Setup { language, size: (1100.0, 30_000.0), ..Setup::default() });
        ask(&mut atlas, Action::ProgrammesPanel);
        let more = if language == Language::En { "More: " } else { "展开：" };
        for link in atlas.query_all_by_label_contains(more) {
            link.click_accesskit();
        }
        atlas.run();
        assert_eq!(atlas.query_all_by_label_contains(more).count(), 0, "all are unfolded");
    }
}

#[test]
fn the_map_outlines_the_provinces_of_a_narrowed_list() {
    let mut atlas = room();
    let said = "The map outlines these provinces.";
    assert!(atlas.query_by_label(said).is_none(), "all programmes are about nearly every province");
    let map = atlas.get_by_label_contains("Map of China, ").rect();
    let before = atlas.render().unwrap();
    click(&mut atlas, "Filter");
    click(&mut atlas, "Financing, 13 programmes");
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    assert!(atlas.query_by_label(said).is_some());
    let provinces = &atlas.state().state().computed.programmes.covered;
    assert!((1..=13).contains(&provinces.len()), "{provinces:?}");
    let after = atlas.render().unwrap();
    // Without the buttons and the lines of sources.
    let [left, top, right, bottom] =
        [map.min.x + 20.0, map.min.y + 20.0, map.max.x - 60.0, map.max.y - 80.0].map(|at| at as u32);
    let pixels = (left..right).flat_map(|x| (top..bottom).map(move |y| (x, y)));
    let changed = pixels.filter(|(x, y)| before.get_pixel(*x, *y) != after.get_pixel(*x, *y)).count();
    assert!(changed > 300, "{changed}");
    ask(&mut atlas, Action::ClustersPanel);
    assert!(atlas.query_by_label(said).is_none());
}

#[test]
fn the_heading_of_the_provinces_explains_what_a_programme_is() {
    let mut atlas = room();
    let marks = atlas.query_all_by_label("Explain: programme").count();
    assert_eq!(marks, 2, "beside the list and beside its provinces");
    ask(&mut atlas, SelectionCommand::Compare(["JS", "GD"].map(ProvinceId::new).into()));
    ask(&mut atlas, Action::Compare);
    for term in ["national advanced manufacturing cluster", "little giant", "specialised SME", "single champion"] {
        assert!(atlas.query_all_by_label(&format!("Explain: {term}")).count() >= 1, "{term}");
    }
}
