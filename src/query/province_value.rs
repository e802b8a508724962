//! Value of a province with what qualifies it.

use crate::model::{AsOf, Bilingual, Bound, CityInclusion, Counting, SourceId, ValueBasis};

/// Denominator of a normalised value.
#[derive(Clone, Debug, PartialEq)]
pub struct Denominator {
    /// Population in millions, GDP in units of 100 billion yuan; a total or an earlier value in the unit of the value.
    pub value: f64,
    /// Reference date.
    pub as_of: AsOf,
    /// Sources of the value.
    pub sources: Vec<SourceId>,
    /// `true` for a value of a source, `false` for a sum over provinces or industries.
    pub is_printed: bool,
}

/// Value of one province with its metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvinceValue {
    /// Mapped value, normalised if the layer asks for it.
    pub value: f64,
    /// Value as in the source.
    pub read: f64,
    /// Reference date; `None` for cluster counts.
    pub as_of: Option<AsOf>,
    /// Exact number or bound.
    pub bound: Bound,
    /// Firms counted: of one round, in force, cumulative or unspecified; `None` except for little giants and tiers.
    pub count: Option<Counting>,
    /// Inclusion of a city with separate planning.
    pub scope: CityInclusion,
    /// Origin of the value, e.g. stated or derived.
    pub basis: ValueBasis,
    /// `true` if the data file marks it as not to be published unchecked.
    pub weak: bool,
    /// Caveats in both languages.
    pub note: Bilingual,
    /// Sources of the value.
    pub sources: Vec<SourceId>,
    /// Number of other statements for the same time with another number.
    pub rivals: u16,
    /// Denominator; `None` if the value is not normalised.
    pub per: Option<Denominator>,
}

impl ProvinceValue {
    /// An exact value without date or source.
    pub(super) fn stated(value: f64) -> Self {
        Self {
            value,
            read: value,
            as_of: None,
            bound: Bound::Eq,
            count: None,
            scope: CityInclusion::NotApplicable,
            basis: ValueBasis::Stated,
            weak: false,
            note: Bilingual::default(),
            sources: Vec::new(),
            rivals: 0,
            per: None,
        }
    }

    /// The value per `unit` of a denominator; `None` if that is unknown or not positive.
    pub(super) fn divided_by(self, denominator: Option<&Self>, unit: f64) -> Option<Self> {
        let divisor = denominator.filter(|divisor| divisor.value > 0.0)?;
        let (value, as_of) = (divisor.value / unit, divisor.as_of?);
        let per = Denominator { value, as_of, sources: divisor.sources.clone(), is_printed: true };
        Some(Self { value: self.read / value, per: Some(per), ..self })
    }
}
