//! Base geometry as a walkers layer: meshes stay on the GPU and are placed by a transform.

use std::{collections::BTreeMap, sync::Arc};

use egui::{emath::TSTransform, vec2};
use walkers::{Canvas, Drawables, Layer, Projector};

use super::tessellate;
use crate::scene::{LARGE, PlaneLayer, PlaneLayerKey, PlaneLayerKind, PlaneShape, Scene};

/// Number of cached meshes at which transient ones, such as highlights, are dropped that were not used of late.
const KEEP: usize = 48;
/// Number of uses within which a mesh was used of late: a few frames of all layers that a view can have.
const OF_LATE: u64 = 256;

/// Mesh cache of styled layers.
#[derive(Default)]
pub struct Meshes {
    /// Meshes with the number of their last use.
    made: BTreeMap<PlaneLayerKey, (Drawables, u64)>,
    /// Number of uses so far.
    uses: u64,
    /// Large layers to be triangulated elsewhere; `None` once that has begun.
    waiting: BTreeMap<PlaneLayerKey, Option<Arc<PlaneLayer>>>,
}

impl Meshes {
    /// Adds a mesh made elsewhere, for example on another thread.
    pub(crate) fn provide(&mut self, key: PlaneLayerKey, drawables: Drawables) {
        if self.made.len() >= KEEP {
            let uses = self.uses;
            self.made.retain(|key, (_, used)| key.is_lasting() || uses - *used < OF_LATE);
        }
        self.waiting.remove(&key);
        self.made.insert(key, (drawables, self.uses));
    }

    /// Meshes of a scene's base geometry. Missing ones are made now, but those of large layers of features elsewhere: these
    /// are drawn as they were until then.
    pub fn of(&mut self, scene: &Scene) -> Vec<Drawables> {
        scene.ground.iter().filter_map(|layer| self.mesh(layer)).collect()
    }

    fn mesh(&mut self, layer: &Arc<PlaneLayer>) -> Option<Drawables> {
        self.uses += 1;
        if let Some((known, used)) = self.made.get_mut(&layer.key) {
            *used = self.uses;
            return Some(known.clone());
        }
        if self.waiting.contains_key(&layer.key) || is_large(layer) {
            self.waiting.entry(layer.key.clone()).or_insert_with(|| Some(Arc::clone(layer)));
            let is_former = |key: &PlaneLayerKey| key.kind == layer.key.kind;
            let former = self.made.iter_mut().find(|(key, _)| is_former(key))?;
            former.1.1 = self.uses;
            return Some(former.1.0.clone());
        }
        let made = tessellate(layer);
        self.provide(layer.key.clone(), made.clone());
        Some(made)
    }

    /// Forgets large layers whose triangulation has not begun; the next frame asks for them again if it needs them.
    pub(crate) fn forget_wanted(&mut self) {
        self.waiting.retain(|_, layer| layer.is_none());
    }

    /// Large layers whose triangulation elsewhere is to begin.
    pub(crate) fn take_wanted(&mut self) -> Vec<Arc<PlaneLayer>> {
        self.waiting.values_mut().filter_map(Option::take).collect()
    }
}

/// `true` if triangulating a layer of features takes longer than a frame may.
fn is_large(layer: &PlaneLayer) -> bool {
    let mut rest = LARGE;
    matches!(layer.key.kind, PlaneLayerKind::Features(_))
        && layer.shapes.iter().any(|shape| {
            let positions = match shape {
                PlaneShape::Area { rings, .. } => rings.iter().map(Vec::len).sum(),
                PlaneShape::Line { line, .. } => line.len(),
            };
            rest = rest.saturating_sub(positions);
            rest == 0
        })
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
