//! Guesses of what a recipe leaves open: roles and units of columns, and the decimal mark.

mod headings;
mod profile;
mod sample;
mod units;

use std::collections::BTreeSet;

use super::{RawColumn, RawTable, value::number};
use crate::{
    gazetteer::Gazetteer,
    model::parallel,
    recipe::{ColumnChoice, ColumnRole, DecimalMark, Recipe},
};
use headings::Hint;
use profile::Profile;

/// Share of cells that must fit a role.
const MOST: f64 = 0.8;
/// Share of different names that must be known places.
const MANY_PLACES: f64 = 0.5;

/// The recipe with a role for every column and a decimal mark; what it already says stays.
pub(crate) fn completed(table: &RawTable, recipe: &Recipe, gazetteer: &Gazetteer) -> Recipe {
    let mut recipe = recipe.clone();
    // A person who says that a column holds dates says so of its serial numbers too; a guess does not.
    for choice in recipe.columns.values_mut().filter(|choice| choice.role == ColumnRole::Date) {
        choice.serial_days.get_or_insert(true);
    }
    let decimal = *recipe.decimal.get_or_insert_with(|| decimal_mark(table));
    let mut taken: BTreeSet<ColumnRole> = recipe.columns.values().map(|choice| choice.role).collect();
    // Columns of years are few cells each, of which some can be marks of their own.
    let melted: BTreeSet<String> =
        recipe.melt.iter().flat_map(|melt| melt.columns.values()).map(|of| of.value.clone()).collect();
    let open = table.columns.iter().filter(|column| !recipe.columns.contains_key(&column.heading));
    let profiles: Vec<(&RawColumn, Profile)> =
        parallel::each(open.collect(), |column| (column, Profile::of(column, decimal, gazetteer)));
    for (column, profile) in &profiles {
        let is_of_years = melted.contains(column.heading.as_str()) && profile.is_mostly_numeric();
        let role = if is_of_years { ColumnRole::Number } else { role(column, profile, &taken) };
        let role = if role.is_unique() && taken.contains(&role) { ColumnRole::Text } else { role };
        taken.insert(role);
        recipe.columns.insert(
            column.heading.clone(),
            ColumnChoice {
                role,
                unit: units::unit(&column.heading)
                    .filter(|_| role == ColumnRole::Number)
                    .unwrap_or_default()
                    .to_owned(),
                serial_days: (role == ColumnRole::Date).then_some(false),
                ..ColumnChoice::default()
            },
        );
    }
    if !taken.contains(&ColumnRole::Label) {
        let names = |(column, profile): &&(&RawColumn, Profile)| {
            recipe.role(&column.heading) == Some(ColumnRole::Text) && profile.is_mostly_unique()
        };
        if let Some((column, _)) = profiles.iter().find(names) {
            recipe = recipe.with_role(&column.heading, ColumnRole::Label);
        }
    }
    recipe
}

/// Decimal mark of which most numbers of the first rows, or of a sample, are evidence; a point without any.
fn decimal_mark(table: &RawTable) -> DecimalMark {
    let (mut points, mut commas) = (0, 0);
    for cell in table.columns.iter().flat_map(|column| sample::cells(&column.cells)) {
        match number::evidence(cell.text) {
            Some(DecimalMark::Point) => points += 1,
            Some(DecimalMark::Comma) => commas += 1,
            None => {}
        }
    }
    if commas > points { DecimalMark::Comma } else { DecimalMark::Point }
}

/// Role of a column by its heading and its cells.
fn role(column: &RawColumn, profile: &Profile, taken: &BTreeSet<ColumnRole>) -> ColumnRole {
    use ColumnRole::{
        Category, City, Code, Coordinates, County, Date, Label, Latitude, Longitude, Number, Place, Province, Text, Wkt,
    };
    let hint = headings::hint(&column.heading);
    match hint {
        Some(Hint::Longitude) if profile.coordinates >= MOST => return Longitude,
        Some(Hint::Latitude) if profile.coordinates >= MOST => return Latitude,
        Some(Hint::Coordinates) if profile.pairs >= MOST => return Coordinates,
        Some(Hint::Wkt) if profile.wkt >= MOST => return Wkt,
        Some(Hint::Year) if profile.years >= MOST => return Date,
        _ => {}
    }
    if profile.wkt >= MOST {
        return Wkt;
    }
    // Codes of places come as numbers, and with leading zeros lost or decimals added.
    let is_of_places = profile.places >= MANY_PLACES;
    if is_of_places && (!profile.is_numeric() || hint == Some(Hint::PlaceCode) || hint.is_some_and(Hint::is_place)) {
        let by_heading = hint.and_then(Hint::place_role);
        let by_values = match profile.level {
            Some(crate::dataset::PlaceLevel::Province) => Province,
            Some(crate::dataset::PlaceLevel::City) => City,
            Some(crate::dataset::PlaceLevel::County) => County,
            _ => Place,
        };
        let role = by_heading.unwrap_or(by_values);
        return if taken.contains(&role) { if profile.is_numeric() { Code } else { Category } } else { role };
    }
    if profile.is_numeric() && !profile.has_codes && hint != Some(Hint::Code) {
        return Number;
    }
    if profile.dates >= MOST {
        return Date;
    }
    if profile.has_codes || hint == Some(Hint::Code) {
        return Code;
    }
    match hint {
        Some(Hint::Label) if !taken.contains(&Label) => return Label,
        Some(hint)
            if hint.is_place()
                && profile.places > 0.0
                && hint.place_role().is_some_and(|role| !taken.contains(&role)) =>
        {
            return hint.place_role().unwrap_or(Place);
        }
        _ => {}
    }
    if profile.pairs >= MOST {
        return Coordinates;
    }
    if profile.has_few_values { Category } else { Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(columns: &[(&str, &[&str])]) -> Vec<ColumnRole> {
        let table = RawTable::of_texts(columns);
        let recipe = completed(&table, &Recipe::default(), Gazetteer::embedded());
        table.columns.iter().filter_map(|column| recipe.role(&column.heading)).collect()
    }

    #[test]
    fn roles_follow_from_headings_and_cells() {
        use ColumnRole::{Category, Code, Date, Label, Latitude, Longitude, Number, Text};
        let columns: &[(&str, &[&str])] = &[
            ("企业名称", &["甲公司", "乙公司", "丙公司", "丁公司"]),
            ("统一社会信用代码", &["91430100MA4L1E9005", "91320200123E456789", "1", "2"]),
            ("lng", &["112.9", "113.1", "112.9", "113"]),
            ("lat", &["28.2", "27.8", "28", "28"]),
            ("年产值", &["1,200", "—", "3", "4"]),
            ("成立日期", &["2021年6月11日", "2020-01-01", "", "2019"]),
            ("类别", &["小巨人", "单项冠军", "小巨人", "单项冠军"]),
            ("备注", &["a", "b", "c", "d"]),
        ];
        assert_eq!(roles(columns), [Label, Code, Longitude, Latitude, Number, Date, Category, Text]);
    }

    #[test]
    fn texts_that_look_like_numbers_but_lose_something_stay_texts() {
        let columns: &[(&str, &[&str])] =
            &[("area_code", &["010", "0731", "0021"]), ("serial", &["12E12", "007", "1"])];
        assert_eq!(roles(columns), [ColumnRole::Code, ColumnRole::Code]);
    }

    #[test]
    fn one_code_and_one_further_value_in_a_long_table_are_not_overlooked() {
        use ColumnRole::{Category, Code, Number, Text};
        let rows = 60_000;
        let column = |text: &dyn Fn(usize) -> String| (0..rows).map(text).collect::<Vec<String>>();
        let is_odd = |row: usize| row == rows - 2;
        let columns = [
            ("a", column(&|row| row.to_string())),
            ("b", column(&|row| if is_odd(row) { "007".to_owned() } else { row.to_string() })),
            ("c", column(&|row| format!("v{}", row % 50))),
            ("d", column(&|row| if is_odd(row) { "other".to_owned() } else { format!("v{}", row % 50) })),
        ];
        let texts: Vec<(&str, Vec<&str>)> =
            columns.iter().map(|(name, texts)| (*name, texts.iter().map(String::as_str).collect())).collect();
        let columns: Vec<(&str, &[&str])> = texts.iter().map(|(name, texts)| (*name, texts.as_slice())).collect();
        assert_eq!(roles(&columns), [Number, Code, Category, Text]);
    }

    #[test]
    fn what_a_person_says_is_not_guessed() {
        let table = RawTable::of_texts(&[("lat", &["28.2", "27.8"])]);
        let recipe = Recipe::default().with_role("lat", ColumnRole::Number);
        assert_eq!(completed(&table, &recipe, Gazetteer::embedded()).role("lat"), Some(ColumnRole::Number));
    }
}
