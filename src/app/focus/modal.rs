//! Actions of assistive technologies on widgets behind a modal window.

use egui::{Context, Event, accesskit::NodeId};

use super::widget_tree;

/// Drops requested actions on widgets that an open modal window blocks; called before drawing.
pub(crate) fn refuse_behind(ctx: &Context) {
    let target = |event: &Event| match event {
        Event::AccessKitActionRequest(request) => Some(request.target_node),
        _ => None,
    };
    let targets: Vec<NodeId> = ctx.input(|input| input.events.iter().filter_map(target).collect());
    let blocked: Vec<NodeId> = targets.into_iter().filter(|target| is_behind(ctx, *target)).collect();
    if !blocked.is_empty() {
        ctx.input_mut(|input| input.events.retain(|event| target(event).is_none_or(|node| !blocked.contains(&node))));
    }
}

fn is_behind(ctx: &Context, node: NodeId) -> bool {
    let layer = widget_tree::last_drawn_widgets(ctx, |widgets| {
        let mut all = widgets.layers().flat_map(|(_, widgets)| widgets);
        all.find(|widget| widget.id.accesskit_id() == node).map(|widget| widget.layer_id)
    });
    layer.is_some_and(|layer| !ctx.memory(|memory| memory.allows_interaction(layer)))
}
