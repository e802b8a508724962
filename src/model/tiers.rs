//! Tiered cultivation of small and medium enterprises (梯度培育): reporting units, tiers, numbers of firms.
//!
//! Tiers from below: innovative SMEs, specialised SMEs of a province (专精特新), national little giants (“小巨人”), single
//! champions. A firm keeps its lower titles, so counts of different tiers overlap and are never summed.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{Bilingual, Bound, CityId, ProvinceId, Sourced, ValueBasis};

/// A reporting unit of the ministry's tables: province, city with separate planning status, XPCC, or nation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportingUnit {
    /// The whole nation; `CN` in the files.
    Nation,
    /// A province, with or without its separately planned city: see [`CityInclusion`].
    Province(ProvinceId),
    /// One of the five cities with separate planning status (计划单列市).
    City(CityId),
    /// The Xinjiang Production and Construction Corps (新疆生产建设兵团); `XPCC` in the files.
    Xpcc,
}

impl fmt::Display for ReportingUnit {
    /// Code as in the data files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nation => "CN",
            Self::Province(id) => id.as_str(),
            Self::City(id) => id.as_str(),
            Self::Xpcc => "XPCC",
        })
    }
}

/// A tier of the tiered cultivation of SMEs, or a title outside the tiers.
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
    JsonSchema,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Tier {
    /// 创新型中小企业, innovative SME.
    InnovativeSme,
    /// Innovative or specialised SMEs, not distinguished by the source.
    InnovativeOrSpecialisedSme,
    /// 专精特新中小企业, specialised SME, recognised by the province.
    SpecialisedSme,
    /// Little giant of a province, between specialised SMEs and the national title.
    ProvincialLittleGiant,
    /// 专精特新“小巨人”企业, national little giant, recognised by the ministry.
    LittleGiant,
    /// 重点“小巨人”, key little giant, supported by central funds.
    KeyLittleGiant,
    /// Single champion in manufacturing of a province.
    ProvincialSingleChampion,
    /// 制造业单项冠军, national single champion in manufacturing, recognised by the ministry.
    SingleChampion,
    /// Single champions of the first batch (2017), demonstration and cultivation firms: counted for every province.
    #[serde(rename = "single_champion_batch_1")]
    #[strum(serialize = "single_champion_batch_1")]
    SingleChampionBatch1,
    /// National and provincial single champions together, not distinguished by the source.
    SingleChampionOfEitherLevel,
    /// 瞪羚, gazelle: a fast-growing firm; outside the tiers.
    Gazelle,
    /// 独角兽, unicorn: a young firm of high valuation; outside the tiers.
    Unicorn,
}

/// Definition of a count of firms. Counts of different definitions are not comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Counting {
    /// Firms named in one round.
    New,
    /// Firms that hold the title, after reviews and expiries.
    InForce,
    /// All firms ever named.
    Cumulative,
    /// All firms; the text does not say whether lapsed titles are included.
    Total,
}

/// Inclusion of the separately planned city in a province's count; for Xinjiang, of the XPCC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum CityInclusion {
    /// The unit has no separately planned city.
    NotApplicable,
    /// Included in the province's count: not to be added to the city's own.
    Included,
    /// Included, by inference.
    IncludedInferred,
    /// Counted separately.
    Apart,
    /// The text does not say.
    Unclear,
}

/// One batch of little giants or several in a row, numbered from 1 (2019).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Batches {
    first: u8,
    last: u8,
}

impl Batches {
    /// Batches 1 and 2 together: the only counts that are complete for all units and of one date.
    pub const FIRST_TWO: Self = Self { first: 1, last: 2 };

    /// A single batch.
    pub const fn one(number: u8) -> Self {
        Self { first: number, last: number }
    }

    /// Number of the first batch.
    pub const fn first(self) -> u8 {
        self.first
    }

    /// Number of the last batch.
    pub const fn last(self) -> u8 {
        self.last
    }

    /// `true` for a single batch, `false` for a range.
    pub const fn is_one(self) -> bool {
        self.first == self.last
    }
}

impl FromStr for Batches {
    type Err = String;

    /// Parses `5` or `1-4`.
    ///
    /// # Errors
    /// Returns the text if it has another form, names a batch 0, or is a range that does not rise.
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

/// Stage of a list of little giants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ListStatus {
    /// 公示: published for objections; names somewhat more firms than are confirmed.
    Publicised,
    /// 公布: confirmed.
    Confirmed,
}

/// Number of little giants of a batch in a unit; one record per text where texts contradict one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LittleGiants {
    /// Reporting unit.
    pub unit: ReportingUnit,
    /// Batch, or batches that are counted together.
    pub batches: Batches,
    /// Number of firms, with sources and the date of the list or of the text that reports it.
    pub firms: Sourced<u32>,
    /// Precision of the number.
    pub bound: Bound,
    /// Stage of the list; `None` if the text does not say.
    pub stage: Option<ListStatus>,
    /// Inclusion of the separately planned city.
    pub scope: CityInclusion,
    /// Origin of the value.
    pub basis: ValueBasis,
    /// `true` if `gaps.md` of the facts asks for a check before publication.
    pub weak: bool,
    /// Caveats.
    pub note: Bilingual,
}

/// Number of firms of a tier in a unit; one record per text where texts contradict one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierObservation {
    /// Reporting unit.
    pub unit: ReportingUnit,
    /// Tier.
    pub tier: Tier,
    /// Definition of the count.
    pub count: Counting,
    /// Batches of little giants that are counted, where the text says so.
    pub batches: Option<Batches>,
    /// Number of firms, with sources and date.
    pub firms: Sourced<u32>,
    /// Precision of the number.
    pub bound: Bound,
    /// Inclusion of the separately planned city.
    pub scope: CityInclusion,
    /// Origin of the value.
    pub basis: ValueBasis,
    /// `true` if `gaps.md` of the facts asks for a check before publication.
    pub weak: bool,
    /// Caveats.
    pub note: Bilingual,
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
