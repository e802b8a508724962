//! The map, its clusters and provinces.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, LayerCommand, SelectionCommand},
    },
    model::{Batches, Language, ProvinceId},
    view::{EditKind, FeatureRef, Normalisation, ThematicLayer, Variable},
};
use egui::{Role, accesskit::NodeId};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};

use super::{id, lies_in, with_role};
use crate::support::{Setup, ask, atlas, view};

fn map<'a>(atlas: &'a Harness<'_, App>) -> Node<'a> {
    with_role(atlas, Role::Canvas).into_iter().next().unwrap()
}

fn little_giants() -> Command {
    let variable = Variable::LittleGiants(Batches::FIRST_TWO);
    let layer = ThematicLayer { per: Normalisation::Population, ..ThematicLayer::of(variable) };
    LayerCommand::SetThematic(Some(layer), EditKind::Single).into()
}

/// Node of the province whose name begins so.
fn province<'a>(atlas: &'a Harness<'_, App>, start: &str) -> Node<'a> {
    let list = id(&atlas.get_by_role(Role::List));
    let items = with_role(atlas, Role::ListItem).into_iter().filter(move |node| lies_in(node, list));
    let mut items = items.filter(|node| node.accesskit_node().label().is_some_and(|name| name.starts_with(start)));
    items.next().unwrap()
}

#[test]
fn the_map_describes_what_is_mapped() {
    let mut atlas = atlas(Setup::default());
    let said = |atlas: &Harness<'static, App>| map(atlas).accesskit_node().description().unwrap_or_default();
    assert!(said(&atlas).contains("all 45 national advanced manufacturing clusters"), "{}", said(&atlas));
    ask(&mut atlas, little_giants());
    let values = said(&atlas);
    assert!(values.contains("Little giants") && values.contains("Beijing ("), "{values}");
    ask(&mut atlas, Action::LanguageChinese);
    assert!(said(&atlas).contains("北京"), "{}", said(&atlas));
}

#[test]
fn provinces_are_nodes_of_the_map_with_value_rank_and_selection() {
    let mut atlas = atlas(Setup::default());
    let list = atlas.get_by_role(Role::List);
    assert!(lies_in(&list, id(&map(&atlas))), "the provinces are read with the map");
    let items = with_role(&atlas, Role::ListItem);
    assert_eq!(items.iter().filter(|node| lies_in(node, id(&list))).count(), 34);
    assert_eq!(province(&atlas, "Jiangsu").accesskit_node().label().unwrap(), "Jiangsu, 10 clusters shown here");
    let before = id(&province(&atlas, "Jiangsu"));
    ask(&mut atlas, little_giants());
    let name = province(&atlas, "Beijing").accesskit_node().label().unwrap();
    assert!(name.contains(" firms per million people") && name.ends_with("rank 1 of 31"), "{name}");
    assert_eq!(id(&province(&atlas, "Jiangsu")), before, "the same province is the same node");

    province(&atlas, "Jiangsu").click_accesskit();
    atlas.run();
    assert_eq!(view(&atlas).selection, Some(FeatureRef::from(ProvinceId::new("JS"))));
    assert_eq!(province(&atlas, "Jiangsu").accesskit_node().is_selected(), Some(true));
    assert_eq!(province(&atlas, "Beijing").accesskit_node().is_selected(), Some(false));
}

const XUZHOU: &str = "Xuzhou Construction Machinery Cluster, High-end equipment";

#[test]
fn a_cluster_says_where_it_is_and_whether_it_is_selected() {
    let mut atlas = atlas(Setup::default());
    let symbol = |atlas: &Harness<'static, App>| {
        let node = atlas.get_by_label(XUZHOU);
        let node = node.accesskit_node();
        (node.locate().0, node.description().unwrap_or_default(), node.is_selected())
    };
    let before: (NodeId, String, Option<bool>) = symbol(&atlas);
    assert_eq!((before.1.as_str(), before.2), ("Xuzhou, Jiangsu", Some(false)));
    atlas.get_by_label(XUZHOU).click_accesskit();
    atlas.run();
    assert!(view(&atlas).selection.is_some());
    let after = symbol(&atlas);
    assert_eq!((after.0, after.2), (before.0, Some(true)));
    ask(&mut atlas, SelectionCommand::Select(None));
    ask(&mut atlas, Action::LanguageChinese);
    let chinese = atlas.get_by_label("徐州市工程机械集群，高端装备");
    assert_eq!(chinese.accesskit_node().description().as_deref(), Some("徐州、江苏"));
    assert_eq!(view(&atlas).language, Language::Zh);
}
