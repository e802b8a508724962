//! National advanced manufacturing clusters.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{AsOf, Bilingual, CityId, ClusterId, Name, ProvinceId, Qualifier, SectorId, SourceId, Sourced};

/// Competition round that a cluster won, as precisely as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
pub enum Round {
    /// First batch, March 2021.
    #[strum(serialize = "1")]
    First,
    /// Second batch, March 2021.
    #[strum(serialize = "2")]
    Second,
    /// Round 1 or 2; the sources do not tell which.
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
    /// Announcement of the round; known for every cluster, unlike the round itself.
    pub fn announcement(self) -> Announcement {
        match self {
            Self::First | Self::Second | Self::FirstOrSecond => Announcement::First25,
            Self::Third => Announcement::Next20,
            Self::Year2024 => Announcement::Later35,
        }
    }
}

/// Announcement of winners: the finest grouping of rounds that is known for every cluster.
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
    /// Identifier.
    pub id: Announcement,
    /// Number of clusters announced, including those whose names are unknown here.
    pub size: u32,
    /// Cumulative number of clusters from its date on.
    pub total: Sourced<u32>,
    /// Source of the published list.
    pub list: SourceId,
}

/// Basis of a cluster's sector. No official text assigns single clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum SectorBasis {
    /// Inferred from the cluster's name by this project.
    Inferred,
    /// Inferred; another sector would fit as well.
    Ambiguous,
    /// Named by the press.
    NamedByPress,
    /// Inferred from a track of the notice of 2024 that names the product; the fields of 2024 differ from those of 2022.
    #[strum(serialize = "track_2024")]
    Track2024,
}

/// Basis of a cluster's Chinese name. The ministry's own list, an image, was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum NameBasis {
    /// Read in a Chinese text; texts differ in whether they write 市 and 先进制造业.
    Read,
    /// Shortened from a longer name that was read.
    Shortened,
    /// Wholly or partly from memory.
    Recalled,
    /// Translated back from an English text.
    BackTranslated,
}

/// Evidence that the cluster is a winner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Confidence {
    /// A text that names it as a winner was read.
    Verified,
    /// Recalled or pieced together; not read by name.
    Recalled,
}

/// Basis of a member city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum MemberBasis {
    /// The official name spells the city out.
    Named,
    /// A text names the city as a member.
    Stated,
    /// Read from an abbreviation in the official name.
    Decomposed,
    /// Pieced together from memory.
    Recalled,
    /// Known member; further members are unknown.
    Partial,
}

/// A member city of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Identifier of the city.
    pub city: CityId,
    /// `true` for the lead city, which the cluster's name lists first.
    pub lead: bool,
    /// Basis of the membership.
    pub basis: MemberBasis,
    /// Sources, the most relevant first.
    pub sources: Vec<SourceId>,
}

/// Quantity that a figure measures. Output, revenue and scale are not comparable: never summed or ranked together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Measure {
    /// Output value, 产值.
    Output,
    /// Operating revenue, 营业收入.
    Revenue,
    /// "Scale", 规模, not defined by the source.
    Scale,
    /// Number of firms.
    Firms,
    /// Number of national little-giant firms.
    LittleGiants,
}

impl Measure {
    /// Unit code of its figures, as in the data files.
    pub const fn unit(self) -> &'static str {
        if self.counts() { "firms" } else { "billion_yuan" }
    }

    /// `true` for numbers of firms, `false` for amounts of money.
    pub const fn counts(self) -> bool {
        match self {
            Self::Output | Self::Revenue | Self::Scale => false,
            Self::Firms | Self::LittleGiants => true,
        }
    }
}

/// Basis of a figure's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum YearBasis {
    /// The text states it.
    Stated,
    /// No year in the text: year of its publication.
    Publication,
}

/// Coverage of a figure: part of the cluster, of the year, or a wider industry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum FigureScope {
    /// The whole cluster.
    Cluster,
    /// The core zone only.
    CoreZone,
    /// Part of the year.
    PartialYear,
    /// The whole province's industry.
    ProvinceIndustry,
    /// A whole city's industry.
    CityIndustry,
    /// The core industry only.
    CoreIndustry,
    /// Firms above the statistical size threshold only.
    AboveScaleFirms,
    /// Enterprises and other institutions.
    EnterprisesAndInstitutions,
    /// Key firms only.
    KeyFirms,
}

impl FigureScope {
    /// `true` for the industry of a whole city or province, apart from the cluster.
    pub const fn is_wider(self) -> bool {
        matches!(self, Self::ProvinceIndustry | Self::CityIndustry)
    }
}

/// A headline figure of a cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Quantity.
    pub measure: Measure,
    /// Value in billion yuan or in firms, see [`Measure::unit`], with sources and year.
    pub value: Sourced<f64>,
    /// Precision of the value.
    pub qualifier: Qualifier,
    /// Basis of the year.
    pub year_basis: YearBasis,
    /// Coverage.
    pub scope: FigureScope,
    /// Caveats.
    pub note: Bilingual,
}

/// A national advanced manufacturing cluster (先进制造业集群).
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Identifier.
    pub id: ClusterId,
    /// Full and short name.
    pub name: Name,
    /// Sector as far as it can be told: no official text assigns single clusters.
    pub sector: SectorId,
    /// Basis of the sector.
    pub sector_basis: SectorBasis,
    /// Competition round that it won.
    pub round: Round,
    /// Date of the latest list that names it: of the first 25, announced in 2021, that of the 45.
    pub listed: AsOf,
    /// Evidence of its designation.
    pub confidence: Confidence,
    /// Provinces that it lies in; statistics count it in the first.
    pub provinces: Vec<ProvinceId>,
    /// Known member cities, the lead city first.
    pub members: Vec<Member>,
    /// Headline figures; of several with one measure, the first of the cluster itself is the headline.
    pub figures: Vec<Figure>,
    /// Basis of its Chinese name.
    pub name_basis: NameBasis,
    /// Sources, the most relevant first.
    pub sources: Vec<SourceId>,
    /// Caveats.
    pub note: Bilingual,
}

impl Cluster {
    /// The lead city, where its symbol is placed; the first known member if no city is marked as lead.
    pub fn lead(&self) -> Option<&Member> {
        self.members.iter().find(|member| member.lead).or_else(|| self.members.first())
    }
}
