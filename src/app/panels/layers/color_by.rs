//! Choice of the columns by which the features of a layer are coloured and sized.

use egui::{ComboBox, RichText, Ui};

use super::subject;
use crate::{
    app::{
        command::{Command, LayerCommand, LayerEdit},
        frame_context::FrameContext,
        panels::symbology::feature_classes,
        theme, widgets,
    },
    dataset::{Column, FieldId, LocalText, Role},
    query::ClassedFeatures,
    view::{EditKind, Layer},
};

/// A column with its title.
type Titled<'c> = (&'c FieldId, &'c LocalText);

/// Draws the choices; nothing for a layer without such columns.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, out: &mut Vec<Command>) {
    let Some(features) = layer.features() else { return };
    let (categories, numbers) = (categories(context, layer), numbers(context, layer));
    let edit = |edit| Command::from(LayerCommand::Edit(layer.id.clone(), edit));
    let (layers, columns) = (&context.texts.layers, &context.texts.own_columns);
    let all: Vec<Titled<'_>> = categories.into_iter().chain(numbers.iter().copied()).collect();
    if !all.is_empty() {
        let mut chosen = features.color_by.clone();
        choice(ui, context, layer, (&layers.color_by, &layers.one_color), &all, &mut chosen);
        if chosen != features.color_by {
            out.push(edit(LayerEdit::SetColorBy(chosen)));
        }
    }
    if let Some(classed) = classed(context, layer) {
        let before = features.classes.clone().unwrap_or_default();
        let mut classes = before.clone();
        feature_classes::ui(ui, context, &mut classes, classed.classes.len());
        if classes != before {
            // A dragged slider is one undo step.
            let kind = if classes.classes == before.classes { EditKind::Single } else { EditKind::Typing };
            out.push(edit(LayerEdit::SetFeatureClasses(classes, kind)));
        }
    }
    if !numbers.is_empty() {
        let mut chosen = features.size_by.clone();
        choice(ui, context, layer, (&columns.size_by, &columns.one_size), &numbers, &mut chosen);
        if chosen != features.size_by {
            out.push(edit(LayerEdit::SetSizeBy(chosen)));
        }
    }
}

/// Draws the choice of a column; the first entry is none.
fn choice(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    layer: &Layer,
    (action, none): (&str, &str),
    columns: &[Titled<'_>],
    chosen: &mut Option<FieldId>,
) {
    let language = context.view.language;
    let title = |id: &FieldId| columns.iter().find(|(other, _)| *other == id).map(|(_, title)| title.get(language));
    let shown = chosen.as_ref().map_or(none, |id| title(id).unwrap_or(id.as_str())).to_owned();
    ui.label(RichText::new(action).size(12.0).color(theme::faint(ui)));
    let spoken = &context.texts.layers.spoken;
    let name = spoken.replace("{action}", action).replacen("{name}", &subject::name(context, layer), 1);
    let list = ComboBox::from_id_salt((action, layer.id.as_str())).selected_text(&shown).truncate();
    let list = widgets::dropdown(ui, list, &name, |ui| {
        ui.selectable_value(chosen, None, none);
        for (id, title) in columns {
            ui.selectable_value(chosen, Some((*id).clone()), title.get(language));
        }
    });
    list.response.on_hover_text(shown);
}

/// Classes of the features of a layer that is drawn; `None` without any.
fn classed<'c>(context: &FrameContext<'c>, layer: &Layer) -> Option<&'c ClassedFeatures> {
    context.computed.features.iter().find(|features| features.layer == layer.id)?.classed.as_deref()
}

/// Columns of categories of a layer's dataset.
fn categories<'c>(context: &FrameContext<'c>, layer: &Layer) -> Vec<Titled<'c>> {
    let dataset = layer.dataset().and_then(|id| context.facts.datasets().get(id));
    let fields = dataset.into_iter().flat_map(|dataset| dataset.fields());
    let is_category = |role: &Role| matches!(role, Role::Category | Role::Place(_));
    fields.filter(|field| is_category(&field.role)).map(|field| (&field.id, &field.title)).collect()
}

/// Columns of numbers of a person's own dataset.
fn numbers<'c>(context: &FrameContext<'c>, layer: &Layer) -> Vec<Titled<'c>> {
    let dataset = layer.dataset().and_then(|id| context.facts.datasets().get(id)).filter(|dataset| dataset.is_own());
    let fields = dataset.into_iter().flat_map(|dataset| dataset.fields());
    let is_number = |id: &FieldId| {
        dataset.and_then(|dataset| dataset.column(id)).is_some_and(|column| matches!(column, Column::Numbers(_)))
    };
    fields.filter(|field| is_number(&field.id)).map(|field| (&field.id, &field.title)).collect()
}
