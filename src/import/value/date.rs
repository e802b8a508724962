//! Dates as people write them: days, months and years, never with a time zone applied.

use std::{borrow::Cow, ops::RangeInclusive};

use super::{half_width, trimmed};
use crate::{
    model::{AsOf, is_hanzi},
    recipe::DayOrder,
};

/// Reason why a text is no date of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum DateError {
    /// Not a date.
    Form,
    /// Day and month can be read in either order.
    Ambiguous,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a date. A time and its zone are left out: the day is that which is written. Serial numbers of spreadsheets are
/// dates only with `serials`.
///
/// # Errors
/// [`DateError`].
pub(in crate::import) fn parse(text: &str, order: Option<DayOrder>, serials: bool) -> Result<AsOf, DateError> {
    if let Some(day) = plain_day(text) {
        return Ok(day);
    }
    if !serials && is_plainly_none(trimmed(text)) {
        return Err(DateError::Form);
    }
    let blank = |c: char| if c == '\u{3000}' { ' ' } else { c };
    let text = trimmed(text);
    if !text.chars().any(|c| half_width(c).is_ascii_digit()) {
        return Err(DateError::Form);
    }
    let half: Cow<'_, str> =
        if text.is_ascii() { text.into() } else { text.chars().map(half_width).map(blank).collect::<String>().into() };
    if let Ok(date) = AsOf::parse(&half) {
        return Ok(date);
    }
    let text = without_time(&half);
    if let Ok(date) = AsOf::parse(text) {
        return Ok(date);
    }
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    if let Some(month) = named_month(text) {
        return english(&numbers, month);
    }
    let signs: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    let is_chinese = matches!(signs.as_slice(), ['年'] | ['年', '月'] | ['年', '月', '日' | '号'] | ['年', '月', _, _]);
    let is_marked = signs.iter().all(|sign| matches!(sign, '-' | '/' | '.')) && signs.len() + 1 == numbers.len();
    match numbers.as_slice() {
        [digits] if signs.is_empty() && digits.len() == 8 => compact(digits),
        [digits] if signs.is_empty() && serials => serial(digits),
        [whole, _] if signs == ['.'] && serials && whole.len() == 5 => serial(whole),
        [year] if is_chinese => ymd(year, None, None),
        [year, month] if (is_chinese || is_marked) && year.len() == 4 => ymd(year, Some(month), None),
        [year, month, day] if (is_chinese || is_marked) && year.len() == 4 => ymd(year, Some(month), Some(day)),
        [one, other, year] if is_marked && year.len() == 4 => day_and_month(one, other, year, order),
        _ => Err(DateError::Form),
    }
}

/// Day of the calendar with its year first, in half-width digits: `2021-06-11`, `2021/6/11`, `2021.6.11`, `2021年6月11日`;
/// `None` for any other text, which is read more slowly.
fn plain_day(text: &str) -> Option<AsOf> {
    let (year, rest) = leading_number(text, 4..=4)?;
    let mut signs = rest.chars();
    let first = signs.next()?;
    let (month, rest) = leading_number(signs.as_str(), 1..=2)?;
    let mut signs = rest.chars();
    let second = signs.next()?;
    let (day, rest) = leading_number(signs.as_str(), 1..=2)?;
    let is_form =
        matches!((first, second, rest), ('-', '-', "") | ('/', '/', "") | ('.', '.', "") | ('年', '月', "日"));
    if is_form { AsOf::of_day(i32::from(year), month as u8, day as u8) } else { None }
}

/// Number of so many digits at the beginning of a text, and the text after it.
fn leading_number(text: &str, digits: RangeInclusive<usize>) -> Option<(u16, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(length)?;
    let number = number.bytes().take(*digits.end()).fold(0, |number, digit| number * 10 + u16::from(digit - b'0'));
    digits.contains(&length).then_some((number, rest))
}

/// `true` for most texts that are seen at once to be no dates: digits that are neither a year nor a day, numbers with
/// decimals, hanzi without a year or a named month.
fn is_plainly_none(text: &str) -> bool {
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if text.is_ascii() {
        return match text.split_once('.') {
            None => all_digits(text) && !matches!(text.len(), 4 | 8),
            Some((whole, decimals)) => all_digits(whole) && all_digits(decimals) && whole.len() != 4,
        };
    }
    text.contains(is_hanzi) && !text.contains('年') && !text.chars().any(|c| half_width(c).is_ascii_alphabetic())
}

/// Text before a time of the day.
fn without_time(text: &str) -> &str {
    let is_time = |rest: &str| rest.contains(':') && rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let at_mark = text.split_once(['T', ' ']).filter(|(_, rest)| is_time(rest));
    at_mark.map_or(text, |(date, _)| date).trim_end()
}

fn ymd(year: &str, month: Option<&str>, day: Option<&str>) -> Result<AsOf, DateError> {
    let padded = |part: &str| format!("-{part:0>2}");
    let text = format!("{year}{}{}", month.map(padded).unwrap_or_default(), day.map(padded).unwrap_or_default());
    AsOf::parse(&text).or(Err(DateError::Form))
}

fn compact(digits: &str) -> Result<AsOf, DateError> {
    let part = |range: std::ops::Range<usize>| digits.get(range).unwrap_or_default();
    ymd(part(0..4), Some(part(4..6)), Some(part(6..8)))
}

/// Day by the serial number of spreadsheets with the epoch of 1900.
fn serial(digits: &str) -> Result<AsOf, DateError> {
    // The 60th day is a 29 February 1900 that never was; the days of this century and the last are after it.
    const FIRST: i64 = 61;
    const EPOCH_JULIAN_DAY: i32 = 2_415_019;
    let days: i64 = digits.parse().or(Err(DateError::Form))?;
    let day = i32::try_from(days).ok().filter(|_| days >= FIRST).ok_or(DateError::Form)?;
    let date = time::Date::from_julian_day(EPOCH_JULIAN_DAY + day).or(Err(DateError::Form))?;
    AsOf::of_day(date.year(), date.month().into(), date.day()).ok_or(DateError::Form)
}

fn day_and_month(one: &str, other: &str, year: &str, order: Option<DayOrder>) -> Result<AsOf, DateError> {
    let month_is = |text: &str| text.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
    let (day, month) = match (order, month_is(one), month_is(other)) {
        (_, true, false) | (Some(DayOrder::MonthFirst), true, true) => (other, one),
        (_, false, true) | (Some(DayOrder::DayFirst), true, true) => (one, other),
        // The same number twice is the same day in either order.
        (None, true, true) if one.trim_start_matches('0') == other.trim_start_matches('0') => (one, other),
        (None, true, true) => return Err(DateError::Ambiguous),
        (_, false, false) => return Err(DateError::Form),
    };
    ymd(year, Some(month), Some(day))
}

/// Number of a month that is written out in English.
fn named_month(text: &str) -> Option<usize> {
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let mut words = words.map(str::to_lowercase).filter(|word| word.len() >= 3);
    let (Some(word), None) = (words.next(), words.next()) else { return None };
    MONTHS.iter().position(|month| word.starts_with(month)).map(|at| at + 1)
}

fn english(numbers: &[&str], month: usize) -> Result<AsOf, DateError> {
    let month = month.to_string();
    match numbers {
        [year] if year.len() == 4 => ymd(year, Some(&month), None),
        [day, year] if year.len() == 4 && day.len() <= 2 => ymd(year, Some(&month), Some(day)),
        _ => Err(DateError::Form),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<String, DateError> {
        parse(text, None, false).map(|date| date.to_string())
    }

    #[test]
    fn one_day_in_many_forms() {
        for text in [
            "2021-06-11",
            "2021年6月11日",
            "2021/6/11",
            "2021.6.11",
            "20210611",
            "2021-06-11T00:00:00+08:00",
            "2021-06-11 23:59:59Z",
            "２０２１－０６－１１",
            "11 June 2021",
            "June 11, 2021",
            "13/06/2021",
        ] {
            let day = if text.starts_with("13") { "2021-06-13" } else { "2021-06-11" };
            assert_eq!(read(text).as_deref(), Ok(day), "{text}");
        }
    }

    #[test]
    fn months_and_years_stay_what_they_are() {
        for (text, date) in [("2021-06", "2021-06"), ("2021年6月", "2021-06"), ("2021年", "2021"), ("2021", "2021")]
        {
            assert_eq!(read(text).as_deref(), Ok(date), "{text}");
        }
        assert_eq!(read("June 2021").as_deref(), Ok("2021-06"));
    }

    #[test]
    fn serial_numbers_are_dates_only_where_that_is_said() {
        assert_eq!(read("44358"), Err(DateError::Form));
        for (serial, date) in [("44358", "2021-06-11"), ("61", "1900-03-01"), ("25569", "1970-01-01")] {
            assert_eq!(parse(serial, None, true).map(|date| date.to_string()).as_deref(), Ok(date), "{serial}");
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_never_guessed() {
        assert_eq!(read("03/04/2021"), Err(DateError::Ambiguous));
        let with = |order| parse("03/04/2021", Some(order), false).map(|date| date.to_string());
        assert_eq!(with(DayOrder::DayFirst).as_deref(), Ok("2021-04-03"));
        assert_eq!(with(DayOrder::MonthFirst).as_deref(), Ok("2021-03-04"));
        assert_eq!(read("04/04/2021").as_deref(), Ok("2021-04-04"));
        assert_eq!(read("32/13/2021"), Err(DateError::Form));
    }

    proptest! {
        #[test]
        fn days_with_the_year_first_are_read_in_all_their_forms(year in 0..=9999, month in 1..=12_u8, day in 1..=31_u8) {
            let forms = [
                format!("{year:04}-{month:02}-{day:02}"),
                format!("{year:04}/{month}/{day}"),
                format!("{year:04}.{month:02}.{day}"),
                format!("{year:04}年{month}月{day}日"),
            ];
            let expected = AsOf::parse(&forms[0]).or(Err(DateError::Form));
            for form in forms {
                prop_assert_eq!(parse(&form, None, false), expected, "{}", form);
                // A blank and a time keep the fast way from being taken.
                let timed = format!(" {form} 08:00");
                prop_assert_eq!(parse(&timed, None, false), expected, "{}", timed);
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,20}") {
            drop((read(&text), parse(&text, Some(DayOrder::DayFirst), true)));
        }
    }
}
