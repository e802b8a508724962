//! Values of a spreadsheet as texts.

use std::borrow::Cow;

use calamine::{Data, DataRef, ExcelDateTime};

use crate::import::CellKind;

/// Kind and text of a value. Whole numbers have no decimals; dates are in ISO form, in no time zone.
pub(super) fn of_value<'v>(value: &'v DataRef<'_>) -> (CellKind, Cow<'v, str>) {
    match value {
        DataRef::Int(number) => (CellKind::Number, number.to_string().into()),
        DataRef::Float(number) => (CellKind::Number, number_text(*number).into()),
        DataRef::String(text) | DataRef::DurationIso(text) => (CellKind::Text, text.as_str().into()),
        DataRef::SharedString(text) => (CellKind::Text, (*text).into()),
        DataRef::Bool(flag) => (CellKind::Flag, flag.to_string().into()),
        DataRef::DateTime(date) => date_text(*date),
        DataRef::DateTimeIso(text) => (CellKind::Date, text.trim_end_matches("T00:00:00").into()),
        DataRef::Error(error) => (CellKind::Error, error.to_string().into()),
        DataRef::Empty => (CellKind::Empty, "".into()),
    }
}

/// The value as a reference to it.
pub(super) fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(flag) => DataRef::Bool(*flag),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// Shortest text that reads back as the same number.
fn number_text(number: f64) -> String {
    let size = number.abs();
    if size != 0.0 && !(1e-7..1e21).contains(&size) { format!("{number:e}") } else { format!("{number}") }
}

/// Date, date with time, or time of a serial number. Serial numbers that are no date stay numbers.
fn date_text(date: ExcelDateTime) -> (CellKind, Cow<'static, str>) {
    /// Days from 1900 to the end of the year 9999.
    const LAST: f64 = 2_958_466.0;
    let serial = date.as_f64();
    if !(0.0..LAST).contains(&serial) {
        return (CellKind::Number, number_text(serial).into());
    }
    if date.is_duration() {
        let seconds = (serial * 86_400.0).round() as u64;
        let text = format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        return (CellKind::Text, text.into());
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if serial < 1.0 && serial > 0.0 {
        return (CellKind::Text, time.into());
    }
    let day = format!("{year:04}-{month:02}-{day:02}");
    let text = if serial.fract() == 0.0 { day } else { format!("{day}T{time}") };
    (CellKind::Date, text.into())
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (number, text) in [
            (430_000.0, "430000"),
            (0.1 + 0.2, "0.30000000000000004"),
            (-3.5, "-3.5"),
            (1e300, "1e300"),
            (1e-9, "1e-9"),
            (0.0, "0"),
        ] {
            assert_eq!(number_text(number), text);
            assert_eq!(text.parse::<f64>().unwrap(), number);
        }
    }

    #[test]
    fn dates_are_those_of_the_epoch_of_the_workbook() {
        let date = |serial, is_1904| {
            let (kind, text) = date_text(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904));
            (kind, text.into_owned())
        };
        assert_eq!(date(44358.0, false), (CellKind::Date, "2021-06-11".into()));
        assert_eq!(date(42896.0, true), (CellKind::Date, "2021-06-11".into()));
        assert_eq!(date(44358.75, false), (CellKind::Date, "2021-06-11T18:00:00".into()));
        assert_eq!(date(0.25, false), (CellKind::Text, "06:00:00".into()));
        assert_eq!(date(-2.0, false), (CellKind::Number, "-2".into()));
        assert_eq!(date(f64::NAN, false).0, CellKind::Number);
    }
}
