//! Measures in words: what each comes to, its formula with the numbers put in, what it does not say, and cautions.

use std::collections::BTreeMap;

use super::{list, province_name, ranks, value_names, values};
use crate::{
    analysis::{self, AnalysisError, Finding, MeasureKind, NeighborRule, Outcome, UnitOutcome},
    i18n::{Messages, filled, format},
    model::{Catalogue, ProvinceId},
    query::ClassifiedValues,
    stats::Undefined,
};

/// Number of units below which a pattern among neighbours is told to be uncertain.
const MANY: f64 = 100.0;

/// A measure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Name of the measure, and of the values.
    pub title: String,
    /// Question that the measure answers.
    pub question: String,
    /// Result in a sentence.
    pub sentence: String,
    /// Units that are marked, by what they are.
    pub groups: Vec<(String, Vec<String>)>,
    /// Formula with the numbers of this map.
    pub formula: String,
    /// Conclusions that the measure does not allow.
    pub not_said: String,
    /// Reasons to read it with care.
    pub cautions: Vec<String>,
    /// Test and neighbours; `None` for a measure without.
    pub method: Option<String>,
    /// Publication of the measure.
    pub reference: String,
    /// Reference dates of the values; empty if unknown.
    pub as_of: String,
    /// Source line of the values; `None` without sources.
    pub sources: Option<String>,
}

/// Name of a measure and the question that it answers.
pub fn named(kind: MeasureKind, texts: &Messages) -> (String, String) {
    let of = |phrases: &BTreeMap<String, String>| phrases.get(<&str>::from(kind)).cloned().unwrap_or_default();
    (of(&texts.statistics.name), of(&texts.statistics.question))
}

/// Result of a measure of a layer in words.
pub fn explain(
    catalogue: &Catalogue,
    classified: &ClassifiedValues,
    outcome: &Outcome,
    neighbors: NeighborRule,
    texts: &Messages,
) -> Explanation {
    let words = &texts.statistics;
    let kind = <&str>::from(outcome.kind);
    let figures: Vec<(&str, String)> = outcome.figures.iter().map(|(name, value)| (*name, figure(*value))).collect();
    let figures: Vec<(&str, &str)> = figures.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let of = |phrases: &BTreeMap<String, String>, key: &str| {
        phrases.get(key).map(|form| filled(form, &figures)).unwrap_or_default()
    };
    let sentence = match outcome.finding {
        Finding::Stated => kind.to_owned(),
        finding => format!("{kind}_{}", <&str>::from(finding)),
    };
    let names = |units: &[ProvinceId]| {
        list(&units.iter().map(|unit| province_name(catalogue, unit, texts)).collect::<Vec<_>>(), texts)
    };
    let left_out =
        |form: &str, units: &[ProvinceId]| (!units.is_empty()).then(|| filled(form, &[("names", &names(units))]));
    let n = outcome.figures.get("n").copied().unwrap_or_default();
    let few = (outcome.kind.has_neighbors() && n < MANY).then(|| filled(&words.few, &figures));
    let several = (!outcome.units.is_empty() && outcome.test.is_some()).then(|| filled(&words.several, &figures));
    let cautions = [
        left_out(&words.unknown, &outcome.unknown),
        left_out(&words.islands, &outcome.islands),
        few,
        several,
        ranks::obstacle(texts, &classified.values),
    ];
    let method = outcome.test.map(|test| {
        let (number, seed) = (format::number(test.permutations.number as f64), test.permutations.seed.to_string());
        let neighbors = neighbors.to_string();
        filled(&words.test, &[("permutations", &number), ("seed", &seed), ("neighbors", &neighbors)])
    });
    let (name, question) = named(outcome.kind, texts);
    let variable =
        value_names::divided(&value_names::variable(classified, texts), &value_names::per(classified, texts));
    Explanation {
        title: filled(&words.of, &[("name", &name), ("variable", &variable)]),
        question,
        sentence: of(&words.sentence, &sentence),
        groups: groups(catalogue, outcome, texts),
        formula: of(&words.formula, kind),
        not_said: of(&words.not_said, kind),
        cautions: cautions.into_iter().flatten().collect(),
        method,
        reference: analysis::reference(outcome.kind).to_owned(),
        as_of: values::dates(classified, texts),
        sources: values::credit(catalogue, classified, texts),
    }
}

/// Units that hold, by what they are.
fn groups(catalogue: &Catalogue, outcome: &Outcome, texts: &Messages) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(&str, Vec<String>)> = Vec::new();
    let group = |unit: &UnitOutcome| match unit.quadrant {
        Some(quadrant) => quadrant.into(),
        None if unit.value > Some(0.0) => "hot",
        None => "cold",
    };
    for unit in outcome.units.iter().filter(|unit| unit.is_found) {
        let name = province_name(catalogue, &unit.unit, texts);
        let key: &str = group(unit);
        match found.iter_mut().find(|(other, _)| *other == key) {
            Some((_, names)) => names.push(name),
            None => found.push((key, vec![name])),
        }
    }
    let title = |key: &str| texts.statistics.group.get(key).cloned().unwrap_or_default();
    found.into_iter().map(|(key, names)| (title(key), names)).collect()
}

/// Words for the reason why a measure has no result.
pub fn fault(catalogue: &Catalogue, error: &AnalysisError, texts: &Messages) -> String {
    let form = |key: &str| texts.statistics.fault.get(key).cloned().unwrap_or_default();
    let number = |value: &usize| format::number(*value as f64);
    let undefined = match error {
        AnalysisError::NoAmounts => return form("no_amounts"),
        AnalysisError::Cancelled => return form("cancelled"),
        AnalysisError::NoArea(unit) => {
            return filled(&form("missing_area"), &[("name", &province_name(catalogue, unit, texts))]);
        }
        AnalysisError::Undefined(undefined) => undefined,
    };
    match undefined {
        Undefined::Unknown => form("unknown"),
        Undefined::NotFinite => form("not_finite"),
        Undefined::TooFew { needed, found } => {
            filled(&form("too_few"), &[("needed", &number(needed)), ("found", &number(found))])
        }
        Undefined::TooMany { most, found } => {
            filled(&form("too_many"), &[("most", &number(most)), ("found", &number(found))])
        }
        Undefined::LengthsDiffer { needed, found } => {
            filled(&form("lengths_differ"), &[("needed", &number(needed)), ("found", &number(found))])
        }
        Undefined::ZeroTotal => form("zero_total"),
        Undefined::AllEqual => form("all_equal"),
        Undefined::Negative => form("negative"),
        Undefined::NotPositive => form("not_positive"),
        Undefined::NoNeighbors => form("no_neighbors"),
        Undefined::NoArea => form("no_area"),
    }
}

/// Whole numbers as they are, others by four significant digits.
fn figure(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format::number(value);
    }
    let decimals = (3.0 - value.abs().log10().floor()).clamp(0.0, 6.0) as usize;
    let text = format!("{:.decimals$}", value.abs());
    if value < 0.0 { format!("−{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{i18n::messages, model::Language};

    #[test]
    fn numbers_have_four_digits_that_tell_something() {
        for (value, text) in [(31.0, "31"), (0.123_456, "0.1235"), (-0.033_333, "−0.03333"), (12.345_6, "12.35")] {
            assert_eq!(figure(value), text);
        }
        assert_eq!((figure(123_456.7).as_str(), figure(1e-9).as_str()), ("123457", "0.000000"));
    }

    #[test]
    fn every_measure_has_its_words_in_both_languages() {
        for language in Language::iter() {
            let words = &messages(language).statistics;
            for kind in MeasureKind::iter() {
                let key = <&str>::from(kind);
                for phrases in [&words.name, &words.question, &words.formula, &words.not_said] {
                    assert!(phrases.contains_key(key), "{key} in {language:?}");
                }
                let sentences = words.sentence.keys().filter(|sentence| sentence.starts_with(key)).count();
                assert!(sentences > 0, "{key} in {language:?}");
            }
        }
    }
}
