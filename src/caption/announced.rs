//! Announcements covered by a picture and the clusters shown of each.

use crate::{
    model::{Announced, Announcement, AsOf, Catalogue, Cluster},
    view::{FeatureQuery, View},
};

/// Clusters of one announcement.
pub(super) struct AnnouncedClusters {
    /// `true` for the clusters of 2024, `false` for those of 2022.
    pub later: bool,
    /// Date of the announcement.
    pub date: AsOf,
    /// Number of clusters shown.
    pub shown: usize,
    /// Number of clusters announced.
    pub all: usize,
}

pub(super) fn is_later(cluster: &Cluster) -> bool {
    cluster.round.announcement() == Announcement::Later35
}

/// Coverage of the clusters of 2022 and of 2024: they are drawn and the filter admits them.
pub(super) fn asked(view: &View) -> [bool; 2] {
    if view.shows_clusters() { asked_about(view) } else { [false; 2] }
}

/// Coverage of the clusters of 2022 and of 2024, drawn or not.
pub(super) fn asked_about(view: &View) -> [bool; 2] {
    let filter = view.cluster_query().filter;
    let is_asked = |id: &Announcement| view.asks_for(*id) && filter.admits("announcement", (*id).into());
    LISTS.map(|ids| ids.iter().any(is_asked))
}

/// Announcements that list all clusters of 2022 and of 2024, each with the one before that lists those known by then.
const LISTS: [&[Announcement]; 2] = [&[Announcement::Next20, Announcement::First25], &[Announcement::Later35]];

/// Lists that a picture rests on: of the layer of national clusters if it is drawn or counted, and of further layers of
/// clusters that are drawn.
pub(super) fn lists_behind<'a>(catalogue: &'a Catalogue, view: &View) -> [Option<&'a Announced>; 2] {
    let main = if view.counts_clusters() { asked_about(view) } else { asked(view) };
    let mut found = lists(catalogue, view, &view.cluster_query(), main);
    let further = view.further_clusters().filter(|layer| layer.visible);
    for query in further.filter_map(|layer| Some(&layer.features()?.query)) {
        let asked = LISTS.map(|ids| ids.iter().any(|id| query.admits("announcement", (*id).into())));
        for (known, list) in found.iter_mut().zip(lists(catalogue, view, query, asked)) {
            let size = |list: Option<&Announced>| list.map(|list| list.total.value);
            // The list of the 45 has the first 25 as well.
            if size(list) > size(*known) {
                *known = list;
            }
        }
    }
    found
}

/// Latest lists of the clusters of 2022 and of 2024 by the date of a view, of those that a query of them asks for.
pub(super) fn lists<'a>(
    catalogue: &'a Catalogue,
    view: &View,
    query: &FeatureQuery,
    asked: [bool; 2],
) -> [Option<&'a Announced>; 2] {
    let is_by_date = |id: &&Announcement| {
        let is_wanted = query.admits("announcement", (**id).into());
        is_wanted && view.date_of(query).is_none_or(|until| catalogue.was_announced(**id, &until))
    };
    let [first, later] = asked;
    let [first_lists, later_lists] = LISTS;
    [(first, first_lists), (later, later_lists)]
        .map(|(asked, lists)| lists.iter().filter(|_| asked).find(is_by_date).and_then(|id| catalogue.announced(*id)))
}

/// The announcements covered by a view, by its date.
pub(super) fn announcements(catalogue: &Catalogue, clusters: &[&Cluster], view: &View) -> Vec<AnnouncedClusters> {
    let lists = lists(catalogue, view, &view.cluster_query(), asked(view)).into_iter().flatten();
    let of = |list: &Announced| {
        let later = list.id == Announcement::Later35;
        let is_listed = |cluster: &Cluster| match list.id {
            Announcement::First25 => cluster.round.announcement() == Announcement::First25,
            Announcement::Next20 | Announcement::Later35 => is_later(cluster) == later,
        };
        let shown = clusters.iter().filter(|cluster| is_listed(cluster)).count();
        let all = if later { list.size } else { list.total.value } as usize;
        AnnouncedClusters { later, date: list.total.as_of, shown, all }
    };
    lists.map(of).collect()
}
