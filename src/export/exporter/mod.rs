//! Exporter: catalogue, search index and scene cache that all pictures of a run share.

mod atlas;
mod bookmarks;
mod layout;
mod picture;

use std::sync::Arc;

pub use atlas::{Atlas, AtlasPage};
use layout::page_content;
pub use picture::{ExportStage, Picture};

use super::ExtentMode;
use crate::{
    caption::Caption,
    data,
    model::{Catalogue, Cluster, Detail},
    query::{SearchIndex, as_drawn, visible},
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
        let ((catalogue, _), (base, _)) = std::thread::scope(|scope| {
            let base = std::thread::Builder::new().spawn_scoped(scope, data::base_map).ok();
            let catalogue = data::embedded_catalogue();
            let base = base.and_then(|thread| thread.join().ok());
            (catalogue, base.unwrap_or_else(data::base_map))
        });
        let catalogue = Arc::new(catalogue);
        Self {
            index: Arc::new(SearchIndex::on_demand(Arc::clone(&catalogue))),
            catalogue,
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
        let clusters = clusters(&self.catalogue, &self.index, view);
        let projection = view.camera.projection;
        let level = || self.scene_builder.level(projection, Detail::Overview);
        fit.apply(view, &self.catalogue, &clusters, level);
    }

    /// Clusters shown in the picture of a view.
    pub fn clusters(&self, view: &View) -> Vec<&Cluster> {
        clusters(&self.catalogue, &self.index, view)
    }

    /// Texts of the picture of a view.
    pub fn caption(&self, view: &View) -> Caption {
        page_content(&self.catalogue, &self.index, &as_drawn(view)).1
    }
}

fn clusters<'a>(catalogue: &'a Catalogue, index: &SearchIndex, view: &View) -> Vec<&'a Cluster> {
    let view = as_drawn(view);
    let ids = visible(catalogue, &view.layers, &view.filter, index);
    ids.iter().filter_map(|id| catalogue.cluster(id)).collect()
}
