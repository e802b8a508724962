//! The panel on the left: one of several rooms, chosen by the rail beside it.

use egui::Ui;

use super::{article, filters, programmes, provinces};
use crate::app::{atlas::Atlas, command::Command, layout::MAP, settings::LeftPanel};

/// How wide it can be, points.
pub const WIDTH: std::ops::RangeInclusive<f32> = 200.0..=460.0;

/// The panel.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, out: &mut Vec<Command>) {
    let share = if atlas.settings.left == LeftPanel::Clusters { 0.2 } else { 0.25 };
    let width = (ui.available_width() * share).clamp(212.0, 340.0);
    // Each room remembers its own width.
    let id = ui.scope_id().with(("left", atlas.settings.left as u8));
    // The map keeps some room, and so does the panel on the right.
    let beside = MAP.x + *super::right::WIDTH.start();
    let most = (ui.available_width() - beside).clamp(*WIDTH.start(), *WIDTH.end());
    egui::Panel::left(id).default_size(width.min(most)).size_range(*WIDTH.start()..=most).show(ui, |ui| {
        ui.add_space(6.0);
        match atlas.settings.left {
            LeftPanel::Clusters => filters::ui(ui, atlas, out),
            LeftPanel::Provinces => provinces::ui(ui, atlas, out),
            LeftPanel::Programmes => programmes::ui(ui, atlas, out),
            LeftPanel::Article => article::ui(ui, atlas, out),
        }
    });
}
