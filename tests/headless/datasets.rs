//! Datasets: their answers against the rows of the catalogue, read one by one.

use std::collections::BTreeMap;

use cluster_atlas::{
    caption::caveats,
    data::{self, Files},
    dataset::{
        Answer, Dataset, DatasetId, FieldId, MeasureId, NotAskedBecause, Pick, Pin, PlaceSet, Question, Slice,
        UnknownBecause, count, slice,
    },
    i18n::messages,
    model::{
        AsOf, Batches, Bilingual, Bound, CityInclusion, Counting, IndicatorKind, Language, ProgrammeFigureKind,
        ProgrammeUnit, ProvinceId, ReportingUnit, SourceId, Tier,
    },
    query::{ClassifiedValues, CountedClusters, Facts, ProvinceValue, ProvinceValues, coverage},
    view::{Normalisation, ThematicLayer, Variable},
};
use strum::IntoEnumIterator as _;

use crate::support::facts;

fn dataset(id: &str) -> &'static Dataset {
    facts().datasets().get(&DatasetId::new(id)).unwrap()
}

/// Statement about a province, as a row of the catalogue has it.
#[derive(Clone, Debug, PartialEq)]
struct Statement {
    value: f64,
    as_of: AsOf,
    /// Date by which it is on the map.
    dated: AsOf,
    weak: bool,
    bound: Bound,
    count: Option<Counting>,
    scope: CityInclusion,
    note: Bilingual,
    sources: Vec<SourceId>,
}

/// All statements of a province that answer a variable, in the order of the file.
fn statements(id: &ProvinceId, variable: &Variable) -> Vec<Statement> {
    let catalogue = facts().catalogue();
    let unit = ReportingUnit::Province(id.clone());
    let of = |value: f64, as_of: AsOf, sources: &[SourceId], note: &Bilingual, weak| Statement {
        value,
        as_of,
        dated: as_of,
        weak,
        bound: Bound::Eq,
        count: None,
        scope: CityInclusion::NotApplicable,
        note: note.clone(),
        sources: sources.to_vec(),
    };
    match variable {
        Variable::Clusters | Variable::Series(_) | Variable::Own(_) => unreachable!("no rows of the catalogue"),
        Variable::LittleGiants(batches) => {
            let rows = catalogue.little_giants(&unit, *batches);
            let one = |row: &cluster_atlas::model::LittleGiants| Statement {
                bound: row.bound,
                count: Some(Counting::New),
                scope: row.scope,
                ..of(f64::from(row.firms.value), row.firms.as_of, &row.firms.sources, &row.note, row.weak)
            };
            rows.map(one).collect()
        }
        Variable::Ladder(tier) => {
            let rows = catalogue.ladder(&unit, *tier).filter(|row| row.count != Counting::New);
            let one = |row: &cluster_atlas::model::TierObservation| Statement {
                bound: row.bound,
                count: Some(row.count),
                scope: row.scope,
                ..of(f64::from(row.firms.value), row.firms.as_of, &row.firms.sources, &row.note, row.weak)
            };
            rows.map(one).collect()
        }
        Variable::Target(tier) => {
            let rows = catalogue.programmes_of(id).filter(|row| row.city.is_none()).filter_map(|row| {
                let figure = row.figure.as_ref()?;
                let fits = figure.kind == ProgrammeFigureKind::TargetTotal
                    && figure.unit == ProgrammeUnit::Firms
                    && figure.tier == Some(*tier);
                let (value, due) = (figure.value.value, figure.value.as_of);
                fits.then(|| Statement {
                    dated: row.issued.as_ref().map_or(due, |issued| issued.date),
                    bound: figure.bound,
                    ..of(value, due, &figure.value.sources, &row.note, row.weak)
                })
            });
            rows.collect()
        }
        Variable::Indicator(kind) => {
            let rows = catalogue.indicators.iter().filter(|row| row.kind == *kind && row.province == *id);
            rows.map(|row| of(row.value.value, row.value.as_of, &row.value.sources, &row.note, row.weak)).collect()
        }
    }
}

/// Answer as version 1 of the program chose it, and by the one rule of dates: `Err(true)` if only weak ones are left.
fn chosen(id: &ProvinceId, variable: &Variable, weak: bool, until: Option<AsOf>) -> Result<Statement, bool> {
    if let Variable::LittleGiants(batches) = variable
        && let Some(until) = until
        && !announced(*batches).is_some_and(|date| date.is_by(&until))
    {
        return Err(false);
    }
    // A batch is of its day, whenever a text tells its numbers.
    let is_batch = matches!(variable, Variable::LittleGiants(_));
    let dated = |row: &Statement| is_batch || until.is_none_or(|until| row.dated.is_by(&until));
    let known: Vec<Statement> = statements(id, variable).into_iter().filter(dated).collect();
    let sound: Vec<&Statement> = known.iter().filter(|row| weak || !row.weak).collect();
    let scope = |row: &&&Statement| match row.scope {
        CityInclusion::NotApplicable | CityInclusion::Included => 0,
        CityInclusion::IncludedInferred => 1,
        CityInclusion::Unclear => 2,
        CityInclusion::Apart => 3,
    };
    let later = |best, row: &'_ Statement| {
        let best: &Statement = best;
        row.as_of.chronological(&best.as_of).is_gt()
    };
    let best = match variable {
        Variable::LittleGiants(_) => sound.iter().min_by_key(scope).copied(),
        _ => sound.into_iter().reduce(|best, row| if later(best, row) { row } else { best }),
    };
    best.cloned().ok_or(!known.is_empty())
}

/// Date of a batch: that of the first row that counts it for the nation.
fn announced(batches: Batches) -> Option<AsOf> {
    facts().catalogue().little_giants(&ReportingUnit::Nation, batches).next().map(|row| row.firms.as_of)
}

/// Checks the values of a layer against the rows of the catalogue.
fn compare(variable: &Variable, per: Normalisation, weak: bool, until: Option<AsOf>) {
    let layer = ThematicLayer { per, weak, ..ThematicLayer::of(variable.clone()) };
    let values = ProvinceValues::of(facts(), &CountedClusters::default(), &layer, until.as_ref());
    let said = format!("{variable:?} {per:?} weak {weak} until {until:?}");
    let divisor = match layer.per() {
        Normalisation::Nothing | Normalisation::Nation | Normalisation::Industries => None,
        Normalisation::Population => Some((IndicatorKind::Population, 1e6)),
        Normalisation::Gdp => Some((IndicatorKind::Gdp, 100.0)),
    };
    let everywhere = matches!(variable, Variable::Indicator(_));
    let (mut expected, mut weak_only, mut undivided) = (0, 0, 0);
    for province in facts().catalogue().provinces.iter().filter(|it| everywhere || it.region.is_some()) {
        expected += 1;
        let found = chosen(&province.id, variable, weak, until);
        weak_only += usize::from(found == Err(true));
        let value = values.get(&province.id);
        let Ok(row) = found else {
            assert_eq!(value, None, "{said}: {}", province.id);
            continue;
        };
        let per = divisor.map(|(kind, unit)| {
            let divisor = chosen(&province.id, &Variable::Indicator(kind), weak, until).ok();
            divisor.filter(|divisor| divisor.value > 0.0).map(|divisor| divisor.value / unit)
        });
        undivided += usize::from(per == Some(None));
        let quotient = match per {
            None => Some(row.value),
            Some(divisor) => divisor.map(|divisor| row.value / divisor),
        };
        assert_eq!(value.map(|value| value.value), quotient, "{said}: {}", province.id);
        let Some(value) = value else { continue };
        let ProvinceValue { read, as_of, bound, count, scope, weak, note, sources, .. } = value.clone();
        let dated = row.dated;
        let as_row = Statement { value: read, as_of: as_of.unwrap(), dated, weak, bound, count, scope, note, sources };
        assert_eq!(as_row, row, "{said}: {}", province.id);
    }
    assert_eq!((values.expected, values.weak_left_out), (expected, weak_only), "{said}");
    assert_eq!(values.without_denominator, undivided, "{said}");
}

fn variables() -> impl Iterator<Item = Variable> {
    let all = coverage(facts(), None).into_iter().map(|coverage| coverage.variable);
    all.filter(|variable| *variable != Variable::Clusters)
}

#[test]
fn each_province_gets_the_row_that_answers_whatever_is_divided_and_admitted() {
    for variable in variables() {
        for per in Normalisation::iter() {
            for weak in [false, true] {
                compare(&variable, per, weak, None);
            }
        }
    }
}

#[test]
fn nothing_is_on_the_map_of_a_date_that_is_dated_later_goals_and_denominators_included() {
    let dates = ["2018", "2019-06", "2020-12-31", "2021-06-10", "2021-06-11", "2022-11-30", "2023", "2024-06", "2025"];
    for until in dates.map(|date| AsOf::parse(date).unwrap()) {
        for variable in variables() {
            for per in Normalisation::iter() {
                compare(&variable, per, false, Some(until));
            }
        }
    }
}

#[test]
fn tiers_are_those_of_every_date_on_which_one_is_known() {
    let mut dates: Vec<AsOf> = facts().catalogue().ladder.iter().map(|row| row.firms.as_of).collect();
    dates.sort_by(AsOf::chronological);
    dates.dedup();
    for variable in Tier::iter().map(Variable::Ladder) {
        for until in &dates {
            compare(&variable, Normalisation::Nothing, true, Some(*until));
        }
    }
}

fn tiers(tier: Tier) -> Slice {
    let new = Pin::Without(vec!["new".to_owned()]);
    let pins = BTreeMap::from([(FieldId::new("counting"), new)]);
    Slice { measure: MeasureId::new(<&str>::from(tier)), time: Pick::Latest, pins, weak: false }
}

#[test]
fn every_place_has_exactly_one_answer_and_the_answers_add_up_to_the_universe() {
    let of = dataset("tiers");
    let places = facts().datasets().places();
    let asked: PlaceSet = ["GD", "HN"].iter().filter_map(|id| places.codes().position(id)).collect();
    for tier in Tier::iter() {
        for question in [Question::default(), Question { places: Some(asked.clone()), as_of: None }] {
            let answers = slice(of, &tiers(tier), &question);
            assert_eq!(answers.iter().count(), 31, "{tier:?}");
            let outside = answers.iter().filter(|(place, _)| !question.asks(*place));
            assert!(outside.into_iter().all(|(_, it)| it == Answer::NotAsked(NotAskedBecause::Place)));
            let (known, asked) = answers.known_of_asked();
            let unknown = answers.iter().filter(|(_, it)| matches!(it, Answer::Unknown(_))).count();
            assert_eq!(known + unknown, asked, "{tier:?}");
        }
    }
}

#[test]
fn a_later_date_takes_no_place_away() {
    let of = dataset("tiers");
    let years = (2018..=2026).map(|year| AsOf::parse(&year.to_string()).unwrap());
    for tier in Tier::iter() {
        let mut before = 0;
        for as_of in years.clone() {
            let answers = slice(of, &tiers(tier), &Question { places: None, as_of: Some(as_of) });
            let (known, _) = answers.known_of_asked();
            assert!(known >= before, "{tier:?} {as_of:?}");
            before = known;
            for (_, answer) in answers.iter() {
                if let Answer::Unknown(UnknownBecause::NotYet(first)) = answer {
                    assert!(!first.is_by(&as_of), "{tier:?}: {first:?} by {as_of:?}");
                }
            }
        }
    }
}

#[test]
fn a_batch_of_a_later_date_is_not_asked_about() {
    let pin = Pin::Codes(vec!["6".to_owned()]);
    let pins = BTreeMap::from([(FieldId::new("batch"), pin)]);
    let ask = Slice { measure: MeasureId::new("little_giants"), time: Pick::Any, pins, weak: true };
    let question = |date: &str| Question { places: None, as_of: AsOf::parse(date).ok() };
    let answers = |date| slice(dataset("little_giants"), &ask, &question(date));
    assert!(answers("2022").iter().all(|(_, answer)| answer == Answer::NotAsked(NotAskedBecause::Code)));
    assert!(answers("2026").values().count() > 0);
}

#[test]
fn statements_that_would_answer_with_another_value_are_counted() {
    let of = dataset("little_giants");
    let codes = facts().datasets().places().codes();
    for batches in (1..=7).map(Batches::one).chain([Batches::FIRST_TWO]) {
        let pin = Pin::Codes(vec![batches.to_string()]);
        let pins = BTreeMap::from([(FieldId::new("batch"), pin)]);
        let ask = Slice { measure: MeasureId::new("little_giants"), time: Pick::Any, pins, weak: true };
        for (place, answer) in slice(of, &ask, &Question::default()).iter() {
            let Answer::Known { value, rivals, .. } = answer else { continue };
            let rows = statements(&ProvinceId::new(codes.id(place)), &Variable::LittleGiants(batches));
            // The same count with and without a city is no contradiction.
            let scope = rows.iter().find(|row| row.value == value).map(|row| row.scope);
            let others = rows.iter().filter(|row| row.value != value && Some(row.scope) == scope).count();
            assert_eq!(usize::from(rivals), others, "batch {batches}, {}", codes.id(place));
        }
    }
    let of = dataset("tiers");
    for tier in Tier::iter() {
        let measure = MeasureId::new(<&str>::from(tier));
        let new = Pin::Without(vec![<&str>::from(Counting::New).to_owned()]);
        let ask = Slice { measure, time: Pick::Latest, pins: [(FieldId::new("counting"), new)].into(), weak: true };
        for (place, answer) in slice(of, &ask, &Question::default()).iter() {
            let Answer::Known { value, rivals, .. } = answer else { continue };
            let rows = statements(&ProvinceId::new(codes.id(place)), &Variable::Ladder(tier));
            let last = rows.iter().map(|row| row.as_of).max_by(AsOf::chronological).unwrap();
            let rows = rows.iter().filter(|row| row.as_of.chronological(&last).is_eq());
            let others = rows.filter(|row| row.value != value).count();
            assert_eq!(usize::from(rivals), others, "{tier:?}, {}", codes.id(place));
        }
    }
}

#[test]
fn a_value_that_another_statement_contradicts_says_so() {
    let files = Files::EMBEDDED;
    let mut rows = csv::Reader::from_reader(files.ladder.as_bytes());
    let mut twice = csv::Writer::from_writer(Vec::new());
    twice.write_record(rows.headers().unwrap()).unwrap();
    for row in rows.records().map(Result::unwrap) {
        let firms: u32 = row[4].parse().unwrap();
        let other =
            row.iter().enumerate().map(|(at, cell)| if at == 4 { (firms + 1).to_string() } else { cell.to_owned() });
        twice.write_record(&row).unwrap();
        twice.write_record(other).unwrap();
    }
    let ladder = String::from_utf8(twice.into_inner().unwrap()).unwrap();
    // The article's checks name rows that are there twice now.
    let (catalogue, _) = data::catalogue(&Files { ladder: &ladder, ..files });
    let facts = Facts::new(catalogue, data::datasets);
    let layer = ThematicLayer::of(Variable::Ladder(Tier::SpecialisedSme));
    let values = ProvinceValues::of(&facts, &CountedClusters::default(), &layer, None);
    assert!(values.values.len() > 5 && values.values.values().all(|value| value.rivals > 0), "{values:?}");
    let classified = ClassifiedValues::from_values(layer, values);
    let caveats = caveats::of_layer(facts.catalogue(), &classified, messages(Language::En)).join(" ");
    assert!(caveats.contains("other figures for the same date differ"), "{caveats}");
}

#[test]
fn none_found_is_zero_only_where_every_row_is_known() {
    let of = dataset("clusters");
    let codes = facts().datasets().places().codes();
    let universe: PlaceSet = ["JS", "XZ"].iter().filter_map(|id| codes.position(id)).collect();
    let ask = |complete| {
        let rows = 0..of.rows() as u32;
        let answers = count(of, rows, &FieldId::new("provinces"), &universe, complete, &Question::default());
        ["JS", "XZ"].map(|id| answers.get(codes.position(id).unwrap()))
    };
    let [jiangsu, xizang] = ask(true);
    assert!(matches!(jiangsu, Answer::Counted { n: 10.., at_least: false }), "{jiangsu:?}");
    assert_eq!(xizang, Answer::Counted { n: 0, at_least: false });
    let [jiangsu, xizang] = ask(false);
    assert!(matches!(jiangsu, Answer::Counted { n: 10.., at_least: true }), "{jiangsu:?}");
    assert_eq!(xizang, Answer::Unknown(UnknownBecause::Incomplete));
}
