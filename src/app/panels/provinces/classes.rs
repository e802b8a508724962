//! Form, denominator and classes of the values that are mapped.

use egui::{ComboBox, RichText, Slider, TextEdit, Ui};
use strum::IntoEnumIterator as _;

use crate::{
    app::{atlas::Atlas, theme, widgets},
    caption::values as say,
    i18n::phrase,
    view::{CLASSES, Form, Method, Per, Thematic},
};

/// Edits a layer.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, layer: &mut Thematic) {
    let texts = &atlas.texts.thematic;
    let name = say::variable(layer, atlas.view.language);
    ui.add(egui::Label::new(RichText::new(name).font(theme::bold(15.0))).wrap());
    ui.add_space(3.0);
    if layer.variable.is_count() {
        label(ui, &texts.set_against);
        ui.horizontal_wrapped(|ui| {
            for per in Per::iter() {
                ui.selectable_value(&mut layer.per, per, phrase(&texts.per, per));
            }
        });
    }
    label(ui, &texts.drawn_as);
    ui.horizontal_wrapped(|ui| {
        for form in Form::iter() {
            let response = ui.selectable_value(&mut layer.form, form, phrase(&texts.form, form));
            response.on_hover_text(phrase(&texts.form_tip, form));
        }
    });
    label(ui, &texts.classes);
    ui.horizontal_wrapped(|ui| {
        let before = layer.method;
        let method =
            ComboBox::from_id_salt("method").selected_text(phrase(&texts.method, layer.method)).show_ui(ui, |ui| {
                for method in Method::iter() {
                    let response = ui.selectable_value(&mut layer.method, method, phrase(&texts.method, method));
                    if response.on_hover_text(phrase(&texts.method_tip, method)).clicked() {
                        ui.close();
                    }
                }
            });
        widgets::named(&method.response, &texts.method_of_classes);
        if layer.method == Method::Own && before != Method::Own {
            start_own(atlas, layer);
        }
        if matches!(layer.method, Method::Quantile | Method::EqualInterval | Method::NaturalBreaks)
            && layer.form != Form::Bivariate
        {
            let slider = ui.add(Slider::new(&mut layer.classes, CLASSES).show_value(true));
            widgets::named(&slider, &texts.number_of_classes);
        }
    });
    widgets::note(ui, phrase(&texts.method_tip, layer.method));
    if layer.method == Method::Own && layer.form != Form::Bivariate {
        own(ui, atlas, layer);
    }
    ui.checkbox(&mut layer.weak, &texts.with_weak).on_hover_text(&texts.with_weak_tip);
}

fn label(ui: &mut Ui, text: &str) {
    ui.add_space(3.0);
    ui.label(RichText::new(text).size(12.0).color(theme::faint(ui)));
}

/// Own limits begin as those that were drawn.
fn start_own(atlas: &Atlas<'_>, layer: &mut Thematic) {
    if let Some(classes) = atlas.derived.mapped.as_ref().and_then(|mapped| mapped.classes.as_ref()) {
        let limits = classes.limits();
        layer.breaks = limits.iter().take(limits.len().saturating_sub(1)).copied().collect();
    }
}

/// A field for limits between classes. What is typed counts once it is sound; until then the map stays as it is.
fn own(ui: &mut Ui, atlas: &Atlas<'_>, layer: &mut Thematic) {
    let texts = &atlas.texts.thematic;
    let id = ui.scope_id().with("own limits");
    let written = layer.breaks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let (for_limits, mut text) = ui
        .data(|data| data.get_temp::<(Vec<f64>, String)>(id))
        .filter(|(limits, _)| *limits == layer.breaks)
        .unwrap_or_else(|| (layer.breaks.clone(), written));
    let edit = TextEdit::singleline(&mut text).desired_width(f32::INFINITY).hint_text("10, 20, 50");
    let response = ui.add(edit).accessible_name(&texts.own_limits);
    if response.changed() {
        match parse(&text) {
            Some(limits) if (Thematic { breaks: limits.clone(), ..layer.clone() }).check().is_ok() => {
                layer.breaks.clone_from(&limits);
                ui.data_mut(|data| data.insert_temp(id, (limits, text.clone())));
            }
            _ => {
                ui.data_mut(|data| data.insert_temp(id, (for_limits, text.clone())));
            }
        }
    }
    if parse(&text).is_none_or(|limits| Thematic { breaks: limits, ..layer.clone() }.check().is_err()) {
        ui.label(RichText::new(&texts.own_limits_wrong).size(11.5).color(ui.visuals().error_fg_color));
    } else {
        widgets::note(ui, &texts.own_limits_note);
    }
}

/// Numbers with commas between them.
fn parse(text: &str) -> Option<Vec<f64>> {
    let parts = text.split([',', '，', ';', '；']).map(str::trim).filter(|part| !part.is_empty());
    let limits = parts.map(|part| part.parse::<f64>().ok()).collect::<Option<Vec<_>>>()?;
    (!limits.is_empty()).then_some(limits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_numbers_with_commas() {
        assert_eq!(parse("10, 20,50.5"), Some(vec![10.0, 20.0, 50.5]));
        assert_eq!(parse("10，20"), Some(vec![10.0, 20.0]));
        assert_eq!(parse("10, x"), None);
        assert_eq!(parse(" , "), None);
    }
}
