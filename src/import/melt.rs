//! Wide tables made long: a column for each year becomes a row for each year, if a person says so.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CellKind, Cells, ImportError, RawColumn, RawTable, Remark, RemarkKind, Severity, limits::MOST_CELLS,
    year_headings::year_columns,
};
use crate::{
    geo::Geometry,
    model::is_hanzi,
    recipe::{ColumnChoice, ColumnRole, Melt, MeltedColumn, Recipe},
};

/// The table with its columns of years as rows, if the recipe says so, and the recipe with the names of all columns
/// concerned; else the table as it is, with a remark if it has such columns.
///
/// # Errors
/// [`RemarkKind::TooLarge`] for more cells than a table may have.
pub(super) fn melted(mut table: RawTable, recipe: &Recipe) -> Result<(RawTable, Recipe), ImportError> {
    let mut recipe = recipe.clone();
    let Some(asked) = recipe.melt.take() else {
        if let Some(offer) = offer(&table) {
            table.remarks.push(remark(RemarkKind::YearColumns, &offer));
        }
        return Ok((table, recipe));
    };
    let mut melt = if asked.columns.is_empty() { offer(&table).unwrap_or_default() } else { asked.clone() };
    melt.columns.retain(|heading, _| table.columns.iter().any(|column| column.heading == *heading));
    if melt.columns.is_empty() || !has_points_alone(&table) {
        table.remarks.push(Remark::on_file(Severity::Note, RemarkKind::NoYearColumns));
        return Ok((table, recipe));
    }
    if !asked.date.trim().is_empty() {
        asked.date.trim().clone_into(&mut melt.date);
    }
    name_apart(&table, &mut melt);
    let mut long = long(&table, &melt)?;
    long.remarks.push(remark(RemarkKind::Melted, &melt));
    recipe.columns.entry(melt.date.clone()).or_insert_with(|| ColumnChoice {
        role: ColumnRole::Date,
        serial_days: Some(false),
        ..ColumnChoice::default()
    });
    recipe.melt = Some(melt);
    Ok((long, recipe))
}

/// Columns of a table that can become rows; `None` without any.
pub(super) fn offer(table: &RawTable) -> Option<Melt> {
    if !has_points_alone(table) {
        return None;
    }
    let is_chinese = table.columns.iter().any(|column| column.heading.contains(is_hanzi));
    let (date, value) = if is_chinese { ("年份", "数值") } else { ("year", "value") };
    let found = year_columns(&table.columns);
    let name = |stem: &str| match stem.chars().next() {
        None => value.to_owned(),
        Some('(') => format!("{value} {stem}"),
        Some('（' | '[' | '【') => format!("{value}{stem}"),
        Some(_) => stem.to_owned(),
    };
    let columns = found
        .into_iter()
        .map(|(heading, stem, year)| (heading, MeltedColumn { date: year.to_string(), value: name(&stem) }));
    let melt = Melt { date: date.to_owned(), columns: columns.collect() };
    (!melt.columns.is_empty()).then_some(melt)
}

/// `true` if no row of a table has a line or an area, whose copies would cost much and hide one another.
fn has_points_alone(table: &RawTable) -> bool {
    let mut geometries = table.geometries.iter().flatten().flatten();
    geometries.all(|geometry| matches!(geometry, Geometry::Point(_)))
}

/// Gives the new columns names that no other column has.
fn name_apart(table: &RawTable, melt: &mut Melt) {
    let stay = table.columns.iter().filter(|column| !melt.columns.contains_key(&column.heading));
    let mut taken: BTreeSet<String> = stay.map(|column| column.heading.clone()).collect();
    let mut free = |wished: &str| {
        let wished = if wished.trim().is_empty() { "value" } else { wished.trim() };
        let numbered = (2..).map(|number| format!("{wished} {number}"));
        let name = std::iter::once(wished.to_owned()).chain(numbered).find(|name| !taken.contains(name));
        let name = name.unwrap_or_default();
        taken.insert(name.clone());
        name
    };
    melt.date = free(if melt.date.is_empty() { "year" } else { &melt.date });
    let values: BTreeSet<String> = melt.columns.values().map(|column| column.value.clone()).collect();
    let names: BTreeMap<String, String> = values.into_iter().map(|value| (value.clone(), free(&value))).collect();
    for column in melt.columns.values_mut() {
        if let Some(name) = names.get(&column.value) {
            column.value.clone_from(name);
        }
    }
}

/// The table with a row for each row and date.
fn long(table: &RawTable, melt: &Melt) -> Result<RawTable, ImportError> {
    let dates = melt.dates();
    let values: BTreeSet<&str> = melt.columns.values().map(|column| column.value.as_str()).collect();
    let of_file = |column: &&RawColumn| !melt.columns.contains_key(&column.heading);
    let width = table.columns.iter().filter(of_file).count() + 1 + values.len();
    let cells = table.rows().saturating_mul(dates.len()).saturating_mul(width);
    if cells > MOST_CELLS {
        return Err(ImportError::of_file(RemarkKind::TooLarge, &format!("{cells} > {MOST_CELLS}")));
    }
    let source = |value: &str, date: &str| {
        let heading = melt.heading(value, date)?;
        table.columns.iter().find(|column| column.heading == heading).map(|column| &column.cells)
    };
    let of_value = |value: &str| {
        let sources: Vec<Option<&Cells>> = dates.iter().map(|date| source(value, date)).collect();
        let mut cells = Cells::default();
        for row in 0..table.rows() {
            for source in &sources {
                let cell = source.map_or(super::Cell::EMPTY, |cells| cells.get(row));
                cells.push(cell.kind, cell.text);
            }
        }
        RawColumn { heading: value.to_owned(), cells }
    };
    let mut of_date = Cells::default();
    for _ in 0..table.rows() {
        for date in &dates {
            of_date.push(CellKind::Text, date);
        }
    }
    let mut new = vec![RawColumn { heading: melt.date.clone(), cells: of_date }];
    new.extend(values.iter().map(|value| of_value(value)));
    let mut columns = Vec::with_capacity(width);
    for column in &table.columns {
        if melt.columns.contains_key(&column.heading) {
            columns.append(&mut new);
            continue;
        }
        let mut cells = Cells::default();
        for cell in column.cells.iter() {
            for _ in &dates {
                cells.push(cell.kind, cell.text);
            }
        }
        columns.push(RawColumn { heading: column.heading.clone(), cells });
    }
    let numbers = table.numbers.iter().flat_map(|number| dates.iter().map(|_| *number)).collect();
    let repeated = |geometries: &Vec<Option<Geometry>>| {
        geometries.iter().flat_map(|geometry| dates.iter().map(|_| geometry.clone())).collect()
    };
    let geometries = table.geometries.as_ref().map(repeated);
    Ok(RawTable { columns, numbers, unit: table.unit, geometries, remarks: table.remarks.clone() })
}

/// Remark that names the columns of values with their dates, and counts these.
fn remark(kind: RemarkKind, melt: &Melt) -> Remark {
    let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for column in melt.columns.values() {
        values.entry(&column.value).or_default().insert(&column.date);
    }
    let said = |(value, dates): (&&str, &BTreeSet<&str>)| {
        let years: Vec<i32> = dates.iter().filter_map(|date| date.parse().ok()).collect();
        let is_run = years.len() == dates.len()
            && years.len() > 1
            && years.windows(2).all(|two| matches!(two, [one, other] if one.checked_add(1) == Some(*other)));
        let gap = if value.ends_with(['）', '】']) { "" } else { " " };
        match (years.first(), years.last()) {
            (Some(first), Some(last)) if is_run => format!("{value}{gap}{first}–{last}"),
            _ => format!("{value}{gap}{}", dates.iter().copied().collect::<Vec<_>>().join(", ")),
        }
    };
    let found: Vec<String> = values.iter().map(said).collect();
    let severity = if kind == RemarkKind::Melted { Severity::Changed } else { Severity::Note };
    Remark::on_file(severity, kind).found(&found.join(" · ")).count(melt.dates().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: &RawTable) -> Vec<(String, Vec<String>)> {
        let cells = |column: &RawColumn| column.cells.iter().map(|cell| cell.text.to_owned()).collect();
        table.columns.iter().map(|column| (column.heading.clone(), cells(column))).collect()
    }

    const WIDE: &[(&str, &[&str])] = &[
        ("省份", &["湖南", "广东"]),
        ("产值2019（亿元）", &["1", "4"]),
        ("从业2019", &["10", ""]),
        ("产值2020（亿元）", &["2", "5"]),
        ("备注", &["a", "b"]),
    ];

    #[test]
    fn columns_of_years_are_offered_and_stay_columns_until_a_person_says_so() {
        let (same, recipe) = melted(RawTable::of_texts(WIDE), &Recipe::default()).unwrap();
        assert_eq!((texts(&same), recipe.melt), (texts(&RawTable::of_texts(WIDE)), None));
        let told: Vec<_> =
            same.remarks.iter().map(|remark| (remark.kind, remark.count, remark.found.as_str())).collect();
        assert_eq!(told, [(RemarkKind::YearColumns, 2, "产值（亿元）2019–2020")], "从业 has one year");
    }

    #[test]
    fn each_row_becomes_one_for_each_year_and_keeps_its_number() {
        let asked = Recipe { melt: Some(Melt::default()), ..Recipe::default() };
        let (long, recipe) = melted(RawTable::of_texts(WIDE), &asked).unwrap();
        let column = |name: &str, cells: &[&str]| (name.to_owned(), cells.iter().map(|&text| text.into()).collect());
        let expected: Vec<(String, Vec<String>)> = vec![
            column("省份", &["湖南", "湖南", "广东", "广东"]),
            column("年份", &["2019", "2020", "2019", "2020"]),
            column("产值（亿元）", &["1", "2", "4", "5"]),
            column("从业2019", &["10", "10", "", ""]),
            column("备注", &["a", "a", "b", "b"]),
        ];
        assert_eq!(texts(&long), expected);
        assert_eq!(long.numbers, [2, 2, 3, 3]);
        assert_eq!(recipe.role("年份"), Some(ColumnRole::Date));
        let again = melted(RawTable::of_texts(WIDE), &Recipe { melt: recipe.melt, ..Recipe::default() }).unwrap();
        assert_eq!(texts(&again.0), expected, "the complete recipe makes the same");
    }

    #[test]
    fn several_measures_become_several_columns_and_names_stay_apart() {
        let wide: &[(&str, &[&str])] = &[
            ("year", &["x"]),
            ("GDP_2019", &["1"]),
            ("GDP_2020", &["2"]),
            ("jobs 2020", &["20"]),
            ("jobs 2021", &["21"]),
        ];
        let (long, _) =
            melted(RawTable::of_texts(wide), &Recipe { melt: Some(Melt::default()), ..Recipe::default() }).unwrap();
        let names: Vec<String> = texts(&long).into_iter().map(|(heading, _)| heading).collect();
        assert_eq!(names, ["year", "year 2", "GDP", "jobs"]);
        let cells = |name: &str| texts(&long).into_iter().find(|(heading, _)| heading == name).unwrap().1;
        assert_eq!(
            (cells("GDP"), cells("jobs")),
            (vec!["1".into(), "2".into(), String::new()], vec![String::new(), "20".into(), "21".into()])
        );
    }

    #[test]
    fn what_cannot_be_made_long_stays_and_says_so() {
        let asked = Recipe { melt: Some(Melt::default()), ..Recipe::default() };
        let (same, recipe) = melted(RawTable::of_texts(&[("a", &["1"]), ("产值2020", &["2"])]), &asked).unwrap();
        assert_eq!(
            (same.remarks.first().map(|remark| remark.kind), recipe.melt),
            (Some(RemarkKind::NoYearColumns), None)
        );
    }
}
