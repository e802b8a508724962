//! All datasets of the program, as one immutable snapshot.

use std::{collections::BTreeMap, sync::Arc};

use super::{Dataset, DatasetId, Places};

/// Datasets with the registry of places that they share. A copy shares them; an import makes a new snapshot.
#[derive(Clone, Debug, Default)]
pub struct Datasets {
    places: Arc<Places>,
    datasets: BTreeMap<DatasetId, Arc<Dataset>>,
}

impl Datasets {
    /// Snapshot of datasets; of two with one identifier, the last counts.
    pub fn new(places: Places, datasets: impl IntoIterator<Item = Dataset>) -> Self {
        let datasets = datasets.into_iter().map(|dataset| (dataset.id().clone(), Arc::new(dataset)));
        Self { places: Arc::new(places), datasets: datasets.collect() }
    }

    /// The registry of places.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Dataset by its identifier.
    pub fn get(&self, id: &DatasetId) -> Option<&Arc<Dataset>> {
        self.datasets.get(id)
    }

    /// All datasets, by identifier.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Dataset>> {
        self.datasets.values()
    }
}
