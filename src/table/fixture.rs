//! Small table for the tests of the writers.

use super::{Cell, Column, Row, Table};
use crate::model::{Bilingual, Language};

/// A table of two columns, `a` and `b`, with the given cells.
pub(super) fn table(rows: Vec<Vec<Cell>>) -> Table {
    let row = |(at, cells)| Row { id: format!("row {at}"), at: None, shape: None, cells };
    Table {
        name: "letters".into(),
        title: Bilingual { en: "Letters".to_owned(), zh: "字母".to_owned() },
        language: Language::En,
        points: Some("Points are made up."),
        columns: vec![Column::new("a", "A", "甲"), Column::new("b", "B", "乙").unit("clusters")],
        rows: rows.into_iter().enumerate().map(row).collect(),
        sources: Vec::new(),
    }
}
