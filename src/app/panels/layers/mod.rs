//! Panel of the map's layers, in the order in which they lie on the map, and of the parts of the base map.

mod add;
mod base_map;
mod color_by;
mod columns;
mod details;
mod drag;
mod filter;
mod grid;
mod own_file;
mod row;
mod sample;
mod subject;

use egui::{ScrollArea, Ui};

use crate::{
    app::{
        command::{Command, LayerCommand, LayerEdit},
        focus,
        frame_context::FrameContext,
        widgets,
    },
    view::Layer,
};

/// Place of a layer in the list.
#[derive(Clone, Copy)]
struct Place {
    /// From the top, from 0.
    at: usize,
    /// Number of layers.
    of: usize,
    /// First and last place of its kind: values lie below grids, and these below all features.
    range: (usize, usize),
}

impl Place {
    /// Edit that moves the layer to another place, from the top.
    fn moved(self, to: usize) -> LayerEdit {
        LayerEdit::Move(self.of - 1 - to.clamp(self.range.0, self.range.1))
    }
}

/// Draws the contents of the panel.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    focus::scroll(ScrollArea::vertical().auto_shrink([false, false]), ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        widgets::heading(ui, &context.texts.layers.title);
        list(ui, context, out);
        ui.add_space(4.0);
        focus::apart(ui, "add", |ui| add::ui(ui, context, out));
        ui.add_space(8.0);
        ui.separator();
        focus::apart(ui, "base map", |ui| base_map::ui(ui, context, out));
        ui.add_space(16.0);
    });
}

/// Layers from top to bottom.
fn list(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let layers: Vec<&Layer> = context.view.drawn_order().rev().collect();
    // Values lie below grids, and these below features.
    let kind = |layer: &Layer| (layer.features().is_some(), layer.grid().is_some());
    let mut handles = Vec::new();
    for (at, layer) in layers.iter().enumerate() {
        let first = layers.iter().position(|other| kind(other) == kind(layer)).unwrap_or(at);
        let last = layers.iter().rposition(|other| kind(other) == kind(layer)).unwrap_or(at);
        let place = Place { at, of: layers.len(), range: (first, last) };
        let unfolded = context.ui_state.unfolded_layer.as_ref() == Some(&layer.id);
        focus::apart(ui, ("layer", layer.id.as_str()), |ui| {
            let handle = row::ui(ui, context, layer, unfolded, out);
            if unfolded {
                details::ui(ui, context, layer, place, out);
            }
            handles.push(drag::Handle { response: handle, block: ui.min_rect(), place });
        });
    }
    let dropped = drag::dropped(ui, &handles).and_then(|(at, to)| Some((layers.get(at)?, handles.get(at)?.place, to)));
    if let Some((layer, place, to)) = dropped {
        out.push(LayerCommand::Edit(layer.id.clone(), place.moved(to)).into());
    }
}
