//! Dates as intervals: comparisons agree with the former ones on texts and fractional years.

use std::{cmp::Ordering, collections::BTreeSet};

use cluster_atlas::{
    data::{self, Files},
    model::{AsOf, Period, ReportingUnit, Tier},
    query::{YEARS, next_stop, time_steps},
    view::{ThematicLayer, View},
};
use strum::IntoEnumIterator as _;

use crate::support::facts;

/// Comparisons as implemented before dates became intervals.
mod reference {
    use super::*;

    const BEFORE: [f64; 12] = [0.0, 31.0, 59.0, 90.0, 120.0, 151.0, 181.0, 212.0, 243.0, 273.0, 304.0, 334.0];

    fn stretch(date: &str) -> (f64, f64) {
        let mut parts = date.split('-').map(|part| part.parse::<f64>().unwrap());
        let year = parts.next().unwrap();
        let Some(month) = parts.next() else { return (year, year + 1.0) };
        let month = month as usize - 1;
        match parts.next() {
            None => (year + BEFORE[month] / 365.0, year + BEFORE.get(month + 1).unwrap_or(&365.0) / 365.0),
            Some(day) => (year + (BEFORE[month] + day - 1.0) / 365.0, year + (BEFORE[month] + day) / 365.0),
        }
    }

    /// Start and end in years of 365 days.
    pub fn years(date: &str) -> (f64, f64) {
        let (first, last) = date.split_once('/').unwrap_or((date, date));
        (stretch(first).0, stretch(last).1)
    }

    pub fn is_by(date: &str, until: &str) -> bool {
        years(date).1 <= years(until).1 + 1e-9
    }

    pub fn order(a: &str, b: &str) -> Ordering {
        a.cmp(b)
    }

    pub fn years_from(a: &str, b: &str) -> f64 {
        let ((a, b), (c, d)) = (years(a), years(b));
        (c - b).max(a - d).max(0.0)
    }

    /// Start and end in years of twelve 31-day months, formerly used for programme periods.
    fn months(date: &str) -> (f64, f64) {
        let parts: Vec<f64> = date.split('-').map(|part| part.parse().unwrap()).collect();
        match parts[..] {
            [year] => (year, year + 1.0),
            [year, month] => (year + (month - 1.0) / 12.0, year + month / 12.0),
            [year, month, day] => {
                let begin = year + (month - 1.0) / 12.0;
                (begin + (day - 1.0) / 372.0, begin + day / 372.0)
            }
            _ => panic!("{date}"),
        }
    }

    pub fn overlaps(period: &Period, year: i32) -> bool {
        let begins =
            period.from.is_none_or(|from| months(from.as_str().split('/').next().unwrap()).0 < f64::from(year + 1));
        let ends = period.to.is_none_or(|to| months(to.as_str().rsplit('/').next().unwrap()).1 > f64::from(year));
        (period.from.is_some() || period.to.is_some()) && begins && ends
    }
}

/// All distinct dates of all tables.
fn dates() -> Vec<AsOf> {
    let files = Files::EMBEDDED;
    let texts = [
        files.sources,
        files.clusters,
        files.cluster_figures,
        files.official_totals,
        files.article_claims,
        files.national_series,
        files.little_giants,
        files.ladder,
        files.programmes,
        files.province_indicators,
        files.findings,
    ];
    let named =
        ["date", "announced", "as_of", "year", "issued", "period_from", "period_to", "accessed", "figure_as_of"];
    let mut found = BTreeSet::new();
    for text in texts {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let columns: Vec<bool> = reader.headers().unwrap().iter().map(|name| named.contains(&name)).collect();
        for row in reader.records() {
            let cells = row.unwrap();
            found.extend(cells.iter().zip(&columns).filter(|(_, dated)| **dated).map(|(cell, _)| cell.to_owned()));
        }
    }
    found.iter().filter(|text| !text.is_empty()).map(|text| AsOf::parse(text).unwrap()).collect()
}

#[test]
fn dates_are_over_and_follow_one_another_as_they_did_when_they_were_texts() {
    let dates = dates();
    assert!(dates.len() > 150, "{}", dates.len());
    for a in &dates {
        for b in &dates {
            let (x, y) = (a.as_str(), b.as_str());
            assert_eq!(a.is_by(b), reference::is_by(x, y), "{a} by {b}");
            assert_eq!(a.chronological(b), reference::order(x, y), "{a} before {b}");
            assert!((a.years_from(b) - reference::years_from(x, y)).abs() < 2.0 / 365.0, "{a} from {b}");
        }
        assert!((a.years().0 - reference::years(a.as_str()).0).abs() < 1.0 / 365.0, "{a}");
    }
}

#[test]
fn counts_of_a_rung_speak_of_the_same_time_as_they_did() {
    let (catalogue, _) = data::embedded_catalogue();
    let units: BTreeSet<&ReportingUnit> = catalogue.ladder.iter().map(|row| &row.unit).collect();
    let mut compared = 0;
    for (unit, tier) in units.iter().flat_map(|unit| Tier::iter().map(move |tier| (unit, tier))) {
        let rows: Vec<AsOf> = catalogue.ladder(unit, tier).map(|row| row.firms.as_of).collect();
        for (a, b) in rows.iter().flat_map(|a| rows.iter().map(move |b| (a, b))) {
            let before = reference::years_from(a.as_str(), b.as_str());
            for limit in [0.5, 1.0] {
                assert_eq!(a.years_from(b) <= limit, before <= limit, "{a} and {b} by {limit}");
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "{compared}");
}

#[test]
fn each_year_has_the_programmes_that_it_had() {
    let (catalogue, _) = data::embedded_catalogue();
    let count = |holds: &dyn Fn(&Period) -> bool| catalogue.programmes.iter().filter(|p| holds(&p.period)).count();
    let mut counts = Vec::new();
    for year in YEARS {
        for programme in &catalogue.programmes {
            let period = &programme.period;
            assert_eq!(period.overlaps(year, year), reference::overlaps(period, year), "{} {year}", programme.id);
        }
        counts.push(count(&|period| period.overlaps(year, year)));
    }
    assert!(counts.iter().all(|count| *count > 0) && counts.windows(2).any(|pair| pair[0] != pair[1]), "{counts:?}");
}

#[test]
fn the_timeline_plays_forwards_from_any_date() {
    let mut view = View::default();
    view.show_layer("characteristic_clusters", true);
    view.set_thematic(Some(ThematicLayer::default()));
    let stops = time_steps(facts(), &view);
    let vague = ["2018", "2020", "2021", "2022", "2021-07", "2021/2023", "2021-01-01", "2030"]
        .map(|date| AsOf::parse(date).unwrap());
    for start in dates().into_iter().chain(vague) {
        let mut present = start;
        let mut passed = 0;
        while let Some(next) = next_stop(&stops, Some(&present)) {
            assert!(next.date.last_day() > present.last_day(), "from {start}: {} after {present}", next.date);
            present = next.date;
            passed += 1;
            assert!(passed <= stops.len(), "from {start}");
        }
        let left = stops.iter().filter(|stop| !stop.date.is_by(&start)).count();
        assert!(passed <= left && (left == 0) == (passed == 0), "from {start}: {passed} of {left}");
    }
    assert_eq!(next_stop(&stops, None).map(|stop| stop.date), stops.first().map(|stop| stop.date));
}
