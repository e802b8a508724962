//! Fact of a comparison of provinces: its values, how they are shown, and whether they compare.

use super::observation::FormattedObservation;
use crate::{
    i18n::{Messages, Term, format},
    model::{Language, SourceId},
};

/// Formatted value of a fact in a province.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparedValue {
    /// Value with unit and bound.
    pub value: String,
    /// Value as a number, in the unit of the data.
    pub number: Option<f64>,
    /// Definition and derivation of the value, and its rank.
    pub details: Vec<String>,
    /// Date of the value.
    pub as_of: String,
    /// `true` if weakly sourced: to be checked before publication.
    pub weak: bool,
    /// Caveats.
    pub note: String,
    /// Sources of the value.
    pub sources: Vec<SourceId>,
}

/// Fact with its values by province.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparedFact {
    /// Name of the fact.
    pub name: String,
    /// Term of the glossary that explains it.
    pub term: Option<Term>,
    /// Reasons why the values are not comparable.
    pub remarks: Vec<String>,
    /// Values by province: several if sources differ, empty if unknown. A fact without cells is a heading.
    pub cells: Vec<Vec<ComparedValue>>,
}

impl ComparedFact {
    /// Heading of the facts that follow.
    pub fn heading(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// The fact with the term that explains it.
    pub(super) fn explained(self, term: impl Into<Option<Term>>) -> Self {
        Self { term: term.into(), ..self }
    }

    /// Sources of all values.
    pub(super) fn sources(&self) -> impl Iterator<Item = &SourceId> {
        self.cells.iter().flatten().flat_map(|value| &value.sources)
    }

    /// The first value of a cell with its date where the dates differ, or that it is unknown.
    pub(crate) fn shown(&self, cell: &[ComparedValue], texts: &Messages) -> String {
        let Some(first) = cell.first() else { return texts.app.unknown.clone() };
        let form = &texts.compare.dated;
        let text = if first.weak {
            form.replace("{date}", &texts.province.weak).replacen("{value}", &first.value, 1)
        } else {
            first.value.clone()
        };
        match Some(first.as_of.as_str()).filter(|date| !date.is_empty() && self.one_date().is_none()) {
            Some(date) => {
                form.replace("{date}", &format::short_date_of(date, texts.language)).replacen("{value}", &text, 1)
            }
            None => text,
        }
    }

    /// `true` if some province has a value.
    pub(crate) fn is_known(&self) -> bool {
        self.cells.iter().flatten().any(|value| value.number.is_some())
    }

    /// Date of all first values in words, if they have one and the same.
    pub(crate) fn date(&self, language: Language) -> Option<String> {
        Some(format::short_date_of(self.one_date()?, language))
    }

    /// First value of a cell that is a number; `None` where it is unknown or the fact does not apply.
    pub(crate) fn known(cell: &[ComparedValue]) -> Option<&ComparedValue> {
        cell.first().filter(|value| value.number.is_some())
    }

    /// Date of all first values as the data state it, if they have one and the same.
    fn one_date(&self) -> Option<&str> {
        let mut dates = self.cells.iter().filter_map(|cell| Some(Self::known(cell)?.as_of.as_str()));
        let first = dates.next().filter(|date| !date.is_empty())?;
        dates.all(|date| date == first).then_some(first)
    }

    /// Lengths of the bars of the first values, as shares of the largest; `None` where a value is unknown or below zero.
    pub(crate) fn bars(&self) -> Vec<Option<f64>> {
        let number = |cell: &Vec<ComparedValue>| Self::known(cell)?.number.filter(|n| *n >= 0.0);
        let numbers: Vec<Option<f64>> = self.cells.iter().map(number).collect();
        let most = numbers.iter().flatten().copied().fold(0.0, f64::max);
        numbers.into_iter().map(|n| n.map(|n| if most > 0.0 { n / most } else { 0.0 })).collect()
    }
}

impl From<FormattedObservation<'_>> for ComparedValue {
    fn from(observation: FormattedObservation<'_>) -> Self {
        Self {
            value: observation.value,
            number: Some(observation.number),
            details: observation.details,
            as_of: observation.as_of.to_owned(),
            weak: observation.weak,
            note: observation.note.to_owned(),
            sources: observation.sources.to_vec(),
        }
    }
}

/// Facts that hold, by the heading that they stand under; headings without any are left out.
pub(crate) fn under_headings(
    facts: &[ComparedFact],
    holds: impl Fn(&ComparedFact) -> bool,
) -> Vec<(Option<&ComparedFact>, Vec<&ComparedFact>)> {
    let mut groups: Vec<(Option<&ComparedFact>, Vec<&ComparedFact>)> = vec![(None, Vec::new())];
    for fact in facts {
        if fact.cells.is_empty() {
            groups.push((Some(fact), Vec::new()));
        } else if let Some((_, group)) = groups.last_mut().filter(|_| holds(fact)) {
            group.push(fact);
        }
    }
    groups.retain(|(_, group)| !group.is_empty());
    groups
}
