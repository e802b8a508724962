//! Widgets of a pass as a tree: focusable widgets and their layout areas.

use egui::{Context, Id, LayerId, WidgetRect, WidgetRects};

/// Upper bound for the nesting of layout areas, which ends the search if parents form a cycle.
const DEEPEST: usize = 256;

/// Reads the widgets of the current pass; the context is locked meanwhile.
pub(super) fn drawn_widgets<R>(ctx: &Context, read: impl FnOnce(&WidgetRects) -> R) -> R {
    ctx.viewport(|viewport| read(&viewport.this_pass.widgets))
}

/// Reads the widgets of the last pass; the context is locked meanwhile.
pub(super) fn last_drawn_widgets<R>(ctx: &Context, read: impl FnOnce(&WidgetRects) -> R) -> R {
    ctx.viewport(|viewport| read(&viewport.prev_pass.widgets))
}

/// Widget of the current pass.
pub(super) fn drawn(ctx: &Context, id: Id) -> Option<WidgetRect> {
    drawn_widgets(ctx, |widgets| widgets.get(id).copied())
}

/// Widget of the last pass.
pub(super) fn last_drawn(ctx: &Context, id: Id) -> Option<WidgetRect> {
    last_drawn_widgets(ctx, |widgets| widgets.get(id).copied())
}

/// `true` if a widget can take the focus.
pub(super) fn takes_focus(widget: &WidgetRect) -> bool {
    widget.enabled && widget.visible && widget.sense.is_focusable()
}

/// Focusable widgets of a layer, in drawing order.
pub(super) fn focusable(widgets: &WidgetRects, layer: LayerId) -> impl Iterator<Item = Id> {
    widgets.get_layer(layer).filter(|widget| takes_focus(widget)).map(|widget| widget.id)
}

/// A widget and its enclosing layout areas, innermost first.
pub(super) fn ancestors(widgets: &WidgetRects, of: Id) -> impl Iterator<Item = Id> {
    let parent = |id: &Id| widgets.get(*id).map(|widget| widget.parent_id).filter(|parent| parent != id);
    std::iter::successors(Some(of), parent).take(DEEPEST)
}

/// `true` if a widget lies within a layout area.
pub(super) fn is_within(widgets: &WidgetRects, widget: Id, area: Id) -> bool {
    ancestors(widgets, widget).any(|id| id == area)
}
