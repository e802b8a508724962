//! Rows of datasets that rest on each source.

use std::collections::BTreeMap;

use crate::{
    dataset::{DatasetId, Datasets, LocalText},
    model::SourceId,
};

/// Rows of a dataset that rest on a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceUse {
    /// The dataset.
    pub dataset: DatasetId,
    /// Its title.
    pub title: LocalText,
    /// The rows, in the order of the dataset.
    pub rows: Vec<u32>,
}

/// Rows of all datasets by their sources.
#[derive(Clone, Debug, Default)]
pub struct SourceUses(BTreeMap<SourceId, Vec<SourceUse>>);

impl SourceUses {
    /// Finds the rows of each source; makes all datasets.
    pub fn of(datasets: &Datasets) -> Self {
        let mut all: BTreeMap<SourceId, Vec<SourceUse>> = BTreeMap::new();
        for dataset in datasets.iter() {
            for row in 0..dataset.rows() as u32 {
                for source in dataset.sources(row) {
                    let uses = all.entry(source).or_default();
                    match uses.last_mut().filter(|last| last.dataset == *dataset.id()) {
                        Some(last) => last.rows.push(row),
                        None => uses.push(SourceUse {
                            dataset: dataset.id().clone(),
                            title: dataset.title().clone(),
                            rows: vec![row],
                        }),
                    }
                }
            }
        }
        Self(all)
    }

    /// Rows that rest on a source, dataset by dataset.
    pub fn of_source(&self, id: &SourceId) -> &[SourceUse] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }

    /// Number of rows that rest on a source.
    pub fn count(&self, id: &SourceId) -> usize {
        self.of_source(id).iter().map(|used| used.rows.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::embedded_facts;

    #[test]
    fn every_row_of_every_dataset_is_found_by_each_of_its_sources() {
        let (facts, _) = embedded_facts();
        let uses = SourceUses::of(facts.datasets());
        let mut rows = 0;
        for dataset in facts.datasets().iter() {
            for row in 0..dataset.rows() as u32 {
                for source in dataset.sources(row) {
                    let of_dataset = uses.of_source(&source).iter().find(|used| used.dataset == *dataset.id());
                    assert!(of_dataset.is_some_and(|used| used.rows.contains(&row)), "{} {row}", dataset.id());
                    rows += 1;
                }
            }
        }
        let all: usize = facts.catalogue().sources.keys().map(|id| uses.count(id)).sum();
        assert_eq!(all, rows, "and by no other source");
    }
}
