//! Controls of the classes by which the features of a layer are coloured: method, number, colours.

use egui::{ComboBox, Slider, Ui};
use strum::IntoEnumIterator as _;

use super::{NUMBER, colors};
use crate::{
    app::{focus, frame_context::FrameContext, widgets},
    i18n::phrase,
    view::{CLASSES, ClassificationMethod, FeatureClasses},
};

/// Draws the controls for a choice that made a number of classes.
pub(in crate::app::panels) fn ui(ui: &mut Ui, context: &FrameContext<'_>, choice: &mut FeatureClasses, made: usize) {
    let texts = &context.texts.thematic;
    let list = ComboBox::from_id_salt("method of features").selected_text(phrase(&texts.method, choice.method));
    widgets::dropdown(ui, list, &texts.classes, |ui| {
        for method in ClassificationMethod::iter().filter(|method| *method != ClassificationMethod::Manual) {
            ui.selectable_value(&mut choice.method, method, phrase(&texts.method, method))
                .on_hover_text(phrase(&texts.method_tip, method));
        }
    });
    if choice.method != ClassificationMethod::HeadTail {
        ui.scope(|ui| {
            ui.spacing_mut().slider_width = (ui.available_width() - NUMBER).clamp(60.0, 160.0);
            let slider = Slider::new(&mut choice.classes, CLASSES).show_value(true).update_while_editing(false);
            widgets::named(&focus::number(ui, slider), &texts.number_of_classes);
        });
    }
    colors::ui(ui, context, &mut choice.colors, Some(made));
}
