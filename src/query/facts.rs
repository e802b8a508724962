//! All facts that a query reads, as one immutable snapshot.

use std::sync::Arc;

use super::SearchIndex;
use crate::{dataset::Datasets, model::Catalogue};

/// All facts that a query reads, as one immutable snapshot; clones share it.
#[derive(Clone, Debug)]
pub struct Facts {
    catalogue: Arc<Catalogue>,
    datasets: Arc<Datasets>,
    index: Arc<SearchIndex>,
}

impl Facts {
    /// Snapshot of a catalogue and of datasets; its search index is built when a text is first searched for.
    pub fn new(catalogue: Catalogue, datasets: Datasets) -> Self {
        let catalogue = Arc::new(catalogue);
        let index = Arc::new(SearchIndex::on_demand(Arc::clone(&catalogue)));
        Self { catalogue, datasets: Arc::new(datasets), index }
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The datasets with their registry of places.
    pub fn datasets(&self) -> &Datasets {
        &self.datasets
    }

    /// Search index of all names of the catalogue.
    pub fn index(&self) -> &SearchIndex {
        &self.index
    }
}
