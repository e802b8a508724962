//! Statements of a dataset's fields about a feature, its names and note.

use crate::{
    dataset::{CodeList, Column, Dataset, Field, QualifierRole, Role, TimeRole},
    i18n::format,
    model::Language,
};

/// Statement of a field about a feature.
pub(crate) struct FeatureFact<'d> {
    /// Heading of the field.
    pub title: &'d str,
    /// Value in words.
    pub said: String,
    /// `true` for places, dates and categories, which even a short description has.
    pub is_main: bool,
}

/// Statements about a row: places, dates, categories, texts, grounds. What is unknown is left out.
pub(crate) fn feature_facts(dataset: &Dataset, row: u32, language: Language) -> Vec<FeatureFact<'_>> {
    let row = row as usize;
    let mut fields: Vec<(u8, &Field)> =
        dataset.fields().iter().filter_map(|field| Some((rank(field)?, field))).collect();
    fields.sort_by_key(|(rank, _)| *rank);
    let fact = |(rank, field): (u8, &'_ Field)| {
        let (field, column) = dataset.field(&field.id)?;
        let said = value(column, row, language)?;
        Some(FeatureFact { title: field.title.get(language), said, is_main: rank <= CATEGORY })
    };
    fields.into_iter().filter_map(fact).collect()
}

/// Names of a row, that in a language first.
pub(crate) fn feature_names(dataset: &Dataset, row: u32, language: Language) -> impl Iterator<Item = &str> {
    [language, language.other()].into_iter().filter_map(move |language| text(dataset, &Role::Name(language), row))
}

/// Caveats of a row.
pub(crate) fn feature_note(dataset: &Dataset, row: u32, language: Language) -> Option<&str> {
    text(dataset, &Role::Qualifier(QualifierRole::Note(language)), row)
}

/// `true` if a row is weakly sourced.
pub(crate) fn is_weak(dataset: &Dataset, row: u32) -> bool {
    dataset.is_weak(row)
}

/// Rank of categories.
const CATEGORY: u8 = 2;

/// Order of the fields; `None` for those that say nothing by themselves.
fn rank(field: &Field) -> Option<u8> {
    match field.role {
        Role::Place(_) => Some(0),
        Role::Time(TimeRole::Told | TimeRole::Holds) => Some(1),
        Role::Category => Some(CATEGORY),
        Role::Text => Some(3),
        Role::Qualifier(QualifierRole::Basis) => Some(4),
        _ => None,
    }
}

fn text<'d>(dataset: &'d Dataset, role: &Role, row: u32) -> Option<&'d str> {
    dataset.with_role(role)?.text(row as usize).filter(|text| !text.is_empty())
}

/// Value in words; a place with the places that it lies in. `None` if it is unknown.
fn value(column: &Column, row: usize, language: Language) -> Option<String> {
    if let Some(date) = column.date(row) {
        return Some(format::date(&date, language));
    }
    if let Some(text) = column.text(row) {
        return (!text.is_empty()).then(|| text.to_owned());
    }
    let list = column.list()?;
    let codes: Vec<String> = column.codes(row).iter().map(|code| code_name(list, *code, language)).collect();
    (!codes.is_empty()).then(|| codes.join(separator(language)))
}

fn code_name(list: &CodeList, code: u32, language: Language) -> String {
    let titles = list.with_ancestors(code).filter_map(|code| list.get(code));
    let mut titles: Vec<&str> = titles.map(|code| code.title.get(language)).collect();
    // That all of it lies in the whole goes without saying.
    titles.truncate(titles.len().saturating_sub(1).max(1));
    titles.join(separator(language))
}

fn separator(language: Language) -> &'static str {
    match language {
        Language::En => ", ",
        Language::Zh => "，",
    }
}
