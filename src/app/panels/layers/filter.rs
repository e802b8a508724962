//! Filter of a layer of features: the values of its fields, with the number of features that each would leave.

use egui::Ui;

use crate::{
    app::{
        command::{Command, LayerCommand, LayerEdit},
        focus,
        frame_context::FrameContext,
        widgets::{facet_head, facet_row, folded},
    },
    dataset::{Code, Field, Role},
    view::{FeatureQuery, Layer},
};

/// Number of values of a field that are listed before the list is expanded.
const FEW: usize = 8;

/// Draws a list of check boxes for each field that sorts the features of the layer.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, out: &mut Vec<Command>) {
    let Some(query) = layer.features().map(|features| &features.query) else { return };
    let Some(dataset) = context.facts.datasets().get(&query.dataset) else { return };
    let mut ask = |query| out.push(LayerCommand::Edit(layer.id.clone(), LayerEdit::SetQuery(query)).into());
    for field in dataset.fields().iter().filter(|field| field.role == Role::Category) {
        let Some(list) = dataset.column(&field.id).and_then(|column| column.list()) else { continue };
        let facets = &context.computed.layer_facets;
        let (id, language) = (field.id.as_str(), context.view.language);
        let is_used = |code: &&Code| facets.all.of_code(id, &code.id) > 0 || query.filter.names(id, &code.id);
        let codes: Vec<&Code> = list.iter().map(|(_, code)| code).filter(is_used).collect();
        // A single value sorts nothing.
        if codes.len() < 2 && query.filter.get(id).is_none() {
            continue;
        }
        let cleared = query.filter.get(id).map(|_| query.lifted(id));
        let title = field.title.get(language);
        if let Some(query) = facet_head(ui, context.texts, (title, field.note.get(language)), cleared, |_| ()) {
            ask(query);
        }
        focus::apart(ui, id, |ui| values(ui, context, query, field, &codes, &mut ask));
    }
}

/// Check boxes of the values of a field; a long list is folded.
fn values(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    query: &FeatureQuery,
    field: &Field,
    codes: &[&Code],
    ask: &mut impl FnMut(FeatureQuery),
) {
    let texts = context.texts;
    let is_chosen = |code: &&Code| query.filter.names(field.id.as_str(), &code.id);
    folded(ui, (codes, FEW), [&texts.layers.more_values, &texts.filters.fewer_provinces], is_chosen, |ui, code| {
        let count = context.computed.layer_facets.found.of_code(field.id.as_str(), &code.id);
        let name = code.title.get(context.view.language);
        let spoken = texts.layers.value_count.of(count).replace("{name}", name);
        let row = focus::apart(ui, &code.id, |ui| facet_row(ui, name, count, is_chosen(code), None, &spoken));
        if row.on_hover_text(name).clicked() {
            ask(query.toggled(field.id.as_str(), &code.id));
        }
    });
}
