//! Resize handle of a panel: accessible name, and arrow keys that move it.

use egui::{Id, Key, Modifiers, Ui, accesskit};

use super::{region::Region, reserved_keys::keep_arrows, widget_tree};

/// Names the handle of the region drawn in `ui`.
pub(crate) fn name_splitter(ui: &Ui, name: &str) {
    if let Some(handle) = handle(ui) {
        ui.ctx().accesskit_node_builder(handle, |node| node.set_label(name));
    }
}

/// Moves the focused handle of the region that is about to be drawn by arrow keys.
///
/// egui moves a handle only on requests of assistive technologies; the keys are converted into such requests.
pub(crate) fn move_splitter(ui: &Ui, region: Region) {
    let Some((grow, shrink)) = keys(region) else { return };
    let Some(handle) = handle(ui) else { return };
    if !ui.memory(|memory| memory.has_focus(handle)) {
        return;
    }
    keep_arrows(ui, handle);
    for (key, action) in [(grow, accesskit::Action::Increment), (shrink, accesskit::Action::Decrement)] {
        let times = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let request = accesskit::ActionRequest {
            action,
            target_tree: accesskit::TreeId::ROOT,
            target_node: handle.accesskit_id(),
            data: None,
        };
        let requests = std::iter::repeat_n(egui::Event::AccessKitActionRequest(request), times);
        ui.input_mut(|input| input.events.extend(requests));
    }
}

/// Keys that enlarge and shrink the panel of a region; `None` for a fixed size.
fn keys(region: Region) -> Option<(Key, Key)> {
    match region {
        Region::Left => Some((Key::ArrowRight, Key::ArrowLeft)),
        Region::Right => Some((Key::ArrowLeft, Key::ArrowRight)),
        Region::Table => Some((Key::ArrowUp, Key::ArrowDown)),
        Region::Menu
        | Region::Rail
        | Region::Map
        | Region::Legend
        | Region::Notices
        | Region::FirstSteps
        | Region::Timeline
        | Region::Status => None,
    }
}

/// Handle drawn in the last pass: the draggable widget next to the panel, not inside it.
fn handle(ui: &Ui) -> Option<Id> {
    let area = ui.unique_id();
    widget_tree::last_drawn_widgets(ui.ctx(), |widgets| {
        let mut layer = widgets.get_layer(ui.layer_id());
        let found = layer
            .find(|widget| widget.parent_id == area && widget.sense.senses_drag() && widget_tree::takes_focus(widget));
        found.map(|widget| widget.id)
    })
}
