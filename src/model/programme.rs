//! Support programmes of provinces and the nation for specialised SMEs: plans, rules, funding.

use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{AsOf, Bilingual, Bound, CityId, ProgrammeId, ProvinceId, SourceId, Sourced, Tier};

/// Kind of name that a programme is listed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeTitle {
    /// Title of a document.
    DocumentTitle,
    /// Name of a scheme.
    NamedScheme,
    /// Description written for the data files; not an official title.
    Label,
    /// Wholly or partly from memory.
    Recalled,
    /// Only the document's number was read; the English name is a description.
    NumberOnly,
    /// The text that was read shows no Chinese title.
    NotShown,
}

/// Administrative level of the issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeLevel {
    /// Nation.
    National,
    /// Province.
    Provincial,
    /// Municipality under the central government.
    Municipal,
    /// Autonomous region.
    Regional,
    /// City.
    City,
    /// Xinjiang Production and Construction Corps.
    Xpcc,
}

/// Purpose of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeKind {
    /// Target number of firms.
    CultivationTarget,
    /// Tiers and how firms rise through them (梯度培育).
    GradientCultivation,
    /// Rules for a title, or the list of firms of a round.
    Recognition,
    /// Grants or awards.
    SubsidyAward,
    /// Loans, guarantees or funds.
    Financing,
    /// Support of single champions.
    SingleChampion,
    /// Clusters of small firms.
    IndustrialCluster,
    /// Supply chains that link large firms with small ones.
    IndustrialChain,
    /// Advisory and other services.
    ServicePlatform,
}

/// Basis of the date of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum IssuedBasis {
    /// Stated in the text.
    Stated,
    /// Date of the page.
    Page,
    /// Date of a text that reports or restates the programme, which may be older.
    Reported,
    /// Inferred from other dates.
    Inferred,
}

/// Date of issue and its basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The date.
    pub date: AsOf,
    /// Basis of the date.
    pub basis: IssuedBasis,
}

/// Period that a programme covers; an unknown end is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Beginning.
    pub from: Option<AsOf>,
    /// End.
    pub to: Option<AsOf>,
}

impl Period {
    /// `true` if neither end is known.
    pub(crate) fn is_unknown(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// `true` if the period may lie in one of the years `first..=last`. One unknown end excludes nothing; a period with
    /// both ends unknown overlaps no years.
    pub fn overlaps(&self, first: i32, last: i32) -> bool {
        let begins_in_time = self.from.is_none_or(|from| from.first_day().year() <= last);
        let ends_late_enough = self.to.is_none_or(|to| to.last_day().year() >= first);
        !self.is_unknown() && begins_in_time && ends_late_enough
    }
}

/// Meaning of a programme's figure. Targets and results are never summed or compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeFigureKind {
    /// Target for the total.
    TargetTotal,
    /// Target for an increase.
    TargetAddition,
    /// Target for each year.
    TargetPerYear,
    /// Any other target.
    TargetOther,
    /// Result achieved.
    Achieved,
    /// Amount of money: grant, loan or fund.
    Amount,
}

/// Unit of a programme's figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ProgrammeUnit {
    /// Firms.
    Firms,
    /// Yuan; other tables use billion yuan.
    Yuan,
    /// Clusters.
    Clusters,
    /// Industries.
    Industries,
}

/// Main figure of a programme.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgrammeFigure {
    /// Target, result or amount.
    pub kind: ProgrammeFigureKind,
    /// Value with sources and date: for a target, when it is due; for a result, when it was observed; for money, when
    /// it was announced.
    pub value: Sourced<f64>,
    /// Unit of the value.
    pub unit: ProgrammeUnit,
    /// Precision of the value.
    pub bound: Bound,
    /// Tier of the firms, if they belong to a single one.
    pub tier: Option<Tier>,
    /// Explanation of what is counted or paid, where `tier`, `unit` and `kind` do not suffice.
    pub counts: Bilingual,
}

impl ProgrammeFigure {
    /// Date by which the figure was told: of a target that of the programme; of a result or an amount its own, where that
    /// is later than the programme.
    pub fn told(&self, issued: Option<AsOf>) -> Option<AsOf> {
        let own = self.value.as_of;
        let is_target = !matches!(self.kind, ProgrammeFigureKind::Achieved | ProgrammeFigureKind::Amount);
        let is_later = issued.is_none_or(|issued| own.first_day() > issued.last_day());
        if is_later && !is_target { Some(own) } else { issued }
    }
}

/// A support programme for specialised SMEs.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Identifier.
    pub id: ProgrammeId,
    /// Name: the English is a translation or a description, the Chinese may be unknown.
    pub name: Bilingual,
    /// Kind of name.
    pub title: ProgrammeTitle,
    /// Province that issued it or in which the issuing city lies; `None` for the nation.
    pub province: Option<ProvinceId>,
    /// City that issued it, if it is a city's programme.
    pub city: Option<CityId>,
    /// Administrative level of the issuer.
    pub level: ProgrammeLevel,
    /// Purpose.
    pub kind: ProgrammeKind,
    /// Date of issue, where known.
    pub issued: Option<Issued>,
    /// Period that it covers.
    pub period: Period,
    /// Main figure, if it has one.
    pub figure: Option<ProgrammeFigure>,
    /// Further figures as text.
    pub others: Bilingual,
    /// Description.
    pub description: Bilingual,
    /// Sources.
    pub sources: Vec<SourceId>,
    /// `true` if `gaps.md` of the facts asks for a check before publication.
    pub weak: bool,
    /// Caveats.
    pub note: Bilingual,
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
