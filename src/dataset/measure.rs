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
    /// Definition and caveats.
    pub note: LocalText,
}

impl Measure {
    /// The measure of one code of a dimension, under a title that names both.
    #[must_use]
    pub fn of_code(&self, code: &Code) -> Self {
        let [en, zh] =
            [Language::En, Language::Zh].map(|language| (code.title.get(language), self.title.get(language)));
        // Abbreviations such as `R&D` keep their letters.
        let is_word = en.1.chars().nth(1).is_some_and(char::is_lowercase);
        let measure = if is_word {
            en.1.chars().take(1).flat_map(char::to_lowercase).chain(en.1.chars().skip(1)).collect()
        } else {
            en.1.to_owned()
        };
        let title = LocalText::both(format!("{}: {measure}", en.0), format!("{}{}", zh.0, zh.1));
        Self { title, ..self.clone() }
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
