//! What belongs to a figure: without bound, kind, date and source beside it, a figure looks exact and comparable.

use super::{Cell, Row, Table};

/// The columns that say what the figures of another column mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Exact, more than, about …
    pub bound: String,
    /// Those without which the figures are never shown: kind, scope, date, whether the source is weak, source.
    pub required: Vec<String>,
    /// What else qualifies them.
    pub more: Vec<String>,
}

/// The columns beside a column of figures; `None` for any other column.
pub fn beside(column: &str) -> Option<Beside> {
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    if let Some(stem) = column.strip_suffix("_value") {
        let of = |ends: &[&str]| ends.iter().map(|end| format!("{stem}_{end}")).collect::<Vec<_>>();
        let mut required = of(&["scope", "as_of"]);
        required.push("sources".to_owned());
        let more = of(&["year_basis", "note_en", "note_zh", "source_ids"]);
        return Some(Beside { bound: format!("{stem}_qualifier"), required, more });
    }
    match column {
        "firms" => Some(Beside {
            bound: "bound".to_owned(),
            required: named(&["rung", "count", "as_of", "weak", "sources"]),
            more: named(&["batches", "cities", "basis", "note_en", "note_zh"]),
        }),
        "figure" => Some(Beside {
            bound: "figure_bound".to_owned(),
            required: named(&["figure_kind", "figure_unit", "figure_as_of", "weak", "sources"]),
            more: named(&["figure_rung", "note_en", "note_zh"]),
        }),
        _ => None,
    }
}

/// Whether a row's facts are weakly sourced.
pub fn is_weak(table: &Table, row: &Row) -> bool {
    *table.cell(row, "weak") != Cell::Missing
}
