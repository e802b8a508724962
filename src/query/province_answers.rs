//! Answers of datasets for provinces, with what qualifies them.

use std::{collections::BTreeMap, sync::Arc};

use super::{facts::Facts, province_value::ProvinceValue};
use crate::{
    dataset::{
        Answer, Dataset, DatasetId, FieldId, Measure, MeasureId, NotAskedBecause, Pick, Pin, PlaceAnswers, Places,
        Question, Slice, UnknownBecause, slice, slice_by_period, slice_place, sum_over_codes,
    },
    model::{AsOf, Bilingual, Bound, CityInclusion, Counting, ProvinceId, ReportingUnit, SourceId, ValueBasis},
    view::Variable,
};

/// Answer for a province.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ProvinceAnswer {
    /// A value.
    Known(Box<ProvinceValue>),
    /// No value, and why.
    None(NoValue),
}

/// Reason why a province has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// No statement.
    Nothing,
    /// Only statements from weak sources, which are not admitted.
    WeakOnly,
    /// All statements are dated later; the earliest date.
    NotYet(AsOf),
    /// Subject of the question, such as a batch, not yet announced; with its date, if there is one for all.
    NotAnnounced(Option<AsOf>),
    /// A value, but none to divide it by.
    NoDenominator,
    /// A value, but no total of the nation to divide it by: some province is unknown, and no printed total was read.
    NoTotal,
    /// A value, but a divisor, such as the base of growth, that is zero or negative.
    NotPositive,
    /// None was counted, and not all that there are were known: that is not zero.
    Incomplete,
    /// Rows of a person's own, but none with a number.
    NotGiven,
    /// Rows of a person's own whose sum no computer can hold.
    OutOfRange,
    /// No rows of a person's own.
    NoRows,
    /// The province lies outside the places asked about.
    Place,
}

impl NoValue {
    /// `true` if the province is asked about: its value is unknown. Without rows there is nothing to know.
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::Place | Self::NoRows)
    }
}

impl ProvinceAnswer {
    /// The value, if there is one.
    pub(super) fn value(&self) -> Option<&ProvinceValue> {
        match self {
            Self::Known(value) => Some(value),
            Self::None(_) => None,
        }
    }
}

/// Field of industries.
pub(super) const INDUSTRY: &str = "industry";

/// Slice of a dataset that answers a variable.
pub(super) struct Sliced<'a> {
    dataset: &'a Arc<Dataset>,
    places: &'a Places,
    slice: Slice,
    /// Definition of the count where the dataset has one for all rows.
    counting: Option<Counting>,
    /// `true` if a code dates all its rows. A batch is of its day, although texts tell most of its numbers later; played
    /// or side by side, batches would else be empty.
    is_dated_by_code: bool,
}

impl<'a> Sliced<'a> {
    /// Slice of a variable; `None` for clusters and rows of a person's own, which are counted.
    pub(super) fn of(facts: &'a Facts, variable: &'a Variable, weak: bool) -> Option<Self> {
        let pin = |field: &str, code: &str| (FieldId::new(field), Pin::Codes(vec![code.to_owned()]));
        let (dataset, measure, time, pins): (_, &str, _, BTreeMap<FieldId, Pin>) = match variable {
            Variable::Clusters | Variable::Own(_) => return None,
            // A batch is of one time.
            Variable::LittleGiants(batches) => {
                ("little_giants", "little_giants", Pick::Any, [pin("batch", &batches.to_string())].into())
            }
            // Firms of one round are not all firms of a tier.
            Variable::Ladder(tier) => {
                let new = <&str>::from(Counting::New).to_owned();
                ("tiers", (*tier).into(), Pick::Latest, [(FieldId::new("counting"), Pin::Without(vec![new]))].into())
            }
            Variable::Target(tier) => {
                let pins = [pin("kind", "target_total"), pin("tier", (*tier).into())].into();
                ("programme_figures", "firms", Pick::Furthest, pins)
            }
            Variable::Indicator(kind) => ("indicators", (*kind).into(), Pick::Latest, BTreeMap::new()),
            Variable::Series(series) => {
                let year = AsOf::of_year(series.year)?;
                let industry = series.industry.iter().map(|industry| pin(INDUSTRY, industry));
                (series.dataset.as_str(), series.measure.as_str(), Pick::Period(year), industry.collect())
            }
        };
        let dataset = facts.datasets().get(&DatasetId::new(dataset))?;
        // Industries are never mixed: without the one that is asked for, there is no answer.
        if variable.is_yearly() && dataset.column(&FieldId::new(INDUSTRY)).is_some() == pins.is_empty() {
            return None;
        }
        Some(Self {
            dataset,
            places: facts.datasets().places(),
            slice: Slice { measure: MeasureId::new(measure), time, pins, weak },
            counting: matches!(variable, Variable::LittleGiants(_)).then_some(Counting::New),
            is_dated_by_code: matches!(variable, Variable::LittleGiants(_)),
        })
    }

    /// Answers by province.
    pub(super) fn answers(&self, question: &Question) -> BTreeMap<ProvinceId, ProvinceAnswer> {
        let mut answers = slice(self.dataset, &self.slice, question);
        let is_later = answers.iter().any(|(_, answer)| answer == Answer::NotAsked(NotAskedBecause::Code));
        if self.is_dated_by_code && question.as_of.is_some() && !is_later {
            answers = slice(self.dataset, &self.slice, &Question { as_of: None, ..question.clone() });
        }
        let mut answers = by_province(self.places, &answers, |row, value| self.value(row, value));
        for answer in answers.values_mut() {
            if let ProvinceAnswer::None(NoValue::NotAnnounced(date)) = answer {
                *date = self.announced();
            }
        }
        answers
    }

    /// Known values of each year that has one, in the order of places, whatever period the slice picks.
    pub(super) fn yearly_numbers(&self) -> BTreeMap<i32, Vec<f64>> {
        let numbers = |answers: PlaceAnswers| answers.values().map(|(_, value)| value).collect::<Vec<f64>>();
        let by_period = slice_by_period(self.dataset, &self.slice, &Question::default());
        let by_year = by_period.into_iter().map(|(period, answers)| (period.year(), numbers(answers)));
        by_year.filter(|(_, numbers)| !numbers.is_empty()).collect()
    }

    /// Measure of the slice.
    pub(super) fn measure(&self) -> Option<&'a Measure> {
        self.dataset.measure(&self.slice.measure)
    }

    /// Printed value of the nation; `None` without one.
    pub(super) fn nation(&self, question: &Question) -> Option<ProvinceValue> {
        let nation = self.places.codes().position(&ReportingUnit::Nation.to_string())?;
        match slice_place(self.dataset, &self.slice, nation, question) {
            Answer::Known { row, value, .. } => Some(self.value(row, value)),
            _ => None,
        }
    }

    /// Sums over all industries, of the provinces of which all are known.
    pub(super) fn totals(&self, question: &Question) -> BTreeMap<ProvinceId, ProvinceValue> {
        let sums = sum_over_codes(self.dataset, &self.slice, &FieldId::new(INDUSTRY), question);
        let total = |(place, (sum, rows)): (u32, (f64, Vec<u32>))| {
            let mut total = self.value(*rows.first()?, sum);
            total.sources = rows.iter().flat_map(|row| self.dataset.sources(*row)).collect();
            total.sources.sort();
            total.sources.dedup();
            Some((ProvinceId::new(self.places.codes().id(place)), total))
        };
        sums.into_iter().filter_map(total).collect()
    }

    /// Earliest date of the codes that the slice pins.
    fn announced(&self) -> Option<AsOf> {
        let dates = self.slice.pins.iter().flat_map(|(field, pin)| {
            let list = self.dataset.column(field).and_then(|column| column.list());
            let ids = if let Pin::Codes(ids) = pin { ids.as_slice() } else { &[] };
            ids.iter().filter_map(move |id| list?.get(list?.position(id)?)?.dated)
        });
        dates.min_by(AsOf::by_end)
    }

    /// Value of a row with all that qualifies it.
    fn value(&self, row: u32, value: f64) -> ProvinceValue {
        let row = row as usize;
        let column = |id: &str| self.dataset.column(&FieldId::new(id));
        let code = |id: &str| column(id).and_then(|column| column.coded(row)).map(|code| code.id.as_str());
        let text = |id: &str| column(id).and_then(|column| column.text(row)).unwrap_or_default().to_owned();
        let sources = column("sources").into_iter().flat_map(|column| {
            let id = |code: &u32| Some(SourceId::new(column.list()?.id(*code)));
            column.codes(row).iter().filter_map(id)
        });
        ProvinceValue {
            as_of: column("as_of").and_then(|column| column.date(row)),
            bound: code("bound").and_then(|code| code.parse().ok()).unwrap_or(Bound::Eq),
            count: self.counting.or_else(|| code("counting")?.parse().ok()),
            scope: code("scope").and_then(|code| code.parse().ok()).unwrap_or(CityInclusion::NotApplicable),
            basis: code("basis").and_then(|code| code.parse().ok()).unwrap_or(ValueBasis::Stated),
            weak: column("weak").is_some_and(|column| column.flag(row)),
            note: Bilingual { en: text("note_en"), zh: text("note_zh") },
            sources: sources.collect(),
            ..ProvinceValue::stated(value)
        }
    }
}

/// Answers by identifier of the province; `value` makes the value of a row.
pub(super) fn by_province(
    places: &Places,
    answers: &PlaceAnswers,
    value: impl Fn(u32, f64) -> ProvinceValue,
) -> BTreeMap<ProvinceId, ProvinceAnswer> {
    let answer = |(place, answer): (u32, Answer)| {
        let answer = match answer {
            Answer::Known { row, value: number, rivals } => {
                ProvinceAnswer::Known(Box::new(ProvinceValue { rivals, ..value(row, number) }))
            }
            Answer::Counted { n, at_least } => {
                let bound = if at_least { Bound::AtLeast } else { Bound::Eq };
                let stated = ProvinceValue::stated(f64::from(n));
                ProvinceAnswer::Known(Box::new(ProvinceValue { bound, basis: ValueBasis::Derived, ..stated }))
            }
            Answer::Unknown(because) => ProvinceAnswer::None(match because {
                UnknownBecause::Nothing => NoValue::Nothing,
                UnknownBecause::WeakOnly => NoValue::WeakOnly,
                UnknownBecause::NotYet(date) => NoValue::NotYet(date),
                UnknownBecause::Incomplete => NoValue::Incomplete,
            }),
            Answer::NotAsked(NotAskedBecause::Code) => ProvinceAnswer::None(NoValue::NotAnnounced(None)),
            Answer::NotAsked(NotAskedBecause::Place) => ProvinceAnswer::None(NoValue::Place),
            Answer::NotCovered => return None,
        };
        Some((ProvinceId::new(places.codes().id(place)), answer))
    };
    answers.iter().filter_map(answer).collect()
}
