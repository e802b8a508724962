//! Dragging of a layer to another place of the list.

use egui::{CursorIcon, Rect, Response, Stroke, Ui};

use super::Place;

/// Drawn layer of the list, with the handle by which it is dragged.
pub(super) struct Handle {
    /// The handle.
    pub response: Response,
    /// Row and details of the layer.
    pub block: Rect,
    /// Its place.
    pub place: Place,
}

/// Marks where the dragged layer would go. Returns its place and the new one, both from the top, once it is dropped.
pub(super) fn dropped(ui: &Ui, handles: &[Handle]) -> Option<(usize, usize)> {
    let dragged = handles.iter().find(|handle| handle.response.dragged() || handle.response.drag_stopped())?;
    let pointer = ui.ctx().pointer_interact_pos()?;
    let others = || handles.iter().filter(|handle| handle.place.at != dragged.place.at);
    let above = others().filter(|handle| handle.block.center().y < pointer.y).count();
    let (first, last) = dragged.place.range;
    let to = above.clamp(first, last);
    if dragged.response.drag_stopped() {
        return (to != dragged.place.at).then_some((dragged.place.at, to));
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let line = Stroke::new(2.0, ui.visuals().selection.stroke.color);
    let below = others().nth(to).map(|handle| handle.block.min.y);
    let end = || others().next_back().map_or(dragged.block.max.y, |handle| handle.block.max.y);
    let y = if to == dragged.place.at { dragged.block.min.y } else { below.unwrap_or_else(end) };
    ui.painter().hline(dragged.block.x_range(), y, line);
    None
}
