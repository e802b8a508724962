//! Dates and periods as years on a line.

use crate::model::{AsOf, Period};

/// When a date begins, in years: `2023` and `2023-01-01` at 2023.0.
pub fn beginning(date: &AsOf) -> f64 {
    let (year, month, day) = parts(first(date));
    f64::from(year) + (f64::from(month.unwrap_or(1)) - 1.0) / 12.0 + (f64::from(day.unwrap_or(1)) - 1.0) / 372.0
}

/// When a date has passed, in years: `2023` at 2024.0, `2023-06` at 2023.5.
pub fn end(date: &AsOf) -> f64 {
    let (year, month, day) = parts(last(date));
    match (month, day) {
        (None, _) => f64::from(year) + 1.0,
        (Some(month), None) => f64::from(year) + f64::from(month) / 12.0,
        (Some(month), Some(day)) => f64::from(year) + (f64::from(month) - 1.0) / 12.0 + f64::from(day) / 372.0,
    }
}

/// Whether nothing is known of a period.
pub fn is_unknown(period: &Period) -> bool {
    period.from.is_none() && period.to.is_none()
}

/// Whether a period can lie in one of the years `first..=last`. An end that is not known rules nothing out; a period of
/// which nothing is known lies in none.
pub fn overlaps(period: &Period, first: i32, last: i32) -> bool {
    let begins_in_time = period.from.as_ref().is_none_or(|from| beginning(from) < f64::from(last) + 1.0);
    let ends_late_enough = period.to.as_ref().is_none_or(|to| end(to) > f64::from(first));
    !is_unknown(period) && begins_in_time && ends_late_enough
}

fn first(date: &AsOf) -> &str {
    date.as_str().split('/').next().unwrap_or_default()
}

fn last(date: &AsOf) -> &str {
    date.as_str().rsplit('/').next().unwrap_or_default()
}

fn parts(date: &str) -> (i32, Option<u8>, Option<u8>) {
    let mut parts = date.split('-');
    let year = parts.next().and_then(|year| year.parse().ok()).unwrap_or_default();
    let mut next = || parts.next().and_then(|part| part.parse().ok());
    (year, next(), next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period { from: AsOf::parse(from).ok(), to: AsOf::parse(to).ok() }
    }

    #[test]
    fn a_date_lasts_as_long_as_it_is_precise() {
        let both = |text: &str| {
            let date = AsOf::parse(text).unwrap();
            (beginning(&date), end(&date))
        };
        assert_eq!(both("2023"), (2023.0, 2024.0));
        assert_eq!(both("2023-07"), (2023.5, 2023.0 + 7.0 / 12.0));
        assert_eq!(both("2020/2022"), (2020.0, 2023.0));
        let (from, to) = both("2023-12-31");
        assert!(from < to && to <= 2024.0 && from > 2023.9);
    }

    #[test]
    fn an_unknown_end_rules_nothing_out_and_an_unknown_period_lies_nowhere() {
        assert!(overlaps(&period("2021", "2025"), 2025, 2027) && overlaps(&period("2021", "2025"), 2019, 2021));
        assert!(!overlaps(&period("2021", "2025"), 2026, 2027) && !overlaps(&period("2021", "2025"), 2019, 2020));
        assert!(overlaps(&period("", "2025"), 2018, 2018) && !overlaps(&period("", "2025"), 2026, 2026));
        assert!(overlaps(&period("2018", ""), 2029, 2029) && !overlaps(&period("2018", ""), 2017, 2017));
        assert!(!overlaps(&Period::default(), 2017, 2030));
    }
}
