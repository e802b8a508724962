//! A map of values by province: which variable, against what, in which form, in which classes.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::model::{Batches, IndicatorKind, Rung};

/// What is mapped by province.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variable {
    /// How many of the clusters shown lie in a province.
    Clusters,
    /// Little giants named in a batch, or in several together.
    LittleGiants(Batches),
    /// The latest known number of firms on a rung of the ladder.
    Ladder(Rung),
    /// What a province's programme sets as the number of firms on a rung.
    Target(Rung),
    /// Population, gross domestic product, industrial value added.
    Indicator(IndicatorKind),
}

impl Variable {
    /// Whether it counts something, so that it may be set against population or product.
    pub fn is_count(self) -> bool {
        !matches!(self, Self::Indicator(_))
    }
}

/// What counts are set against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumIter, EnumString, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Per {
    /// Nothing: the count itself.
    #[default]
    Nothing,
    /// A million residents of the census of 2020.
    Population,
    /// 100 billion yuan of gross domestic product of 2024.
    Gdp,
}

/// How values are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumIter, EnumString, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Form {
    /// Provinces filled by class.
    #[default]
    Choropleth,
    /// A circle in each province, its area proportional to the value.
    GraduatedSymbols,
    /// Provinces filled by the class of the variable and by the class of their number of clusters.
    Bivariate,
}

/// How values are put into classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumIter, EnumString, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Method {
    /// The same number of provinces in each class.
    Quantile,
    /// Classes of the same width.
    EqualInterval,
    /// The least variance within classes (Fisher 1958, Jenks 1977), found exactly.
    #[default]
    NaturalBreaks,
    /// Split at the mean, again and again, while the head is the smaller part (Jiang 2013).
    HeadTail,
    /// Limits set by a person.
    Own,
}

/// The fewest and the most classes.
pub const CLASSES: std::ops::RangeInclusive<u8> = 3..=9;
/// The most limits between classes.
pub const MOST_LIMITS: usize = *CLASSES.end() as usize - 1;

/// A map of values by province.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Thematic {
    /// What is mapped.
    pub variable: Variable,
    /// What it is set against.
    pub per: Per,
    /// How it is drawn.
    pub form: Form,
    /// How it is put into classes.
    pub method: Method,
    /// How many classes; head/tail breaks and own limits have as many as they have.
    pub classes: u8,
    /// Own limits between classes, rising; used by [`Method::Own`] only.
    pub breaks: Vec<f64>,
    /// Whether values known only from weak sources are drawn.
    pub weak: bool,
}

impl Default for Thematic {
    /// Little giants of batches 1 and 2: the one count that is complete and of one day.
    fn default() -> Self {
        Self {
            variable: Variable::LittleGiants(Batches::FIRST_TWO),
            per: Per::Nothing,
            form: Form::Choropleth,
            method: Method::NaturalBreaks,
            classes: 5,
            breaks: Vec::new(),
            weak: false,
        }
    }
}

impl Thematic {
    /// The default map of a variable.
    pub fn of(variable: Variable) -> Self {
        Self { variable, ..Self::default() }
    }

    /// What the variable is set against: an indicator is never set against another.
    pub fn per(&self) -> Per {
        if self.variable.is_count() { self.per } else { Per::Nothing }
    }

    /// Whether its values are counts, set against nothing, and so whole numbers.
    pub fn counts(&self) -> bool {
        self.variable.is_count() && self.per() == Per::Nothing
    }

    /// Says what is wrong with a layer that cannot be drawn.
    ///
    /// # Errors
    /// See [`ThematicError`].
    pub fn check(&self) -> Result<(), ThematicError> {
        if !CLASSES.contains(&self.classes) {
            return Err(ThematicError::Classes { found: self.classes });
        }
        if self.breaks.len() > MOST_LIMITS {
            return Err(ThematicError::TooManyLimits { found: self.breaks.len() });
        }
        if let Some(found) = self.breaks.iter().find(|limit| !limit.is_finite()) {
            return Err(ThematicError::NoNumber { found: *found });
        }
        match self.breaks.windows(2).find(|pair| !matches!(pair, [a, b] if a < b)) {
            Some([before, after]) => Err(ThematicError::NotRising { before: *before, after: *after }),
            _ => Ok(()),
        }
    }
}

/// Why a layer of values cannot be drawn.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ThematicError {
    /// Too few or too many classes.
    #[error("expected {} to {} classes, found {found}", CLASSES.start(), CLASSES.end())]
    Classes {
        /// How many were asked for.
        found: u8,
    },
    /// Too many limits between classes.
    #[error("expected at most {MOST_LIMITS} limits between classes, found {found}")]
    TooManyLimits {
        /// How many there are.
        found: usize,
    },
    /// A limit between classes that is no finite number.
    #[error("expected numbers as limits between classes, found {found}")]
    NoNumber {
        /// The limit.
        found: f64,
    },
    /// A limit between classes that does not lie above the one before.
    #[error("expected rising limits between classes, found {after} after {before}")]
    NotRising {
        /// The limit before.
        before: f64,
        /// The limit that should be larger.
        after: f64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_is_written_as_people_would_write_it() {
        let json = serde_json::to_string(&Thematic::default()).unwrap();
        assert!(
            json.starts_with(r#"{"variable":{"little_giants":"1-2"},"per":"nothing","form":"choropleth""#),
            "{json}"
        );
        let read: Thematic = serde_json::from_str(r#"{"variable":{"ladder":"specialised_sme"}}"#).unwrap();
        assert_eq!(read, Thematic::of(Variable::Ladder(Rung::SpecialisedSme)));
    }

    #[test]
    fn limits_that_do_not_rise_and_two_classes_are_refused() {
        let limits = |breaks: &[f64]| Thematic { breaks: breaks.to_vec(), ..Thematic::default() }.check();
        assert_eq!(Thematic { classes: 2, ..Thematic::default() }.check(), Err(ThematicError::Classes { found: 2 }));
        assert_eq!(limits(&[1.0, 5.0, 5.0]), Err(ThematicError::NotRising { before: 5.0, after: 5.0 }));
        assert!(matches!(limits(&[f64::NAN]), Err(ThematicError::NoNumber { .. })));
        assert_eq!(limits(&[0.0; 9]), Err(ThematicError::TooManyLimits { found: 9 }));
        assert_eq!(Thematic { breaks: vec![1.0, 5.0], ..Thematic::default() }.check(), Ok(()));
    }
}
