//! Checks of the article: references to facts and their verdicts on each claim.

use std::{fmt, str::FromStr};

use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{ArticleClaim, AsOf, Bilingual, Bound, ClusterId, ProgrammeId, Qualifier, SourceId, Tier};

/// Verdict of a fact, or of all facts together, on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// Confirms the claim for its own time.
    Agrees,
    /// Gives the claim's figure, or one near to it, for something that is defined otherwise or wider.
    OtherScope,
    /// Later in time than the claim.
    Later,
    /// Contradicts: both cannot be true of the same time and subject.
    Contradicts,
    /// Relevant to the claim, but does not decide it.
    Context,
    /// Nothing was found; the comment names what was searched.
    Unknown,
}

/// Reference to a fact of the catalogue, written as `total:clusters_45` or `series:little_giant_total@2022-09-08`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A published aggregate, by identifier.
    Total(String),
    /// A point of a national series, by metric and date.
    Series(String, AsOf),
    /// A count of a tier, by reporting unit, tier and date: `ladder:BJ/specialised_sme@2023-08`.
    Ladder(String, Tier, AsOf),
    /// The main figure of a programme.
    Programme(ProgrammeId),
    /// A cluster.
    Cluster(ClusterId),
    /// A figure that belongs to no other table, by identifier.
    Finding(String),
}

impl FromStr for Reference {
    type Err = String;

    /// Parses the written form, see [`Reference`].
    ///
    /// # Errors
    /// Returns the text if it has another form.
    fn from_str(text: &str) -> Result<Self, String> {
        let dated = |name: &str| {
            let (name, date) = name.split_once('@')?;
            Some((name.to_owned(), AsOf::parse(date).ok()?))
        };
        let read = |kind: &str, name: &str| match kind {
            _ if name.is_empty() => None,
            "total" => Some(Self::Total(name.to_owned())),
            "series" => dated(name).map(|(metric, date)| Self::Series(metric, date)),
            "ladder" => {
                let (name, date) = dated(name)?;
                let (place, tier) = name.split_once('/')?;
                Some(Self::Ladder(place.to_owned(), tier.parse().ok()?, date))
            }
            "programme" => Some(Self::Programme(ProgrammeId::new(name))),
            "cluster" => Some(Self::Cluster(ClusterId::new(name))),
            "finding" => Some(Self::Finding(name.to_owned())),
            _ => None,
        };
        text.split_once(':').and_then(|(kind, name)| read(kind, name)).ok_or_else(|| text.to_owned())
    }
}

impl fmt::Display for Reference {
    /// Written form as in the data files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Total(id) => write!(f, "total:{id}"),
            Self::Series(metric, date) => write!(f, "series:{metric}@{date}"),
            Self::Ladder(place, tier, date) => {
                let tier: &str = tier.into();
                write!(f, "ladder:{place}/{tier}@{date}")
            }
            Self::Programme(id) => write!(f, "programme:{id}"),
            Self::Cluster(id) => write!(f, "cluster:{id}"),
            Self::Finding(id) => write!(f, "finding:{id}"),
        }
    }
}

/// A figure that was found for checking a claim and belongs to no other table.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Identifier, unique in `data/findings.csv`.
    pub id: String,
    /// Description of the quantity.
    pub what: Bilingual,
    /// Value in `unit`; `None` if the text gives no number.
    pub value: Option<f64>,
    /// Unit code.
    pub unit: String,
    /// Precision of the value, if there is one.
    pub qualifier: Option<Qualifier>,
    /// Date or period of the value; for a target, when it is due.
    pub as_of: AsOf,
    /// Sources.
    pub sources: Vec<SourceId>,
    /// `true` if it needs a check before publication.
    pub weak: bool,
    /// Caveats.
    pub note: Bilingual,
}

/// A fact set against a claim, with a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Identifier of the claim.
    pub claim: String,
    /// Position among the checks of the claim, from 1, by date.
    pub order: u32,
    /// Verdict of the fact on the claim.
    pub verdict: Verdict,
    /// Reference to the fact; `None` if nothing was found.
    pub fact: Option<Reference>,
    /// Reasons for the verdict.
    pub comment: Bilingual,
}

/// Display values of a fact that a check refers to, borrowed from the fact itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'a> {
    /// Name of the fact; empty if only the check's comment describes it.
    pub what: &'a Bilingual,
    /// Value in `unit`, if it has one.
    pub value: Option<f64>,
    /// Unit code; money is in billion yuan.
    pub unit: &'a str,
    /// Precision of the value.
    pub bound: Bound,
    /// Date or period of the value.
    pub as_of: &'a AsOf,
    /// Sources.
    pub sources: &'a [SourceId],
    /// `true` if it needs a check before publication.
    pub weak: bool,
    /// Caveats.
    pub note: &'a Bilingual,
}

impl Fact<'_> {
    /// Sources other than those of a claim: an article does not confirm itself.
    pub fn sources_beside(&self, claim: &ArticleClaim) -> Vec<SourceId> {
        self.sources.iter().filter(|id| !claim.sources.contains(id)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_written_as_it_is_read() {
        for good in [
            "total:clusters_45",
            "series:little_giant_total@2022-09-08",
            "ladder:BJ/specialised_sme@2023-08",
            "programme:p030",
            "cluster:shenzhen-advanced-battery-materials",
            "finding:entity_list_2023",
        ] {
            assert_eq!(good.parse::<Reference>().unwrap().to_string(), good);
        }
        for bad in ["", "total:", "sum:clusters_45", "series:little_giant_total", "series:a@June", "ladder:BJ@2023"] {
            assert_eq!(bad.parse::<Reference>(), Err(bad.to_owned()));
        }
    }
}
