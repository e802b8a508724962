//! Years in headings: 2019, 2020年, 产值2019, `GDP_2020`, 2021 (bn yuan).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CellKind, RawColumn,
    value::{half_width, missing::is_missing, number},
};
use crate::recipe::DecimalMark;

/// Years that a heading can name.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Share of the cells that must be numbers.
const MOST: f64 = 0.8;
/// Signs between a year and the rest of its heading.
const APART: [char; 12] = ['_', '-', '.', '/', ' ', ',', '，', '、', ':', '：', '–', '\u{3000}'];
/// Beginnings of headings that say no more than that a year follows.
const YEAR_WORDS: [&str; 4] = ["fy", "y", "year", "年"];

/// Columns of numbers whose headings differ by the year alone, of at least two years: heading, heading without its year,
/// year.
pub(super) fn year_columns(columns: &[RawColumn]) -> Vec<(String, String, i32)> {
    let mut measures: BTreeMap<String, Vec<(&RawColumn, i32)>> = BTreeMap::new();
    for column in columns {
        if let Some((stem, year)) = year_of(&column.heading) {
            measures.entry(stem).or_default().push((column, year));
        }
    }
    let is_sound = |columns: &Vec<(&RawColumn, i32)>| {
        let years: BTreeSet<i32> = columns.iter().map(|(_, year)| *year).collect();
        years.len() > 1 && years.len() == columns.len() && are_numbers(columns.iter().map(|(column, _)| *column))
    };
    let sound = measures.into_iter().filter(|(_, columns)| is_sound(columns));
    sound
        .flat_map(|(stem, columns)| {
            columns.into_iter().map(move |(column, year)| (column.heading.clone(), stem.clone(), year))
        })
        .collect()
}

/// Heading without its year, and the year; `None` for a heading that names no year, several, or a part of one.
fn year_of(heading: &str) -> Option<(String, i32)> {
    let half = |sign| if ('０'..='９').contains(&sign) { half_width(sign) } else { sign };
    let heading: String = heading.trim().chars().map(half).collect();
    let (start, year) = only_year(&heading)?;
    let (before, after) = (heading.get(..start)?, heading.get(start + 4..)?);
    let has_digit_after = |text: &str| text.chars().nth(1).is_some_and(|sign| sign.is_ascii_digit());
    let joins = |sign: char| matches!(sign, '-' | '/' | '.' | '–' | '~' | '至');
    let is_span = after.starts_with(joins) && has_digit_after(after)
        || before.ends_with(joins) && before.chars().rev().nth(1).is_some_and(|sign| sign.is_ascii_digit());
    let is_part =
        after.contains(['月', '季', '旬', '日']) || after.starts_with(|sign: char| sign.is_ascii_alphabetic());
    let is_quarter = {
        let rest = after.trim_start_matches(APART);
        rest.starts_with(['Q', 'q', 'H', 'h']) && has_digit_after(rest)
    };
    if is_span || is_part || is_quarter {
        return None;
    }
    let rest = match after.strip_prefix('年') {
        Some(rest) if rest.starts_with(['末', '底', '初', '均']) => after,
        Some(rest) => rest.strip_prefix('度').unwrap_or(rest),
        None => after,
    };
    let before = before.trim_end_matches(APART);
    let rest = rest.trim_start_matches(APART);
    let pairs = [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】')];
    let emptied =
        pairs.iter().find_map(|(open, close)| Some((before.strip_suffix(*open)?, rest.strip_prefix(*close)?)));
    let (before, rest) = emptied
        .map_or((before, rest), |(before, rest)| (before.trim_end_matches(APART), rest.trim_start_matches(APART)));
    let before = if YEAR_WORDS.contains(&before.to_lowercase().as_str()) { "" } else { before };
    let is_apart = !before.is_empty() && rest.starts_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '(');
    let is_apart = is_apart && !before.ends_with(['(', '（', '[', '【']);
    Some((format!("{before}{}{rest}", if is_apart { " " } else { "" }).trim().to_owned(), year))
}

/// Position of the only run of four digits that is a year; other digits of a heading are those of its measure.
fn only_year(heading: &str) -> Option<(usize, i32)> {
    let bytes = heading.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let begins = |at: &usize| is_digit(*at) && !at.checked_sub(1).is_some_and(is_digit);
    let year = |at: usize| {
        let is_run = (at..at + 4).all(is_digit) && !is_digit(at + 4);
        let year = heading.get(at..at + 4).filter(|_| is_run)?.parse().ok()?;
        YEARS.contains(&year).then_some((at, year))
    };
    let mut years = (0..bytes.len()).filter(begins).filter_map(year);
    years.next().filter(|_| years.next().is_none())
}

/// `true` if the cells of columns are numbers, with some exceptions.
fn are_numbers<'c>(columns: impl Iterator<Item = &'c RawColumn>) -> bool {
    let (mut filled, mut numbers) = (0_usize, 0_usize);
    for cell in columns.flat_map(|column| column.cells.iter()) {
        if matches!(cell.kind, CellKind::Error | CellKind::Formula | CellKind::Empty) || is_missing(cell.text.trim()) {
            continue;
        }
        filled += 1;
        let is_number = |mark| !matches!(number::parse(cell.text, mark), Err(number::NumberError::Form));
        numbers += usize::from(is_number(DecimalMark::Point) || is_number(DecimalMark::Comma));
    }
    numbers > 0 && numbers as f64 >= MOST * filled as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::Cells;

    #[test]
    fn a_year_is_taken_out_of_a_heading_and_leaves_the_measure() {
        for (heading, stem, year) in [
            ("2019", "", 2019),
            ("2020年", "", 2020),
            ("２０２０年", "", 2020),
            ("2020年度", "", 2020),
            ("产值2019", "产值", 2019),
            ("2019年产值", "产值", 2019),
            ("产值（2019年）", "产值", 2019),
            ("产值（2019年，亿元）", "产值（亿元）", 2019),
            ("产值2019年（亿元）", "产值（亿元）", 2019),
            ("2019年末人口", "年末人口", 2019),
            ("GDP_2020", "GDP", 2020),
            ("GDP 2020 (bn yuan)", "GDP (bn yuan)", 2020),
            ("2021 (bn yuan)", "(bn yuan)", 2021),
            ("FY2021", "", 2021),
            ("PM2.5_2019", "PM2.5", 2019),
        ] {
            assert_eq!(year_of(heading), Some((stem.to_owned(), year)), "{heading}");
        }
    }

    #[test]
    fn spans_parts_of_years_and_other_numbers_are_none() {
        for heading in [
            "产值",
            "2019-2020",
            "2019/2020增速",
            "2019-01",
            "2019年1月",
            "2019Q1",
            "2019年一季度",
            "20190101",
            "1234",
            "5000",
            "2025E",
            "2019至2021",
        ] {
            assert_eq!(year_of(heading), None, "{heading}");
        }
    }

    fn found(columns: &[(&str, &str)]) -> Vec<(String, i32)> {
        let column = |(heading, text): &(&str, &str)| {
            let mut cells = Cells::default();
            cells.push(CellKind::Text, text);
            RawColumn { heading: (*heading).to_owned(), cells }
        };
        let columns: Vec<RawColumn> = columns.iter().map(column).collect();
        year_columns(&columns).into_iter().map(|(heading, _, year)| (heading, year)).collect()
    }

    #[test]
    fn two_years_of_one_measure_with_numbers_are_needed() {
        assert_eq!(found(&[("产值2019", "1"), ("产值2020", "1,200")]).len(), 2);
        assert!(found(&[("产值2019", "1")]).is_empty());
        assert!(found(&[("产值2019", "1"), ("从业2020", "2")]).is_empty());
        assert!(found(&[("备注2019", "无变化"), ("备注2020", "迁址")]).is_empty());
        assert!(found(&[("2019", "1"), ("2019年", "2"), ("2020", "3")]).is_empty(), "one year twice");
    }

    proptest! {
        #[test]
        fn no_heading_panics(heading in "\\PC{0,12}(20[0-9]{2})?\\PC{0,6}") {
            drop(year_of(&heading));
        }
    }
}
