//! Accessibility tree of the window, as assistive technologies read it.

mod announcements;
mod dialogs;
mod map;
mod names;
mod parts;
mod table;

use cluster_atlas::app::App;
use egui::{Role, accesskit::NodeId};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};

/// Nodes with a role, in reading order.
fn with_role<'a>(atlas: &'a Harness<'_, App>, role: Role) -> Vec<Node<'a>> {
    atlas.query_all_by(move |node| node.role() == role).collect()
}

/// Names of the nodes with a role.
fn names(atlas: &Harness<'_, App>, role: Role) -> Vec<String> {
    with_role(atlas, role).iter().filter_map(|node| node.accesskit_node().label()).collect()
}

/// `true` if a node lies in another one, at any depth.
fn lies_in(node: &Node<'_>, outer: NodeId) -> bool {
    let parents = std::iter::successors(node.accesskit_node().parent(), egui_kittest::kittest::AccessKitNode::parent);
    parents.into_iter().any(|parent| parent.locate().0 == outer)
}

fn id(node: &Node<'_>) -> NodeId {
    node.accesskit_node().locate().0
}
