//! A date as a stretch of time: a year lasts a year, a day lasts a day.

use super::AsOf;

/// Days before each month of a common year; a leap day more or less does not show in a chart.
const BEFORE: [f64; 12] = [0.0, 31.0, 59.0, 90.0, 120.0, 151.0, 181.0, 212.0, 243.0, 273.0, 304.0, 334.0];
const YEAR: f64 = 365.0;

impl AsOf {
    /// When it begins and when it ends, in years: `2021-07` is 2021.5 to 2021.58. A period lasts from the beginning of
    /// its first date to the end of its last.
    pub fn years(&self) -> (f64, f64) {
        let (first, last) = self.as_str().split_once('/').unwrap_or((self.as_str(), self.as_str()));
        (stretch(first).0, stretch(last).1)
    }

    /// Whether all of it is over by the end of another date: the year 2021 is not over by March 2021.
    pub fn is_by(&self, until: &Self) -> bool {
        self.years().1 <= until.years().1 + 1e-9
    }

    /// Its middle, in years.
    pub fn middle(&self) -> f64 {
        let (begins, ends) = self.years();
        f64::midpoint(begins, ends)
    }

    /// Whether nothing more than the year is known.
    pub fn is_only_a_year(&self) -> bool {
        let (begins, ends) = self.years();
        ends - begins > 0.9
    }

    /// Years between the end of the earlier and the beginning of the later; 0 where they overlap.
    pub fn years_from(&self, other: &Self) -> f64 {
        let ((a, b), (c, d)) = (self.years(), other.years());
        (c - b).max(a - d).max(0.0)
    }
}

/// Beginning and end of one date.
fn stretch(date: &str) -> (f64, f64) {
    let mut parts = date.split('-').map(|part| part.parse::<f64>().unwrap_or_default());
    let year = parts.next().unwrap_or_default();
    let Some(month) = parts.next() else { return (year, year + 1.0) };
    let month = (month as usize).clamp(1, BEFORE.len()) - 1;
    let before = BEFORE.get(month).copied().unwrap_or_default();
    match parts.next() {
        None => (year + before / YEAR, year + BEFORE.get(month + 1).copied().unwrap_or(YEAR) / YEAR),
        Some(day) => (year + (before + day - 1.0) / YEAR, year + (before + day) / YEAR),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> AsOf {
        AsOf::parse(text).unwrap()
    }

    #[test]
    fn a_date_lasts_as_long_as_it_is_vague() {
        assert_eq!(date("2021").years(), (2021.0, 2022.0));
        assert_eq!(date("2020/2022").years(), (2020.0, 2023.0));
        assert_eq!(date("2021-12").years().1, 2022.0);
        assert_eq!(date("2021-12-31").years().1, 2022.0);
        assert_eq!(date("2021-01-01").years().0, 2021.0);
        assert!((date("2021-07").years().0 - 2021.4959).abs() < 1e-3);
        assert!(date("2021").is_only_a_year() && !date("2021-06").is_only_a_year());
    }

    #[test]
    fn dates_that_overlap_are_not_apart() {
        assert_eq!(date("2023").years_from(&date("2023-08")), 0.0);
        assert!((date("2024-12-31").years_from(&date("2025-11-08")) - 311.0 / 365.0).abs() < 1e-6);
        assert_eq!(date("2021").years_from(&date("2023")), date("2023").years_from(&date("2021")));
    }
}
