//! Which announcements a picture is about, and how much of each it shows.

use crate::{
    model::{Announcement, Catalogue, Cluster},
    view::View,
};

/// What is shown of an announcement.
pub(super) struct Announced {
    /// Of 2024, not of 2022.
    pub later: bool,
    /// How many of its clusters are shown.
    pub shown: usize,
    /// How many of them the catalogue knows by name.
    pub known: usize,
    /// How many were announced.
    pub all: usize,
}

pub(super) fn is_later(cluster: &Cluster) -> bool {
    cluster.round.announcement() == Announcement::Later35
}

/// Whether a view is about the clusters of 2022, and of 2024: their layer is on, and the filter asks for them.
pub(super) fn asked(view: &View) -> [bool; 2] {
    let rounds = &view.filter.rounds;
    let wants =
        |later: bool| rounds.is_empty() || rounds.iter().any(|round| (*round == Announcement::Later35) == later);
    [view.layers.clusters && wants(false), view.layers.later_clusters && wants(true)]
}

/// The announcements that a view is about: of any other nothing is said.
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
