//! Slice of observations: one answer for each place.

use std::{cmp::Ordering, collections::BTreeMap};

use super::{
    Answer, Column, Dataset, FieldId, MeasureId, NotAskedBecause, PlaceAnswers, Preference, Question, Shape,
    UnknownBecause,
};
use crate::model::AsOf;

/// Query of one value for each place: every dimension is pinned, and one date is picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Measure.
    pub measure: MeasureId,
    /// Choice among dates.
    pub time: Pick,
    /// Codes of each further dimension; a dimension without a pin admits all.
    pub pins: BTreeMap<FieldId, Pin>,
    /// `true` if weakly sourced statements are admitted.
    pub weak: bool,
}

/// Choice among the dates of a place's statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// All dates answer alike: the pinned codes fix the time.
    Any,
    /// The latest date; an old value stays until there is a new one.
    Latest,
    /// A period of its own, such as a year; a gap stays unknown.
    Period(AsOf),
    /// The date that lies furthest in the future, of goals.
    Furthest,
}

/// Codes of a dimension that a slice admits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pin {
    /// These codes, by identifier.
    Codes(Vec<String>),
    /// All but these.
    Without(Vec<String>),
}

/// Answers a slice of observations for each place that the measure applies to; none for features, or without the
/// measure.
pub fn slice(dataset: &Dataset, slice: &Slice, question: &Question) -> PlaceAnswers {
    let Some(table) = Statements::of(dataset, slice) else { return PlaceAnswers::default() };
    let Some(measure) = dataset.measure(&slice.measure) else { return PlaceAnswers::default() };
    let mut of_place: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for row in (0..dataset.rows()).filter(|row| table.is_pinned(*row)) {
        if let Some(place) = table.place.code(row) {
            of_place.entry(place).or_default().push(row);
        }
    }
    let is_too_late = table.is_dated_after(question);
    let answer = |place: u32| {
        if !question.asks(place) {
            Answer::NotAsked(NotAskedBecause::Place)
        } else if is_too_late {
            Answer::NotAsked(NotAskedBecause::Code)
        } else {
            table.answer(of_place.get(&place).map_or(&[], Vec::as_slice), question)
        }
    };
    measure.universe.iter().map(|place| (place, answer(place))).collect()
}

/// Answer of a slice for one place, whether or not the measure applies to it: the nation may have a printed value.
pub fn slice_place(dataset: &Dataset, slice: &Slice, place: u32, question: &Question) -> Answer {
    let Some(table) = Statements::of(dataset, slice) else { return Answer::NotCovered };
    let rows = (0..dataset.rows()).filter(|row| table.is_pinned(*row) && table.place.code(*row) == Some(place));
    table.answer(&rows.collect::<Vec<_>>(), question)
}

/// Sum over all codes of a field that a slice has statements of in its period, by place, with the rows that are added.
/// A place of which one of them is unknown has no sum; nothing is added if the measure forbids it.
pub fn sum_over_codes(
    dataset: &Dataset,
    of: &Slice,
    field: &FieldId,
    question: &Question,
) -> BTreeMap<u32, (f64, Vec<u32>)> {
    let mut slice = of.clone();
    slice.pins.remove(field);
    let added = dataset.measure(&of.measure).filter(|measure| measure.sum.codes);
    let Some(((table, codes), measure)) = Statements::of(dataset, &slice).zip(dataset.column(field)).zip(added) else {
        return BTreeMap::new();
    };
    let is_of_period = |row: usize| match slice.time {
        Pick::Period(period) => table.holds.date(row) == Some(period),
        Pick::Any | Pick::Latest | Pick::Furthest => true,
    };
    let mut by_code: BTreeMap<u32, BTreeMap<u32, Vec<usize>>> = BTreeMap::new();
    for row in (0..dataset.rows()).filter(|row| table.is_pinned(*row) && is_of_period(*row)) {
        if let Some((code, place)) = codes.code(row).zip(table.place.code(row)) {
            by_code.entry(code).or_default().entry(place).or_default().push(row);
        }
    }
    let sum = |place: u32| {
        let mut sum = (0.0, Vec::new());
        for places in by_code.values() {
            let Answer::Known { row, value, .. } = table.answer(places.get(&place)?, question) else { return None };
            sum.0 += value;
            sum.1.push(row);
        }
        Some((place, sum)).filter(|_| !by_code.is_empty())
    };
    measure.universe.iter().filter(|place| question.asks(*place)).filter_map(sum).collect()
}

/// Answers a slice of observations for each period that has a statement, in the order of their ends, in one pass; the
/// slice's own choice among dates does not matter. Places without a statement of a period are left out.
pub fn slice_by_period(dataset: &Dataset, of: &Slice, question: &Question) -> Vec<(AsOf, PlaceAnswers)> {
    let of_period = Slice { time: Pick::Any, ..of.clone() };
    let Some(table) = Statements::of(dataset, &of_period) else { return Vec::new() };
    let Some(measure) = dataset.measure(&of.measure) else { return Vec::new() };
    let mut periods: Vec<(AsOf, BTreeMap<u32, Vec<usize>>)> = Vec::new();
    for row in (0..dataset.rows()).filter(|row| table.is_pinned(*row)) {
        let Some((place, period)) = table.place.code(row).zip(table.holds.date(row)) else { continue };
        if !measure.universe.contains(place) || !question.asks(place) {
            continue;
        }
        let at = periods.iter().position(|(other, _)| *other == period).unwrap_or(periods.len());
        if at == periods.len() {
            periods.push((period, BTreeMap::new()));
        }
        if let Some((_, places)) = periods.get_mut(at) {
            places.entry(place).or_default().push(row);
        }
    }
    periods.sort_by(|(a, _), (b, _)| a.by_end(b));
    let answers = |places: BTreeMap<u32, Vec<usize>>| {
        places.into_iter().map(|(place, rows)| (place, table.answer(&rows, question))).collect()
    };
    periods.into_iter().map(|(period, places)| (period, answers(places))).collect()
}

/// Columns of a dataset's statements, under the conditions of a slice.
struct Statements<'a> {
    slice: &'a Slice,
    place: &'a Column,
    value: &'a Column,
    holds: &'a Column,
    told: Option<&'a Column>,
    weak: Option<&'a Column>,
    /// Columns of codes with the positions that they must have.
    pinned: Vec<(&'a Column, Vec<u32>)>,
    /// Columns of codes by which statements are preferred, with their positions, the best first.
    preferred: Vec<(&'a Column, Vec<u32>)>,
}

impl<'a> Statements<'a> {
    fn of(dataset: &'a Dataset, slice: &'a Slice) -> Option<Self> {
        let Shape::Observations(dimensions) = dataset.shape() else { return None };
        let column = |id: &FieldId| dataset.column(id);
        let mut pinned = Vec::new();
        if let Some(id) = &dimensions.measure {
            let measure = column(id)?;
            pinned.push((measure, vec![measure.list()?.position(slice.measure.as_str())?]));
        }
        for (id, pin) in &slice.pins {
            let codes = column(id)?;
            let list = codes.list()?;
            let admitted = match pin {
                Pin::Codes(ids) => ids.iter().filter_map(|id| list.position(id)).collect(),
                Pin::Without(ids) => {
                    list.iter().filter(|(_, code)| !ids.contains(&code.id)).map(|(position, _)| position).collect()
                }
            };
            pinned.push((codes, admitted));
        }
        let preferred = dimensions.prefer.iter().filter_map(|Preference::Codes(id, order)| {
            let codes = column(id)?;
            Some((codes, order.iter().filter_map(|id| codes.list()?.position(id)).collect()))
        });
        Some(Self {
            slice,
            place: column(&dimensions.place)?,
            value: column(&dimensions.value)?,
            holds: column(&dimensions.holds)?,
            told: dimensions.told.as_ref().and_then(column),
            weak: dimensions.weak.as_ref().and_then(column),
            pinned,
            preferred: preferred.collect(),
        })
    }

    fn is_pinned(&self, row: usize) -> bool {
        let fits = |(column, admitted): &(&Column, Vec<u32>)| {
            column.code(row).is_some_and(|position| admitted.contains(&position))
        };
        self.pinned.iter().all(fits) && self.value.number(row).is_some()
    }

    /// `true` if all codes of a pinned dimension began to apply after the date of the question.
    fn is_dated_after(&self, question: &Question) -> bool {
        let later = |(column, admitted): &(&Column, Vec<u32>)| {
            let dates = || admitted.iter().map(|position| column.list().and_then(|list| list.get(*position)?.dated));
            !admitted.is_empty() && dates().all(|date| date.is_some_and(|date| !question.admits(Some(date))))
        };
        self.pinned.iter().any(later)
    }

    /// Date by which a statement is on the map: when it was told, where that is recorded, else the end of its period.
    fn dated(&self, row: usize) -> Option<AsOf> {
        self.told.and_then(|told| told.date(row)).or_else(|| self.holds.date(row))
    }

    fn answer(&self, rows: &[usize], question: &Question) -> Answer {
        // Statements of other periods neither answer nor are why there is no answer.
        let is_of_period = |row: &&usize| match self.slice.time {
            Pick::Period(period) => self.holds.date(**row) == Some(period),
            Pick::Any | Pick::Latest | Pick::Furthest => true,
        };
        let rows: Vec<usize> = rows.iter().filter(is_of_period).copied().collect();
        let admitted: Vec<usize> = rows.iter().copied().filter(|row| question.admits(self.dated(*row))).collect();
        let is_sound = |row: &usize| self.slice.weak || !self.weak.is_some_and(|weak| weak.flag(*row));
        if admitted.is_empty() {
            // A weak statement answers on its own day no more than before.
            let dates = rows.iter().filter(|row| is_sound(row)).filter_map(|row| self.dated(*row));
            let first = dates.min_by(AsOf::by_end);
            return Answer::Unknown(first.map_or(UnknownBecause::Nothing, UnknownBecause::NotYet));
        }
        let sound: Vec<usize> = admitted.into_iter().filter(is_sound).collect();
        if sound.is_empty() {
            return Answer::Unknown(UnknownBecause::WeakOnly);
        }
        let picked = self.picked(sound);
        let Some(best) = picked.iter().copied().min_by(|one, other| self.preference(*one, *other)) else {
            return Answer::Unknown(UnknownBecause::Nothing);
        };
        let Some(value) = self.value.number(best) else { return Answer::Unknown(UnknownBecause::Nothing) };
        // The same count with and without a city is no contradiction.
        let is_alike = |row: usize| self.preferred.iter().all(|(codes, _)| codes.code(row) == codes.code(best));
        let rivals = picked.iter().filter(|row| is_alike(**row) && self.value.number(**row) != Some(value)).count();
        Answer::Known { row: best as u32, value, rivals: rivals.try_into().unwrap_or(u16::MAX) }
    }

    /// Statements of the date that the slice picks.
    fn picked(&self, rows: Vec<usize>) -> Vec<usize> {
        let latest = |rows: Vec<usize>| {
            let date = |row: &usize| self.holds.date(*row);
            let Some(last) = rows.iter().filter_map(date).max_by(AsOf::chronological) else { return rows };
            rows.into_iter().filter(|row| date(row).is_some_and(|date| date.chronological(&last).is_eq())).collect()
        };
        match self.slice.time {
            Pick::Any | Pick::Period(_) => rows,
            Pick::Latest | Pick::Furthest => latest(rows),
        }
    }

    /// Order of preference, the best first.
    fn preference(&self, one: usize, other: usize) -> Ordering {
        let place = |(column, order): &(&Column, Vec<u32>), row: usize| {
            let position = column.code(row);
            order.iter().position(|code| Some(*code) == position).unwrap_or(usize::MAX)
        };
        let by_codes = self.preferred.iter().map(|by| place(by, one).cmp(&place(by, other)));
        by_codes.fold(Ordering::Equal, Ordering::then).then(one.cmp(&other))
    }
}
