//! Events that change maps: announcements of clusters, batches of little giants, lists of features, years of series.

use std::collections::BTreeSet;

use crate::{
    dataset::LocalText,
    model::{Announcement, AsOf, Batches, ReportingUnit, SourceId},
    query::Facts,
};

/// Subject of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// Announcement of a round of national clusters.
    Clusters(Announcement),
    /// One batch of little giants, or several batches counted together.
    LittleGiants(Batches),
    /// List of features, such as those of one year.
    List {
        /// Name of the dataset.
        dataset: LocalText,
        /// Name of the list.
        list: LocalText,
    },
    /// Year of a series of values.
    Year(i32),
}

/// Event that changes maps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeEvent {
    /// Date, at the precision of the source.
    pub date: AsOf,
    /// Subject.
    pub kind: EventKind,
    /// Cumulative number of clusters, or the national number of little giants of the batch; `None` for other subjects.
    pub count: Option<u32>,
    /// Sources of date and count, as far as these are not those of a dataset.
    pub sources: Vec<SourceId>,
}

/// Announcements of national clusters and batches of little giants, sorted by the end of their dates, so that each
/// includes all earlier ones.
pub fn timeline(facts: &Facts) -> Vec<TimeEvent> {
    let catalogue = facts.catalogue();
    let clusters = catalogue.announcements.iter().map(|announced| TimeEvent {
        date: announced.total.as_of,
        kind: EventKind::Clusters(announced.id),
        count: Some(announced.total.value),
        sources: announced.total.sources.clone(),
    });
    let mut seen = BTreeSet::new();
    let nation = catalogue.little_giants.iter().filter(|row| row.unit == ReportingUnit::Nation);
    // Several rows may count the same batch: the first of the file is used; confirmed lists precede publicised ones.
    let batches = nation.filter(|row| seen.insert(row.batches)).map(|row| TimeEvent {
        date: row.firms.as_of,
        kind: EventKind::LittleGiants(row.batches),
        count: Some(row.firms.value),
        sources: row.firms.sources.clone(),
    });
    let mut events: Vec<TimeEvent> = clusters.chain(batches).collect();
    events.sort_by(|a, b| a.date.by_end(&b.date));
    events
}
