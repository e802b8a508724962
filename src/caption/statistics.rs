//! Measures in words: what each comes to, its formula with the numbers put in, what it does not say, and cautions.

use std::collections::BTreeMap;

use super::{classes, list, province_name, ranks, value_names, values};
use crate::{
    analysis::{self, AnalysisError, Finding, NamedUnit, Outcome, Plot, UnitGroup},
    i18n::{Messages, filled, format, phrase},
    model::{Catalogue, ProvinceId},
    query::{Analysed, ClassifiedValues},
    stats::Undefined,
    view::{AnalysisMethod, NeighborRule},
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
pub fn named(method: AnalysisMethod, texts: &Messages) -> (String, String) {
    let of = |phrases: &BTreeMap<String, String>| phrases.get(<&str>::from(method)).cloned().unwrap_or_default();
    (of(&texts.statistics.name), of(&texts.statistics.question))
}

/// Name of the chart of a measure.
pub fn chart_name(plot: &Plot, texts: &Messages) -> String {
    let key = match plot {
        Plot::Lorenz(_) => "lorenz",
        Plot::Bars { .. } => "bars",
        Plot::Scatter { .. } => "scatter",
        Plot::RankSize { .. } => "rank_size",
        Plot::MoranScatter { .. } => "moran_scatter",
        Plot::Reference { .. } => "reference",
    };
    texts.statistics.chart.get(key).cloned().unwrap_or_default()
}

/// Result of an analysis in words.
///
/// # Errors
/// Words for the reason why it has none.
pub fn explain(catalogue: &Catalogue, analysed: &Analysed, texts: &Messages) -> Result<Explanation, String> {
    let classified = &analysed.classified;
    let outcome = analysed.result.as_ref().map_err(|error| fault(catalogue, error, texts))?;
    let words = &texts.statistics;
    let kind = <&str>::from(outcome.method);
    let shown = |(name, value): (&&'static str, &f64)| (*name, written(outcome, name, *value, classified, texts));
    let figures: Vec<(&str, String)> = outcome.figures.iter().map(shown).collect();
    let names = outcome.names.iter().map(|(key, name)| (*key, unit_name(catalogue, name, texts)));
    let unit = [("unit", value_names::unit(classified.as_ref(), texts))];
    let figures: Vec<(&str, String)> = figures.into_iter().chain(names).chain(unit).collect();
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
    let few = (outcome.method.has_neighbors() && n < MANY).then(|| filled(&words.few, &figures));
    let correction = phrase(&words.several, analysed.analysis.correction);
    let several = (!outcome.units.is_empty() && outcome.test.is_some()).then(|| filled(correction, &figures));
    let cautions = [
        left_out(&words.unknown, &outcome.unknown),
        left_out(&words.islands, &outcome.islands),
        few,
        several,
        ranks::obstacle(texts, &classified.values),
    ];
    let method = outcome.test.map(|test| {
        let (number, seed) = (format::number(test.permutations.number as f64), test.permutations.seed.to_string());
        let neighbors = rule(analysed.analysis.neighbors, texts);
        filled(&words.test, &[("permutations", &number), ("seed", &seed), ("neighbors", &neighbors)])
    });
    Ok(Explanation {
        title: title(classified, outcome.method, texts),
        question: named(outcome.method, texts).1,
        sentence: of(&words.sentence, &sentence),
        groups: groups(catalogue, outcome, texts),
        formula: of(&words.formula, kind),
        not_said: of(&words.not_said, kind),
        cautions: cautions.into_iter().flatten().collect(),
        method,
        reference: analysis::reference(outcome.method).to_owned(),
        as_of: values::dates(classified, texts),
        sources: values::credit(catalogue, classified, texts),
    })
}

/// Rule by which provinces are neighbours, in words.
fn rule(rule: NeighborRule, texts: &Messages) -> String {
    let words = &texts.statistics;
    match rule {
        NeighborRule::Queen => words.queen_rule.clone(),
        NeighborRule::Rook => words.rook_rule.clone(),
        NeighborRule::Nearest(count) => filled(&words.nearest_rule, &[("n", &format::number(count as f64))]),
        NeighborRule::Within(distance) => filled(&words.within_rule, &[("n", &format::number(distance))]),
    }
}

/// Number of the displayed unit by which a value of a layer is multiplied: Chinese counts money in 亿.
pub fn display_scale(classified: &ClassifiedValues, texts: &Messages) -> f64 {
    10_f64.powi(-classes::unit(classified, texts.language))
}

/// A number of a formula: years as such, values in the unit that is displayed.
fn written(outcome: &Outcome, name: &str, value: f64, classified: &ClassifiedValues, texts: &Messages) -> String {
    let scale = || display_scale(classified, texts);
    match (outcome.method, name) {
        (_, "from" | "to" | "year") => value.to_string(),
        (AnalysisMethod::ShiftShare, "change" | "national" | "mix" | "regional") => figure(value * scale()),
        (AnalysisMethod::Correlation, "slope") => figure(value / scale()),
        // The line is of the logarithm of the displayed size.
        (AnalysisMethod::RankSize, "a") => {
            let exponent = outcome.figures.get("b").copied().unwrap_or_default();
            figure(value + exponent * scale().ln())
        }
        _ => figure(value),
    }
}

/// Name of the values with their unit, as of an axis.
pub fn values_title(classified: &ClassifiedValues, texts: &Messages) -> String {
    let name = value_names::divided(&value_names::variable(classified, texts), &value_names::per(classified, texts));
    if values::says_unit(classified, texts) {
        return name;
    }
    filled(&texts.statistics.with_unit, &[("name", &name), ("unit", &value_names::unit(classified, texts))])
}

/// Name of a measure, and of the values that it is of.
pub fn title(classified: &ClassifiedValues, method: AnalysisMethod, texts: &Messages) -> String {
    let variable =
        value_names::divided(&value_names::variable(classified, texts), &value_names::per(classified, texts));
    filled(&texts.statistics.of, &[("name", &named(method, texts).0), ("variable", &variable)])
}

/// Units that hold, by group.
fn groups(catalogue: &Catalogue, outcome: &Outcome, texts: &Messages) -> Vec<(String, Vec<String>)> {
    let names = |units: Vec<&ProvinceId>| units.into_iter().map(|id| province_name(catalogue, id, texts)).collect();
    outcome.groups().into_iter().map(|(group, units)| (group_name(group, texts), names(units))).collect()
}

/// Name of a unit, industry or part.
pub fn unit_name(catalogue: &Catalogue, unit: &NamedUnit, texts: &Messages) -> String {
    let words = &texts.statistics;
    match unit {
        NamedUnit::Province(id) => province_name(catalogue, id, texts),
        NamedUnit::Industry(name) => name.get(texts.language).to_owned(),
        NamedUnit::Between => words.between.clone(),
        NamedUnit::Within(region) => {
            let name = region.map_or(words.elsewhere.as_str(), |region| phrase(&texts.region, region));
            filled(&words.within_region, &[("name", name)])
        }
    }
}

/// Name of a group.
pub fn group_name(group: UnitGroup, texts: &Messages) -> String {
    texts.statistics.group.get(<&str>::from(group)).cloned().unwrap_or_default()
}

/// Words for the reason why a measure has no result.
pub fn fault(catalogue: &Catalogue, error: &AnalysisError, texts: &Messages) -> String {
    let form = |key: &str| texts.statistics.fault.get(key).cloned().unwrap_or_default();
    let number = |value: &usize| format::number(*value as f64);
    let undefined = match error {
        AnalysisError::NoAmounts => return form("no_amounts"),
        AnalysisError::Cancelled => return form("cancelled"),
        AnalysisError::NoIndustries => return form("no_industries"),
        AnalysisError::NoProvince => return form("no_province"),
        AnalysisError::NoEarlierYear => return form("no_earlier_year"),
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

/// Whole numbers and large ones as such, others by four significant digits.
pub(crate) fn figure(value: f64) -> String {
    if (value.fract() == 0.0 || value.abs() >= 1_000.0) && value.abs() < 1e15 {
        return format::number(value.round());
    }
    let decimals = (3.0 - value.abs().log10().floor()).clamp(0.0, 6.0) as usize;
    let text = format!("{:.decimals$}", value.abs());
    let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if value < 0.0 { format!("−{text}") } else { text.to_owned() }
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
        assert_eq!((figure(123_456.7).as_str(), figure(1e-9).as_str()), ("123,457", "0"));
    }

    #[test]
    fn every_measure_has_its_words_in_both_languages() {
        for language in Language::iter() {
            let words = &messages(language).statistics;
            for kind in AnalysisMethod::iter() {
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
