//! Classes and sizes of features by the numbers of a field.

use crate::{
    dataset::{Column, Dataset, FieldId, LocalText},
    stats::Classes,
    view::{ClassificationMethod, FeatureClasses},
};

/// Most numbers of which natural breaks are computed, since their time grows with the square; more are divided by
/// quantiles, and the key says so.
pub const MOST_FOR_NATURAL_BREAKS: usize = 3_000;

/// Classes of a number of the features of a layer. They cover all rows of the dataset, so that no filter changes a colour.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassedFeatures {
    /// Title of the field, letter by letter.
    pub title: LocalText,
    /// Unit of its numbers; `None` if it was not given.
    pub unit: Option<String>,
    /// Choice of the classes; its method is the one that was used.
    pub choice: FeatureClasses,
    /// Class breaks.
    pub classes: Classes,
    /// Numbers of features asked about in each class.
    pub counts: Vec<usize>,
    /// Number of features asked about without a value.
    pub unknown: usize,
}

impl ClassedFeatures {
    /// Classes of a field of numbers for the rows asked about; `None` for any other field, and without a number.
    pub(super) fn of(dataset: &Dataset, field: &FieldId, choice: &FeatureClasses, rows: &[u32]) -> Option<Self> {
        let (field, column) = numeric(dataset, field)?;
        let numbers: Vec<f64> = (0..dataset.rows()).filter_map(|row| column.number(row)).collect();
        let k = usize::from(choice.classes.clamp(2, 9));
        let method = match choice.method {
            ClassificationMethod::NaturalBreaks | ClassificationMethod::Manual
                if numbers.len() > MOST_FOR_NATURAL_BREAKS =>
            {
                ClassificationMethod::Quantile
            }
            ClassificationMethod::Manual => ClassificationMethod::NaturalBreaks,
            method => method,
        };
        let classes = match method {
            ClassificationMethod::Quantile => Classes::quantiles(&numbers, k)?.joined(),
            ClassificationMethod::EqualInterval => Classes::equal_intervals(&numbers, k)?.occupied(),
            ClassificationMethod::HeadTail => Classes::head_tail(&numbers)?,
            ClassificationMethod::NaturalBreaks | ClassificationMethod::Manual => Classes::natural_breaks(&numbers, k)?,
        };
        let asked: Vec<f64> = rows.iter().filter_map(|row| column.number(*row as usize)).collect();
        Some(Self {
            title: field.title.clone(),
            unit: field.unit.clone(),
            choice: FeatureClasses { method, ..choice.clone() },
            counts: classes.counts(&asked),
            unknown: rows.len() - asked.len(),
            classes,
        })
    }
}

/// Sizes of the symbols of a layer by a number of its features.
#[derive(Clone, Debug, PartialEq)]
pub struct FeatureSizes {
    /// Title of the field, letter by letter.
    pub title: LocalText,
    /// Unit of its numbers; `None` if it was not given.
    pub unit: Option<String>,
    /// Greatest absolute value of all rows of the dataset, so that no filter changes a size; 0 if no value is known.
    pub greatest: f64,
    /// Least absolute value above zero of the features asked about; infinite without any.
    pub least: f64,
    /// Numbers of features asked about with values below zero, of zero, and without a value.
    pub below: usize,
    /// Number with a value of zero.
    pub zero: usize,
    /// Number without a value.
    pub unknown: usize,
}

impl FeatureSizes {
    /// Sizes by a field of numbers for the rows asked about; `None` for any other field.
    pub(super) fn of(dataset: &Dataset, field: &FieldId, rows: &[u32]) -> Option<Self> {
        let (field, column) = numeric(dataset, field)?;
        let numbers = (0..dataset.rows()).filter_map(|row| column.number(row));
        let mut sizes = Self {
            title: field.title.clone(),
            unit: field.unit.clone(),
            greatest: numbers.map(f64::abs).fold(0.0, f64::max),
            least: f64::INFINITY,
            below: 0,
            zero: 0,
            unknown: 0,
        };
        for row in rows {
            match column.number(*row as usize) {
                None => sizes.unknown += 1,
                Some(0.0) => sizes.zero += 1,
                Some(value) => {
                    sizes.below += usize::from(value < 0.0);
                    sizes.least = sizes.least.min(value.abs());
                }
            }
        }
        Some(sizes)
    }
}

/// Field and column of numbers; `None` for any other field.
pub(super) fn numeric<'d>(dataset: &'d Dataset, field: &FieldId) -> Option<(&'d crate::dataset::Field, &'d Column)> {
    dataset.field(field).filter(|(_, column)| matches!(column, Column::Numbers(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{DatasetBuilder, DatasetId, Field, OwnOrigin, Role};

    fn dataset(numbers: &[Option<f64>]) -> Dataset {
        let given = |text: &str| LocalText::Given { text: text.to_owned(), language: None };
        let field = Field::new("v", given("产值"), Role::Value).unit("亿元");
        let column = Column::Numbers(numbers.iter().map(|number| number.unwrap_or(f64::NAN)).collect());
        let builder = DatasetBuilder::new(numbers).column(field, column);
        builder.finish_own(DatasetId::new("own"), given("own"), OwnOrigin::default()).unwrap()
    }

    #[test]
    fn classes_cover_all_rows_and_counts_those_that_are_asked_about() {
        let dataset = dataset(&[Some(1.0), Some(2.0), Some(10.0), Some(11.0), Some(50.0), None]);
        let choice = FeatureClasses { classes: 3, ..FeatureClasses::default() };
        let field = FieldId::new("v");
        let classed = ClassedFeatures::of(&dataset, &field, &choice, &[0, 2, 3, 5]).unwrap();
        assert_eq!((classed.classes.limits(), classed.counts), (vec![2.0, 11.0, 50.0], vec![1, 2, 0]));
        assert_eq!((classed.unknown, classed.unit.as_deref()), (1, Some("亿元")));
        assert_eq!(ClassedFeatures::of(&dataset, &FieldId::new("other"), &choice, &[0]), None);
    }

    #[test]
    fn of_many_numbers_quantiles_are_made_and_named() {
        let numbers: Vec<Option<f64>> = (0..=MOST_FOR_NATURAL_BREAKS).map(|n| Some(n as f64)).collect();
        let classed =
            ClassedFeatures::of(&dataset(&numbers), &FieldId::new("v"), &FeatureClasses::default(), &[]).unwrap();
        assert_eq!(classed.choice.method, ClassificationMethod::Quantile);
        assert_eq!(classed.classes.limits(), [600.0, 1200.0, 1800.0, 2400.0, 3000.0]);
    }

    #[test]
    fn zero_below_zero_and_unknown_are_three_things() {
        let dataset = dataset(&[Some(-4.0), Some(0.0), Some(2.0), None, Some(9.0)]);
        let sizes = FeatureSizes::of(&dataset, &FieldId::new("v"), &[0, 1, 2, 3]).unwrap();
        assert_eq!((sizes.below, sizes.zero, sizes.unknown), (1, 1, 1));
        assert_eq!((sizes.greatest, sizes.least), (9.0, 2.0));
    }
}
