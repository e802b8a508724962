//! Format of numbers, dates and quantities in the two languages.

use super::{Messages, Plural, StatusTexts, phrase};
use crate::model::{AsOf, Batches, Figure, Language, LonLat, ProgrammeUnit};

/// A number with thousands separators and at most two decimals, without trailing zeros: `1,234.5` in both languages.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{:.2}", value.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let grouped = grouped(whole);
    let decimals = decimals.trim_end_matches('0');
    let sign = if value < 0.0 && (grouped != "0" || !decimals.is_empty()) { "−" } else { "" };
    if decimals.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{decimals}") }
}

/// Coordinates in degrees with a number of decimals: `32.06° N, 118.80° E`.
pub(crate) fn coordinates(at: LonLat, decimals: usize, texts: &StatusTexts) -> String {
    let degrees = |degrees: f64| format!("{:.decimals$}", degrees.abs());
    let [ns, ew] =
        [if at.lat < 0.0 { &texts.south } else { &texts.north }, if at.lon < 0.0 { &texts.west } else { &texts.east }];
    let text = texts.coordinates.replace("{lat}", &degrees(at.lat)).replace("{lon}", &degrees(at.lon));
    text.replace("{ns}", ns).replace("{ew}", ew)
}

/// A date in words: `30 November 2022`, `November 2022`, `2022`; an interval as `2020–2022`, `May to June 2022`.
pub(crate) fn date(date: &AsOf, language: Language) -> String {
    in_words(date, language, usize::MAX)
}

/// A text of at most `most` characters; a longer one ends in an ellipsis.
pub(crate) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most.saturating_sub(1)) {
        Some((end, _)) if text.chars().count() > most => format!("{}…", text.get(..end).unwrap_or_default()),
        _ => text.to_owned(),
    }
}

/// A text of at most so many half-width letters; a longer one ends in an ellipsis.
pub(crate) fn cut_to_width(text: &str, widest: usize) -> String {
    let mut width = 0;
    let fits = |letter: &char| {
        width += half_widths(letter.encode_utf8(&mut [0; 4]));
        width <= widest
    };
    let fitting: String = text.chars().take_while(fits).collect();
    if fitting.len() == text.len() { fitting } else { cut(text, fitting.chars().count().max(1)) }
}

/// A date in words for narrow places, in English with a short month: `30 Nov 2022`.
pub(crate) fn short_date(date: &AsOf, language: Language) -> String {
    in_words(date, language, 3)
}

/// Short date of a text in ISO 8601; any other text as it is.
pub(crate) fn short_date_of(text: &str, language: Language) -> String {
    AsOf::parse(text).map_or_else(|_| text.to_owned(), |date| short_date(&date, language))
}

/// A date in words, with the given number of letters of an English month.
fn in_words(date: &AsOf, language: Language, letters: usize) -> String {
    let one = |text: &str| {
        let parts: Vec<&str> = text.split('-').collect();
        let number = |part: &str| part.trim_start_matches('0').to_owned();
        let month = AsOf::parse(text).map(|date| date.first_day().month().to_string()).unwrap_or_default();
        let month: String = month.chars().take(letters).collect();
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
    match parts.as_slice() {
        [first, last] => span(first, last, language),
        _ => parts.concat(),
    }
}

/// From one date in words to another: `2020–2022`, `May 2020 to June 2022`.
pub(crate) fn span(first: &str, last: &str, language: Language) -> String {
    let are_years = first.len() == 4 && last.len() == 4;
    let between = match language {
        Language::Zh => "至 ",
        Language::En if are_years => "–",
        Language::En => " to ",
    };
    format!("{first}{between}{last}")
}

/// Numbers of batches as each language writes them: `3`, `1 and 2`, `1 to 3`; 三, 一、二, 一至三.
pub(crate) fn batches(batches: Batches, language: Language) -> String {
    let [first, last] = [batches.first(), batches.last()].map(|n| batch_number(n, language));
    let between = match (batches.last().saturating_sub(batches.first()), language) {
        (0, _) => return first,
        (1, Language::En) => " and ",
        (1, Language::Zh) => "、",
        (_, Language::En) => " to ",
        (_, Language::Zh) => "至",
    };
    format!("{first}{between}{last}")
}

fn batch_number(n: u8, language: Language) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u8| DIGITS.get(usize::from(n)).copied().unwrap_or_default();
    match (language, n / 10, n % 10) {
        (Language::Zh, 0, ones) if n > 0 => digit(ones).to_owned(),
        (Language::Zh, 1, ones) => format!("十{}", digit(ones)),
        (Language::Zh, tens @ 2..=9, ones) => format!("{}十{}", digit(tens), digit(ones)),
        _ => n.to_string(),
    }
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
    counted(value, texts.units.get(unit).or_else(|| texts.units.get("count")))
}

/// A number of things in a unit of programmes: `1 firm`, `12,000 firms`.
pub(crate) fn programme_quantity(value: f64, unit: ProgrammeUnit, texts: &Messages) -> String {
    counted(value, texts.programme_unit.get(<&str>::from(unit)))
}

/// A phrase with a formatted number; the number alone without a phrase.
fn counted(value: f64, form: Option<&Plural>) -> String {
    form.map_or("{n}", |form| form.form(value == 1.0)).replace("{n}", &number(value))
}

/// A cluster's figure with qualifier and unit: `over 150 billion yuan`.
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
        return programme_quantity(value, ProgrammeUnit::Yuan, texts);
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
    fn a_long_text_is_cut_to_its_width_with_an_ellipsis() {
        assert_eq!(cut_to_width("firms.csv", 9), "firms.csv");
        assert_eq!(cut_to_width("firms.csv", 8), "firms.c…");
        assert_eq!(cut_to_width("企业名单", 8), "企业名单");
        assert_eq!(cut_to_width("企业名单", 6), "企业…");
    }

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
        assert_eq!(quantity(451.16, "billion_yuan", messages(Language::En)), "451.16 billion yuan");
        assert_eq!(quantity(451.16, "billion_yuan", messages(Language::Zh)), "4,511.6 亿元");
    }

    #[test]
    fn yuan_are_counted_in_each_language_s_own_steps() {
        for (value, en, zh) in [
            (4e11, "400 billion yuan", "4,000 亿元"),
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
        assert_eq!(words("2020/2022"), ["2020–2022", "2020 年至 2022 年"]);
        assert_eq!(words("2020/2022-06"), ["2020 to June 2022", "2020 年至 2022 年 6 月"]);
    }

    #[test]
    fn a_long_text_is_cut_to_its_length() {
        assert_eq!([cut("长沙市", 3), cut("长沙市", 2), cut("", 0)], ["长沙市", "长…", ""]);
    }

    #[test]
    fn narrow_places_shorten_english_months() {
        let day = AsOf::parse("2022-11-03").unwrap();
        assert_eq!(short_date(&day, Language::En), "3 Nov 2022");
        assert_eq!(short_date(&day, Language::Zh), "2022 年 11 月 3 日");
    }

    #[test]
    fn batches_are_numbered_in_hanzi() {
        let words = |text: &str| [Language::En, Language::Zh].map(|language| batches(text.parse().unwrap(), language));
        for (text, en, zh) in
            [("3", "3", "三"), ("1-2", "1 and 2", "一、二"), ("1-3", "1 to 3", "一至三"), ("12", "12", "十二")]
        {
            assert_eq!(words(text), [en, zh]);
        }
        assert_eq!([10, 20, 21].map(|n| batch_number(n, Language::Zh)), ["十", "二十", "二十一"]);
    }

    #[test]
    fn one_thing_is_not_counted_as_several() {
        let texts = messages(Language::En);
        assert_eq!([1.0, 2.0].map(|n| quantity(n, "enterprises", texts)), ["1 firm", "2 firms"]);
        assert_eq!(programme_quantity(1.0, ProgrammeUnit::Clusters, texts), "1 cluster");
    }

    #[test]
    fn a_share_of_nothing_is_no_number() {
        assert_eq!(percent(0, 0), "–");
        assert_eq!(percent(13, 45), "29");
        assert_eq!(percent(1, 45), "2.2");
    }
}
