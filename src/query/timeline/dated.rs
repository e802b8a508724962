//! Views as of a date.

use super::events::{EventKind, TimeEvent, timeline};
use crate::{
    model::{Announcement, AsOf, Batches},
    query::{Facts, yearly_numbers},
    view::{LayerId, SeriesValue, ThematicLayer, Variable, View},
};

/// A view as of a date: all of its layers heed it, clusters of 2024 are shown once announced, and values are those of the
/// latest batch or year by then. Values that have none by then stay as they are, and are empty.
pub fn dated(facts: &Facts, view: &View, date: AsOf) -> View {
    let mut view = View { as_of: Some(date), ..view.clone() };
    if view.shows_clusters() {
        view.show_clusters(true, facts.catalogue().was_announced(Announcement::Later35, &date));
    }
    let variables: Vec<(LayerId, Variable)> = mapped(&view)
        .filter_map(|(id, layer)| {
            let variable = match &layer.variable {
                Variable::LittleGiants(_) => Variable::LittleGiants(last_batch(facts, &date)?),
                Variable::Series(series) => {
                    Variable::Series(SeriesValue { year: last_year(facts, layer, &date)?, ..series.clone() })
                }
                _ => return None,
            };
            Some((id.clone(), variable))
        })
        .collect();
    for (id, variable) in variables {
        view.edit_values(&id, |values| values.variable = variable);
    }
    view
}

/// Layers of values that a view draws.
pub(super) fn mapped(view: &View) -> impl Iterator<Item = (&LayerId, &ThematicLayer)> {
    view.drawn_values().into_iter().filter_map(|layer| Some((&layer.id, layer.values()?)))
}

/// Latest batch of little giants by a date.
pub(super) fn last_batch(facts: &Facts, until: &AsOf) -> Option<Batches> {
    let of = |event: TimeEvent| match event.kind {
        EventKind::LittleGiants(batches) if event.date.is_by(until) => Some(batches),
        _ => None,
    };
    timeline(facts).into_iter().filter_map(of).next_back()
}

/// Latest year of a series that has a value and is over by a date.
fn last_year(facts: &Facts, layer: &ThematicLayer, until: &AsOf) -> Option<i32> {
    let is_by = |year: &i32| AsOf::of_year(*year).is_some_and(|year| year.is_by(until));
    yearly_numbers(facts, layer).into_keys().rfind(is_by)
}
