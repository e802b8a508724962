//! The ladder of small and medium enterprises: who counts, which rung, how many firms.
//!
//! From below: innovative SMEs, specialised SMEs of a province (专精特新), national little giants (“小巨人”), single
//! champions. Counts of different rungs overlap, since a firm keeps its lower titles: never to be summed.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{Bilingual, Catalogue, CityId, LinkPolicy, ProvinceId, Qualifier, SourceId, Sourced, latest};

/// A unit that the ministry's tables have a row for: a province, a city under separate planning, the Corps, the nation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportingUnit {
    /// The whole nation; `CN` in the files.
    Nation,
    /// A province, with or without its city under separate planning: see [`CityScope`].
    Province(ProvinceId),
    /// One of the five cities under separate planning (计划单列市).
    City(CityId),
    /// The Xinjiang Production and Construction Corps (新疆生产建设兵团); `XPCC` in the files.
    Corps,
}

impl fmt::Display for ReportingUnit {
    /// As in the files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nation => "CN",
            Self::Province(id) => id.as_str(),
            Self::City(id) => id.as_str(),
            Self::Corps => "XPCC",
        })
    }
}

/// A rung of the ladder, or a title beside it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Rung {
    /// 创新型中小企业.
    InnovativeSme,
    /// Innovative or specialised, not told apart.
    InnovativeOrSpecialisedSme,
    /// 专精特新中小企业, recognised by the province.
    SpecialisedSme,
    /// A province's own “little giant”, between specialised SMEs and the national title.
    ProvincialLittleGiant,
    /// 专精特新“小巨人”企业, recognised by the ministry.
    LittleGiant,
    /// 重点“小巨人”: little giants that central funds support.
    KeyLittleGiant,
    /// A province's own single champion in manufacturing.
    ProvincialSingleChampion,
    /// 制造业单项冠军, recognised by the ministry.
    SingleChampion,
    /// Single champions of nation and province together, not told apart.
    SingleChampionOfEitherLevel,
    /// 瞪羚: a fast-growing firm, beside the ladder.
    Gazelle,
    /// 独角兽: a young firm of high value, beside the ladder.
    Unicorn,
}

/// Which firms a count takes in. Counts of different kinds are not comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Count {
    /// Named in one round.
    New,
    /// All that hold the title, after reviews and expiries.
    InForce,
    /// All that were ever named.
    Cumulative,
    /// All, while the text does not say whether titles that have lapsed are in.
    Total,
}

/// Whether a value is a number or a bound; wider than [`super::Qualifier`], since goals are floors and grants have ceilings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Bound {
    /// As stated.
    Eq,
    /// "More than".
    Over,
    /// "At least".
    AtLeast,
    /// "About" or "nearly".
    About,
    /// "Up to".
    AtMost,
}

impl From<Qualifier> for Bound {
    fn from(qualifier: Qualifier) -> Self {
        match qualifier {
            Qualifier::Eq => Self::Eq,
            Qualifier::Over => Self::Over,
            Qualifier::About => Self::About,
        }
    }
}

/// How a value came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ValueBasis {
    /// Read in a text.
    Stated,
    /// Worked out from values that were read; the note says how.
    Derived,
    /// Concluded from what a text says otherwise; the note says from what.
    Inferred,
    /// From memory; not read.
    Recalled,
}

/// Whether a province's count takes in its city under separate planning; for Xinjiang, the Corps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum CityScope {
    /// The unit has no such city.
    NotApplicable,
    /// The city is inside: not to be added to the city's own count.
    Included,
    /// Inside by inference.
    IncludedInferred,
    /// The city is counted apart.
    Apart,
    /// The text does not say.
    Unclear,
}

/// One batch of little giants or several in a row, numbered from 1 (2019).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Batches {
    first: u8,
    last: u8,
}

impl Batches {
    /// Batches 1 and 2 together: the only count that is complete for all units and of one day.
    pub const FIRST_TWO: Self = Self { first: 1, last: 2 };

    /// A single batch.
    pub const fn one(number: u8) -> Self {
        Self { first: number, last: number }
    }

    /// The number of the first batch.
    pub const fn first(self) -> u8 {
        self.first
    }

    /// The number of the last batch.
    pub const fn last(self) -> u8 {
        self.last
    }

    /// Whether it is one batch, not several together.
    pub const fn is_one(self) -> bool {
        self.first == self.last
    }
}

impl FromStr for Batches {
    type Err = String;

    /// Takes `5` or `1-4`.
    ///
    /// # Errors
    /// Anything else, a batch 0 and a range that does not rise give the text back.
    fn from_str(text: &str) -> Result<Self, String> {
        let number = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|n: &u8| digits && *n > 0)
        };
        let batches = match text.split_once('-') {
            None => number(text).map(Self::one),
            Some((first, last)) => number(first).zip(number(last)).map(|(first, last)| Self { first, last }),
        };
        batches.filter(|b| b.first < b.last || !text.contains('-')).ok_or_else(|| text.to_owned())
    }
}

impl TryFrom<String> for Batches {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_err(|found| format!("expected a batch like 5 or 1-2, found \"{found}\""))
    }
}

impl From<Batches> for String {
    fn from(batches: Batches) -> Self {
        batches.to_string()
    }
}

impl fmt::Display for Batches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_one() { write!(f, "{}", self.first) } else { write!(f, "{}-{}", self.first, self.last) }
    }
}

/// The stage of a list of little giants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// 公示: open to objections; somewhat more firms than are confirmed.
    Publicised,
    /// 公布.
    Confirmed,
}

/// How many little giants a batch brought to a unit. Where texts contradict one another, there are several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LittleGiants {
    /// Where.
    pub unit: ReportingUnit,
    /// In which batch, or in which together.
    pub batches: Batches,
    /// Firms, with source and the date of the list or of the text that tells it.
    pub firms: Sourced<u32>,
    /// A number or a bound.
    pub bound: Bound,
    /// The stage of the list; `None` where the text does not say.
    pub stage: Option<Stage>,
    /// Whether a city under separate planning is inside.
    pub scope: CityScope,
    /// How the value came about.
    pub basis: ValueBasis,
    /// Whether `gaps.md` of the facts asks not to publish it unchecked.
    pub weak: bool,
    /// Caveats.
    pub note: Bilingual,
}

/// How many firms of a rung a unit had. Where texts contradict one another, there are several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderObservation {
    /// Where.
    pub unit: ReportingUnit,
    /// Which rung.
    pub rung: Rung,
    /// Which firms are counted.
    pub count: Count,
    /// For little giants: of which batches, where the text says so.
    pub batches: Option<Batches>,
    /// Firms, with source and date.
    pub firms: Sourced<u32>,
    /// A number or a bound.
    pub bound: Bound,
    /// Whether a city under separate planning is inside.
    pub scope: CityScope,
    /// How the value came about.
    pub basis: ValueBasis,
    /// Whether `gaps.md` of the facts asks not to publish it unchecked.
    pub weak: bool,
    /// Caveats.
    pub note: Bilingual,
}

impl Catalogue {
    /// The counts of a unit in a batch or in several together, in the order of the file; none where nothing was found.
    pub fn little_giants(&self, unit: &ReportingUnit, batches: Batches) -> impl Iterator<Item = &LittleGiants> {
        let of_unit = self.little_giants.iter().filter(move |row| row.batches == batches);
        of_unit.filter(move |row| row.unit == *unit)
    }

    /// The little giants of batches 1 and 2 of a province: complete, of one table and one day (2021-06-11), so that
    /// provinces compare. `scope` says whether its city under separate planning, or the Corps, shall be `Included` or
    /// `Apart`; a province without one has the same count for both.
    pub fn joint_little_giants(&self, province: &ProvinceId, scope: CityScope) -> Option<&LittleGiants> {
        let fits = |row: &&LittleGiants| {
            row.batches == Batches::FIRST_TWO
                && matches!(&row.unit, ReportingUnit::Province(id) if id == province)
                && (row.scope == scope || row.scope == CityScope::NotApplicable)
        };
        self.little_giants.iter().find(fits)
    }

    /// The observations of a rung in a unit, by date; also those that contradict one another.
    pub fn ladder(&self, unit: &ReportingUnit, rung: Rung) -> impl Iterator<Item = &LadderObservation> {
        self.ladder.iter().filter(move |row| row.rung == rung).filter(move |row| row.unit == *unit)
    }

    /// The latest count of all firms of a rung in a unit, not of one round. Its date and its kind differ from unit to
    /// unit: not to be coloured as one map without them.
    pub fn latest_on_ladder(&self, unit: &ReportingUnit, rung: Rung) -> Option<&LadderObservation> {
        let all = self.ladder(unit, rung).filter(|row| row.count != Count::New);
        latest(all, |row| row.firms.as_of)
    }

    /// The province that a unit lies in; `None` for the nation and for a city that is not known.
    pub fn province_of(&self, unit: &ReportingUnit) -> Option<ProvinceId> {
        match unit {
            ReportingUnit::Nation => None,
            ReportingUnit::Province(id) => Some(id.clone()),
            ReportingUnit::City(id) => self.city(id).map(|city| city.province.clone()),
            ReportingUnit::Corps => Some(ProvinceId::new("XJ")),
        }
    }

    /// Whether a value rests only on texts that may not be linked, such as copies on unrelated sites: `gaps.md` of the facts
    /// asks for a check before it is published.
    pub fn only_unlinked(&self, sources: &[SourceId]) -> bool {
        sources.iter().all(|id| self.source(id).is_none_or(|source| source.link == LinkPolicy::No))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_are_one_or_a_rising_range() {
        for good in ["1", "7", "1-2", "1-7"] {
            assert_eq!(good.parse::<Batches>().unwrap().to_string(), good);
        }
        for bad in ["", "0", "b1", "2-1", "1-1", "1-", "-2", "1-2-3", "300", "+1"] {
            assert_eq!(bad.parse::<Batches>(), Err(bad.to_owned()));
        }
        assert_eq!("1-2".parse(), Ok(Batches::FIRST_TWO));
        assert!(Batches::one(5).is_one() && !Batches::FIRST_TWO.is_one());
    }
}
