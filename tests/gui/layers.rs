//! Panel of layers: visibility, order, opacity, copies, further layers.

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, LayerCommand},
        settings::ThemePreference,
    },
    dataset::{DatasetId, FieldId, MeasureId},
    model::Language,
    view::{EditKind, LayerContent, LayerId, SeriesValue, ThematicLayer, Variable, View},
};
use egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::{
    keyboard::{focused, press, round, stops},
    support::{Setup, ask, atlas, click, drag, found, view},
};

const FURTHER: &str = "characteristic_clusters";
const FURTHER_NAME: &str = "SME characteristic clusters";

/// A view with values, the characteristic clusters and the national clusters, from bottom to top.
fn three() -> View {
    let mut view = View::default();
    view.show_layer(FURTHER, true);
    view.set_thematic(Some(ThematicLayer::default()));
    view
}

fn panel(language: Language, view: Option<View>) -> Harness<'static, App> {
    let view = view.map(|view| View { language, ..view });
    let mut atlas = atlas(Setup { language, view, ..Setup::default() });
    ask(&mut atlas, Action::LayersPanel);
    atlas
}

fn order(atlas: &Harness<'_, App>) -> Vec<String> {
    view(atlas).drawn_order().map(|layer| layer.id.to_string()).collect()
}

fn opacity(atlas: &Harness<'_, App>, id: &str) -> Option<f32> {
    Some(view(atlas).layer(&LayerId::new(id))?.opacity)
}

/// Rows of the list, from top to bottom, by their names.
fn rows(atlas: &Harness<'_, App>) -> Vec<String> {
    let map = atlas.get_by_label_contains("Map of China, ").rect().min.x;
    let mut rows: Vec<_> = stops(atlas, false)
        .into_iter()
        .filter(|stop| {
            ["National clusters, ", FURTHER_NAME, "Little giants"].iter().any(|name| stop.name.starts_with(name))
        })
        .filter(|stop| stop.rect.max.x < map)
        .collect();
    rows.sort_by(|a, b| a.rect.min.y.total_cmp(&b.rect.min.y));
    rows.into_iter().map(|stop| stop.name).collect()
}

#[test]
fn a_newcomer_sees_one_layer_and_can_hide_it_without_any_count_changing() {
    let mut atlas = panel(Language::En, None);
    assert_eq!(rows(&atlas), ["National clusters, 45 of 45"]);
    click(&mut atlas, "Show National clusters");
    assert!(!view(&atlas).shows_clusters());
    assert_eq!(found(&atlas).len(), 45);
    assert_eq!(rows(&atlas), ["National clusters, 45 of 45 · hidden"]);
    ask(&mut atlas, Action::Undo);
    assert_eq!(*view(&atlas), View { camera: view(&atlas).camera, page: view(&atlas).page.clone(), ..View::default() });
}

#[test]
fn the_characteristic_clusters_are_added_drawn_and_told_of_in_both_languages() {
    for (language, add, name, number) in [
        (Language::En, "Add a layer", FURTHER_NAME, ", 118 of 400 identified"),
        (Language::Zh, "添加图层", "中小企业特色产业集群", "，共 400 个，收录 118 个"),
    ] {
        let mut atlas = panel(language, None);
        click(&mut atlas, add);
        click(&mut atlas, name);
        assert!(view(&atlas).shows_layer(FURTHER));
        assert_eq!(order(&atlas), [FURTHER, "clusters"], "below the national clusters");
        let content = &atlas.state().state().computed.features;
        assert_eq!(content.iter().map(|layer| layer.asked).collect::<Vec<_>>(), [118]);
        let row = format!("{name}{number}");
        let rows: Vec<_> = stops(&atlas, false).into_iter().filter(|stop| stop.name.starts_with(name)).collect();
        assert!(rows.iter().any(|stop| stop.name == row), "{rows:?}");
        ask(&mut atlas, Action::Undo);
        assert!(!view(&atlas).shows_layer(FURTHER));
    }
}

#[test]
fn layers_move_by_buttons_among_those_of_their_kind() {
    let mut atlas = panel(Language::En, Some(three()));
    let names = |atlas: &Harness<'_, App>| -> Vec<String> {
        rows(atlas).iter().map(|row| row.split(',').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&atlas), ["National clusters", FURTHER_NAME, "Little giants (batches 1 and 2)"]);
    click(&mut atlas, &format!("{FURTHER_NAME}, 118 of 400 identified"));
    click(&mut atlas, &format!("Move up: {FURTHER_NAME}"));
    assert_eq!(names(&atlas), [FURTHER_NAME, "National clusters", "Little giants (batches 1 and 2)"]);
    assert_eq!(order(&atlas), ["values", "clusters", FURTHER]);
    let disabled = |name: &str| atlas.get_by_label(name).accesskit_node().is_disabled();
    assert!(disabled(&format!("Move up: {FURTHER_NAME}")));
    ask(&mut atlas, Action::Undo);
    assert_eq!(order(&atlas), ["values", FURTHER, "clusters"]);
    let disabled = |name: &str| atlas.get_by_label(name).accesskit_node().is_disabled();
    assert!(disabled(&format!("Move down: {FURTHER_NAME}")), "values lie below all features");
}

#[test]
fn a_layer_is_dragged_by_its_handle_in_one_step() {
    let mut atlas = panel(Language::En, Some(three()));
    let tick = atlas.get_by_label(&format!("Show {FURTHER_NAME}")).rect();
    let from = tick.left_center() - vec2(9.0, 0.0);
    drag(&mut atlas, from, vec2(0.0, -60.0), 6);
    assert_eq!(order(&atlas), ["values", FURTHER, "clusters"], "not before it is dropped");
    atlas.drop_at(from - vec2(0.0, 60.0));
    atlas.run();
    assert_eq!(order(&atlas), ["values", "clusters", FURTHER]);
    ask(&mut atlas, Action::Undo);
    assert_eq!(order(&atlas), ["values", FURTHER, "clusters"]);
}

#[test]
fn a_dragged_opacity_is_one_step_and_the_map_fades_as_it_goes() {
    let mut atlas = panel(Language::En, Some(three()));
    click(&mut atlas, "National clusters, 45 of 45");
    let name = "Opacity: National clusters";
    let slider = atlas.get_by_role_and_label(Role::Slider, name).rect();
    let from = egui::pos2(slider.max.x - 6.0, slider.center().y);
    drag(&mut atlas, from, vec2(-0.5 * slider.width(), 0.0), 8);
    atlas.drop_at(from - vec2(0.5 * slider.width(), 0.0));
    atlas.run();
    let faded = opacity(&atlas, "clusters").unwrap();
    assert!((0.2..0.8).contains(&faded), "{faded}");
    ask(&mut atlas, Action::Undo);
    assert_eq!(opacity(&atlas, "clusters"), Some(1.0));
    assert!(!atlas.state().state().history.can_undo());
}

#[test]
fn a_copy_is_a_layer_of_its_own_with_a_number() {
    let mut atlas = panel(Language::En, Some(three()));
    click(&mut atlas, &format!("{FURTHER_NAME}, 118 of 400 identified"));
    click(&mut atlas, &format!("Duplicate: {FURTHER_NAME}"));
    assert_eq!(order(&atlas), ["values", FURTHER, "characteristic_clusters_2", "clusters"]);
    let two = [1, 2].map(|n| format!("{FURTHER_NAME} ({n}), 118 of 400 identified"));
    assert!(two.iter().all(|name| atlas.query_by_label(name).is_some()));
    click(&mut atlas, &format!("Remove: {FURTHER_NAME} (2)"));
    assert_eq!(*view(&atlas).layers, *three().layers);
}

#[test]
fn the_filter_of_a_layer_is_told_and_cleared_without_touching_others() {
    let mut start = three();
    for layer in &mut start.layers {
        if let (FURTHER, LayerContent::Features(features)) = (layer.id.as_str(), &mut layer.content) {
            features.query.filter.choose("list", ["4"]);
        }
    }
    start.edit_clusters(|query| query.text = "rail".to_owned());
    let narrowed = start.layer(&LayerId::new(FURTHER)).cloned().unwrap();
    assert_eq!(narrowed.features().unwrap().query.chosen(), 1);
    let mut atlas = panel(Language::En, Some(start));
    ask(&mut atlas, Command::from(LayerCommand::Unfold(Some(LayerId::new(FURTHER)))));
    assert!(atlas.query_by_label("1 filter").is_some());
    click(&mut atlas, &format!("Clear: {FURTHER_NAME}"));
    let cleared = view(&atlas).layer(&LayerId::new(FURTHER)).unwrap().features().unwrap().query.chosen();
    assert_eq!((cleared, view(&atlas).cluster_query().chosen()), (0, 1));
}

#[test]
fn the_values_of_each_field_filter_a_layer_with_the_number_that_each_would_leave() {
    for (language, field, row, clear) in [
        (Language::En, "List", "List of 2024, 33 features", "Clear: List"),
        (Language::Zh, "批次", "2024 年度名单，33 个要素", "清除：批次"),
    ] {
        let mut atlas = panel(language, Some(three()));
        ask(&mut atlas, Command::from(LayerCommand::Unfold(Some(LayerId::new(FURTHER)))));
        assert!(atlas.query_by_label(field).is_some(), "{field}");
        let facets =
            |atlas: &Harness<'_, App>| atlas.state().state().computed.layer_facets.found.of_code("list", "2024");
        assert_eq!(facets(&atlas), 33);
        click(&mut atlas, row);
        let asked = |atlas: &Harness<'_, App>| {
            let layers = &atlas.state().state().computed.features;
            layers.iter().find(|layer| layer.layer.as_str() == FURTHER).map(|layer| layer.asked)
        };
        assert_eq!((asked(&atlas), found(&atlas).len()), (Some(33), 45), "the clusters have their own filter");
        click(&mut atlas, clear);
        assert_eq!(asked(&atlas), Some(118));
        ask(&mut atlas, Action::Undo);
        assert_eq!(asked(&atlas), Some(33), "each is a step of its own");
    }
}

#[test]
fn hidden_values_are_shown_again_with_what_is_chosen_next() {
    let mut atlas = panel(Language::En, Some(three()));
    click(&mut atlas, "Show Little giants (batches 1 and 2)");
    assert_eq!(view(&atlas).thematic(), None);
    let values = Some(ThematicLayer::default());
    ask(&mut atlas, Command::from(LayerCommand::SetThematic(values, EditKind::Single)));
    assert_eq!(*view(&atlas).layers, *three().layers);
}

#[test]
fn every_control_of_the_panel_is_reached_by_keys_and_seen() {
    for (language, size) in
        [(Language::En, (1024.0, 700.0)), (Language::Zh, (1024.0, 700.0)), (Language::En, (453.0, 287.0))]
    {
        let view = Some(View { language, ..three() });
        let mut atlas = atlas(Setup { size, language, view, theme: ThemePreference::Light, ..Setup::default() });
        ask(&mut atlas, Action::LayersPanel);
        ask(&mut atlas, Command::from(LayerCommand::Unfold(Some(LayerId::new("clusters")))));
        // `round` checks that each is visible.
        let reached: Vec<String> = round(&mut atlas, Modifiers::NONE).into_iter().map(|stop| stop.name).collect();
        let texts = &cluster_atlas::i18n::messages(language).layers;
        let spoken = |action: &str| texts.spoken.replace("{action}", action).replace("{name}", &texts.clusters);
        let wanted = [spoken(&texts.down), spoken(&texts.zoom), spoken(&texts.opacity), texts.labels.clone()];
        let mut places = wanted.iter().map(|name| reached.iter().position(|reached| reached == name));
        assert!(places.clone().all(|place| place.is_some()), "{language:?}: {wanted:?} in {reached:?}");
        assert!(places.clone().is_sorted(), "in the order of reading: {:?}", places.next());
    }
}

#[test]
fn a_yearly_indicator_is_listed_by_its_name_in_both_languages_whether_drawn_or_not() {
    for (language, name) in [(Language::En, "R&D expenditure"), (Language::Zh, "R&D 经费内部支出")] {
        for visible in [true, false] {
            let (dataset, measure) = (DatasetId::new("province_series"), MeasureId::new("rd_expenditure"));
            let series = SeriesValue::new(dataset, measure, 2023);
            let mut view = View::default();
            view.set_thematic(Some(ThematicLayer::of(Variable::Series(series))));
            let values = view.layers.iter_mut().find(|layer| layer.values().is_some()).unwrap();
            values.visible = visible;
            let atlas = panel(language, Some(view));
            let listed = stops(&atlas, false).into_iter().any(|stop| stop.name.starts_with(name));
            assert!(listed, "{language:?}, visible: {visible}");
        }
    }
}

#[test]
fn the_panel_opens_and_closes_by_its_key() {
    let mut atlas = atlas(Setup::default());
    press(&mut atlas, Modifiers::COMMAND, Key::Num5);
    assert!(atlas.query_by_label("Layers, from top to bottom").is_some());
    assert!(focused(&atlas).is_some());
    press(&mut atlas, Modifiers::COMMAND, Key::Num5);
    assert!(atlas.query_by_label("Layers, from top to bottom").is_none());
}

#[test]
fn the_panel_keeps_its_width_whatever_is_unfolded() {
    for width in [700.0, 1024.0, 1600.0] {
        let view = Some(three());
        let mut atlas = atlas(Setup { size: (width, 700.0), view, ..Setup::default() });
        ask(&mut atlas, Action::LayersPanel);
        let row = |atlas: &Harness<'_, App>| atlas.get_by_label("National clusters, 45 of 45").rect().x_range();
        let before = row(&atlas);
        for id in ["values", FURTHER, "clusters"] {
            ask(&mut atlas, Command::from(LayerCommand::Unfold(Some(LayerId::new(id)))));
            assert_eq!(row(&atlas), before, "{id} in a window {width} points wide");
        }
    }
}

#[test]
fn the_card_of_a_feature_tells_its_names_place_and_list_in_both_languages() {
    for (language, said) in [
        (
            Language::En,
            [
                "Pingfang District aviation support",
                "平房区航空配套产业集群",
                "Harbin, Heilongjiang",
                "19 September 2024",
            ],
        ),
        (
            Language::Zh,
            ["平房区航空配套产业集群", "Pingfang District aviation support", "哈尔滨，黑龙江", "2024 年 9 月 19 日"],
        ),
    ] {
        let mut atlas = panel(language, Some(three()));
        let camera = view(&atlas).camera;
        let features = &atlas.state().state().computed.features;
        let is_it = |label: &str| label.starts_with("Pingfang") || label.starts_with("平房");
        let points = &features[0].points;
        let point = points.iter().find(|point| points.label(point).is_some_and(|label| is_it(&label))).unwrap();
        let (at, center) = (camera.projection.plane_from_lonlat(point.at), camera.plane_center());
        let points = |metres: f64| (metres / camera.metres_per_point) as f32;
        let map = atlas.get_by_role(Role::Canvas).rect().center();
        atlas.hover_at(map + vec2(points(at.x - center.x), -points(at.y - center.y)));
        atlas.run();
        for text in said {
            assert!(atlas.query_by_label(text).is_some(), "{text}");
        }
    }
}

#[test]
fn a_layer_is_told_apart_by_a_column_of_categories_and_taken_back() {
    let mut atlas = panel(Language::En, Some(three()));
    let further = LayerId::new(FURTHER);
    ask(&mut atlas, Command::from(LayerCommand::Unfold(Some(further.clone()))));
    let name = format!("Colour by: {FURTHER_NAME}");
    atlas.get_by_role_and_label(Role::ComboBox, &name).click();
    atlas.run();
    let chosen = |atlas: &Harness<'_, App>| view(atlas).layer(&further)?.features()?.color_by.clone();
    assert_eq!(chosen(&atlas), None);
    atlas.get_by_role_and_label(Role::Button, "List").click();
    atlas.run();
    assert_eq!(chosen(&atlas), Some(FieldId::new("list")));
    let content = &atlas.state().state().computed;
    assert!(content.features.iter().any(|layer| layer.categories.is_some()));
    ask(&mut atlas, Action::Undo);
    assert_eq!(chosen(&atlas), None);
}
