//! Pointer tools: measuring, box zoom, selection of several features, double click.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;

use cluster_atlas::{
    app::{App, action::Action, command::CameraCommand, tool::Tool},
    geo::{PlanePoint, geodesic_length},
    model::{ClusterId, LonLat, ProvinceId},
    view::{Camera, FeatureRef, ThematicLayer},
};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, accesskit::Live, pos2, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::{
    context_menus::choose,
    keyboard::press,
    support::{Setup, ask, atlas, click, click_at, drag, found, view},
};

const XUZHOU: &str = "Xuzhou Construction Machinery Cluster, High-end equipment";
const XIAN: &str = "Xi'an Aviation Cluster, High-end equipment";

fn tool(atlas: &Harness<'_, App>) -> Tool {
    atlas.state().state().ui_state.tool.tool
}

fn measured<'a>(atlas: &'a Harness<'_, App>) -> &'a [LonLat] {
    &atlas.state().state().ui_state.tool.points
}

fn marked(atlas: &Harness<'_, App>) -> BTreeSet<FeatureRef> {
    atlas.state().state().ui_state.marked.features().keys().cloned().collect()
}

fn map(atlas: &Harness<'_, App>) -> Rect {
    atlas.get_by_label_contains("Map of China, ").rect()
}

fn place(atlas: &Harness<'_, App>, id: &str) -> LonLat {
    atlas.state().state().facts.place_of(&FeatureRef::from(ClusterId::new(id))).unwrap()
}

/// Position in the window of a place on the map.
fn screen(atlas: &Harness<'_, App>, at: LonLat) -> Pos2 {
    let (camera, map) = (view(atlas).camera, map(atlas));
    let (at, middle) = (camera.projection.plane_from_lonlat(at), camera.plane_center());
    let off = vec2((at.x - middle.x) as f32, (middle.y - at.y) as f32) / camera.metres_per_point as f32;
    map.center() + off
}

/// Drags along a path, with modifiers held from before the press until after the release.
fn drag_along(atlas: &mut Harness<'static, App>, path: &[Pos2], modifiers: Modifiers) {
    let (first, last) = (*path.first().unwrap(), *path.last().unwrap());
    let button = |pos, pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
    atlas.event(Event::ModifiersChanged(modifiers));
    atlas.hover_at(first);
    atlas.run();
    atlas.event(button(first, true));
    atlas.step();
    for at in path {
        atlas.hover_at(*at);
        atlas.step();
    }
    atlas.event(button(last, false));
    atlas.run();
    atlas.event(Event::ModifiersChanged(Modifiers::NONE));
    atlas.run();
}

fn double_click(atlas: &mut Harness<'static, App>, at: Pos2) {
    atlas.hover_at(at);
    atlas.run();
    for pressed in [true, false, true, false] {
        let event =
            Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        atlas.input_mut().events.push(event);
    }
    atlas.step();
    atlas.run();
    atlas.run_steps(3);
    atlas.run();
}

mod measuring {
    use super::*;

    #[test]
    fn two_clusters_are_as_far_apart_as_the_geodesic_between_their_cities() {
        let mut atlas = atlas(Setup::default());
        press(&mut atlas, Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
        assert_eq!(tool(&atlas), Tool::MeasureDistance);
        click(&mut atlas, XUZHOU);
        click(&mut atlas, XIAN);
        let ends = ["xuzhou-construction-machinery", "xian-aviation"].map(|id| place(&atlas, id));
        assert_eq!(measured(&atlas), ends);
        let kilometres = geodesic_length(ends[0], ends[1]) / 1000.0;
        assert!((700.0..900.0).contains(&kilometres), "{kilometres}");
        press(&mut atlas, Modifiers::NONE, Key::Escape);
        assert!(measured(&atlas).is_empty() && view(&atlas).selection.is_none(), "measuring selects nothing");
    }

    #[test]
    fn the_length_is_shown_announced_and_copied() {
        let mut atlas = atlas(Setup::default());
        ask(&mut atlas, Action::MeasureDistance);
        for name in [XUZHOU, XIAN] {
            click(&mut atlas, name);
        }
        let ends = [measured(&atlas)[0], measured(&atlas)[1]];
        // On the last place again: the end.
        atlas.get_by_label(XIAN).focus();
        atlas.run();
        press(&mut atlas, Modifiers::NONE, Key::Enter);
        assert!(atlas.state().state().ui_state.tool.has_ended);
        let said = format!("{:.1} km", geodesic_length(ends[0], ends[1]) / 1000.0);
        let label = atlas.get_by_label(&said);
        assert_eq!(label.accesskit_node().live(), Live::Polite);
        let text = choose(&mut atlas, "Copy");
        assert!(text.contains(&said), "{text}");
    }

    #[test]
    fn clicks_on_the_map_add_points_and_keys_remove_and_end() {
        let mut atlas = atlas(Setup::default());
        ask(&mut atlas, Action::MeasureArea);
        let middle = map(&atlas).center();
        for off in [vec2(-150.0, -40.0), vec2(-90.0, -40.0), vec2(-90.0, 20.0), vec2(-150.0, 20.0)] {
            click_at(&mut atlas, middle + off);
        }
        assert_eq!(measured(&atlas).len(), 4);
        // 60 by 60 points, in a projection that keeps areas.
        let side = 60.0 * view(&atlas).camera.metres_per_point / 1000.0;
        let expected = (side * side / 1000.0).round();
        let shown = atlas.get_by_label_contains("Area: ").accesskit_node().value().unwrap();
        let square_km: f64 = shown["Area: ".len()..].split(' ').next().unwrap().replace(',', "").parse().unwrap();
        assert!((square_km / 1000.0 - expected).abs() < 0.01 * expected, "{shown}, not {expected} thousand");
        press(&mut atlas, Modifiers::NONE, Key::Backspace);
        assert_eq!(measured(&atlas).len(), 3);
        press(&mut atlas, Modifiers::NONE, Key::Enter);
        assert!(atlas.state().state().ui_state.tool.has_ended);
        assert_eq!(view(&atlas).selection, None);
    }

    #[test]
    fn the_keyboard_alone_measures_from_symbol_to_the_middle_of_the_map() {
        let mut atlas = atlas(Setup::default());
        press(&mut atlas, Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
        atlas.get_by_label(XUZHOU).focus();
        atlas.run();
        press(&mut atlas, Modifiers::NONE, Key::Enter);
        assert_eq!(measured(&atlas), [place(&atlas, "xuzhou-construction-machinery")]);
        atlas.get_by_label_contains("Map of China, ").focus();
        atlas.run();
        press(&mut atlas, Modifiers::NONE, Key::Space);
        assert_eq!(measured(&atlas)[1..], [view(&atlas).camera.center]);
        press(&mut atlas, Modifiers::NONE, Key::Enter);
        assert!(atlas.state().state().ui_state.tool.has_ended);
    }

    #[test]
    fn dragging_pans_while_a_distance_is_measured() {
        let mut atlas = atlas(Setup::default());
        ask(&mut atlas, Action::MeasureDistance);
        let before = view(&atlas).camera;
        let from = map(&atlas).center();
        drag(&mut atlas, from, vec2(-80.0, 0.0), 4);
        atlas.drop_at(from + vec2(-80.0, 0.0));
        atlas.run();
        assert!(view(&atlas).camera.center.lon > before.center.lon);
        assert!(measured(&atlas).is_empty());
    }
}

mod zooming {
    use super::*;

    #[test]
    fn shift_and_drag_zooms_to_the_box_with_any_tool() {
        for chosen in [Action::Pan, Action::MeasureArea, Action::SelectLasso] {
            let mut atlas = atlas(Setup::default());
            ask(&mut atlas, chosen);
            let (before, map) = (view(&atlas).camera, map(&atlas));
            let (a, b) = (map.center() + vec2(-100.0, -60.0), map.center() + vec2(20.0, 20.0));
            drag_along(&mut atlas, &[a, a + 0.5 * (b - a), b], Modifiers::SHIFT);
            assert_is_box(view(&atlas).camera, before, map, Rect::from_two_pos(a, b));
            assert!(marked(&atlas).is_empty() && measured(&atlas).is_empty(), "{chosen:?}");
        }
    }

    #[test]
    fn the_tool_zooms_without_a_key() {
        let mut atlas = atlas(Setup::default());
        ask(&mut atlas, Action::BoxZoom);
        let (before, map) = (view(&atlas).camera, map(&atlas));
        let (a, b) = (map.center(), map.center() + vec2(90.0, 50.0));
        drag_along(&mut atlas, &[a, b], Modifiers::NONE);
        assert_is_box(view(&atlas).camera, before, map, Rect::from_two_pos(a, b));
    }

    fn assert_is_box(after: Camera, before: Camera, map: Rect, frame: Rect) {
        let factor = (map.width() / frame.width()).min(map.height() / frame.height());
        let zoomed = before.metres_per_point / after.metres_per_point;
        assert!((zoomed / f64::from(factor) - 1.0).abs() < 0.02, "{zoomed} instead of {factor}");
        let off: Vec2 = frame.center() - map.center();
        let (from, to): (PlanePoint, PlanePoint) = (before.plane_center(), after.plane_center());
        let expected = (f64::from(off.x), f64::from(off.y)).map_both(|points| points * before.metres_per_point);
        let error = (to.x - from.x - expected.0).hypot(from.y - to.y - expected.1);
        assert!(error < 2.0 * before.metres_per_point, "the middle of the box: {error} m off");
    }

    trait MapBoth {
        fn map_both(self, f: impl Fn(f64) -> f64) -> Self;
    }

    impl MapBoth for (f64, f64) {
        fn map_both(self, f: impl Fn(f64) -> f64) -> Self {
            (f(self.0), f(self.1))
        }
    }

    #[test]
    fn a_double_click_zooms_and_leaves_the_selection() {
        let mut atlas = atlas(Setup::default());
        click(&mut atlas, XUZHOU);
        let selected = view(&atlas).selection.clone();
        let (before, map) = (view(&atlas).camera, map(&atlas));
        // Qinghai, far from any symbol.
        let land = pos2(map.min.x + map.width() * 0.38, map.min.y + map.height() * 0.46);
        double_click(&mut atlas, land);
        assert!((before.metres_per_point / view(&atlas).camera.metres_per_point - 2.0).abs() < 0.01);
        assert_eq!(view(&atlas).selection, selected);
        ask(&mut atlas, Action::Undo);
        assert_eq!(view(&atlas).camera, before, "one step");
    }
}

mod selecting {
    use super::*;

    fn around(at: Pos2, half: f32) -> Vec<Pos2> {
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -0.9)];
        corners.into_iter().map(|(x, y)| at + half * vec2(x, y)).collect()
    }

    fn xuzhou() -> FeatureRef {
        FeatureRef::from(ClusterId::new("xuzhou-construction-machinery"))
    }

    /// The app close to Xuzhou, so that other clusters are outside a small outline.
    fn near_xuzhou() -> Harness<'static, App> {
        let mut atlas = atlas(Setup::default());
        let at = place(&atlas, "xuzhou-construction-machinery");
        ask(&mut atlas, CameraCommand::FlyToPlace(at));
        atlas
    }

    #[test]
    fn lasso_box_and_radius_select_what_lies_in_them() {
        for action in [Action::SelectLasso, Action::SelectBox, Action::SelectRadius] {
            let mut atlas = near_xuzhou();
            ask(&mut atlas, action);
            let at = screen(&atlas, place(&atlas, "xuzhou-construction-machinery"));
            let path = match action {
                Action::SelectLasso => around(at, 40.0),
                Action::SelectBox => vec![at - vec2(40.0, 40.0), at + vec2(40.0, 40.0)],
                _ => vec![at + vec2(5.0, 5.0), at + vec2(45.0, 5.0)],
            };
            drag_along(&mut atlas, &path, Modifiers::NONE);
            assert_eq!(marked(&atlas), [xuzhou()].into(), "{action:?}");
            assert!(atlas.query_by_label("1 cluster selected").is_some(), "{action:?}");
            assert_eq!(view(&atlas).selection, None, "{action:?}: the selection of the view is another");
        }
    }

    #[test]
    fn what_lies_outside_the_outline_is_not_selected() {
        let mut atlas = atlas(Setup::default());
        ask(&mut atlas, Action::SelectLasso);
        let at = screen(&atlas, place(&atlas, "xuzhou-construction-machinery"));
        let triangle = [vec2(0.0, -60.0), vec2(70.0, 40.0), vec2(-70.0, 40.0), vec2(-4.0, -58.0)].map(|off| at + off);
        drag_along(&mut atlas, &triangle, Modifiers::NONE);
        let places = found(&atlas).iter().map(|id| (id.clone(), screen(&atlas, place(&atlas, id.as_str()))));
        let side = |p: Pos2, a: Pos2, b: Pos2| (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) >= 0.0;
        let [a, b, c, _] = triangle;
        let expected: BTreeSet<FeatureRef> = places
            .filter(|(_, p)| side(*p, a, b) && side(*p, b, c) && side(*p, c, a))
            .map(|(id, _)| id.into())
            .collect();
        assert!(expected.contains(&xuzhou()) && expected.len() < found(&atlas).len());
        assert_eq!(marked(&atlas), expected);
    }

    #[test]
    fn show_only_selected_features_is_one_step_and_undo_brings_the_others_back() {
        let mut atlas = near_xuzhou();
        ask(&mut atlas, Action::SelectBox);
        let (all, at) = (found(&atlas).len(), screen(&atlas, place(&atlas, "xuzhou-construction-machinery")));
        drag_along(&mut atlas, &[at - vec2(40.0, 40.0), at + vec2(40.0, 40.0)], Modifiers::NONE);
        click(&mut atlas, "Show only selected features");
        assert_eq!(found(&atlas), [ClusterId::new("xuzhou-construction-machinery")]);
        assert!(marked(&atlas).is_empty());
        ask(&mut atlas, Action::Undo);
        assert_eq!(found(&atlas).len(), all);
    }

    #[test]
    fn with_values_alone_provinces_are_selected_and_compared() {
        let mut atlas = atlas(Setup::default());
        let values = cluster_atlas::app::command::LayerCommand::SetThematic(
            Some(ThematicLayer::default()),
            cluster_atlas::view::EditKind::Single,
        );
        ask(&mut atlas, values);
        ask(&mut atlas, Action::Clusters);
        ask(&mut atlas, Action::SelectBox);
        let facts = atlas.state().state().facts.clone();
        let label = |id: &str| facts.catalogue().province(&ProvinceId::new(id)).unwrap().label_at;
        let [qinghai, gansu] = ["QH", "XZ"].map(|id| screen(&atlas, label(id)));
        let frame = Rect::from_two_pos(qinghai, gansu).expand(6.0);
        drag_along(&mut atlas, &[frame.min, frame.max], Modifiers::NONE);
        let provinces: BTreeSet<FeatureRef> = ["QH", "XZ"].map(|id| ProvinceId::new(id).into()).into();
        assert_eq!(marked(&atlas), provinces);
        click(&mut atlas, "Compare provinces");
        assert_eq!(view(&atlas).compare.len(), 2);
    }

    #[test]
    fn ctrl_adds_and_escape_leaves_the_tool_then_the_selected_features() {
        let mut atlas = near_xuzhou();
        ask(&mut atlas, Action::SelectBox);
        let at = screen(&atlas, place(&atlas, "xuzhou-construction-machinery"));
        let frame = [at - vec2(40.0, 40.0), at + vec2(40.0, 40.0)];
        drag_along(&mut atlas, &frame, Modifiers::NONE);
        let empty = frame.map(|at| at + vec2(0.0, 90.0));
        drag_along(&mut atlas, &empty, Modifiers::COMMAND);
        assert_eq!(marked(&atlas).len(), 1, "kept with Ctrl");
        press(&mut atlas, Modifiers::NONE, Key::Escape);
        assert_eq!((tool(&atlas), marked(&atlas).len()), (Tool::Pan, 1));
        press(&mut atlas, Modifiers::NONE, Key::Escape);
        assert!(marked(&atlas).is_empty());
    }

    #[test]
    fn a_drag_over_nothing_says_so() {
        let mut atlas = near_xuzhou();
        ask(&mut atlas, Action::SelectBox);
        let at = screen(&atlas, place(&atlas, "xuzhou-construction-machinery")) + vec2(0.0, 120.0);
        drag_along(&mut atlas, &[at, at + vec2(30.0, 30.0)], Modifiers::NONE);
        assert!(atlas.query_by_label("Nothing selected: no feature of the visible layers lies there").is_some());
    }
}

#[test]
fn tools_are_buttons_that_say_which_is_in_use() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, "Select by lasso");
    assert_eq!(tool(&atlas), Tool::SelectLasso);
    let is_on = |atlas: &Harness<'_, App>, name: &str| atlas.get_by_label(name).accesskit_node().toggled();
    assert_eq!(is_on(&atlas, "Select by lasso"), Some(egui::accesskit::Toggled::True));
    assert_eq!(is_on(&atlas, "Pan"), Some(egui::accesskit::Toggled::False));
    click(&mut atlas, "Back to panning (Esc)");
    assert_eq!(tool(&atlas), Tool::Pan);
}

#[test]
fn a_low_map_has_all_tools_in_a_menu() {
    let mut atlas = atlas(Setup { size: (1024.0, 420.0), ..Setup::default() });
    assert!(atlas.query_by_label("Select by lasso").is_none());
    click(&mut atlas, "Map tools");
    click(&mut atlas, "Select by lasso");
    assert_eq!(tool(&atlas), Tool::SelectLasso);
}

#[test]
fn a_filter_whose_result_is_out_of_sight_moves_the_map_there_and_another_does_not() {
    use cluster_atlas::{app::command::FilterCommand, view::PlaceFilter};
    let only = |id: &str| {
        let provinces = [ProvinceId::new(id)].into();
        FilterCommand::Places(PlaceFilter { provinces, ..PlaceFilter::default() })
    };
    let mut atlas = atlas(Setup::default());
    let whole = view(&atlas).camera;
    ask(&mut atlas, only("HN"));
    assert_eq!(view(&atlas).camera, whole, "Hunan is in sight");
    ask(&mut atlas, Action::FitResult);
    let hunan = view(&atlas).camera;
    assert!(hunan.metres_per_point < whole.metres_per_point);
    ask(&mut atlas, only("LN"));
    let liaoning = view(&atlas).camera;
    assert!(liaoning.center.lat > hunan.center.lat + 8.0, "{liaoning:?}");
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).camera, hunan, "filter and flight are one step");
}
