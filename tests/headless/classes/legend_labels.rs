//! Legend labels of classes: distinct, readable as input, and covering every value exactly once.

use std::collections::BTreeSet;

use cluster_atlas::{
    caption::classes::{fewer, range, read_limit, typed_limits},
    i18n::messages,
    model::{IndicatorKind, Language, Province},
    query::{ClassifiedValues, CountedClusters, ProvinceValues},
    view::{ClassificationMethod, Normalisation, Symbology, ThematicLayer, Variable},
};
use proptest::prelude::*;
use strum::IntoEnumIterator as _;

use crate::support::facts;

/// Thematic layer with `numbers` as the values of the first provinces.
fn classified(layer: &ThematicLayer, numbers: &[f64]) -> ClassifiedValues {
    // The other properties of a value are copied from a layer with complete data.
    let known = ProvinceValues::of(facts(), &CountedClusters::default(), &ThematicLayer::default(), None);
    let mut values = ProvinceValues { values: Default::default(), ..known.clone() };
    let provinces = facts().catalogue().provinces.iter().filter(|province: &&Province| province.region.is_some());
    for (province, number) in provinces.zip(numbers) {
        let mut value = known.get(&province.id).unwrap().clone();
        value.value = *number;
        values.values.insert(province.id.clone(), value);
    }
    ClassifiedValues::from_values(layer.clone(), values)
}

fn rows(classified: &ClassifiedValues, language: Language) -> Vec<String> {
    (0..classified.made()).map(|class| range(classified, class, language)).collect()
}

/// Lower limit (exclusive or inclusive) and upper limit that a row states, in the unit of the data.
struct Row {
    above: f64,
    or_equal: bool,
    most: f64,
}

/// Reads a row as a person types it.
fn read(row: &str, layer: &ThematicLayer, language: Language) -> Row {
    let number = |text: &str| read_limit(&text.replace(',', ""), layer, language).unwrap_or_else(|| panic!("{row}"));
    if let Some(most) = row.strip_prefix('≤') {
        return Row { above: f64::NEG_INFINITY, or_equal: true, most: number(most) };
    }
    let or_equal = !row.starts_with('>');
    let (low, high) = row.trim_start_matches('>').split_once('–').unwrap_or((row, row));
    Row { above: number(low), or_equal, most: number(high) }
}

/// Faults of the legend labels of a layer.
fn faults(classified: &ClassifiedValues, language: Language) -> Vec<String> {
    let mut faults = Vec::new();
    let rows = rows(classified, language);
    if rows.iter().collect::<BTreeSet<_>>().len() < rows.len() {
        faults.push("rows alike".to_owned());
    }
    let counts = classified.counts();
    let numbers = classified.values.numbers();
    if counts.iter().sum::<usize>() != numbers.len() {
        faults.push(format!("{counts:?} of {} values", numbers.len()));
    }
    if classified.layer.method != ClassificationMethod::Manual && counts.contains(&0) {
        faults.push(format!("empty: {counts:?}"));
    }
    let read: Vec<Row> = rows.iter().map(|row| read(row, &classified.layer, language)).collect();
    for pair in read.windows(2) {
        if pair[1].above < pair[0].most || pair[0].most > pair[1].most {
            faults.push("rows overlap".to_owned());
        }
    }
    if read.iter().any(|row| row.above > row.most) {
        faults.push("a row ends before it begins".to_owned());
    }
    // A row holds what it says: the outermost ends are rounded numbers, all others are limits.
    for number in &numbers {
        let class = classified.classes.as_ref().unwrap().of(*number);
        let row = &read[class];
        let above = class == 0 || *number > row.above || (row.or_equal && *number >= row.above);
        let below = class + 1 == read.len() || *number <= row.most;
        if !above || !below {
            faults.push(format!("{number} is not in row {class}"));
        }
    }
    // The labels typed as manual breaks give the same classes.
    let typed = typed_limits(classified, language);
    let limits: Vec<f64> = typed.iter().map(|text| read_limit(text, &classified.layer, language).unwrap()).collect();
    let own = ThematicLayer { method: ClassificationMethod::Manual, breaks: limits, ..classified.layer.clone() };
    if let Err(why) = own.check() {
        faults.push(format!("{typed:?} cannot be set: {why}"));
    } else {
        let again = self::classified(&own, &numbers);
        let class = |classified: &ClassifiedValues, number: f64| classified.classes.as_ref().unwrap().of(number);
        let moved = numbers.iter().filter(|number| class(classified, **number) != class(&again, **number));
        faults.extend(moved.map(|number| format!("{number} moves with limits {typed:?}")));
    }
    if !faults.is_empty() {
        faults.push(format!("{rows:?}"));
    }
    faults
}

fn check(layer: &ThematicLayer, numbers: &[f64]) -> Result<(), TestCaseError> {
    for language in Language::iter() {
        let faults = faults(&classified(layer, numbers), language);
        prop_assert!(faults.is_empty(), "{:#?}", faults);
    }
    Ok(())
}

/// The limits that a key of a person's own limits shows, as they are typed back: of the last row the greatest value,
/// unless a limit lies there or above.
fn shown_limits(classified: &ClassifiedValues, language: Language) -> Vec<f64> {
    let rows = rows(classified, language);
    let mut shown: Vec<f64> = rows.iter().map(|row| read(row, &classified.layer, language).most).collect();
    let greatest = classified.values.numbers().into_iter().fold(f64::NEG_INFINITY, f64::max);
    if classified.layer.breaks.last().is_none_or(|last| *last < greatest) {
        shown.pop();
    }
    shown
}

fn method() -> impl Strategy<Value = ClassificationMethod> {
    prop::sample::select(ClassificationMethod::iter().collect::<Vec<_>>())
}

/// Manual breaks in increasing order.
fn limits(of: impl Strategy<Value = f64>) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(of, 0..=8).prop_map(|mut limits| {
        limits.sort_by(f64::total_cmp);
        limits.dedup();
        limits
    })
}

/// Numbers of all magnitudes, some of them adjacent.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        0.0..3.0_f64,
        -1e6..1e9_f64,
        (0.9..1.1_f64).prop_map(|x| (x * 1e4).round() / 1e4),
        (0_u64..40).prop_map(|steps| f64::from_bits(0.3_f64.to_bits() + steps)),
        (-300..300_i32).prop_map(|exponent| 2.5 * 10_f64.powi(exponent)),
    ]
}

fn rate() -> ThematicLayer {
    ThematicLayer { per: Normalisation::Population, ..ThematicLayer::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn rows_of_counts_differ_and_can_be_typed_back(
        numbers in prop::collection::vec(prop_oneof![0_u32..4, 0..200_u32, 0..1_000_000_u32], 1..=31),
        own in limits(prop_oneof![-10.0..300.0_f64, (-3..20_i32).prop_map(f64::from), Just(1e15)]),
        classes in 3_u8..=9,
        method in method(),
    ) {
        let numbers: Vec<f64> = numbers.into_iter().map(f64::from).collect();
        let layer = ThematicLayer { method, classes, breaks: own, ..ThematicLayer::default() };
        check(&layer, &numbers)?;
        // Whole numbers are separated by whole numbers.
        let rows = rows(&classified(&layer, &numbers), Language::En);
        prop_assert!(!rows.iter().any(|row| row.contains(['.', '>'])), "{:?}", rows);
    }

    #[test]
    fn rows_of_rates_differ_and_can_be_typed_back(
        numbers in prop::collection::vec(any_number(), 1..=31),
        own in limits(any_number()),
        classes in 3_u8..=9,
        method in method(),
    ) {
        check(&ThematicLayer { method, classes, breaks: own, ..rate() }, &numbers)?;
    }

    #[test]
    fn rows_in_other_units_differ_and_can_be_typed_back(
        numbers in prop::collection::vec(prop_oneof![1e5..1.3e8_f64, Just(3_648_100.0), Just(3_648_101.0)], 1..=31),
        own in limits(1e3..2e8_f64),
        classes in 3_u8..=9,
        method in method(),
        money in any::<bool>(),
    ) {
        let kind = if money { IndicatorKind::Gdp } else { IndicatorKind::Population };
        let numbers: Vec<f64> = numbers.into_iter().map(|number| if money { number / 1e4 } else { number.round() }).collect();
        let layer = ThematicLayer { method, classes, breaks: own, ..ThematicLayer::of(Variable::Indicator(kind)) };
        check(&layer, &numbers)?;
    }
}

/// Numbers of up to seventeen digits, of every size and sign, some of them next to one another.
fn many_digits() -> impl Strategy<Value = f64> {
    let steps = |from: f64| (0_u64..9).prop_map(move |steps| f64::from_bits(from.to_bits() + steps));
    prop_oneof![
        any::<f64>().prop_filter("a limit is finite and can be counted in another unit", |x| x.abs() < 1e300),
        (-1_000_000_000_000_i64..1_000_000_000_000, 0_i32..14).prop_map(|(digits, by)| digits as f64 / 10_f64.powi(by)),
        steps(1.0),
        steps(12_345_678.901_234),
        steps(-0.1),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn own_limits_of_any_size_and_length_are_shown_in_all_their_digits(
        own in limits(many_digits()),
        numbers in prop::collection::vec(many_digits(), 1..=31),
        reached in any::<bool>(),
        layer in prop::sample::select(vec![
            rate(),
            ThematicLayer::of(Variable::Indicator(IndicatorKind::Population)),
            ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp)),
        ]),
    ) {
        let mut numbers = numbers;
        if reached {
            // The greatest value is a limit itself.
            numbers.retain(|number| own.last().is_none_or(|last| number <= last));
            numbers.extend(own.last());
        }
        prop_assume!(!numbers.is_empty());
        let layer = ThematicLayer { method: ClassificationMethod::Manual, breaks: own.clone(), ..layer };
        check(&layer, &numbers)?;
        let classified = classified(&layer, &numbers[..numbers.len().min(31)]);
        for language in Language::iter() {
            prop_assert_eq!(&shown_limits(&classified, language), &own, "{:?}", rows(&classified, language));
            let typed = typed_limits(&classified, language);
            let again: Vec<f64> = typed.iter().map(|text| read_limit(text, &layer, language).unwrap()).collect();
            prop_assert_eq!(&again, &own);
        }
    }
}

fn classed(method: ClassificationMethod, classes: u8) -> ThematicLayer {
    ThematicLayer { method, classes, ..ThematicLayer::default() }
}

/// Provinces by number of clusters: twelve have none, ten have one.
const TIES: [f64; 31] = [
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0,
    2.0, 3.0, 3.0, 3.0, 4.0, 4.0, 7.0, 10.0,
];

#[test]
fn equal_values_make_fewer_classes_none_of_them_empty() {
    let key = |layer: &ThematicLayer| rows(&classified(layer, &TIES), Language::En);
    assert_eq!(key(&classed(ClassificationMethod::Quantile, 5)), ["0", "1", "2–3", "4–10"]);
    assert_eq!(key(&classed(ClassificationMethod::Quantile, 9)), ["0", "1", "2", "3", "4–10"]);
    assert_eq!(key(&classed(ClassificationMethod::NaturalBreaks, 9)), ["0", "1", "2", "3", "4", "5–7", "8–10"]);
    assert_eq!(key(&classed(ClassificationMethod::EqualInterval, 5)), ["0–2", "3–4", "7–8", "9–10"]);
}

#[test]
fn a_map_of_three_values_has_three_classes_and_says_so() {
    for method in
        [ClassificationMethod::Quantile, ClassificationMethod::EqualInterval, ClassificationMethod::NaturalBreaks]
    {
        let three = classified(&classed(method, 9), &[300.0, 329.0, 448.0]);
        assert_eq!((three.asked(), three.made()), (Some(9), 3), "{method:?}");
        assert_eq!(fewer(&three, messages(Language::En)).unwrap(), "3 of 9 classes have values");
        assert_eq!(fewer(&three, messages(Language::Zh)).unwrap(), "9 级中 3 级有数据");
    }
    let five = classified(&classed(ClassificationMethod::NaturalBreaks, 5), &TIES);
    assert_eq!((five.made(), fewer(&five, messages(Language::En))), (5, None));
    assert_eq!(classified(&classed(ClassificationMethod::HeadTail, 5), &TIES).asked(), None);
}

#[test]
fn own_limits_that_make_fewer_classes_than_they_ask_for_say_so() {
    let own = |breaks: &[f64]| {
        classified(&ThematicLayer { breaks: breaks.to_vec(), ..classed(ClassificationMethod::Manual, 5) }, &TIES)
    };
    let said = |breaks: &[f64]| fewer(&own(breaks), messages(Language::En));
    // Whole numbers lie neither between 1.5 and 1.7 nor between 0.2 and 0.6.
    assert_eq!(said(&[1.5, 1.7]).unwrap(), "2 of 3 classes have values");
    assert_eq!(fewer(&own(&[1.5, 1.7]), messages(Language::Zh)).unwrap(), "3 级中 2 级有数据");
    assert_eq!(said(&[0.2, 0.4, 0.6, 5.0]).unwrap(), "3 of 5 classes have values");
    assert_eq!(said(&[-0.6, -0.4, 0.0, 12.0]).unwrap(), "2 of 4 classes have values", "up to −1 there is none");
    // Each limit has its row, if only with the number 0, and no value lies above the last of 10.
    for breaks in [&[1.0, 3.0][..], &[3.0, 10.0], &[-5.0, 0.0], &[100_000.0, 200_000.0]] {
        assert_eq!(said(breaks), None, "{breaks:?}");
    }
}

#[test]
fn own_limits_are_written_as_they_were_typed() {
    let own = |layer: ThematicLayer, breaks: &[f64], numbers: &[f64]| {
        rows(
            &classified(
                &ThematicLayer { method: ClassificationMethod::Manual, breaks: breaks.to_vec(), ..layer },
                numbers,
            ),
            Language::En,
        )
    };
    let close = own(rate(), &[0.9991, 0.9992, 0.9993], &[0.2, 0.999_15, 4.111]);
    assert_eq!(close, ["0.2–0.9991", ">0.9991–0.9992", ">0.9992–0.9993", ">0.9993–4.11"]);
    assert_eq!(own(rate(), &[1e-9, 2e-9], &[0.2, 5.0]), ["≤1e-9", ">1e-9–2e-9", ">2e-9–5"]);
    let long = [1.000_000_000_01, 1.000_000_000_02, 4.123_456_789_012_345];
    let rows = ["0.2–1.00000000001", ">1.00000000001–1.00000000002", ">1.00000000002–4.123456789012345"];
    assert_eq!(own(rate(), &long, &[0.2, 4.123_456_789_012_345]), rows);
    assert_eq!(own(rate(), &long[..2], &[0.2, 4.123_456_789_012_345])[2], ">1.00000000002–4.12");
    let huge = own(rate(), &[1e12, 1e15, 1e16], &[0.2, 5.0]);
    assert_eq!(huge, ["0.2–1e12", ">1e12–1e15", ">1e15–1e16"]);
    assert_eq!(own(ThematicLayer::default(), &[-5.0, 0.0], &TIES), ["≤−5", "−4–0", "1–10"]);
    assert_eq!(own(ThematicLayer::default(), &[100_000.0, 200_000.0], &TIES), ["0–100,000", "100,001–200,000"]);
    // There is no whole number between 1.2 and 1.8.
    assert_eq!(own(ThematicLayer::default(), &[1.2, 1.5, 1.8, 2.5], &TIES), ["0–1", "2", "3–10"]);
}

#[test]
fn both_variables_of_a_bivariate_map_have_as_many_classes_as_they_differ() {
    let bivariate = ThematicLayer { form: Symbology::Bivariate, ..classed(ClassificationMethod::Quantile, 5) };
    let two = classified(&bivariate, &[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]);
    assert_eq!((two.asked(), rows(&two, Language::En)), (Some(3), vec!["0".to_owned(), "1".to_owned()]));
}
