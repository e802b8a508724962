//! Names, units and caveats of values of a person's own dataset; its own words are printed letter by letter.

use super::{Mapped, list};
use crate::{
    i18n::{Messages, filled, format, phrase},
    query::{Addition, OwnBasis, OwnNames, SeveralRows},
    view::{OwnValue, Statistic},
};

/// Most places that a sentence names.
const MOST_PLACES: usize = 6;

/// Name of an own value: `suppliers: revenue, sum`; by its identifiers without its names.
pub(super) fn name(own: &OwnValue, names: Option<&OwnNames>, texts: &Messages) -> String {
    let phrases = &texts.own_values;
    let dataset = names.map_or(own.dataset.as_str(), |names| names.dataset.get(texts.language));
    let Some(id) = &own.column else { return filled(&phrases.rows, &[("dataset", dataset)]) };
    let column = names.and_then(|names| names.column.as_ref()).map_or(id.as_str(), |title| title.get(texts.language));
    filled(phrase(&phrases.name, own.statistic), &[("dataset", dataset), ("column", column)])
}

/// Unit of an own value, letter by letter, with what it is divided by.
pub(super) fn unit(own: &OwnValue, names: Option<&OwnNames>, per: &str, texts: &Messages) -> String {
    let phrases = &texts.own_values;
    let given = names.and_then(|names| names.unit.as_deref());
    match (own.statistic, given) {
        (Statistic::Count, _) => format!("{}{per}", phrases.unit_rows),
        (Statistic::Distinct, _) => format!("{}{per}", phrases.unit_different),
        (_, Some(unit)) => format!("{unit}{per}"),
        (_, None) if per.is_empty() => phrases.unit_not_given.clone(),
        (_, None) => phrases.unit_not_given_divided.replace("{per}", per),
    }
}

/// `true` if the unit of an own value is a person's own word.
pub(super) fn has_given_unit(mapped: &Mapped<'_>) -> bool {
    let is_count = mapped.layer.variable.is_count();
    !is_count && mapped.own.is_some_and(|names| names.unit.is_some())
}

/// Sentences about rows that do not count, sums that a person chose, and places with several rows.
pub(super) fn caveats(basis: &OwnBasis, texts: &Messages) -> Vec<String> {
    let phrases = &texts.own_values;
    let column = basis.names.column.as_ref().map_or("", |title| title.get(texts.language));
    let number = |n: usize| format::number(n as f64);
    let said = |form: &str, n: usize| {
        let (n, all) = (number(n), number(basis.known));
        filled(form, &[("n", n.as_str()), ("all", all.as_str()), ("column", column)])
    };
    let counted = |form: &str, n: usize| (n > 0).then(|| said(form, n));
    let addition = match basis.addition {
        Some(Addition::Chosen) => Some(said(&phrases.summed, 0)),
        Some(Addition::Against) => Some(said(&phrases.summed_against, 0)),
        Some(Addition::Stated) | None => None,
    };
    let parts = [
        (basis.asked < basis.known).then(|| said(&phrases.matching, basis.asked)),
        counted(&phrases.without_province, basis.without_province),
        counted(&phrases.without_value, basis.without_value),
        counted(&phrases.undated, basis.undated),
        counted(&texts.own_places.earlier, basis.not_counted.earlier),
        counted(&texts.own_places.repeated, basis.not_counted.repeated),
        addition,
        several(&basis.several, texts),
    ];
    parts.into_iter().flatten().collect()
}

/// Sentence about places that several rows are about; `None` without any.
fn several(places: &[SeveralRows], texts: &Messages) -> Option<String> {
    let phrases = &texts.own_values;
    if places.len() > MOST_PLACES {
        return Some(phrases.several_places.replace("{n}", &places.len().to_string()));
    }
    let named = |several: &SeveralRows| format!("{} × {}", several.place.get(texts.language), several.rows);
    let names: Vec<String> = places.iter().map(named).collect();
    (!names.is_empty()).then(|| filled(&phrases.several, &[("names", &list(&names, texts))]))
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{
        dataset::{DatasetId, FieldId, LocalText},
        i18n::messages,
        model::Language,
    };

    fn given(text: &str) -> LocalText {
        LocalText::Given { text: text.to_owned(), language: None }
    }

    #[test]
    fn every_statistic_has_its_names_in_both_languages() {
        for language in [Language::En, Language::Zh] {
            let texts = &messages(language).own_values;
            for statistic in Statistic::iter() {
                let name = phrase(&texts.name, statistic);
                assert!(name.contains("{dataset}") && name.contains("{column}"), "{statistic:?}");
                assert!(!phrase(&texts.statistic, statistic).is_empty(), "{statistic:?}");
            }
        }
    }

    #[test]
    fn own_words_are_printed_letter_by_letter_even_if_they_look_like_gaps() {
        let own = OwnValue::of_column(DatasetId::new("a"), FieldId::new("b"), Statistic::Mean);
        let names =
            OwnNames { dataset: given("{column}"), column: Some(given("mT {n}")), unit: Some("kWh".to_owned()) };
        let [en, zh] = [Language::En, Language::Zh].map(messages);
        assert_eq!(name(&own, Some(&names), en), "{column}: mT {n}, mean");
        assert_eq!(name(&own, Some(&names), zh), "{column}：mT {n}，平均值");
        assert_eq!(name(&own, None, en), "a: b, mean", "by identifiers where the file is not there");
        let basis = OwnBasis { names, known: 3, asked: 3, without_value: 2, ..OwnBasis::default() };
        assert_eq!(caveats(&basis, en), ["Rows without a value in “mT {n}”, not counted: 2."]);
    }

    #[test]
    fn a_unit_is_given_or_said_not_to_be() {
        let of = |statistic| OwnValue::of_column(DatasetId::new("a"), FieldId::new("b"), statistic);
        let with = OwnNames { dataset: given("a"), column: Some(given("b")), unit: Some("亿元".to_owned()) };
        let without = OwnNames { unit: None, ..with.clone() };
        let [en, zh] = [Language::En, Language::Zh].map(messages);
        assert_eq!(unit(&of(Statistic::Sum), Some(&with), " per million people", en), "亿元 per million people");
        assert_eq!(unit(&of(Statistic::Sum), Some(&without), "（每百万人）", zh), "未注明（每百万人）");
        assert_eq!(unit(&of(Statistic::Max), Some(&without), "", en), "unit not given");
        assert_eq!(unit(&of(Statistic::Count), Some(&with), "", zh), "行");
    }
}
