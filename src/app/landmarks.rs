//! Roles and names of the window's parts for assistive technologies.

use egui::{Context, Rect, Role, Ui, UiBuilder, accesskit};

use super::{focus::Region, frame_context::FrameContext, settings::LeftPanel};

/// Layout area of a part, with the part's role and name.
pub(super) fn area(region: Region, context: &FrameContext<'_>) -> UiBuilder {
    let area = UiBuilder::new().scope_id(region.id());
    area.accessibility_role(role(region)).accessibility_label(name(region, context))
}

fn role(region: Region) -> Role {
    match region {
        Region::Menu => Role::Banner,
        Region::Map => Role::Main,
        Region::Rail => Role::Navigation,
        Region::Right => Role::Complementary,
        Region::Status => Role::ContentInfo,
        Region::Legend | Region::Notices | Region::FirstSteps | Region::Left | Region::Timeline | Region::Table => {
            Role::Region
        }
    }
}

fn name(region: Region, context: &FrameContext<'_>) -> String {
    let texts = &context.texts.access;
    match region {
        Region::Menu => texts.menu.clone(),
        Region::Map => texts.map.clone(),
        Region::Legend => texts.legend.clone(),
        Region::Notices => texts.notices.clone(),
        Region::FirstSteps => texts.first_steps.clone(),
        Region::Rail => texts.tabs.clone(),
        Region::Left => texts.panel.replace("{name}", tab(context)),
        Region::Right => texts.details.clone(),
        Region::Timeline => texts.timeline.clone(),
        Region::Table => texts.table.clone(),
        Region::Status => texts.status.clone(),
    }
}

/// Name of the tab whose panel is open.
fn tab<'t>(context: &FrameContext<'t>) -> &'t str {
    let texts = &context.texts.rail;
    match context.settings.left {
        LeftPanel::Clusters => &texts.clusters,
        LeftPanel::Provinces => &texts.provinces,
        LeftPanel::Compare => &texts.compare,
        LeftPanel::Programmes => &texts.programmes,
        LeftPanel::Article => &texts.article,
        LeftPanel::Layers => &texts.layers,
        LeftPanel::Analysis => &texts.analysis,
    }
}

/// Sets the bounds of the node of a layout area, which egui leaves out.
pub(super) fn set_bounds(ui: &Ui, rect: Rect) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_bounds(bounds(rect)));
}

/// Rectangle in the type of assistive technologies.
pub(super) fn bounds(rect: Rect) -> accesskit::Rect {
    let [x0, y0, x1, y1] = [rect.min.x, rect.min.y, rect.max.x, rect.max.y].map(f64::from);
    accesskit::Rect { x0, y0, x1, y1 }
}

/// Names the window, and hides nameless nodes from assistive technologies: panels between parts and their contents, and
/// handles that only a pointer moves. Called after all is drawn.
pub(super) fn finish(ctx: &Context, title: &str) {
    let window = ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title));
    if window.is_none() {
        return;
    }
    let nameless: Vec<egui::Id> = ctx.viewport(|viewport| {
        let nodes = viewport.this_pass.accesskit_state.iter().flat_map(|state| &state.nodes);
        let is_nameless =
            |node: &accesskit::Node| matches!(node.role(), Role::Pane | Role::Unknown) && node.label().is_none();
        nodes.filter(|(_, node)| is_nameless(node)).map(|(id, _)| *id).collect()
    });
    for id in nameless {
        ctx.accesskit_node_builder(id, |node| {
            node.set_role(Role::GenericContainer);
            node.remove_action(accesskit::Action::Focus);
        });
    }
}
