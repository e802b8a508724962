//! Exporter: catalogue, search index and scene cache that all pictures of a run share.

mod layout;
mod picture;

use std::{collections::BTreeSet, sync::Arc};

pub use picture::{ExportStage, Picture};

use super::{ExtentMode, published_view::shorten};
use crate::{
    caption::{Caption, caption},
    data,
    geo::ProjectionKind,
    model::{BasemapGeometry, Catalogue, Cluster, Detail},
    query::{MapContent, SearchIndex, as_drawn, visible},
    scene::{ProjectedLevel, SceneBuilder},
    view::View,
};

/// Exporter of pictures, with data and caches that they share.
pub struct Exporter {
    catalogue: Catalogue,
    index: SearchIndex,
    base: Arc<BasemapGeometry>,
    scene_builder: SceneBuilder,
    levels: BTreeSet<(ProjectionKind, Detail)>,
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
        let (catalogue, _) = data::embedded_catalogue();
        let (base, _) = data::base_map();
        let (overview, _) = data::level(Detail::Overview);
        let base = Arc::new(base);
        let index = SearchIndex::new(&catalogue);
        let scene_builder = SceneBuilder::new(Arc::clone(&base), Arc::new(overview));
        Self { catalogue, index, base, scene_builder, levels: BTreeSet::new() }
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

    /// Loads a level of detail in a projection, once.
    fn provide(&mut self, projection: ProjectionKind, detail: Detail) {
        if detail == Detail::Overview || !self.levels.insert((projection, detail)) {
            return;
        }
        let (level, _) = data::level(detail);
        self.scene_builder.provide(Arc::new(ProjectedLevel::project(detail, &level, &self.base, projection)));
    }
}
