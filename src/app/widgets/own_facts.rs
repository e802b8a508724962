//! Columns of a person's own file about a row, in the order of the file.

use crate::{
    caption::own_data::sample_after,
    dataset::{Column, Dataset, Field, Origin, OwnOrigin, Role},
    i18n::{Messages, format},
    import::{CITY, PLACED_BY, PROVINCE},
    model::{Language, short},
};

/// Column of an own file about a row.
pub(crate) struct OwnFact<'d> {
    /// Heading.
    pub title: &'d str,
    /// Value in words; `None` for an empty cell.
    pub said: Option<String>,
}

/// Origin of a dataset that is a person's own.
pub(crate) fn own_origin(dataset: &Dataset) -> Option<&OwnOrigin> {
    match dataset.origin() {
        Origin::Own(origin) => Some(origin),
        Origin::Atlas => None,
    }
}

/// Source line of an own file: as the person wrote it, else name and date of the file.
pub(crate) fn own_source(origin: &OwnOrigin, texts: &Messages) -> String {
    let own = &texts.own_data;
    let source = match &origin.dated {
        _ if !origin.credit.is_empty() => origin.credit.clone(),
        Some(date) => {
            own.dated.replace("{date}", &format::date(date, texts.language)).replacen("{file}", &origin.file, 1)
        }
        None => own.source.replacen("{file}", &origin.file, 1),
    };
    source + &sample_after(origin, texts)
}

/// Columns about a row: those of the file but for its name, then what was found of its place, as far as it is known.
pub(crate) fn own_facts<'d>(dataset: &'d Dataset, row: u32, language: Language) -> Vec<OwnFact<'d>> {
    let found = |field: &&Field| [PROVINCE, CITY, PLACED_BY].contains(&field.id.as_str());
    let said = |field: &'d Field| {
        let said = dataset.column(&field.id).and_then(|column| value(column, row as usize, field, language));
        OwnFact { title: field.title.get(language), said }
    };
    let of_file = dataset.fields().iter().filter(|field| {
        !found(field)
            && !matches!(field.role, Role::Key | Role::Name(_) | Role::Geometry)
            && !field.id.as_str().starts_with('_')
    });
    let of_file: Vec<OwnFact<'d>> = of_file.map(said).collect();
    let of_place = dataset.fields().iter().filter(found).map(said).filter(|fact| fact.said.is_some());
    of_file.into_iter().chain(of_place).collect()
}

/// Value in words with its unit; `None` for an empty cell.
fn value(column: &Column, row: usize, field: &Field, language: Language) -> Option<String> {
    if let Some(number) = column.number(row) {
        let number = whole_number(number);
        return Some(match field.unit.as_deref().filter(|unit| !unit.is_empty()) {
            Some("%") => format!("{number}%"),
            Some(unit) => format!("{number} {unit}"),
            None => number,
        });
    }
    if let Some(date) = column.date(row) {
        return Some(format::date(&date, language));
    }
    if let Some(text) = column.text(row) {
        return (!text.trim().is_empty()).then(|| text.to_owned());
    }
    let list = column.list()?;
    let titles = column.codes(row).iter().filter_map(|code| Some(list.get(*code)?.title.get(language)));
    let titles: Vec<&str> = titles.collect();
    (!titles.is_empty()).then(|| titles.join(" · "))
}

/// A number with all its decimals and thousands separators, with an exponent if it is very large or small.
fn whole_number(value: f64) -> String {
    let size = value.abs();
    if value != 0.0 && !(1e-6..1e15).contains(&size) {
        return short(value).replace('-', "−");
    }
    let text = size.to_string();
    let decimals = text.split_once('.').map(|(_, decimals)| decimals);
    let sign = if value < 0.0 { "−" } else { "" };
    let whole = format::number(size.trunc());
    decimals.map_or_else(|| format!("{sign}{whole}"), |decimals| format!("{sign}{whole}.{decimals}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        export::embedded_facts,
        i18n::messages,
        import::{Progress, SourceFile, import},
        recipe::{ColumnChoice, ColumnRole, Recipe},
    };

    fn dataset(text: &str, recipe: &Recipe) -> Dataset {
        let (facts, _) = embedded_facts();
        let file = SourceFile::new("firms.csv", text.as_bytes().to_vec());
        import(&file, recipe, facts.datasets().places(), &Progress::default()).unwrap().dataset
    }

    fn said(dataset: &Dataset, row: u32) -> Vec<(String, Option<String>)> {
        own_facts(dataset, row, Language::En).into_iter().map(|fact| (fact.title.to_owned(), fact.said)).collect()
    }

    #[test]
    fn columns_come_in_the_order_of_the_file_with_units_and_empty_cells_are_named() {
        let choice = ColumnChoice { role: ColumnRole::Number, unit: "万元".to_owned(), ..ColumnChoice::default() };
        let mut recipe = Recipe::default();
        recipe.columns.insert("产值".to_owned(), choice);
        let dataset = dataset("企业名称,城市,产值,备注\n甲公司,长沙市,1200.5,好\n乙公司,株洲市,,\n", &recipe);
        let facts = said(&dataset, 1);
        let titles: Vec<&str> = facts.iter().map(|(title, _)| title.as_str()).collect();
        assert_eq!(titles[..3], ["城市", "产值", "备注"], "{titles:?}");
        assert_eq!((&facts[1].1, &facts[2].1), (&None, &None), "zero is something else than nothing");
        assert_eq!(said(&dataset, 0)[1].1.as_deref(), Some("1,200.5 万元"));
        assert!(titles[3..].contains(&"Province (found)"), "{titles:?}");
    }

    #[test]
    fn numbers_keep_their_decimals() {
        let said = [1234.5, -0.25, 0.0, 112.944_45, 0.001_23, 1e20, -7e-9].map(whole_number);
        assert_eq!(said, ["1,234.5", "−0.25", "0", "112.94445", "0.00123", "1e20", "−0.000000007"]);
    }

    #[test]
    fn the_source_is_what_the_person_wrote_or_else_the_file() {
        let texts = messages(Language::Zh);
        let origin = OwnOrigin { file: "企业.csv".to_owned(), ..OwnOrigin::default() };
        assert_eq!(own_source(&origin, texts), "企业.csv（导入文件）");
        let credit = "某局，2024 年".to_owned();
        assert_eq!(own_source(&OwnOrigin { credit: credit.clone(), ..origin }, texts), credit);
    }
}
