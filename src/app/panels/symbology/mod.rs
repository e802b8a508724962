//! Controls of the symbology of values: normalisation, form, classes, colours.

mod colors;
pub(super) mod feature_classes;
mod limits;

use egui::{ComboBox, RichText, Slider, Ui};
use strum::IntoEnumIterator as _;

use crate::{
    app::{
        command::{Command, LayerCommand},
        focus,
        frame_context::FrameContext,
        theme, widgets,
    },
    caption::{Mapped, classes},
    i18n::{Term, phrase},
    query::{ClassifiedValues, normalisations},
    view::{CLASSES, ClassificationMethod, EditKind, Normalisation, Symbology, ThematicLayer},
};

/// Width reserved for the number beside a slider, points.
const NUMBER: f32 = 66.0;

/// Draws controls that edit the layer that is worked on, whose values are given.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, drawn: &ClassifiedValues, out: &mut Vec<Command>) {
    let mut layer = drawn.layer.clone();
    controls(ui, context, drawn, &mut layer, out);
    if layer == drawn.layer {
        return;
    }
    let before = &drawn.layer;
    // A dragged slider or typed list of breaks is one undo step until the interaction ends.
    let goes_on = layer.method == before.method && (layer.classes, &layer.breaks) != (before.classes, &before.breaks);
    let kind = if goes_on { EditKind::Typing } else { EditKind::Single };
    out.push(LayerCommand::SetThematic(Some(layer), kind).into());
}

/// A layer being edited with what the mapped measure is called.
fn mapped<'a>(drawn: &'a ClassifiedValues, layer: &'a ThematicLayer) -> Mapped<'a> {
    Mapped { layer, ..Mapped::from(drawn) }
}

fn controls(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    drawn: &ClassifiedValues,
    layer: &mut ThematicLayer,
    out: &mut Vec<Command>,
) {
    let texts = &context.texts.thematic;
    let offered = match &drawn.measure {
        _ if layer.variable.is_divisible() => {
            vec![Normalisation::Nothing, Normalisation::Population, Normalisation::Gdp]
        }
        Some(measure) if layer.since().is_none() => normalisations(measure),
        _ => Vec::new(),
    };
    if offered.len() > 1 {
        label(ui, context, (&texts.set_against, Term::Normalisation), out);
        ui.horizontal_wrapped(|ui| {
            for per in offered {
                let is_stated = per == Normalisation::Nothing && !layer.variable.is_count();
                let name = if is_stated { &texts.as_stated } else { phrase(&texts.per, per) };
                ui.selectable_value(&mut layer.per, per, name);
            }
        });
    }
    let form = match layer.form {
        Symbology::Choropleth => Term::Choropleth,
        Symbology::GraduatedSymbols => Term::ProportionalSymbols,
        Symbology::Bivariate => Term::BivariateMap,
    };
    label(ui, context, (&texts.drawn_as, form), out);
    ui.horizontal_wrapped(|ui| {
        // The area of a circle is never negative, as growth may be.
        let has_circles = layer.since().is_none();
        for form in Symbology::iter().filter(|form| has_circles || *form != Symbology::GraduatedSymbols) {
            let response = ui.selectable_value(&mut layer.form, form, phrase(&texts.form, form));
            response.on_hover_text(phrase(&texts.form_tip, form));
        }
    });
    if layer.form.fills_areas() {
        classes_of_areas(ui, context, drawn, layer, out);
    }
    if layer.form != Symbology::Bivariate {
        label(ui, context, (&texts.colors, Term::ColourScheme), out);
        colors::ui(ui, context, &mut layer.colors, layer.form.fills_areas().then(|| drawn.made()));
    }
    if layer.variable.own().is_some() {
        return;
    }
    widgets::with_term(ui, context, Term::WeaklySourced, out, |ui| {
        widgets::check_box(ui, &mut layer.weak, &texts.with_weak).on_hover_text(&texts.with_weak_tip)
    });
}

/// Draws controls of classes and colours, for areas that are no provinces.
pub(super) fn classes_and_colors(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    drawn: &ClassifiedValues,
    layer: &mut ThematicLayer,
    out: &mut Vec<Command>,
) {
    classes_of_areas(ui, context, drawn, layer, out);
    label(ui, context, (&context.texts.thematic.colors, Term::ColourScheme), out);
    colors::ui(ui, context, &mut layer.colors, Some(drawn.made()));
}

/// Controls of the classes of filled provinces; circles have none.
fn classes_of_areas(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    drawn: &ClassifiedValues,
    layer: &mut ThematicLayer,
    out: &mut Vec<Command>,
) {
    let texts = &context.texts.thematic;
    let method_term = match layer.method {
        ClassificationMethod::Quantile => Term::Quantile,
        ClassificationMethod::EqualInterval => Term::EqualInterval,
        ClassificationMethod::NaturalBreaks => Term::NaturalBreaks,
        ClassificationMethod::HeadTail => Term::HeadTailBreaks,
        ClassificationMethod::Manual => Term::ManualBreaks,
    };
    label(ui, context, (&texts.classes, method_term), out);
    method(ui, context, drawn, layer);
    if let (
        true,
        ClassificationMethod::Quantile | ClassificationMethod::EqualInterval | ClassificationMethod::NaturalBreaks,
    ) = (layer.form != Symbology::Bivariate, layer.method)
    {
        ui.scope(|ui| {
            ui.spacing_mut().slider_width = (ui.available_width() - NUMBER).clamp(60.0, 160.0);
            let slider = Slider::new(&mut layer.classes, CLASSES).show_value(true).update_while_editing(false);
            widgets::named(&focus::number(ui, slider), &texts.number_of_classes);
        });
    }
    // Number of classes in the legend, if smaller than the requested one.
    if let Some(fewer) = classes::fewer(drawn, context.texts) {
        ui.label(RichText::new(fewer).size(12.0));
    }
    widgets::note(ui, phrase(&texts.method_tip, layer.method));
    if layer.method == ClassificationMethod::Manual {
        limits::ui(ui, context, drawn, layer);
    }
}

/// Choice of the classification method.
fn method(ui: &mut Ui, context: &FrameContext<'_>, drawn: &ClassifiedValues, layer: &mut ThematicLayer) {
    let (texts, before) = (&context.texts.thematic, layer.method);
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
        limits::start(drawn, layer, context.view.language);
    }
}

/// Label of a control, followed by the mark of its term.
fn label(ui: &mut Ui, context: &FrameContext<'_>, (text, term): (&str, Term), out: &mut Vec<Command>) {
    ui.add_space(3.0);
    widgets::with_term(ui, context, term, out, |ui| ui.label(RichText::new(text).size(12.0).color(theme::faint(ui))));
}
