//! Width of the side panels: the user's choice, limited by the window.

use std::ops::RangeInclusive;

use egui::{Id, Panel, Ui, containers::panel::PanelState};

/// Shows a panel created with the id `salt`; `usual` is its initial width, `most` the available width, points.
///
/// egui stores the width last drawn, so that a panel narrowed by a small window would stay narrow. This function stores
/// the user's choice instead, and separately the width that the contents need.
pub(super) fn show(
    ui: &mut Ui,
    panel: Panel,
    salt: Id,
    usual: f32,
    (range, most): (RangeInclusive<f32>, f32),
    add: impl FnOnce(&mut Ui),
) {
    let (least, most) = (*range.start(), most.clamp(*range.start(), *range.end()));
    let id = ui.scope_id().with(salt);
    let wanted: f32 = ui.data(|data| data.get_temp(id.with("wanted"))).unwrap_or(usual);
    let needed: f32 = ui.data(|data| data.get_temp(id.with("needed"))).unwrap_or(least);
    let given = wanted.max(needed).clamp(least, most);
    ui.data_mut(|data| data.remove::<PanelState>(id));
    let shown = panel.default_size(given).size_range(least..=most).show(ui, add).response.rect.width();
    if (shown - given).abs() <= 0.5 {
        return;
    }
    if is_set_by_hand(ui) {
        ui.data_mut(|data| data.insert_temp(id.with("wanted"), shown));
    } else if shown > given && given < most {
        ui.data_mut(|data| data.insert_temp(id.with("needed"), shown));
        ui.ctx().request_discard("a panel needs more room for what is in it");
        ui.ctx().request_repaint();
    }
}

/// `true` if a size change in this pass may come from the user: pointer, keys, or assistive technology.
pub(super) fn is_set_by_hand(ui: &Ui) -> bool {
    ui.input(|input| {
        let asked = input.events.iter().any(|event| matches!(event, egui::Event::AccessKitActionRequest(_)));
        asked || input.pointer.any_down() || input.pointer.any_released()
    })
}
