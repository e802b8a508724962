//! Base geometry as a walkers layer: meshes stay on the GPU and are placed by a transform.

use std::collections::BTreeMap;

use egui::{emath::TSTransform, vec2};
use walkers::{Canvas, Drawables, Layer, Projector};

use super::tessellate;
use crate::scene::{PlaneLayerKey, Scene};

/// Number of cached meshes at which transient ones, such as highlights, are dropped.
const KEEP: usize = 48;

/// Mesh cache of styled layers.
#[derive(Default)]
pub struct Meshes(BTreeMap<PlaneLayerKey, Drawables>);

impl Meshes {
    /// Adds a mesh made elsewhere, for example on another thread.
    pub(crate) fn provide(&mut self, key: PlaneLayerKey, drawables: Drawables) {
        if self.0.len() >= KEEP {
            self.0.retain(|key, _| key.is_lasting());
        }
        self.0.insert(key, drawables);
    }

    /// Meshes of a scene's base geometry; missing ones are made now.
    pub fn of(&mut self, scene: &Scene) -> Vec<Drawables> {
        scene
            .ground
            .iter()
            .map(|layer| {
                if let Some(known) = self.0.get(&layer.key) {
                    return known.clone();
                }
                let made = tessellate(layer);
                self.provide(layer.key.clone(), made.clone());
                made
            })
            .collect()
    }
}

/// Base geometry of a scene, to be drawn by walkers.
pub struct Ground<'a> {
    /// Meshes from [`Meshes::of`].
    pub meshes: Vec<Drawables>,
    /// The scene of the meshes.
    pub scene: &'a Scene,
}

impl Layer for Ground<'_> {
    fn draw(&mut self, canvas: &mut Canvas, projector: &Projector<'_>) {
        let to = &self.scene.to_screen;
        let middle = projector.clip_rect().center();
        let scaling = 1.0 / to.metres_per_point;
        let translation = vec2(middle.x - (to.center.x * scaling) as f32, middle.y + (to.center.y * scaling) as f32);
        for mesh in &self.meshes {
            let placed = mesh.clone().with_transform(TSTransform::new(translation, scaling as f32));
            canvas.add_drawables(placed.with_clip_rect(projector.clip_rect()));
        }
    }
}
