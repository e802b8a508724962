//! Ranks, shares and ratios of provinces in words, and the reasons why values are not ranked.

use super::observation::amount;
use crate::{
    i18n::{Messages, format},
    model::{IndicatorUnit, Province, SourceId},
    query::{Agreement, NotComparable, ProvinceValue, ProvinceValues},
    view::Normalisation,
};

/// Rank and share as text, or the reason why values are not ranked.
pub(crate) fn rank_label(texts: &Messages, values: &ProvinceValues, province: &Province) -> String {
    let Some(rank) = values.rank(&province.id) else {
        return values.not_comparable().map_or_else(String::new, |obstacle| comparison_note(texts, obstacle));
    };
    let place = texts.province.rank.replace("{n}", &rank.place.to_string()).replace("{m}", &rank.of.to_string());
    match rank.share {
        None => place,
        Some(share) => {
            let share = format::number((share * 1000.0).round() / 10.0);
            format!("{place} · {}", texts.province.share.replace("{p}", &share))
        }
    }
}

/// Reason why values are not ranked, as a sentence; `None` if they compare.
pub(super) fn obstacle(texts: &Messages, values: &ProvinceValues) -> Option<String> {
    values.not_comparable().map(|obstacle| comparison_note(texts, obstacle))
}

/// Text of the reason why values are not ranked.
fn comparison_note(texts: &Messages, obstacle: NotComparable) -> String {
    let texts = &texts.province;
    let why = match obstacle {
        NotComparable::Missing(1) => texts.missing_one.clone(),
        NotComparable::Missing(n) => texts.missing.replace("{n}", &n.to_string()),
        NotComparable::Dates => texts.dates.clone(),
        NotComparable::Counts => texts.counts.clone(),
        NotComparable::Bounds => texts.bounds.clone(),
        NotComparable::Scopes => texts.scopes.clone(),
        NotComparable::Tables => texts.tables.clone(),
    };
    texts.not_ranked.replace("{why}", &why)
}

/// Ratio with two decimals.
pub(crate) fn ratio_words(value: f64) -> String {
    format!("{value:.2}")
}

/// Denominator of a ratio as text, with its date and sources.
pub(crate) fn denominator<'v>(
    texts: &Messages,
    per: Normalisation,
    value: &'v ProvinceValue,
) -> Option<(String, &'v str, &'v [SourceId])> {
    let divided = value.per.as_ref()?;
    // Converted back to the unit of the source.
    let amount = match per {
        Normalisation::Population => amount(texts, divided.value * 1e6, IndicatorUnit::Persons),
        Normalisation::Gdp => amount(texts, divided.value * 100.0, IndicatorUnit::BillionYuan),
        Normalisation::Nothing | Normalisation::Nation | Normalisation::Industries => return None,
    };
    Some((format!("÷ {amount}"), divided.as_of.as_str(), &divided.sources))
}

/// Text of the note; `None` if the counts agree.
pub(crate) fn verdict_words(texts: &Messages, verdict: Agreement) -> Option<&str> {
    match verdict {
        Agreement::Agree => None,
        Agreement::CountedDifferently => Some(&texts.province.counted_differently),
        Agreement::Contradict => Some(&texts.province.contradict),
    }
}
