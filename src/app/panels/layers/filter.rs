//! Filter of a layer of features, or of the rows of a grid: the values of its fields, with the number of features that each
//! would leave.

use std::sync::Arc;

use egui::{TextEdit, Ui};

use crate::{
    app::{
        command::{Command, LayerCommand, LayerEdit},
        focus,
        frame_context::FrameContext,
        widgets::{self, facet_head, facet_row, folded},
    },
    dataset::{Code, CodeList, Field, Role},
    model::Language,
    view::{FeatureQuery, Layer},
};

/// Number of values of a field that are listed before the list is expanded.
const FEW: usize = 8;
/// Number of values above which they are searched instead of unfolded.
const MANY: usize = 60;
/// Number of values that a search lists.
const FOUND: usize = 30;

/// Draws a list of check boxes for each field that sorts the features of the layer.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, out: &mut Vec<Command>) {
    let Some(query) = layer.query() else { return };
    let Some(dataset) = context.facts.datasets().get(&query.dataset) else { return };
    let mut ask = |query| out.push(LayerCommand::Edit(layer.id.clone(), LayerEdit::SetQuery(query)).into());
    for field in dataset.fields().iter().filter(|field| field.role == Role::Category) {
        let Some(list) = dataset.column(&field.id).and_then(|column| column.list()) else { continue };
        let (id, language) = (field.id.as_str(), context.view.language);
        let none: Arc<[u32]> = Arc::default();
        let used = context.computed.layer_facets.values.get(&field.id).unwrap_or(&none);
        // A single value sorts nothing.
        if used.len() < 2 && query.filter.get(id).is_none() {
            continue;
        }
        let cleared = query.filter.get(id).map(|_| query.lifted(id));
        let title = field.title.get(language);
        if let Some(query) = facet_head(ui, context.texts, (title, field.note.get(language)), cleared, |_| ()) {
            ask(query);
        }
        focus::apart(ui, id, |ui| {
            if used.len() > MANY {
                return searched(ui, context, query, (field, list, used), &mut ask);
            }
            let is_used = |(at, code): &(u32, &Code)| used.contains(at) || query.filter.names(id, &code.id);
            let codes: Vec<&Code> = list.iter().filter(is_used).map(|(_, code)| code).collect();
            values(ui, context, query, field, &codes, &mut ask);
        });
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

/// Values that contain a text, and what they were found for.
#[derive(Clone)]
struct Found {
    text: String,
    language: Language,
    of: Arc<[u32]>,
    positions: Arc<[u32]>,
}

/// Field that finds values, then those that are chosen, then the first of those that contain its text: a list of own
/// values has the most frequent first.
fn searched(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    query: &FeatureQuery,
    (field, list, used): (&Field, &CodeList, &Arc<[u32]>),
    ask: &mut impl FnMut(FeatureQuery),
) {
    let (texts, language) = (&context.texts.own_data, context.view.language);
    let id = ui.scope_id().with("found");
    let kept: Option<Found> = ui.data(|data| data.get_temp(id));
    let mut text = kept.as_ref().map(|kept| kept.text.clone()).unwrap_or_default();
    let edit = TextEdit::singleline(&mut text).hint_text(&texts.find_value).desired_width(f32::INFINITY);
    ui.add(edit).accessible_name(context.texts.labelled(&texts.find_value, field.title.get(language)));
    let is_kept = |kept: &Found| kept.text == text && kept.language == language && Arc::ptr_eq(&kept.of, used);
    let found = kept.filter(is_kept).map_or_else(|| matching(list, used, &text, language), |kept| kept.positions);
    let is_chosen = |code: &Code| query.filter.names(field.id.as_str(), &code.id);
    let chosen = query.filter.codes(field.id.as_str()).into_iter().flatten();
    for code in chosen.filter_map(|code| list.get(list.position(code)?)) {
        row(ui, context, query, field, code, ask);
    }
    let few = if text.trim().is_empty() { FEW } else { FOUND };
    for code in found.iter().take(few).filter_map(|at| list.get(*at)).filter(|code| !is_chosen(code)) {
        row(ui, context, query, field, code, ask);
    }
    match found.len().saturating_sub(few) {
        0 if found.is_empty() => widgets::note(ui, &texts.no_value),
        0 => {}
        more => widgets::note(ui, &texts.more_values.of(more)),
    }
    ui.data_mut(|data| data.insert_temp(id, Found { text, language, of: Arc::clone(used), positions: found }));
}

/// Positions of the values whose names contain a text.
fn matching(list: &CodeList, used: &Arc<[u32]>, text: &str, language: Language) -> Arc<[u32]> {
    let wanted = text.trim().to_lowercase();
    if wanted.is_empty() {
        return Arc::clone(used);
    }
    let contains =
        |at: &&u32| list.get(**at).is_some_and(|code| code.title.get(language).to_lowercase().contains(&wanted));
    used.iter().filter(contains).copied().collect()
}
