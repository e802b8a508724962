//! Announcements covered by a picture and the clusters shown of each.

use crate::{
    model::{Announcement, Catalogue, Cluster},
    view::View,
};

/// Clusters of one announcement.
pub(super) struct Announced {
    /// `true` for the clusters of 2024, `false` for those of 2022.
    pub later: bool,
    /// Number of clusters shown.
    pub shown: usize,
    /// Number of clusters in the catalogue.
    pub known: usize,
    /// Number of clusters announced.
    pub all: usize,
}

pub(super) fn is_later(cluster: &Cluster) -> bool {
    cluster.round.announcement() == Announcement::Later35
}

/// Coverage of the clusters of 2022 and of 2024: their layer is on and the filter admits them.
pub(super) fn asked(view: &View) -> [bool; 2] {
    let rounds = &view.filter.rounds;
    let wants =
        |later: bool| rounds.is_empty() || rounds.iter().any(|round| (*round == Announcement::Later35) == later);
    [view.layers.clusters && wants(false), view.layers.later_clusters && wants(true)]
}

/// The announcements covered by a view.
pub(super) fn announcements(catalogue: &Catalogue, clusters: &[&Cluster], view: &View) -> Vec<Announced> {
    let [first, second] = asked(view);
    [(first, false), (second, true)]
        .into_iter()
        .filter(|(asked, _)| *asked)
        .map(|(_, later)| {
            let known = catalogue.clusters.iter().filter(|cluster| is_later(cluster) == later).count();
            let (metric, group) = if later { ("clusters_by_round", "2024") } else { ("clusters", "all_2022") };
            let all = catalogue.total(metric, group).map_or(known, |total| total.value.value as usize);
            let shown = clusters.iter().filter(|cluster| is_later(cluster) == later).count();
            Announced { later, shown, known, all }
        })
        .collect()
}
