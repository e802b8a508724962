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
    pub(super) located: Option<&'a Column>,
    /// Dates by which a row is on a map, the first that is recorded.
    dated: [Option<&'a Column>; 2],
    /// Begin and end of a row's period.
    period: [Option<&'a Column>; 2],
    definition: Vec<Test<'a>>,
    filter: Vec<Test<'a>>,
    /// Rows that a text finds, rising; `None` without letters or digits, as a lone comma must not empty the map.
    found: Option<Vec<u32>>,
    heeds_place: bool,
    heeds_date: bool,
}

/// Condition of a query that has facet counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Facet<'a> {
    Field(&'a FieldId),
    Region,
    Province,
    /// Period, where no condition is on it.
    Period,
}

/// Condition on a field, resolved.
struct Test<'a> {
    field: &'a FieldId,
    kind: TestKind<'a>,
}

enum TestKind<'a> {
    /// Column, and `true` for each code that passes: those asked for, and those that lie in one.
    Codes(&'a Column, Vec<bool>),
    /// Texts of which the row must have one, for a field without a list of codes.
    Texts(&'a Column, &'a BTreeSet<String>),
    /// Rows by their keys, rising.
    Rows(Vec<u32>),
    /// Years that the period of the row must overlap.
    Years(Option<(i32, i32)>, bool),
    /// Nothing: the dataset has no such field.
    Never,
}

/// Conditions that rows fail.
pub(super) struct RowStates<'a> {
    /// [`MEETS`], [`OUT`], or one more than the position of the only condition with a facet that the row does not meet.
    states: Vec<u16>,
    facets: Vec<Facet<'a>>,
    /// Number of rows that belong to the layer.
    pub(super) known: usize,
}

/// A row that meets all conditions.
const MEETS: u16 = 0;
/// A row that fails two conditions, or one without a facet.
const OUT: u16 = u16::MAX;

impl RowStates<'_> {
    /// Rows that meet all conditions, rising.
    pub(super) fn rows(&self) -> Vec<u32> {
        (0..).zip(&self.states).filter(|(_, state)| **state == MEETS).map(|(row, _)| row).collect()
    }

    /// Passes each row to `count` that meets all conditions but, perhaps, that of a facet.
    pub(super) fn without(&self, facet: &Facet<'_>, mut count: impl FnMut(usize)) {
        let only = self.facets.iter().position(|known| known == facet).map_or(MEETS, |at| at as u16 + 1);
        for (row, state) in self.states.iter().enumerate() {
            if *state == MEETS || *state == only {
                count(row);
            }
        }
    }
}

impl<'a> Matcher<'a> {
    /// Conditions of a query; `None` if its dataset does not exist.
    pub(super) fn of(facts: &'a Facts, query: &'a FeatureQuery, question: &'a MapQuestion) -> Option<Self> {
        let dataset = facts.datasets().get(&query.dataset)?;
        Some(Self {
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
            dataset,
        })
    }

    /// Conditions that rows fail, tested column by column.
    pub(super) fn states(&self) -> RowStates<'a> {
        let mut states = vec![MEETS; self.dataset.rows()];
        let leave = |state: &mut u16| *state = OUT;
        for test in &self.definition {
            self.fail(&mut states, test, &leave);
        }
        let known = states.iter().filter(|state| **state == MEETS).count();
        if let Some(found) = &self.found {
            fail_others(&mut states, found, &leave);
        }
        if self.heeds_date {
            let date = |row: usize| self.dated.iter().flatten().find_map(|column| column.date(row));
            fail_rows(&mut states, |row| self.question.admits(date(row)), &leave);
        }
        let mut facets = Vec::new();
        // The further conditions cannot be told apart, were there more than these.
        let number = |facets: &Vec<Facet<'a>>| u16::try_from(facets.len() + 1).unwrap_or(OUT).min(OUT - 1);
        let lack = |number: u16| move |state: &mut u16| *state = if *state == MEETS { number } else { OUT };
        for test in &self.filter {
            self.fail(&mut states, test, &lack(number(&facets)));
            facets.push(Facet::Field(test.field));
        }
        if self.heeds_place {
            if !self.question.asks_all_regions() {
                let asked: Vec<Option<bool>> =
                    self.by_place(|province| self.question.asks_region_of(self.places, province));
                // The first province decides; a row without one lies in no region.
                let is_asked = |row| self.places_of(row).iter().find_map(|place| at(&asked, *place)).unwrap_or(false);
                fail_rows(&mut states, is_asked, &lack(number(&facets)));
            }
            facets.push(Facet::Region);
            if !self.question.asks_all_provinces() {
                let asked = self.by_place(|province| self.question.asks(province));
                let is_asked = |row| self.places_of(row).iter().any(|place| at(&asked, *place) == Some(true));
                fail_rows(&mut states, is_asked, &lack(number(&facets)));
            }
            facets.push(Facet::Province);
        }
        RowStates { states, facets, known }
    }

    /// Places of a row, in the order of the dataset.
    pub(super) fn places_of(&self, row: usize) -> &'a [u32] {
        self.located.map_or(&[], |column| column.codes(row))
    }

    /// Answer of the province of each place of the registry; `None` for a place in none.
    fn by_place<T>(&self, of_province: impl Fn(u32) -> T) -> Vec<Option<T>> {
        (0..self.places.codes().len() as u32).map(|place| self.places.province(place).map(&of_province)).collect()
    }

    /// Period of a row; unknown without its columns.
    pub(super) fn period(&self, row: usize) -> Period {
        let [from, to] = self.period.map(|column| column?.date(row));
        Period { from, to }
    }

    /// `true` if rows can have a period.
    pub(super) fn has_periods(&self) -> bool {
        self.period.iter().any(Option::is_some)
    }

    /// Applies `fail` to the state of each row that does not pass a test.
    fn fail(&self, states: &mut [u16], test: &Test<'_>, fail: &dyn Fn(&mut u16)) {
        match &test.kind {
            TestKind::Codes(column, passes) => {
                let has = |row| column.codes(row).iter().any(|code| passes.get(*code as usize) == Some(&true));
                fail_rows(states, has, fail);
            }
            TestKind::Texts(column, wanted) => {
                fail_rows(states, |row| column.text(row).is_some_and(|text| wanted.contains(text)), fail);
            }
            TestKind::Rows(rows) => fail_others(states, rows, fail),
            TestKind::Years(years, unknown) => {
                let overlaps = |row| {
                    let period = self.period(row);
                    years.is_some_and(|(first, last)| period.overlaps(first, last)) || (*unknown && period.is_unknown())
                };
                fail_rows(states, overlaps, fail);
            }
            TestKind::Never => fail_rows(states, |_| false, fail),
        }
    }
}

/// Value of a place.
fn at<T: Copy>(values: &[Option<T>], place: u32) -> Option<T> {
    values.get(place as usize).copied().flatten()
}

/// Applies `fail` to the state of each row that does not pass.
fn fail_rows(states: &mut [u16], passes: impl Fn(usize) -> bool, fail: &dyn Fn(&mut u16)) {
    for (row, state) in states.iter_mut().enumerate() {
        if *state != OUT && !passes(row) {
            fail(state);
        }
    }
}

/// Applies `fail` to the state of each row that is not among some, which rise.
fn fail_others(states: &mut [u16], rows: &[u32], fail: &dyn Fn(&mut u16)) {
    let mut next = rows.iter().peekable();
    for (row, state) in (0_u32..).zip(states) {
        while next.peek().is_some_and(|other| **other < row) {
            next.next();
        }
        if *state != OUT && next.peek() != Some(&&row) {
            fail(state);
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

fn tests<'a>(dataset: &'a Dataset, conditions: &'a Conditions) -> Vec<Test<'a>> {
    let test = |(field, condition): (&'a FieldId, &'a Condition)| {
        let kind = match (dataset.column(field), condition) {
            (Some(column), Condition::OneOf(ids)) => match column.list() {
                Some(list) => {
                    let wanted: BTreeSet<u32> = ids.iter().filter_map(|id| list.position(id)).collect();
                    let passes = |code: u32| list.with_ancestors(code).any(|code| wanted.contains(&code));
                    TestKind::Codes(column, (0..list.len() as u32).map(passes).collect())
                }
                None if dataset.is_key(field) => {
                    let mut rows: Vec<u32> = ids.iter().filter_map(|id| dataset.row(id)).collect();
                    rows.sort_unstable();
                    TestKind::Rows(rows)
                }
                None => TestKind::Texts(column, ids),
            },
            (Some(_), Condition::Years { years, unknown }) => TestKind::Years(*years, *unknown),
            (None, _) => TestKind::Never,
        };
        Test { field, kind }
    };
    conditions.iter().map(test).collect()
}
