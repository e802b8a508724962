//! Changes of the list of layers.

use super::{camera, change};
use crate::{
    app::{command::LayerEdit, state::AppState},
    model::{Batches, IndicatorKind},
    view::{EditKind, GridLayer, Layer, LayerId, ThematicLayer, Variable},
};

/// Applies a change of a layer.
pub(super) fn edit(state: &mut AppState, id: &LayerId, edit: LayerEdit) {
    let edited = |state: &mut AppState, kind: EditKind, edit: &dyn Fn(&mut Layer)| {
        change(state, kind, |view| view.edit_layer(id, |layer| edit(layer)));
    };
    match edit {
        LayerEdit::Show(on) => edited(state, EditKind::Single, &|layer| layer.visible = on),
        LayerEdit::SetOpacity(opacity) => edited(state, EditKind::Typing, &|layer| layer.opacity = opacity),
        LayerEdit::SetLabels(on) => edited(state, EditKind::Single, &|layer| layer.labels = on),
        LayerEdit::SetColorBy(field) => change(state, EditKind::Single, |view| view.set_color_by(id, field)),
        LayerEdit::SetFeatureClasses(classes, kind) => {
            change(state, kind, |view| view.set_feature_classes(id, classes));
        }
        LayerEdit::SetSizeBy(field) => change(state, EditKind::Single, |view| view.set_size_by(id, field)),
        LayerEdit::SetLabelBy(field) => change(state, EditKind::Single, |view| view.set_label_by(id, field)),
        LayerEdit::SetText(text) => change(state, EditKind::Typing, |view| {
            view.edit_query(id, |present| present.text = text);
        }),
        LayerEdit::SetQuery(query) => change(state, EditKind::Single, |view| {
            view.edit_query(id, |present| *present = query);
        }),
        LayerEdit::SetGrid(grid, kind) => change(state, kind, |view| view.set_grid(id, *grid)),
        LayerEdit::Move(to) => change(state, EditKind::Single, |view| view.move_layer(id, to)),
        LayerEdit::Remove => change(state, EditKind::Single, |view| view.remove_layer(id)),
        LayerEdit::Duplicate => {
            let mut copy = None;
            change(state, EditKind::Single, |view| copy = view.duplicate_layer(id));
            state.ui_state.unfolded_layer = copy.or_else(|| Some(id.clone()));
        }
        LayerEdit::ZoomTo => camera::fly_to_layer(state, id),
    }
}

/// Adds a layer that the atlas offers, unfolded.
pub(super) fn add(state: &mut AppState, id: &str) {
    change(state, EditKind::Single, |view| {
        view.show_layer(id, true);
    });
    state.ui_state.unfolded_layer = Some(LayerId::new(id));
}

/// Adds values by province, unfolded: the first of the usual ones that is not mapped yet.
pub(super) fn add_values(state: &mut AppState) {
    let usual = [
        Variable::LittleGiants(Batches::FIRST_TWO),
        Variable::Indicator(IndicatorKind::Gdp),
        Variable::Indicator(IndicatorKind::Population),
    ];
    let is_mapped = |variable: &Variable| {
        state.view.layers.iter().filter_map(Layer::values).any(|values| values.variable == *variable)
    };
    let variable = usual.into_iter().find(|variable| !is_mapped(variable));
    let values = variable.map_or_else(ThematicLayer::default, ThematicLayer::of);
    let mut added = None;
    change(state, EditKind::Single, |view| added = view.add_values(values));
    if added.is_some() {
        state.ui_state.unfolded_layer = added;
    }
}

/// Adds a hexagon grid, unfolded.
pub(super) fn add_grid(state: &mut AppState, grid: GridLayer) {
    let mut added = None;
    change(state, EditKind::Single, |view| added = view.add_grid(grid));
    if added.is_some() {
        state.ui_state.unfolded_layer = added;
    }
}

/// Sets the values of the layer that is worked on; `None` removes it.
pub(super) fn set_values(state: &mut AppState, values: Option<ThematicLayer>, kind: EditKind) {
    let active = state.view.active_values(state.ui_state.unfolded_layer.as_ref()).map(|layer| layer.id.clone());
    change(state, kind, |view| view.set_values(active.as_ref(), values));
}
