//! A person's own data behind a map: which files its layers rest on, and which of them are missing.

use super::Facts;
use crate::{
    dataset::{DatasetId, LocalText, Origin, OwnOrigin},
    view::{Layer, View},
};

/// Dataset of a person's own behind a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDataset {
    /// Identifier.
    pub id: DatasetId,
    /// Title.
    pub title: LocalText,
    /// File, fingerprint, date and source line.
    pub origin: OwnOrigin,
}

impl OwnDataset {
    /// A dataset, if it is a person's own.
    pub fn of(facts: &Facts, id: &DatasetId) -> Option<Self> {
        let dataset = facts.datasets().get(id)?;
        match dataset.origin() {
            Origin::Own(origin) => {
                Some(Self { id: id.clone(), title: dataset.title().clone(), origin: origin.clone() })
            }
            Origin::Atlas => None,
        }
    }

    /// Own datasets behind the drawn layers of a view, the topmost first, each once.
    pub fn of_view(facts: &Facts, view: &View) -> Vec<Self> {
        if view.data.is_empty() {
            return Vec::new();
        }
        asked(view).into_iter().filter_map(|id| Self::of(facts, id)).collect()
    }

    /// Titles of the own files whose layers would be drawn if they were there.
    pub(super) fn missing(facts: &Facts, view: &View) -> Vec<String> {
        let is_there = |id: &DatasetId| facts.datasets().get(id).is_some();
        let missing = asked(view).into_iter().filter(|id| !is_there(id));
        missing.filter_map(|id| view.own_data(id)).map(|data| data.title.clone()).collect()
    }
}

/// Own datasets of the visible layers of a view, the topmost first, each once.
fn asked(view: &View) -> Vec<&DatasetId> {
    let mut ids: Vec<&DatasetId> = Vec::new();
    if view.data.is_empty() {
        return ids;
    }
    let visible = view.drawn_order().rev().filter(|layer| layer.visible);
    for id in visible.filter_map(Layer::source_dataset).filter(|id| view.own_data(id).is_some()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
