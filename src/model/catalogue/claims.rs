//! Claims of the article in the catalogue: facts that references name, checks, verdicts.

use super::Catalogue;
use crate::model::{Bilingual, Bound, Check, Fact, ProgrammeId, ProgrammeUnit, Reference, ReportingUnit, Verdict};

/// Empty name for a fact that has no name of its own.
static NAMELESS: Bilingual = Bilingual { en: String::new(), zh: String::new() };

impl Catalogue {
    /// The fact that a reference names; `None` if it matches no fact or several.
    pub fn fact(&self, reference: &Reference) -> Option<Fact<'_>> {
        match reference {
            Reference::Total(id) => {
                let total = self.totals.iter().find(|total| total.id == *id)?;
                Some(Fact {
                    what: &NAMELESS,
                    value: Some(total.value.value),
                    unit: &total.unit,
                    bound: total.qualifier.into(),
                    as_of: &total.value.as_of,
                    sources: &total.value.sources,
                    weak: false,
                    note: &total.note,
                })
            }
            Reference::Series(metric, date) => {
                let point =
                    only(self.series.iter().filter(|point| point.metric == *metric && point.value.as_of == *date))?;
                Some(Fact {
                    what: &point.label,
                    value: Some(point.value.value),
                    unit: &point.unit,
                    bound: point.qualifier.into(),
                    as_of: &point.value.as_of,
                    sources: &point.value.sources,
                    weak: false,
                    note: &point.note,
                })
            }
            Reference::Ladder(place, tier, date) => {
                let fits = |unit: &ReportingUnit| unit.to_string() == *place;
                let on_tier = self.ladder.iter().filter(|row| row.tier == *tier && row.firms.as_of == *date);
                let row = only(on_tier.filter(|row| fits(&row.unit)))?;
                Some(Fact {
                    what: &NAMELESS,
                    value: Some(f64::from(row.firms.value)),
                    unit: "firms",
                    bound: row.bound,
                    as_of: &row.firms.as_of,
                    sources: &row.firms.sources,
                    weak: row.weak,
                    note: &row.note,
                })
            }
            Reference::Programme(id) => self.programme_fact(id),
            Reference::Cluster(id) => {
                let cluster = self.cluster(id)?;
                Some(Fact {
                    what: &cluster.name.full,
                    value: None,
                    unit: "",
                    bound: Bound::Eq,
                    as_of: &cluster.listed,
                    sources: &cluster.sources,
                    weak: false,
                    note: &cluster.note,
                })
            }
            Reference::Finding(id) => {
                let finding = self.findings.iter().find(|finding| finding.id == *id)?;
                Some(Fact {
                    what: &finding.what,
                    value: finding.value,
                    unit: &finding.unit,
                    bound: finding.qualifier.map_or(Bound::Eq, Bound::from),
                    as_of: &finding.as_of,
                    sources: &finding.sources,
                    weak: finding.weak,
                    note: &finding.note,
                })
            }
        }
    }

    /// The figure of a programme; `None` if it has no figure.
    fn programme_fact(&self, id: &ProgrammeId) -> Option<Fact<'_>> {
        let programme = self.programme(id)?;
        let figure = programme.figure.as_ref()?;
        let read = figure.value.value;
        // Programmes count yuan, all other tables billion yuan.
        let (value, unit) = match figure.unit {
            ProgrammeUnit::Yuan => (read / 1e9, "billion_yuan"),
            ProgrammeUnit::Firms => (read, "firms"),
            ProgrammeUnit::Clusters => (read, "clusters"),
            ProgrammeUnit::Industries => (read, "industries"),
        };
        Some(Fact {
            what: &programme.name,
            value: Some(value),
            unit,
            bound: figure.bound,
            as_of: &figure.value.as_of,
            sources: &figure.value.sources,
            weak: programme.weak,
            note: &programme.note,
        })
    }

    /// Checks of a claim, by date.
    pub fn checks_of(&self, claim: &str) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(move |check| check.claim == claim)
    }

    /// Overall verdict on a claim: the strongest of its checks. Contradiction outweighs agreement, and that the
    /// same figure of something else; a later value decides only without a fact of the claim's own time; a fruitless search outweighs mere context.
    pub fn verdict(&self, claim: &str) -> Verdict {
        const STRONGEST_FIRST: [Verdict; 6] = [
            Verdict::Contradicts,
            Verdict::Agrees,
            Verdict::OtherScope,
            Verdict::Later,
            Verdict::Unknown,
            Verdict::Context,
        ];
        let has = |verdict: &Verdict| self.checks_of(claim).any(|check| check.verdict == *verdict);
        STRONGEST_FIRST.into_iter().find(has).unwrap_or(Verdict::Unknown)
    }
}

/// The only item; `None` if there are none or several.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contradiction_outweighs_agreement_and_a_later_value_neither() {
        let check =
            |verdict| Check { claim: "a".to_owned(), order: 1, verdict, fact: None, comment: Bilingual::default() };
        let verdict = |verdicts: &[Verdict]| {
            let checks = verdicts.iter().copied().map(check).collect();
            Catalogue { checks, ..Catalogue::default() }.verdict("a")
        };
        assert_eq!(verdict(&[Verdict::Agrees, Verdict::Contradicts, Verdict::Later]), Verdict::Contradicts);
        assert_eq!(verdict(&[Verdict::Later, Verdict::Agrees, Verdict::Context]), Verdict::Agrees);
        assert_eq!(verdict(&[Verdict::OtherScope, Verdict::Agrees]), Verdict::Agrees);
        assert_eq!(verdict(&[Verdict::Later, Verdict::OtherScope, Verdict::Context]), Verdict::OtherScope);
        assert_eq!(verdict(&[Verdict::Context, Verdict::Later]), Verdict::Later);
        assert_eq!(verdict(&[Verdict::Context, Verdict::Unknown]), Verdict::Unknown);
        assert_eq!(verdict(&[Verdict::Context]), Verdict::Context);
        assert_eq!(verdict(&[]), Verdict::Unknown);
    }
}
