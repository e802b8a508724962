//! Basis of values of a person's own dataset: what they are called, and which rows count or do not.

use super::{Facts, FeatureCondition};
use crate::{
    dataset::{Column, Dataset, Field, LocalText, Role},
    recipe::DoubleKeys,
    view::{Heeds, OwnValue, Statistic, View},
};

/// Names of values of a person's own dataset, letter by letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnNames {
    /// Title of the dataset.
    pub dataset: LocalText,
    /// Heading of the column; `None` for a number of rows.
    pub column: Option<LocalText>,
    /// Unit of the column; `None` if it was not given.
    pub unit: Option<String>,
}

/// Names of values of a person's own dataset, and the rows that they rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnBasis {
    /// Names.
    pub names: OwnNames,
    /// Conditions that say or narrow which rows count, those of the layer's definition first.
    pub conditions: Vec<FeatureCondition>,
    /// Parts of the view's question that the rows answer to.
    pub heeds: Heeds,
    /// Number of rows of the layer, or of the dataset without a layer.
    pub known: usize,
    /// Number of those that are asked about.
    pub asked: usize,
    /// Number of rows asked about that lie in no known province.
    pub without_province: usize,
    /// Number of rows asked about, in provinces, that have no value in the column.
    pub without_value: usize,
    /// Number of rows without a date, which a date of the map leaves out.
    pub undated: usize,
    /// Reason why values were added; `None` if none were.
    pub addition: Option<Addition>,
    /// Places that several rows are about, where each place should have one; none of a count, which tells them.
    pub several: Vec<SeveralRows>,
    /// Rows asked about that another row replaces.
    pub not_counted: NotCounted,
    /// `true` for values whose size says nothing of amounts.
    pub are_rates: bool,
}

/// Several rows of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeveralRows {
    /// Name of the place.
    pub place: LocalText,
    /// Number of its rows asked about.
    pub rows: usize,
}

/// Numbers of rows that another row replaces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotCounted {
    /// Rows of earlier dates.
    pub earlier: usize,
    /// Rows of a place after its first.
    pub repeated: usize,
}

/// Reason why the numbers of a column were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addition {
    /// The person said of the column that they may be.
    Stated,
    /// The person chose a sum.
    Chosen,
    /// The person chose a sum, although the column or its unit speak against it.
    Against,
}

impl Addition {
    /// Reason of a value; `None` for a statistic that adds nothing.
    pub(super) fn of(view: &View, own: &OwnValue, field: Option<&Field>) -> Option<Self> {
        let column = own.column.as_ref().filter(|_| own.statistic == Statistic::Sum)?;
        let stated = view.own_data(&own.dataset).and_then(|data| data.is_additive(column));
        Some(match stated {
            Some(true) => Self::Stated,
            None if !field.is_some_and(is_ratio) => Self::Chosen,
            Some(false) | None => Self::Against,
        })
    }
}

/// Names of a person's own value; `None` without its dataset or column.
pub fn own_names(facts: &Facts, own: &OwnValue) -> Option<OwnNames> {
    let dataset = facts.datasets().get(&own.dataset).filter(|dataset| dataset.is_own())?;
    can_have(dataset, own).then(|| names(dataset, field(dataset, own).map(|(field, _)| field)))
}

/// `true` if a dataset has the column of an own value, or if that is a number of rows.
pub(super) fn can_have(dataset: &Dataset, own: &OwnValue) -> bool {
    let is_count = own.statistic == Statistic::Count;
    own.column.as_ref().map_or(is_count, |id| dataset.column(id).is_some())
}

/// Field and column of an own value; `None` for a number of rows.
pub(super) fn field<'d>(dataset: &'d Dataset, own: &OwnValue) -> Option<(&'d Field, &'d Column)> {
    dataset.field(own.column.as_ref()?)
}

pub(super) fn names(dataset: &Dataset, field: Option<&Field>) -> OwnNames {
    OwnNames {
        dataset: dataset.title().clone(),
        column: field.map(|field| field.title.clone()),
        unit: field.and_then(|field| field.unit.clone()),
    }
}

/// `true` if the numbers of a column may be offered as a sum: a person said so, or neither unit nor heading speak of rates.
pub fn offers_sum(view: &View, own: &OwnValue, field: &Field) -> bool {
    let stated = || own.column.as_ref().and_then(|column| view.own_data(&own.dataset)?.is_additive(column));
    field.role == Role::Value && stated().unwrap_or_else(|| !is_ratio(field))
}

/// Statistic of a column until a person chooses one: that which several rows of one place mean, of columns that may be added the
/// sum, else the mean; of columns without numbers the number of different values.
pub fn usual_statistic(view: &View, dataset: &Dataset, field: &Field) -> Statistic {
    if field.role != Role::Value {
        return Statistic::Distinct;
    }
    let data = view.own_data(dataset.id());
    // In a larger place the first row of each city is one of several.
    if data.is_some_and(|data| data.recipe.double_keys == Some(DoubleKeys::First))
        && dataset.list_of_places().is_some_and(|list| list.are_provinces)
    {
        return Statistic::First;
    }
    let usual = data.map_or(Statistic::Mean, |data| data.usual_statistic(&field.id));
    let own = OwnValue::of_column(dataset.id().clone(), field.id.clone(), usual);
    if usual == Statistic::Sum && !offers_sum(view, &own, field) { Statistic::Mean } else { usual }
}

/// `true` if unit or heading of a field speak of a rate, an index or a mean, which are never added.
pub(super) fn is_ratio(field: &Field) -> bool {
    let heading = match &field.title {
        LocalText::Given { text, .. } => text.as_str(),
        LocalText::Both(text) => &text.en,
    };
    field.unit.as_deref().is_some_and(is_ratio_unit) || speaks_of_rates(heading)
}

/// `true` for a unit that is a quotient: `%`, `元/人`.
pub fn is_ratio_unit(unit: &str) -> bool {
    unit.contains(['/', '／'])
        || unit.split_whitespace().any(|word| word.eq_ignore_ascii_case("per"))
        || speaks_of_rates(unit)
}

fn speaks_of_rates(text: &str) -> bool {
    const PARTS: [&str; 12] = ["%", "％", "‰", "率", "指数", "人均", "平均", "均值", "占比", "比重", "比例", "每"];
    const WORDS: [&str; 11] = [
        "rate",
        "ratio",
        "index",
        "percent",
        "percentage",
        "share",
        "average",
        "mean",
        "median",
        "capita",
        "intensity",
    ];
    let is_word = |word: &str| WORDS.iter().any(|other| word.eq_ignore_ascii_case(other));
    PARTS.iter().any(|part| text.contains(part)) || text.split(|c: char| !c.is_alphanumeric()).any(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_indices_and_means_are_told_from_amounts_by_unit_and_heading() {
        for unit in ["%", "‰", "元/人", "万元／户", "yuan per person", "人均"] {
            assert!(is_ratio_unit(unit), "{unit}");
        }
        for unit in ["亿元", "t", "kg", "家", "persons", "m²", ""] {
            assert!(!is_ratio_unit(unit), "{unit}");
        }
        let field =
            |heading: &str| Field::new("a", LocalText::Given { text: heading.to_owned(), language: None }, Role::Value);
        for heading in
            ["增长率", "人均GDP", "CPI 指数", "占比（%）", "growth rate", "Index", "Average wage", "R&D intensity"]
        {
            assert!(is_ratio(&field(heading)), "{heading}");
        }
        for heading in ["产值（亿元）", "revenue", "operations", "员工数", "Meaning", "Shareholders"] {
            assert!(!is_ratio(&field(heading)), "{heading}");
        }
    }
}
