//! Heading of a facet, with a button that lifts its conditions.

use egui::{Align, Layout, Ui};

use super::heading;
use crate::i18n::Messages;

/// Draws the heading, explained by a note that may be empty, and what `mark` adds to it; returns `cleared`, which lifts
/// the conditions if there are any, once its button is clicked.
pub(crate) fn facet_head<T>(
    ui: &mut Ui,
    texts: &Messages,
    (title, note): (&str, &str),
    cleared: Option<T>,
    mark: impl FnOnce(&mut Ui),
) -> Option<T> {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let label = heading(ui, title);
        if !note.is_empty() {
            label.on_hover_text(note);
        }
        mark(ui);
        let cleared = cleared?;
        let clear = &texts.filters.clear_facet;
        let spoken = texts.layers.spoken.replace("{action}", clear).replace("{name}", title);
        let button = |ui: &mut Ui| ui.small_button(clear).accessible_name(spoken).clicked();
        ui.with_layout(Layout::right_to_left(Align::Center), button).inner.then_some(cleared)
    })
    .inner
}
