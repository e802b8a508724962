//! Arguments that take one of a few names: enums by the names that they have in the data files.

use clap::builder::{PossibleValuesParser, TypedValueParser as _, ValueParser};
use strum::IntoEnumIterator;

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
