//! Measures: quantities with a value for places, times and other dimensions.

use strum::EnumString;

use super::{Code, LocalText, MeasureId, PlaceSet};
use crate::model::Language;

/// Quantity of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Identifier: of a code of the dataset's measure dimension, or of a field of numbers.
    pub id: MeasureId,
    /// Name.
    pub title: LocalText,
    /// Name of the measure for one code of a dimension, with `{code}` for it; empty without such a dimension.
    pub title_of: LocalText,
    /// Unit code, such as `firms` or `billion_yuan`.
    pub unit: String,
    /// Kind.
    pub kind: MeasureKind,
    /// Directions in which its values may be added.
    pub sum: SumOver,
    /// Places to which it applies; others are not covered, which is not unknown.
    pub universe: PlaceSet,
    /// Revision of its values, such as `preliminary`; values of different revisions do not mix.
    pub vintage: Option<String>,
    /// Years in which a comparable span begins after an earlier one, ascending: values before and after do not compare.
    pub breaks: Vec<i32>,
    /// Definition and caveats.
    pub note: LocalText,
}

impl Measure {
    /// `true` if no break lies between two years, the earlier one first.
    pub fn compares(&self, earlier: i32, later: i32) -> bool {
        self.breaks.iter().all(|of| *of <= earlier || *of > later)
    }

    /// The measure of one code of a dimension, under a name that says both.
    #[must_use]
    pub fn of_code(&self, code: &Code) -> Self {
        let named = |language| {
            let name = code.title.get(language);
            let mut letters = name.chars();
            let is_english = language == Language::En;
            let lower =
                letters.next().filter(|_| is_english).map(|first| first.to_lowercase().chain(letters).collect());
            self.title_of.get(language).replace("{code}", &lower.unwrap_or_else(|| name.to_owned()))
        };
        Self { title: LocalText::both(named(Language::En), named(Language::Zh)), ..self.clone() }
    }
}

/// Kind of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum MeasureKind {
    /// State at a date: population, firms that hold a title.
    Stock,
    /// Sum over a period: product of a year, firms of a round.
    Flow,
    /// Quotient: never added.
    Ratio,
    /// Goal, dated by the year in which it is due.
    Goal,
}

/// Directions in which values may be added; only over sets whose members do not overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SumOver {
    /// Over places of one level.
    pub places: bool,
    /// Over periods that follow one another.
    pub time: bool,
    /// Over codes of a dimension.
    pub codes: bool,
}
