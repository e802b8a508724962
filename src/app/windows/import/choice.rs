//! Choice with a name above its list; what was found stands first in the list.

use egui::{Align, ComboBox, Layout, RichText, Ui, vec2};

use crate::{
    app::{theme, widgets},
    i18n::ImportWindowTexts,
};

/// Height of a choice, points.
pub(super) const HEIGHT: f32 = 42.0;

/// Value where nothing is chosen.
pub(super) enum Otherwise {
    /// Value found in the file, in words; empty if there is none.
    Found(String),
    /// Usual value, in words; the file does not tell.
    Usual(String),
}

/// Choice of one of several values.
pub(super) struct Choice<'a, T> {
    /// Name.
    pub name: &'a str,
    /// Explanation.
    pub tip: &'a str,
    /// Width, points.
    pub width: f32,
    /// Chosen value, which the choice changes; `None` if nothing is chosen.
    pub chosen: &'a mut Option<T>,
    /// Value without a choice.
    pub otherwise: Otherwise,
    /// Values with their names.
    pub values: Vec<(T, String)>,
}

impl<T: PartialEq + Clone> Choice<'_, T> {
    /// Draws the choice.
    pub(super) fn ui(self, ui: &mut Ui, texts: &ImportWindowTexts) {
        let layout = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(vec2(self.width, HEIGHT), layout, |ui| {
            ui.set_width(self.width);
            ui.spacing_mut().item_spacing.y = 2.0;
            let (caption, shown, entry) = match (&self.otherwise, &*self.chosen) {
                (Otherwise::Found(found), None) if !found.is_empty() => {
                    let caption = texts.found_name.replacen("{name}", self.name, 1);
                    (caption, found.clone(), texts.automatic_value.replacen("{value}", found, 1))
                }
                (Otherwise::Found(_), _) => (self.name.to_owned(), texts.automatic.clone(), texts.automatic.clone()),
                (Otherwise::Usual(usual), _) => (self.name.to_owned(), usual.clone(), usual.clone()),
            };
            ui.add(egui::Label::new(RichText::new(caption).size(11.5).color(theme::faint(ui))).truncate());
            let of = |value: &T| self.values.iter().find(|(other, _)| other == value).map(|(_, name)| name.clone());
            let shown = self.chosen.as_ref().and_then(of).unwrap_or(shown);
            let list = ComboBox::from_id_salt(self.name).width(self.width - 2.0).selected_text(shown).truncate();
            let list = widgets::dropdown(ui, list, self.name, |ui| {
                ui.selectable_value(self.chosen, None, entry);
                for (value, name) in &self.values {
                    ui.selectable_value(self.chosen, Some(value.clone()), name);
                }
            });
            if !self.tip.is_empty() {
                list.response.on_hover_text(self.tip);
            }
        });
    }
}
