//! Names of the codes in cells, by the column that they stand in.

use crate::i18n::Messages;

/// Name of a code; `None` if the column's codes have none.
pub(super) fn code_name(column: &str, code: &str, texts: &'static Messages) -> Option<&'static str> {
    let words = match column {
        "region" => &texts.region,
        "round" => &texts.round,
        "announcement" => &texts.announcement,
        _ if column.ends_with("_scope") => &texts.scope,
        _ => &texts.table.word,
    };
    words.get(code).or_else(|| texts.thematic.unit.get(code)).map(String::as_str)
}

/// Name of a code in a file, where amounts of money are in the units of the data.
pub(super) fn code_name_in_file(column: &str, code: &str, texts: &'static Messages) -> Option<&'static str> {
    let unit = texts.table.file_unit.get(code).filter(|_| column.ends_with("unit"));
    unit.map(String::as_str).or_else(|| code_name(column, code, texts))
}
