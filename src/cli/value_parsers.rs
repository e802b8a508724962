//! Value parsers for names, numbers and lists.

use clap::builder::{PossibleValuesParser, TypedValueParser as _, ValueParser};
use strum::IntoEnumIterator;

use crate::view::{CLASSES, MOST_PERMUTATIONS};

/// Parser for an enum value by name; help and errors list the names.
pub(super) fn named<T>() -> ValueParser
where
    T: IntoEnumIterator + Into<&'static str> + Copy + Send + Sync + 'static,
{
    let names = T::iter().map(Into::<&'static str>::into);
    let parser = PossibleValuesParser::new(names)
        .try_map(|typed| T::iter().find(|value| Into::<&'static str>::into(*value) == typed).ok_or("no such name"));
    ValueParser::new(parser)
}

/// Parses a finite number.
///
/// # Errors
/// A message for the user.
pub(super) fn number(typed: &str) -> Result<f64, &'static str> {
    let number = typed.trim().parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or("use a number such as 2 or 1.5")
}

/// Parses a number of classes.
///
/// # Errors
/// A message for the user with the permitted range.
pub(super) fn classes(typed: &str) -> Result<u8, String> {
    let number = typed.trim().parse().ok().filter(|number| CLASSES.contains(number));
    number.ok_or_else(|| format!("use a whole number from {} to {}", CLASSES.start(), CLASSES.end()))
}

/// Parses a number of permutations.
///
/// # Errors
/// A message for the user with the permitted range.
pub(super) fn permutations(typed: &str) -> Result<u32, String> {
    let number = typed.trim().parse().ok().filter(|number| (1..=MOST_PERMUTATIONS).contains(number));
    number.ok_or_else(|| format!("use a whole number from 1 to {MOST_PERMUTATIONS}"))
}

/// Joins names as `a, b or c`.
pub(super) fn listed(names: impl IntoIterator<Item = impl Into<String>>) -> String {
    let mut names: Vec<String> = names.into_iter().map(Into::into).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} or {last}", names.join(", ")),
        last => last.unwrap_or_default(),
    }
}
