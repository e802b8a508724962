//! What stands in one cell of a table.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::model::AsOf;

/// What stands between the items of a list in formats without lists. Not `;`, which citations contain.
pub const LIST_SEPARATOR: &str = " | ";

/// A cell. Formats that know types keep them.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known. Not zero, not an empty text.
    Missing,
    /// A text, never empty where made by [`Cell::text`].
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number, finite where made by [`Cell::number`].
    Number(f64),
    /// A year, month, day or period. No format's own dates: those cannot say "2021" without a day.
    Date(AsOf),
    /// Several texts, in order, never none where made by [`Cell::list`].
    List(Vec<String>),
}

impl Cell {
    /// A text; an empty one is missing.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Missing } else { Self::Text(text) }
    }

    /// A text that may be unknown.
    pub fn optional(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Missing, Self::text)
    }

    /// A number; what is no number is missing. Minus zero is zero.
    pub fn number(value: f64) -> Self {
        if value.is_finite() { Self::Number(value + 0.0) } else { Self::Missing }
    }

    /// How many there are.
    pub fn count(count: usize) -> Self {
        i64::try_from(count).map_or(Self::Missing, Self::Integer)
    }

    /// Texts in order; none is missing.
    pub fn list(items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let items: Vec<String> = items.into_iter().map(Into::into).collect();
        if items.is_empty() { Self::Missing } else { Self::List(items) }
    }

    /// The cell as one text, empty where missing. Numbers have a point, no exponent and no needless zeros.
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Missing => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(value) => Cow::Owned(value.to_string()),
            Self::Number(value) => Cow::Owned(value.to_string()),
            Self::Date(date) => Cow::Borrowed(date.as_str()),
            Self::List(items) => Cow::Owned(items.join(LIST_SEPARATOR)),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Date(date) => serializer.serialize_str(date.as_str()),
            Self::List(items) => items.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_known_is_missing_whatever_its_kind() {
        assert_eq!(Cell::text(""), Cell::Missing);
        assert_eq!(Cell::optional(None::<String>), Cell::Missing);
        assert_eq!(Cell::number(f64::NAN), Cell::Missing);
        assert_eq!(Cell::list(Vec::<String>::new()), Cell::Missing);
        assert_eq!(Cell::Missing.plain(), "");
        assert_eq!(serde_json::to_string(&Cell::Missing).unwrap(), "null");
    }

    #[test]
    fn numbers_are_written_as_they_were_read() {
        for (value, text) in [(451.16, "451.16"), (200.0, "200"), (-0.0, "0"), (1e15, "1000000000000000")] {
            assert_eq!(Cell::number(value).plain(), text);
        }
    }

    #[test]
    fn a_list_is_a_list_where_the_format_has_lists() {
        let list = Cell::list(["HN", "JX"]);
        assert_eq!(list.plain(), "HN | JX");
        assert_eq!(serde_json::to_string(&list).unwrap(), r#"["HN","JX"]"#);
    }
}
