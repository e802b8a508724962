//! National advanced manufacturing clusters.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{AsOf, Bilingual, Catalogue, CityId, ClusterId, Name, ProvinceId, SectorId, SourceId, Sourced};

/// The round of the contest that a cluster won, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
pub enum Round {
    /// First batch, March 2021.
    #[strum(serialize = "1")]
    First,
    /// Second batch, March 2021.
    #[strum(serialize = "2")]
    Second,
    /// One of the 25 of the first two batches; which of the two is not known.
    #[strum(serialize = "1-2")]
    FirstOrSecond,
    /// Third round, November 2022.
    #[strum(serialize = "3")]
    Third,
    /// The round of 2024.
    #[strum(serialize = "2024")]
    Year2024,
}

impl Round {
    /// The announcement that the round belongs to, which is known for every cluster.
    pub fn announcement(self) -> Announcement {
        match self {
            Self::First | Self::Second | Self::FirstOrSecond => Announcement::First25,
            Self::Third => Announcement::Next20,
            Self::Year2024 => Announcement::Later35,
        }
    }
}

/// Rounds as far as they can be told apart for every cluster.
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
pub enum Announcement {
    /// The 25 of rounds 1 and 2 (2021), among the 45 of 30 November 2022.
    First25,
    /// The 20 of round 3 (2022), among the 45 of 30 November 2022.
    Next20,
    /// The 35 of 2024.
    Later35,
}

/// An announcement of clusters as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// Which.
    pub id: Announcement,
    /// How many clusters it named, whether their names are known here or not.
    pub size: u32,
    /// How many there were from its date on.
    pub total: Sourced<u32>,
    /// The announcement itself.
    pub list: SourceId,
}

impl Catalogue {
    /// The announcement of that name.
    pub fn announced(&self, id: Announcement) -> Option<&Announced> {
        self.announcements.iter().find(|announced| announced.id == id)
    }
}

/// How a cluster's sector was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum SectorBasis {
    /// Inferred from the name by this project.
    Inferred,
    /// Inferred, and another sector would fit as well.
    Ambiguous,
}

/// How the Chinese name of a cluster is known. The ministry's list itself, an image, was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum NameBasis {
    /// Read in a Chinese text; whether 市 and 先进制造业 are written differs between texts.
    Read,
    /// Shortened from a longer name that was read.
    Shortened,
    /// Wholly or partly from memory.
    Recalled,
    /// Turned back from an English text.
    BackTranslated,
}

/// Whether a text that names the cluster as a winner was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Confidence {
    /// Such a text was read.
    Verified,
    /// It was recalled or pieced together, not read by name.
    Recalled,
}

/// How a member city is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum MemberBasis {
    /// The official name spells the city.
    Named,
    /// Read from an abbreviation in the official name.
    Decomposed,
    /// Pieced together from memory.
    Recalled,
    /// Known to be a member, while other members are not known.
    Partial,
}

/// A city that a cluster lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Which city.
    pub city: CityId,
    /// Whether it is named first.
    pub lead: bool,
    /// How it is known.
    pub basis: MemberBasis,
    /// Where it was read, the most relevant first.
    pub sources: Vec<SourceId>,
}

/// What a figure measures. Output, revenue and scale are not comparable: never summed, never ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Measure {
    /// Output value, 产值.
    Output,
    /// Operating revenue, 营业收入.
    Revenue,
    /// "Scale", 规模: the source does not say of what.
    Scale,
    /// Number of firms.
    Firms,
    /// Number of national little-giant firms.
    LittleGiants,
}

impl Measure {
    /// The unit of its figures, as the data files name it.
    pub const fn unit(self) -> &'static str {
        if self.counts() { "firms" } else { "billion_yuan" }
    }

    /// Whether it is a number of firms; else it is money.
    pub const fn counts(self) -> bool {
        match self {
            Self::Output | Self::Revenue | Self::Scale => false,
            Self::Firms | Self::LittleGiants => true,
        }
    }
}

/// Whether the source gives a number or a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Qualifier {
    /// As stated.
    Eq,
    /// "More than".
    Over,
    /// "About" or "nearly".
    About,
}

/// Where the year of a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum YearBasis {
    /// The text states it.
    Stated,
    /// The text states none: the year of its publication.
    Publication,
}

/// What part of the cluster, or what else, a figure covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum FigureScope {
    /// The cluster.
    Cluster,
    /// Its core zone only.
    CoreZone,
    /// Part of the year.
    PartialYear,
    /// The whole province's industry.
    ProvinceIndustry,
    /// Its core industry only.
    CoreIndustry,
    /// Firms above the statistical size threshold only.
    AboveScaleFirms,
    /// Enterprises and other institutions.
    EnterprisesAndInstitutions,
    /// Its key firms only.
    KeyFirms,
}

/// A headline figure of one cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it measures.
    pub measure: Measure,
    /// The value, in billion yuan or in firms by `measure`, with source and year.
    pub value: Sourced<f64>,
    /// A number or a bound.
    pub qualifier: Qualifier,
    /// Where the year comes from.
    pub year_basis: YearBasis,
    /// What it covers.
    pub scope: FigureScope,
    /// Caveats.
    pub note: Bilingual,
}

/// A national advanced manufacturing cluster (先进制造业集群).
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Its identifier.
    pub id: ClusterId,
    /// What it is called.
    pub name: Name,
    /// Its sector, inferred: no source assigns single clusters.
    pub sector: SectorId,
    /// How the sector was found.
    pub sector_basis: SectorBasis,
    /// The round that it won.
    pub round: Round,
    /// When it was announced.
    pub announced: AsOf,
    /// Whether its designation was read by name.
    pub confidence: Confidence,
    /// The provinces that it lies in, first the one that it is counted in.
    pub provinces: Vec<ProvinceId>,
    /// Its known member cities, the lead city first.
    pub members: Vec<Member>,
    /// Its headline figures; where a measure has several, the first is the headline.
    pub figures: Vec<Figure>,
    /// How its Chinese name is known.
    pub name_basis: NameBasis,
    /// Texts about it, in order of relevance.
    pub sources: Vec<SourceId>,
    /// Caveats.
    pub note: Bilingual,
}

impl Cluster {
    /// The city that its symbol stands at: the one named first.
    pub fn lead(&self) -> Option<&Member> {
        self.members.iter().find(|member| member.lead).or_else(|| self.members.first())
    }
}
