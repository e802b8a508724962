//! Time steps of a map: what its layers announce, and the years of their series.

mod changes;
mod dated;
mod events;
#[cfg(test)]
mod tests;

use super::Facts;
use crate::{model::AsOf, view::View};
pub use dated::dated;
pub use events::{EventKind, TimeEvent, timeline};

/// Date at which the map of a view changes, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeStep {
    /// Date of the map. Of events that end on the same day, the most precise date.
    pub date: AsOf,
    /// Events of that day, at least one.
    pub events: Vec<TimeEvent>,
}

/// Time steps of a view, by date: events of its visible layers that change them. Events that leave their layer unchanged
/// or empty are left out.
///
/// The date of the view is ignored; its other conditions apply.
pub fn time_steps(facts: &Facts, view: &View) -> Vec<TimeStep> {
    let mut events = changes::of_view(facts, view);
    events.sort_by(|a, b| a.date.by_end(&b.date));
    let mut steps: Vec<TimeStep> = Vec::new();
    for event in events {
        match steps.last_mut().filter(|step| step.date.last_day() == event.date.last_day()) {
            Some(step) if step.events.contains(&event) => {}
            Some(step) => {
                step.date = event.date;
                step.events.push(event);
            }
            None => steps.push(TimeStep { date: event.date, events: vec![event] }),
        }
    }
    steps
}

/// Index of the time step current at a date: the last one whose date is over by then.
pub(crate) fn stop_at(stops: &[TimeStep], until: &AsOf) -> Option<usize> {
    stops.iter().rposition(|stop| stop.date.is_by(until))
}

/// First time step after a date; the first of all if no date is given.
pub fn next_stop<'m>(stops: &'m [TimeStep], until: Option<&AsOf>) -> Option<&'m TimeStep> {
    stops.iter().find(|stop| until.is_none_or(|until| !stop.date.is_by(until)))
}

impl TimeStep {
    /// The view as of this time step.
    pub fn applied(&self, facts: &Facts, view: &View) -> View {
        dated(facts, view, self.date)
    }
}
