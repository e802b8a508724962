//! All facts that a query reads, as one immutable snapshot.

use std::sync::{Arc, OnceLock};

use super::SearchIndex;
use crate::{
    dataset::{Dataset, Datasets},
    model::Catalogue,
    view::FeatureRef,
};

/// All facts that a query reads, as one immutable snapshot; clones share it.
#[derive(Clone, Debug)]
pub struct Facts {
    catalogue: Arc<Catalogue>,
    datasets: Arc<OnceLock<Datasets>>,
    make_datasets: fn(&Arc<Catalogue>) -> Datasets,
    index: Arc<SearchIndex>,
}

impl Facts {
    /// Snapshot of a catalogue. Each dataset is made when it is first asked for, its search index when a text is
    /// first searched for.
    pub fn new(catalogue: Catalogue, make_datasets: fn(&Arc<Catalogue>) -> Datasets) -> Self {
        let catalogue = Arc::new(catalogue);
        let index = Arc::new(SearchIndex::on_demand(Arc::clone(&catalogue)));
        Self { catalogue, datasets: Arc::default(), make_datasets, index }
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The datasets with their registry of places.
    pub fn datasets(&self) -> &Datasets {
        self.datasets.get_or_init(|| (self.make_datasets)(&self.catalogue))
    }

    /// The snapshot with a person's own datasets; this one stays as it is.
    #[must_use]
    pub fn with_own(&self, own: impl IntoIterator<Item = Dataset>) -> Self {
        let with = |all: Datasets, dataset: Dataset| all.with(dataset.id().clone(), || Ok(dataset));
        let datasets = own.into_iter().fold(self.datasets().clone(), with);
        Self { datasets: Arc::new(OnceLock::from(datasets)), ..self.clone() }
    }

    /// Dataset of a feature, and its row; `None` for provinces, and for features that do not exist.
    pub fn feature(&self, feature: &FeatureRef) -> Option<(&Dataset, u32)> {
        let dataset = self.datasets().get(&feature.dataset)?;
        Some((dataset, dataset.row(&feature.key)?))
    }

    /// Search index of all names of the catalogue.
    pub fn index(&self) -> &SearchIndex {
        &self.index
    }
}
