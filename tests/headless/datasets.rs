//! Datasets: the same answers as the catalogue gives, and what holds of any dataset.

use std::collections::BTreeMap;

use cluster_atlas::{
    dataset::{
        Answer, Dataset, DatasetId, FieldId, MeasureId, Pick, Pin, PlaceAnswers, Question, Slice, UnknownBecause,
        count, slice,
    },
    model::{AsOf, IndicatorKind, ProvinceId},
    query::{ProvinceValue, ProvinceValues, coverage},
    view::{Normalisation, ThematicLayer, Variable},
};
use strum::IntoEnumIterator as _;

use crate::support::{catalogue, facts};

fn dataset(id: &str) -> &'static Dataset {
    facts().datasets().get(&DatasetId::new(id)).unwrap()
}

/// Dataset and slice that ask what a variable of version 1 of the document maps.
fn asked(variable: Variable, weak: bool) -> (&'static Dataset, Slice) {
    let codes = |field: &str, codes: &[&str]| {
        (FieldId::new(field), Pin::Codes(codes.iter().map(|code| (*code).to_owned()).collect()))
    };
    let slice = |measure: &str, time: Pick, pins: BTreeMap<FieldId, Pin>| Slice {
        measure: MeasureId::new(measure),
        time,
        pins,
        weak,
    };
    match variable {
        Variable::Clusters => unreachable!("clusters are counted"),
        Variable::LittleGiants(batches) => {
            let pins = [codes("batch", &[&batches.to_string()])].into();
            (dataset("little_giants"), slice("little_giants", Pick::Any, pins))
        }
        Variable::Ladder(tier) => {
            let all_firms = (FieldId::new("counting"), Pin::Without(vec!["new".to_owned()]));
            (dataset("tiers"), slice(tier.into(), Pick::Latest, [all_firms].into()))
        }
        Variable::Target(tier) => {
            let pins = [codes("kind", &["target_total"]), codes("tier", &[tier.into()])].into();
            (dataset("programme_figures"), slice("firms", Pick::Furthest, pins))
        }
        Variable::Indicator(kind) => (dataset("indicators"), slice(kind.into(), Pick::Latest, BTreeMap::new())),
    }
}

/// Denominators of a normalisation, with the number of units that one unit of the quotient has.
fn denominators(per: Normalisation, weak: bool) -> Option<(PlaceAnswers, f64)> {
    let (kind, unit) = match per {
        Normalisation::Nothing => return None,
        Normalisation::Population => (IndicatorKind::Population, 1e6),
        Normalisation::Gdp => (IndicatorKind::Gdp, 100.0),
    };
    let (indicators, ask) = asked(Variable::Indicator(kind), weak);
    Some((slice(indicators, &ask, &Question::default()), unit))
}

/// Row of a dataset as the value that it states, without quotient.
fn stated(dataset: &Dataset, row: u32) -> (f64, Option<AsOf>, [String; 5], Vec<String>, bool) {
    let column = |id: &str| dataset.column(&FieldId::new(id));
    let row = row as usize;
    let code = |id: &str| column(id).and_then(|column| column.coded(row)).map_or(String::new(), |code| code.id.clone());
    let text = |id: &str| column(id).and_then(|column| column.text(row)).unwrap_or_default().to_owned();
    let sources = column("sources").unwrap();
    let sources = sources.codes(row).iter().map(|code| sources.list().unwrap().id(*code).to_owned()).collect();
    let words = [code("bound"), code("counting"), code("scope"), text("note_en"), text("note_zh")];
    let value = column("value").unwrap().number(row).unwrap();
    (value, column("as_of").unwrap().date(row), words, sources, column("weak").unwrap().flag(row))
}

/// The same of a value as the catalogue gives it.
fn read(dataset: &Dataset, value: &ProvinceValue) -> (f64, Option<AsOf>, [String; 5], Vec<String>, bool) {
    let has = |id: &str| dataset.column(&FieldId::new(id)).is_some();
    let is_qualified = dataset.id().as_str() == "little_giants" || dataset.id().as_str() == "tiers";
    let words = [
        if dataset.id().as_str() == "indicators" { String::new() } else { <&str>::from(value.bound).to_owned() },
        value.count.filter(|_| has("counting")).map_or(String::new(), |count| <&str>::from(count).to_owned()),
        if is_qualified { <&str>::from(value.scope).to_owned() } else { String::new() },
        value.note.en.clone(),
        value.note.zh.clone(),
    ];
    let sources = value.sources.iter().map(ToString::to_string).collect();
    (value.read, value.as_of, words, sources, value.weak)
}

/// Checks that a slice answers as version 1 does.
fn compare(variable: Variable, per: Normalisation, weak: bool, until: Option<AsOf>) {
    let layer = ThematicLayer { per, weak, ..ThematicLayer::of(variable) };
    let expected = ProvinceValues::of(facts(), &[], &layer, until.as_ref());
    let (of, ask) = asked(variable, weak);
    let question = Question { as_of: until, ..Question::default() };
    let plain = slice(of, &ask, &question);
    let quotient = denominators(layer.per(), weak).map(|(divisors, unit)| plain.per(&divisors, unit));
    let answers = quotient.as_ref().unwrap_or(&plain);
    let said = format!("{variable:?} {per:?} weak {weak} until {until:?}");
    let places = facts().datasets().places().codes();
    let known: BTreeMap<ProvinceId, f64> =
        answers.values().map(|(place, value)| (ProvinceId::new(places.id(place)), value)).collect();
    let values: BTreeMap<ProvinceId, f64> =
        expected.values.iter().map(|(id, value)| (id.clone(), value.value)).collect();
    assert_eq!(known, values, "{said}");
    for (place, answer) in answers.iter() {
        let Answer::Known { row, .. } = answer else { continue };
        let value = &expected.values[&ProvinceId::new(places.id(place))];
        assert_eq!(stated(of, row), read(of, value), "{said}: {}", places.id(place));
    }
    let reasons =
        |reason: UnknownBecause| answers.iter().filter(|(_, answer)| *answer == Answer::Unknown(reason)).count();
    assert_eq!(answers.known_of_asked(), (expected.values.len(), expected.expected), "{said}");
    assert_eq!(reasons(UnknownBecause::WeakOnly), expected.weak_left_out, "{said}");
    assert_eq!(reasons(UnknownBecause::NoDenominator), expected.without_denominator, "{said}");
}

#[test]
fn a_slice_answers_as_version_1_for_every_variable_quotient_and_weakness() {
    let variables = coverage(facts(), None).into_iter().map(|coverage| coverage.variable);
    let mut compared = 0;
    for variable in variables.filter(|variable| *variable != Variable::Clusters) {
        for per in Normalisation::iter() {
            for weak in [false, true] {
                compare(variable, per, weak, None);
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn a_slice_of_tiers_answers_as_version_1_at_every_date() {
    let mut dates: Vec<AsOf> = catalogue().ladder.iter().map(|row| row.firms.as_of).collect();
    dates.sort_by(AsOf::chronological);
    dates.dedup();
    let tiers = coverage(facts(), None).into_iter().map(|coverage| coverage.variable);
    for variable in tiers.filter(|variable| matches!(variable, Variable::Ladder(_))) {
        for until in &dates {
            for weak in [false, true] {
                compare(variable, Normalisation::Nothing, weak, Some(*until));
            }
        }
    }
}

#[test]
fn clusters_are_counted_as_in_version_1() {
    let catalogue = catalogue();
    let clusters: Vec<_> = catalogue.clusters.iter().collect();
    let expected = ProvinceValues::of(facts(), &clusters, &ThematicLayer::of(Variable::Clusters), None);
    let of = dataset("clusters");
    let mainland = catalogue.provinces.iter().filter(|province| province.region.is_some());
    let codes = facts().datasets().places().codes();
    let universe = mainland.filter_map(|province| codes.position(province.id.as_str())).collect();
    let rows = 0..of.rows() as u32;
    let answers = count(of, rows, &FieldId::new("provinces"), &universe, true, &Question::default());
    let counted: BTreeMap<ProvinceId, f64> =
        answers.values().map(|(place, value)| (ProvinceId::new(codes.id(place)), value)).collect();
    let values = expected.values.iter().map(|(id, value)| (id.clone(), value.value)).collect();
    assert_eq!(counted, values);
}
