//! Typed cell of a table.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::model::AsOf;

/// Separator of list items in formats without lists; citations contain `;`.
pub const LIST_SEPARATOR: &str = " | ";

/// Cell value; typed formats (JSON, XLSX) keep numbers as numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Unknown; neither zero nor an empty text.
    Missing,
    /// Text; [`Cell::text`] never makes an empty one.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Number; [`Cell::number`] makes finite ones only.
    Number(f64),
    /// Year, month, day or period; written as text, since date types of file formats cannot express "2021" without a
    /// day. Workbooks hold single days as dates.
    Date(AsOf),
    /// Texts in order; [`Cell::list`] never makes an empty list.
    List(Vec<String>),
}

impl Cell {
    /// A text cell; [`Cell::Missing`] if empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Missing } else { Self::Text(text) }
    }

    /// A text cell; [`Cell::Missing`] if `None` or empty.
    pub fn optional(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Missing, Self::text)
    }

    /// A number cell; [`Cell::Missing`] if not finite. Negative zero becomes zero.
    pub fn number(value: f64) -> Self {
        if value.is_finite() { Self::Number(value + 0.0) } else { Self::Missing }
    }

    /// An integer cell if the value is whole, else a number cell.
    pub fn whole_or_number(value: f64) -> Self {
        /// 2⁵³; below it, each whole number is exact.
        const WHOLE: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() < WHOLE { Self::Integer(value as i64) } else { Self::number(value) }
    }

    /// A quotient, share or growth: a number of ten significant digits, more than its parts know.
    pub fn quotient(value: f64) -> Self {
        format!("{value:.9e}").parse().map_or(Self::Missing, Self::whole_or_number)
    }

    /// An integer cell.
    pub fn count(count: usize) -> Self {
        i64::try_from(count).map_or(Self::Missing, Self::Integer)
    }

    /// A list cell; [`Cell::Missing`] if empty.
    pub fn list(items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let items: Vec<String> = items.into_iter().map(Into::into).collect();
        if items.is_empty() { Self::Missing } else { Self::List(items) }
    }

    /// The cell as one text, empty if missing. Numbers have a decimal point, no exponent and no trailing zeros.
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
    fn quotients_are_written_without_the_noise_of_their_division() {
        for (value, text) in
            [(13_669.689_999_999_999, "13669.69"), (198.085_106_382_978_75, "198.0851064"), (-50.0, "-50")]
        {
            assert_eq!(Cell::quotient(value).plain(), text);
        }
        assert_eq!(Cell::quotient(f64::INFINITY), Cell::Missing);
    }

    #[test]
    fn a_list_is_a_list_where_the_format_has_lists() {
        let list = Cell::list(["HN", "JX"]);
        assert_eq!(list.plain(), "HN | JX");
        assert_eq!(serde_json::to_string(&list).unwrap(), r#"["HN","JX"]"#);
    }
}
