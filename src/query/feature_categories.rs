//! Categories by which the features of a layer are told apart.

use super::Features;
use crate::dataset::{Column, Dataset, FieldId, LocalText};

/// Most categories with colours of their own; further ones are drawn alike, as others.
pub const MOST_CATEGORIES: usize = 8;
/// Number that stands for all further categories.
const OTHER: u8 = MOST_CATEGORIES as u8;

/// Categories of the features of a layer, by a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureCategories {
    /// Title of the field.
    pub title: LocalText,
    /// Categories with colours of their own, the most frequent first.
    pub named: Vec<FeatureCategory>,
    /// Number of further categories.
    pub further: usize,
    /// Number of features of these.
    pub others: usize,
    /// Number of features without a category.
    pub unknown: usize,
}

/// Category with the number of its features that are asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureCategory {
    /// Identifier of its code in the dataset.
    pub id: String,
    /// Name.
    pub name: LocalText,
    /// Number of features.
    pub count: usize,
}

/// Category of each row of a dataset.
pub(super) struct CategoryOfRow<'d> {
    column: &'d Column,
    /// Number of each code.
    numbers: Vec<u8>,
}

impl CategoryOfRow<'_> {
    /// Number of a row's category, from 0; [`MOST_CATEGORIES`] for a further one; `None` if it is not known. Of several
    /// the first counts.
    pub(super) fn get(&self, row: u32) -> Option<u8> {
        let code = *self.column.codes(row as usize).first()?;
        self.numbers.get(code as usize).copied()
    }
}

impl FeatureCategories {
    /// Categories by a field of codes, and that of each row; `None` for any other field. Their order is that of all rows of
    /// the dataset, so that no filter changes a colour.
    pub(super) fn of<'d>(dataset: &'d Dataset, field: &FieldId, found: &Features) -> Option<(Self, CategoryOfRow<'d>)> {
        let (field, column) = dataset.field(field)?;
        let list = column.list()?;
        let first = |row: usize| column.codes(row).first().copied();
        let mut totals = vec![0_usize; list.len()];
        for code in (0..dataset.rows()).filter_map(first) {
            if let Some(total) = totals.get_mut(code as usize) {
                *total += 1;
            }
        }
        let mut order: Vec<u32> = list.iter().map(|(code, _)| code).collect();
        let total = |code: u32| totals.get(code as usize).copied().unwrap_or_default();
        order.retain(|code| total(*code) > 0);
        order.sort_by_key(|code| (std::cmp::Reverse(total(*code)), *code));
        let mut numbers = vec![OTHER; list.len()];
        for (number, code) in (0..OTHER).zip(&order) {
            if let Some(of_code) = numbers.get_mut(*code as usize) {
                *of_code = number;
            }
        }
        let of_row = CategoryOfRow { column, numbers };
        let mut counts = [0_usize; MOST_CATEGORIES + 1];
        let mut unknown = 0;
        for row in &found.rows {
            match of_row.get(*row).and_then(|number| counts.get_mut(usize::from(number))) {
                Some(count) => *count += 1,
                None => unknown += 1,
            }
        }
        let named = order.iter().take(MOST_CATEGORIES).zip(counts);
        let categories = Self {
            title: field.title.clone(),
            named: named
                .filter_map(|(code, count)| {
                    let code = list.get(*code)?;
                    Some(FeatureCategory { id: code.id.clone(), name: code.title.clone(), count })
                })
                .collect(),
            further: order.len().saturating_sub(MOST_CATEGORIES),
            others: counts.last().copied().unwrap_or_default(),
            unknown,
        };
        Some((categories, of_row))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dataset::{Code, CodeList, DatasetBuilder, DatasetId, Field, OwnOrigin, Role};

    fn dataset(kinds: &[Option<&str>]) -> Dataset {
        let given = |text: &str| LocalText::Given { text: text.to_owned(), language: None };
        let mut names: Vec<&str> = kinds.iter().flatten().copied().collect();
        names.sort_unstable();
        names.dedup();
        let list = Arc::new(CodeList::new(names.iter().map(|name| Code::new(*name, given(name)))));
        let kind = Field::new("kind", given("kind"), Role::Category);
        let builder = DatasetBuilder::new(kinds).codes(kind, &list, |kind| *kind);
        builder.finish_own(DatasetId::new("own"), given("own"), OwnOrigin::default()).unwrap()
    }

    fn all(rows: u32) -> Features {
        Features { known: rows as usize, rows: (0..rows).collect() }
    }

    #[test]
    fn the_most_frequent_come_first_and_a_filter_changes_no_number() {
        let dataset = dataset(&[Some("b"), Some("a"), Some("b"), None]);
        let field = FieldId::new("kind");
        let (categories, of_row) = FeatureCategories::of(&dataset, &field, &all(4)).unwrap();
        let counts: Vec<usize> = categories.named.iter().map(|category| category.count).collect();
        assert_eq!((counts, categories.unknown, categories.further), (vec![2, 1], 1, 0));
        assert_eq!([0, 1, 2, 3].map(|row| of_row.get(row)), [Some(0), Some(1), Some(0), None]);
        let only_a = Features { known: 4, rows: vec![1] };
        let (narrowed, of_row) = FeatureCategories::of(&dataset, &field, &only_a).unwrap();
        assert_eq!((of_row.get(1), narrowed.named[0].count, narrowed.named[1].count), (Some(1), 0, 1));
    }

    #[test]
    fn more_categories_than_colours_are_others() {
        let names: Vec<String> = (0..MOST_CATEGORIES + 3).map(|n| format!("{n:02}")).collect();
        let kinds: Vec<Option<&str>> = names.iter().map(|name| Some(name.as_str())).collect();
        let dataset = dataset(&kinds);
        let (categories, of_row) =
            FeatureCategories::of(&dataset, &FieldId::new("kind"), &all(kinds.len() as u32)).unwrap();
        assert_eq!((categories.named.len(), categories.further, categories.others), (MOST_CATEGORIES, 3, 3));
        assert_eq!(of_row.get(kinds.len() as u32 - 1), Some(OTHER));
        assert_eq!(FeatureCategories::of(&dataset, &FieldId::new("size"), &all(0)).map(drop), None);
    }
}
