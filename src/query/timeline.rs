//! What was announced when: the clusters, and the batches of little giants.

use std::collections::BTreeSet;

use strum::IntoEnumIterator as _;

use crate::{
    model::{Announcement, AsOf, Batches, Catalogue, ReportingUnit, SeriesPoint, SourceId},
    view::{Variable, View},
};

/// What was announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Clusters.
    Clusters(Announcement),
    /// A batch of little giants, or the count of several together.
    LittleGiants(Batches),
}

/// A stop of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When, as precise as the source is.
    pub date: AsOf,
    /// What.
    pub event: Event,
    /// How many: clusters in all from then on, or the nation's little giants of the batch.
    pub count: u32,
    /// Where that was read.
    pub sources: Vec<SourceId>,
}

/// The national series of clusters: how many there were in all from a date on.
const CLUSTERS: &str = "national_clusters";

/// All stops, by date.
pub fn timeline(catalogue: &Catalogue) -> Vec<Moment> {
    let clusters = announcements(catalogue).map(|(announcement, total)| Moment {
        date: total.value.as_of.clone(),
        event: Event::Clusters(announcement),
        count: total.value.value as u32,
        sources: total.value.sources.clone(),
    });
    let mut seen = BTreeSet::new();
    let nation = catalogue.little_giants.iter().filter(|row| row.unit == ReportingUnit::Nation);
    // Of a batch the first count of the file: confirmed lists stand before publicised ones.
    let batches = nation.filter(|row| seen.insert(row.batches)).map(|row| Moment {
        date: row.firms.as_of.clone(),
        event: Event::LittleGiants(row.batches),
        count: row.firms.value,
        sources: row.firms.sources.clone(),
    });
    let mut moments: Vec<Moment> = clusters.chain(batches).collect();
    moments.sort_by(|a, b| a.date.cmp(&b.date));
    moments
}

/// The announcements of clusters in order of time, each with how many there were in all from then on.
fn announcements(catalogue: &Catalogue) -> impl Iterator<Item = (Announcement, &SeriesPoint)> {
    let totals = catalogue.series.iter().filter(|point| point.metric == CLUSTERS);
    Announcement::iter().zip(totals)
}

/// Whether clusters had been announced by a date.
pub(super) fn was_announced(catalogue: &Catalogue, announcement: Announcement, until: &AsOf) -> bool {
    let mut all = announcements(catalogue);
    all.find(|(other, _)| *other == announcement).is_none_or(|(_, total)| total.value.as_of.is_by(until))
}

impl Moment {
    /// Whether a view shows something of what was announced: clusters, or batches of little giants. A view of neither is
    /// about the announcements of clusters.
    pub fn concerns(&self, view: &View) -> bool {
        let variable = view.layers.thematic.as_ref().map(|layer| layer.variable);
        let batches = matches!(variable, Some(Variable::LittleGiants(_)));
        match self.event {
            Event::LittleGiants(_) => batches,
            Event::Clusters(_) => !batches,
        }
    }

    /// The view as of this stop: what had been announced by then. A map of little giants shows the batch announced last.
    pub fn applied(&self, catalogue: &Catalogue, view: &View) -> View {
        let mut view = view.clone();
        view.filter.until = Some(self.date.clone());
        if view.layers.shows_clusters() {
            view.layers.clusters = true;
            view.layers.later_clusters = was_announced(catalogue, Announcement::Later35, &self.date);
        }
        if let Some(layer) = &mut view.layers.thematic
            && matches!(layer.variable, Variable::LittleGiants(_))
            && let Some(batches) = last_batch(catalogue, &self.date)
        {
            layer.variable = Variable::LittleGiants(batches);
        }
        view
    }
}

/// The batch announced last by a date.
fn last_batch(catalogue: &Catalogue, until: &AsOf) -> Option<Batches> {
    let of = |moment: Moment| match moment.event {
        Event::LittleGiants(batches) if moment.date.is_by(until) => Some(batches),
        _ => None,
    };
    timeline(catalogue).into_iter().filter_map(of).next_back()
}
