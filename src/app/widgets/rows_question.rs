//! Question of what several rows of one place mean, with its answers as buttons.

use egui::{Button, Label, RichText, TextWrapMode, Ui};

use crate::{
    app::{focus, theme},
    caption::own_places,
    dataset::ListOfPlaces,
    i18n::{Messages, phrase},
    query::answers,
    recipe::DoubleKeys,
};

/// Draws the question; the answer that is chosen, if one is clicked that was not.
pub(crate) fn rows_question(
    ui: &mut Ui,
    texts: &Messages,
    list: &ListOfPlaces,
    answered: Option<DoubleKeys>,
) -> Option<DoubleKeys> {
    let words = own_places::question(list, texts);
    let color = if answered.is_none() { ui.visuals().warn_fg_color } else { theme::faint(ui) };
    ui.add(Label::new(RichText::new(&words).size(12.0).color(color)).wrap());
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
        for answer in answers(list) {
            let name = phrase(&texts.own_places.answer, answer);
            let is_chosen = answered == Some(answer);
            let button = focus::apart(ui, <&str>::from(answer), |ui| {
                ui.add(Button::selectable(is_chosen, name).frame_when_inactive(true).wrap_mode(TextWrapMode::Extend))
            });
            if button.on_hover_text(phrase(&texts.own_places.answer_tip, answer)).clicked() && !is_chosen {
                chosen = Some(answer);
            }
        }
    });
    chosen
}
