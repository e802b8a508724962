//! Results of measures as text and JSON.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use strum::IntoEnumIterator as _;

use crate::{
    analysis::{Outcome, UnitOutcome},
    caption::statistics::{self, Explanation},
    i18n::{Messages, filled},
    model::ProvinceId,
    query::Analysed,
    stats::autocorrelation::Side,
    view::AnalysisMethod,
};

/// All measures with their questions.
pub(super) fn list(texts: &Messages, as_json: bool) -> String {
    let all = AnalysisMethod::iter().map(|method| (<&str>::from(method), statistics::named(method, texts)));
    if as_json {
        let one = |(id, (name, question))| json!({ "measure": id, "name": name, "question": question });
        return format!("{:#}\n", Value::Array(all.map(one).collect()));
    }
    let lines: Vec<String> = all.map(|(id, (name, question))| format!("{id:<15} {question}  {name}\n")).collect();
    lines.concat()
}

/// A measure as text.
pub(super) fn text(words: &Explanation, texts: &Messages) -> String {
    let labels = &texts.statistics;
    let mut lines = vec![words.title.clone(), words.sentence.clone()];
    lines.extend(words.groups.iter().map(|(name, units)| labelled(texts, name, &units.join(&texts.caption.comma))));
    lines.push(labelled(texts, &labels.formula_label, &words.formula));
    lines.push(labelled(texts, &labels.not_said_label, &words.not_said));
    lines.extend(words.cautions.iter().map(|caution| labelled(texts, &labels.caution_label, caution)));
    let method = words.method.iter().map(String::as_str).chain([words.reference.as_str()]);
    lines.push(labelled(texts, &labels.method_label, &method.collect::<Vec<_>>().join(" ")));
    let as_of = Some(words.as_of.clone()).filter(|as_of| !as_of.is_empty());
    lines.push(words.sources.iter().cloned().chain(as_of).collect::<Vec<_>>().join(" · "));
    lines.join("\n") + "\n"
}

fn labelled(texts: &Messages, label: &str, text: &str) -> String {
    filled(&texts.statistics.of, &[("name", label), ("variable", text)])
}

/// A measure as JSON: numbers in full, and the words.
pub(super) fn json(analysed: &Analysed, outcome: &Outcome, words: &Explanation) -> String {
    let (subject, analysis) = (&analysed.subject, &analysed.analysis);
    let ids = |units: &[ProvinceId]| units.iter().map(ToString::to_string).collect::<Vec<_>>();
    let known = subject.units.iter().zip(&subject.values).filter_map(|(unit, value)| Some((unit, (*value)?)));
    let inputs: BTreeMap<&ProvinceId, f64> = known.clone().collect();
    let unit = |unit: &UnitOutcome| {
        json!({
            "province": unit.unit.to_string(),
            "input": inputs.get(&unit.unit),
            "value": unit.value,
            "quadrant": unit.quadrant.map(<&str>::from),
            "p_two_sided": unit.p,
            "holds": unit.is_found,
        })
    };
    let test = outcome.test.map(|test| {
        let p = |side| test.ranks.map(|ranks| ranks.p(side, test.permutations.number));
        json!({
            "permutations": test.permutations.number,
            "seed": test.permutations.seed,
            "neighbors": analysis.neighbors.to_string(),
            "as_great_or_greater": test.ranks.map(|ranks| ranks.at_least),
            "as_small_or_smaller": test.ranks.map(|ranks| ranks.at_most),
            "p_greater": p(Side::Greater),
            "p_less": p(Side::Less),
            "p_two_sided": p(Side::TwoSided),
        })
    });
    let figures: Map<String, Value> =
        outcome.figures.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    let units: Vec<Value> = if outcome.units.is_empty() {
        known.map(|(unit, input)| json!({ "province": unit.to_string(), "input": input })).collect()
    } else {
        outcome.units.iter().map(unit).collect()
    };
    let report = json!({
        "measure": <&str>::from(outcome.method),
        "title": words.title,
        "question": words.question,
        "value": outcome.value,
        "figures": figures,
        "test": test,
        "units": units,
        "without_value": ids(&outcome.unknown),
        "without_neighbours": ids(&outcome.islands),
        "sentence": words.sentence,
        "formula": words.formula,
        "does_not_say": words.not_said,
        "cautions": words.cautions,
        "method": words.method,
        "reference": words.reference,
        "as_of": words.as_of,
        "sources": words.sources,
    });
    format!("{report:#}\n")
}
