//! What a view shows of the catalogue: the clusters that pass its filter, and the values that it maps.

use std::sync::Arc;

use super::{Mapped, Moment, SearchIndex, stops_for, visible};
use crate::{
    model::{Catalogue, Cluster},
    view::{Filter, Form, Layers, Variable, View},
};

/// What a view shows.
#[derive(Clone, Debug, Default)]
pub struct Shown<'a> {
    /// The clusters that pass, in the order of the catalogue.
    pub clusters: Vec<&'a Cluster>,
    /// Values by province, where the view maps any.
    pub mapped: Option<Arc<Mapped>>,
    /// What it shows at each stop of the timeline, where its page has a small map for each.
    pub stops: Vec<Stop<'a>>,
}

/// A view at a stop of the timeline.
#[derive(Clone, Debug)]
pub struct Stop<'a> {
    /// What was announced.
    pub moment: Moment,
    /// The view as of then.
    pub view: View,
    /// What that shows.
    pub shown: Shown<'a>,
}

impl<'a> Shown<'a> {
    /// What a view shows; see also [`as_drawn`].
    pub fn of(catalogue: &'a Catalogue, index: &SearchIndex, view: &View) -> Self {
        let found = visible(catalogue, &view.layers, &view.filter, index);
        let clusters: Vec<&Cluster> = found.iter().filter_map(|id| catalogue.cluster(id)).collect();
        let mapped = Mapped::of(catalogue, &counted(catalogue, index, view, &clusters), view).map(Arc::new);
        let stops = if view.page.multiples { stops(catalogue, index, view) } else { Vec::new() };
        Self { clusters, mapped, stops }
    }

    /// These clusters alone.
    pub fn clusters(clusters: Vec<&'a Cluster>) -> Self {
        Self { clusters, ..Self::default() }
    }
}

/// What a view shows at each of its stops.
fn stops<'a>(catalogue: &'a Catalogue, index: &SearchIndex, view: &View) -> Vec<Stop<'a>> {
    let mut base = as_drawn(view);
    base.page.multiples = false;
    // The selection of a date would leave out all later stops.
    base.filter = Filter { until: None, ..base.filter };
    stops_for(catalogue, index, &base)
        .into_iter()
        .map(|moment| {
            let view = moment.applied(catalogue, &base);
            let shown = Shown::of(catalogue, index, &view);
            Stop { moment, view, shown }
        })
        .collect()
}

/// The clusters that a value by province counts: those that pass, whether their symbols are drawn or not. `drawn` are those
/// that are.
pub fn counted<'a>(
    catalogue: &'a Catalogue,
    index: &SearchIndex,
    view: &View,
    drawn: &[&'a Cluster],
) -> Vec<&'a Cluster> {
    if view.layers.shows_clusters() || view.layers.thematic.is_none() {
        return drawn.to_vec();
    }
    let layers = Layers { clusters: true, ..view.layers.clone() };
    visible(catalogue, &layers, &view.filter, index).iter().filter_map(|id| catalogue.cluster(id)).collect()
}

/// Whether a view can be shown stop by stop: as clusters alone, or as batches of little giants. No other value is known
/// announcement by announcement.
pub fn has_stops(view: &View) -> bool {
    view.layers
        .thematic
        .as_ref()
        .is_none_or(|layer| matches!(layer.variable, Variable::LittleGiants(_)) && layer.form != Form::Bivariate)
}

/// The view as a picture draws it: small maps only where there are several, and those of values without clusters, which
/// would cover them.
pub fn as_drawn(view: &View) -> View {
    let mut view = view.clone();
    view.page.multiples &= has_stops(&view);
    if view.page.multiples && view.layers.thematic.is_some() {
        view.layers.clusters = false;
        view.layers.later_clusters = false;
    }
    view
}
