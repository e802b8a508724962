//! Choice of the column by whose categories the features of a layer are told apart.

use egui::{ComboBox, RichText, Ui};

use super::subject;
use crate::{
    app::{
        command::{Command, LayerCommand, LayerEdit},
        frame_context::FrameContext,
        theme, widgets,
    },
    dataset::{FieldId, LocalText, Role},
    view::Layer,
};

/// Draws the choice; nothing for a layer without columns of categories.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, out: &mut Vec<Command>) {
    let Some(features) = layer.features() else { return };
    let columns = columns(context, layer);
    if columns.is_empty() {
        return;
    }
    let (texts, language) = (&context.texts.layers, context.view.language);
    let mut chosen = features.color_by.clone();
    let title = |id: &FieldId| columns.iter().find(|(other, _)| *other == id).map(|(_, title)| title.get(language));
    let shown = chosen.as_ref().map_or(texts.one_color.as_str(), |id| title(id).unwrap_or(id.as_str())).to_owned();
    ui.label(RichText::new(&texts.color_by).size(12.0).color(theme::faint(ui)));
    let name = texts.spoken.replace("{action}", &texts.color_by).replacen("{name}", &subject::name(context, layer), 1);
    let list = ComboBox::from_id_salt(("color by", layer.id.as_str())).selected_text(shown).truncate();
    widgets::dropdown(ui, list, &name, |ui| {
        ui.selectable_value(&mut chosen, None, &texts.one_color);
        for (id, title) in &columns {
            ui.selectable_value(&mut chosen, Some((*id).clone()), title.get(language));
        }
    });
    if chosen != features.color_by {
        out.push(LayerCommand::Edit(layer.id.clone(), LayerEdit::SetColorBy(chosen)).into());
    }
}

/// Columns of categories of a layer's dataset with their titles.
fn columns<'c>(context: &FrameContext<'c>, layer: &Layer) -> Vec<(&'c FieldId, &'c LocalText)> {
    let dataset = layer.dataset().and_then(|id| context.facts.datasets().get(id));
    let fields = dataset.into_iter().flat_map(|dataset| dataset.fields());
    let is_category = |role: &Role| matches!(role, Role::Category | Role::Place(_));
    fields.filter(|field| is_category(&field.role)).map(|field| (&field.id, &field.title)).collect()
}
