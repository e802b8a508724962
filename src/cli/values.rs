//! Arguments that take one of a few names, or a number.

use clap::builder::{PossibleValuesParser, TypedValueParser as _, ValueParser};
use strum::IntoEnumIterator;

use crate::view::CLASSES;

/// Reads a value of an enum by its name; help and errors list the names.
pub(super) fn named<T>() -> ValueParser
where
    T: IntoEnumIterator + Into<&'static str> + Copy + Send + Sync + 'static,
{
    let names = T::iter().map(Into::<&'static str>::into);
    let parser = PossibleValuesParser::new(names)
        .try_map(|typed| T::iter().find(|value| Into::<&'static str>::into(*value) == typed).ok_or("no such name"));
    ValueParser::new(parser)
}

/// Reads a finite number.
///
/// # Errors
/// The sentence for a person who typed something else.
pub(super) fn number(typed: &str) -> Result<f64, &'static str> {
    let number = typed.trim().parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or("use a number such as 2 or 1.5")
}

/// Reads a number of classes.
///
/// # Errors
/// The sentence for a person who typed something else.
pub(super) fn classes(typed: &str) -> Result<u8, String> {
    let number = typed.trim().parse().ok().filter(|number| CLASSES.contains(number));
    number.ok_or_else(|| format!("use a whole number from {} to {}", CLASSES.start(), CLASSES.end()))
}

/// `a, b or c`.
pub(super) fn listed(names: impl IntoIterator<Item = impl Into<String>>) -> String {
    let mut names: Vec<String> = names.into_iter().map(Into::into).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} or {last}", names.join(", ")),
        last => last.unwrap_or_default(),
    }
}
