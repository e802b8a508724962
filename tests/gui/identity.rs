//! Controls that stay themselves, and keep the focus, where the view around them changes.

use std::collections::BTreeMap;

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, FilterCommand, LayerCommand},
    },
    model::{ProvinceId, Tier},
    view::{EditKind, PlaceFilter, ThematicLayer, Variable, View},
};
use egui::{Id, Key, Modifiers};
use egui_kittest::Harness;

use crate::{
    keyboard::{focused, focused_name, press, stops},
    support::{Setup, ask, atlas},
};

/// Changes by a person, which undo takes back.
fn changes() -> Vec<(&'static str, Command)> {
    let all = View::default().cluster_query();
    let sectors = all.choosing("sector", ["new_materials"]);
    let provinces = PlaceFilter { provinces: [ProvinceId::new("GD")].into(), ..PlaceFilter::default() };
    vec![
        ("a filter of sectors", Command::from(FilterCommand::Clusters(sectors, EditKind::Single))),
        ("a filter of provinces", Command::from(FilterCommand::Places(provinces))),
        (
            "a text that is searched",
            Command::from(FilterCommand::Clusters(all.searching("machinery"), EditKind::Single)),
        ),
        ("values", Command::from(LayerCommand::SetThematic(Some(ThematicLayer::default()), EditKind::Single))),
        (
            "values of few provinces",
            Command::from(LayerCommand::SetThematic(
                Some(ThematicLayer {
                    variable: Variable::Ladder(Tier::ProvincialSingleChampion),
                    ..ThematicLayer::default()
                }),
                EditKind::Single,
            )),
        ),
        ("clusters of 2024", Action::LaterClusters.into()),
        ("a graticule", Action::Graticule.into()),
    ]
}

/// The controls of the window by name without numbers, those of a name that only one has.
fn controls(atlas: &Harness<'static, App>) -> BTreeMap<String, Id> {
    let mut found: BTreeMap<String, Option<Id>> = BTreeMap::new();
    for stop in stops(atlas, false) {
        let name: String = stop.name.chars().filter(|c| !c.is_ascii_digit()).collect();
        found.entry(name).and_modify(|id| *id = None).or_insert(Some(stop.id));
    }
    found.into_iter().filter_map(|(name, id)| Some((name, id?))).collect()
}

/// A high window with all its parts open, and that room on the left.
fn window(room: Action) -> Harness<'static, App> {
    let mut atlas = atlas(Setup { size: (1280.0, 1300.0), ..Setup::default() });
    for part in [Action::TablePanel, Action::Timeline] {
        ask(&mut atlas, part);
    }
    if room != Action::ClustersPanel {
        ask(&mut atlas, room);
    }
    atlas
}

#[test]
fn a_control_stays_the_same_one_whatever_the_view_around_it_becomes() {
    // Cards of programmes have the same controls each, and are others with other conditions.
    for room in [Action::ClustersPanel, Action::ProvincesPanel, Action::ArticlePanel, Action::LayersPanel] {
        let mut atlas = window(room);
        for (what, change) in changes() {
            let before = controls(&atlas);
            for step in [change, Action::Undo.into()] {
                ask(&mut atlas, step);
                let after = controls(&atlas);
                for (name, id) in &before {
                    let now = after.get(name);
                    assert!(now.is_none_or(|now| now == id), "{room:?}: {what} makes another control of {name:?}");
                }
            }
        }
    }
}

#[test]
fn another_language_leaves_all_controls_as_they_are() {
    for room in [Action::ClustersPanel, Action::ProvincesPanel, Action::LayersPanel] {
        let mut atlas = window(room);
        // Its columns are other ones in each language.
        ask(&mut atlas, Action::TablePanel);
        let ids = |atlas: &Harness<'static, App>| stops(atlas, false).iter().map(|stop| stop.id).collect::<Vec<Id>>();
        let before = ids(&atlas);
        ask(&mut atlas, Action::LanguageChinese);
        let after = ids(&atlas);
        assert_eq!(after.len(), before.len(), "{room:?}");
        assert_eq!(after.iter().zip(&before).find(|(after, before)| after != before), None, "{room:?}");
    }
}

/// Undoes or redoes by a key, or by the menu that is opened with a key.
fn travel(atlas: &mut Harness<'static, App>, (redo, by_menu): (bool, bool)) {
    if by_menu {
        press(atlas, Modifiers::ALT, Key::E);
        while !focused_name(atlas).starts_with(if redo { "Redo" } else { "Undo" }) {
            press(atlas, Modifiers::NONE, Key::ArrowDown);
        }
        press(atlas, Modifiers::NONE, Key::Enter);
    } else {
        let shift = if redo { Modifiers::SHIFT } else { Modifiers::NONE };
        press(atlas, Modifiers::COMMAND | shift, Key::Z);
    }
}

#[test]
fn undo_and_redo_leave_the_focus_on_the_control_that_has_it() {
    let rooms: [(Action, &[&str]); 2] = [
        (
            Action::ClustersPanel,
            &[
                "Biomedicine, ",
                "East, ",
                "Show all 34 provinces",
                "Xuzhou Construction Machinery Cluster",
                "East: ",
                "Guangdong: ",
                "Zoom in",
                "Clusters",
            ],
        ),
        (Action::ProvincesPanel, &["None", "GDP, ", "Population, ", "Industrial value added, ", "Zoom in", "Table"]),
    ];
    for (room, names) in rooms {
        let mut atlas = window(room);
        for (what, change) in changes().into_iter().filter(|(what, _)| ["a filter of sectors", "values"].contains(what))
        {
            for name in names {
                let stops = stops(&atlas, false);
                let stop = stops.iter().find(|stop| stop.name.starts_with(name)).unwrap_or_else(|| panic!("no {name}"));
                for by_menu in [false, true].into_iter().take(if what == "values" { 2 } else { 1 }) {
                    ask(&mut atlas, change.clone());
                    atlas.ctx.memory_mut(|memory| memory.request_focus(stop.id));
                    atlas.run();
                    // Hidden controls cannot have the focus.
                    if focused(&atlas).is_none_or(|now| now.id != stop.id) {
                        ask(&mut atlas, Action::Undo);
                        continue;
                    }
                    for redo in [false, true, false] {
                        travel(&mut atlas, (redo, by_menu));
                        let now = focused(&atlas);
                        let is_it = now.as_ref().is_some_and(|now| now.id == stop.id && now.name.starts_with(name));
                        assert!(is_it, "{name} after {what}, redo: {redo}, menu: {by_menu}: {now:?}");
                    }
                }
            }
        }
    }
}
