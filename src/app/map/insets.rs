//! Detail insets of dense regions, above the map.

use egui::{Role, Ui, UiBuilder, Vec2, WidgetInfo};
use walkers::{Map, MapMemory, Position};

use super::{MapState, on_screen};
use crate::{
    app::frame_context::FrameContext,
    model::Detail,
    scene::{KeptInset, MapWindow, Palette, Rect, Scene},
    surface::screen::{Ground, PlaneProjection, color, paint},
};

/// Window around a map of a size, for the placing of insets; `controls` are areas of the map that widgets cover.
pub(super) fn window(ui: &Ui, map: &MapState, size: Vec2, controls: &[Rect]) -> MapWindow {
    // A map of another size has other edges.
    let insets = if map.insets.0 == size { map.insets.1.clone() } else { Vec::new() };
    MapWindow { pixels_per_point: ui.ctx().pixels_per_point(), controls: controls.to_vec(), insets }
}

/// Draws the insets of a scene in a part of the window, and requests the levels of detail that they need.
pub(super) fn draw(ui: &mut Ui, context: &FrameContext<'_>, map: &mut MapState, scene: &Scene, rect: egui::Rect) {
    let kept = scene.insets.iter().map(|inset| {
        let (clusters, frame) = (inset.clusters.clone(), inset.map.frame);
        KeptInset { clusters, frame }
    });
    map.insets = (rect.size(), kept.collect());
    let camera = context.view.camera;
    for inset in &scene.insets {
        let own = &inset.map.scene;
        if inset.detail != Detail::Overview {
            map.levels.ask(camera.projection, inset.detail, context.view.theme, ui.ctx());
        }
        let frame = on_screen(inset.map.frame, rect.min);
        let sea = own.background.unwrap_or(Palette::of(context.view.theme).map.sea);
        ui.painter().rect_filled(frame, 0.0, color(sea));
        // Disabled, so that pointer and keyboard reach the map below and the symbols above.
        let mut child = ui.new_child(UiBuilder::new().max_rect(frame).id_salt(inset.letter).disabled());
        let projection = PlaneProjection(camera.projection);
        let (position, mut memory) = (Position::new(camera.center.lon, camera.center.lat), MapMemory::default());
        let ground = Map::new(None, &mut memory, position)
            .with_projection(&projection)
            .with_layer(Ground { meshes: map.meshes.of(own), scene: own }, 1.0);
        let response = ground.show(&mut child, |_, _, _, _| {}).response;
        let name = context.texts.app.inset.of(inset.clusters.len()).replace("{letter}", &inset.letter.to_string());
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &name));
        paint(&ui.painter().with_clip_rect(frame.intersect(ui.clip_rect())), &own.marks, frame.min);
        let line = egui::Stroke::new(inset.map.border.width, color(inset.map.border.color));
        ui.painter().rect_stroke(frame, 0.0, line, egui::StrokeKind::Inside);
    }
}
