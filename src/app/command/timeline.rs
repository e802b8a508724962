//! Commands of the timeline.

use crate::query::TimeStep;

/// Request to the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineCommand {
    /// Show the map as of a time step, or with all announcements if `None`.
    ShowStep(Option<Box<TimeStep>>),
    /// Start or stop the playback.
    Play(bool),
}
