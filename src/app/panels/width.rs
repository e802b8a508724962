//! The width of a panel beside the map: as a person wants it, as far as the window has room.

use std::ops::RangeInclusive;

use egui::{Id, Panel, Ui, containers::panel::PanelState};

/// Shows a panel; `salt` is what it was made with, `usual` its width until a person sets another, `most` the room there is.
///
/// egui remembers the width that it drew last: once made narrow by a small window, a panel would stay so.
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
    let given = wanted.clamp(least, most);
    ui.data_mut(|data| data.remove::<PanelState>(id));
    let shown = panel.default_size(given).size_range(least..=most).show(ui, add).response.rect.width();
    if (shown - given).abs() > 0.5 && is_set_by_hand(ui) {
        ui.data_mut(|data| data.insert_temp(id.with("wanted"), shown));
    }
}

/// Whether the size of a panel may be what a person does in this pass, by pointer, keys or assistive technology.
pub fn is_set_by_hand(ui: &Ui) -> bool {
    ui.input(|input| {
        let asked = input.events.iter().any(|event| matches!(event, egui::Event::AccessKitActionRequest(_)));
        asked || input.pointer.any_down() || input.pointer.any_released()
    })
}
