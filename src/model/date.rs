//! Dates as sources state them: intervals of calendar days that keep their wording.

use std::{cmp::Ordering, fmt};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::{
    Date, Month,
    util::{days_in_month, days_in_year},
};

/// Length of the longest date, bytes: `2021-06-11/2022-06-11`.
const LONGEST: usize = 21;

/// An interval of calendar days, stated as a year, a month, a day (ISO 8601), or two of these joined by `/`.
///
/// Intervals have no natural order, so each use has its own: [`is_by`](Self::is_by) for a cut-off date,
/// [`chronological`](Self::chronological) for lists, `latest` for the choice among several statements.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct AsOf {
    first: Date,
    last: Date,
    /// The text as written, ASCII; bytes from `length` on are 0.
    text: [u8; LONGEST],
    length: u8,
}

/// Error of parsing a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not a year, month or day in ISO 8601 form.
    #[error("expected a date like 2021-06-11, found \"{0}\"")]
    Form(String),
    /// A day that the month does not have, for example 2021-02-30.
    #[error("expected a day of the calendar, found {0}")]
    NoSuchDay(String),
    /// An interval that ends before it begins.
    #[error("expected an interval that does not end before it begins, found {0}")]
    Backwards(String),
}

impl AsOf {
    /// Parses `2021`, `2021-06`, `2021-06-11`, or two of these joined by `/`.
    ///
    /// # Errors
    /// [`DateError`] with the offending text, shortened if long.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        if let Some(day) = plain_day(text) {
            return Ok(day);
        }
        let found = || text.chars().take(2 * LONGEST).collect::<String>();
        let (from, to) = text.split_once('/').unwrap_or((text, text));
        let read = |part: &str| match stated(part) {
            Ok(days) => Ok(days),
            Err(Misread::Form) => Err(DateError::Form(found())),
            Err(Misread::NoSuchDay) => Err(DateError::NoSuchDay(part.to_owned())),
        };
        let ((first, _), (_, last)) = (read(from)?, read(to)?);
        if last < first {
            return Err(DateError::Backwards(found()));
        }
        let mut bytes = [0; LONGEST];
        for (byte, written) in bytes.iter_mut().zip(text.bytes()) {
            *byte = written;
        }
        Ok(Self { first, last, text: bytes, length: text.len() as u8 })
    }

    /// A day of the calendar; `None` for one that is none, and outside of the years 0 to 9999.
    pub(crate) fn of_day(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
        let century = u8::try_from(year / 100).ok().filter(|century| *century < 100 && year >= 0)?;
        let [a, b] = digits(century);
        let [c, d] = digits((year % 100) as u8);
        let ([e, f], [g, h]) = (digits(month), digits(day));
        let mut text = [0; LONGEST];
        let written = [a, b, c, d, b'-', e, f, b'-', g, h];
        text.iter_mut().zip(written).for_each(|(to, from)| *to = from);
        Some(Self { first: date, last: date, text, length: written.len() as u8 })
    }

    /// A year; `None` outside of the years 0 to 9999.
    pub fn of_year(year: i32) -> Option<Self> {
        Self::parse(&format!("{year:04}")).ok()
    }

    /// The text as written, in ISO 8601 form.
    pub fn as_str(&self) -> &str {
        let text = self.text.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
    }

    /// Year of the first day.
    pub fn year(&self) -> i32 {
        self.first.year()
    }

    /// First day of the interval.
    pub(crate) fn first_day(&self) -> Date {
        self.first
    }

    /// Last day of the interval.
    pub fn last_day(&self) -> Date {
        self.last
    }

    /// `true` if the interval ends no later than `until` does: the year 2021 is not over by March 2021.
    pub fn is_by(&self, until: &Self) -> bool {
        self.last <= until.last
    }

    /// Order for lists: by first day; of two that begin on the same day, the longer comes first.
    pub fn chronological(&self, other: &Self) -> Ordering {
        self.first.cmp(&other.first).then(other.last.cmp(&self.last))
    }

    /// Order by last day; of two that end on the same day, the longer comes first. In this order all intervals that
    /// [are over by](Self::is_by) a date come before the others.
    pub(crate) fn by_end(&self, other: &Self) -> Ordering {
        self.last.cmp(&other.last).then(self.first.cmp(&other.first))
    }

    /// Beginning and end in fractional years, for a time axis: `2021-07` is 2021.4959 to 2021.5808. The last day is
    /// included.
    pub fn years(&self) -> (f64, f64) {
        (years(self.first, 0), years(self.last, 1))
    }

    /// Midpoint of the interval, fractional years.
    pub fn middle(&self) -> f64 {
        let (begins, ends) = self.years();
        f64::midpoint(begins, ends)
    }

    /// Gap between two intervals, years; 0 if they overlap.
    pub fn years_from(&self, other: &Self) -> f64 {
        let ((a, b), (c, d)) = (self.years(), other.years());
        (c - b).max(a - d).max(0.0)
    }
}

/// The row with the latest date by [`AsOf::chronological`]; the first of several with the same date.
pub(crate) fn latest<T>(rows: impl IntoIterator<Item = T>, date: impl Fn(&T) -> AsOf) -> Option<T> {
    let later = |best: T, row: T| if date(&row).chronological(&date(&best)).is_gt() { row } else { best };
    rows.into_iter().reduce(later)
}

/// Error of parsing one part of a date.
enum Misread {
    Form,
    NoSuchDay,
}

/// A day of the calendar in the form `2021-06-11`; `None` for any other text, which is read more slowly.
fn plain_day(text: &str) -> Option<AsOf> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return None };
    if ![a, b, c, d, e, f, g, h].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let two = |tens: u8, ones: u8| (tens - b'0') * 10 + (ones - b'0');
    AsOf::of_day(i32::from(two(a, b)) * 100 + i32::from(two(c, d)), two(e, f), two(g, h))
}

/// Digits of a number below 100.
fn digits(number: u8) -> [u8; 2] {
    [b'0' + number / 10, b'0' + number % 10]
}

/// First and last day of one year, month or day.
fn stated(text: &str) -> Result<(Date, Date), Misread> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| match parts.next() {
        None => Ok(None),
        Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
            part.parse::<u16>().map(Some).or(Err(Misread::Form))
        }
        Some(_) => Err(Misread::Form),
    };
    let (year, month, day) = (number(4)?.ok_or(Misread::Form)?, number(2)?, number(2)?);
    if parts.next().is_some() {
        return Err(Misread::Form);
    }
    let year = i32::from(year);
    let to_month = |month: u16| u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok());
    let months = match month {
        None => (Month::January, Month::December),
        Some(month) => to_month(month).map(|month| (month, month)).ok_or(Misread::Form)?,
    };
    let days = match day {
        None => (1, days_in_month(months.1, year)),
        Some(day) => u8::try_from(day).map(|day| (day, day)).or(Err(Misread::NoSuchDay))?,
    };
    let date = |month, day| Date::from_calendar_date(year, month, day).or(Err(Misread::NoSuchDay));
    Ok((date(months.0, days.0)?, date(months.1, days.1)?))
}

/// A day as a fractional year: its beginning or, with `after` = 1, its end.
fn years(day: Date, after: u16) -> f64 {
    let passed = f64::from(day.ordinal() - 1 + after);
    f64::from(day.year()) + passed / f64::from(days_in_year(day.year()))
}

impl TryFrom<String> for AsOf {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

impl From<AsOf> for String {
    fn from(date: AsOf) -> Self {
        date.as_str().to_owned()
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AsOf({self})")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> AsOf {
        AsOf::parse(text).unwrap()
    }

    #[test]
    fn dates_are_as_precise_as_their_source_and_keep_its_wording() {
        for good in ["2021", "2021-06", "2021-06-11", "2020/2022", "2021-06/2021-08-31", "2021/2021", "0001"] {
            assert_eq!(date(good).to_string(), good);
            assert_eq!(serde_json::to_string(&date(good)).unwrap(), format!("\"{good}\""));
        }
        for bad in ["", "21", "2021-6", "2021-13", "2021-00", "June 2021", "2021/", "/2021", "2021-06-11-1", "２０２１"]
        {
            assert_eq!(AsOf::parse(bad), Err(DateError::Form(bad.to_owned())));
        }
        assert_eq!(AsOf::parse("2022/2020"), Err(DateError::Backwards("2022/2020".to_owned())));
        assert_eq!(date("2020/2022").year(), 2020);
    }

    #[test]
    fn a_day_that_no_calendar_has_is_refused_and_leap_days_are_real() {
        for wrong in ["2021-02-30", "2021-02-29", "1900-02-29", "2021-04-31", "2021-06-00", "2021-06-99"] {
            let why = AsOf::parse(wrong).unwrap_err();
            assert_eq!(why.to_string(), format!("expected a day of the calendar, found {wrong}"));
        }
        let why = AsOf::parse("2020/2021-02-30").unwrap_err().to_string();
        assert_eq!(why, "expected a day of the calendar, found 2021-02-30");
        for leap in ["2024-02-29", "2000-02-29"] {
            assert_eq!(date(leap).as_str(), leap);
        }
        assert!(date("2024-02-29").is_by(&date("2024-02")) && !date("2024-02-29").is_by(&date("2024-02-28")));
    }

    #[test]
    fn a_date_lasts_as_long_as_it_is_vague() {
        assert_eq!(date("2021").years(), (2021.0, 2022.0));
        assert_eq!(date("2020/2022").years(), (2020.0, 2023.0));
        assert_eq!(date("2021-12").years().1, 2022.0);
        assert_eq!(date("2024-12-31").years().1, 2025.0);
        assert_eq!(date("2021-01-01").years().0, 2021.0);
        assert!((date("2021-07").years().0 - 2021.4959).abs() < 1e-4);
        assert!((date("2024-07").years().0 - 2024.4973).abs() < 1e-4);
    }

    #[test]
    fn dates_that_overlap_are_not_apart() {
        assert_eq!(date("2023").years_from(&date("2023-08")), 0.0);
        assert!((date("2024-12-31").years_from(&date("2025-11-08")) - 311.0 / 365.0).abs() < 1e-6);
        assert_eq!(date("2021").years_from(&date("2023")), date("2023").years_from(&date("2021")));
    }

    #[test]
    fn what_is_over_by_a_date_is_no_matter_of_how_dates_are_written() {
        assert!(!date("2021").is_by(&date("2021-03-22")) && date("2021").is_by(&date("2021-12-31")));
        assert!(date("2021-03").is_by(&date("2021-03-31")) && date("2021-03-22").is_by(&date("2021")));
    }

    #[test]
    fn of_two_that_begin_on_one_day_lists_have_the_longer_first_and_the_latest_is_the_shorter() {
        let mut dates = ["2021-01-01", "2020-12", "2021", "2021-01"].map(date);
        dates.sort_by(AsOf::chronological);
        assert_eq!(dates.map(|date| date.to_string()), ["2020-12", "2021", "2021-01", "2021-01-01"]);
        let rows = [("first", date("2021")), ("second", date("2021-01")), ("third", date("2021-01"))];
        assert_eq!(latest(rows, |row| row.1).unwrap().0, "second");
    }

    fn any_date() -> impl Strategy<Value = AsOf> {
        let part = (1999_i32..2030, 0_u8..13, 0_u8..32).prop_map(|(year, month, day)| match (month, day) {
            (0, _) => format!("{year}"),
            (month, 0) => format!("{year}-{month:02}"),
            (month, day) => format!("{year}-{month:02}-{:02}", day.min(28)),
        });
        let span = (part.clone(), part.clone()).prop_map(|(from, to)| format!("{from}/{to}"));
        prop_oneof![part, span].prop_filter_map("a period that ends before it begins", |text| AsOf::parse(&text).ok())
    }

    proptest! {
        #[test]
        fn each_order_is_an_order(a in any_date(), b in any_date(), c in any_date()) {
            for order in [AsOf::chronological, AsOf::by_end] {
                prop_assert_eq!(order(&a, &b), order(&b, &a).reverse());
                prop_assert!(!(order(&a, &b).is_le() && order(&b, &c).is_le()) || order(&a, &c).is_le());
            }
        }

        #[test]
        fn sorted_by_end_a_date_parts_what_is_over_from_what_is_not(mut dates in prop::collection::vec(any_date(), 0..20), until in any_date()) {
            dates.sort_by(AsOf::by_end);
            prop_assert!(dates.is_sorted_by_key(|date| !date.is_by(&until)));
        }

        #[test]
        fn no_text_is_too_strange_to_be_refused(text in ".{0,60}") {
            if let Ok(date) = AsOf::parse(&text) {
                prop_assert_eq!(date.as_str(), text.as_str());
            }
        }
    }
}
