//! List row of a cluster: hovering highlights it on the map, a click selects it, a double click flies to it.

use egui::Ui;

use super::{MenuSubject, list_row, place_menu};
use crate::{
    app::{
        command::{Command, InteractionCommand, SelectionCommand},
        focus,
        frame_context::FrameContext,
    },
    model::Cluster,
    scene::Tag,
    view::FeatureRef,
};

/// Draws the row.
pub(crate) fn cluster_row(ui: &mut Ui, context: &FrameContext<'_>, cluster: &Cluster, out: &mut Vec<Command>) {
    let language = context.view.language;
    let feature = FeatureRef::from(cluster.id.clone());
    let selected = context.view.selection.as_ref() == Some(&feature);
    let lit = context.ui_state.interaction.hovered.as_ref().and_then(Tag::feature) == Some(&feature);
    let name = cluster.name.short(language);
    let row = |ui: &mut Ui| list_row(ui, name, &cluster.sector, (selected, lit), cluster.name.full(language));
    let response = focus::apart(ui, ("cluster", &cluster.id), row);
    if response.hovered() {
        out.push(InteractionCommand::Hover(feature.clone().into()).into());
    }
    place_menu(&response, context, || MenuSubject::of(context, feature.clone()), out);
    if response.double_clicked() {
        out.push(SelectionCommand::SelectAndFly(feature).into());
    } else if response.clicked() {
        out.push(SelectionCommand::Select(Some(feature)).into());
    }
}
