//! List row of a cluster: hovering highlights it on the map, a click selects it, a double click flies to it.

use egui::Ui;

use super::list_row;
use crate::{
    app::{
        command::{Command, InteractionCommand, SelectionCommand},
        focus,
        frame_context::FrameContext,
    },
    model::Cluster,
    scene::Tag,
    view::Selection,
};

/// Draws the row.
pub(crate) fn cluster_row(ui: &mut Ui, context: &FrameContext<'_>, cluster: &Cluster, out: &mut Vec<Command>) {
    let language = context.view.language;
    let selection = Selection::Cluster(cluster.id.clone());
    let selected = context.view.selection.as_ref() == Some(&selection);
    let lit = context.ui_state.interaction.hovered == Some(Tag::Cluster(cluster.id.clone()));
    let name = cluster.name.short(language);
    let row = |ui: &mut Ui| list_row(ui, name, &cluster.sector, (selected, lit), cluster.name.full(language));
    let response = focus::apart(ui, ("cluster", &cluster.id), row);
    if response.hovered() {
        out.push(InteractionCommand::Hover(Tag::Cluster(cluster.id.clone())).into());
    }
    if response.double_clicked() {
        out.push(SelectionCommand::SelectAndFly(selection).into());
    } else if response.clicked() {
        out.push(SelectionCommand::Select(Some(selection)).into());
    }
}
