//! Formatting of cells for display: labels instead of codes, names instead of place codes, localised numbers.
//!
//! Exported files keep the codes.

use std::borrow::Cow;

use super::{
    Cell, Column, Row, Table,
    code_names::code_name,
    qualifiers::{Qualifiers, qualifiers},
};
use crate::{
    i18n::{Messages, format, messages},
    model::{Catalogue, CityId, Language, ProvinceId, SourceId},
};

/// Columns of codes that have labels, in addition to those of figures.
const CODED: &[&str] = &[
    "name_basis",
    "confidence",
    "sector_basis",
    "region",
    "round",
    "announcement",
    "level",
    "kind",
    "issued_basis",
    "rung",
    "count",
    "bound",
    "cities",
    "basis",
    "weak",
    "figure_kind",
    "figure_unit",
    "figure_bound",
    "figure_rung",
    "status",
    "why",
    "unit",
    "read_unit",
    "per",
    "second_status",
    "second_bound",
];
/// Suffixes of code columns that qualify a figure.
const CODED_ENDS: &[&str] = &["_unit", "_qualifier", "_scope", "_year_basis"];
/// Columns of numbers in the unit of the column `unit`.
const IN_UNIT_OF_ROW: &[&str] = &["value", "class_from", "class_to"];
/// Columns of place codes.
const PLACES: &[&str] = &["place", "province", "city"];

/// Formatter of cells in one language.
#[derive(Clone, Copy, Debug)]
pub struct CellFormatter<'a> {
    catalogue: &'a Catalogue,
    texts: &'static Messages,
}

impl<'a> CellFormatter<'a> {
    /// A formatter in a language.
    pub fn new(catalogue: &'a Catalogue, language: Language) -> Self {
        Self { catalogue, texts: messages(language) }
    }

    /// Language of the output.
    pub fn language(&self) -> Language {
        self.texts.language
    }

    /// Heading of a column, with its unit if that has a label.
    pub fn heading<'t>(&self, column: &'t Column) -> Cow<'t, str> {
        let title = column.title.get(self.texts.language);
        match column.unit.as_deref().and_then(|unit| self.texts.table.unit.get(unit)) {
            None => Cow::Borrowed(title),
            Some(unit) if self.texts.language == Language::Zh => Cow::Owned(format!("{title}（{unit}）")),
            Some(unit) => Cow::Owned(format!("{title} ({unit})")),
        }
    }

    /// Cell in full; `None` if missing. Figures are preceded by their bound: `over 150`.
    pub fn text<'t>(&self, table: &'t Table, row: &'t Row, at: usize) -> Option<Cow<'t, str>> {
        let (column, cell) = (table.columns.get(at)?, row.cells.get(at)?);
        match cell {
            Cell::Missing => None,
            Cell::Text(text) => Some(self.word(&column.name, text)),
            Cell::Date(date) => Some(Cow::Borrowed(date.as_str())),
            Cell::Integer(_) | Cell::Number(_) => {
                let number = format::number(self.value(table, row, at)?);
                let prefix = qualifiers(&column.name).map_or("", |beside| self.prefix(table, row, &beside));
                Some(Cow::Owned(format!("{prefix}{number}")))
            }
            Cell::List(_) => Some(Cow::Owned(self.items(column, cell).join(self.comma()))),
        }
    }

    /// Cell in short form: long lists are cut and end in the number of omitted items.
    pub fn short<'t>(&self, table: &'t Table, row: &'t Row, at: usize) -> Option<Cow<'t, str>> {
        /// Maximum width of a list, in Latin letters.
        const ROOM: usize = 34;
        let (column, cell) = (table.columns.get(at)?, row.cells.get(at)?);
        if !matches!(cell, Cell::List(_)) {
            return self.text(table, row, at);
        }
        let items = self.items(column, cell);
        let (mut text, mut taken) = (String::new(), 0);
        for item in &items {
            if taken > 0 && width(&text) + width(item) > ROOM {
                break;
            }
            if taken > 0 {
                text.push_str(self.comma());
            }
            text.push_str(item);
            taken += 1;
        }
        if taken < items.len() {
            text = format!("{text} +{}", items.len() - taken);
        }
        Some(Cow::Owned(text))
    }

    /// Items of a list, each in full; empty for other cells.
    pub fn items<'t>(&self, column: &Column, cell: &'t Cell) -> Vec<Cow<'t, str>> {
        let Cell::List(items) = cell else { return Vec::new() };
        // Identifiers become citations where the figure has no column of citations.
        let cited = column.name.ends_with("_source_ids");
        let citation = |id: &String| {
            let source = self.catalogue.source(&SourceId::new(id.as_str())).filter(|_| cited)?;
            Some(source.citation(self.texts.language))
        };
        items.iter().map(|item| citation(item).map_or(Cow::Borrowed(item.as_str()), Cow::Owned)).collect()
    }

    /// Number in a cell, in the unit of its heading or row: 亿 for money in Chinese.
    pub fn value(&self, table: &Table, row: &Row, at: usize) -> Option<f64> {
        let (column, cell) = (table.columns.get(at)?, row.cells.get(at)?);
        let value = match cell {
            Cell::Integer(value) => *value as f64,
            Cell::Number(value) => *value,
            Cell::Missing | Cell::Text(_) | Cell::Date(_) | Cell::List(_) => return None,
        };
        let unit = column.unit.as_deref().or_else(|| {
            let of_row = IN_UNIT_OF_ROW.contains(&column.name.as_str()).then(|| table.cell(row, "unit"));
            if let Some(Cell::Text(unit)) = of_row { Some(unit.as_str()) } else { None }
        });
        let in_yi = unit == Some("billion_yuan") && self.texts.language == Language::Zh;
        // Rounding removes binary noise: ten times 451.16 is 4511.599999999999.
        Some(if in_yi { (value * 1e7).round() / 1e6 } else { value })
    }

    /// Label of a code or name of a place; the text itself if neither.
    pub fn word<'t>(&self, column: &str, text: &'t str) -> Cow<'t, str> {
        if PLACES.contains(&column) {
            return self.place(text).map_or(Cow::Borrowed(text), Cow::Borrowed).into_owned().into();
        }
        if !is_coded(column) {
            return Cow::Borrowed(text);
        }
        Cow::Borrowed(code_name(column, text, self.texts).unwrap_or(text))
    }

    fn place(&self, code: &str) -> Option<&str> {
        let words = &self.texts.table.word;
        let province = || Some(self.catalogue.province(&ProvinceId::new(code))?.name.short(self.texts.language));
        let city = || Some(self.catalogue.city(&CityId::new(code))?.name.short(self.texts.language));
        province().or_else(city).or_else(|| words.get(code).map(String::as_str))
    }

    fn prefix(&self, table: &Table, row: &Row, beside: &Qualifiers) -> &'static str {
        match table.cell(row, &beside.bound) {
            Cell::Text(bound) => self.texts.table.prefix.get(bound).map_or("", String::as_str),
            _ => "",
        }
    }

    fn comma(&self) -> &'static str {
        &self.texts.caption.comma
    }
}

/// `true` if a column holds codes that have labels.
pub fn is_coded(column: &str) -> bool {
    CODED.contains(&column) || CODED_ENDS.iter().any(|end| column.ends_with(end))
}

/// Display width in Latin letters; characters from U+2E80 on count as two.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{2e80}' { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fixture;

    #[test]
    fn a_chinese_character_is_as_wide_as_two_letters() {
        assert_eq!(width("ab 长沙"), 7);
    }

    #[test]
    fn chinese_counts_money_in_yi_and_nothing_else() {
        let catalogue = Catalogue::default();
        let (money, firms) =
            (Column::new("a", "A", "甲").unit("billion_yuan"), Column::new("b", "B", "乙").unit("firms"));
        let zh = CellFormatter::new(&catalogue, Language::Zh);
        let (value, unit) = (Column::new("value", "C", "丙"), Column::new("unit", "D", "丁"));
        let cells = vec![
            Cell::Number(451.16),
            Cell::Integer(3500),
            Cell::Number(451.16),
            Cell::text("billion_yuan"),
            Cell::Missing,
        ];
        let table =
            Table { columns: vec![money.clone(), firms, value, unit, money.clone()], ..fixture::table(vec![cells]) };
        let value = |reader: CellFormatter<'_>, at| reader.value(&table, &table.rows[0], at);
        let numbers = [Some(4511.6), Some(3500.0), Some(4511.6), None, None];
        assert_eq!([0, 1, 2, 3, 4].map(|at| value(zh, at)), numbers);
        let en = CellFormatter::new(&catalogue, Language::En);
        assert_eq!([0, 2].map(|at| value(en, at)), [Some(451.16); 2]);
        assert_eq!(zh.heading(&money), "甲（亿元）");
    }
}
