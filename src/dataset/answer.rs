//! Answers: for each place a value, or the reason why there is none.

use std::collections::BTreeMap;

use crate::model::AsOf;

/// Answer for one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// Value of a statement.
    Known {
        /// Row of the dataset.
        row: u32,
        /// The value.
        value: f64,
        /// Further statements that would answer as well, with another value.
        rivals: u16,
    },
    /// Number of rows that were counted.
    Counted {
        /// The number.
        n: u32,
        /// `true` if further rows are missing, so that it is the least possible.
        at_least: bool,
    },
    /// Asked, but without an answer.
    Unknown(UnknownBecause),
    /// Outside of what is asked.
    NotAsked(NotAskedBecause),
    /// The measure does not apply to the place.
    NotCovered,
}

/// Reason why a value that is asked for is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownBecause {
    /// The dataset says nothing.
    Nothing,
    /// Only weakly sourced statements exist, and they are not admitted.
    WeakOnly,
    /// All statements are dated later; the earliest date.
    NotYet(AsOf),
    /// Nothing was counted, and rows are missing: that is not zero.
    Incomplete,
}

/// Reason why a place is not asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAskedBecause {
    /// It lies outside the places asked about.
    Place,
    /// The code asked about did not exist by the date.
    Code,
}

impl Answer {
    /// The value, if there is one.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Known { value, .. } => Some(*value),
            Self::Counted { n, .. } => Some(f64::from(*n)),
            Self::Unknown(_) | Self::NotAsked(_) | Self::NotCovered => None,
        }
    }

    /// `true` if the place counts among those asked about, whether or not its value is known.
    pub fn is_asked(&self) -> bool {
        !matches!(self, Self::NotAsked(_) | Self::NotCovered)
    }
}

/// Exactly one answer for each place of a universe.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceAnswers(BTreeMap<u32, Answer>);

impl PlaceAnswers {
    /// Answer for a place, by its position in the registry.
    pub fn get(&self, place: u32) -> Answer {
        self.0.get(&place).copied().unwrap_or(Answer::NotCovered)
    }

    /// All places with their answers, in the order of the registry.
    pub fn iter(&self) -> impl Iterator<Item = (u32, Answer)> + '_ {
        self.0.iter().map(|(place, answer)| (*place, *answer))
    }

    /// Known values with their places.
    pub fn values(&self) -> impl Iterator<Item = (u32, f64)> + '_ {
        self.iter().filter_map(|(place, answer)| Some((place, answer.value()?)))
    }

    /// Number of places with a value, and of those asked about: “n of m”.
    pub fn known_of_asked(&self) -> (usize, usize) {
        (self.values().count(), self.iter().filter(|(_, answer)| answer.is_asked()).count())
    }
}

impl FromIterator<(u32, Answer)> for PlaceAnswers {
    fn from_iter<T: IntoIterator<Item = (u32, Answer)>>(answers: T) -> Self {
        Self(answers.into_iter().collect())
    }
}
