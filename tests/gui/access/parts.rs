//! Parts of the window as landmarks, headings within them.
use cluster_atlas::{
    app::{action::Action, command::SelectionCommand},
    i18n::messages,
    model::{ClusterId, Language},
    view::FeatureRef,
};
use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{id, lies_in, names, with_role};
use crate::support::{Setup, ask, atlas};

#[test]
fn every_part_of_the_window_is_a_named_landmark_in_reading_order() {
    for language in [Language::En, Language::Zh] {
        let mut atlas = atlas(Setup { language, first_steps: Some(true), ..Setup::default() });
        for part in [Action::TablePanel, Action::Timeline] {
            ask(&mut atlas, part);
        }
        let texts = &messages(language).access;
        let panel = texts.panel.replace("{name}", &messages(language).rail.clusters);
        let expected = [
            (Role::Banner, texts.menu.as_str()),
            (Role::Main, &texts.map),
            (Role::Region, &texts.legend),
            (Role::Navigation, &texts.tabs),
            (Role::Region, &panel),
            (Role::Complementary, &texts.details),
            (Role::Region, &texts.timeline),
            (Role::Region, &texts.table),
            (Role::ContentInfo, &texts.status),
        ];
        let is_part = |role: Role| expected.iter().any(|(other, _)| *other == role);
        let found: Vec<(Role, String)> = atlas
            .query_all_by(|node| is_part(node.role()))
            .map(|node| (node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default()))
            .filter(|(_, name)| *name != texts.first_steps)
            .collect();
        let found: Vec<(Role, &str)> = found.iter().map(|(role, name)| (*role, name.as_str())).collect();
        assert_eq!(found, expected, "{language:?}");
        assert!(names(&atlas, Role::Region).contains(&texts.first_steps), "{language:?}");
        assert!(names(&atlas, Role::Pane).is_empty() && with_role(&atlas, Role::Pane).is_empty());
    }
}

#[test]
fn widgets_lie_in_the_landmark_of_their_part() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::TablePanel);
    let part = |role: Role| id(&with_role(&atlas, role)[0]);
    let map = with_role(&atlas, Role::Canvas);
    assert!(lies_in(&map[0], part(Role::Main)));
    assert!(lies_in(&atlas.get_by_label("Zoom in"), part(Role::Main)));
    let counts: Vec<_> = atlas.get_all_by_label("45 of 45 clusters").collect();
    assert!(counts.iter().any(|count| lies_in(count, part(Role::ContentInfo))));
    let search = atlas.get_by_label(&messages(Language::En).filters.search);
    let panel = atlas.get_by_role_and_label(Role::Region, "Clusters panel");
    assert!(lies_in(&search, id(&panel)));
    let menus = with_role(&atlas, Role::MenuBar);
    assert!(lies_in(&menus[0], part(Role::Banner)));
    assert!(lies_in(&atlas.get_by_role_and_label(Role::MenuItem, "File"), id(&menus[0])));
}

#[test]
fn a_landmark_is_named_for_the_tab_that_is_open() {
    let mut atlas = atlas(Setup { language: Language::Zh, ..Setup::default() });
    for (tab, name) in [
        (Action::ProvincesPanel, "“省份”面板"),
        (Action::Compare, "“对比”面板"),
        (Action::ProgrammesPanel, "“政策项目”面板"),
        (Action::ArticlePanel, "“文章核查”面板"),
        (Action::LayersPanel, "“图层”面板"),
    ] {
        ask(&mut atlas, tab);
        assert!(names(&atlas, Role::Region).iter().any(|found| found == name), "{:?}", names(&atlas, Role::Region));
    }
}

#[test]
fn cards_and_their_sections_have_headings_with_levels() {
    let mut atlas = atlas(Setup::default());
    let cluster = ClusterId::new(atlas.state().state().computed.found[0].as_str());
    ask(&mut atlas, SelectionCommand::Select(Some(FeatureRef::from(cluster.clone()))));
    let name = atlas.state().state().facts.catalogue().cluster(&cluster).unwrap().name.full(Language::En).to_owned();
    let level = |name: &str| {
        let heading = atlas.get_by_role_and_label(Role::Heading, name);
        heading.accesskit_node().data().level()
    };
    assert_eq!(level(&name), Some(1));
    assert_eq!(level(&messages(Language::En).card.figures), Some(2));
    let details = id(&with_role(&atlas, Role::Complementary)[0]);
    assert!(lies_in(&atlas.get_by_role_and_label(Role::Heading, &name), details));
}
