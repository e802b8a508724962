//! Text search in the features of a dataset.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    dataset::{Column, Dataset, DatasetId, FieldId, PlaceLevel, QualifierRole, Role},
    model::Language,
    query::{
        Facts,
        feature_label::cell,
        search::{FoldedTexts, Match, RowTexts, SearchIndex, SearchTarget, Token, tokens},
    },
};

/// Rows that match a text, rising; `None` if it has no letters or digits.
///
/// Clusters have an index of their names and of what they are related to. In every other dataset each word must occur in
/// a row's texts or name its place; typing errors in names of places are allowed only if the text as typed finds no row
/// at all. Within a field, each word must occur in its cell.
pub(super) fn rows(facts: &Facts, dataset: &Arc<Dataset>, text: &str, within: Option<&FieldId>) -> Option<Vec<u32>> {
    if tokens(text).is_empty() {
        return None;
    }
    let index = facts.index();
    if let Some((field, column)) = within.and_then(|field| Some((field, dataset.column(field)?))) {
        let have_all = |folded: &FoldedTexts| {
            let mut all = vec![true; dataset.rows()];
            for word in tokens(text) {
                let mut found = vec![false; dataset.rows()];
                folded.mark(&word, &mut found);
                all.iter_mut().zip(found).for_each(|(all, found)| *all &= found);
            }
            numbers(&all)
        };
        return Some(facts.with_folded_texts(dataset, Some(field), || of_column(dataset, column), have_all));
    }
    if dataset.id().as_str() == "clusters" {
        let found: BTreeSet<u32> = index.clusters(text).iter().filter_map(|id| dataset.row(id.as_str())).collect();
        return Some(found.into_iter().collect());
    }
    let search = |folded: &FoldedTexts| {
        let found = |typos: bool| Wanted::new(text, index, typos).rows(facts, dataset, folded);
        Some(found(false)).filter(|rows| !rows.is_empty()).unwrap_or_else(|| found(true))
    };
    Some(facts.with_folded_texts(dataset, None, || of_dataset(dataset), search))
}

/// Works out what a search in a dataset needs, on whatever thread, so that the first search of many rows does not wait.
pub fn prepare_search(facts: &Facts, dataset: &DatasetId) {
    if let Some(dataset) = facts.datasets().get(dataset) {
        facts.with_folded_texts(dataset, None, || of_dataset(dataset), |_| ());
    }
}

/// Positions of what is true.
fn numbers(found: &[bool]) -> Vec<u32> {
    (0..).zip(found).filter(|(_, found)| **found).map(|(row, _)| row).collect()
}

/// Identifiers of the places that a text names.
type Named = BTreeSet<String>;

/// Parsed search text.
#[derive(Debug)]
struct Wanted {
    /// Places named by the whole text: "jiang su" is one name.
    whole: Named,
    words: Vec<(Token, Named)>,
}

impl Wanted {
    /// Parses a text, with or without typing errors in names of places.
    fn new(text: &str, index: &SearchIndex, typos: bool) -> Self {
        let words = tokens(text).into_iter().map(|word| {
            let places = named(&word.text, index, typos);
            (word, places)
        });
        Self { whole: named(text, index, typos), words: words.collect() }
    }

    /// Rows in whose texts each word occurs or whose place it names.
    fn rows(&self, facts: &Facts, dataset: &Dataset, folded: &FoldedTexts) -> Vec<u32> {
        let mut all = vec![true; dataset.rows()];
        for (word, places) in &self.words {
            let mut found = vec![false; dataset.rows()];
            folded.mark(word, &mut found);
            mark_places(facts, dataset, places, &mut found);
            all.iter_mut().zip(found).for_each(|(all, found)| *all &= found);
        }
        mark_places(facts, dataset, &self.whole, &mut all);
        numbers(&all)
    }
}

/// Marks the rows that lie in places.
fn mark_places(facts: &Facts, dataset: &Dataset, named: &Named, found: &mut [bool]) {
    if named.is_empty() {
        return;
    }
    let codes = facts.datasets().places().codes();
    let is_named = |place: u32| codes.with_ancestors(place).any(|place| named.contains(codes.id(place)));
    let are_named: Vec<bool> = (0..codes.len() as u32).map(is_named).collect();
    let is_place = |role: &Role| matches!(role, Role::Place(level) if *level != PlaceLevel::Nation);
    let fields = dataset.fields().iter().filter(|field| is_place(&field.role));
    for column in fields.filter_map(|field| dataset.column(&field.id)) {
        for (row, found) in found.iter_mut().enumerate() {
            *found |= column.codes(row).iter().any(|place| are_named.get(*place as usize) == Some(&true));
        }
    }
}

fn named(text: &str, index: &SearchIndex, typos: bool) -> Named {
    let hits = index.search(text).into_iter().filter(|hit| typos || hit.how >= Match::Initials);
    let place = |target| match target {
        SearchTarget::Province(id) => Some(id.to_string()),
        SearchTarget::City(id) => Some(id.to_string()),
        SearchTarget::Cluster(_) | SearchTarget::Sector(_) => None,
    };
    hits.filter_map(|hit| place(hit.target)).collect()
}

/// Texts of a column of codes, code by code.
fn of_codes(column: &Column, languages: &[Language]) -> Option<Vec<FoldedTexts>> {
    let list = column.list()?;
    let of_code = |code: u32| {
        FoldedTexts::of(1, |_, texts| {
            for language in languages {
                texts.push(list.get(code).map_or("", |code| code.title.get(*language)));
            }
        })
    };
    Some((0..list.len() as u32).map(of_code).collect())
}

/// Adds the texts of the codes of a row.
fn push_codes(column: &Column, row: usize, of_codes: &[FoldedTexts], texts: &mut RowTexts<'_>) {
    column.codes(row).iter().filter_map(|code| of_codes.get(*code as usize)).for_each(|code| texts.push_folded(code));
}

/// Texts of the cells of a column, in both languages.
fn of_column(dataset: &Dataset, column: &Column) -> FoldedTexts {
    let languages = [Language::En, Language::Zh];
    if let Some(codes) = of_codes(column, &languages) {
        return FoldedTexts::of(dataset.rows(), |row, texts| push_codes(column, row, &codes, texts));
    }
    FoldedTexts::of(dataset.rows(), |row, texts| {
        // Only codes have texts in two languages.
        texts.push(&cell(column, row, Language::En).unwrap_or_default());
    })
}

/// Texts of all rows of a dataset: names, texts and notes, and the categories of a person's own; those of the atlas are
/// found by its filters.
fn of_dataset(dataset: &Dataset) -> FoldedTexts {
    let columns = dataset.fields().iter().filter_map(|field| {
        let column = dataset.column(&field.id)?;
        match field.role {
            Role::Name(_) | Role::Text | Role::Qualifier(QualifierRole::Note(_)) => Some((column, None)),
            Role::Category if dataset.is_own() && !field.id.as_str().starts_with('_') => {
                Some((column, of_codes(column, &[Language::Zh])))
            }
            _ => None,
        }
    });
    let columns: Vec<(&Column, Option<Vec<FoldedTexts>>)> = columns.collect();
    FoldedTexts::of(dataset.rows(), |row, texts| {
        for (column, codes) in &columns {
            match codes {
                Some(codes) => push_codes(column, row, codes, texts),
                None => texts.push(column.text(row).unwrap_or_default()),
            }
        }
    })
}
