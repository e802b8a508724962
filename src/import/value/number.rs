//! Numbers as people write them.

use std::borrow::Cow;

use super::{half_width, trimmed};
use crate::{model::is_hanzi, recipe::DecimalMark};

/// Reason why a text is no number of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum NumberError {
    /// Not a number.
    Form,
    /// Larger than any number that is stored.
    OutOfRange,
    /// NaN or infinity, written as such.
    NotFinite,
}

/// Number of at most 15 digits with a decimal mark or without, and a sign or none; `None` for any other form, which
/// [`parse`] reads more slowly and to the same value.
pub(in crate::import) fn of_digits(text: &str, decimal: DecimalMark) -> Option<f64> {
    const MOST_DIGITS: usize = 15;
    /// Powers of ten that a number holds exactly, as it does whole numbers of 15 digits: their quotient is rounded once.
    const POWERS: [f64; MOST_DIGITS + 1] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let mark = match decimal {
        DecimalMark::Point => b'.',
        DecimalMark::Comma => b',',
    };
    let (is_negative, unsigned) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        all => (false, all),
    };
    if unsigned.len() > MOST_DIGITS + 1 {
        return None;
    }
    let (mut whole, mut digits, mut decimals) = (0_u64, 0, None);
    for byte in unsigned {
        if byte.is_ascii_digit() {
            whole = whole * 10 + u64::from(byte - b'0');
            digits += 1;
            decimals = decimals.map(|decimals: usize| decimals + 1);
        } else if *byte == mark && decimals.is_none() {
            decimals = Some(0);
        } else {
            return None;
        }
    }
    if digits == 0 || digits > MOST_DIGITS {
        return None;
    }
    let value = whole as f64 / POWERS.get(decimals.unwrap_or_default())?;
    Some(if is_negative { -value } else { value })
}

/// Reads a number: signs of any kind, groups of three digits, percent, accounting brackets, full-width digits.
///
/// # Errors
/// [`NumberError`].
pub(in crate::import) fn parse(text: &str, decimal: DecimalMark) -> Result<f64, NumberError> {
    if let Some(value) = of_digits(text, decimal) {
        return Ok(value);
    }
    if text.contains(is_hanzi) {
        return Err(NumberError::Form);
    }
    let text = normalised(text);
    let (text, negative) = match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (text.as_ref(), false),
    };
    let text = text.strip_suffix('%').unwrap_or(text).trim();
    let unsigned = text.trim_start_matches(['+', '-']);
    if ["nan", "inf", "infinity", "∞"].iter().any(|word| word.eq_ignore_ascii_case(unsigned)) {
        return Err(NumberError::NotFinite);
    }
    let plain = plain(text, decimal).ok_or(NumberError::Form)?;
    let value: f64 = plain.parse().or(Err(NumberError::Form))?;
    if !value.is_finite() {
        return Err(NumberError::OutOfRange);
    }
    Ok(if negative { -value } else { value })
}

/// Decimal mark of which texts are evidence; `None` if they can be read either way.
pub(in crate::import) fn evidence(text: &str) -> Option<DecimalMark> {
    if text.contains(is_hanzi) {
        return None;
    }
    let text = normalised(text);
    let digits = text.trim_start_matches(['+', '-']);
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    if commas + points == 0 || !digits.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.') {
        return None;
    }
    match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => Some(DecimalMark::Comma),
        (Some(_), Some(_)) => Some(DecimalMark::Point),
        (Some(comma), None) if commas == 1 && digits.len() - comma != 4 => Some(DecimalMark::Comma),
        // A leading zero before one group is no thousand: 0,500.
        (Some(_), None) if commas == 1 && digits.starts_with("0,") => Some(DecimalMark::Comma),
        (Some(_), None) if commas > 1 => Some(DecimalMark::Point),
        (None, Some(point)) if points == 1 && digits.len() - point != 4 => Some(DecimalMark::Point),
        (None, Some(_)) if points > 1 => Some(DecimalMark::Comma),
        _ => None,
    }
}

/// `true` for a text that is a code rather than a number: leading zeros, more digits than a number keeps, or digits with
/// an E among them, which a number would turn into powers of ten.
pub(in crate::import) fn is_code(text: &str) -> bool {
    const KEPT: usize = 15;
    let text = trimmed(text);
    let first_sign = text.bytes().position(|byte| !byte.is_ascii_digit());
    let Some(first_sign) = first_sign else {
        return text.len() > KEPT || (text.len() > 1 && text.starts_with('0'));
    };
    if !matches!(text.as_bytes().get(first_sign), Some(b'e' | b'E')) {
        return false;
    }
    text.split_once(['e', 'E']).is_some_and(|(mantissa, exponent)| {
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        all_digits(mantissa) && all_digits(exponent)
    })
}

/// Half-width signs, one kind of blank and of minus.
fn normalised(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.is_ascii() && !text.contains([' ', '\'', '_']) {
        return text.into();
    }
    let sign = |c: char| match c {
        '−' | '–' | '—' | '‒' | '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{feff}' | '\u{200b}'..='\u{200f}' | '\'' | '’' | '_' => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(half_width(c)),
    };
    text.chars().filter_map(sign).collect::<String>().into()
}

/// Number in the form that Rust reads; `None` if groups or marks are out of order.
fn plain(text: &str, decimal: DecimalMark) -> Option<String> {
    let (mark, group) = match decimal {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (number, exponent) = match text.find(['e', 'E']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let (whole, fraction) = number.split_once(mark).map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let digits = whole.trim_start_matches(['+', '-']);
    if whole.len() - digits.len() > 1 {
        return None;
    }
    // Blanks part groups as well, but not beside another mark.
    let group = if digits.contains(' ') { ' ' } else { group };
    let mut groups = digits.split(group);
    let first = groups.next()?;
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut grouped = false;
    for part in groups {
        grouped = true;
        if part.len() != 3 || !all_digits(part) {
            return None;
        }
    }
    let sound = all_digits(first) && (!grouped || (1..=3).contains(&first.len()));
    let fraction_is_sound = fraction.is_none_or(all_digits);
    let some_digit = !first.is_empty() || fraction.is_some_and(|digits| !digits.is_empty());
    (sound && fraction_is_sound && some_digit).then(|| {
        let whole: String = whole.chars().filter(|c| *c != group).collect();
        format!("{whole}{}{}{exponent}", if fraction.is_some() { "." } else { "" }, fraction.unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use DecimalMark::{Comma, Point};

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("2,468", 2468.0),
            ("610,000", 610_000.0),
            ("4,105.5", 4105.5),
            ("-0.35", -0.35),
            ("−0.35", -0.35),
            ("＋１２．５", 12.5),
            (" 1 234 567.5 ", 1_234_567.5),
            ("(1,200)", -1200.0),
            ("12.5%", 12.5),
            (".5", 0.5),
            ("3.", 3.0),
            ("1e3", 1000.0),
        ] {
            assert_eq!(parse(text, Point), Ok(value), "{text}");
        }
        for (text, value) in [("3,70", 3.7), ("2.345,60", 2345.6), ("0,5", 0.5), ("1.234.567", 1_234_567.0)] {
            assert_eq!(parse(text, Comma), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_told_apart() {
        for text in
            ["", "-", "12,34", "1,2345", "3.7.1", "--5", "12 Mrd", "12 亿", "第1号", "0x10", "1e", "e5", "1,234,56"]
        {
            assert_eq!(parse(text, Point), Err(NumberError::Form), "{text}");
        }
        assert_eq!(parse("1e999", Point), Err(NumberError::OutOfRange));
        assert!(["NaN", "-inf", "Infinity"].iter().all(|text| parse(text, Point) == Err(NumberError::NotFinite)));
    }

    #[test]
    fn the_decimal_mark_shows_where_groups_are_impossible() {
        for text in ["3,70", "0,5", "2.345,60", "1.234.567", "0,500"] {
            assert_eq!(evidence(text), Some(Comma), "{text}");
        }
        for text in ["3.70", "2,345.6", "1,234,567"] {
            assert_eq!(evidence(text), Some(Point), "{text}");
        }
        assert!(["1,234", "1.234", "12", "a,b", ""].iter().all(|text| evidence(text).is_none()));
    }

    #[test]
    fn codes_are_no_numbers() {
        assert!(["010", "0731", "9007199254740993", "12E12", "007", "91320200123456789"].into_iter().all(is_code));
        assert!(!["0", "0.5", "1e-3", "1.5E3", "110000", "-012", "E5"].into_iter().any(is_code));
    }

    proptest! {
        #[test]
        fn digits_make_the_number_that_their_text_is(text in "[+-]?[0-9]{0,9}(\\.[0-9]{0,8})?") {
            let expected = text.parse::<f64>().ok().filter(|_| text.bytes().filter(u8::is_ascii_digit).count() <= 15);
            prop_assert_eq!(of_digits(&text, Point).map(f64::to_bits), expected.map(f64::to_bits));
            prop_assert_eq!(of_digits(&text.replace('.', ","), Comma).map(f64::to_bits), expected.map(f64::to_bits));
        }

        #[test]
        fn every_number_reads_back_and_no_text_panics(value in -1e12..1e12_f64, text in "\\PC{0,12}") {
            prop_assert_eq!(parse(&value.to_string(), Point), Ok(value));
            prop_assert!(parse(&text, Point).is_ok_and(f64::is_finite) || parse(&text, Point).is_err());
            prop_assert!(parse(&text, Comma).is_ok_and(f64::is_finite) || parse(&text, Comma).is_err());
            prop_assert!(!(is_code(&text) && evidence(&text).is_some()));
        }
    }
}
