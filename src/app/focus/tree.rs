//! The widgets of a pass as a tree: which of them can have the focus, and what they lie in.

use egui::{Context, Id, LayerId, WidgetRect, WidgetRects};

/// Nested areas of layout are fewer than this; the bound ends the search should their parents ever form a circle.
const DEEPEST: usize = 256;

/// The widgets of the pass that is being drawn. The context is locked while they are read.
pub fn drawn_widgets<R>(ctx: &Context, read: impl FnOnce(&WidgetRects) -> R) -> R {
    ctx.viewport(|viewport| read(&viewport.this_pass.widgets))
}

/// The widgets of the last pass. The context is locked while they are read.
pub fn last_drawn_widgets<R>(ctx: &Context, read: impl FnOnce(&WidgetRects) -> R) -> R {
    ctx.viewport(|viewport| read(&viewport.prev_pass.widgets))
}

/// A widget of the pass that is being drawn.
pub fn drawn(ctx: &Context, id: Id) -> Option<WidgetRect> {
    drawn_widgets(ctx, |widgets| widgets.get(id).copied())
}

/// A widget of the last pass.
pub fn last_drawn(ctx: &Context, id: Id) -> Option<WidgetRect> {
    last_drawn_widgets(ctx, |widgets| widgets.get(id).copied())
}

/// Whether a widget can take the focus.
pub fn takes_focus(widget: &WidgetRect) -> bool {
    widget.enabled && widget.visible && widget.sense.is_focusable()
}

/// The widgets of a layer that can take the focus, in the order of drawing.
pub fn focusable(widgets: &WidgetRects, layer: LayerId) -> impl Iterator<Item = Id> {
    widgets.get_layer(layer).filter(|widget| takes_focus(widget)).map(|widget| widget.id)
}

/// A widget and the areas of layout that it lies in, from the inside out.
pub fn ancestors(widgets: &WidgetRects, of: Id) -> impl Iterator<Item = Id> {
    let parent = |id: &Id| widgets.get(*id).map(|widget| widget.parent_id).filter(|parent| parent != id);
    std::iter::successors(Some(of), parent).take(DEEPEST)
}

/// Whether a widget lies in that area of layout.
pub fn is_within(widgets: &WidgetRects, widget: Id, area: Id) -> bool {
    ancestors(widgets, widget).any(|id| id == area)
}
