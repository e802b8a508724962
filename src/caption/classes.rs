//! Texts of class breaks: ranges, editable breaks, number of classes.

use super::Mapped;
use crate::{
    i18n::{Messages, format},
    model::{IndicatorKind, Language},
    query::ClassifiedValues,
    stats::{Classes, Decimal},
    view::Variable,
};

/// Display unit as a power of ten of the stored unit: people in millions or 万; money, stored in billions, in billions
/// or 亿.
pub(super) fn unit<'a>(mapped: impl Into<Mapped<'a>>, language: Language) -> i32 {
    let mapped = mapped.into();
    if mapped.is_divided_series() {
        return 0;
    }
    if let Variable::Series(_) = mapped.layer.variable {
        return match (mapped.measure.map_or("", |measure| &measure.unit), language) {
            ("persons", Language::En) => 6,
            ("persons", Language::Zh) => 4,
            ("billion_yuan", Language::Zh) => -1,
            _ => 0,
        };
    }
    match (&mapped.layer.variable, language) {
        (Variable::Indicator(IndicatorKind::Population), Language::En) => 6,
        (Variable::Indicator(IndicatorKind::Population), Language::Zh) => 4,
        (Variable::Indicator(_), Language::Zh) => -1,
        _ => 0,
    }
}

/// A number in the layer's display unit.
pub(super) fn text<'a>(number: Decimal, mapped: impl Into<Mapped<'a>>, language: Language) -> String {
    let Decimal { digits, exponent } = number.shifted(-unit(mapped, language));
    format::decimal(digits, exponent)
}

/// 2⁵³; above it, consecutive integers are not exact in `f64`.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// Range of a class: `13–31` for integers; `>12.5–31` otherwise, lower bound excluded, upper bound included; `≤12` for
/// a manual class below all values.
pub fn range(classified: &ClassifiedValues, class: usize, language: Language) -> String {
    limits(classified, class, language).map_or_else(String::new, Limits::written)
}

/// Range of a class of numbers in their own unit, written likewise.
pub(crate) fn range_of(classes: &Classes, class: usize) -> String {
    let write = |number: Decimal| format::decimal(number.digits, number.exponent);
    limits_of(classes, class, 0, write).map_or_else(String::new, Limits::written)
}

/// Range of a class in words, for texts that are read out.
pub(super) fn spoken_range(classified: &ClassifiedValues, class: usize, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    let of = |form: &str, lower: &str, upper: &str| form.replace("{low}", lower).replace("{high}", upper);
    match limits(classified, class, texts.language) {
        None => String::new(),
        Some(Limits::UpTo(upper)) => of(&thematic.class_up_to, "", &upper),
        Some(Limits::One(value)) => value,
        Some(Limits::From(lower, upper)) => of(&thematic.class_from, &lower, &upper),
        Some(Limits::Above(lower, upper)) => of(&thematic.class_above, &lower, &upper),
    }
}

/// Limits of a class as written numbers, the upper one included.
enum Limits {
    /// A manual class below all values.
    UpTo(String),
    One(String),
    /// Lower limit included.
    From(String, String),
    /// Lower limit excluded.
    Above(String, String),
}

impl Limits {
    fn written(self) -> String {
        match self {
            Self::UpTo(upper) => format!("≤{upper}"),
            Self::One(value) => value,
            Self::From(lower, upper) => format!("{lower}–{upper}"),
            Self::Above(lower, upper) => format!(">{lower}–{upper}"),
        }
    }
}

fn limits(classified: &ClassifiedValues, class: usize, language: Language) -> Option<Limits> {
    let write = |number| text(number, classified, language);
    limits_of(classified.classes.as_ref()?, class, unit(classified, language), write)
}

/// Limits of a class, written in a unit that is a power of ten.
fn limits_of(classes: &Classes, class: usize, unit: i32, write: impl Fn(Decimal) -> String) -> Option<Limits> {
    let bounds = classes.get(class)?;
    let (lower, upper) = classes.written(unit).into_iter().nth(class)?;
    if class == 0 && bounds.held.is_none() {
        return Some(Limits::UpTo(write(upper)));
    }
    let is_whole = classes.is_whole() && bounds.lower.abs() < WHOLE;
    let lower = if class > 0 && is_whole { Decimal::rounded(bounds.lower + 1.0, 0) } else { lower };
    Some(match (write(lower), write(upper)) {
        (_, value) if lower == upper => Limits::One(value),
        (lower, upper) if class > 0 && !is_whole => Limits::Above(lower, upper),
        (lower, upper) => Limits::From(lower, upper),
    })
}

/// Limits of adjoining classes for the ticks of an axis, ascending: the lowest, and the upper one of each class, which
/// belongs to it.
pub(crate) fn ticks(classified: &ClassifiedValues, language: Language) -> Vec<String> {
    let Some(classes) = &classified.classes else { return Vec::new() };
    let written = classes.written(unit(classified, language));
    let Some((lowest, _)) = written.first().copied() else { return Vec::new() };
    // A manual break may lie below all values.
    let has_none_below = classes.get(0).is_some_and(|class| class.held.is_none());
    let lowest = if has_none_below { String::new() } else { text(lowest, classified, language) };
    std::iter::once(lowest).chain(written.iter().map(|(_, upper)| text(*upper, classified, language))).collect()
}

/// Class breaks as editable text, in display units; as manual breaks they reproduce the legend's classes.
pub fn typed_limits(classified: &ClassifiedValues, language: Language) -> Vec<String> {
    let Some(classes) = &classified.classes else { return Vec::new() };
    let unit = unit(classified, language);
    let mut uppers: Vec<Decimal> = classes.written(unit).into_iter().map(|(_, upper)| upper).collect();
    // The greatest number is no limit, unless a person set one there or above it.
    if !classes.has_own_end() {
        uppers.pop();
    }
    uppers
        .into_iter()
        .map(|upper| upper.shifted(-unit))
        .map(|upper| format::plain_decimal(upper.digits, upper.exponent))
        .collect()
}

/// A break as editable text with all digits, in display units.
pub(crate) fn typed_limit<'a>(limit: f64, mapped: impl Into<Mapped<'a>>, language: Language) -> String {
    let written = Decimal::exact(limit).shifted(-unit(mapped, language));
    format::plain_decimal(written.digits, written.exponent)
}

/// Parses a break in display units to stored units; `None` if it is not a number.
pub fn read_limit<'a>(typed: &str, mapped: impl Into<Mapped<'a>>, language: Language) -> Option<f64> {
    let typed = typed.trim().replace('−', "-");
    // The unit goes into the power of ten, so that no digit is lost.
    let (digits, exponent) = typed.split_once(['e', 'E']).unwrap_or((typed.as_str(), "0"));
    let exponent = exponent.parse::<i32>().ok()?.saturating_add(unit(mapped, language));
    format!("{digits}e{exponent}").parse().ok().filter(|value: &f64| value.is_finite())
}

/// Sentence about the number of classes that hold values if fewer are made than requested.
pub fn fewer(classified: &ClassifiedValues, texts: &Messages) -> Option<String> {
    let (asked, made, filled) = (classified.asked()?, classified.made(), classified.filled());
    let form = &texts.thematic.fewer_classes;
    let text = || form.replace("{made}", &filled.to_string()).replace("{asked}", &asked.to_string());
    (made > 0 && made < asked).then(text)
}
