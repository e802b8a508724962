//! The part of a query that all layers share: place and date.

use super::PlaceSet;
use crate::model::AsOf;

/// Places and date that are asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Places; `None` for all.
    pub places: Option<PlaceSet>,
    /// Latest date of what is shown; `None` for no limit.
    pub as_of: Option<AsOf>,
}

impl Question {
    /// `true` if a place is asked about.
    pub fn asks(&self, place: u32) -> bool {
        self.places.as_ref().is_none_or(|places| places.contains(place))
    }

    /// `true` if something of a date is shown; what has no date is, while no date is set.
    pub fn admits(&self, date: Option<AsOf>) -> bool {
        self.as_of.is_none_or(|until| date.is_some_and(|date| date.is_by(&until)))
    }
}
