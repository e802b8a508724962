//! Qualifier columns of figures: bound, kind, date, source; without them figures look exact and comparable.

use super::{Cell, Row, Table};

/// Names of the qualifier columns of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualifiers {
    /// Column of the bound: exact, over, about …
    pub bound: String,
    /// Columns that must be visible with the figure: kind, scope, date, weak source, sources.
    pub required: Vec<String>,
    /// Further qualifiers, optional.
    pub more: Vec<String>,
}

/// Qualifier columns of a figure's column; `None` for any other column.
pub fn qualifiers(column: &str) -> Option<Qualifiers> {
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    // Parts of a value stand in its row, with the same qualifiers.
    let column = if ["read_value", "per_value", "second_value"].contains(&column) { "value" } else { column };
    if let Some(stem) = column.strip_suffix("_value") {
        let of = |ends: &[&str]| ends.iter().map(|end| format!("{stem}_{end}")).collect::<Vec<_>>();
        let mut required = of(&["scope", "as_of"]);
        required.push("sources".to_owned());
        let more = of(&["year_basis", "note_en", "note_zh", "source_ids"]);
        return Some(Qualifiers { bound: format!("{stem}_qualifier"), required, more });
    }
    match column {
        "firms" => Some(Qualifiers {
            bound: "bound".to_owned(),
            required: named(&["rung", "count", "as_of", "weak", "sources"]),
            more: named(&["batches", "cities", "basis", "note_en", "note_zh"]),
        }),
        "value" => Some(Qualifiers {
            bound: "bound".to_owned(),
            required: named(&["unit", "as_of", "weak", "sources"]),
            more: named(&["count", "cities", "basis", "note_en", "note_zh"]),
        }),
        "figure" => Some(Qualifiers {
            bound: "figure_bound".to_owned(),
            required: named(&["figure_kind", "figure_unit", "figure_as_of", "weak", "sources"]),
            more: named(&["figure_rung", "note_en", "note_zh"]),
        }),
        _ => None,
    }
}

/// `true` if the facts of a row are weakly sourced.
pub(crate) fn is_weak(table: &Table, row: &Row) -> bool {
    *table.cell(row, "weak") != Cell::Missing
}
