//! Rows of a person's own dataset that a value is made of, and their statistic.

use std::collections::BTreeSet;

use super::{
    Facts, MapQuestion, NoValue, evaluate, layer_features,
    own_basis::{self, Addition, NotCounted, OwnBasis},
    own_places,
};
use crate::{
    dataset::{Column, Dataset, Field, FieldId, Role},
    stats,
    view::{FeatureQuery, Heeds, OwnValue, Statistic, View},
};

/// Field of own datasets that says how a row is placed.
const PLACED_BY: &str = "_placed_by";

/// Rows of a person's own dataset that a query asks about, for a value.
pub(super) struct AskedRows<'f> {
    /// The dataset.
    pub dataset: &'f Dataset,
    /// The question of the view, as far as the rows answer to it.
    pub question: MapQuestion,
    /// The rows that count, in the order of the dataset.
    pub rows: Vec<u32>,
    /// Rows that only lack a date to be asked about.
    pub undated: Vec<u32>,
    asked: usize,
    not_counted: NotCounted,
    known: usize,
    heeds: Heeds,
    own: OwnValue,
    /// Field and column; `None` for a number of rows.
    field: Option<(&'f Field, &'f Column)>,
}

impl<'f> AskedRows<'f> {
    /// Rows of a value; `None` without its dataset or column.
    pub(super) fn of(facts: &'f Facts, view: &View, own: &OwnValue, query: &FeatureQuery) -> Option<Self> {
        let dataset = facts.datasets().get(&own.dataset).filter(|dataset| dataset.is_own())?.as_ref();
        if !own_basis::can_have(dataset, own) {
            return None;
        }
        let field = own_basis::field(dataset, own);
        let heeds = layer_features::heeded(dataset, query.heeds);
        let question = MapQuestion::of(facts, view).heeded(heeds);
        let found = evaluate(facts, query, &question);
        let undated = if question.as_of.is_some() { undated(facts, query, &question, &found.rows) } else { Vec::new() };
        let (own, asked, known) = (own.clone(), found.rows.len(), found.known);
        let column = field.map(|(_, column)| column);
        let (rows, not_counted) =
            own_places::counted(dataset, view.own_data(&own.dataset), (column, own.statistic), found.rows);
        Some(Self { dataset, question, rows, undated, asked, not_counted, known, heeds, own, field })
    }

    /// Statistic of some of the rows.
    ///
    /// # Errors
    /// Reason why there is none.
    pub(super) fn statistic(&self, rows: &[u32]) -> Result<f64, NoValue> {
        answered(self.field.map(|(_, column)| column), self.own.statistic, rows)
    }

    /// Number of rows that have no value in the column.
    pub(super) fn without_value<'r>(&self, rows: impl Iterator<Item = &'r u32>) -> usize {
        let lacks = |row: &&u32| self.field.is_some_and(|(_, column)| !has_value(column, **row, self.own.statistic));
        rows.filter(lacks).count()
    }

    /// Basis of the value, without the rows that places or positions leave out.
    pub(super) fn basis(&self, view: &View, query: &FeatureQuery) -> OwnBasis {
        let (field, statistic) = (self.field.map(|(field, _)| field), self.own.statistic);
        let is_mean = matches!(statistic, Statistic::Mean | Statistic::Median);
        OwnBasis {
            names: own_basis::names(self.dataset, field),
            conditions: layer_features::conditions(self.dataset, query),
            heeds: self.heeds,
            known: self.known,
            asked: self.asked,
            not_counted: self.not_counted,
            undated: self.undated.len(),
            addition: Addition::of(view, &self.own, field),
            are_rates: !statistic.is_count() && (is_mean || field.is_some_and(own_basis::is_ratio)),
            ..OwnBasis::default()
        }
    }
}

/// Way in which a row is placed: `coordinates`, `county`, `city` or `province`.
pub(super) fn placed_by(dataset: &Dataset, row: u32) -> Option<&str> {
    dataset.column(&FieldId::new(PLACED_BY))?.coded(row as usize).map(|code| code.id.as_str())
}

/// Rows that only lack a date to be asked about.
fn undated(facts: &Facts, query: &FeatureQuery, question: &MapQuestion, asked: &[u32]) -> Vec<u32> {
    let Some(dataset) = facts.datasets().get(&query.dataset) else { return Vec::new() };
    let mut question = question.clone();
    question.as_of = None;
    let any_date = evaluate(facts, query, &question);
    let is_undated = |row: &u32| asked.binary_search(row).is_err() && !has_date(dataset, *row);
    any_date.rows.into_iter().filter(is_undated).collect()
}

fn has_date(dataset: &Dataset, row: u32) -> bool {
    use crate::dataset::TimeRole::{Holds, Told};
    let date = |role| dataset.with_role(&Role::Time(role))?.date(row as usize);
    date(Told).or_else(|| date(Holds)).is_some()
}

/// Statistic of rows.
///
/// # Errors
/// Reason why there is none.
fn answered(column: Option<&Column>, statistic: Statistic, rows: &[u32]) -> Result<f64, NoValue> {
    let Some(column) = column else { return Ok(rows.len() as f64) };
    let counted = || rows.iter().filter(|row| has_value(column, **row, statistic)).count();
    match statistic {
        Statistic::Count => return Ok(counted() as f64),
        Statistic::Distinct => return Ok(different(column, rows) as f64),
        _ if rows.is_empty() => return Err(NoValue::NoRows),
        _ => {}
    }
    let numbers: Vec<f64> = rows.iter().filter_map(|row| column.number(*row as usize)).collect();
    let first = *numbers.first().ok_or(NoValue::NotGiven)?;
    let found = match statistic {
        Statistic::Sum => stats::sum(&numbers),
        Statistic::Mean => stats::mean(&numbers),
        Statistic::Median => stats::median(&numbers),
        Statistic::Min => numbers.iter().copied().min_by(f64::total_cmp),
        Statistic::Max => numbers.iter().copied().max_by(f64::total_cmp),
        Statistic::First | Statistic::Count | Statistic::Distinct => Some(first),
    };
    found.ok_or(NoValue::OutOfRange)
}

/// `true` if a row has a value in a column; for statistics of numbers, a number.
fn has_value(column: &Column, row: u32, statistic: Statistic) -> bool {
    let row = row as usize;
    if !statistic.is_count() {
        return column.number(row).is_some();
    }
    match column {
        Column::Flags(_) => true,
        Column::Geometries(_) => column.geometry(row).is_some(),
        _ => written(column, row).is_some(),
    }
}

/// Number of different values in rows; geometries are not told apart.
fn different(column: &Column, rows: &[u32]) -> usize {
    rows.iter().filter_map(|row| written(column, *row as usize)).collect::<BTreeSet<String>>().len()
}

/// Value of a cell as text that tells it from others; `None` if it has none.
fn written(column: &Column, row: usize) -> Option<String> {
    match column {
        // Zero and minus zero are one value.
        Column::Numbers(_) => column.number(row).map(|number| (number + 0.0).to_string()),
        Column::Codes(_) | Column::CodeSets(_) => {
            let codes = column.codes(row);
            (!codes.is_empty()).then(|| format!("{codes:?}"))
        }
        Column::Dates(_) => column.date(row).map(|date| date.to_string()),
        Column::Texts(_) => column.text(row).filter(|text| !text.is_empty()).map(str::to_owned),
        Column::Flags(_) => Some(column.flag(row).to_string()),
        Column::Geometries(_) => None,
    }
}
