//! All facts that a query reads, as one immutable snapshot.

use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError, Weak};

use super::{SearchIndex, search::FoldedTexts};
use crate::{
    dataset::{Dataset, Datasets, FieldId},
    model::{Area, Catalogue},
    view::FeatureRef,
};

/// All facts that a query reads, as one immutable snapshot; clones share it.
#[derive(Clone, Debug)]
pub struct Facts {
    catalogue: Arc<Catalogue>,
    datasets: Arc<OnceLock<Datasets>>,
    make_datasets: fn(&Arc<Catalogue>) -> Datasets,
    index: Arc<SearchIndex>,
    province_areas: Arc<LazyLock<Vec<Area>>>,
    folded: Arc<Mutex<Vec<Folded>>>,
}

/// Folded texts of a dataset, or of one of its fields.
#[derive(Debug)]
struct Folded {
    dataset: Weak<Dataset>,
    field: Option<FieldId>,
    texts: Arc<OnceLock<FoldedTexts>>,
}

/// Number of folded texts that are kept.
const FOLDED: usize = 12;

impl Facts {
    /// Snapshot of a catalogue. Each dataset is made when it is first asked for, its search index when a text is
    /// first searched for.
    pub fn new(catalogue: Catalogue, make_datasets: fn(&Arc<Catalogue>) -> Datasets) -> Self {
        let catalogue = Arc::new(catalogue);
        let index = Arc::new(SearchIndex::on_demand(Arc::clone(&catalogue)));
        let province_areas: Arc<LazyLock<Vec<Area>>> = Arc::new(LazyLock::new(Vec::new));
        Self { catalogue, datasets: Arc::default(), make_datasets, index, province_areas, folded: Arc::default() }
    }

    /// The snapshot with the areas of provinces, which are read when neighbours are first asked for; without them there are
    /// no neighbours.
    #[must_use]
    pub fn with_province_areas(self, read: fn() -> Vec<Area>) -> Self {
        Self { province_areas: Arc::new(LazyLock::new(read)), ..self }
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

    /// Areas of the provinces in full detail, by which they are neighbours.
    pub fn province_areas(&self) -> &[Area] {
        &self.province_areas
    }

    /// Dataset of a feature, and its row; `None` for provinces, and for features that do not exist.
    pub fn feature(&self, feature: &FeatureRef) -> Option<(&Dataset, u32)> {
        let dataset = self.datasets().get(&feature.dataset)?;
        Some((dataset, dataset.row(&feature.key)?))
    }

    /// Passes the folded texts of a dataset or of one of its fields to a function; they are made once. Those of datasets that
    /// are gone are forgotten.
    pub(super) fn with_folded_texts<R>(
        &self,
        dataset: &Arc<Dataset>,
        field: Option<&FieldId>,
        make: impl FnOnce() -> FoldedTexts,
        read: impl FnOnce(&FoldedTexts) -> R,
    ) -> R {
        // Others that need the same texts wait for them, others do not.
        read(self.folded_of(dataset, field).get_or_init(make))
    }

    fn folded_of(&self, dataset: &Arc<Dataset>, field: Option<&FieldId>) -> Arc<OnceLock<FoldedTexts>> {
        let is_of = |known: &Folded| std::ptr::eq(known.dataset.as_ptr(), Arc::as_ptr(dataset));
        let mut folded = self.folded.lock().unwrap_or_else(PoisonError::into_inner);
        folded.retain(|known| known.dataset.strong_count() > 0);
        if let Some(known) = folded.iter().find(|known| is_of(known) && known.field.as_ref() == field) {
            return Arc::clone(&known.texts);
        }
        if folded.len() >= FOLDED {
            folded.remove(0);
        }
        let texts = Arc::default();
        folded.push(Folded { dataset: Arc::downgrade(dataset), field: field.cloned(), texts: Arc::clone(&texts) });
        texts
    }

    /// Search index of all names of the catalogue.
    pub fn index(&self) -> &SearchIndex {
        &self.index
    }
}
