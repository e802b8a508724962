//! Flags that make a recipe.

use std::num::NonZeroU32;

use clap::Args;
use strum::IntoEnumIterator as _;

use crate::{
    cli::{
        error::CliError,
        value_parsers::{listed, named},
    },
    recipe::{ColumnChoice, ColumnRole, Datum, DayOrder, DecimalMark, DoubleKeys, Melt, Recipe},
};

/// Flags on how a file is read. What is not given is guessed.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct RecipeArgs {
    /// Role of a column, as HEADING=ROLE; may be repeated. Roles: label, code, category, number, date, text, longitude,
    /// latitude, coordinates, wkt, province, city, county, place, ignore.
    #[arg(long = "role", value_name = "COLUMN=ROLE")]
    roles: Vec<String>,
    /// Unit of a column's numbers, as HEADING=UNIT; may be repeated.
    #[arg(long = "unit", value_name = "COLUMN=UNIT")]
    units: Vec<String>,
    /// Encoding of a text file: utf-8, gb18030, gbk, big5, utf-16le …
    #[arg(long)]
    encoding: Option<String>,
    /// Delimiter of columns: one character, or tab.
    #[arg(long, value_parser = delimiter)]
    delimiter: Option<char>,
    /// Decimal mark of numbers.
    #[arg(long, value_parser = named::<DecimalMark>())]
    decimal: Option<DecimalMark>,
    /// Sheet or layer.
    #[arg(long)]
    table: Option<String>,
    /// Row of the headings, from 1; 0 for none.
    #[arg(long)]
    heading: Option<u32>,
    /// Datum of coordinates in columns.
    #[arg(long, value_parser = named::<Datum>())]
    datum: Option<Datum>,
    /// Swap longitudes and latitudes.
    #[arg(long)]
    swap: bool,
    /// Order of day and month in dates such as 03/04/2021.
    #[arg(long, value_parser = named::<DayOrder>())]
    day_order: Option<DayOrder>,
    /// Year of the names of places.
    #[arg(long)]
    year: Option<i32>,
    /// Meaning of several rows of one place, where one value for each place is asked for: their values are added or averaged, the
    /// first counts, those of the latest date count, or each row is a thing of its own.
    #[arg(long, value_parser = named::<DoubleKeys>())]
    double_keys: Option<DoubleKeys>,
    /// Turn columns of years, such as 2019, 2020 or `GDP_2019`, `GDP_2020`, into one row for each year; DATES names the column of
    /// years.
    #[arg(long, value_name = "DATES", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    melt: Option<String>,
    /// Read one row in N only, of lists that are too large for this machine.
    #[arg(long, value_name = "N")]
    every: Option<NonZeroU32>,
    /// Place that a name means, as NAME=CODE of GB/T 2260, or NAME= for none; may be repeated.
    #[arg(long = "place", value_name = "NAME=CODE")]
    places: Vec<String>,
}

impl RecipeArgs {
    /// The recipe.
    ///
    /// # Errors
    /// [`CliError::Arguments`] for a role or pair that cannot be read.
    pub(in crate::cli) fn recipe(&self) -> Result<Recipe, CliError> {
        let mut recipe = Recipe {
            encoding: self.encoding.clone(),
            delimiter: self.delimiter,
            decimal: self.decimal,
            table: self.table.clone(),
            heading: self.heading,
            datum: self.datum,
            swapped: self.swap,
            day_order: self.day_order,
            year: self.year,
            double_keys: self.double_keys,
            every: self.every.filter(|every| every.get() > 1),
            melt: self.melt.clone().map(|date| Melt { date, ..Melt::default() }),
            ..Recipe::default()
        };
        for typed in &self.roles {
            let (column, role) = pair("--role", typed)?;
            let Ok(role) = role.parse::<ColumnRole>() else {
                let names = listed(ColumnRole::iter().map(<&str>::from));
                return Err(CliError::Arguments(format!("--role {typed}: expected {names}, found {role:?}")));
            };
            recipe.columns.entry(column.to_owned()).or_default().role = role;
        }
        for typed in &self.units {
            let (column, unit) = pair("--unit", typed)?;
            let number = || ColumnChoice { role: ColumnRole::Number, ..ColumnChoice::default() };
            unit.clone_into(&mut recipe.columns.entry(column.to_owned()).or_insert_with(number).unit);
        }
        for typed in &self.places {
            let (name, code) = pair("--place", typed)?;
            recipe.places.insert(name.to_owned(), code.to_owned());
        }
        Ok(recipe)
    }
}

/// Both sides of the last `=`, since a heading can hold one.
fn pair<'t>(flag: &str, typed: &'t str) -> Result<(&'t str, &'t str), CliError> {
    let wrong = || CliError::Arguments(format!("{flag} {typed}: expected two parts with = between them"));
    typed.rsplit_once('=').map(|(name, value)| (name.trim(), value.trim())).ok_or_else(wrong)
}

/// Parses a delimiter.
fn delimiter(typed: &str) -> Result<char, &'static str> {
    let mut signs = typed.chars();
    match (typed, signs.next(), signs.next()) {
        ("tab" | "\\t", _, _) => Ok('\t'),
        (_, Some(sign), None) if sign.is_ascii() && !matches!(sign, '"' | '\n' | '\r') => Ok(sign),
        _ => Err("use one ASCII character, or tab"),
    }
}
