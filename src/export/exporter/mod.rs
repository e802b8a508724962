//! Exporter: facts and scene cache that all pictures of a run share.

mod atlas;
mod bookmarks;
mod layout;
mod picture;

use std::sync::Arc;

pub use atlas::{Atlas, AtlasPage};
use layout::page_content;
pub use picture::{ExportStage, Picture};

use super::{ExtentMode, embedded_facts};
use crate::{
    caption::Caption,
    data,
    model::{BasemapGeometry, Catalogue, Cluster, Detail},
    query::{Facts, MapContent, as_drawn},
    scene::SceneBuilder,
    view::{Page, View},
};

/// Exporter of pictures, with facts and caches that they share. Clones share the facts and the base map.
#[derive(Clone)]
pub struct Exporter {
    facts: Facts,
    scene_builder: SceneBuilder,
    threads: Option<usize>,
}

impl Default for Exporter {
    fn default() -> Self {
        Self::new()
    }
}

impl Exporter {
    /// Exporter of the embedded facts and base map.
    pub fn new() -> Self {
        // Tests verify the embedded data, so that findings need no handling.
        let ((facts, _), (base, _)) = std::thread::scope(|scope| {
            let base = std::thread::Builder::new().spawn_scoped(scope, data::base_map).ok();
            let facts = embedded_facts();
            let base = base.and_then(|thread| thread.join().ok());
            (facts, base.unwrap_or_else(data::base_map))
        });
        Self::with(facts, base)
    }

    /// Exporter of facts on a base map; its levels of detail are the embedded ones.
    pub fn with(facts: Facts, base: BasemapGeometry) -> Self {
        let scene_builder = SceneBuilder::on_demand(Arc::new(base), |detail| data::level(detail).0);
        Self { facts, scene_builder, threads: None }
    }

    /// Changes to another snapshot of the facts; base map and caches stay.
    pub fn set_facts(&mut self, facts: Facts) {
        self.facts = facts;
    }

    /// Sets the number of threads that draw a picture, by default one per processor; the bytes do not depend on it.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        Self { threads: Some(threads), ..self }
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        self.facts.catalogue()
    }

    /// The facts.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Sets the map extent of a view.
    pub fn fit(&mut self, view: &mut View, fit: ExtentMode) {
        let clusters = clusters(&self.facts, view);
        let projection = view.camera.projection;
        let level = || self.scene_builder.level(projection, Detail::Overview);
        fit.apply(view, self.facts.catalogue(), &clusters, level);
    }

    /// Clusters shown in the picture of a view.
    pub fn clusters(&self, view: &View) -> Vec<&Cluster> {
        clusters(&self.facts, view)
    }

    /// Texts of the picture of a view.
    pub fn caption(&self, view: &View) -> Caption {
        page_content(&self.facts, &as_drawn(view)).1
    }
}

fn clusters<'a>(facts: &'a Facts, view: &View) -> Vec<&'a Cluster> {
    let page = Page { multiples: false, ..view.page.clone() };
    MapContent::of(facts, &View { page, analysis: None, ..as_drawn(view) }).clusters
}
