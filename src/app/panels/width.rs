//! The width of a panel beside the map: as a person wants it, as far as the window has room.

use std::ops::RangeInclusive;

use egui::{Id, Panel, Ui, containers::panel::PanelState};

/// Shows a panel; `salt` is what it was made with, `usual` its width until a person sets another, `most` the room there is.
///
/// egui remembers the width that it drew last: once made narrow by a small window, a panel would stay so. What is in the
/// panel may need more than it is given; that much is remembered instead, so that nothing is cut where there is room.
pub fn show(
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

/// Whether the size of a panel may be what a person does in this pass, by pointer, keys or assistive technology.
pub fn is_set_by_hand(ui: &Ui) -> bool {
    ui.input(|input| {
        let asked = input.events.iter().any(|event| matches!(event, egui::Event::AccessKitActionRequest(_)));
        asked || input.pointer.any_down() || input.pointer.any_released()
    })
}
