//! Text search in the features of a dataset.

use std::collections::BTreeSet;

use crate::{
    dataset::{Column, Dataset, FieldId, PlaceLevel, QualifierRole, Role},
    model::Language,
    query::{
        Facts,
        feature_label::cell,
        search::{Match, SearchIndex, SearchTarget, Token, tokens},
    },
};

/// Rows that match a text; `None` if it has no letters or digits.
///
/// Clusters have an index of their names and of what they are related to. In every other dataset each word must occur in
/// a row's texts or name its place; typing errors in names of places are allowed only if the text as typed finds no row
/// at all. Within a field, each word must occur in its cell.
pub(super) fn rows(facts: &Facts, dataset: &Dataset, text: &str, within: Option<&FieldId>) -> Option<BTreeSet<u32>> {
    if tokens(text).is_empty() {
        return None;
    }
    let index = facts.index();
    if let Some(column) = within.and_then(|field| dataset.column(field)) {
        let wanted: Vec<Token> = tokens(text);
        let of_row = |row: &u32| {
            let cell = Texts::of_cell(column, *row as usize);
            wanted.iter().all(|word| cell.have(word))
        };
        return Some((0..dataset.rows() as u32).filter(of_row).collect());
    }
    if dataset.id().as_str() == "clusters" {
        return Some(index.clusters(text).iter().filter_map(|id| dataset.row(id.as_str())).collect());
    }
    let found = |typos: bool| {
        let wanted = Wanted::new(text, index, typos);
        let of_row = |row: &u32| wanted.is_in(&Texts::of(facts, dataset, *row as usize));
        (0..dataset.rows() as u32).filter(of_row).collect::<BTreeSet<u32>>()
    };
    Some(Some(found(false)).filter(|rows| !rows.is_empty()).unwrap_or_else(|| found(true)))
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

    /// `true` if each word occurs in a row's texts or names its place.
    fn is_in(&self, row: &Texts<'_>) -> bool {
        let has = |(word, places): &(Token, Named)| row.have(word) || row.lie_in(places);
        row.lie_in(&self.whole) || self.words.iter().all(has)
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

/// Folded texts of a row, and its places.
struct Texts<'a> {
    /// Words without hanzi.
    words: Vec<Token>,
    /// All hanzi, joined, so that quotation marks inside a name do not separate them.
    hanzi: String,
    /// Identifiers of the row's places and of those that they lie in.
    places: Vec<&'a str>,
}

impl<'a> Texts<'a> {
    fn of(facts: &'a Facts, dataset: &'a Dataset, row: usize) -> Self {
        let mut all = Self { words: Vec::new(), hanzi: String::new(), places: Vec::new() };
        for field in dataset.fields() {
            let Some(column) = dataset.column(&field.id) else { continue };
            match field.role {
                Role::Name(_) | Role::Text | Role::Qualifier(QualifierRole::Note(_)) => {
                    all.push(column.text(row).unwrap_or_default());
                }
                // Categories of the atlas are found by its filters.
                Role::Category if dataset.is_own() && !field.id.as_str().starts_with('_') => {
                    all.push(&cell(column, row, Language::Zh).unwrap_or_default());
                }
                Role::Place(PlaceLevel::Nation) => {}
                Role::Place(_) => {
                    let codes = facts.datasets().places().codes();
                    let places = column.codes(row).iter().flat_map(|place| codes.with_ancestors(*place));
                    all.places.extend(places.map(|place| codes.id(place)));
                }
                _ => {}
            }
        }
        all
    }

    /// Text of one cell, in both languages.
    fn of_cell(column: &Column, row: usize) -> Self {
        let mut all = Self { words: Vec::new(), hanzi: String::new(), places: Vec::new() };
        for language in [Language::En, Language::Zh] {
            all.push(&cell(column, row, language).unwrap_or_default());
        }
        all
    }

    fn push(&mut self, text: &str) {
        // Piecewise, as folding reads only the first characters of a text.
        for word in text.split_inclusive([' ', '，', '；']).flat_map(tokens) {
            if word.hanzi {
                self.hanzi.push_str(&word.text);
            } else {
                self.words.push(word);
            }
        }
        self.hanzi.push('\n');
    }

    fn have(&self, wanted: &Token) -> bool {
        if wanted.hanzi {
            self.hanzi.contains(&wanted.text)
        } else {
            self.words.iter().any(|word| word.text.starts_with(&wanted.text))
        }
    }

    fn lie_in(&self, places: &Named) -> bool {
        self.places.iter().any(|place| places.contains(*place))
    }
}
