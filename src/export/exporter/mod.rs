//! Exporter: catalogue, search index and scene cache that all pictures of a run share.

mod atlas;
mod layout;
mod picture;

use std::sync::Arc;

pub use atlas::{Atlas, AtlasPage};
pub use picture::{ExportStage, Picture};

use super::{ExtentMode, published_view::shorten};
use crate::{
    caption::{Caption, caption},
    data,
    model::{Catalogue, Cluster, Detail},
    query::{MapContent, SearchIndex, as_drawn, visible},
    scene::SceneBuilder,
    view::View,
};

/// Exporter of pictures, with data and caches that they share. Clones share the data and the base map.
#[derive(Clone)]
pub struct Exporter {
    catalogue: Arc<Catalogue>,
    index: Arc<SearchIndex>,
    scene_builder: SceneBuilder,
    threads: Option<usize>,
}

impl Default for Exporter {
    fn default() -> Self {
        Self::new()
    }
}

impl Exporter {
    /// Exporter of the embedded data.
    pub fn new() -> Self {
        // Tests verify the embedded data, so that findings need no handling.
        let tables = || {
            let (catalogue, _) = data::embedded_catalogue();
            let index = SearchIndex::new(&catalogue);
            (catalogue, index)
        };
        let ((catalogue, index), (base, _)) = std::thread::scope(|scope| {
            let base = std::thread::Builder::new().spawn_scoped(scope, data::base_map).ok();
            let tables = tables();
            let base = base.and_then(|thread| thread.join().ok());
            (tables, base.unwrap_or_else(data::base_map))
        });
        Self {
            catalogue: Arc::new(catalogue),
            index: Arc::new(index),
            scene_builder: SceneBuilder::on_demand(Arc::new(base), |detail| data::level(detail).0),
            threads: None,
        }
    }

    /// Sets the number of threads that draw a picture, by default one per processor; the bytes do not depend on it.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        Self { threads: Some(threads), ..self }
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Search index of clusters and places.
    pub fn index(&self) -> &SearchIndex {
        &self.index
    }

    /// Sets the map extent of a view.
    pub fn fit(&mut self, view: &mut View, fit: ExtentMode) {
        let level = self.scene_builder.level(view.camera.projection, Detail::Overview);
        let clusters = self.clusters(view);
        fit.apply(view, &self.catalogue, &clusters, &level);
    }

    /// Clusters shown in the picture of a view.
    pub fn clusters(&self, view: &View) -> Vec<&Cluster> {
        let view = as_drawn(view);
        visible(&self.catalogue, &view.layers, &view.filter, &self.index)
            .iter()
            .filter_map(|id| self.catalogue.cluster(id))
            .collect()
    }

    /// Texts of the picture of a view.
    pub fn caption(&self, view: &View) -> Caption {
        let view = as_drawn(view);
        let mut caption = caption(&self.catalogue, &MapContent::of(&self.catalogue, &self.index, &view), &view);
        shorten(&mut caption);
        caption
    }
}
