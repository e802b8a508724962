//! Conditions of a query, resolved against the columns of its dataset.

use std::collections::BTreeSet;

use super::text;
use crate::{
    dataset::{Column, Dataset, FieldId, PlaceLevel, Places, Role, TimeRole},
    model::Period,
    query::{Facts, MapQuestion},
    view::{Condition, Conditions, FeatureQuery},
};

/// Conditions of a query, resolved against the columns of its dataset.
pub(super) struct Matcher<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) places: &'a Places,
    question: &'a MapQuestion,
    /// Places of a row at the level of provinces, or below.
    located: Option<&'a Column>,
    /// Dates by which a row is on a map, the first that is recorded.
    dated: [Option<&'a Column>; 2],
    /// Begin and end of a row's period.
    period: [Option<&'a Column>; 2],
    definition: Vec<Test<'a>>,
    filter: Vec<Test<'a>>,
    /// Rows that a text finds; `None` without letters or digits, as a lone comma must not empty the map.
    found: Option<BTreeSet<u32>>,
    heeds_place: bool,
    heeds_date: bool,
}

/// Condition of a query that has facet counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Facet<'a> {
    Field(&'a FieldId),
    Region,
    Province,
}

/// Condition on a field, resolved.
struct Test<'a> {
    field: &'a FieldId,
    kind: TestKind<'a>,
}

enum TestKind<'a> {
    /// Codes that the row must have, or lie in.
    Codes(&'a Column, Vec<u32>),
    /// Texts of which the row must have one, for a field without a list of codes, such as the key.
    Texts(&'a Column, &'a BTreeSet<String>),
    /// Years that the period of the row must overlap.
    Years(Option<(i32, i32)>, bool),
    /// Nothing: the dataset has no such field.
    Never,
}

impl<'a> Matcher<'a> {
    /// Conditions of a query; `None` if its dataset does not exist.
    pub(super) fn of(facts: &'a Facts, query: &'a FeatureQuery, question: &'a MapQuestion) -> Option<Self> {
        let dataset = facts.datasets().get(&query.dataset)?.as_ref();
        Some(Self {
            dataset,
            places: facts.datasets().places(),
            question,
            located: located(dataset),
            dated: [TimeRole::Told, TimeRole::Holds].map(|role| dataset.with_role(&Role::Time(role))),
            period: [TimeRole::From, TimeRole::To].map(|role| dataset.with_role(&Role::Time(role))),
            definition: tests(dataset, &query.definition),
            filter: tests(dataset, &query.filter),
            found: text::rows(facts, dataset, &query.text, query.text_in.as_ref()),
            heeds_place: query.heeds.place,
            heeds_date: query.heeds.date && has_dates(dataset),
        })
    }

    /// Rows that belong to the layer.
    pub(super) fn known(&self) -> Vec<u32> {
        let is_of = |row: &u32| self.definition.iter().all(|test| self.passes(test, *row));
        (0..self.dataset.rows() as u32).filter(is_of).collect()
    }

    /// `true` if a row meets all conditions; its definition is not checked.
    pub(super) fn admits(&self, row: u32) -> bool {
        self.is_candidate(row) && self.failed(row).is_empty()
    }

    /// `true` if a row meets the conditions without facets: text and date.
    pub(super) fn is_candidate(&self, row: u32) -> bool {
        let date = || self.dated.iter().flatten().find_map(|column| column.date(row as usize));
        self.found.as_ref().is_none_or(|found| found.contains(&row))
            && (!self.heeds_date || self.question.admits(date()))
    }

    /// Conditions with facets that a row does not meet.
    pub(super) fn failed(&self, row: u32) -> Vec<Facet<'a>> {
        let mut failed: Vec<Facet<'a>> = Vec::new();
        let fields = self.filter.iter().filter(|test| !self.passes(test, row));
        failed.extend(fields.map(|test| Facet::Field(test.field)));
        if self.heeds_place {
            let provinces = self.provinces(row);
            let first = provinces.first();
            if !first.map_or(self.question.asks_all_regions(), |at| self.question.asks_region_of(self.places, *at)) {
                failed.push(Facet::Region);
            }
            let is_asked = provinces.iter().any(|province| self.question.asks(*province));
            if !(is_asked || provinces.is_empty() && self.question.asks_all_provinces()) {
                failed.push(Facet::Province);
            }
        }
        failed
    }

    /// Provinces that a row lies in, in the order of the dataset.
    pub(super) fn provinces(&self, row: u32) -> Vec<u32> {
        let places = self.located.map_or(&[][..], |column| column.codes(row as usize));
        places.iter().filter_map(|place| self.places.province(*place)).collect()
    }

    /// Period of a row; unknown without its columns.
    pub(super) fn period(&self, row: u32) -> Period {
        let [from, to] = self.period.map(|column| column?.date(row as usize));
        Period { from, to }
    }

    fn passes(&self, test: &Test<'_>, row: u32) -> bool {
        match &test.kind {
            TestKind::Codes(column, wanted) => codes(column, row).any(|code| wanted.contains(&code)),
            TestKind::Texts(column, wanted) => column.text(row as usize).is_some_and(|text| wanted.contains(text)),
            TestKind::Years(years, unknown) => {
                let period = self.period(row);
                years.is_some_and(|(first, last)| period.overlaps(first, last)) || (*unknown && period.is_unknown())
            }
            TestKind::Never => false,
        }
    }
}

/// Places of rows: provinces if the dataset has them, else its first places below the nation.
pub(in crate::query) fn located(dataset: &Dataset) -> Option<&Column> {
    let provinces = dataset.with_role(&Role::Place(PlaceLevel::Province));
    let is_below = |role: &Role| matches!(role, Role::Place(level) if *level != PlaceLevel::Nation);
    let below = || dataset.fields().iter().find(|field| is_below(&field.role));
    provinces.or_else(|| dataset.column(&below()?.id))
}

/// `true` if rows can have a date; others are of no date, and none narrows them.
pub(in crate::query) fn has_dates(dataset: &Dataset) -> bool {
    [TimeRole::Told, TimeRole::Holds].iter().any(|role| dataset.with_role(&Role::Time(*role)).is_some())
}

/// Codes of a row with all that they lie in.
pub(super) fn codes(column: &Column, row: u32) -> impl Iterator<Item = u32> + '_ {
    let own = column.codes(row as usize).iter();
    own.flat_map(|code| column.list().into_iter().flat_map(|list| list.with_ancestors(*code)))
}

fn tests<'a>(dataset: &'a Dataset, conditions: &'a Conditions) -> Vec<Test<'a>> {
    let test = |(field, condition): (&'a FieldId, &'a Condition)| {
        let kind = match (dataset.column(field), condition) {
            (Some(column), Condition::OneOf(ids)) => match column.list() {
                Some(list) => TestKind::Codes(column, ids.iter().filter_map(|id| list.position(id)).collect()),
                None => TestKind::Texts(column, ids),
            },
            (Some(_), Condition::Years { years, unknown }) => TestKind::Years(*years, *unknown),
            (None, _) => TestKind::Never,
        };
        Test { field, kind }
    };
    conditions.iter().map(test).collect()
}
