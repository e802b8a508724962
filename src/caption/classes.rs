//! The classes of values in words: what lies in each, limits as they are read and typed, how many there are.

use crate::{
    i18n::{format, messages},
    model::{IndicatorKind, Language},
    query::Mapped,
    stats::Decimal,
    view::{Thematic, Variable},
};

/// The power of ten of a layer's values that counts as one where they are written: people are counted in millions or 万,
/// money, which the data has in billions, in billions or 亿.
pub(super) fn unit(layer: &Thematic, language: Language) -> i32 {
    match (layer.variable, language) {
        (Variable::Indicator(IndicatorKind::Population), Language::En) => 6,
        (Variable::Indicator(IndicatorKind::Population), Language::Zh) => 4,
        (Variable::Indicator(_), Language::Zh) => -1,
        _ => 0,
    }
}

/// A number in the layer's unit as it is read.
pub(super) fn text(number: Decimal, layer: &Thematic, language: Language) -> String {
    let Decimal { digits, exponent } = number.shifted(-unit(layer, language));
    format::decimal(digits, exponent)
}

/// From here on the next whole number can no longer be told from a number of 64 bits.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// The range of a class: `13–31`; of numbers that are not whole `>12.5–31`, greater than the first and at most the
/// second; `≤12` where a person set limits below all numbers.
pub fn range(mapped: &Mapped, class: usize, language: Language) -> String {
    let Some(classes) = &mapped.classes else { return String::new() };
    let Some(bounds) = classes.get(class) else { return String::new() };
    let write = |number| text(number, &mapped.layer, language);
    let Some((lower, upper)) = classes.written(unit(&mapped.layer, language)).into_iter().nth(class) else {
        return String::new();
    };
    if class == 0 && bounds.held.is_none() {
        return format!("≤{}", write(upper));
    }
    let whole = classes.is_whole() && bounds.lower.abs() < WHOLE;
    let (sign, lower) = match class {
        0 => ("", lower),
        _ if whole => ("", Decimal::rounded(bounds.lower + 1.0, 0)),
        _ => (">", lower),
    };
    if lower == upper { write(upper) } else { format!("{sign}{}–{}", write(lower), write(upper)) }
}

/// The limits between classes as they are typed, in the unit in which they are read: set as own limits, they make the
/// classes that the legend shows.
pub fn typed_limits(mapped: &Mapped, language: Language) -> Vec<String> {
    let Some(classes) = &mapped.classes else { return Vec::new() };
    let unit = unit(&mapped.layer, language);
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

/// A limit as it is typed, in all its digits, in the unit in which values are read.
pub fn typed_limit(limit: f64, layer: &Thematic, language: Language) -> String {
    let written = Decimal::exact(limit).shifted(-unit(layer, language));
    format::plain_decimal(written.digits, written.exponent)
}

/// A limit as the document holds it, from what was typed in the unit in which values are read; `None` where that is no
/// number.
pub fn read_limit(typed: &str, layer: &Thematic, language: Language) -> Option<f64> {
    let typed = typed.trim().replace('−', "-");
    // The unit goes into the power of ten, so that no digit is lost.
    let (digits, exponent) = typed.split_once(['e', 'E']).unwrap_or((typed.as_str(), "0"));
    let exponent = exponent.parse::<i32>().ok()?.saturating_add(unit(layer, language));
    format!("{digits}e{exponent}").parse().ok().filter(|value: &f64| value.is_finite())
}

/// A sentence about the number of classes, where fewer hold values than were asked for.
pub fn fewer(mapped: &Mapped, language: Language) -> Option<String> {
    let (asked, made) = (mapped.asked()?, mapped.made());
    let form = &messages(language).thematic.fewer_classes;
    (made > 0 && made < asked).then(|| form.replace("{made}", &made.to_string()).replace("{asked}", &asked.to_string()))
}
