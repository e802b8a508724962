//! Symbology, normalisation and classification of the mapped values.

use egui::{ComboBox, RichText, Slider, Ui};
use strum::IntoEnumIterator as _;

use super::{limits, mapped, series};
use crate::{
    app::{focus, frame_context::FrameContext, theme, widgets},
    caption::{classes, values as say},
    i18n::phrase,
    view::{CLASSES, ClassificationMethod, Normalisation, Symbology, ThematicLayer},
};

/// Draws controls that edit a layer.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, layer: &mut ThematicLayer) {
    let texts = &context.texts.thematic;
    let name = say::variable(mapped(context, layer), context.texts);
    ui.add(egui::Label::new(RichText::new(name).font(theme::bold(15.0))).wrap());
    series::year(ui, context, layer);
    ui.add_space(3.0);
    if layer.variable.is_count() {
        label(ui, &texts.set_against);
        ui.horizontal_wrapped(|ui| {
            for per in Normalisation::iter() {
                ui.selectable_value(&mut layer.per, per, phrase(&texts.per, per));
            }
        });
    }
    label(ui, &texts.drawn_as);
    ui.horizontal_wrapped(|ui| {
        for form in Symbology::iter() {
            let response = ui.selectable_value(&mut layer.form, form, phrase(&texts.form, form));
            response.on_hover_text(phrase(&texts.form_tip, form));
        }
    });
    label(ui, &texts.classes);
    ui.horizontal_wrapped(|ui| {
        let before = layer.method;
        let list = ComboBox::from_id_salt("method").selected_text(phrase(&texts.method, layer.method));
        widgets::dropdown(ui, list, &texts.method_of_classes, |ui| {
            for method in ClassificationMethod::iter() {
                let response = ui.selectable_value(&mut layer.method, method, phrase(&texts.method, method));
                if response.on_hover_text(phrase(&texts.method_tip, method)).clicked() {
                    ui.close();
                }
            }
        });
        if layer.method == ClassificationMethod::Manual && before != ClassificationMethod::Manual {
            limits::start(context.computed.classified.as_deref(), layer, context.view.language);
        }
        if matches!(
            layer.method,
            ClassificationMethod::Quantile | ClassificationMethod::EqualInterval | ClassificationMethod::NaturalBreaks
        ) && layer.form != Symbology::Bivariate
        {
            let slider = Slider::new(&mut layer.classes, CLASSES).show_value(true).update_while_editing(false);
            let slider = focus::number(ui, slider);
            widgets::named(&slider, &texts.number_of_classes);
        }
    });
    // Number of classes in the legend, if smaller than the requested one.
    if let Some(fewer) =
        context.computed.classified.as_deref().and_then(|classified| classes::fewer(classified, context.texts))
    {
        ui.label(RichText::new(fewer).size(12.0));
    }
    widgets::note(ui, phrase(&texts.method_tip, layer.method));
    if layer.method == ClassificationMethod::Manual && layer.form != Symbology::Bivariate {
        limits::ui(ui, context, layer);
    }
    widgets::check_box(ui, &mut layer.weak, &texts.with_weak).on_hover_text(&texts.with_weak_tip);
}

fn label(ui: &mut Ui, text: &str) {
    ui.add_space(3.0);
    ui.label(RichText::new(text).size(12.0).color(theme::faint(ui)));
}
