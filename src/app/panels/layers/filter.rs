//! Filter of a layer of features: the values of its fields, with the number of features that each would leave.

use egui::{TextEdit, Ui};

use crate::{
    app::{
        command::{Command, LayerCommand, LayerEdit},
        focus,
        frame_context::FrameContext,
        widgets::{self, facet_head, facet_row, folded},
    },
    dataset::{Code, Field, Role},
    view::{FeatureQuery, Layer},
};

/// Number of values of a field that are listed before the list is expanded.
const FEW: usize = 8;
/// Number of values above which they are searched instead of unfolded.
const MANY: usize = 40;
/// Number of values that a search lists.
const FOUND: usize = 30;

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
    if codes.len() > MANY {
        return searched(ui, context, query, field, codes, ask);
    }
    folded(ui, (codes, FEW), [&texts.layers.more_values, &texts.filters.fewer_provinces], is_chosen, |ui, code| {
        row(ui, context, query, field, code, ask);
    });
}

/// Check box of a value.
fn row(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    query: &FeatureQuery,
    field: &Field,
    code: &Code,
    ask: &mut impl FnMut(FeatureQuery),
) {
    let count = context.computed.layer_facets.found.of_code(field.id.as_str(), &code.id);
    let name = code.title.get(context.view.language);
    let is_chosen = query.filter.names(field.id.as_str(), &code.id);
    let spoken = context.texts.layers.value_count.of(count).replace("{name}", name);
    let row = focus::apart(ui, &code.id, |ui| facet_row(ui, name, count, is_chosen, None, &spoken));
    if row.on_hover_text(name).clicked() {
        ask(query.toggled(field.id.as_str(), &code.id));
    }
}

/// Field that finds values, then those that are chosen, then the first of those that contain its text: a list of own
/// values has the most frequent first.
fn searched(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    query: &FeatureQuery,
    field: &Field,
    codes: &[&Code],
    ask: &mut impl FnMut(FeatureQuery),
) {
    let texts = &context.texts.own_data;
    let id = ui.scope_id().with("text");
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let edit = TextEdit::singleline(&mut text).hint_text(&texts.find_value).desired_width(f32::INFINITY);
    let name = context.texts.labelled(&texts.find_value, field.title.get(context.view.language));
    if ui.add(edit).accessible_name(name).changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    let wanted = text.trim().to_lowercase();
    let is_chosen = |code: &Code| query.filter.names(field.id.as_str(), &code.id);
    let contains =
        |code: &Code| wanted.is_empty() || code.title.get(context.view.language).to_lowercase().contains(&wanted);
    for code in codes.iter().filter(|code| is_chosen(code)) {
        row(ui, context, query, field, code, ask);
    }
    let found: Vec<&&Code> = codes.iter().filter(|code| !is_chosen(code) && contains(code)).collect();
    let few = if wanted.is_empty() { FEW } else { FOUND };
    for code in found.iter().take(few) {
        row(ui, context, query, field, code, ask);
    }
    let more = found.len().saturating_sub(few);
    if more > 0 {
        widgets::note(ui, &texts.more_values.of(more));
    } else if found.is_empty() && !wanted.is_empty() {
        widgets::note(ui, &texts.no_value);
    }
}
