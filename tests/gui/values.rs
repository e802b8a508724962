//! Panel of values by province, and legend classes.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cluster_atlas::{
    app::{App, action::Action},
    model::{IndicatorKind, Language, ProvinceId, Tier},
    scene::{ClassRef, Tag},
    view::{ClassificationMethod, FeatureRef, Normalisation, Symbology, ThematicLayer, Variable, View},
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::{
    keyboard::{Stop, focused, press, quick_click, stops},
    support::{Setup, ask, atlas, click, click_at, view},
};

fn with(layer: ThematicLayer) -> View {
    let mut view = View::default();
    view.set_thematic(Some(layer));
    view
}

fn layer(atlas: &Harness<'_, App>) -> ThematicLayer {
    view(atlas).thematic().cloned().unwrap()
}

#[test]
fn a_newcomer_maps_a_value_and_takes_it_off_again() {
    let mut atlas = atlas(Setup { size: (1280.0, 1200.0), ..Setup::default() });
    assert_eq!(view(&atlas).thematic().cloned(), None);
    ask(&mut atlas, Action::ProvincesPanel);
    click(&mut atlas, "Little giants (batches 1 and 2), data for 31 of 31 provinces");
    assert_eq!(layer(&atlas), ThematicLayer::default());
    assert!(atlas.query_by_label("Batch 5, data for 9 of 31 provinces").is_none(), "the list is folded up");
    click(&mut atlas, "Little giants by batch, incomplete (7)");
    click(&mut atlas, "Batch 5, data for 9 of 31 provinces");
    assert_eq!(layer(&atlas).variable, Variable::LittleGiants("5".parse().unwrap()));
    ask(&mut atlas, Action::Undo);
    assert_eq!(layer(&atlas), ThematicLayer::default(), "one step back");
    ask(&mut atlas, Action::NoValues);
    assert_eq!(view(&atlas).thematic().cloned(), None);
}

#[test]
fn denominator_form_and_method_are_chosen_by_name() {
    let mut atlas = atlas(Setup { view: Some(with(ThematicLayer::default())), ..Setup::default() });
    ask(&mut atlas, Action::ProvincesPanel);
    click(&mut atlas, "Per million people");
    assert_eq!(layer(&atlas).per, Normalisation::Population);
    click(&mut atlas, "Proportional circles");
    assert_eq!(layer(&atlas).form, Symbology::GraduatedSymbols);
    click(&mut atlas, "Bivariate (with clusters)");
    assert_eq!(layer(&atlas).form, Symbology::Bivariate);
    click(&mut atlas, "Choropleth");
    click(&mut atlas, "Classification method");
    click(&mut atlas, "Quantile");
    assert_eq!((layer(&atlas).form, layer(&atlas).method), (Symbology::Choropleth, ClassificationMethod::Quantile));
}

#[test]
fn circles_offer_no_classes_and_two_variables_take_own_limits() {
    let pairs = [
        (Symbology::Choropleth, true, true),
        (Symbology::Bivariate, true, true),
        (Symbology::GraduatedSymbols, false, false),
    ];
    for (form, has_method, has_limits) in pairs {
        let (method, breaks) = (ClassificationMethod::Manual, vec![20.0, 50.0]);
        let layer = ThematicLayer { form, method, breaks, ..ThematicLayer::default() };
        let mut atlas = atlas(Setup { view: Some(with(layer)), ..Setup::default() });
        ask(&mut atlas, Action::ProvincesPanel);
        assert_eq!(atlas.query_by_label("Classification method").is_some(), has_method, "{form:?}");
        assert_eq!(atlas.query_by_label("Class breaks").is_some(), has_limits, "{form:?}");
    }
}

fn own_limits() -> Harness<'static, App> {
    let own =
        ThematicLayer { method: ClassificationMethod::Manual, breaks: vec![20.0, 50.0], ..ThematicLayer::default() };
    let mut atlas = atlas(Setup { view: Some(with(own)), ..Setup::default() });
    ask(&mut atlas, Action::ProvincesPanel);
    atlas.get_by_label("Class breaks").focus();
    atlas.run();
    atlas
}

fn limits(atlas: &Harness<'static, App>) -> (String, Vec<f64>) {
    let field = atlas.get_by_label("Class breaks");
    assert!(field.is_focused());
    (field.value().unwrap_or_default(), layer(atlas).breaks)
}

#[test]
fn escape_gives_the_limits_of_the_map_back_to_the_field_that_has_the_focus() {
    let mut atlas = own_limits();
    atlas.get_by_label("Class breaks").type_text(", 90");
    atlas.run();
    atlas.key_press(Key::Escape);
    atlas.run();
    assert_eq!(limits(&atlas), ("20, 50".to_owned(), vec![20.0, 50.0]));
    assert!(!atlas.state().state().history.can_undo());
    atlas.key_press(Key::Escape);
    atlas.run();
    assert!(!atlas.get_by_label("Class breaks").is_focused(), "nothing is left to give back");
    assert_eq!(layer(&atlas).breaks, [20.0, 50.0]);
}

#[test]
fn escape_gives_the_number_of_classes_back_to_the_field_that_has_the_focus() {
    let mut atlas = atlas(Setup { view: Some(with(ThematicLayer::default())), ..Setup::default() });
    ask(&mut atlas, Action::ProvincesPanel);
    let field = |stop: &Stop| stop.rect.center().y == atlas.get_by_label("Number of classes").rect().center().y;
    let field = stops(&atlas, false).into_iter().rfind(field).unwrap();
    atlas.ctx.memory_mut(|memory| memory.request_focus(field.id));
    atlas.run();
    assert!(atlas.ctx.text_edit_focused(), "{:?}", focused(&atlas));
    let field = focused(&atlas).unwrap().id;
    let before = layer(&atlas).classes;
    let type_seven = |atlas: &mut Harness<'static, App>, key: Key| {
        atlas.event(egui::Event::Text("7".to_owned()));
        atlas.run();
        assert_eq!(layer(atlas).classes, before, "half typed");
        atlas.key_press(key);
        atlas.run();
    };
    type_seven(&mut atlas, Key::Escape);
    assert_eq!((layer(&atlas).classes, focused(&atlas).map(|stop| stop.id)), (before, Some(field)));
    type_seven(&mut atlas, Key::Enter);
    assert_eq!(layer(&atlas).classes, 7);
}

#[test]
fn the_limits_in_the_field_are_those_of_the_map_after_undo_and_redo() {
    let mut atlas = own_limits();
    atlas.get_by_label("Class breaks").type_text(", 90");
    atlas.run();
    atlas.key_press(Key::Enter);
    atlas.run();
    atlas.get_by_label("Class breaks").focus();
    atlas.run();
    let (old, new) = (("20, 50".to_owned(), vec![20.0, 50.0]), ("20, 50, 90".to_owned(), vec![20.0, 50.0, 90.0]));
    assert_eq!(limits(&atlas), new);
    let command = Modifiers::COMMAND;
    for _ in 0..2 {
        atlas.key_press_modifiers(command, Key::Z);
        atlas.run();
        assert_eq!(limits(&atlas), old);
        atlas.key_press_modifiers(command | Modifiers::SHIFT, Key::Z);
        atlas.run();
        assert_eq!(limits(&atlas), new);
    }
    // Undo takes back the typed text first, in the field alone.
    atlas.get_by_label("Class breaks").type_text("9");
    atlas.run();
    assert_ne!(limits(&atlas), new);
    atlas.key_press_modifiers(command, Key::Z);
    atlas.run();
    assert_eq!(limits(&atlas), new);
    atlas.key_press_modifiers(command, Key::Z);
    atlas.run();
    assert_eq!(limits(&atlas), old);
}

#[test]
fn own_limits_count_once_they_are_sound_and_the_field_is_left() {
    let own =
        ThematicLayer { method: ClassificationMethod::Manual, breaks: vec![20.0, 50.0], ..ThematicLayer::default() };
    let mut atlas = atlas(Setup { view: Some(with(own)), ..Setup::default() });
    ask(&mut atlas, Action::ProvincesPanel);
    atlas.get_by_label("Class breaks").focus();
    atlas.run();
    atlas.get_by_label("Class breaks").type_text(", 30");
    atlas.run();
    assert!(atlas.query_by_label_contains("30 must be greater than 50").is_some());
    atlas.key_press(Key::Enter);
    atlas.run();
    assert_eq!(layer(&atlas).breaks, [20.0, 50.0], "30 does not rise above 50");
    assert!(atlas.query_by_label_contains("30 must be greater than 50").is_some(), "what was typed is still there");
    atlas.get_by_label("Class breaks").focus();
    atlas.run();
    atlas.key_press(Key::End);
    for _ in 0..4 {
        atlas.key_press(Key::Backspace);
    }
    atlas.run();
    for (typed, drawn) in [(", 9", 2), ("0", 2), (", 1", 2)] {
        atlas.get_by_label("Class breaks").type_text(typed);
        atlas.run();
        assert_eq!(layer(&atlas).breaks.len(), drawn, "what is half typed is not mapped");
    }
    for _ in 0..3 {
        atlas.key_press(Key::Backspace);
    }
    atlas.run();
    atlas.key_press(Key::Enter);
    atlas.run();
    assert_eq!(layer(&atlas).breaks, [20.0, 50.0, 90.0]);
    assert!(atlas.query_by_label_contains("must be greater").is_none());
}

#[test]
fn weakly_sourced_values_are_drawn_only_where_a_person_asks_for_them() {
    let mut atlas =
        atlas(Setup { view: Some(with(ThematicLayer::default())), size: (1280.0, 3000.0), ..Setup::default() });
    ask(&mut atlas, Action::ProvincesPanel);
    let weak = |atlas: &Harness<'_, App>| layer(atlas).weak;
    click(&mut atlas, "Yearly indicators");
    click(&mut atlas, "Imports plus exports");
    assert!(layer(&atlas).series().is_some_and(|series| series.measure.as_str() == "foreign_trade_total"));
    assert!(!weak(&atlas), "nobody asked for them");
    assert!(atlas.query_by_label_contains("values are weakly sourced").is_some());
    click(&mut atlas, "Show weakly sourced values");
    assert!(weak(&atlas));
    assert!(legend(&atlas).iter().any(|text| text.ends_with(" weakly sourced")), "the legend says so");
    click(&mut atlas, "Little giants (batches 1 and 2), data for 31 of 31 provinces");
    assert!(!weak(&atlas), "what was asked of one value is not asked of the next");
    assert!(!legend(&atlas).iter().any(|text| text.ends_with(" weakly sourced")));
    // Choosing the same variable again keeps its options.
    click(&mut atlas, "Include weakly sourced values");
    click(&mut atlas, "Little giants (batches 1 and 2), data for 31 of 31 provinces");
    assert!(weak(&atlas));
}

/// Texts of the legend.
fn legend(atlas: &Harness<'static, App>) -> Vec<String> {
    let legend = atlas.get_by_role_and_label(Role::Region, "Map legend");
    legend
        .children_recursive()
        .filter_map(|node| node.accesskit_node().value().or(node.accesskit_node().label()))
        .collect()
}

#[test]
fn a_row_of_values_picks_its_province_and_points_at_it() {
    let mut atlas =
        atlas(Setup { view: Some(with(ThematicLayer::default())), size: (1280.0, 1900.0), ..Setup::default() });
    ask(&mut atlas, Action::ProvincesPanel);
    let name = "Jiangsu: 113 firms";
    atlas.get_by_label(name).hover();
    atlas.run();
    let jiangsu = ProvinceId::new("JS");
    assert_eq!(atlas.state().state().ui_state.interaction.hovered, Some(Tag::from(jiangsu.clone())));
    click(&mut atlas, name);
    assert_eq!(view(&atlas).selection, Some(FeatureRef::from(jiangsu)));
}

#[test]
fn values_of_different_dates_are_listed_but_not_ranked() {
    let ladder = ThematicLayer::of(Variable::Ladder(Tier::SpecialisedSme));
    for (layer, heading, dated) in [(ladder, "Values", true), (ThematicLayer::default(), "Ranked", false)] {
        let mut atlas = atlas(Setup { view: Some(with(layer)), size: (1280.0, 1900.0), ..Setup::default() });
        ask(&mut atlas, Action::ProvincesPanel);
        assert!(atlas.query_by_label(heading).is_some(), "{heading}");
        let note = atlas.query_by_label_contains("Not a ranking: dates, definitions or coverage differ");
        assert_eq!(note.is_some(), dated);
    }
}

#[test]
fn a_class_of_the_legend_is_named_and_sets_its_provinces_off() {
    let mut atlas = atlas(Setup { view: Some(with(ThematicLayer::default())), ..Setup::default() });
    atlas.get_by_label("118–162: 3 of 31 provinces").hover();
    atlas.run();
    assert_eq!(atlas.state().state().ui_state.interaction.hovered, Some(Tag::Class(ClassRef { layer: 0, class: 4 })));
}

#[test]
fn the_room_speaks_chinese() {
    let setup =
        Setup { view: Some(View { language: Language::Zh, ..with(ThematicLayer::default()) }), ..Setup::default() };
    let mut atlas = atlas(Setup { language: Language::Zh, ..setup });
    ask(&mut atlas, Action::ProvincesPanel);
    click(&mut atlas, "每百万人");
    assert_eq!(layer(&atlas).per, Normalisation::Population);
}

#[test]
fn own_limits_begin_rounded_as_the_key_shows_them_and_draw_the_same_map() {
    let per = ThematicLayer { per: Normalisation::Population, ..ThematicLayer::default() };
    for language in [Language::En, Language::Zh] {
        for layer in [per.clone(), ThematicLayer::of(Variable::Indicator(IndicatorKind::Population))] {
            let start = View { language, ..with(layer) };
            let mut atlas = atlas(Setup { view: Some(start), language, ..Setup::default() });
            ask(&mut atlas, Action::ProvincesPanel);
            let classes = |atlas: &Harness<'_, App>| {
                let classified = atlas.state().state().computed.classified[0].clone();
                classified.values.values.keys().map(|id| classified.class(id)).collect::<Vec<_>>()
            };
            let before = classes(&atlas);
            let [method, own] = match language {
                Language::En => ["Classification method", "Manual breaks"],
                Language::Zh => ["分级方法", "手动分级"],
            };
            click(&mut atlas, method);
            click(&mut atlas, own);
            assert_eq!(classes(&atlas), before, "the same classes");
            let label = if language == Language::En { "Class breaks" } else { "分级界限" };
            let text = atlas.get_by_label(label).value().unwrap_or_default();
            let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
            assert!(text.split(", ").all(|part| digits(part) <= 6), "{text}");
            // In the unit of the legend: millions of people in English, ten thousands in Chinese.
            let first: f64 = text.split(", ").next().unwrap().parse().unwrap();
            assert!(first > 0.1 && first < 20_000.0, "{text}");
        }
    }
}

type Click = fn(&mut Harness<'static, App>, egui::Pos2);

/// Clicks a row in the middle of the part of it that is seen, and says how far that moves it.
fn moved_by_a_click(atlas: &mut Harness<'static, App>, name: &str, click: Click) -> f32 {
    let at = atlas.get_by_label(name).rect().center();
    click(atlas, at);
    let after = atlas.get_by_label(name).rect().center();
    (after - at).length()
}

#[test]
fn a_row_that_is_clicked_stays_under_the_pointer() {
    // Press and release in frames of their own, and both in one frame.
    let clicks: [Click; 2] = [click_at, quick_click];
    for (height, how) in [700.0, 860.0, 1400.0].into_iter().flat_map(|height| clicks.map(|how| (height, how))) {
        let mut atlas = atlas(Setup { size: (1280.0, height), ..Setup::default() });
        ask(&mut atlas, Action::ProvincesPanel);
        click(&mut atlas, "Little giants by batch, incomplete (7)");
        // Each has other notes, another legend, and another number of values known than the one before.
        let names = [
            "Little giants (batches 1 and 2), data for 31 of 31 provinces",
            "Batch 5, data for 9 of 31 provinces",
            "National clusters, data for 31 of 31 provinces",
            "None, clusters only",
            "Batch 5, data for 9 of 31 provinces",
            "None, clusters only",
        ];
        for name in names {
            atlas.get_by_label(name).scroll_to_me();
            atlas.run();
            let before = layer_or_none(&atlas);
            assert!(moved_by_a_click(&mut atlas, name, how) < 1.0, "{name} at {height}");
            assert_ne!(layer_or_none(&atlas), before, "{name}: the click counts");
        }
        // Nobody points at it any more: no room is left empty above the heading.
        atlas.hover_at(egui::pos2(640.0, 300.0));
        atlas.run();
        ask(&mut atlas, Action::NoValues);
        assert!(atlas.get_all_by_label("Province data").any(|head| head.rect().min.y < 60.0), "{height}");
    }
}

fn layer_or_none(atlas: &Harness<'_, App>) -> Option<ThematicLayer> {
    view(atlas).thematic().cloned()
}

#[test]
fn a_yearly_indicator_is_chosen_by_name_and_another_of_its_years_from_a_list() {
    let mut atlas = atlas(Setup { size: (1280.0, 2400.0), ..Setup::default() });
    ask(&mut atlas, Action::ProvincesPanel);
    assert!(atlas.query_by_label("R&D expenditure").is_none(), "the list is folded up");
    click(&mut atlas, "Yearly indicators");
    click(&mut atlas, "R&D expenditure");
    let year = |atlas: &Harness<'_, App>| match layer(atlas).variable {
        Variable::Series(series) if series.measure.as_str() == "rd_expenditure" => series.year,
        other => panic!("{other:?}"),
    };
    let latest = year(&atlas);
    assert!(latest >= 2023, "{latest}");
    // The row that was clicked stays where it is, so that the list of years is above what is seen; the focus scrolls to it.
    atlas.get_by_role_and_label(Role::ComboBox, "Year").focus();
    atlas.run();
    let list = atlas.get_by_role_and_label(Role::ComboBox, "Year").rect().center();
    click_at(&mut atlas, list);
    press(&mut atlas, Modifiers::NONE, Key::End);
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    let first = year(&atlas);
    assert!(first < latest, "{first}: the list ends with the first year");
    assert!(legend(&atlas).iter().any(|text| *text == first.to_string()), "the legend says which year");
}

/// Chooses an entry of a list by their names.
fn choose(atlas: &mut Harness<'static, App>, list: &str, entry: &str) {
    atlas.get_by_role_and_label(Role::ComboBox, list).focus();
    atlas.run();
    let at = atlas.get_by_role_and_label(Role::ComboBox, list).rect().center();
    click_at(atlas, at);
    click(atlas, entry);
}

#[test]
fn a_figure_by_industry_is_chosen_by_table_industry_and_year_and_mapped_as_share_or_growth() {
    let mut atlas = atlas(Setup { size: (1280.0, 2400.0), ..Setup::default() });
    ask(&mut atlas, Action::ProvincesPanel);
    click(&mut atlas, "Figures by industry");
    click(&mut atlas, "Value added, revised");
    let series = |atlas: &Harness<'_, App>| layer(atlas).series().unwrap().clone();
    assert_eq!((series(&atlas).industry.as_deref(), series(&atlas).year), (Some("A"), 2024));
    choose(&mut atlas, "Industry", "Construction");
    assert_eq!(series(&atlas).industry.as_deref(), Some("E"));
    click(&mut atlas, "Share of all industries");
    assert_eq!(layer(&atlas).per(), Normalisation::Industries);
    assert!(legend(&atlas).iter().any(|text| text == "% of all industries"), "the legend says of what");
    choose(&mut atlas, "Growth", "from 2019");
    assert_eq!((series(&atlas).since, layer(&atlas).per()), (Some(2019), Normalisation::Nothing));
    assert!(atlas.query_by_label("Share of all industries").is_none(), "growth is not divided once more");
    choose(&mut atlas, "Year", "Year 2020");
    assert_eq!((series(&atlas).year, series(&atlas).since), (2020, Some(2019)));
}
