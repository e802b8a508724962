//! Specification of a thematic map layer by province: variable, normalisation, symbology, classification.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{OwnValue, SeriesValue};
use crate::{
    model::{Batches, IndicatorKind, Tier, short},
    view::ColorRamp,
};

/// Variable mapped by province.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Variable {
    /// Number of displayed clusters in a province.
    Clusters,
    /// Little giants of a batch, or of several batches together.
    LittleGiants(Batches),
    /// Latest known number of firms of a tier.
    Ladder(Tier),
    /// Number of firms of a tier that a programme of the province sets as its target.
    Target(Tier),
    /// Population, gross domestic product or industrial value added.
    Indicator(IndicatorKind),
    /// Measure of a dataset of yearly values, in one year.
    Series(SeriesValue),
    /// Statistic of a person's own dataset.
    Own(OwnValue),
}

impl Variable {
    /// `true` for values of one year of a series.
    pub(crate) fn is_yearly(&self) -> bool {
        matches!(self, Self::Series(_))
    }

    /// `true` for counts; `false` for indicators, series and amounts.
    pub(crate) fn is_count(&self) -> bool {
        match self {
            Self::Indicator(_) | Self::Series(_) => false,
            Self::Own(own) => own.statistic.is_count(),
            Self::Clusters | Self::LittleGiants(_) | Self::Ladder(_) | Self::Target(_) => true,
        }
    }

    /// `true` for counts and own sums, which can be normalised by population or GDP of the latest year.
    pub(crate) fn is_divisible(&self) -> bool {
        match self {
            Self::Own(own) => own.statistic.is_amount(),
            _ => self.is_count(),
        }
    }

    /// Statistic of a person's own dataset, if it is one.
    pub fn own(&self) -> Option<&OwnValue> {
        match self {
            Self::Own(own) => Some(own),
            _ => None,
        }
    }
}

/// Normalisation of counts and yearly values.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, EnumIter, EnumString, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Normalisation {
    /// None: the count itself.
    #[default]
    Nothing,
    /// Per million residents: of counts at the end of the latest year, of yearly values at the end of the same year.
    Population,
    /// Of counts: per 100 billion yuan of gross domestic product of the latest year, as first printed.
    Gdp,
    /// Of yearly values: share of the nation, in percent.
    Nation,
    /// Of figures by industry: share of all industries of the province in the same table and year, in percent.
    #[serde(rename = "all_industries")]
    #[strum(serialize = "all_industries")]
    Industries,
}

/// Symbology of a thematic layer.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, EnumIter, EnumString, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Symbology {
    /// Provinces filled by class.
    #[default]
    Choropleth,
    /// Circle in each province, area proportional to the value.
    GraduatedSymbols,
    /// Bivariate choropleth: provinces filled by the class of the variable and the class of their number of clusters.
    Bivariate,
}

impl Symbology {
    /// `true` if provinces are filled, so that areas below are covered.
    pub fn fills_areas(self) -> bool {
        self != Self::GraduatedSymbols
    }
}

/// Classification method.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, EnumIter, EnumString, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ClassificationMethod {
    /// Quantiles: equal numbers of provinces in each class.
    Quantile,
    /// Equal intervals: classes of equal width.
    EqualInterval,
    /// Natural breaks: least variance within classes (Fisher 1958, Jenks 1977), computed exactly.
    #[default]
    NaturalBreaks,
    /// Head/tail breaks: split at the mean, then again the part above it (Jiang 2013).
    HeadTail,
    /// Manual breaks.
    #[serde(rename = "own")]
    #[strum(serialize = "own")]
    Manual,
}

/// Range of the number of classes.
pub const CLASSES: std::ops::RangeInclusive<u8> = 3..=9;
/// Largest number of breaks between classes.
pub(crate) const MOST_LIMITS: usize = *CLASSES.end() as usize - 1;
/// Largest number of classes per variable of a bivariate map; more than nine combined colours are hard to distinguish.
pub(crate) const CLASSES_OF_PAIR: u8 = 3;
/// Largest number of breaks between these.
pub(crate) const MOST_LIMITS_OF_PAIR: usize = CLASSES_OF_PAIR as usize - 1;

/// A thematic layer of values by province.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ThematicLayer {
    /// Variable.
    pub variable: Variable,
    /// Normalisation as chosen; see [`ThematicLayer::per()`] for the effective one.
    pub per: Normalisation,
    /// Symbology.
    pub form: Symbology,
    /// Classification method.
    pub method: ClassificationMethod,
    /// Number of classes; ignored by head/tail and manual breaks, whose number follows from the breaks.
    #[schemars(range(min = 3, max = 9))]
    pub classes: u8,
    /// Manual breaks, ascending; used with [`ClassificationMethod::Manual`] only.
    pub breaks: Vec<f64>,
    /// `true` to include values known only from weak sources.
    pub weak: bool,
    /// Colours of the classes; bivariate maps have colours of their own.
    pub colors: ColorRamp,
}

impl Default for ThematicLayer {
    /// Little giants of batches 1 and 2: the only count that is complete and of one date.
    fn default() -> Self {
        Self {
            variable: Variable::LittleGiants(Batches::FIRST_TWO),
            per: Normalisation::Nothing,
            form: Symbology::Choropleth,
            method: ClassificationMethod::NaturalBreaks,
            classes: 5,
            breaks: Vec::new(),
            weak: false,
            colors: ColorRamp::default(),
        }
    }
}

impl ThematicLayer {
    /// Layer of a variable, otherwise default.
    pub fn of(variable: Variable) -> Self {
        Self { variable, ..Self::default() }
    }

    /// Yearly series that is mapped, if it is one.
    pub fn series(&self) -> Option<&SeriesValue> {
        match &self.variable {
            Variable::Series(series) => Some(series),
            _ => None,
        }
    }

    /// Effective normalisation: that which the variable can have, else none. Growth is not normalised.
    pub fn per(&self) -> Normalisation {
        use Normalisation::{Gdp, Industries, Nation, Nothing, Population};
        let is_heeded = match (&self.variable, self.per) {
            (Variable::Series(series), Population | Nation) => series.since.is_none(),
            (Variable::Series(series), Industries) => series.since.is_none() && series.industry.is_some(),
            (variable, Population | Gdp) => variable.is_divisible(),
            (_, Nothing | Nation | Industries) => false,
        };
        if is_heeded { self.per } else { Nothing }
    }

    /// Earlier year from which growth is mapped; `None` for other values.
    pub fn since(&self) -> Option<i32> {
        self.series()?.since
    }

    /// `true` if the values, or those of the second variable, are numbers of clusters.
    pub(crate) fn counts_clusters(&self) -> bool {
        self.variable == Variable::Clusters || self.form == Symbology::Bivariate
    }

    /// Indicator that counts are divided by, if any.
    pub(crate) fn denominator(&self) -> Option<IndicatorKind> {
        match self.per() {
            _ if !self.variable.is_divisible() => None,
            Normalisation::Population => Some(IndicatorKind::Population),
            Normalisation::Gdp => Some(IndicatorKind::Gdp),
            Normalisation::Nothing | Normalisation::Nation | Normalisation::Industries => None,
        }
    }

    /// `true` if the values are counts without normalisation and therefore whole numbers.
    pub fn counts(&self) -> bool {
        self.variable.is_count() && self.per() == Normalisation::Nothing
    }

    /// Checks that the layer can be drawn.
    ///
    /// # Errors
    /// [`ThematicError`] for the first fault.
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

/// Error of a thematic layer that cannot be drawn.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ThematicError {
    /// Number of classes out of range.
    #[error("expected {} to {} classes, found {found}", CLASSES.start(), CLASSES.end())]
    Classes {
        /// Number of classes found.
        found: u8,
    },
    /// Too many breaks between classes.
    #[error("expected at most {MOST_LIMITS} class breaks, found {found}")]
    TooManyLimits {
        /// Number of breaks found.
        found: usize,
    },
    /// A break that is not a finite number.
    #[error("expected numbers as class breaks, found {}", short(*found))]
    NoNumber {
        /// Value of the break.
        found: f64,
    },
    /// A break that is not greater than the one before.
    #[error("expected class breaks in rising order, found {} after {}", short(*after), short(*before))]
    NotRising {
        /// The break before.
        before: f64,
        /// The break that is not greater.
        after: f64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_is_written_as_people_would_write_it() {
        let json = serde_json::to_string(&ThematicLayer::default()).unwrap();
        assert!(
            json.starts_with(r#"{"variable":{"little_giants":"1-2"},"per":"nothing","form":"choropleth""#),
            "{json}"
        );
        let read: ThematicLayer = serde_json::from_str(r#"{"variable":{"ladder":"specialised_sme"}}"#).unwrap();
        assert_eq!(read, ThematicLayer::of(Variable::Ladder(Tier::SpecialisedSme)));
    }

    #[test]
    fn limits_that_do_not_rise_and_two_classes_are_refused() {
        let limits = |breaks: &[f64]| ThematicLayer { breaks: breaks.to_vec(), ..ThematicLayer::default() }.check();
        assert_eq!(
            ThematicLayer { classes: 2, ..ThematicLayer::default() }.check(),
            Err(ThematicError::Classes { found: 2 })
        );
        assert_eq!(limits(&[1.0, 5.0, 5.0]), Err(ThematicError::NotRising { before: 5.0, after: 5.0 }));
        assert!(matches!(limits(&[f64::NAN]), Err(ThematicError::NoNumber { .. })));
        assert_eq!(limits(&[0.0; 9]), Err(ThematicError::TooManyLimits { found: 9 }));
        assert_eq!(ThematicLayer { breaks: vec![1.0, 5.0], ..ThematicLayer::default() }.check(), Ok(()));
    }
}
