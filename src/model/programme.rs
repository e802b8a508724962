//! What provinces do for their specialised SMEs: plans, rules, money.

use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{AsOf, Bilingual, Bound, Catalogue, CityId, ProgrammeId, ProvinceId, Rung, SourceId, Sourced};

/// What the name of a programme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeTitle {
    /// The title of a document.
    DocumentTitle,
    /// The name of a scheme.
    NamedScheme,
    /// Written for the facts; no official title.
    Label,
    /// Wholly or partly from memory.
    Recalled,
    /// Only the document's number was read; the English name is a description.
    NumberOnly,
    /// The text read shows no Chinese title.
    NotShown,
}

/// Whose programme it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeLevel {
    /// A province's.
    Provincial,
    /// That of a municipality under the central government.
    Municipal,
    /// An autonomous region's.
    Regional,
    /// A city's.
    City,
    /// That of the Xinjiang Production and Construction Corps.
    Xpcc,
}

/// What a programme does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeKind {
    /// Sets a number of firms to be reached.
    CultivationTarget,
    /// Orders the rungs and how firms climb them (梯度培育).
    GradientCultivation,
    /// Sets rules for a title, or names the firms of a round.
    Recognition,
    /// Grants or awards.
    SubsidyAward,
    /// Loans, guarantees, funds.
    Financing,
    /// Single champions.
    SingleChampion,
    /// Clusters of small firms.
    IndustrialCluster,
    /// Supply chains: large firms with small ones.
    IndustrialChain,
    /// Advice and services.
    ServicePlatform,
}

/// Where the date of issue comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum IssuedBasis {
    /// The text states it.
    Stated,
    /// The date of the page.
    Page,
    /// When a text reports or restates it; the programme itself may be older.
    Reported,
    /// Concluded from other dates.
    Inferred,
}

/// When a programme was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The date.
    pub date: AsOf,
    /// Where it comes from.
    pub basis: IssuedBasis,
}

/// The time that a programme covers; an end that is not known is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Its beginning.
    pub from: Option<AsOf>,
    /// Its end.
    pub to: Option<AsOf>,
}

impl Period {
    /// Whether nothing is known of it.
    pub fn is_unknown(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether it can lie in one of the years `first..=last`. An end that is not known rules nothing out; a period of
    /// which nothing is known lies in none.
    pub fn overlaps(&self, first: i32, last: i32) -> bool {
        let begins_in_time = self.from.is_none_or(|from| from.first_day().year() <= last);
        let ends_late_enough = self.to.is_none_or(|to| to.last_day().year() >= first);
        !self.is_unknown() && begins_in_time && ends_late_enough
    }
}

/// What the figure of a programme says. A goal is no result: the two are never to be summed or compared as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeFigureKind {
    /// A goal for the number in all.
    TargetTotal,
    /// A goal for the number to add.
    TargetAddition,
    /// A goal for each year.
    TargetPerYear,
    /// Another goal.
    TargetOther,
    /// A result.
    Achieved,
    /// Money: a grant, a loan, a fund.
    Amount,
}

/// The unit of a programme's figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeUnit {
    /// Firms.
    Firms,
    /// Yuan, not billions.
    Yuan,
    /// Clusters.
    Clusters,
    /// Industries.
    Industries,
}

/// The figure that a programme is known by.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgrammeFigure {
    /// Goal, result or money.
    pub kind: ProgrammeFigureKind,
    /// The value, with source and date: of a goal, when it is to be reached; of a result, when it was seen; of money, when
    /// it was announced.
    pub value: Sourced<f64>,
    /// Its unit.
    pub unit: ProgrammeUnit,
    /// A number or a bound.
    pub bound: Bound,
    /// The rung that the firms are of, where they are of one.
    pub rung: Option<Rung>,
    /// What is counted or paid, where `rung`, `unit` and `kind` do not say it all.
    pub counts: Bilingual,
}

/// A programme for specialised SMEs.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Its identifier.
    pub id: ProgrammeId,
    /// What it is called: the English is a translation or a description, the Chinese may be unknown.
    pub name: Bilingual,
    /// What the name is.
    pub title: ProgrammeTitle,
    /// The province that it is of or lies in.
    pub province: ProvinceId,
    /// The city whose it is, where it is a city's.
    pub city: Option<CityId>,
    /// Whose it is.
    pub level: ProgrammeLevel,
    /// What it does.
    pub kind: ProgrammeKind,
    /// When it was issued, where known.
    pub issued: Option<Issued>,
    /// The time that it covers.
    pub period: Period,
    /// The figure that it is known by, where it has one.
    pub figure: Option<ProgrammeFigure>,
    /// Further figures in words; known in English only.
    pub others: Bilingual,
    /// What it is; known in English only.
    pub description: Bilingual,
    /// Where it was read.
    pub sources: Vec<SourceId>,
    /// Whether `gaps.md` of the facts asks not to publish it unchecked.
    pub weak: bool,
    /// Caveats.
    pub note: Bilingual,
}

impl Catalogue {
    /// The programme of that id.
    pub fn programme(&self, id: &ProgrammeId) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id == *id)
    }

    /// The programmes of a province and of its cities, in the order of the file.
    pub fn programmes_of(&self, province: &ProvinceId) -> impl Iterator<Item = &Programme> {
        self.programmes.iter().filter(move |programme| programme.province == *province)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period { from: AsOf::parse(from).ok(), to: AsOf::parse(to).ok() }
    }

    #[test]
    fn an_unknown_end_rules_nothing_out_and_an_unknown_period_lies_nowhere() {
        assert!(period("2021", "2025").overlaps(2025, 2027) && period("2021", "2025").overlaps(2019, 2021));
        assert!(!period("2021", "2025").overlaps(2026, 2027) && !period("2021", "2025").overlaps(2019, 2020));
        assert!(period("", "2025").overlaps(2018, 2018) && !period("", "2025").overlaps(2026, 2026));
        assert!(period("2018", "").overlaps(2029, 2029) && !period("2018", "").overlaps(2017, 2017));
        assert!(!Period::default().overlaps(2017, 2030));
    }
}
