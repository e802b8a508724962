//! Columns by which a layer of a person's own list is labelled and searched.

use egui::{ComboBox, RichText, TextEdit, Ui};

use super::subject;
use crate::{
    app::{
        command::{Command, LayerCommand, LayerEdit},
        focus,
        frame_context::FrameContext,
        theme, widgets,
    },
    dataset::{Dataset, Field, FieldId, Role},
    view::{FeatureLayer, FeatureQuery, Layer},
};

/// Draws the choices; nothing for a layer of the atlas.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, out: &mut Vec<Command>) {
    let Some(features) = layer.features() else { return };
    let Some(dataset) = context.facts.datasets().get(&features.query.dataset).filter(|dataset| dataset.is_own()) else {
        return;
    };
    // Nothing is drawn, and no space taken, for other layers.
    focus::apart(ui, "columns", |ui| of_list(ui, context, (layer, features, dataset), out));
}

/// Draws the choices of a layer of a person's own list.
fn of_list(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (layer, features, dataset): (&Layer, &FeatureLayer, &Dataset),
    out: &mut Vec<Command>,
) {
    let texts = &context.texts.own_columns;
    let name_title = title_of(context, dataset.fields().iter().find(|field| matches!(field.role, Role::Name(_))));
    let usual = name_title.map_or_else(|| texts.no_name.clone(), |title| texts.name.replacen("{column}", title, 1));
    let mut label = features.label_by.clone();
    choice(ui, context, (layer, dataset), (&texts.label, &usual), &mut label);
    if label != features.label_by {
        out.push(LayerCommand::Edit(layer.id.clone(), LayerEdit::SetLabelBy(label)).into());
    }
    let mut searched = features.query.text_in.clone();
    choice(ui, context, (layer, dataset), (&texts.search_in, &texts.all_texts), &mut searched);
    if searched != features.query.text_in {
        let query = FeatureQuery { text_in: searched, ..features.query.clone() };
        out.push(LayerCommand::Edit(layer.id.clone(), LayerEdit::SetQuery(query)).into());
    }
    let mut text = features.query.text.clone();
    let edit = TextEdit::singleline(&mut text).hint_text(&texts.search_hint).desired_width(f32::INFINITY);
    let field = focus::apart(ui, "text", |ui| ui.add(edit));
    widgets::named(&field, &spoken(context, &texts.search, layer));
    if field.changed() {
        out.push(LayerCommand::Edit(layer.id.clone(), LayerEdit::SetText(text)).into());
    }
}

fn title_of<'c>(context: &FrameContext<'_>, field: Option<&'c Field>) -> Option<&'c str> {
    field.map(|field| field.title.get(context.view.language))
}

fn spoken(context: &FrameContext<'_>, action: &str, layer: &Layer) -> String {
    context.texts.layers.spoken.replace("{action}", action).replacen("{name}", &subject::name(context, layer), 1)
}

/// Draws the choice of a column; the first entry is none.
fn choice(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (layer, dataset): (&Layer, &Dataset),
    (name, none): (&str, &str),
    chosen: &mut Option<FieldId>,
) {
    let fields = || dataset.fields().iter().filter(|field| field.role != Role::Geometry && field.role != Role::Key);
    let present =
        chosen.as_ref().map(|id| title_of(context, fields().find(|field| field.id == *id)).unwrap_or(id.as_str()));
    let shown = present.unwrap_or(none).to_owned();
    ui.label(RichText::new(name).size(12.0).color(theme::faint(ui)));
    let list = ComboBox::from_id_salt((name, layer.id.as_str())).selected_text(&shown).truncate();
    let list = widgets::dropdown(ui, list, &spoken(context, name, layer), |ui| {
        ui.selectable_value(chosen, None, none);
        for field in fields() {
            ui.selectable_value(chosen, Some(field.id.clone()), field.title.get(context.view.language));
        }
    });
    list.response.on_hover_text(shown);
}
