//! Settings of the unfolded layer.

use egui::{Frame, Margin, RichText, Slider, Ui};

use super::{Place, color_by, columns, filter, grid, own_file, subject};
use crate::{
    app::{
        action::Action,
        command::{Command, LayerCommand, LayerEdit},
        focus,
        frame_context::FrameContext,
        panels::symbology,
        theme,
        widgets::{self, Icon, IconButton},
    },
    i18n::phrase,
    view::{FeatureQuery, Layer, ThematicLayer},
};

/// Width reserved for the number beside the slider and the gap between them, points.
const NUMBER: f32 = 66.0;

/// Draws the settings.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, place: Place, out: &mut Vec<Command>) {
    let inner = Margin { left: 16, right: 4, top: 2, bottom: 8 };
    Frame::NONE.inner_margin(inner).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        tools(ui, context, layer, place, out);
        opacity(ui, context, layer, out);
        match (layer.values(), layer.grid()) {
            (Some(values), _) => of_values(ui, context, layer, values, out),
            (None, Some(grid)) => {
                grid::ui(ui, context, layer, grid, out);
                conditions(ui, context, layer, out);
            }
            (None, None) => of_features(ui, context, layer, out),
        }
        widgets::sources(ui, context, &subject::sources(context, layer), out);
        if let Some(data) = layer.source_dataset().and_then(|id| context.view.own_data(id)) {
            focus::apart(ui, "own file", |ui| own_file::ui(ui, context, data, out));
        }
    });
}

/// Buttons for the layer as a whole.
fn tools(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, place: Place, out: &mut Vec<Command>) {
    let texts = &context.texts.layers;
    let name = subject::name(context, layer);
    let (first, last) = place.range;
    // The national clusters can be hidden: values count them, and their panel filters them.
    let is_removable = !context.view.is_clusters(layer);
    let buttons = [
        (Icon::Up, &texts.up, place.at > first, place.moved(place.at.saturating_sub(1))),
        (Icon::Down, &texts.down, place.at < last, place.moved(place.at + 1)),
        (Icon::Target, &texts.zoom, true, LayerEdit::ZoomTo),
        (Icon::Copy, &texts.duplicate, true, LayerEdit::Duplicate),
        (Icon::Cross, &texts.remove, is_removable, LayerEdit::Remove),
    ];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (at, (icon, action, enabled, edit)) in buttons.into_iter().enumerate() {
            if !is_removable && matches!(edit, LayerEdit::Remove) {
                continue;
            }
            let spoken = texts.spoken.replace("{action}", action).replace("{name}", &name);
            let button = IconButton::new(icon, &spoken).size(egui::Vec2::splat(26.0));
            let response = focus::apart(ui, at, |ui| ui.add_enabled(enabled, button));
            if response.on_hover_text(action).clicked() {
                out.push(LayerCommand::Edit(layer.id.clone(), edit).into());
            }
        }
    });
}

fn opacity(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, out: &mut Vec<Command>) {
    let texts = &context.texts.layers;
    ui.label(RichText::new(&texts.opacity).size(12.0).color(theme::faint(ui)));
    let before = (layer.opacity * 100.0).round();
    let mut percent = before;
    ui.scope(|ui| {
        ui.spacing_mut().slider_width = (ui.available_width() - NUMBER).clamp(60.0, 200.0);
        let slider = Slider::new(&mut percent, 0.0..=100.0)
            .step_by(1.0)
            .fixed_decimals(0)
            .suffix("%")
            .update_while_editing(false);
        let response = focus::number(ui, slider);
        let name = subject::name(context, layer);
        widgets::named(&response, &texts.spoken.replace("{action}", &texts.opacity).replace("{name}", &name));
    });
    if percent != before {
        out.push(LayerCommand::Edit(layer.id.clone(), LayerEdit::SetOpacity(percent / 100.0)).into());
    }
}

/// Symbology of values that are drawn; variable and year are chosen in the room of values.
fn of_values(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, values: &ThematicLayer, out: &mut Vec<Command>) {
    let thematic = &context.texts.thematic;
    let Some(drawn) = context.values_of(&layer.id) else {
        let parts = [phrase(&thematic.form, values.form), phrase(&thematic.method, values.method)];
        return widgets::note(ui, &parts.join(" · "));
    };
    symbology::ui(ui, context, drawn, out);
    if ui.button(&context.texts.layers.classify).clicked() {
        out.push(Action::ProvincesPanel.into());
    }
}

/// Labels, lines and filter.
fn of_features(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, out: &mut Vec<Command>) {
    let texts = &context.texts.layers;
    let edit = |edit| Command::from(LayerCommand::Edit(layer.id.clone(), edit));
    let mut labels = layer.labels;
    if widgets::check_box(ui, &mut labels, &texts.labels).changed() {
        out.push(edit(LayerEdit::SetLabels(labels)));
    }
    if context.view.is_clusters(layer) {
        let mut on = context.view.shows_cluster_links();
        let action = Action::MemberLinks;
        let lines = widgets::check_box(ui, &mut on, action.title(context)).on_hover_text(action.tip(context));
        if lines.changed() {
            out.push(action.into());
        }
    }
    let is_clusters = context.view.is_clusters(layer);
    if !is_clusters {
        columns::ui(ui, context, layer, out);
        color_by::ui(ui, context, layer, out);
        filter::ui(ui, context, layer, out);
    }
    conditions(ui, context, layer, out);
}

/// Number of conditions of the filter, with a button that clears them; of the national clusters also one that opens their panel.
fn conditions(ui: &mut Ui, context: &FrameContext<'_>, layer: &Layer, out: &mut Vec<Command>) {
    let (texts, is_clusters) = (&context.texts.layers, context.view.is_clusters(layer));
    let chosen = layer.query().map_or(0, FeatureQuery::chosen);
    if chosen == 0 && !is_clusters {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if is_clusters && ui.button(&texts.search).clicked() {
            out.push(Action::ClustersPanel.into());
        }
        if chosen > 0 {
            ui.label(RichText::new(texts.conditions.of(chosen)).size(12.0));
            let clear = &context.texts.filters.clear_facet;
            let spoken = texts.spoken.replace("{action}", clear).replace("{name}", &subject::name(context, layer));
            if ui.small_button(clear).accessible_name(spoken).clicked() {
                let cleared = layer.query().map(|query| LayerEdit::SetQuery(query.unfiltered()));
                out.extend(cleared.map(|edit| Command::from(LayerCommand::Edit(layer.id.clone(), edit))));
            }
        }
    });
}
