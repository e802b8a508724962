//! Provinces of the map as nodes for assistive technologies: their values in words, and a click that selects one.

use egui::{Id, Rect, Response, Role, Ui, UiBuilder, accesskit, vec2};

use crate::{
    app::{
        command::{Command, SelectionCommand},
        frame_context::FrameContext,
        landmarks,
        map_words::Words,
    },
    model::Province,
    scene::{Scene, ScreenPoint},
    view::FeatureRef,
};

/// Side of the square that stands for a province, around the place of its name, points.
const SIDE: f32 = 16.0;

/// Adds a node for each province below that of the map; they are no stops of the keyboard.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (scene, map): (&Scene, &Response),
    words: &Words,
    out: &mut Vec<Command>,
) {
    let id = Id::unique("provinces of the map");
    let list = UiBuilder::new().scope_id(id).max_rect(map.rect).accessibility_parent(map.id);
    let list = list.accessibility_role(Role::List).accessibility_label(context.texts.access.provinces.as_str());
    let mut list = ui.new_child(list);
    landmarks::set_bounds(&list, map.rect);
    for (province, name) in &words.provinces {
        let Some(found) = context.catalogue().province(province) else { continue };
        let node = UiBuilder::new().scope_id(id.with(province)).max_rect(map.rect);
        let node = node.accessibility_role(Role::ListItem).accessibility_label(name.as_str());
        let node = list.new_child(node);
        let feature = FeatureRef::from(province.clone());
        list.ctx().accesskit_node_builder(node.unique_id(), |node| {
            node.set_bounds(landmarks::bounds(place(context, scene, found, map.rect)));
            node.set_selected(context.view.selection.as_ref() == Some(&feature));
            node.add_action(accesskit::Action::Click);
        });
        if ui.input(|input| input.has_accesskit_action_request(node.unique_id(), accesskit::Action::Click)) {
            out.push(SelectionCommand::Select(Some(feature)).into());
        }
    }
}

/// Square around the place of a province's name, within the map.
fn place(context: &FrameContext<'_>, scene: &Scene, province: &Province, map: Rect) -> Rect {
    let plane = context.view.camera.projection.plane_from_lonlat(province.label_at);
    let ScreenPoint { x, y } = scene.to_screen.pos(plane);
    let at = map.min + vec2(x, y);
    Rect::from_center_size(map.clamp(at), vec2(SIDE, SIDE))
}
