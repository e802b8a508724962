//! Choice with a name above its list; what was found stands first in the list.

use egui::{Align, ComboBox, Layout, RichText, Ui, vec2};

use crate::{
    app::{theme, widgets},
    i18n::ImportWindowTexts,
};

/// Height of a choice, points.
pub(super) const HEIGHT: f32 = 42.0;

/// Choice of one of several values.
pub(super) struct Choice<'a, T> {
    /// Name.
    pub name: &'a str,
    /// Explanation.
    pub tip: &'a str,
    /// Width, points.
    pub width: f32,
    /// Chosen value; `None` if it is found from the content.
    pub chosen: Option<T>,
    /// What was found, in words; empty if nothing was.
    pub found: String,
    /// Values with their names.
    pub values: Vec<(T, String)>,
}

impl<T: PartialEq + Clone> Choice<'_, T> {
    /// Draws the choice; returns another value, or `Some(None)` for what is found.
    pub(super) fn ui(self, ui: &mut Ui, texts: &ImportWindowTexts) -> Option<Option<T>> {
        let mut now = self.chosen.clone();
        let layout = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(vec2(self.width, HEIGHT), layout, |ui| {
            ui.set_width(self.width);
            ui.spacing_mut().item_spacing.y = 2.0;
            let is_found = self.chosen.is_none() && !self.found.is_empty();
            let caption =
                if is_found { texts.found_name.replacen("{name}", self.name, 1) } else { self.name.to_owned() };
            ui.add(egui::Label::new(RichText::new(caption).size(11.5).color(theme::faint(ui))).truncate());
            let automatic = match self.found.as_str() {
                "" => texts.automatic.clone(),
                found => texts.automatic_value.replacen("{value}", found, 1),
            };
            let of = |value: &T| self.values.iter().find(|(other, _)| other == value).map(|(_, name)| name.clone());
            let found = if self.found.is_empty() { texts.automatic.clone() } else { self.found.clone() };
            let shown = self.chosen.as_ref().and_then(of).unwrap_or(found);
            let list = ComboBox::from_id_salt(self.name).width(self.width - 2.0).selected_text(shown).truncate();
            let list = widgets::dropdown(ui, list, self.name, |ui| {
                ui.selectable_value(&mut now, None, automatic);
                for (value, name) in &self.values {
                    ui.selectable_value(&mut now, Some(value.clone()), name);
                }
            });
            if !self.tip.is_empty() {
                list.response.on_hover_text(self.tip);
            }
        });
        (now != self.chosen).then_some(now)
    }
}
