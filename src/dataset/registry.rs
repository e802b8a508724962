//! All datasets of the program, as one immutable snapshot.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use super::{Dataset, DatasetError, DatasetId, Places};

/// Datasets with the registry of places that they share. A copy shares them; an import makes a new snapshot.
#[derive(Clone, Debug, Default)]
pub struct Datasets {
    places: Arc<Places>,
    datasets: BTreeMap<DatasetId, Arc<OnDemand>>,
}

/// Dataset that is made when it is first asked for; `None` if it cannot be made.
type OnDemand = LazyLock<Option<Arc<Dataset>>, Box<dyn FnOnce() -> Option<Arc<Dataset>> + Send>>;

impl Datasets {
    /// Snapshot of datasets; of two with one identifier, the last counts.
    pub fn new(places: impl Into<Arc<Places>>, datasets: impl IntoIterator<Item = Dataset>) -> Self {
        let none = Self { places: places.into(), datasets: BTreeMap::new() };
        datasets.into_iter().fold(none, |all, dataset| all.with(dataset.id().clone(), || Ok(dataset)))
    }

    /// The snapshot with a further dataset that is made when it is first asked for. One that cannot be made is logged and
    /// left out.
    #[must_use]
    pub fn with(
        mut self,
        id: DatasetId,
        make: impl FnOnce() -> Result<Dataset, DatasetError> + Send + 'static,
    ) -> Self {
        let name = id.clone();
        let make = move || make().inspect_err(|error| log::error!("{name}: {error}")).ok().map(Arc::new);
        self.datasets.insert(id, Arc::new(LazyLock::new(Box::new(make))));
        self
    }

    /// The registry of places.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Identifiers of all datasets, in their order; none of them is made.
    pub fn ids(&self) -> impl Iterator<Item = &DatasetId> {
        self.datasets.keys()
    }

    /// Dataset by its identifier; made now if this is the first time.
    pub fn get(&self, id: &DatasetId) -> Option<&Arc<Dataset>> {
        LazyLock::force(self.datasets.get(id)?).as_ref()
    }

    /// All datasets, by identifier; all are made.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Dataset>> {
        self.datasets.values().filter_map(|dataset| LazyLock::force(dataset).as_ref())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::dataset::{DatasetBuilder, LocalText, Shape};

    fn empty(id: &str) -> Result<Dataset, DatasetError> {
        DatasetBuilder::<()>::new(&[]).finish(id, LocalText::default(), Vec::new(), Shape::Features)
    }

    #[test]
    fn a_dataset_is_made_once_and_not_before_it_is_asked_for() {
        let made = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&made);
        let make = move || {
            count.fetch_add(1, Ordering::Relaxed);
            empty("late")
        };
        let datasets = Datasets::new(Places::default(), [empty("early").unwrap()]).with(DatasetId::new("late"), make);
        let copy = datasets.clone();
        assert_eq!(datasets.ids().map(DatasetId::as_str).collect::<Vec<_>>(), ["early", "late"]);
        assert!(datasets.get(&DatasetId::new("early")).is_some());
        assert_eq!(made.load(Ordering::Relaxed), 0);
        assert!(datasets.get(&DatasetId::new("late")).is_some() && copy.get(&DatasetId::new("late")).is_some());
        assert_eq!((datasets.iter().count(), made.load(Ordering::Relaxed)), (2, 1));
    }

    #[test]
    fn a_dataset_that_cannot_be_made_is_left_out() {
        let datasets =
            Datasets::default().with(DatasetId::new("bad"), || Err(DatasetError::Key { row: 1, found: String::new() }));
        assert_eq!((datasets.get(&DatasetId::new("bad")), datasets.iter().count()), (None, 0));
    }
}
