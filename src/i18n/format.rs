//! Format of numbers, dates and quantities in the two languages.

use super::{Messages, phrase};
use crate::model::{AsOf, Figure, Language, ProgrammeUnit};

/// A number with thousands separators and at most two decimals, without trailing zeros: `1,234.5` in both languages.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{:.2}", value.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let grouped = grouped(whole);
    let decimals = decimals.trim_end_matches('0');
    let sign = if value < 0.0 && (grouped != "0" || !decimals.is_empty()) { "−" } else { "" };
    if decimals.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{decimals}") }
}

/// A date in words: `30 November 2022`, `November 2022`, `2022`; two dates of an interval joined by a dash or 至.
pub(crate) fn date(date: &AsOf, language: Language) -> String {
    let one = |text: &str| {
        let parts: Vec<&str> = text.split('-').collect();
        let number = |part: &str| part.trim_start_matches('0').to_owned();
        let month = AsOf::parse(text).map(|date| date.first_day().month().to_string()).unwrap_or_default();
        match (language, parts.as_slice()) {
            (Language::En, [year, _, day]) => format!("{} {month} {year}", number(day)),
            (Language::En, [year, _]) => format!("{month} {year}"),
            (Language::Zh, [year, month, day]) => format!("{year} 年 {} 月 {} 日", number(month), number(day)),
            (Language::Zh, [year, month]) => format!("{year} 年 {} 月", number(month)),
            (Language::Zh, [year]) => format!("{year} 年"),
            _ => text.to_owned(),
        }
    };
    let parts: Vec<String> = date.as_str().split('/').map(one).collect();
    parts.join(if language == Language::En { "–" } else { "至" })
}

/// The decimal number `digits · 10^exponent` for reading: with thousands separators and a true minus sign; very large
/// and very small ones as `1e15`.
pub(crate) fn decimal(digits: i64, exponent: i32) -> String {
    let text = plain_decimal(digits, exponent);
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |text| ("−", text));
    if text.contains('e') {
        return format!("{sign}{text}");
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{decimals}", grouped(whole))
}

/// The decimal number `digits · 10^exponent` as it is typed: without thousands separators, with a hyphen as sign.
pub(crate) fn plain_decimal(digits: i64, exponent: i32) -> String {
    /// Decimal magnitudes without exponent: from 10¹² on and below 10⁻⁶, zeros can no longer be counted at a glance.
    const PLAIN: std::ops::Range<i32> = -6..12;
    let sign = if digits < 0 { "-" } else { "" };
    let text = digits.unsigned_abs().to_string();
    let count = i32::try_from(text.len()).unwrap_or_default();
    let magnitude = exponent + count - 1;
    let split = |at: i32| text.split_at_checked(usize::try_from(at).unwrap_or_default()).unwrap_or((text.as_str(), ""));
    if digits != 0 && !PLAIN.contains(&magnitude) {
        let (first, rest) = split(1);
        let point = if rest.is_empty() { "" } else { "." };
        return format!("{sign}{first}{point}{rest}e{magnitude}");
    }
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    if exponent >= 0 {
        return format!("{sign}{text}{}", if digits == 0 { String::new() } else { zeros(exponent) });
    }
    if magnitude < 0 {
        return format!("{sign}0.{}{text}", zeros(-magnitude - 1));
    }
    let (whole, decimals) = split(magnitude + 1);
    format!("{sign}{whole}.{decimals}")
}

/// Inserts thousands separators into the digits of a whole number.
fn grouped(whole: &str) -> String {
    let mut grouped = String::with_capacity(whole.len() * 4 / 3);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A value with its unit, by the code of the data files. Chinese counts money in 亿 (10⁸), English in billions.
pub(crate) fn quantity(value: f64, unit: &str, texts: &Messages) -> String {
    let value = if unit == "billion_yuan" && texts.language == Language::Zh { value * 10.0 } else { value };
    let form = texts.units.get(unit).or_else(|| texts.units.get("count")).map_or("{n}", String::as_str);
    form.replace("{n}", &number(value))
}

/// A cluster's figure with qualifier and unit: `over 150 bn yuan`.
pub(crate) fn figure(figure: &Figure, texts: &Messages) -> String {
    let qualifier = phrase(&texts.qualifier, figure.qualifier);
    format!("{qualifier}{}", quantity(figure.value.value, figure.measure.unit(), texts))
}

/// An amount in yuan: in English in billions or millions, in Chinese in 亿 (10⁸) or 万 (10⁴); smaller amounts in yuan.
pub(crate) fn yuan(value: f64, texts: &Messages) -> String {
    let (large, small) = match texts.language {
        Language::En => (1e9, 1e6),
        Language::Zh => (1e8, 1e4),
    };
    let (value, form) = if value >= large {
        (value / large, texts.programmes.money_large.as_str())
    } else if value >= small {
        (value / small, texts.programmes.money_small.as_str())
    } else {
        (value, phrase(&texts.programme_unit, ProgrammeUnit::Yuan))
    };
    form.replace("{n}", &number(value))
}

/// A phrase with a small initial, for use inside a sentence.
pub(crate) fn inside_sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Width of a text, in half-width letters: hanzi and full-width signs are two.
pub(crate) fn half_widths(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

/// A phrase with a capital initial, for the beginning of a sentence.
pub(crate) fn capitalised(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Name of one of several things that are called alike, by its number; the name alone without one.
pub(crate) fn numbered(name: &str, number: Option<usize>, language: Language) -> String {
    match number {
        None => name.to_owned(),
        Some(n) if language == Language::Zh => format!("{name}（{n}）"),
        Some(n) => format!("{name} ({n})"),
    }
}

/// The percentage of `part` in `whole`, without the sign: one decimal below 10, else whole; a dash if `whole` is 0.
pub(crate) fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let share = part as f64 * 100.0 / whole as f64;
    if share >= 9.95 || share == 0.0 { format!("{share:.0}") } else { format!("{share:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::messages;

    #[test]
    fn numbers_are_grouped_and_lose_needless_zeros() {
        for (value, text) in [(0.0, "0"), (1234.5, "1,234.5"), (150.0, "150"), (1e6, "1,000,000"), (-2.5, "−2.5")] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn decimals_are_read_with_separators_and_typed_without() {
        for (digits, exponent, read, typed) in [
            (0, 0, "0", "0"),
            (12, 0, "12", "12"),
            (12, 3, "12,000", "12000"),
            (-1234, -2, "−12.34", "-12.34"),
            (1_234_567, -2, "12,345.67", "12345.67"),
            (9991, -4, "0.9991", "0.9991"),
            (5, -3, "0.005", "0.005"),
            (1, -6, "0.000001", "0.000001"),
            (25, -8, "2.5e-7", "2.5e-7"),
            (999, 9, "999,000,000,000", "999000000000"),
            (-1, 15, "−1e15", "-1e15"),
        ] {
            assert_eq!((decimal(digits, exponent).as_str(), plain_decimal(digits, exponent).as_str()), (read, typed));
        }
    }

    #[test]
    fn chinese_counts_money_in_yi() {
        assert_eq!(quantity(451.16, "billion_yuan", messages(Language::En)), "451.16 bn yuan");
        assert_eq!(quantity(451.16, "billion_yuan", messages(Language::Zh)), "4,511.6 亿元");
    }

    #[test]
    fn yuan_are_counted_in_each_language_s_own_steps() {
        for (value, en, zh) in [
            (4e11, "400 bn yuan", "4,000 亿元"),
            (8.91e8, "891 million yuan", "8.91 亿元"),
            (5e5, "500,000 yuan", "50 万元"),
            (900.0, "900 yuan", "900 元"),
        ] {
            assert_eq!([Language::En, Language::Zh].map(|language| yuan(value, messages(language))), [en, zh]);
        }
    }

    #[test]
    fn a_phrase_inside_a_sentence_begins_small() {
        assert_eq!(inside_sentence("Little giants"), "little giants");
        assert_eq!(inside_sentence("“小巨人”企业"), "“小巨人”企业");
        assert_eq!((capitalised("over 180%"), capitalised("")), ("Over 180%".to_owned(), String::new()));
    }

    #[test]
    fn dates_are_written_out_as_each_language_does() {
        let words =
            |text: &str| [Language::En, Language::Zh].map(|language| date(&AsOf::parse(text).unwrap(), language));
        assert_eq!(words("2022-11-03"), ["3 November 2022", "2022 年 11 月 3 日"]);
        assert_eq!(words("2024-01"), ["January 2024", "2024 年 1 月"]);
        assert_eq!(words("2024"), ["2024", "2024 年"]);
        assert_eq!(words("2020/2022-06"), ["2020–June 2022", "2020 年至2022 年 6 月"]);
    }

    #[test]
    fn a_share_of_nothing_is_no_number() {
        assert_eq!(percent(0, 0), "–");
        assert_eq!(percent(13, 45), "29");
        assert_eq!(percent(1, 45), "2.2");
    }
}
